"""Kernel that merges and contracts a pattern greedily until every degree is large.

A fibre is a connected set of blocks of a quotient; contracting it is a minor of the quotient. Two
fibres become one along an edge, or by identifying a block of one with a block of the other.
"""

import numpy as np
from numba import njit

SHIFTS = (np.uint64(13), np.uint64(7), np.uint64(17))
UNIT = 2.0**-53


@njit(cache=True, nogil=True)
def _random(state):
    """Return the next number in [0, 1) of Marsaglia's xorshift; state: uint64 (1,), not 0."""
    x = state[0]
    x ^= x << SHIFTS[0]
    x ^= x >> SHIFTS[1]
    x ^= x << SHIFTS[2]
    state[0] = x
    return np.float64(x >> np.uint64(11)) * UNIT


@njit(cache=True, nogil=True)
def _may_merge(codes, label, alive, x, y):
    """Whether blocks x and y may be identified: no edge, one label, no clash of codes above 1."""
    if label[x] != label[y] or codes[x, y] != 0 or codes[y, x] != 0:
        return False
    for z in range(len(label)):
        if alive[z]:
            if codes[x, z] > 1 and codes[y, z] > 1 and codes[x, z] != codes[y, z]:
                return False
            if codes[z, x] > 1 and codes[z, y] > 1 and codes[z, x] != codes[z, y]:
                return False
    return True


@njit(cache=True, nogil=True)
def _joint(codes, label, alive, fibre, a, b):
    """Return a pair of blocks of fibres a and b that may be identified, or (-1, -1)."""
    n = len(label)
    for x in range(n):
        if alive[x] and fibre[x] == a:
            for y in range(n):
                if alive[y] and fibre[y] == b and _may_merge(codes, label, alive, x, y):
                    return x, y
    return -1, -1


@njit(cache=True, nogil=True)
def _partner(codes, label, alive, fibre, near, degree, a, greed, state):
    """Return the fibre that a loses fewest edges with, ties and noise at random, and the blocks."""
    n = len(label)
    best, x, y = -1, -1, -1
    least = 1e9
    for b in range(n):
        if b == a or degree[b] == 0:
            continue
        lost = np.float64(near[a, b])
        for c in range(n):
            lost += near[a, c] & near[b, c]
        lost += greed[0] * _random(state) + greed[1] * degree[b]
        if lost < least:
            p, q = -1, -1
            if not near[a, b]:
                p, q = _joint(codes, label, alive, fibre, a, b)
                if p < 0:
                    continue
            best, x, y = b, p, q
            least = lost
    return best, x, y


@njit(cache=True, nogil=True)
def _identify(codes, alive, x, y, block):
    for z in range(len(alive)):
        codes[x, z] = max(codes[x, z], codes[y, z])
        codes[z, x] = max(codes[z, x], codes[z, y])
        codes[y, z] = 0
        codes[z, y] = 0
        if block[z] == y:
            block[z] = x
    alive[y] = False


@njit(cache=True, nogil=True)
def _unite(near, degree, fibre, a, b):
    """Make fibre b part of fibre a."""
    n = len(degree)
    for c in range(n):
        if near[b, c]:
            near[b, c] = 0
            near[c, b] = 0
            degree[c] -= 1
            if c != a and not near[a, c]:
                near[a, c] = 1
                near[c, a] = 1
                degree[c] += 1
        if fibre[c] == b:
            fibre[c] = a
    degree[b] = 0
    degree[a] = 0
    for c in range(n):
        degree[a] += near[a, c]


@njit(cache=True, nogil=True)
def merge_greedily(pattern, label, t, least, tries, seed, block, fibre):
    """Look for a quotient with a minor of minimum degree t; return how many tries it took, or -1.

    pattern: int32 (n, n), codes of ordered pairs, 0 for no edge, 1 for one that clashes with none;
    label: int32 (n,); least: edges that such a minor needs; seed: not 0. Writes the block of every
    vertex and the fibre of every block.
    """
    n = len(label)
    codes = np.empty((n, n), np.int32)
    near = np.empty((n, n), np.uint8)
    degree = np.empty(n, np.int64)
    alive = np.empty(n, np.bool_)
    greed = np.zeros(2)
    state = np.array([seed], np.uint64)
    for trial in range(tries):
        greed[0] = (0.0, 0.5, 1.0, 2.0)[trial & 3]
        greed[1] = (0.05, 0.0, 0.2, -0.05)[(trial >> 2) & 3]
        edges = 0
        for u in range(n):
            alive[u] = True
            block[u] = fibre[u] = u
            degree[u] = 0
            for v in range(n):
                codes[u, v] = pattern[u, v]
                near[u, v] = pattern[u, v] != 0 or pattern[v, u] != 0
                degree[u] += near[u, v]
            edges += degree[u]
        while edges >= 2 * least:
            a = -1
            low = 1e9
            for v in range(n):
                rank = degree[v] + 0.9 * _random(state)
                if degree[v] > 0 and rank < low:
                    a = v
                    low = rank
            if degree[a] >= t:
                return trial + 1
            b, x, y = _partner(codes, label, alive, fibre, near, degree, a, greed, state)
            if x >= 0:
                _identify(codes, alive, x, y, block)
            _unite(near, degree, fibre, a, b)
            edges = degree.sum()
    return -1
