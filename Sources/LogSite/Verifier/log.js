// A copy of a log, verified and audited: SPEC.md, section 12.

import { Refusal, bigEndian, concatenate, equalBytes, isDecimal, malformed, quoted, toBase64,
  undecided, unsupported, unverified } from "./bytes.js";
import { noteLimit } from "./note.js";
import { InFlight, paced } from "./pacing.js";
import { judgeEntries } from "./rules.js";
import { entryBundleLimit, writeLogBundle } from "./sources.js";
import { canonicalText, textHash, textLimit } from "./text.js";
import { GrowingTree, leafHash, parseBundle, rootHash, tilePath, tileWidth } from "./tree.js";
import { checkAge, clockTolerance, shownTime, signedCheckpoint, usualMaximumAge,
  verifyCheckpoint } from "./trust.js";

const filesInFlight = 8;
const hashLength = 32;

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Reads a log from a source and verifies it with a trust folder (section 12): the checkpoint with
 * its quorum, every entry against its root, and by the rules every signature. Options:
 *
 * - `now`, in seconds of POSIX;
 * - `at`: null, how many entries are asked for, or the day, `YYYY-MM-DD`, at whose end;
 * - `maximumAge`, in seconds;
 * - `audit`: whether what an auditor checks besides is read too, as far as the source has it:
 *   tiles, the checkpoints kept, and the texts stated;
 * - `pause`, awaited about every 8 ms of work; `progress`, called with `step` (`entries`, `rules`,
 *   `tiles`, `texts`), `done` and `total`.
 *
 * The answer has, as `log` of section 14 has them, `origin`, `size`, `at`, `root`, `quorum`,
 * `asOf`, `trust` and `cosigned`; `broken`, the `entry` and the `rule` that it broke, or null;
 * `ledger`, what is known after the entries asked for (before the one that broke a rule);
 * `problems`, a text for each that the audit found; `texts`, a map from text hashes to canonical
 * bytes, of those that were read and fit; and `bundle()`, which gives the log in one file.
 *
 * It throws a Refusal: malformed, unverified, undecided where a file is missing or the checkpoint
 * too old, unsupported where an entry is of another version or the browser cannot verify.
 */
export async function readLog(source, trust, options) {
  const { now, at = null, maximumAge = usualMaximumAge, audit = true } = options;
  const pace = { pause: options.pause ?? nextTask, progress: options.progress ?? (() => {}) };
  const note = await readFile(source, "checkpoint", noteLimit);
  const checkpoint = await verifyCheckpoint(note, trust.policy, now);
  if (at === null) checkAge(checkpoint.asOf, now, maximumAge);
  if (checkpoint.size > BigInt(Number.MAX_SAFE_INTEGER)) {
    undecided(`the log has ${checkpoint.size} entries, more than can be read here`);
  }
  const size = Number(checkpoint.size);
  const { entries, leaves, root } = await readEntries(source, size, pace);
  if (!equalBytes(root, checkpoint.root)) {
    unverified("the entries have another root than the checkpoint");
  }
  const asked = at === null ? null : await sizeAt(source, trust, leaves, at);
  const judged = await judgeEntries(entries, leaves, trust, { ...pace, at: asked });
  if (judged.unsupported !== null) {
    unsupported(`entry ${judged.unsupported} is of another version`);
  }
  const problems = [];
  const texts = new Map();
  if (audit) {
    await auditTiles(source, leaves, problems, pace);
    await auditCheckpoints(source, trust, leaves, problems, pace);
    await auditTexts(source, judged.whole.statements, problems, texts, pace);
  }
  return {
    origin: checkpoint.origin,
    size,
    at: asked === size ? null : asked,
    root: toBase64(checkpoint.root),
    quorum: checkpoint.asOf === null ? "none" : "met",
    asOf: checkpoint.asOf === null ? null : shownTime(checkpoint.asOf),
    trust: trust.fingerprint,
    cosigned: checkpoint.cosigned.map(
      ({ key, time }) => ({ witness: key.name, time: shownTime(time) }),
    ),
    broken: judged.broken,
    ledger: judged.ledger,
    problems,
    texts,
    bundle: () => writeLogBundle(bundledFiles(note, texts, entries)),
  };
}

