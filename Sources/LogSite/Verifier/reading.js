// A published document: its text, its format, and what is listed in it: SPEC.md, section 13.1.

import { checkSize, malformed, quoted, undecided, unsupported } from "./bytes.js";
import { paced } from "./pacing.js";
import { chooseLists } from "./reading-choice.js";
import { refuseOtherKinds } from "./reading-kinds.js";
import {
  readHTMLRows, readSelectedNodes, refuseNoscriptInNoMarkup,
} from "./reading-html.js";
import { isMarkdownLine, readMarkdownRows } from "./reading-markdown.js";
import {
  headerWordCount, linesOfText, ReadDocument, readingLimits, trimmed,
} from "./reading-rows.js";
import { readTableRows } from "./reading-tables.js";
import { readTextRows } from "./reading-text.js";
import { parseJSONTree, readValueRows } from "./reading-values.js";
import { parseYAMLTree } from "./reading-yaml.js";

const listFormats = ["html", "json", "yaml", "csv", "tsv", "markdown", "text"];

/**
 * Reads a published list.
 * @param {Uint8Array} bytes the document
 * @param {{ isMatch, withRoleBelow }} names of those in force, as `chooseLists` takes them
 * @param {{ format?, encoding?, column?, section?, select?: string, pause }} told what is told of
 *   it, and `pause`, to be awaited in long work
 * @returns {Promise<{ format, encoding, listed, ignored, lists }>} as `chooseLists`.
 *   Malformed, unsupported or undecided where it cannot be read, or lists nobody.
 */
export async function readPublishedList(bytes, names, told) {
  const turn = paced(told.pause);
  refuseOtherKinds(bytes);
  const { text, encoding } = decodedText(bytes, told.encoding);
  const format = told.format ?? detectedFormat(text);
  if (!listFormats.includes(format)) unsupported(`the format ${quoted(format)}`);
  const isSelected = told.select !== undefined;
  const document = new ReadDocument(format, encoding, isSelected);
  await readRows(document, text, told.select, turn);
  const chosen = await chooseLists(document, names, told, turn);
  return { format, encoding, ...chosen };
}

async function readRows(document, text, select, turn) {
  switch (document.format) {
    case "html": return readPage(document, text, select, turn);
    case "json": return readValueRows(document, parseJSONTree(text), select, turn);
    case "yaml": return readValueRows(document, parseYAMLTree(text), select, turn);
  }
  if (select !== undefined) undecided(`nothing can be selected in the format ${document.format}`);
  switch (document.format) {
    case "csv":
    case "tsv": return readTableRows(document, text, document.format, turn);
    case "markdown": return readMarkdownRows(document, text, turn);
    default: return readTextRows(document, text, turn);
  }
}

/** A page is parsed by the browser, which runs and loads nothing of it. */
async function readPage(document, text, select, turn) {
  if (!globalThis.DOMParser) unsupported("HTML is read in a browser only");
  const tree = new DOMParser().parseFromString(text, "text/html");
  if (/<noscript/i.test(text)) await refuseNoscriptInNoMarkup(tree, turn);
  if (select === undefined) await readHTMLRows(document, tree, turn);
  else await readSelectedNodes(document, tree, select, turn);
}

/** The text of a document, and the name of its encoding in the Encoding Standard. */
function decodedText(bytes, toldEncoding) {
  checkSize(bytes, readingLimits.documentBytes, "the list");
  const [label, start] = declaredEncoding(bytes, toldEncoding);
  let decoder;
  try {
    decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  } catch {
    unsupported(`the encoding ${quoted(label)}`);
  }
  // Bytes of markup are other characters in it: a browser that takes the page for UTF-8 shows more.
  if (decoder.encoding === "iso-2022-jp") unsupported(`the encoding ${decoder.encoding}`);
  let text;
  try {
    text = decoder.decode(bytes.subarray(start));
  } catch {
    malformed(`the list is not ${decoder.encoding}`);
  }
  checkText(text);
  return { text, encoding: decoder.encoding };
}

