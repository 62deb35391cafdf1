// Texts: SPEC.md, sections 2 and 5.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import {
  Refusal, compareTexts, fromBase64, fromHex, isDecimal, malformed, toBase64, toHex, utf8Text,
} from "../../Sources/LogSite/Verifier/bytes.js";
import { sha256 } from "../../Sources/LogSite/Verifier/sha256.js";
import {
  canonicalText, checkValue, nameKey, skeleton, skeletonsOf, textHash,
} from "../../Sources/LogSite/Verifier/text.js";
import {
  generalCategory, isDefaultIgnorable, isWhiteSpace, normalForm,
} from "../../Sources/LogSite/Verifier/unicode.js";
import { repositoryFile, testVectors } from "./vectors.js";

testVectors("value", [], (vector) => {
  checkValue(utf8Text(vector.body, "the value"), "the value");
  return {};
});

testVectors("text", ["hash"], (vector) => ({ hash: [textHash(canonicalText(vector.body))] }));

testVectors("name-key", ["name-key"], (vector) => {
  const key = nameKey(utf8Text(vector.body, "the name")) ?? malformed("no name key");
  return { "name-key": [key] };
});

testVectors("skeleton", ["skeleton"], (vector) => ({
  skeleton: [skeleton(utf8Text(vector.body, "the text"))],
}));

/** The code points of a table in Vectors/unicode, each with the word of its line. */
function* tableRanges(name) {
  const text = new TextDecoder().decode(repositoryFile(`Vectors/unicode/${name}`));
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [points, word] = line.split(" ");
    const [first, last] = points.split("..").map((digits) => parseInt(digits, 16));
    for (let codePoint = first; codePoint <= (last ?? first); codePoint++) yield [codePoint, word];
  }
}

test("every code point has the properties of Vectors/unicode", () => {
  const categories = new Map(tableRanges("categories.txt"));
  const properties = [...tableRanges("properties.txt")];
  const having = (name) => new Set(properties.filter(([, word]) => word === name).map(([p]) => p));
  const [white, ignorable] = ["White_Space", "Default_Ignorable_Code_Point"].map(having);
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    const at = codePoint.toString(16);
    assert.equal(generalCategory(codePoint), categories.get(codePoint) ?? "Cn", at);
    assert.equal(isWhiteSpace(codePoint), white.has(codePoint), at);
    assert.equal(isDefaultIgnorable(codePoint), ignorable.has(codePoint), at);
  }
});

test("the tables of the verifier are made from Vectors/unicode", () => {
  const script = fileURLToPath(new URL("../../script/verifier-tables", import.meta.url));
  execFileSync("python3", [script, "--check"]);
});

test("every assigned character decomposes as in Vectors/unicode", () => {
  const text = new TextDecoder().decode(repositoryFile("Vectors/unicode/decompositions.txt"));
  const mappings = new Map();
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [from, sign, ...to] = line.split(" ");
    if (sign === "=") mappings.set(parseInt(from, 16), to.map((digits) => parseInt(digits, 16)));
  }
  const decomposed = (codePoint) =>
    mappings.has(codePoint)
      ? mappings.get(codePoint).map(decomposed).join("")
      : String.fromCodePoint(codePoint);
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    if (codePoint >= 0xac00 && codePoint <= 0xd7a3) continue; // decomposed by arithmetic
    const character = String.fromCodePoint(codePoint);
    assert.equal(normalForm(character, "NFD"), decomposed(codePoint), codePoint.toString(16));
  }
});

test("what is unassigned in Unicode 15.0 parts what is normalized", () => {
  // U+0378 is unassigned; what stands around it is composed apart from it.
  assert.equal(normalForm("e\u0301\u0378\u0301", "NFC"), "\u00e9\u0378\u0301");
  // U+10D69, a mark since Unicode 16, is none here: the mark behind it stays behind it.
  assert.equal(normalForm("e\u{10d69}\u0323", "NFD"), "e\u{10d69}\u0323");
});

test("the name key of ASCII is what it is beside another character", () => {
  for (const outer of ["", "the ", "The  ", "the", " "]) {
    for (let codePoint = 0x20; codePoint < 0x7f; codePoint++) {
      const text = outer + String.fromCodePoint(codePoint);
      const beside = nameKey(text + "\u00e9");
      assert.equal(nameKey(text + "e"), beside.slice(0, -1) + "e", text);
    }
  }
  assert.equal(nameKey("the "), "the");
  assert.equal(nameKey("The the "), "the");
  assert.equal(nameKey("  "), null);
});

test("a name has two skeletons, and a text that is no name none", () => {
  assert.deepEqual(skeletonsOf("The Ian Example"), ["ian exarnple", "The lan Exarnple"]);
  assert.equal(skeletonsOf("\u0378"), null);
  assert.equal(skeletonsOf("\ud800"), null);
});

test("SHA-256 is that of node for every length to 300, in one part or several", () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, at) => (at * 7 + 3) & 255);
  for (let length = 0; length <= 300; length++) {
    const part = bytes.subarray(0, length);
    const expected = createHash("sha256").update(part).digest("hex");
    assert.equal(toHex(sha256(part)), expected, `${length} bytes`);
    const parts = [part.subarray(0, 1), part.subarray(1, length >> 1), part.subarray(length >> 1)];
    if (length > 1) assert.equal(toHex(sha256(...parts)), expected, `${length} bytes in parts`);
  }
});

test("base64 and hex have one form only", () => {
  for (let length = 0; length < 40; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 89 + length) & 255);
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString("base64"));
    assert.deepEqual(fromBase64(toBase64(bytes), "it"), bytes);
    assert.deepEqual(fromHex(toHex(bytes), "it"), bytes);
  }
  for (const text of ["A", "AA", "AA=", "AB==", "AAB=", "A===", "====", "AA==AA==", "AAA\n",
    "AA-_", " AAA", "AAAA=", "AAA=A", "AA\u0141=", "=AAA", "AA=A"]) {
    assert.throws(() => fromBase64(text, "it"), Refusal, text);
  }
  assert.throws(() => fromBase64("AAAA", "it", 2), Refusal);
  for (const text of ["0", "0A", "g0", "0x"]) assert.throws(() => fromHex(text, "it"), Refusal);
});

test("texts are compared as their UTF-8 bytes", () => {
  const texts = ["", "a", "ab", "b", "\u00e9", "\u0800", "\ud7ff", "\ue000", "\uffff", "\uffffa",
    "\u{10000}", "\u{10000}a", "\u{10ffff}"];
  for (const first of texts) {
    for (const second of texts) {
      const expected = Buffer.compare(Buffer.from(first), Buffer.from(second));
      assert.equal(Math.sign(compareTexts(first, second)), expected, `${first} ${second}`);
    }
  }
});

test("a decimal has no leading zero and is at most 2^63 - 1", () => {
  for (const text of ["0", "1", "9223372036854775807"]) assert.ok(isDecimal(text), text);
  for (const text of ["", "00", "01", "-1", "+1", "1 ", "1\n", "9223372036854775808", "1e3"]) {
    assert.ok(!isDecimal(text), text);
  }
});
