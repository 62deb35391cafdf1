// The integers modulo p = 2^255 - 19, in doubles: RFC 8032, section 5.1.

const limbCount = 12;
const limbBits = 22;
const radix = 2 ** limbBits;
const inverseRadix = 2 ** -limbBits;

// Of the last limb of a number below 2^255.
const topRadix = 2 ** (255 - limbBits * (limbCount - 1));

// 2^264 modulo p: what a carry out of the last limb is worth in the first.
const wrap = 19 * 2 ** 9;

// A multiple of p, 2^10 p, whose limbs are each larger than those that are subtracted from it.
const subtrahendRoom = new Float64Array(limbCount).fill(2 * (radix - 1));
subtrahendRoom[0] = 2 * (radix - wrap);

/**
 * An element: the sum of limb i times 2^(22 i), limbs not negative. A product's limbs are just
 * above 2^22 at most; those of a sum or a difference of two products are below 2^24, which is what
 * `multiply` takes: 12 products of 2^48 are exact in a double.
 */
export function fieldElement(number = 0n) {
  const limbs = new Float64Array(limbCount);
  for (let at = 0; at < limbCount; at++) {
    limbs[at] = Number((number >> BigInt(limbBits * at)) & BigInt(radix - 1));
  }
  return limbs;
}

/** The low 255 bits of 32 bytes, little-endian, as an element. */
export function fieldFromBytes(bytes) {
  const limbs = new Float64Array(limbCount);
  for (let at = 0; at < limbCount; at++) {
    const place = (limbBits * at) >> 3;
    const word = bytes[place] | (bytes[place + 1] << 8) | (bytes[place + 2] << 16)
      | (bytes[place + 3] << 24);
    limbs[at] = (word >>> ((limbBits * at) & 7)) & (radix - 1);
  }
  limbs[limbCount - 1] %= topRadix;
  return limbs;
}

/** The least number that an element stands for, in 32 bytes, little-endian. */
export function fieldToBytes(element) {
  const limbs = reduced(element);
  const bytes = new Uint8Array(32);
  for (let bit = 0; bit < 255; bit++) {
    const at = Math.floor(bit / limbBits);
    bytes[bit >> 3] |= ((limbs[at] >> (bit - limbBits * at)) & 1) << (bit & 7);
  }
  return bytes;
}

/** The limbs, each below 2^22, of the least number that an element stands for. */
function reduced(element) {
  const limbs = Float64Array.from(element);
  const carryFrom = (added) => {
    limbs[0] += added;
    for (let at = 0; at < limbCount - 1; at++) {
      const carry = Math.floor(limbs[at] * inverseRadix);
      limbs[at] -= carry * radix;
      limbs[at + 1] += carry;
    }
    const carry = Math.floor(limbs[limbCount - 1] / topRadix);
    limbs[limbCount - 1] -= carry * topRadix;
    return carry;
  };
  // Below 2^255 after the second time; and it is p or more if 19 more are 2^255 or more.
  const beyond = carryFrom(19 * carryFrom(19 * carryFrom(0)) + 19);
  if (beyond === 0) {
    limbs[0] -= 19;
    for (let at = 0; limbs[at] < 0; at++) {
      limbs[at] += radix;
      limbs[at + 1] -= 1;
    }
  }
  return limbs;
}

/** sum = a + b. */
export function addFields(sum, a, b) {
  for (let at = 0; at < limbCount; at++) sum[at] = a[at] + b[at];
}

/** difference = a - b, b a product or a sum of two. */
export function subtractFields(difference, a, b) {
  for (let at = 0; at < limbCount; at++) difference[at] = a[at] + subtrahendRoom[at] - b[at];
}

const wide = new Float64Array(2 * limbCount);

/** product = a b; it may be one of the two. */
export function multiplyFields(product, a, b) {
  let carry = 0;
  for (let place = 0; place < 2 * limbCount - 1; place++) {
    const first = Math.max(0, place - limbCount + 1);
    let sum = carry;
    for (let at = first; at <= place - first; at++) sum += a[at] * b[place - at];
    carry = Math.floor(sum * inverseRadix);
    wide[place] = sum - carry * radix;
  }
  wide[2 * limbCount - 1] = carry;
  foldWide(product);
}

/** square = a a, for which half of the products are made; it may be `a`. */
function squareField(square, a) {
  let carry = 0;
  for (let place = 0; place < 2 * limbCount - 1; place++) {
    let first = Math.max(0, place - limbCount + 1);
    let last = place - first;
    let half = 0;
    while (first < last) half += a[first++] * a[last--];
    const sum = 2 * half + (first === last ? a[first] * a[first] : 0) + carry;
    carry = Math.floor(sum * inverseRadix);
    wide[place] = sum - carry * radix;
  }
  wide[2 * limbCount - 1] = carry;
  foldWide(square);
}

/** The element that the wide limbs stand for. */
function foldWide(result) {
  let carry = 0;
  for (let at = 0; at < limbCount; at++) {
    const limb = wide[at] + wrap * wide[at + limbCount] + carry;
    carry = Math.floor(limb * inverseRadix);
    result[at] = limb - carry * radix;
  }
  const first = result[0] + wrap * carry;
  carry = Math.floor(first * inverseRadix);
  result[0] = first - carry * radix;
  result[1] += carry;
}

/** result = a^(2^times). */
function squareTimes(result, a, times) {
  squareField(result, a);
  for (let count = 1; count < times; count++) squareField(result, result);
}

/** result = a^((p - 5) / 8), whose exponent is 2^252 - 3; the two are not the same array. */
export function raiseForRoot(result, a) {
  // powers[n] = a^(2^n - 1), of which that of m + n is powers[m]^(2^n) powers[n].
  const powers = { 1: a };
  for (const [m, n] of [[1, 1], [2, 2], [4, 1], [5, 5], [10, 10], [20, 20], [40, 10],
    [50, 50], [100, 100], [200, 50]]) {
    const power = new Float64Array(limbCount);
    squareTimes(power, powers[m], n);
    multiplyFields(power, power, powers[n]);
    powers[m + n] = power;
  }
  squareTimes(result, powers[250], 2);
  multiplyFields(result, result, a);
}

/** Whether two elements stand for the same number modulo p. */
export function equalFields(a, b) {
  const [first, second] = [reduced(a), reduced(b)];
  return first.every((limb, at) => limb === second[at]);
}
