// Where the files of a log are read from: SPEC.md, sections 7.5 and 7.11.
//
// A source has `read(path, limit)`, which promises the bytes of a file, or null where it is not
// there; `keptSizes`, the sizes of the checkpoints that are kept, in order, or null where nobody
// can list them; and `hasTiles`, whether it has tiles besides entries. Nothing of it is believed.

import { Refusal, afterPrefix, checkSize, concatenate, isDecimal, malformed, parseDecimal, quoted,
  undecided, unsupported, utf8Bytes, utf8Text } from "./bytes.js";
import { noteLimit } from "./note.js";
import { textLimit } from "./text.js";
import { entryLimit, parseBundle, parseTilePath, tileWidth } from "./tree.js";

/** The most bytes of an entry bundle. */
export const entryBundleLimit = tileWidth * (2 + entryLimit);

/** The most bytes of a log in one file. */
export const logBundleLimit = 2 ** 30;

const bundleLineLimit = 127;
const answerTime = 60_000;
const localHosts = ["127.0.0.1", "[::1]", "localhost"];

/**
 * The files of a log below a URL, which is of https, or of http on this machine. No redirect is
 * followed, no cookie sent, and nothing read beyond a limit. What could not be read is undecided.
 */
export function webSource(baseURL) {
  const base = new URL(baseURL);
  base.search = "";
  base.hash = "";
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  const isLocal = base.protocol === "http:" && localHosts.includes(base.hostname);
  if (base.protocol !== "https:" && !isLocal) {
    undecided(`${base} cannot be read: expected a URL of https`);
  }
  return {
    keptSizes: null,
    hasTiles: true,
    read: (path, limit) => readURL(new URL(path, base), limit),
  };
}

async function readURL(url, limit) {
  try {
    const answer = await fetch(url, {
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(answerTime),
    });
    if (answer.status === 200) return await readBody(answer, limit, url);
    await answer.body?.cancel();
    if (answer.status === 404 || answer.status === 410) return null;
    undecided(`${url} could not be read: status ${answer.status}`);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    undecided(`${url} could not be read: ${error.message}`);
  }
}

async function readBody(answer, limit, url) {
  const reader = answer.body.getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatenate(...parts);
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      malformed(`${url} has more than ${limit} bytes`);
    }
    parts.push(value);
  }
}

/** The files of a log in one file (section 7.11), which is parsed at once. */
export function bundleSource(bytes) {
  const files = parseLogBundle(bytes);
  const sizes = [...files.keys()].map((path) => path.match(/^checkpoints\/(.*)$/)?.[1])
    .filter((size) => size !== undefined)
    .map(BigInt);
  return {
    keptSizes: sizes.sort((first, second) => (first < second ? -1 : 1)),
    hasTiles: false,
    async read(path, limit) {
      const content = files.get(path);
      if (content === undefined) return null;
      checkSize(content, limit, path);
      return content;
    },
  };
}

/** The files of a log in one file, by their paths. */
function parseLogBundle(bytes) {
  checkSize(bytes, logBundleLimit, "the bundle");
  let position = 0;
  const nextLine = () => {
    const end = bytes.subarray(position, position + bundleLineLimit + 1).indexOf(0x0a);
    if (end < 0) {
      malformed(`the bundle has no line of at most ${bundleLineLimit} bytes at byte ${position}`);
    }
    const line = utf8Text(bytes.subarray(position, position + end), "a line of the bundle");
    position += end + 1;
    return line;
  };
  const version = afterPrefix(nextLine(), "endorse-bundle/", "line 1 of the bundle");
  if (parseDecimal(version, "the bundle's version") !== 1n) {
    unsupported(`the bundle is of version ${version}, expected 1`);
  }
  const files = new Map();
  const entries = { count: 0n };
  for (let line = nextLine(); line !== "end"; line = nextLine()) {
    const space = line.indexOf(" ");
    const path = space < 0 ? line : line.slice(0, space);
    const length = parseDecimal(space < 0 ? "" : line.slice(space + 1), `the length of ${path}`);
    const limit = limitOf(path);
    if (length > BigInt(limit)) malformed(`${path} has ${length} bytes, more than ${limit}`);
    const end = position + Number(length);
    if (bytes[end] !== 0x0a) malformed(`${path} is not ${length} bytes and a line feed`);
    if (files.has(path)) malformed(`the bundle has ${path} twice`);
    if ((path === "checkpoint") !== (files.size === 0)) {
      malformed(`${path} does not stand where it has to in the bundle: checkpoint is the first`);
    }
    files.set(path, bytes.subarray(position, end));
    if (path.startsWith("tile/")) checkEntryBundle(path, files.get(path), entries);
    position = end + 1;
  }
  if (files.size === 0) malformed("the bundle has no file");
  if (position !== bytes.length) {
    malformed(`the bundle has ${bytes.length - position} bytes behind its end`);
  }
  return files;
}

/** The most bytes of a file with this path. */
function limitOf(path) {
  const size = path.match(/^checkpoints\/([0-9]+)$/)?.[1];
  if (path === "checkpoint" || (size !== undefined && isDecimal(size))) return noteLimit;
  if (/^text\/[0-9a-f]{64}$/.test(path)) return textLimit;
  if (path.startsWith("tile/entries/")) {
    parseTilePath(path);
    return entryBundleLimit;
  }
  malformed(`the bundle has the path ${quoted(path)}, which no file of it has`);
}

/** An entry bundle begins where the one before it, which is full, ends; and it parses. */
function checkEntryBundle(path, content, entries) {
  const { index, width } = parseTilePath(path);
  if (index * BigInt(tileWidth) !== entries.count) {
    malformed(`${path} stands behind ${entries.count} entries in the bundle`);
  }
  entries.count += BigInt(parseBundle(content, path, width).length);
}

/** A log in one file, from the paths and the contents of its files in order. */
export function writeLogBundle(files) {
  const parts = [utf8Bytes("endorse-bundle/1\n")];
  for (const [path, content] of files) {
    parts.push(utf8Bytes(`${path} ${content.length}\n`), content, Uint8Array.of(0x0a));
  }
  return concatenate(...parts, utf8Bytes("end\n"));
}
