"""ed25519 and new-key: section 3.3. A strange signature is made so that all checks but one let it pass."""

import hashlib

from . import curve
from .curve import BASE, L, P, TORSION, add, challenge, decode, encode, multiply
from .vectors import vector

SEED = hashlib.sha256(b'endorse demonstration key: ed25519').digest()
SECRET = curve.scalars(SEED)[0]
PUBLIC = curve.public_key(SEED)
R_SCALAR = int.from_bytes(hashlib.sha512(b'a fixed r').digest(), 'little') % L
MESSAGE = b'an example message'

NEUTRAL = '0100000000000000000000000000000000000000000000000000000000000000'
NEUTRAL_SIGNED = '0100000000000000000000000000000000000000000000000000000000000080'
ORDER_2 = 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'
ORDER_2_SIGNED = 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'
ORDER_4 = '0000000000000000000000000000000000000000000000000000000000000000'
ORDER_4_SIGNED = '0000000000000000000000000000000000000000000000000000000000000080'
ORDER_8_A = '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'
ORDER_8_A_SIGNED = '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'
ORDER_8_B = 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'
ORDER_8_B_SIGNED = 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'
P_PLUS_0 = 'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'
P_PLUS_0_SIGNED = 'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'
P_PLUS_1 = 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'
P_PLUS_1_SIGNED = 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'
OFF_CURVE = '0200000000000000000000000000000000000000000000000000000000000000'

# From RFC 8032, section 7.1: seed, public key, message, signature.
RFC_8032 = [
    ('rfc-8032-test-1', '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
     'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', '',
     'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'),
    ('rfc-8032-test-2', '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
     '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '72',
     '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'),
    ('rfc-8032-test-3', 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
     'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025', 'af82',
     '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'),
    ('rfc-8032-test-sha-abc', '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
     'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
     'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
     'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704'),
]


def case(name, expect, comment, key, message, signature):
    vector('ed25519/' + name, expect, comment,
           'key %s\nmessage %s\nsignature %s\n' % (key.hex(), message.hex(), signature.hex()))


def scalar(s):
    return s.to_bytes(32, 'little')


def search(key, r, fits):
    """The first numbered message whose unreduced k fits; every strange case needs k to have a certain residue."""
    for n in range(10000):
        message = b'example message %d' % n
        if fits(challenge(r, key, message)):
            return message
    raise AssertionError('no message')


def low_order_key(name, comment, key, order):
    """A = a point of low order, R = [r]B, S = r: the equation holds where the order divides k."""
    key, r = bytes.fromhex(key), encode(multiply(R_SCALAR, BASE))
    message = search(key, r, lambda k: k % L % order == 0 and k % order == 0)
    case(name, 'unverified', comment, key, message, r + scalar(R_SCALAR))


def low_order_r(name, comment, r, index):
    """R = [index]T, A = [a]B + T, S = ka: the equation holds where -k is the index, modulo 8."""
    key, r = encode(add(decode(PUBLIC), TORSION)), bytes.fromhex(r)
    message = search(key, r, lambda k: (k % L + index) % 8 == 0)
    k = challenge(r, key, message) % L
    case(name, 'unverified', comment, key, message, r + scalar(k * SECRET % L))


def mixed(name, expect, comment, key_torsion, r_torsion, fits):
    """A = [a]B + [i]T, R = [r]B + [j]T, S = r + ka."""
    key = encode(add(decode(PUBLIC), multiply(key_torsion, TORSION)))
    r = encode(add(multiply(R_SCALAR, BASE), multiply(r_torsion, TORSION)))
    message = search(key, r, fits)
    k = challenge(r, key, message) % L
    case(name, expect, comment, key, message, r + scalar((R_SCALAR + k * SECRET) % L))


