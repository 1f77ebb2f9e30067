"""Whole shards of a coset bitmap: one moved into another, and what in it is new.

A shard holds the elements of a subgroup H1 as cosets of a smaller one, H: row c, word w, bit.
Right multiplication by an element of H1 carries row pred[c] to row c, and row turn[c] of the
tables of moves inside H says how its words and bits are permuted; row 0 leaves them alone.
"""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def move_shard(source, pred, turn, words_to, bits_to, lookups, acc, low, high):
    """OR rows pred[low..high-1] of `source`, moved, into rows low..high-1 of `acc`."""
    width = acc.shape[1]
    for c in range(low, high):
        s, j = pred[c], turn[c]
        for w in range(width):
            x = source[s, w]
            if x == 0:
                continue
            a = bits_to[j, w]
            if a != 0:
                y = lookups[a, 0, x & np.uint32(63)]
                for q in range(1, lookups.shape[1]):
                    x >>= np.uint32(6)
                    y |= lookups[a, q, x & np.uint32(63)]
                x = y
            acc[c, words_to[j, w]] |= x


@njit(cache=True, nogil=True)
def keep_new(acc, known, also_known, low, high):
    """Clear what is known in rows low..high-1 of `acc`; return how many bits are left."""
    found = np.int64(0)
    for c in range(low, high):
        for w in range(acc.shape[1]):
            new = acc[c, w] & ~(known[c, w] | also_known[c, w])
            acc[c, w] = new
            if new != 0:
                v = np.uint64(new)
                v -= (v >> np.uint64(1)) & np.uint64(0x5555555555555555)
                two = np.uint64(0x3333333333333333)
                v = (v & two) + ((v >> np.uint64(2)) & two)
                v = (v + (v >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
                found += np.int64((v * np.uint64(0x0101010101010101)) >> np.uint64(56))
    return found
