// Outcomes, and bytes and what is written for them: SPEC.md, section 2.

/** What is not accepted: `outcome` is `malformed`, `unverified`, `unsupported` or `undecided`. */
export class Refusal extends Error {
  constructor(outcome, message) {
    super(message);
    this.name = "Refusal";
    this.outcome = outcome;
  }
}

/** Throws what is not of the form. */
export function malformed(message) {
  throw new Refusal("malformed", message);
}

/** Throws what is well formed where the evidence says no. */
export function unverified(message) {
  throw new Refusal("unverified", message);
}

/** Throws what is of a version, an algorithm or a format that is not defined, or not had here. */
export function unsupported(message) {
  throw new Refusal("unsupported", message);
}

/** Throws where something that the answer needs is not there. */
export function undecided(message) {
  throw new Refusal("undecided", message);
}

// What is not plainly visible, but for U+0020, and what is escaped between quotes.
const notPlainInQuotes =
  /["\\\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]|(?! )\p{Zs}/gu;

/** Foreign text in an error or a note: between quotes, nothing invisible, cut at 80 characters. */
export function quoted(text) {
  const characters = Array.from(text.slice(0, 2 * mostQuoted + 2));
  const shown = characters.slice(0, mostQuoted).join("").replace(notPlainInQuotes, (character) =>
    character === '"' || character === "\\" ? "\\" + character
      : `\\u{${character.codePointAt(0).toString(16).toUpperCase()}}`);
  return `"${shown}${characters.length > mostQuoted ? "…" : ""}"`;
}

const mostQuoted = 80;

/** Refuses bytes beyond a limit of section 2. */
export function checkSize(bytes, limit, what) {
  if (bytes.length > limit) {
    malformed(`${what} has ${bytes.length} bytes, more than ${limit}`);
  }
}

const utf8Decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const utf8Encoder = new TextEncoder();

/** The text whose UTF-8 these bytes are; a U+FEFF at the beginning is kept. Else malformed. */
export function utf8Text(bytes, what) {
  try {
    return utf8Decoder.decode(bytes);
  } catch {
    malformed(`${what} is not UTF-8`);
  }
}

/** The UTF-8 of a text, which has no lone surrogates. */
export function utf8Bytes(text) {
  return utf8Encoder.encode(text);
}

/** The lines of a text without their ends; each ends in LF. */
export function splitLines(text, what) {
  if (!text.endsWith("\n")) malformed(`${what} does not end in a line feed`);
  return text.slice(0, -1).split("\n");
}

/** What follows `prefix` in a line, which begins with it. */
export function afterPrefix(line, prefix, what) {
  if (!line.startsWith(prefix)) malformed(`${what} is ${quoted(line)}, expected ${quoted(prefix)}`);
  return line.slice(prefix.length);
}

/** 2^63 - 1, the largest decimal, size, index and time. */
export const largestDecimal = 2n ** 63n - 1n;

/** Whether a text is ASCII digits without a leading zero, and at most 2^63 - 1. */
export function isDecimal(text) {
  return /^(0|[1-9][0-9]{0,18})$/.test(text) && BigInt(text) <= largestDecimal;
}

/** The BigInt that a decimal writes; else malformed. */
export function parseDecimal(text, what) {
  if (!isDecimal(text)) malformed(`${what} is ${quoted(text)}, expected a decimal`);
  return BigInt(text);
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Lower-case hex. */
export function toHex(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at++) text += hexOfByte[bytes[at]];
  return text;
}

/** The bytes of lower-case hex; else malformed. */
export function fromHex(text, what) {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) {
    malformed(`${what} is ${quoted(text)}, expected lower-case hex`);
  }
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = parseInt(text.substr(2 * at, 2), 16);
  return bytes;
}

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const base64Values = new Uint8Array(128).fill(255);
for (let at = 0; at < 64; at++) base64Values[base64Alphabet.charCodeAt(at)] = at;

/** Base64 with padding. */
export function toBase64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += base64Alphabet[bits >> 18] + base64Alphabet[(bits >> 12) & 63];
    text += at + 1 < bytes.length ? base64Alphabet[(bits >> 6) & 63] : "=";
    text += at + 2 < bytes.length ? base64Alphabet[bits & 63] : "=";
  }
  return text;
}

/**
 * The bytes of base64 with padding, all unused bits zero, and exactly `size` bytes where that is
 * given; else malformed.
 */
export function fromBase64(text, what, size) {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const digits = text.length - padding;
  const bytes = new Uint8Array(Math.floor((digits * 3) / 4));
  let bits = 0;
  let count = 0;
  let end = 0;
  let isStrict = text.length % 4 === 0;
  for (let at = 0; at < digits; at++) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? base64Values[code] : 255;
    if (value === 255) isStrict = false;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count >= 8) bytes[end++] = bits >> (count -= 8);
  }
  if (!isStrict || (bits & ((1 << count) - 1)) !== 0) {
    malformed(`${what} is ${quoted(text)}, expected base64`);
  }
  if (size !== undefined && bytes.length !== size) {
    malformed(`${what} has ${bytes.length} bytes, expected ${size}`);
  }
  return bytes;
}

/** Whether two arrays have the same bytes. */
export function equalBytes(first, second) {
  if (first.length !== second.length) return false;
  for (let at = 0; at < first.length; at++) if (first[at] !== second[at]) return false;
  return true;
}

/** Below 0, 0 or above 0: the order of two texts by their UTF-8 bytes, which is by code points. */
export function compareTexts(first, second) {
  const shared = Math.min(first.length, second.length);
  for (let at = 0; at < shared; at++) {
    const [one, other] = [first.charCodeAt(at), second.charCodeAt(at)];
    if (one !== other) return placeOf(one) - placeOf(other);
  }
  return first.length - second.length;
}

/** Surrogates, which are of code points above U+FFFF, are placed behind U+E000 to U+FFFF. */
function placeOf(unit) {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** All of these bytes, one after the other. */
export function concatenate(...parts) {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A number of at most 2^64 - 1, as `size` bytes, big-endian. */
export function bigEndian(number, size) {
  const bytes = new Uint8Array(size);
  let rest = BigInt(number);
  for (let at = size - 1; at >= 0; at--, rest >>= 8n) bytes[at] = Number(rest & 255n);
  return bytes;
}