def ed25519():
    for name, seed, key, message, signature in RFC_8032:
        key, message, signature = bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature)
        assert curve.public_key(bytes.fromhex(seed)) == key and curve.sign(bytes.fromhex(seed), message) == signature
        case(name, 'accept', 'A test of RFC 8032, section 7.1.', key, message, signature)
    good = curve.sign(SEED, MESSAGE)
    r, s = good[:32], int.from_bytes(good[32:], 'little')
    flipped = lambda data, at: data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]
    case('good', 'accept', 'The signature that the plainly wrong ones are made from.', PUBLIC, MESSAGE, good)
    case('long-message', 'accept', 'A message of 1,023 bytes, eight blocks of SHA-512.', PUBLIC, b'm' * 1023, curve.sign(SEED, b'm' * 1023))
    case('wrong-message', 'unverified', 'A good signature of another message.', PUBLIC, MESSAGE + b'.', good)
    case('wrong-key', 'unverified', 'A good signature of another key.', curve.public_key(SEED[::-1]), MESSAGE, good)
    case('wrong-r', 'unverified', 'One bit of R differs.', PUBLIC, MESSAGE, flipped(good, 0))
    case('wrong-s', 'unverified', 'One bit of S differs.', PUBLIC, MESSAGE, flipped(good, 32))
    case('wrong-r-sign', 'unverified', 'The sign bit of R differs: R is negated.', PUBLIC, MESSAGE, r[:31] + bytes([r[31] ^ 0x80]) + good[32:])
    case('wrong-key-sign', 'unverified', 'The sign bit of A differs: A is negated.', PUBLIC[:31] + bytes([PUBLIC[31] ^ 0x80]), MESSAGE, good)
    case('all-zero-signature', 'unverified', 'R and S are all zero bytes.', PUBLIC, MESSAGE, bytes(64))

    case('s-plus-l', 'unverified', 'Rule 1: S + L instead of S; the equation holds.', PUBLIC, MESSAGE, r + scalar(s + L))
    case('s-plus-14-l', 'unverified', 'Rule 1: S + 14 L, whose highest bits are set; the equation holds.', PUBLIC, MESSAGE, r + scalar(s + 14 * L))

    low_order_key('key-p-plus-0', 'Rule 2: A has y = p, another writing of a point of order 4; the equation holds.', P_PLUS_0, 8)
    low_order_key('key-p-plus-0-signed', 'Rule 2: A has y = p and the sign bit; the equation holds.', P_PLUS_0_SIGNED, 8)
    low_order_key('key-p-plus-1', 'Rule 2: A has y = p + 1, another writing of the neutral element; the equation holds.', P_PLUS_1, 1)
    low_order_key('key-p-plus-1-signed', 'Rule 2: A has y = p + 1 and a sign bit that its x = 0 cannot have.', P_PLUS_1_SIGNED, 1)
    low_order_r('r-p-plus-0', 'Rule 3: R has y = p, another writing of a point of order 4; the equation holds.', P_PLUS_0, 6)
    low_order_r('r-p-plus-0-signed', 'Rule 3: R has y = p and the sign bit; the equation holds.', P_PLUS_0_SIGNED, 2)
    low_order_r('r-p-plus-1', 'Rule 3: R has y = p + 1, another writing of the neutral element; the equation holds.', P_PLUS_1, 0)
    low_order_r('r-p-plus-1-signed', 'Rule 3: R has y = p + 1 and a sign bit that its x = 0 cannot have.', P_PLUS_1_SIGNED, 0)

    for name, key, order in [
            ('neutral', NEUTRAL, 1), ('neutral-signed', NEUTRAL_SIGNED, 1), ('order-2', ORDER_2, 2), ('order-2-signed', ORDER_2_SIGNED, 2),
            ('order-4', ORDER_4, 4), ('order-4-signed', ORDER_4_SIGNED, 4), ('order-8-a', ORDER_8_A, 8), ('order-8-a-signed', ORDER_8_A_SIGNED, 8),
            ('order-8-b', ORDER_8_B, 8), ('order-8-b-signed', ORDER_8_B_SIGNED, 8)]:
        low_order_key('key-low-order-' + name, 'Rule 4: A is a low-order encoding of the table; the equation holds for its point.', key, order)
    for name, r, index in [
            ('neutral', NEUTRAL, 0), ('neutral-signed', NEUTRAL_SIGNED, 0), ('order-2', ORDER_2, 4), ('order-2-signed', ORDER_2_SIGNED, 4),
            ('order-4', ORDER_4, 6), ('order-4-signed', ORDER_4_SIGNED, 2), ('order-8-a', ORDER_8_A, 3), ('order-8-a-signed', ORDER_8_A_SIGNED, 5),
            ('order-8-b', ORDER_8_B, 1), ('order-8-b-signed', ORDER_8_B_SIGNED, 7)]:
        low_order_r('r-low-order-' + name, 'Rule 5: R is a low-order encoding of the table; the equation holds for its point.', r, index)

    k_zero = lambda k: True
    case('key-off-curve', 'unverified', 'Rule 6: y = 2 is no point\'s; A is not on the curve.', bytes.fromhex(OFF_CURVE), MESSAGE, good)
    case('r-off-curve', 'unverified', 'Rule 6: y = 2 is no point\'s; R is not on the curve.', PUBLIC, MESSAGE, bytes.fromhex(OFF_CURVE) + good[32:])

    mixed('only-with-cofactor-r', 'unverified', 'Rule 7: R has a component of order 8; the equation holds only when multiplied by 8.', 0, 1, k_zero)
    mixed('only-with-cofactor-key', 'unverified', 'Rule 7: A has a component of order 8 and k is odd; the equation holds only when multiplied by 8.',
          1, 0, lambda k: k % L % 2 == 1)
    mixed('only-with-cofactor-both', 'unverified', 'Rule 7: the components of R and [k]A do not cancel out.', 1, 1, lambda k: k % L % 8 == 6)
    mixed('unreduced-k', 'unverified', 'Rule 7: A has a component of order 8; 8 divides the hash but not k, which is the hash modulo L.',
          1, 0, lambda k: k % L % 8 == 3 and k % 8 == 0)
    mixed('mixed-order-key', 'accept', 'A has a component of order 8 and 8 divides k: the equation holds without a cofactor.',
          1, 0, lambda k: k % L % 8 == 0 and k % 8 == 0)
    mixed('mixed-order-key-reduced-k', 'accept', 'A has a component of order 8 and 8 divides k, but not the hash that k is reduced from.',
          1, 0, lambda k: k % L % 8 == 0 and k % 8 == 3)
    mixed('mixed-order-both', 'accept', 'The components of order 8 of R and [k]A cancel out.', 1, 1, lambda k: k % L % 8 == 7 and k % 8 != 0)


