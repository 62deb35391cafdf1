// What a value, a canonical text, a name key and a skeleton are: SPEC.md, section 5.

import { checkSize, malformed, toHex, utf8Bytes, utf8Text } from "./bytes.js";
import { sha256 } from "./sha256.js";
import {
  caseFolded, charactersOf, generalCategory, isDefaultIgnorable, isUnnameable, isWhiteSpace,
  normalForm, prototypeOf,
} from "./unicode.js";

/** The most bytes of a text to be signed, as given and as canonical. */
export const textLimit = 1_048_576;

const valueLimit = 300;
const refusedCategories = new Set(["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]);

/** Whether the code point at `at`, between its neighbours, may stand in a value. */
function isAllowedInValue(codePoints, at) {
  const codePoint = codePoints[at];
  if (codePoint === 0x200c || codePoint === 0x200d) {
    return at > 0 && at < codePoints.length - 1
      && isLetterOrMark(codePoints[at - 1]) && isLetterOrMark(codePoints[at + 1]);
  }
  return !refusedCategories.has(generalCategory(codePoint))
    && !isDefaultIgnorable(codePoint) && codePoint !== 0x2800
    && (codePoint === 0x20 || !isWhiteSpace(codePoint));
}

function isLetterOrMark(codePoint) {
  const group = generalCategory(codePoint)[0];
  return group === "L" || group === "M";
}

function codePointsOf(text) {
  return Array.from(text, (character) => character.codePointAt(0));
}

/** `U+202E`. */
export function shownCodePoint(codePoint) {
  return "U+" + codePoint.toString(16).toUpperCase().padStart(4, "0");
}

/** Refuses what is no value (section 5.1). */
export function checkValue(text, what) {
  const codePoints = codePointsOf(text);
  if (codePoints.length < 1 || codePoints.length > valueLimit) {
    malformed(`${what} has ${codePoints.length} characters, expected 1 to ${valueLimit}`);
  }
  if (text.startsWith(" ") || text.endsWith(" ") || text.includes("  ")) {
    malformed(`${what} has a space at an end, or two in a row`);
  }
  for (let at = 0; at < codePoints.length; at++) {
    if (!isAllowedInValue(codePoints, at)) {
      const shown = shownCodePoint(codePoints[at]);
      malformed(`${what} has ${shown} as its character ${at + 1}, which no value has`);
    }
  }
  if (normalForm(text, "NFC") !== text) malformed(`${what} is not in NFC`);
}

/** The bytes that are signed, of the bytes of a file (section 5.2). */
export function canonicalText(bytes) {
  checkSize(bytes, textLimit, "the text");
  const given = utf8Text(bytes, "the text").replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  checkCharacters(codePointsOf(given));
  const lines = normalForm(given, "NFC").split("\n").map(withoutBlanksAtEnd);
  const first = lines.findIndex((line) => line !== "");
  if (first < 0) malformed("the text is empty");
  const last = lines.findLastIndex((line) => line !== "");
  const canonical = utf8Bytes(lines.slice(first, last + 1).join("\n") + "\n");
  checkSize(canonical, textLimit, "the canonical text");
  return canonical;
}

/** A line without the spaces and TABs at its end. A regular expression could take its square. */
function withoutBlanksAtEnd(line) {
  let end = line.length;
  while (end > 0 && (line[end - 1] === " " || line[end - 1] === "\t")) end--;
  return line.slice(0, end);
}

/** Step 3 of section 5.2. */
function checkCharacters(codePoints) {
  const besides = new Set([0x09, 0x0a, 0x200e, 0x200f, 0x061c]);
  let line = 1;
  let column = 1;
  for (let at = 0; at < codePoints.length; at++, column++) {
    const codePoint = codePoints[at];
    if (!isAllowedInValue(codePoints, at) && !besides.has(codePoint)
      && generalCategory(codePoint) !== "Zs") {
      malformed(`the text has ${shownCodePoint(codePoint)} at line ${line}, column ${column}`);
    }
    if (codePoint === 0x0a) {
      line++;
      column = 0;
    }
  }
}

/** `sha256:` and the hex SHA-256 of a canonical text's bytes. */
export function textHash(canonical) {
  return "sha256:" + toHex(sha256(canonical));
}

/** Whether a text is written like a text hash. */
export function isTextHash(text) {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

const plainMarks = new Map([["\u2212", "-"]]);
for (const mark of "\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4\u2039\u203a") {
  plainMarks.set(mark, "'");
}
for (const mark of "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb") plainMarks.set(mark, '"');

for (const dash of charactersOf("Pd")) if (dash !== "-") plainMarks.set(dash, "-");
const markToMap = new RegExp(`[${[...plainMarks.keys()].join("")}]`, "gu");

/** Step 1 of section 5.3. */
function withPlainMarks(text) {
  return text.replace(markToMap, (mark) => plainMarks.get(mark));
}

/** Whether a text has more than so many scalars. */
export function hasMoreScalars(text, most) {
  if (text.length <= most) return false;
  if (text.length > 2 * most) return true;
  let count = 0;
  for (const _ of text) count++;
  return count > most;
}

/** The most scalars of a name key. */
const nameKeyLimit = 600;

/**
 * Whether a text's name key is sure to have more than so many scalars, without making it: of what the
 * text is decomposed to only ignorable characters and White_Space are lost, and at most four others
 * are composed to one, of which the first alone may be of ASCII; it may lose the three of `the`. Looks
 * at no more of the text than it has to.
 */
export function hasLongNameKey(text, most) {
  if (text.length <= most) return false;
  let ascii = most + 3;
  let all = 4 * most + 3;
  for (const character of text) {
    const codePoint = character.codePointAt(0);
    if (codePoint < 0x80) {
      if (isWhiteSpace(codePoint)) continue;
      ascii--;
      all--;
    } else {
      for (const part of normalForm(character, "NFKD")) if (isVisible(part)) all--;
    }
    if (ascii < 0 || all < 0) return true;
  }
  return false;
}

function isVisible(character) {
  const codePoint = character.codePointAt(0);
  return !isWhiteSpace(codePoint) && !isDefaultIgnorable(codePoint);
}

/** The name key of a text (section 5.3), or null where it has none. */
export function nameKey(text) {
  return keyOf(text, true);
}

/** What section 5.3 makes of a text without folding its case, or null where it makes nothing. */
export function unfoldedNameKey(text) {
  return keyOf(text, false);
}

const plainASCII = /^[ -~]*$/;

function keyOf(text, isFolded) {
  if (hasLongNameKey(text, nameKeyLimit)) return null;
  const marked = plainASCII.test(text) ? keyOfASCII(text, isFolded) : keyOfAny(text, isFolded);
  if (marked === null) return null;
  let key = withSingleSpaces(marked);
  if (key.startsWith("the ") && key.length > 4) key = key.slice(4);
  return key === "" || (isFolded && hasMoreScalars(key, nameKeyLimit)) ? null : key;
}

/** Steps 1 to 6 of section 5.3, of which little is left in ASCII. */
function keyOfASCII(text, isFolded) {
  const marked = text.replaceAll("`", "'");
  return isFolded ? marked.toLowerCase() : marked;
}

/** Steps 1 to 6 of section 5.3; or null. */
function keyOfAny(text, isFolded) {
  for (const character of text) {
    if (isUnnameable(character.codePointAt(0))) return null;
  }
  let key = "";
  for (const character of normalForm(withPlainMarks(text), "NFKC")) {
    if (isDefaultIgnorable(character.codePointAt(0))) continue;
    key += isFolded ? caseFolded(character) : character;
  }
  return withPlainMarks(normalForm(key, "NFKC"));
}

/** With one U+0020 for every run of White_Space, and none at the ends. */
function withSingleSpaces(text) {
  let result = "";
  let isParted = false;
  for (const character of text) {
    if (isWhiteSpace(character.codePointAt(0))) {
      isParted = result !== "";
    } else {
      result += (isParted ? " " : "") + character;
      isParted = false;
    }
  }
  return result;
}

/** The skeleton of a text (section 5.4). */
export function skeleton(text) {
  let result = "";
  for (const character of normalForm(text, "NFD")) result += prototypeOf(character);
  return normalForm(result, "NFD");
}

/** The most scalars of a name key that has the same words as another one. */
export const sameWordsLimit = 100;

/** The runs of letters and marks in a text. */
export function wordsIn(text) {
  const words = [];
  let word = "";
  for (const character of text + " ") {
    if (isLetterOrMark(character.codePointAt(0))) {
      word += character;
    } else if (word !== "") {
      words.push(word);
      word = "";
    }
  }
  return words;
}

/**
 * What the name keys have in common that have the same words, in whatever order and with whatever
 * accents (section 5.4); null where there is no such name key.
 */
export function sameWords(key) {
  if (hasMoreScalars(key, sameWordsLimit)) return null;
  const words = wordsIn(normalForm(key, "NFD").replace(/[\u0300-\u036f]/g, ""));
  return words.length > 0 ? words.sort().join(" ") : null;
}

/**
 * The two skeletons of a name (section 5.4): that of its name key, and that of its name key without
 * folding. Null where it has no name key.
 */
export function skeletonsOf(name) {
  const key = nameKey(name);
  const unfolded = unfoldedNameKey(name);
  return key === null || unfolded === null ? null : [skeleton(key), skeleton(unfolded)];
}
