"""Lexicographic ranks of permutations of at most 20 points, many at a time."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def rank_rows(rows):
    count, n = rows.shape
    ranks = np.zeros(count, dtype=np.int64)
    for r in range(count):
        used = np.uint64(0)
        rank = np.int64(0)
        for i in range(n):
            value = rows[r, i]
            smaller = value
            below = used & ((np.uint64(1) << np.uint64(value)) - np.uint64(1))
            while below:
                below &= below - np.uint64(1)
                smaller -= 1
            used |= np.uint64(1) << np.uint64(value)
            rank = rank * (n - i) + smaller
        ranks[r] = rank
    return ranks


@njit(cache=True, nogil=True)
def unrank_rows(ranks, n):
    rows = np.empty((ranks.size, n), dtype=np.int64)
    for r in range(ranks.size):
        rank = ranks[r]
        for i in range(n - 1, -1, -1):
            base = n - i
            digit = rank % base
            rank //= base
            rows[r, i] = digit
            for j in range(i + 1, n):
                if rows[r, j] >= digit:
                    rows[r, j] += 1
    return rows
