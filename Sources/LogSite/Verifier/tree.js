// The tree, its proofs, its tiles and its entry bundles: SPEC.md, sections 7.1 and 7.2.

import { equalBytes, isDecimal, largestDecimal, malformed, quoted, unverified } from "./bytes.js";
import { sha256 } from "./sha256.js";

/** The most hashes of a proof. */
export const proofHashLimit = 63;

/** The most bytes of an entry. */
export const entryLimit = 8192;

/** How many hashes a full tile has, and how many entries a full bundle. */
export const tileWidth = 256;

/** The root of the empty tree. */
export const emptyRoot = sha256();

const leafPrefix = Uint8Array.of(0x00);
const nodePrefix = Uint8Array.of(0x01);

/** The hash of the leaf whose data these bytes are. */
export function leafHash(bytes) {
  return sha256(leafPrefix, bytes);
}

/** The hash of the node above two. */
export function nodeHash(left, right) {
  return sha256(nodePrefix, left, right);
}

/** The root of the tree over these leaf hashes. */
export function rootHash(leaves) {
  if (leaves.length === 0) return emptyRoot;
  let level = leaves;
  while (level.length > 1) {
    const above = [];
    for (let at = 0; at + 1 < level.length; at += 2) above.push(nodeHash(level[at], level[at + 1]));
    if (level.length % 2 === 1) above.push(level.at(-1));
    level = above;
  }
  return level[0];
}

/** A tree to which leaf hashes are added, with its root at each size. */
export class GrowingTree {
  size = 0;
  #peaks = []; // the roots of its full subtrees, the largest first

  add(leaf) {
    let hash = leaf;
    for (let size = this.size; size % 2 === 1; size = (size - 1) / 2) {
      hash = nodeHash(this.#peaks.pop(), hash);
    }
    this.#peaks.push(hash);
    this.size++;
  }

  root() {
    return this.#peaks.length === 0
      ? emptyRoot : this.#peaks.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** The largest power of two less than a size, which is at least 2. */
function splitPoint(size) {
  return 1n << BigInt((size - 1n).toString(2).length - 1);
}

function checkHashCount(proof) {
  if (proof.length > proofHashLimit) {
    malformed(`the proof has ${proof.length} hashes, more than ${proofHashLimit}`);
  }
}

/**
 * Verifies that a leaf hash is number `index` of the tree of that size and root. Index and size are
 * BigInts, and so they are everywhere in proofs.
 */
export function verifyInclusion(index, size, leaf, root, proof) {
  checkHashCount(proof);
  if (index >= size) malformed(`the index ${index} is not in a tree of size ${size}`);
  if (!equalBytes(rootByInclusion(index, size, leaf, proof), root)) {
    unverified("the inclusion proof leads to another root");
  }
}

/** The PATH of RFC 6962, section 2.1.1, walked back to the root. */
function rootByInclusion(index, size, leaf, proof) {
  if (size === 1n) {
    if (proof.length > 0) unverified("the inclusion proof has too many hashes");
    return leaf;
  }
  if (proof.length === 0) unverified("the inclusion proof has too few hashes");
  const half = splitPoint(size);
  const last = proof.at(-1);
  const rest = proof.slice(0, -1);
  return index < half
    ? nodeHash(rootByInclusion(index, half, leaf, rest), last)
    : nodeHash(last, rootByInclusion(index - half, size - half, leaf, rest));
}

/** Verifies that the tree of one size and root is the beginning of that of another. */
export function verifyConsistency(oldSize, newSize, oldRoot, newRoot, proof) {
  checkHashCount(proof);
  if (oldSize > newSize) malformed(`no proof leads from size ${oldSize} to ${newSize}`);
  if (oldSize === 0n && !equalBytes(oldRoot, emptyRoot)) {
    unverified("the empty tree has another root");
  }
  if (oldSize === 0n || oldSize === newSize) {
    if (proof.length > 0) unverified("the consistency proof has too many hashes");
    if (oldSize === newSize && !equalBytes(oldRoot, newRoot)) {
      unverified(`there are two roots of size ${oldSize}`);
    }
    return;
  }
  const [first, second] = rootsByConsistency(oldSize, newSize, oldRoot, true, proof);
  if (!equalBytes(first, oldRoot) || !equalBytes(second, newRoot)) {
    unverified("the consistency proof leads to other roots");
  }
}

/**
 * The SUBPROOF of RFC 6962, section 2.1.2, walked back to the roots of both trees; `isKnown` is
 * its b.
 */
function rootsByConsistency(oldSize, newSize, oldRoot, isKnown, proof) {
  if (oldSize === newSize) {
    if (proof.length !== (isKnown ? 0 : 1)) {
      unverified("the consistency proof has another number of hashes");
    }
    const root = isKnown ? oldRoot : proof[0];
    return [root, root];
  }
  if (proof.length === 0) unverified("the consistency proof has too few hashes");
  const half = splitPoint(newSize);
  const last = proof.at(-1);
  const rest = proof.slice(0, -1);
  if (oldSize <= half) {
    const [first, second] = rootsByConsistency(oldSize, half, oldRoot, isKnown, rest);
    return [first, nodeHash(second, last)];
  }
  const [first, second] = rootsByConsistency(oldSize - half, newSize - half, oldRoot, false, rest);
  return [nodeHash(last, first), nodeHash(last, second)];
}

/**
 * What the path of a tile or an entry bundle says: `level`, a number or `entries`; `index`, a
 * BigInt; `width`, 256 where it is full.
 */
export function parseTilePath(path) {
  const match = path.match(
    /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/,
  );
  const refuse = () => malformed(`${quoted(path)} is no path of a tile`);
  if (match === null) refuse();
  const [, level, groups, width] = match;
  if (level !== "entries" && (!isDecimal(level) || Number(level) > 63)) refuse();
  if (groups.startsWith("x000")) refuse();
  const index = BigInt(groups.replace(/[x/]/g, ""));
  if (index > largestDecimal) refuse();
  if (width !== undefined && (!isDecimal(width) || Number(width) < 1 || Number(width) > 255)) {
    refuse();
  }
  return {
    level: level === "entries" ? level : Number(level),
    index,
    width: width === undefined ? tileWidth : Number(width),
  };
}

/** The path of a tile, or of an entry bundle where the level is `entries`. */
export function tilePath(level, index, width) {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const groups = padded.match(/[0-9]{3}/g);
  const name = groups.map((group, at) => (at < groups.length - 1 ? "x" : "") + group).join("/");
  return `tile/${level}/${name}${width < tileWidth ? `.p/${width}` : ""}`;
}

/**
 * The entries of a bundle, `width` of them where that is given. What they are is not looked at:
 * each is a part of `bytes`.
 */
export function parseBundle(bytes, what, width) {
  const entries = [];
  for (let at = 0; at < bytes.length;) {
    if (width !== undefined && entries.length === width) {
      malformed(`${what} has more than ${width} entries`);
    }
    const length = (bytes[at] << 8) | bytes[at + 1];
    if (at + 2 > bytes.length || at + 2 + length > bytes.length) {
      malformed(`${what} ends within its entry ${entries.length}`);
    }
    if (length < 1 || length > entryLimit) {
      malformed(`entry ${entries.length} of ${what} has ${length} bytes, not 1 to ${entryLimit}`);
    }
    entries.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  if (width !== undefined && entries.length !== width) {
    malformed(`${what} has ${entries.length} entries, expected ${width}`);
  }
  return entries;
}
