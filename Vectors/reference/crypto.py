"""Which Ed25519 signatures are valid (SPEC.md, section 3.3), and how a secret key is sealed (section 3.4)."""

import hashlib
import struct

# --- Ed25519: numbers and points (RFC 8032, section 5.1) ---

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)

# Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z.
NEUTRAL = (0, 1, 1, 0)

LOW_ORDER_ENCODINGS = frozenset(bytes.fromhex(text) for text in (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
))


def y_coordinate(encoding):
    """The low 255 bits of an encoded point; not reduced."""
    return int.from_bytes(encoding, "little") & ((1 << 255) - 1)


def decode_point(encoding):
    """RFC 8032, section 5.1.3, without its check that y < p (section 3.3 makes that on its own). None: no point."""
    y = y_coordinate(encoding) % P
    sign = encoding[31] >> 7
    u = (y * y - 1) % P
    v = (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P == (P - u) % P:
        x = x * SQRT_OF_MINUS_1 % P
    if v * x * x % P != u:
        return None
    if x == 0 and sign == 1:
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def encode_point(point):
    """RFC 8032, section 5.1.2."""
    X, Y, Z, _ = point
    inverse = pow(Z, P - 2, P)
    return (Y * inverse % P | (X * inverse % P & 1) << 255).to_bytes(32, "little")


def add(p, q):
    """The sum of any two points; the formula has no exceptions."""
    X1, Y1, Z1, T1 = p
    X2, Y2, Z2, T2 = q
    a = (Y1 - X1) * (Y2 - X2) % P
    b = (Y1 + X1) * (Y2 + X2) % P
    c = 2 * D * T1 % P * T2 % P
    d = 2 * Z1 * Z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def double(p):
    X, Y, Z, _ = p
    a = X * X % P
    b = Y * Y % P
    h = a + b
    e = h - (X + Y) * (X + Y) % P
    g = a - b
    f = 2 * Z * Z % P + g
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def negate(p):
    X, Y, Z, T = p
    return (P - X, Y, Z, P - T)


def same_point(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def odd_multiples(point, count):
    """[1]P, [3]P, [5]P and so on."""
    twice = double(point)
    table = [point]
    while len(table) < count:
        table.append(add(table[-1], twice))
    return table


def signed_digits(scalar, width):
    """The scalar as digits for 1, 2, 4 and so on, each 0 or odd and between -2^(width-1) and 2^(width-1)."""
    digits = []
    while scalar:
        digit = 0
        if scalar & 1:
            digit = scalar & ((1 << width) - 1)
            if digit >= 1 << (width - 1):
                digit -= 1 << width
            scalar -= digit
        digits.append(digit)
        scalar >>= 1
    return digits


BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
BASE_MULTIPLES = odd_multiples(BASE, 64)


def multiply_add(s, k, point):
    """[s]B + [k]P, in one run over the bits of both scalars."""
    runs = ((signed_digits(s, 8), BASE_MULTIPLES), (signed_digits(k, 5), odd_multiples(point, 8)))
    result = NEUTRAL
    for i in reversed(range(max(len(digits) for digits, _ in runs))):
        result = double(result)
        for digits, table in runs:
            digit = digits[i] if i < len(digits) else 0
            if digit > 0:
                result = add(result, table[digit >> 1])
            elif digit < 0:
                result = add(result, negate(table[-digit >> 1]))
    return result


# --- Ed25519: what is accepted ---

def is_valid_signature(public_key, message, signature):
    """Section 3.3, checks 1 to 7. True proves that the holder of the key signed exactly these bytes."""
    if len(public_key) != 32 or len(signature) != 64:
        return False
    R, S = signature[:32], int.from_bytes(signature[32:], "little")
    if S >= L:                                          # 1
        return False
    if y_coordinate(public_key) >= P:                   # 2
        return False
    if y_coordinate(R) >= P:                            # 3
        return False
    if public_key in LOW_ORDER_ENCODINGS:               # 4
        return False
    if R in LOW_ORDER_ENCODINGS:                        # 5
        return False
    a_point, r_point = decode_point(public_key), decode_point(R)
    if a_point is None or r_point is None:              # 6
        return False
    k = int.from_bytes(hashlib.sha512(R + public_key + message).digest(), "little") % L
    # 7: [S]B - [k]A = R
    return same_point(multiply_add(S, k, negate(a_point)), r_point)


def is_fit_for_new_key(public_key):
    """Section 3.3, the last paragraph: checks 2, 4 and 6, and a point of the prime-order subgroup."""
    if len(public_key) != 32 or y_coordinate(public_key) >= P or public_key in LOW_ORDER_ENCODINGS:
        return False
    point = decode_point(public_key)
    if point is None or same_point(point, NEUTRAL):
        return False
    return same_point(multiply_add(0, L, point), NEUTRAL)


def public_key_of_seed(seed):
    """RFC 8032, section 5.1.5."""
    digest = bytearray(hashlib.sha512(seed).digest()[:32])
    digest[0] &= 248
    digest[31] = digest[31] & 127 | 64
    return encode_point(multiply_add(int.from_bytes(digest, "little"), 0, BASE))


# --- Argon2id (RFC 9106), version 0x13, one lane ---

MASK_64 = (1 << 64) - 1


def argon2id(passphrase, salt, passes, kibibytes, size):
    """`size` bytes from a passphrase, without a secret value or associated data. 0.3 ms for each kibibyte and pass."""
    def with_length(data):
        return struct.pack("<I", len(data)) + data

    start = hashlib.blake2b(
        struct.pack("<6I", 1, size, kibibytes, passes, 0x13, 2)
        + with_length(passphrase) + with_length(salt) + with_length(b"") + with_length(b"")).digest()
    segment = kibibytes // 4
    count = 4 * segment
    blocks = [None] * count
    for i in (0, 1):
        blocks[i] = struct.unpack("<128Q", argon2_hash(start + struct.pack("<2I", i, 0), 1024))
    for turn in range(passes):
        for part in range(4):
            fill_segment(blocks, turn, part, segment, passes)
    return argon2_hash(struct.pack("<128Q", *blocks[-1]), size)


def fill_segment(blocks, turn, part, segment, passes):
    """RFC 9106, section 3.4: the quarter `part` of the memory in the pass `turn`."""
    count = len(blocks)
    zero = (0,) * 128
    addresses = None
    for i in range(segment):
        if turn == 0 and part < 2 and i % 128 == 0:
            numbers = (turn, 0, part, count, passes, 2, i // 128 + 1) + (0,) * 121
            addresses = argon2_block(zero, argon2_block(zero, numbers))
        position = part * segment + i
        if turn == 0 and position < 2:
            continue
        previous = blocks[(position - 1) % count]
        choice = addresses[i % 128] if addresses else previous[0]
        area = position - 1 if turn == 0 else count - segment + i - 1
        first = 0 if turn == 0 else (part + 1) * segment
        j = choice & 0xFFFFFFFF
        distance = area - 1 - (area * (j * j >> 32) >> 32)
        block = argon2_block(previous, blocks[(first + distance) % count])
        if turn > 0:
            block = tuple(a ^ b for a, b in zip(block, blocks[position]))
        blocks[position] = block


def argon2_hash(data, size):
    """The variable-length hash H' (RFC 9106, section 3.3)."""
    data = struct.pack("<I", size) + data
    if size <= 64:
        return hashlib.blake2b(data, digest_size=size).digest()
    result = b""
    digest = hashlib.blake2b(data).digest()
    while size - len(result) > 64:
        result += digest[:32]
        rest = size - len(result)
        digest = hashlib.blake2b(digest, digest_size=min(rest, 64)).digest()
    return result + digest


def argon2_block(a, b):
    """The compression function G (RFC 9106, section 3.5)."""
    r = [x ^ y for x, y in zip(a, b)]
    z = list(r)
    for i in range(8):
        permute(z, range(16 * i, 16 * i + 16))
    for i in range(8):
        permute(z, [2 * i + 16 * j + k for j in range(8) for k in (0, 1)])
    return tuple(x ^ y for x, y in zip(z, r))


def permute(z, places):
    """The permutation P on sixteen words of z (RFC 9106, section 3.6)."""
    v = [z[i] for i in places]
    for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                       (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
        va, vb, vc, vd = v[a], v[b], v[c], v[d]
        for turn_d, turn_b in ((32, 24), (16, 63)):
            va = va + vb + 2 * (va & 0xFFFFFFFF) * (vb & 0xFFFFFFFF) & MASK_64
            vd ^= va
            vd = vd >> turn_d | vd << 64 - turn_d & MASK_64
            vc = vc + vd + 2 * (vc & 0xFFFFFFFF) * (vd & 0xFFFFFFFF) & MASK_64
            vb ^= vc
            vb = vb >> turn_b | vb << 64 - turn_b & MASK_64
        v[a], v[b], v[c], v[d] = va, vb, vc, vd
    for i, word in zip(places, v):
        z[i] = word


# --- XChaCha20-Poly1305 (RFC 8439, and draft-irtf-cfrg-xchacha) ---

CHACHA_CONSTANTS = (0x61707865, 0x3320646E, 0x79622D32, 0x6B206574)


def chacha_rounds(words):
    """Twenty rounds over sixteen words, without the final addition."""
    v = list(words)
    for _ in range(10):
        for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                           (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
            for turn_d, turn_b in ((16, 12), (8, 7)):
                v[a] = v[a] + v[b] & 0xFFFFFFFF
                v[d] ^= v[a]
                v[d] = v[d] << turn_d & 0xFFFFFFFF | v[d] >> 32 - turn_d
                v[c] = v[c] + v[d] & 0xFFFFFFFF
                v[b] ^= v[c]
                v[b] = v[b] << turn_b & 0xFFFFFFFF | v[b] >> 32 - turn_b
    return v


def chacha20_stream(key, nonce, counter, size):
    """`size` bytes of key stream, for a nonce of 12 bytes, from the given block on."""
    stream = b""
    while len(stream) < size:
        words = CHACHA_CONSTANTS + struct.unpack("<8I", key) + (counter,) + struct.unpack("<3I", nonce)
        mixed = chacha_rounds(words)
        stream += struct.pack("<16I", *(a + b & 0xFFFFFFFF for a, b in zip(mixed, words)))
        counter += 1
    return stream[:size]


def hchacha20(key, nonce):
    """A key of its own for a nonce of 16 bytes."""
    mixed = chacha_rounds(CHACHA_CONSTANTS + struct.unpack("<8I", key) + struct.unpack("<4I", nonce))
    return struct.pack("<8I", *(mixed[:4] + mixed[12:]))


def poly1305(key, message):
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    s = int.from_bytes(key[16:], "little")
    total = 0
    for i in range(0, len(message), 16):
        total = (total + int.from_bytes(message[i:i + 16] + b"\x01", "little")) * r % (2 ** 130 - 5)
    return (total + s & (1 << 128) - 1).to_bytes(16, "little")


def open_xchacha20poly1305(key, nonce, sealed, additional):
    """The plain bytes, or None where the seal does not open."""
    def padded(data):
        return data + bytes(-len(data) % 16)

    if len(sealed) < 16:
        return None
    data, tag = sealed[:-16], sealed[-16:]
    subkey, nonce = hchacha20(key, nonce[:16]), bytes(4) + nonce[16:]
    lengths = struct.pack("<2Q", len(additional), len(data))
    if poly1305(chacha20_stream(subkey, nonce, 0, 32), padded(additional) + padded(data) + lengths) != tag:
        return None
    return bytes(a ^ b for a, b in zip(data, chacha20_stream(subkey, nonce, 1, len(data))))
