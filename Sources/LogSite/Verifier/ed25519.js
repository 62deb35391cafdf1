// Which Ed25519 signatures are valid: SPEC.md, section 3.3.

import { fromHex, toHex, unsupported, utf8Bytes } from "./bytes.js";
import {
  addFields, equalFields, fieldElement, fieldFromBytes, fieldToBytes, multiplyFields, raiseForRoot,
  subtractFields,
} from "./field25519.js";

const primeP = 2n ** 255n - 19n;
const orderL = 2n ** 252n + 27742317777372353535851937790883648493n;

/** 2^exponent modulo p. */
function powerOfTwo(exponent) {
  let power = 1n;
  let square = 2n;
  for (let rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % primeP) {
    if (rest & 1n) power = (power * square) % primeP;
  }
  return power;
}

const zero = fieldElement(0n);
const one = fieldElement(1n);
const curveD = fieldElement(
  37095705934669439343138083508754565189542113879843219016388785533085940283555n,
);
const curveTwiceD = fieldElement(0n);
addFields(curveTwiceD, curveD, curveD);
const rootOfMinusOne = fieldElement(powerOfTwo((primeP - 1n) / 4n));

// The low-order encodings with y < p of section 3.3, without the sign bit.
const lowOrderEncodings = [
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
].map((digits) => fromHex(digits, "a low-order encoding"));

/** Whether 32 bytes, little-endian, without their highest bit, are less than `limit`. */
function isBelow(bytes, limit, highest = bytes[31]) {
  for (let at = 31; at >= 0; at--) {
    const byte = at === 31 ? highest : bytes[at];
    if (byte !== limit[at]) return byte < limit[at];
  }
  return false;
}

function littleEndian(number) {
  return Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * at)) & 255n));
}

const bytesOfP = littleEndian(primeP);
const bytesOfL = littleEndian(orderL);

/** Whether y < p, and the encoding is none of those of low order. */
function isCanonicalAndOfLargeOrder(encoding) {
  if (!isBelow(encoding, bytesOfP, encoding[31] & 0x7f)) return false;
  return !lowOrderEncodings.some((low) => {
    for (let at = 0; at < 31; at++) if (low[at] !== encoding[at]) return false;
    return low[31] === (encoding[31] & 0x7f);
  });
}

/** The affine point of an encoding with y < p (RFC 8032, section 5.1.3), or null. */
function decodePoint(encoding) {
  const y = fieldFromBytes(encoding);
  const [u, v, v3, base, x, check, negative] = Array.from({ length: 7 }, () => fieldElement());
  // x^2 = u / v = (y^2 - 1) / (d y^2 + 1); x = u v^3 (u v^7)^((p - 5) / 8), or that times sqrt(-1).
  multiplyFields(u, y, y);
  multiplyFields(v, u, curveD);
  addFields(v, v, one);
  subtractFields(u, u, one);
  multiplyFields(v3, v, v);
  multiplyFields(v3, v3, v);
  multiplyFields(base, v3, v3);
  multiplyFields(base, base, v);
  multiplyFields(base, base, u);
  raiseForRoot(x, base);
  multiplyFields(x, x, v3);
  multiplyFields(x, x, u);
  multiplyFields(check, x, x);
  multiplyFields(check, check, v);
  subtractFields(negative, zero, u);
  if (equalFields(check, negative)) {
    multiplyFields(x, x, rootOfMinusOne);
  } else if (!equalFields(check, u)) {
    return null;
  }
  const isNegative = encoding[31] >> 7;
  if ((fieldToBytes(x)[0] & 1) !== isNegative) {
    if (equalFields(x, zero)) return null;
    subtractFields(x, zero, x);
  }
  return [x, y];
}

