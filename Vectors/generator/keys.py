"""The demonstration keys. Their seeds follow from their names, so that nobody takes them for real."""

import base64
import hashlib

from . import curve

ALL = {}


def b64(data):
    return base64.b64encode(data).decode()


def key_id(name, kind, public):
    return hashlib.sha256(name.encode() + b'\n' + bytes([kind]) + public).digest()[:4]


def vkey(name, public, kind=1):
    """A verifier key of any name, type and bytes."""
    return '%s+%s+%s' % (name, key_id(name, kind, public).hex(), b64(bytes([kind]) + public))


# The length of a public key of type 0x06, ML-DSA-44; these bytes are none.
ML_DSA = bytes(range(256)) * 5 + bytes(range(32))


class Key:
    """A key pair under a key name. `renamed` gives the same pair under another name."""

    def __init__(self, name, seed):
        self.name, self.seed = name, seed
        self.public = curve.public_key(seed)
        self.id = key_id(name, 1, self.public)
        self.vkey = vkey(name, self.public)

    def renamed(self, name):
        return Key(name, self.seed)

    def line(self, text, name=None, key_id=None, signature=None):
        """A signature line over a text; what is given replaces what would be right."""
        if signature is None:
            signature = curve.sign(self.seed, text)
        return b'\xe2\x80\x94 %s %s\n' % (
            (name or self.name).encode(), b64((key_id or self.id) + signature).encode())


def demonstration(name, number=1):
    label = name if number == 1 else '%s-%d' % (name, number)
    key = Key(name, hashlib.sha256(('endorse demonstration key: ' + label).encode()).digest())
    ALL[label.replace('/', '_')] = key
    return key


ORIGIN = 'manifesto.example/log'
LOG = demonstration(ORIGIN)
LOG2 = demonstration(ORIGIN, 2)
SEC = demonstration('secretariat.example')
SEC2 = demonstration('secretariat.example', 2)
SEC3 = demonstration('secretariat.example', 3)
RECOVERY = demonstration('secretariat.example/recovery')
ALPHA = demonstration('alpha.example')
ALPHA2 = demonstration('alpha.example', 2)
ALPHA3 = demonstration('alpha.example', 3)
BETA = demonstration('beta.example')
BETA2 = demonstration('beta.example', 2)
GAMMA = demonstration('gamma.example')
DELTA = demonstration('delta.example')
EPSILON = demonstration('epsilon.example')
EPSILON2 = demonstration('epsilon.example', 2)
ZETA = demonstration('zeta.example')
ETA = demonstration('eta.example')
ETA2 = demonstration('eta.example', 2)
THETA = demonstration('theta.example')
KAPPA = demonstration('kappa.example')
LAMBDA = demonstration('lambda.example')
OMEGA = demonstration('omega.example')
ADA = demonstration('secretariat.example/ada')
ADA2 = demonstration('secretariat.example/ada', 2)
BO = demonstration('secretariat.example/bo')
BO_PAINTER = demonstration('secretariat.example/bo-painter')
KIM_POET = demonstration('secretariat.example/kim-poet')
KIM_BAKER = demonstration('secretariat.example/kim-baker')
WITNESS = demonstration('witness.example/one')
WITNESS2 = demonstration('witness.example/two')
WITNESS3 = demonstration('witness.example/three')


def files():
    """The files of Vectors/keys."""
    for label, key in ALL.items():
        yield label + '.vkey', key.vkey + '\n'
        yield label + '.skey', 'endorse-secret-key/v1 plain\nkey %s\nsecret %s\n' % (key.vkey, b64(key.seed))