async function readFile(source, path, limit) {
  return await source.read(path, limit) ?? undecided(`${path} is missing`);
}

/** The bytes of a tile or an entry bundle of this width, or of the full one instead, or null. */
async function readTile(source, level, index, width, limit) {
  const path = tilePath(level, index, width);
  const bytes = await source.read(path, limit);
  if (bytes !== null || width === tileWidth) return { path, bytes, found: width };
  const fullPath = tilePath(level, index, tileWidth);
  return { path: fullPath, bytes: await source.read(fullPath, limit), found: tileWidth };
}

/** Item 2 of section 12: all entries, their leaf hashes, and the root of the tree of these. */
async function readEntries(source, size, { pause, progress }) {
  const bundles = [];
  const turn = paced(pause);
  const reads = new InFlight(filesInFlight);
  let done = 0;
  for (let index = 0; index * tileWidth < size; index++) {
    const width = Math.min(tileWidth, size - index * tileWidth);
    await reads.begin(async () => {
      const { path, bytes, found } = await readTile(
        source, "entries", index, width, entryBundleLimit,
      );
      if (bytes === null) undecided(`${tilePath("entries", index, width)} is missing`);
      const entries = parseBundle(bytes, path, found).slice(0, width);
      const leaves = [];
      for (const entry of entries) {
        leaves.push(leafHash(entry));
        await turn();
      }
      bundles[index] = { entries, leaves, root: rootHash(leaves) };
      done += width;
      progress({ step: "entries", done, total: size });
    });
  }
  await reads.end();
  return {
    entries: bundles.flatMap((bundle) => bundle.entries),
    leaves: bundles.flatMap((bundle) => bundle.leaves),
    // Bundles are whole subtrees, but for the last: the root is that of the tree of their roots.
    root: rootHash(bundles.map((bundle) => bundle.root)),
  };
}

/** What `at` is where it was typed: a number of entries, or a day; else malformed. */
export function parseMoment(text) {
  if (isDecimal(text)) return Number(text);
  lastSecondOf(text);
  return text;
}

/** The last second of a day, in seconds of POSIX. */
function lastSecondOf(day) {
  const second = Date.parse(`${day}T23:59:59Z`) / 1000;
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day) || !shownTime(second || 0).startsWith(day)) {
    malformed(`${quoted(day)} is neither a number of entries nor a day, expected YYYY-MM-DD`);
  }
  return second;
}

/** How many entries the log had: `at` is that number, or the day at whose end. */
async function sizeAt(source, trust, leaves, at) {
  if (typeof at === "number") {
    if (at > leaves.length) undecided(`the log has ${leaves.length} entries, not ${at}`);
    if (!Number.isSafeInteger(at) || at < 0) malformed(`${at} is no number of entries`);
    return at;
  }
  const lastSecond = lastSecondOf(at);
  if (trust.policy.quorum === "none") undecided("no witness says how large the log was that day");
  if (source.keptSizes === null) {
    undecided("nobody can list the checkpoints kept at a URL: a log in one file has them");
  }
  for (const size of source.keptSizes.filter((each) => each <= leaves.length).reverse()) {
    const kept = await witnessedBy(source, trust, size, BigInt(lastSecond) - clockTolerance);
    if (kept === null) continue;
    if (!equalBytes(kept.root, rootHash(leaves.slice(0, Number(size))))) {
      unverified(`checkpoints/${size} has another root than the first ${size} entries`);
    }
    return Number(size);
  }
  undecided(`no checkpoint that was kept had been witnessed by the end of ${at}`);
}

/** The checkpoint kept of that size, if it had been witnessed by then; else null. */
async function witnessedBy(source, trust, size, time) {
  try {
    const bytes = await readFile(source, `checkpoints/${size}`, noteLimit);
    const kept = await verifyCheckpoint(bytes, trust.policy, time);
    return kept.size === size ? kept : null;
  } catch (error) {
    if (error instanceof Refusal && error.outcome !== "unsupported") return null;
    throw error;
  }
}

