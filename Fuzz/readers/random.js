// Random numbers that a seed makes again.

/** A generator of numbers from 0 to below 1, by mulberry32. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** An integer from `least` to `most`, both possible. */
  integer(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  isOnce(of) {
    return this.next() * of < 1;
  }

  pick(those) {
    return those[this.integer(0, those.length - 1)];
  }

  /** So many of a function's results, one behind the other. */
  joined(least, most, make) {
    return Array.from({ length: this.integer(least, most) }, make).join("");
  }
}
