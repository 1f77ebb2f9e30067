"""Obvious twins of the group kernels and algorithms: plain Python, nothing shared with wlkit."""

from __future__ import annotations

from itertools import permutations


def rank(permutation):
    """Return the position in the lexicographic list of all permutations."""
    return sum(1 for other in permutations(range(len(permutation))) if other < tuple(permutation))


def closure(generators):
    """Return the set of all products of the generators (tuples)."""
    identity = tuple(range(len(generators[0])))
    seen, todo = {identity}, [identity]
    for element in todo:
        for p in generators:
            product = tuple(element[i] for i in p)
            if product not in seen:
                seen.add(product)
                todo.append(product)
    return seen
