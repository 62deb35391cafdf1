"""Ed25519 as in RFC 8032, slow and plain, with access to the parts that strange signatures need."""

import hashlib

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    return ((f - e) * (h - g) % P, (h + g) * (f + e) % P, (h - g) * (h + g) % P, (f - e) * (f + e) % P)


def multiply(n, point):
    result = NEUTRAL
    while n > 0:
        if n & 1:
            result = add(result, point)
        point = add(point, point)
        n >>= 1
    return result


def x_from_y(y, sign):
    """The x coordinate with that lowest bit, or None where y is no point's."""
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0 or (x == 0 and sign == 1):
        return None
    return P - x if x & 1 != sign else x


def decode(data):
    """The point that 32 bytes encode, y reduced where it is too large; or None."""
    number = int.from_bytes(data, 'little')
    y, sign = number % 2**255 % P, number >> 255
    x = x_from_y(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def encode(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, 'little')


BASE = decode((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))
TORSION = decode(bytes.fromhex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'))  # of order 8


def scalars(seed):
    """The secret scalar and the prefix of a seed."""
    h = hashlib.sha512(seed).digest()
    return int.from_bytes(h[:32], 'little') & (2**254 - 8) | 2**254, h[32:]


def public_key(seed):
    return encode(multiply(scalars(seed)[0], BASE))


def challenge(r, public, message):
    """k before it is reduced."""
    return int.from_bytes(hashlib.sha512(r + public + message).digest(), 'little')


def sign(seed, message):
    a, prefix = scalars(seed)
    public = encode(multiply(a, BASE))
    r = int.from_bytes(hashlib.sha512(prefix + message).digest(), 'little') % L
    point = encode(multiply(r, BASE))
    s = (r + challenge(point, public, message) * a) % L
    return point + s.to_bytes(32, 'little')
