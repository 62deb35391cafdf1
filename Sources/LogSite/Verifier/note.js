// Notes, parsed and opened, and cosignatures: SPEC.md, sections 4 and 7.4.

import { checkSize, concatenate, fromBase64, largestDecimal, malformed, quoted,
  splitLines, toHex, unverified, utf8Bytes, utf8Text } from "./bytes.js";
import { isValidSignature } from "./ed25519.js";
import { isVerifierKeyName, keyTypes } from "./keys.js";

/** The most bytes of a signed note. */
export const noteLimit = 65_536;

const signatureLineLimit = 64;

/**
 * A note of which nothing is verified (section 4, items 1 to 3): `text`, which ends in LF;
 * `signedBytes`, the UTF-8 of it; and `signatures`, a list of signature lines, each with `name`,
 * `id` (eight hex digits) and `signature`, the bytes behind the ID.
 */
export function parseNote(bytes, what) {
  checkSize(bytes, noteLimit, what);
  const note = utf8Text(bytes, what);
  const control = note.match(/[\0-\x09\x0b-\x1f]/);
  if (control) malformed(`${what} has the byte 0x${toHex(utf8Bytes(control[0]))}`);
  if (!note.endsWith("\n")) malformed(`${what} does not end in a line feed`);
  const end = note.lastIndexOf("\n\n");
  if (end < 0) malformed(`${what} has no empty line between text and signatures`);
  if (end + 2 === note.length) malformed(`${what} has no signature line`);
  const lines = splitLines(note.slice(end + 2), what);
  if (lines.length > signatureLineLimit) {
    malformed(`${what} has ${lines.length} signature lines, more than ${signatureLineLimit}`);
  }
  const text = note.slice(0, end + 1);
  const signatures = lines.map((line) => parseSignatureLine(line, what));
  return { text, signedBytes: utf8Bytes(text), signatures };
}

function parseSignatureLine(line, what) {
  const parts = line.split(" ");
  if (parts.length !== 3 || parts[0] !== "\u2014" || !isVerifierKeyName(parts[1])) {
    malformed(`${what} has the signature line ${quoted(line)}`);
  }
  const bytes = fromBase64(parts[2], `the signature of ${parts[1]}`);
  if (bytes.length < 5) {
    malformed(`the signature of ${parts[1]} has ${bytes.length} bytes, expected at least 5`);
  }
  return { name: parts[1], id: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

/** Whether a signature line has the name and the ID of a key. */
export function isLineOf(line, key) {
  return line.name === key.name && line.id === key.id;
}

/**
 * Opens a note with the keys that may have signed it, and those of witnesses, whose lines are
 * cosignatures (section 4, item 4, and section 8, item 2). Afterwards at least one of `known` has
 * signed the text, and no line of a key of either kind is in vain. The promise is of the
 * cosignatures, each `key` and `time` (a BigInt, seconds of POSIX), in the order of `witnesses`.
 */
export async function openNote(note, known, witnesses, what) {
  const signed = linesOf(note, known).map(([key, line]) => {
    if (line.signature.length !== 64) {
      malformed(`the signature of ${key.name} has 4 + ${line.signature.length} bytes, not 4 + 64`);
    }
    return { key, message: note.signedBytes, signature: line.signature };
  });
  const cosigned = linesOf(note, witnesses).map(([key, line]) => parseCosignature(note, key, line));
  const made = [...signed, ...cosigned];
  const valid = await Promise.all(
    made.map(({ key, message, signature }) => isValidSignature(key.publicKey, message, signature)),
  );
  valid.forEach((isValid, at) => {
    if (!isValid) unverified(`the signature of ${made[at].key.name} under ${what} is not valid`);
  });
  if (signed.length === 0) unverified(`${what} has no signature of a known key`);
  return cosigned.map(({ key, time }) => ({ key, time }));
}

/** Each of these keys that has a line, with it. */
function linesOf(note, keys) {
  const found = [];
  for (const key of new Map(keys.map((each) => [each.text, each])).values()) {
    const lines = note.signatures.filter((line) => isLineOf(line, key));
    if (lines.length > 1) malformed(`${key.name} has ${lines.length} signature lines, not one`);
    if (lines.length === 1) found.push([key, lines[0]]);
  }
  return found;
}

function parseCosignature(note, key, line) {
  if (key.type !== keyTypes.cosigner) throw new TypeError(`${key.name} is no cosigner`);
  if (line.signature.length !== 72) {
    malformed(`the cosignature of ${key.name} has 4 + ${line.signature.length} bytes, not 4 + 72`);
  }
  const time = BigInt("0x" + toHex(line.signature.subarray(0, 8)));
  if (time > largestDecimal) malformed(`the cosignature of ${key.name} has the time ${time}`);
  const message = concatenate(utf8Bytes(`cosignature/v1\ntime ${time}\n`), note.signedBytes);
  return { key, time, message, signature: line.signature.subarray(8) };
}
