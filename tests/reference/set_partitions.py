"""Set partitions from the definition: all strings that satisfy it, in lexicographic order."""

from __future__ import annotations

from itertools import product


def all_set_partitions(n: int) -> list[tuple[int, ...]]:
    """Every string over 0..n-1 whose entries are at most 1 + the largest before."""
    return [
        string
        for string in product(range(n), repeat=n)
        if all(string[i] <= max(string[:i], default=-1) + 1 for i in range(n))
    ]
