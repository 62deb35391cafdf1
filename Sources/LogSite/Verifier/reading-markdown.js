// The rows of Markdown: SPEC.md, section 13.1, *markdown*.

import { utf8Bytes } from "./bytes.js";
import {
  hasMoreBytes, isHeadingLine, isProse, linesOfText, onlyPartsLinks, readingLimits, rowCell,
  sectionOf, trimmed,
} from "./reading-rows.js";

/** The indent, and the text behind the marker, of a line that is an item; else null. */
function itemOf(line) {
  const match = /^([ \t]*)(?:[-*+\u2022]|[0-9]{1,9}[.)])[ \t]+/.exec(line);
  return match && { indent: indentOf(match[1]), text: line.slice(match[0].length) };
}

function indentOf(line) {
  let indent = 0;
  for (const character of line) {
    if (character !== " " && character !== "\t") break;
    indent += character === "\t" ? 4 : 1;
  }
  return indent;
}

/** Whether a line is the rule of a table. */
function isTableRule(line) {
  return line.includes("|") && line.includes("-") && /^[|:\- \t]*$/.test(trimmed(line));
}

/** Whether a line is an item, the rule of a table, or holds links only. */
export function isMarkdownLine(line) {
  return !isLongLine(line)
    && (itemOf(line) !== null || isTableRule(line) || linksAlone(trimmed(line)).length > 0);
}

function isLongLine(line) {
  return hasMoreBytes(line, readingLimits.fieldBytes);
}

/** Reads Markdown into rows. */
export async function readMarkdownRows(document, text, turn) {
  const reader = new MarkdownReader(document, linesOfText(text));
  reader.readFrontMatter();
  while (reader.at < reader.lines.length) {
    reader.readLine();
    await turn();
  }
  reader.endItem();
}

class MarkdownReader {
  constructor(document, lines) {
    this.document = document;
    this.lines = lines;
    this.at = 0;
    this.section = null;
    this.item = null; // the one that lines may still belong to
    this.shapeBelow = null; // of rows that only an item, its lines and such rows are above
    this.indents = []; // those of the items that the next one may be within
    this.header = null; // that of the table that this line may be a row of
    this.shapes = new Map(); // from the wording of a header to the shape of the rows below it
  }

  /** Leaves out the lines from here to that one, and goes behind it. */
  leaveOut(last, why) {
    for (; this.at <= last; this.at++) {
      const line = trimmed(this.lines[this.at]);
      if (line !== "") this.document.leaveOut(this.at + 1, line, why);
    }
  }

  /** The first line from `start` on that is such a one, or the last one of all. */
  find(start, isSuch) {
    for (let at = start; at < this.lines.length; at++) {
      if (isSuch(trimmed(this.lines[at]))) return at;
    }
    return this.lines.length - 1;
  }

  add(cells, shape, besides) {
    this.document.add({ number: this.at + 1, cells, shape, section: this.section, ...besides });
  }

  readFrontMatter() {
    if (trimmed(this.lines[0]) !== "---") return;
    const isEnd = (line) => line === "---" || line === "...";
    const end = this.find(1, isEnd);
    if (end > 0 && isEnd(trimmed(this.lines[end]))) this.leaveOut(end, "front matter");
  }

  readLine() {
    const line = this.lines[this.at];
    const isLong = isLongLine(line);
    if (this.header !== null && line.includes("|") && !isLong) {
      const { header, shape } = this.header;
      this.add(tableCells(trimmed(line)), shape, { header });
      this.at++;
      return;
    }
    this.header = null;
    const item = isLong ? null : itemOf(line);
    if (item) {
      this.beginItem(item);
      return;
    }
    const shown = trimmed(line);
    const indent = indentOf(line);
    const isOfItem = this.item !== null && this.item.bytes <= readingLimits.fieldBytes;
    if (isOfItem && shown !== "" && indent >= 2 && !isLong) {
      this.item.lines.push(shown);
      this.item.bytes += 1 + utf8Bytes(shown).length;
      this.at++;
      return;
    }
    this.endItem();
    const shapeBelow = isLong ? null : this.shapeBelow;
    this.shapeBelow = null;
    if (shown === "") {
      this.at++;
      return;
    }
    if (indent === 0) this.indents = [];
    if (isLong) {
      this.add([rowCell(0, shown, [], "prose")], "line", { isPlain: true });
      this.at++;
    } else {
      this.readBlock(shown, shapeBelow);
    }
  }

  beginItem({ indent, text }) {
    this.endItem();
    while (this.indents.length > 0 && indent < this.indents.at(-1) + 2) this.indents.pop();
    this.indents.push(indent);
    const level = this.indents.length;
    this.shapeBelow = `below ${level}`;
    const bytes = utf8Bytes(text).length;
    this.item = { number: this.at + 1, lines: [text], bytes, shape: `item ${level}` };
    this.at++;
  }

  endItem() {
    if (this.item === null) return;
    const { number, lines, shape } = this.item;
    this.item = null;
    const cells = [withoutMarks(0, lines.join(" "))];
    this.document.add({ number, cells, shape, section: this.section });
  }

