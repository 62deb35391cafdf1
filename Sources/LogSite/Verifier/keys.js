// Key names and verifier keys: SPEC.md, sections 3.1 and 3.2.

import { equalBytes, fromBase64, fromHex, malformed, quoted, toHex, unsupported,
  utf8Bytes } from "./bytes.js";
import { sha256 } from "./sha256.js";
import { isWhiteSpace } from "./unicode.js";

/** The types of a key: Ed25519, an Ed25519 cosigner, ML-DSA-44. */
export const keyTypes = Object.freeze({ ed25519: 0x01, cosigner: 0x04, mlDSA44: 0x06 });

const publicKeyLengths = new Map([
  [keyTypes.ed25519, 32], [keyTypes.cosigner, 32], [keyTypes.mlDSA44, 1312],
]);

const newLine = Uint8Array.of(0x0a);

/** Whether a text is the key name of an organization. */
export function isOrganizationName(name) {
  const labels = name.split(".");
  return name.length <= 253 && labels.length >= 2
    && labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
    && !/^[0-9]+$/.test(labels.at(-1));
}

/** Whether a text is the key name of an individual. */
export function isIndividualName(name) {
  const slash = name.indexOf("/");
  const segment = name.slice(slash + 1);
  return slash >= 0 && isOrganizationName(name.slice(0, slash))
    && /^[a-z0-9._-]{1,64}$/.test(segment) && segment !== "." && segment !== "..";
}

/** Whether a text is the key name of an organization or an individual. */
export function isKeyName(name) {
  return isOrganizationName(name) || isIndividualName(name);
}

/** Whether a text is the name of a log. */
export function isOrigin(name) {
  return /^[!-*,-~]{1,255}$/.test(name);
}

/** Whether a text may be the name of any verifier key. */
export function isVerifierKeyName(name) {
  if (name === "" || name.includes("+")) return false;
  for (const character of name) if (isWhiteSpace(character.codePointAt(0))) return false;
  return true;
}

/**
 * A verifier key: `text` as it is written; `name`; `id`, eight hex digits; `type`; `publicKey`; and
 * `hex`, by which keys are told apart: the public key in hex.
 */
class VerifierKey {
  constructor(text, name, id, type, publicKey) {
    this.text = text;
    this.name = name;
    this.id = id;
    this.type = type;
    this.publicKey = publicKey;
    this.hex = toHex(publicKey);
  }
}

/** `NAME+ID+KEY` of any type, of which only what all types have in common is checked. */
function splitVerifierKey(text, what) {
  const first = text.indexOf("+");
  const second = text.indexOf("+", first + 1);
  if (first < 0 || second < 0) malformed(`${what} is ${quoted(text)}, expected NAME+ID+KEY`);
  const name = text.slice(0, first);
  const id = text.slice(first + 1, second);
  if (!isVerifierKeyName(name)) malformed(`${what} has the key name ${quoted(name)}`);
  if (!/^[0-9a-f]{8}$/.test(id)) {
    malformed(`${what} has the ID ${quoted(id)}, expected eight hex digits`);
  }
  const bytes = fromBase64(text.slice(second + 1), `the key in ${what}`);
  if (bytes.length === 0) malformed(`${what} has an empty key`);
  return new VerifierKey(text, name, id, bytes[0], bytes.subarray(1));
}

function checkLengthAndID(key, what) {
  const length = publicKeyLengths.get(key.type);
  if (key.publicKey.length !== length) {
    malformed(`${what} has a public key of ${key.publicKey.length} bytes, expected ${length}`);
  }
  const hash = sha256(utf8Bytes(key.name), newLine, Uint8Array.of(key.type), key.publicKey);
  if (!equalBytes(hash.subarray(0, 4), fromHex(key.id, "the ID"))) {
    malformed(`${what} has the ID ${key.id}, expected ${toHex(hash.subarray(0, 4))}`);
  }
}

function shownType(type) {
  return "0x" + type.toString(16).padStart(2, "0");
}

/** A verifier key where no type is asked for: one that is not of Ed25519 is unsupported. */
export function parseVerifierKey(text, what) {
  const key = splitVerifierKey(text, what);
  if (key.type !== keyTypes.ed25519 && key.type !== keyTypes.cosigner) {
    unsupported(`${what} is of type ${shownType(key.type)}`);
  }
  checkLengthAndID(key, what);
  return key;
}

/** A verifier key where one of these types is asked for: one of another type is malformed. */
export function parseKeyOfType(text, types, what) {
  const key = splitVerifierKey(text, what);
  if (!types.includes(key.type)) {
    const expected = types.map(shownType).join(" or ");
    malformed(`${what} is of type ${shownType(key.type)}, expected ${expected}`);
  }
  checkLengthAndID(key, what);
  return key;
}

/** A verifier key of type 0x01; every other is malformed. */
export function parseEd25519Key(text, what) {
  return parseKeyOfType(text, [keyTypes.ed25519], what);
}
