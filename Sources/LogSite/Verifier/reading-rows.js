// Rows and lists, and the words that every format of a published list knows: SPEC.md, section 13.1.

import { malformed, utf8Bytes } from "./bytes.js";
import { hasLongNameKey, hasMoreScalars, nameKey, wordsIn } from "./text.js";
import { isWhiteSpace } from "./unicode.js";

/** Beyond these a document is malformed. */
export const readingLimits = {
  documentBytes: 16_777_216, lineEnds: 2_000_000, rows: 100_000, nodes: 1_000_000,
  fieldBytes: 65_536, pathBytes: 4_096, depth: 256, columns: 1_000, attributes: 1_000,
};

/** A text without White_Space at its ends. No White_Space is beyond U+FFFF. */
export function trimmed(text) {
  let start = 0;
  let end = text.length;
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start++;
  while (start < end && isWhiteSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** A text with the letters of ASCII in lower case. */
export function loweredInASCII(text) {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The lines of a text, without their ends: LF, CR LF or CR. */
export function linesOfText(text) {
  return text.split(/\r\n|\r|\n/);
}

/** Of a section, in scalars. */
const mostOfSection = 300;

/** So many scalars of a text, or all. */
function firstScalars(text, most) {
  if (text.length <= most) return text;
  let end = 0;
  for (let count = 0; count < most && end < text.length; count++) {
    end += text.codePointAt(end) > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
}

/** Whether the UTF-8 of a text has more than so many bytes. */
export function hasMoreBytes(text, most) {
  if (text.length * 3 <= most) return false;
  return text.length > most || utf8Bytes(text).length > most;
}

/**
 * A cell of a row: `links` are where its links lead, `why` the reason for which it names nobody,
 * or null. A cell that is empty need not be in its row.
 */
export function rowCell(column, text, links = [], why = null) {
  return { column, text, links, why };
}

/** The text of a row that is left out as a whole. */
export function shownRow(cells) {
  return cells.map(({ text }) => text).filter((text) => text !== "").join(" | ");
}

/** What was read of a document, before the lists of signatories are chosen. */
export class ReadDocument {
  /** In the order of their first rows. */
  lists = [];
  /** Each `{ number, text, why }`, in order. */
  leftOut = [];
  #places = new Map();
  #rowCount = 0;
  #cells = new NodeCount("cells");

  /** `isSelected`: whoever asks told what is listed, so that nothing has to be chosen. */
  constructor(format, encoding, isSelected) {
    this.format = format;
    this.encoding = encoding;
    this.isSelected = isSelected;
  }

  /**
   * Adds a row to the list of its shape and section, or where a menu parts a section, to that of
   * its part (0 for what is not behind a menu). The header is that of the list's first row. The
   * shape is a short text, since each row costs what that is long. The row may be made further: the
   * second of just two lines of a block.
   */
  add({ number, cells, shape, section, isPlain = false, isMenu = false, part = 0, header = [] }) {
    if (section !== null) section = firstScalars(section, mostOfSection);
    this.#cells.add((cells.at(-1)?.column ?? -1) + 1);
    if (++this.#rowCount > readingLimits.rows) {
      malformed(`the list has more than ${readingLimits.rows} rows`);
    }
    if (!isPlain) for (const cell of cells) checkField(cell.text, number);
    const place = JSON.stringify([shape, section, part]);
    let list = this.#places.get(place);
    if (!list) {
      list = { shape, section, isPlain, isMenu, part, header, rows: [], joined: null };
      this.#places.set(place, list);
      this.lists.push(list);
    }
    const row = { number, cells, isFurther: false };
    list.rows.push(row);
    return row;
  }

  leaveOut(number, text, why) {
    this.leftOut.push({ number, text, why });
  }
}

/** Refuses a cell or a value that is too long. */
export function checkField(text, number) {
  if (hasMoreBytes(text, readingLimits.fieldBytes)) {
    malformed(`row ${number} has a field of more than ${readingLimits.fieldBytes} bytes`);
  }
}

/** Counts towards a limit of nodes: elements, texts and attributes, values, or cells. */
export class NodeCount {
  #count = 0;

  constructor(what) {
    this.what = what;
  }

  add(number = 1) {
    this.#count += number;
    if (this.#count > readingLimits.nodes) {
      malformed(`the list has more than ${readingLimits.nodes} ${this.what}`);
    }
  }
}

// Words. Each is its own name key.

const roleWords = ["role", "affiliation", "position", "function", "job title"];
const givenNameWords = [
  "first name", "firstname", "first_name", "given name", "givenname", "given_name", "forename",
];
const familyNameWords = [
  "last name", "lastname", "last_name", "family name", "familyname", "family_name", "surname",
];
const otherHeaderWords = [
  "name", "names", "full name", "organization", "organizations", "organisation", "organisations",
  "signatory", "signatories", "signed by", "company", "institution", "entity", "type", "kind",
  "country", "city", "region", "title", "date", "url", "link", "website", "web", "domain",
  "email", "e-mail", "category", "sector", "id", "no", "nr", "number", "key", "entry", "notes",
  "comment",
];

/** The words that a column's header may be, by what they say of it. */
export const headerWords = {
  all: new Set([...otherHeaderWords, ...roleWords, ...givenNameWords, ...familyNameWords]),
  role: new Set(roleWords),
  givenName: new Set(givenNameWords),
  familyName: new Set(familyNameWords),
  wholeName: new Set(["name", "names", "full name", "signatory", "signatories", "signed by"]),
};

const longestHeaderWord = Math.max(...Array.from(headerWords.all, (word) => word.length));

/** How many of these cells are header words. */
export function headerWordCount(texts) {
  return texts.filter((text) => !hasLongNameKey(text, longestHeaderWord)
    && headerWords.all.has(nameKey(trimmed(text)))).length;
}

const denyingWords = new Set([
  "not", "no", "non", "never", "without", "declined", "refused", "withdrawn", "withdrew", "ended",
  "removed", "former", "past", "pending",
]);
const announcingWords = new Set([
  "signatories", "signatory", "signers", "signed", "undersigned", "endorsers", "endorsed",
  "supporters", "organizations", "organisations", "individuals", "companies", "institutions",
  "associations", "experts", "people", "persons",
]);
const fillingWords = new Set([
  "list", "of", "the", "our", "and", "all", "by", "have", "has", "did", "who", "those", "yet",
  "sign", "first", "current", "following", "in", "alphabetical", "order",
]);

/** The words of a text's name key. */
function wordsOfKey(text) {
  return wordsIn(nameKey(text) ?? "");
}

/** Whether a section, or null, says that those in it did not sign. */
export function isDenied(section) {
  return section !== null && wordsOfKey(section).some((word) => denyingWords.has(word));
}

/** Whether a section, or null, says that those in it signed. */
export function isAnnounced(section) {
  return section !== null && wordsOfKey(section).some((word) => announcingWords.has(word));
}

/** Whether a line has only words of a section, and one that announces or denies. */
export function hasSectionWordsOnly(line) {
  const isTelling = (word) => announcingWords.has(word) || denyingWords.has(word);
  const isSectionWord = (word) => isTelling(word) || fillingWords.has(word);
  const words = wordsOfKey(line);
  return words.some(isTelling) && words.every(isSectionWord);
}

/** Whether a trimmed line is a heading by its marks. */
export function isHeadingLine(line) {
  return line.startsWith("#") || line.endsWith(":");
}

/** The section that a heading line is: without its marks and White_Space at the ends. */
export function sectionOf(line) {
  let start = 0;
  let end = line.length;
  while (start < end && line[start] === "#") start++;
  while (start < end && (line[end - 1] === "#" || line[end - 1] === ":"
    || isWhiteSpace(line.charCodeAt(end - 1)))) end--;
  return trimmed(line.slice(start, end));
}

/** Whether a trimmed text is prose, which names nobody. */
export function isProse(text) {
  return hasMoreScalars(text, 300) || (/[.!?;]$/.test(text.slice(-1)) && wordCount(text) >= 12);
}

function wordCount(text) {
  let count = 0;
  let isBetween = true;
  for (let at = 0; at < text.length; at++) {
    const isWhite = isWhiteSpace(text.charCodeAt(at));
    if (isBetween && !isWhite) count++;
    isBetween = isWhite;
  }
  return count;
}

/** Whether what stands between links does nothing but part them. */
export function onlyPartsLinks(text) {
  let words = "";
  for (const character of text) {
    const isPart = ",;\u00b7\u2022|&/\u2013\u2014.-".includes(character)
      || isWhiteSpace(character.codePointAt(0));
    words += isPart ? " " : character;
  }
  return words.split(" ").every((word) => word === "" || word.toLowerCase() === "and");
}
