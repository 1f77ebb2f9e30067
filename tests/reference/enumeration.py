"""Obvious twins of the enumeration kernels: bit masks by definition."""

from __future__ import annotations

from itertools import permutations


def bit(i, j, directed):
    """Return the place of i -> j in a mask."""
    low, high = min(i, j), max(i, j)
    number = high * (high - 1) // 2 + low
    return 2 * number + (i > j) if directed else number


def arcs(mask, n, directed):
    """Return the set of ordered pairs that a mask stands for."""
    pairs = [(i, j) for i in range(n) for j in range(n) if i != j]
    return {(i, j) for i, j in pairs if mask >> bit(i, j, directed) & 1}


def classes(n, directed):
    """Return the isomorphism classes of all masks, as sets of masks."""
    found = {}
    for mask in range(1 << (n * (n - 1) if directed else n * (n - 1) // 2)):
        edges = arcs(mask, n, directed)
        least = min(
            sum(1 << bit(p[i], p[j], directed) for i, j in edges if directed or i < j)
            for p in permutations(range(n))
        )
        found.setdefault(least, set()).add(mask)
    return list(found.values())


def is_connected(mask, n, directed):
    """Return whether the graph is (weakly) connected, by merging."""
    block = list(range(n))
    for i, j in arcs(mask, n, directed):
        block = [block[i] if b == block[j] else b for b in block]
    return len(set(block)) == 1
