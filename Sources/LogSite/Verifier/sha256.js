// SHA-256 (FIPS 180-4), at once and without allocation per block.

const roundConstants = new Int32Array(64);
const initialState = new Int32Array(8);
(function computeConstants() {
  // The first 32 bits of the fractional parts of the square and cube roots of the first primes.
  const fraction = (prime, power) => {
    let root = 0n;
    for (let bit = 1n << 36n; bit > 0n; bit >>= 1n) {
      if ((root + bit) ** power <= BigInt(prime) << (32n * power)) root += bit;
    }
    return Number(BigInt.asIntN(32, root));
  };
  for (let candidate = 2, count = 0; count < 64; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) {
      if (candidate % divisor === 0) isPrime = false;
    }
    if (!isPrime) continue;
    if (count < 8) initialState[count] = fraction(candidate, 2n);
    roundConstants[count++] = fraction(candidate, 3n);
  }
})();

const state = new Int32Array(8);
const schedule = new Int32Array(64);
const block = new Uint8Array(64);

function compress(bytes, start) {
  for (let at = 0; at < 16; at++, start += 4) {
    schedule[at] = (bytes[start] << 24) | (bytes[start + 1] << 16)
      | (bytes[start + 2] << 8) | bytes[start + 3];
  }
  for (let at = 16; at < 64; at++) {
    const w15 = schedule[at - 15];
    const w2 = schedule[at - 2];
    const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
    const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
    schedule[at] = (schedule[at - 16] + s0 + schedule[at - 7] + s1) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let at = 0; at < 64; at++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + roundConstants[at] + schedule[at]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** The 32 bytes of SHA-256 over all of these parts, one after the other. */
export function sha256(...parts) {
  state.set(initialState);
  let filled = 0;
  let length = 0;
  for (const part of parts) {
    length += part.length;
    let at = 0;
    if (filled > 0) {
      at = Math.min(64 - filled, part.length);
      for (let from = 0; from < at; from++) block[filled + from] = part[from];
      filled += at;
      if (filled < 64) continue;
      compress(block, 0);
      filled = 0;
    }
    for (; at + 64 <= part.length; at += 64) compress(part, at);
    for (; at < part.length; at++) block[filled++] = part[at];
  }
  block[filled++] = 0x80;
  if (filled > 56) {
    block.fill(0, filled);
    compress(block, 0);
    filled = 0;
  }
  block.fill(0, filled);
  const high = Math.floor(length / 0x20000000);
  const low = length << 3;
  for (let at = 0; at < 4; at++) {
    block[56 + at] = high >>> (24 - 8 * at);
    block[60 + at] = low >>> (24 - 8 * at);
  }
  compress(block, 0);
  const digest = new Uint8Array(32);
  for (let at = 0; at < 32; at++) digest[at] = state[at >> 2] >>> (24 - 8 * (at & 3));
  return digest;
}
