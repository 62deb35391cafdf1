// Which name in force a name is like: SPEC.md, section 13.4, `looks-similar`.

import { nameKey, sameWords, sameWordsLimit, skeletonsOf } from "./text.js";

const mostDistance = 2;
const lengthPerEdit = 5;
const lengthsApart = [0, -1, 1, -2, 2];

/** A name key in scalars, with marks that differ by few bits where names differ by few edits. */
class ScalarName {
  constructor(key) {
    this.scalars = Array.from(key, (character) => character.codePointAt(0));
    // Of 32 classes of scalars: those that are there, and those that are there twice. A scalar more
    // or less changes one bit at most, and a substitution two.
    this.once = 0;
    this.twice = 0;
    for (const scalar of this.scalars) {
      const bit = 1 << (Math.imul(scalar, 0x9e3779b1) >>> 27);
      this.twice |= this.once & bit;
      this.once |= bit;
    }
  }

  get length() {
    return this.scalars.length;
  }

  /** How many edits apart two names are at least, but for transpositions. */
  leastDistance(other) {
    return (bitCount(this.once ^ other.once) + bitCount(this.twice ^ other.twice)) / 2;
  }
}

function bitCount(bits) {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The names of endorsements in force, to find those that another name is like. */
export class LikeNames {
  #first = new Map(); // from a first skeleton to the endorsement of the lowest entry
  #second = new Map();
  #words = new Map(); // from the words that names have in common
  #byLength = []; // the names of each length, by entry

  /** What a name is like that is in the index has no more scalars in its name key. */
  longest = sameWordsLimit;

  /** Promises those of endorsements in the order of their entries; `turn` is awaited in between. */
  static async of(endorsements, turn) {
    const names = new LikeNames();
    for (const endorsement of endorsements) {
      names.#add(endorsement);
      await turn();
    }
    return names;
  }

  #add(endorsement) {
    const [first, second] = skeletonsOf(endorsement.signatory);
    if (!this.#first.has(first)) this.#first.set(first, endorsement);
    if (!this.#second.has(second)) this.#second.set(second, endorsement);
    const words = sameWords(endorsement.nameKey);
    if (words !== null && !this.#words.has(words)) this.#words.set(words, endorsement);
    const name = new ScalarName(endorsement.nameKey);
    // A skeleton has no fewer scalars than the text that it is of.
    this.longest = Math.max(
      this.longest, first.length, second.length, name.length + mostDistance,
    );
    (this.#byLength[name.length] ??= []).push({ name, endorsement });
  }

  /**
   * The endorsement of the lowest entry that one of these names looks the same as, or has the same
   * words as; or null.
   */
  lookingSame(names) {
    let found = null;
    for (const each of names) {
      const [first, second] = skeletonsOf(each);
      const words = this.#words.get(sameWords(nameKey(each)));
      for (const other of [this.#first.get(first), this.#second.get(second), words]) {
        if (other !== undefined && !(found?.entry <= other.entry)) found = other;
      }
    }
    return found;
  }

  /**
   * The endorsement whose name key is at the smallest distance from one of these, of them the one
   * of the lowest entry; null where none is near enough. Takes time in proportion to the names of
   * about the length, few of which are compared.
   */
  nearest(keys) {
    let found = null;
    let best = mostDistance + 1;
    for (const key of keys) {
      // In UTF-16 a key is at most twice as long, so that those that are too long are not taken on.
      if (key.length > 2 * (this.#byLength.length + mostDistance)) continue;
      const name = new ScalarName(key);
      // Those of the same length first: the nearer the one found, the fewer others are compared.
      for (const apart of lengthsApart) {
        const length = name.length + apart;
        const most = Math.min(mostDistance, Math.floor(length / lengthPerEdit));
        for (const other of this.#byLength[length] ?? []) {
          // One behind the one that is found has to be nearer than that.
          const isEarlier = found !== null && other.endorsement.entry < found.entry;
          const limit = Math.min(most, isEarlier ? best : best - 1);
          if (limit < 1 || limit < Math.abs(apart)) break;
          if (name.leastDistance(other.name) > limit) continue;
          const d = boundedDistance(name.scalars, other.name.scalars, limit);
          if (d < 1 || d > limit) continue;
          found = other.endorsement;
          best = d;
        }
      }
    }
    return found;
  }
}

/** The optimal string alignment distance of two lists of scalars, or some number above `most`. */
export function boundedDistance(first, second, most) {
  let start = 0;
  let firstEnd = first.length;
  let secondEnd = second.length;
  while (start < firstEnd && start < secondEnd && first[start] === second[start]) start++;
  while (firstEnd > start && secondEnd > start && first[firstEnd - 1] === second[secondEnd - 1]) {
    firstEnd--;
    secondEnd--;
  }
  const height = firstEnd - start;
  const width = secondEnd - start;
  if (height === 0 || width === 0) return height + width;
  let older = null;
  let above = Array.from({ length: width + 1 }, (_, at) => at);
  for (let i = 1; i <= height; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      const [a, b] = [first[start + i - 1], second[start + j - 1]];
      let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a === b ? 0 : 1));
      const isTransposed = i > 1 && j > 1
        && a === second[start + j - 2] && first[start + i - 2] === b;
      if (isTransposed) cost = Math.min(cost, older[j - 2] + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A transposition may still come from the row above, at one more.
    if (least > most && Math.min(...above) > most - 1) return most + 1;
    older = above;
    above = row;
  }
  return above[width];
}