/** The sum of two points in extended coordinates X, Y, Z, T (RFC 8032, section 5.1.4). */
function addPoints([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const [a, b, c, d, e, f, g, h, left, right] = Array.from({ length: 10 }, () => fieldElement());
  subtractFields(left, y1, x1);
  subtractFields(right, y2, x2);
  multiplyFields(a, left, right);
  addFields(left, y1, x1);
  addFields(right, y2, x2);
  multiplyFields(b, left, right);
  multiplyFields(c, t1, curveTwiceD);
  multiplyFields(c, c, t2);
  addFields(d, z1, z1);
  multiplyFields(d, d, z2);
  subtractFields(e, b, a);
  subtractFields(f, d, c);
  addFields(g, d, c);
  addFields(h, b, a);
  const sum = Array.from({ length: 4 }, () => fieldElement());
  multiplyFields(sum[0], e, f);
  multiplyFields(sum[1], g, h);
  multiplyFields(sum[2], f, g);
  multiplyFields(sum[3], e, h);
  return sum;
}

/**
 * Whether 32 bytes are fit for a new key: items 2, 4 and 6 of the acceptance rule, and the point is
 * of the prime-order subgroup. It is a log's duty; no signature is refused for it.
 */
export function isFitForNewKey(publicKey) {
  const point = usablePoint(publicKey);
  if (point === null) return false;
  const [x, y] = point;
  const product = fieldElement();
  multiplyFields(product, x, y);
  const extended = [x, y, one, product];
  let multiple = [zero, one, one, zero];
  for (let bit = 252n; bit >= 0n; bit--) {
    multiple = addPoints(multiple, multiple);
    if ((orderL >> bit) & 1n) multiple = addPoints(multiple, extended);
  }
  return equalFields(multiple[0], zero) && equalFields(multiple[1], multiple[2]);
}

/** The point of a key that items 2, 4 and 6 of the acceptance rule let through, or null. */
function usablePoint(publicKey) {
  return publicKey.length === 32 && isCanonicalAndOfLargeOrder(publicKey)
    ? decodePoint(publicKey) : null;
}

/** From the hex of each public key seen to a promise of its CryptoKey, or null if none is valid. */
const importedKeys = new Map();

function importedKey(publicKey) {
  const name = toHex(publicKey);
  let key = importedKeys.get(name);
  if (key === undefined) {
    key = usablePoint(publicKey) === null ? null : importKey(publicKey);
    importedKeys.set(name, key);
  }
  return key;
}

async function importKey(publicKey) {
  try {
    return await globalThis.crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  } catch (error) {
    unsupported(`this browser has no Ed25519 to verify signatures with (${error.name})`);
  }
}

/**
 * Whether a signature of 64 bytes over a message is valid under a public key of 32, by the
 * acceptance rule. Items 1, 2, 4, 5, the half of 6 about A, and 3 are decided here. Item 7 is
 * WebCrypto's, which computes [S]B - [k]A and compares its encoding with R: R, which is canonical
 * by item 3, is then the encoding of a point (item 6). That the browser does not multiply by the
 * cofactor is tried once. Unsupported where the browser lets no page do this.
 */
export async function isValidSignature(publicKey, message, signature) {
  if (signature.length !== 64 || !isBelow(signature.subarray(32), bytesOfL)) return false;
  if (!isCanonicalAndOfLargeOrder(signature.subarray(0, 32))) return false;
  await requireWebCrypto();
  const pending = importedKey(publicKey);
  if (pending === null) return false;
  return verifyByWebCrypto(await pending, message, signature);
}

let webCryptoTried;

/**
 * Refuses as unsupported where this browser cannot verify Ed25519 signatures as section 3.3 asks.
 */
export function requireWebCrypto() {
  return webCryptoTried ??= tryWebCrypto();
}

// Signatures by a key with a component of order 8. That of R and of [k]A cancel out in the first;
// in the second they do only when multiplied by the cofactor.
const triedKey = "59a3843a4092325f6957b8d6a3586718c4d25d930eb0300e12f68451c47c230d";
const triedSignatures = [
  {
    message: "example message 10",
    signature: "17a2e13c4f42a4aa639280e419c2b851e3ce88713f7eeb26db48a3df618e59d0"
      + "27de60d5f54c7b969df26c3cf2e942faa198c273426b81076da2278db1981601",
    isValid: true,
  },
  {
    message: "example message 0",
    signature: "17a2e13c4f42a4aa639280e419c2b851e3ce88713f7eeb26db48a3df618e59d0"
      + "dc507948b3b1e2ff4566969d538150d28b7d74726e0c1bd480f657b301853c05",
    isValid: false,
  },
];

async function tryWebCrypto() {
  if (globalThis.crypto?.subtle === undefined) {
    unsupported("no signature can be verified: this page was not opened over https");
  }
  const key = await importKey(fromHex(triedKey, "the tried key"));
  for (const { message, signature, isValid } of triedSignatures) {
    const bytes = fromHex(signature, "a tried signature");
    if (await verifyByWebCrypto(key, utf8Bytes(message), bytes) !== isValid) {
      unsupported("this browser's Ed25519 has another rule than RFC 8032 without the cofactor");
    }
  }
}

function verifyByWebCrypto(key, message, signature) {
  return globalThis.crypto.subtle.verify("Ed25519", key, signature, message);
}
