"""Canonical representatives of group elements under automorphisms of a generating set.

An element x is the images of a base under x^-1, packed. An automorphism, x to q x q^-1, takes the
image of base point b to q[x^-1[q^-1[b]]]; the representative has the least sequence of images.
With `both`, x^-1 is taken to the same representative as x.
"""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def unpack(row, words, shifts, masks, orbits, positions, divisors, forward, backward):
    """Fill `forward` with x and `backward` with x^-1 from the packed images of the base."""
    n = forward.size
    for i in range(n):
        forward[i] = i
    for level in range(words.size):
        place = (row[words[level]] >> shifts[level]) & masks[level]
        digit = positions[level, forward[orbits[level, place]]]
        for i in range(n):
            forward[i] = divisors[level, digit, forward[i]]
    for i in range(n):
        backward[forward[i]] = i


@njit(cache=True, nogil=True)
def least(backward, forward, autos, sources, both, best):
    """Fill `best` with the least images of the base; return how often they are attained."""
    length = best.size
    ties = 0
    for i in range(length):
        best[i] = np.int16(32767)
    for a in range(autos.shape[0]):
        for turn in range(2 if both else 1):
            element = backward if turn == 0 else forward
            i = 0
            while i < length and autos[a, element[sources[a, i]]] == best[i]:
                i += 1
            if i == length:
                ties += 1
            elif autos[a, element[sources[a, i]]] < best[i]:
                ties = 1
                while i < length:
                    best[i] = autos[a, element[sources[a, i]]]
                    i += 1
    return ties


@njit(cache=True, nogil=True)
def orbit_images(
    rows, words, shifts, masks, orbits, positions, divisors, codes, moves, autos, sources, both, out
):
    """Write the representatives of x s, and of x^-1 s if `both`, for all x and all moves s."""
    n = autos.shape[1]
    forward = np.empty(n, dtype=np.int16)
    backward = np.empty(n, dtype=np.int16)
    image = np.empty(n, dtype=np.int16)
    inverse = np.empty(n, dtype=np.int16)
    best = np.empty(words.size, dtype=np.int16)
    at = 0
    for row in range(rows.shape[0]):
        unpack(rows[row], words, shifts, masks, orbits, positions, divisors, forward, backward)
        for g in range(moves.shape[0]):
            for turn in range(2 if both else 1):
                element = forward if turn == 0 else backward
                for i in range(n):
                    image[i] = element[moves[g, i]]
                for i in range(n):
                    inverse[image[i]] = i
                least(inverse, image, autos, sources, both, best)
                for w in range(rows.shape[1]):
                    out[at, w] = np.uint64(0)
                for level in range(words.size):
                    code = np.uint64(codes[level, best[level]])
                    out[at, words[level]] |= code << shifts[level]
                at += 1


@njit(cache=True, nogil=True)
def orbit_total(rows, words, shifts, masks, orbits, positions, divisors, autos, sources, both):
    """Return the number of elements in the orbits of the representatives."""
    n = autos.shape[1]
    forward = np.empty(n, dtype=np.int16)
    backward = np.empty(n, dtype=np.int16)
    best = np.empty(words.size, dtype=np.int16)
    whole = autos.shape[0] * (2 if both else 1)
    total = np.int64(0)
    for row in range(rows.shape[0]):
        unpack(rows[row], words, shifts, masks, orbits, positions, divisors, forward, backward)
        total += whole // least(backward, forward, autos, sources, both, best)
    return total