def new_key():
    def case(name, expect, comment, key):
        vector('new-key/' + name, expect, comment, key.hex() + '\n')
    small = (26).to_bytes(32, 'little')
    case('good', 'accept', 'The public key of a seed.', PUBLIC)
    case('good-negated', 'accept', 'The same point negated.', PUBLIC[:31] + bytes([PUBLIC[31] ^ 0x80]))
    case('good-small-y', 'accept', 'y = 26, a point of the prime-order subgroup that nobody has the secret of.', small)
    for n in range(1, 8):
        case('mixed-order-%d' % n, 'unverified', 'A good point plus %d times a point of order 8.' % n, encode(add(decode(PUBLIC), multiply(n, TORSION))))
    for name, key in [
            ('neutral', NEUTRAL), ('order-2', ORDER_2), ('order-4', ORDER_4), ('order-4-signed', ORDER_4_SIGNED),
            ('order-8-a', ORDER_8_A), ('order-8-b-signed', ORDER_8_B_SIGNED)]:
        case('low-order-' + name, 'unverified', 'A point of low order.', bytes.fromhex(key))
    case('neutral-signed', 'unverified', 'The neutral element with the sign bit, which does not decode.', bytes.fromhex(NEUTRAL_SIGNED))
    case('not-canonical-p-plus-1', 'unverified', 'y = p + 1, the neutral element in another writing.', bytes.fromhex(P_PLUS_1))
    case('not-canonical-p-plus-0', 'unverified', 'y = p, a point of order 4 in another writing.', bytes.fromhex(P_PLUS_0))
    case('not-canonical-p-plus-3', 'unverified', 'y = p + 3, a point of mixed order in another writing.', (P + 3).to_bytes(32, 'little'))
    case('off-curve', 'unverified', 'y = 2 is no point\'s.', bytes.fromhex(OFF_CURVE))


def cases():
    ed25519()
    new_key()
