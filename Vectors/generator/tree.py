"""Merkle trees, inclusion and consistency proofs of RFC 6962, from its recursive definitions."""

import hashlib


def leaf_hash(data):
    return hashlib.sha256(b'\0' + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b'\1' + left + right).digest()


def split(n):
    """The largest power of two below n."""
    return 1 << (n - 1).bit_length() - 1


class Tree:
    """A tree over leaf hashes."""

    def __init__(self, leaves):
        self.leaves = leaves

    def root(self, first=0, end=None):
        end = len(self.leaves) if end is None else end
        if end == first:
            return hashlib.sha256(b'').digest()
        if end - first == 1:
            return self.leaves[first]
        k = first + split(end - first)
        return node_hash(self.root(first, k), self.root(k, end))

    def inclusion(self, index, size):
        """The proof, the leaf and the root."""
        def path(first, end):
            if end - first == 1:
                return [], self.root(first, end)
            k = first + split(end - first)
            if index < k:
                proof, hash = path(first, k)
                sibling = self.root(k, end)
                return proof + [sibling], node_hash(hash, sibling)
            proof, hash = path(k, end)
            sibling = self.root(first, k)
            return proof + [sibling], node_hash(sibling, hash)
        proof, root = path(0, size)
        return proof, self.root(index, index + 1), root

    def consistency(self, old, new):
        """The proof, the old root and the new root; 0 < old <= new."""
        def subproof(first, m, end, whole):
            if m == end:
                hash = self.root(first, end)
                return ([] if whole else [hash]), hash, hash
            k = first + split(end - first)
            if m <= k:
                proof, before, after = subproof(first, m, k, whole)
                right = self.root(k, end)
                return proof + [right], before, node_hash(after, right)
            proof, before, after = subproof(k, m, end, False)
            left = self.root(first, k)
            return proof + [left], node_hash(left, before), node_hash(left, after)
        return subproof(0, old, new, True)


class ImaginaryTree(Tree):
    """A tree of any size, of which only the subtrees that a proof names have (made up) hashes."""

    def __init__(self):
        super().__init__([])

    def root(self, first=0, end=None):
        return hashlib.sha256(b'imaginary subtree %d..%d' % (first, end)).digest()
