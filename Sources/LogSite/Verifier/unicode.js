// What the rules need to know of Unicode 15.0: SPEC.md, section 5.

import { unsupported } from "./bytes.js";
import {
  categoryRuns, confusableMappings, defaultIgnorableRanges, foldingMappings, whiteSpaceRanges,
} from "./unicode-tables.js";

const codePointCount = 0x110000;
const whiteSpaceBit = 0x40;
const defaultIgnorableBit = 0x80;
const unnameableBit = 0x20;
const categoryBits = 0x1f;

// Of each code point the number of its category in `categoryNames`, and the three bits above.
const categoryNames = [];
const unnameableCategories = new Set(["Cn", "Cs", "Co"]);
const codePointTraits = new Uint8Array(codePointCount);
(function readTraits() {
  let end = 0;
  for (const [, length, name] of categoryRuns.matchAll(/([0-9]*)([A-Z][a-z])/g)) {
    let number = categoryNames.indexOf(name);
    if (number < 0) number = categoryNames.push(name) - 1;
    const traits = number | (unnameableCategories.has(name) ? unnameableBit : 0);
    codePointTraits.fill(traits, end, (end += length === "" ? 1 : Number(length)));
  }
  for (const [table, bit] of [
    [whiteSpaceRanges, whiteSpaceBit],
    [defaultIgnorableRanges, defaultIgnorableBit],
  ]) {
    const numbers = table.split(" ").map((digits) => parseInt(digits, 36));
    for (let at = 0, codePoint = 0; at < numbers.length; at += 2) {
      codePoint += numbers[at];
      for (const last = codePoint + numbers[at + 1]; codePoint < last; codePoint++) {
        codePointTraits[codePoint] |= bit;
      }
    }
  }
})();

/** From each character to what it is replaced by. */
function readMappings(table) {
  const mappings = new Map();
  for (const line of table.split(";")) {
    const [target, sources] = line.split("=").map(
      (part) => part.split(" ").map((digits) => parseInt(digits, 36)),
    );
    let source = 0;
    for (const step of sources) {
      source += step;
      mappings.set(String.fromCodePoint(source), String.fromCodePoint(...target));
    }
  }
  return mappings;
}

let foldings;
let confusables;

/** The two letters of a code point's general category; `Cn` where it is unassigned. */
export function generalCategory(codePoint) {
  return categoryNames[codePointTraits[codePoint] & categoryBits];
}

/** Whether a text with this code point has no name key: it is of category Cn, Cs or Co. */
export function isUnnameable(codePoint) {
  return (codePointTraits[codePoint] & unnameableBit) !== 0;
}

/** All characters of a category. */
export function charactersOf(category) {
  const number = categoryNames.indexOf(category);
  const found = [];
  for (let codePoint = 0; codePoint < codePointCount; codePoint++) {
    const isOfCategory = (codePointTraits[codePoint] & categoryBits) === number;
    if (isOfCategory) found.push(String.fromCodePoint(codePoint));
  }
  return found;
}

/** Whether a code point is White_Space. */
export function isWhiteSpace(codePoint) {
  return (codePointTraits[codePoint] & whiteSpaceBit) !== 0;
}

/** Whether a code point is Default_Ignorable_Code_Point. */
export function isDefaultIgnorable(codePoint) {
  return (codePointTraits[codePoint] & defaultIgnorableBit) !== 0;
}

/** What a character becomes by full case folding. */
export function caseFolded(character) {
  foldings ??= readMappings(foldingMappings);
  return foldings.get(character) ?? character;
}

/** What a character that is its own NFD looks like. */
export function prototypeOf(character) {
  confusables ??= readMappings(confusableMappings);
  return confusables.get(character) ?? character;
}

const asciiOnly = /^[\0-\x7f]*$/;
let knowsUnicode15;

/**
 * A text in a normal form (`NFC`, `NFD` or `NFKC`) of Unicode 15.0. Normal forms are stable for
 * assigned characters, so that a browser of a later Unicode has them too. What is unassigned in
 * 15.0, and perhaps not there, is a starter that stays as it is: texts are parted at it.
 * Unsupported where the browser's Unicode is older than 15.0.
 */
export function normalForm(text, form) {
  if (asciiOnly.test(text)) return text;
  // Two marks, one of them new in 15.0, that are put in the order of their combining classes.
  knowsUnicode15 ??= "\u{11f42}\u0334".normalize("NFD") === "\u0334\u{11f42}";
  if (!knowsUnicode15) unsupported("this browser's Unicode is older than 15.0");
  let result = "";
  let start = 0;
  for (let at = 0; at < text.length;) {
    const codePoint = text.codePointAt(at);
    const next = at + (codePoint > 0xffff ? 2 : 1);
    if (codePoint > 0x7f && generalCategory(codePoint) === "Cn") {
      result += text.slice(start, at).normalize(form) + text.slice(at, next);
      start = next;
    }
    at = next;
  }
  return result + text.slice(start).normalize(form);
}