  /** What begins with a line that is not blank and belongs to no item. */
  readBlock(shown, shapeBelow) {
    const below = trimmed(this.lines[this.at + 1] ?? "");
    if (shown.startsWith("\u003c!--")) {
      this.leaveOut(this.find(this.at, (line) => line.includes("-->")), "comment");
    } else if (/^(```|~~~)/.test(shown)) {
      const fence = shown.slice(0, 3);
      this.leaveOut(this.find(this.at + 1, (line) => line.startsWith(fence)), "code");
    } else if (/^([-_=*])(?:[ \t]*\1){2,}$/.test(shown)) {
      this.leaveOut(this.at, "rule");
    } else if (shown.includes("|") && isTableRule(below)) {
      const header = tableCells(shown).map((cell) => cell.text);
      this.header = { header, shape: this.shapeOfTable(header) };
      this.leaveOut(this.at, "header");
      this.at++;
    } else if (isHeadingLine(shown)) {
      this.section = withoutMarks(0, sectionOf(shown)).text;
      this.leaveOut(this.at, "heading");
    } else if (/^(==+|--+)$/.test(below)) {
      this.section = withoutMarks(0, shown).text;
      this.leaveOut(this.at + 1, "heading");
    } else {
      this.readPlain(shown, shapeBelow);
    }
  }

  shapeOfTable(header) {
    const wording = JSON.stringify(header);
    if (!this.shapes.has(wording)) this.shapes.set(wording, `table ${this.shapes.size}`);
    return this.shapes.get(wording);
  }

  readPlain(shown, shapeBelow) {
    const links = linksAlone(shown);
    for (const link of links) this.add([link], "link");
    if (links.length === 0) {
      const cell = withoutMarks(0, shown);
      if (cell.why === null && isProse(shown)) cell.why = "prose";
      this.add([cell], shapeBelow ?? "line", { isPlain: shapeBelow === null });
      this.shapeBelow = shapeBelow;
    }
    this.at++;
  }
}

/** The cells of a trimmed line of a table: parted by `|` without a backslash before it. */
function tableCells(line) {
  const texts = [];
  let start = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === "\\") {
      at++;
    } else if (line[at] === "|") {
      texts.push(line.slice(start, at));
      start = at + 1;
    }
  }
  texts.push(line.slice(start));
  if (trimmed(texts[0]) === "") texts.shift();
  if (texts.length > 0 && trimmed(texts.at(-1)) === "") texts.pop();
  return texts.map((text, column) => withoutMarks(column, text));
}

// Marks. A character that is no mark, for a backslash or a reference stood before it, is written as
// a surrogate until all marks are gone: text that was decoded has none of its own.

const noMark = (character) => {
  const code = character.codePointAt(0);
  return code < 0x80 ? String.fromCharCode(0xdc00 + code) : character;
};

function withMarksAgain(text) {
  // Behind a high surrogate a low one is half of a character.
  return text.replace(/(?<![\ud800-\udbff])[\udc00-\udc7f]/g,
    (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xdc00));
}

const namedReferences = new Map([
  ["amp", "&"], ["lt", "<"], ["gt", ">"], ["quot", '"'], ["apos", "'"], ["nbsp", "\u00a0"],
]);

/** The character of a reference `&NAME;`, or null where it stands for none. */
function referredCharacter(reference) {
  const name = reference.slice(1, -1);
  if (namedReferences.has(name)) return namedReferences.get(name);
  const number = /^#(?:[xX]([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (!number || reference.length > 12) return null;
  const code = number[1] ? parseInt(number[1], 16) : parseInt(number[2], 10);
  const isScalar = code > 0 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000);
  return isScalar ? String.fromCodePoint(code) : null;
}

/** Without comments, and what backslashes and references stand before is no mark. */
function prepared(text) {
  let result = "";
  let at = 0;
  for (;;) {
    const start = text.indexOf("\u003c!--", at);
    const end = start < 0 ? -1 : text.indexOf("-->", start + 4);
    if (end < 0) break;
    result += text.slice(at, start);
    at = end + 3;
  }
  return (result + text.slice(at)).replace(
    /\\([!-/:-@[-`{-~])|&[A-Za-z0-9#]{1,10};/g,
    (all, character) => {
      if (character) return noMark(character);
      const referred = referredCharacter(all);
      return referred === null ? all : noMark(referred);
    },
  );
}

// [TEXT](DEST "TITLE"), perhaps with ! before it; or [^TEXT].
const linkPattern = /!?\[([^[\]]*)\]\(([^() \t]*)(?:[ \t]+"[^"]*")?\)|\[\^[^[\]]+\]/g;

function withoutEmphasis(text) {
  let result = text.replace(/\*\*|__|~~/g, "");
  if (result[0] === "*" || result[0] === "_") {
    const end = result.indexOf(result[0], 1);
    if (end > 1) result = result.slice(1, end) + result.slice(end + 1);
  }
  return trimmed(withMarksAgain(result));
}

/** An item, a cell or a line taken out of its marks. */
function withoutMarks(column, marked) {
  let text = prepared(trimmed(marked));
  let why = null;
  if (text.startsWith("[ ] ")) why = "not ticked";
  if (/^\[[xX]\] /.test(text)) text = text.slice(4);
  const links = [];
  text = trimmed(text.replace(linkPattern, (_, shown, destination) => {
    if (destination === undefined) return "";
    links.push(withMarksAgain(destination));
    return shown;
  }));
  if (why === null && text.length > 4 && text.startsWith("~~") && text.endsWith("~~")) {
    why = "struck through";
  }
  return rowCell(column, withoutEmphasis(text), links, why);
}

/** The cells of a line that holds links only; else none. */
function linksAlone(line) {
  if (!line.includes("[")) return [];
  const links = [];
  const rest = prepared(line).replace(linkPattern, (_, shown, destination) => {
    if (destination !== undefined) {
      links.push(rowCell(0, withoutEmphasis(shown), [withMarksAgain(destination)]));
    }
    return "";
  });
  return onlyPartsLinks(withMarksAgain(rest)) ? links : [];
}