/** Runs a check, whose Refusal is a problem, and names the file that it is of. */
async function noteProblem(problems, path, check) {
  try {
    await check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(error.message.startsWith(path) ? error.message : `${path}: ${error.message}`);
  }
}

/** Every tile is there and has the hashes computed from the entries. */
async function auditTiles(source, leaves, problems, { pause, progress }) {
  if (!source.hasTiles) return;
  const turn = paced(pause);
  const reads = new InFlight(filesInFlight);
  const total = Math.ceil(leaves.length / tileWidth);
  let done = 0;
  let hashes = leaves;
  for (let level = 0; hashes.length > 0; level++) {
    const above = [];
    for (let index = 0; index * tileWidth < hashes.length; index++) {
      const here = hashes.slice(index * tileWidth, (index + 1) * tileWidth);
      if (here.length === tileWidth) above.push(rootHash(here));
      await turn();
      await reads.begin(() => noteProblem(problems, "tile/", async () => {
        await checkTile(source, level, index, here);
        if (level === 0) progress({ step: "tiles", done: ++done, total });
      }));
    }
    hashes = above;
  }
  await reads.end();
}

async function checkTile(source, level, index, hashes) {
  const limit = tileWidth * hashLength;
  const { path, bytes, found } = await readTile(source, level, index, hashes.length, limit);
  if (bytes === null) undecided(`${tilePath(level, index, hashes.length)} is missing`);
  if (bytes.length !== found * hashLength) {
    malformed(`${path} has ${bytes.length} bytes, expected ${found * hashLength}`);
  }
  if (!equalBytes(bytes.subarray(0, hashes.length * hashLength), concatenate(...hashes))) {
    unverified(`${path} has other hashes than the entries`);
  }
}

/** Every checkpoint kept is signed, of its size, and of this tree. */
async function auditCheckpoints(source, trust, leaves, problems, { pause }) {
  const turn = paced(pause);
  const tree = new GrowingTree();
  for (const size of source.keptSizes ?? []) {
    if (size > leaves.length) break;
    for (; tree.size < size; await turn()) tree.add(leaves[tree.size]);
    const path = `checkpoints/${size}`;
    await noteProblem(problems, path, async () => {
      const bytes = await readFile(source, path, noteLimit);
      const kept = await signedCheckpoint(bytes, trust.policy);
      if (kept.size !== size) unverified(`${path} is of size ${kept.size}`);
      if (!equalBytes(kept.root, tree.root())) {
        unverified(`${path} has another root than the first ${size} entries`);
      }
    });
  }
}

/** Every text stated is there, is canonical, and has its hash. */
async function auditTexts(source, statements, problems, texts, { progress }) {
  for (const [at, { text }] of statements.entries()) {
    progress({ step: "texts", done: at, total: statements.length });
    const path = `text/${text.slice("sha256:".length)}`;
    await noteProblem(problems, path, async () => {
      const bytes = await readFile(source, path, textLimit);
      // First what takes little: anybody can put another text here.
      const hash = textHash(bytes);
      if (hash !== text) unverified(`${path} has the hash ${hash}`);
      if (!equalBytes(canonicalText(bytes), bytes)) unverified(`${path} is not canonical`);
      texts.set(text, bytes);
    });
  }
}

/** The files of a log in one file, in order: the checkpoint, the texts, the entry bundles. */
function* bundledFiles(note, texts, entries) {
  yield ["checkpoint", note];
  for (const [text, bytes] of texts) yield [`text/${text.slice("sha256:".length)}`, bytes];
  for (let index = 0; index * tileWidth < entries.length; index++) {
    const part = entries.slice(index * tileWidth, (index + 1) * tileWidth);
    const content = concatenate(...part.flatMap((entry) => [bigEndian(entry.length, 2), entry]));
    yield [tilePath("entries", index, part.length), content];
  }
}