/** The label of a document's encoding, and how many bytes its mark has. */
function declaredEncoding(bytes, toldEncoding) {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return ["utf-8", 3];
  if (first === 0xfe && second === 0xff) return ["utf-16be", 2];
  if (first === 0xff && second === 0xfe) return ["utf-16le", 2];
  if (toldEncoding !== undefined) return [toldEncoding, 0];
  if (bytes.find((byte) => byte > 0x20) === 0x3c) {
    const beginning = String.fromCharCode(...bytes.subarray(0, 1024));
    const meta = /<meta[^>]*?charset\s*=\s*["']?\s*([a-z0-9_:.-]+)/i.exec(beginning);
    // What could be read as far as this is no UTF-16.
    if (meta) return [/^utf-?16/i.test(meta[1]) ? "utf-8" : meta[1], 0];
  }
  return ["utf-8", 0];
}

function checkText(text) {
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.exec(text);
  if (control) {
    const line = linesOfText(text.slice(0, control.index)).length;
    malformed(`line ${line} of the list has the control character ${quoted(control[0])}`);
  }
  let ends = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) ends++;
  }
  if (ends > readingLimits.lineEnds) {
    malformed(`the list has ${ends} line ends, more than ${readingLimits.lineEnds}`);
  }
}

/** The format of a text of which it is not told. */
function detectedFormat(text) {
  const start = trimmed(text);
  if (start[0] === "<") return "html";
  const second = start[0] === "[" ? trimmed(start.slice(1))[0] : undefined;
  if (start[0] === "{" || '"{[]'.includes(second ?? " ")) return "json";
  const lines = linesOfText(text).filter((line) => trimmed(line) !== "");
  if (isLikeYAML(lines)) return "yaml";
  const heads = [",", ";"].map((separator) => [separator, fieldsOfHead(lines[0] ?? "", separator)]);
  if (heads.some(([, fields]) => headerWordCount(fields) >= 2)) return "csv";
  if (lines.some(isMarkdownLine)) return "markdown";
  const tabsOf = (those) => new Set(those.map((line) => countOf("\t", line)));
  const [tabs, innerTabs] = [tabsOf(lines), tabsOf(lines.map(trimmed))];
  const isEven = (counts) => counts.size === 1 && !counts.has(0);
  const [most] = tabs;
  if ((isEven(tabs) && innerTabs.has(most)) || isEven(innerTabs)) return "tsv";
  const isQuoted = (line) => line.length > 1 && line[0] === '"' && line.at(-1) === '"';
  if (lines.length > 0 && lines.every(isQuoted)) return "csv";
  const isTable = ([separator, fields]) => fields.length > 1 && headerWordCount(fields) > 0
    && lines.every((line) => countOf(separator, line) >= fields.length - 1);
  return heads.some(isTable) ? "csv" : "text";
}

/** The fields of the first line of a table, before anything is known of it. */
function fieldsOfHead(line, separator) {
  return line.replaceAll('"', "").split(separator);
}

function countOf(character, text) {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}

/** Whether lines that are not blank are those of a mapping or a sequence in YAML. */
function isLikeYAML(lines) {
  let hasKey = false;
  let hasKeyAtStart = false;
  let hasItemWithoutKey = false;
  for (const [at, line] of lines.entries()) {
    if (line.startsWith("#") || (line === "---" && at === 0)) continue;
    if (/^ *(?:- +)?[a-z][a-z0-9_-]*:(?: |$)/.test(line)) {
      hasKey = true;
      hasKeyAtStart ||= /^[a-z]/.test(line);
    } else if (line.startsWith("- ")) {
      hasItemWithoutKey = true;
    } else if (!line.startsWith(" ")) {
      return false;
    }
  }
  return hasKey && (hasKeyAtStart || !hasItemWithoutKey);
}
