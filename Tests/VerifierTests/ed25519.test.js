// Ed25519: SPEC.md, section 3.3.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

import {
  fromHex, splitLines, unverified, utf8Bytes, utf8Text,
} from "../../Sources/LogSite/Verifier/bytes.js";
import { isFitForNewKey, isValidSignature } from "../../Sources/LogSite/Verifier/ed25519.js";
import {
  addFields, equalFields, fieldElement, fieldFromBytes, fieldToBytes, multiplyFields,
  subtractFields,
} from "../../Sources/LogSite/Verifier/field25519.js";
import { testVectors } from "./vectors.js";

testVectors("ed25519", [], async (vector) => {
  const lines = splitLines(utf8Text(vector.body, "the body"), "the body");
  const [key, message, signature] = lines.map((line) => fromHex(line.split(" ")[1], "the body"));
  if (!await isValidSignature(key, message, signature)) unverified("the signature is not valid");
  return {};
});

testVectors("new-key", [], (vector) => {
  const key = fromHex(utf8Text(vector.body, "the body").slice(0, -1), "the key");
  if (!isFitForNewKey(key)) unverified("the key is not fit");
  return {};
});

const foreign = new URL("../../../shared/vectors/ed25519/", import.meta.url);
const skip = existsSync(foreign) ? false : "no ../shared/vectors beside the repository";

test("the edge cases of C2SP/CCTV: 43 are valid", { skip }, async () => {
  const cases = JSON.parse(readFileSync(new URL("cctv.json", foreign)));
  const residue = (each) => each.flags?.includes("low_order_residue");
  let count = 0;
  for (const each of cases) {
    const [key, signature] = [each.key, each.sig].map((digits) => fromHex(digits, "it"));
    if (!await isValidSignature(key, utf8Bytes(each.msg), signature)) continue;
    count++;
    assert.ok(!residue(each), `case ${each.number} needs the cofactor`);
  }
  assert.equal(count, 43);
});

test("the cases of C2SP/wycheproof", { skip }, async () => {
  const { testGroups } = JSON.parse(readFileSync(new URL("wycheproof.json", foreign)));
  for (const { publicKey, tests } of testGroups) {
    for (const { tcId, msg, sig, result } of tests) {
      const [key, message, signature] = [publicKey.pk, msg, sig].map((d) => fromHex(d, "it"));
      const found = await isValidSignature(key, message, signature);
      assert.equal(found, result === "valid", `case ${tcId}`);
    }
  }
});

test("field arithmetic is that of the integers modulo p", () => {
  const p = 2n ** 255n - 19n;
  const numbers = [0n, 1n, 2n, 19n, p - 1n, p, p + 18n, 2n ** 254n, 2n ** 255n - 1n];
  for (let seed = 1n; numbers.length < 60;) {
    seed = (seed * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    numbers.push((seed ** 4n * 0x9e3779b97f4a7c15n) % 2n ** 255n);
  }
  const little = (number) =>
    Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * at)) & 255n));
  const number = (element) =>
    fieldToBytes(element).reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  const result = fieldElement();
  for (const a of numbers) {
    for (const b of numbers) {
      const [x, y] = [a, b].map((each) => fieldFromBytes(little(each)));
      const at = `${a} ${b}`;
      multiplyFields(result, x, y);
      assert.equal(number(result), (a * b) % p, at);
      addFields(result, x, y);
      assert.equal(number(result), (a + b) % p, at);
      subtractFields(result, x, y);
      assert.equal(number(result), (a + 2n * p - b) % p, at);
      // The largest limbs that a product is made of: a sum times a difference.
      const sum = fieldElement();
      addFields(sum, x, y);
      multiplyFields(result, sum, result);
      assert.equal(number(result), ((a + b) * (a + 2n * p - b)) % p, at);
      assert.equal(equalFields(x, y), a % p === b % p, at);
    }
  }
});
