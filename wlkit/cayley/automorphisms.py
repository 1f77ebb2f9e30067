"""Automorphisms of a generating set: relabellings q of the points with q S q^-1 = S.

Conjugation by q is then an automorphism of the Cayley graph that fixes the identity, so that it
preserves all spheres.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import factorial, prod
from typing import TYPE_CHECKING

import numpy as np

from wlkit.groups import GeneratingSet

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_STEPS = 6_000
"""Partial maps of generators that the search looks at."""
MOST_GENERATORS = 64
MOST_CONJUGATES = 20_000
"""Generators of a set that is looked at for interchangeable points."""


@lru_cache(maxsize=32)
def automorphisms(generators: GeneratingSet) -> NDArray[np.int64]:
    """Return relabellings q with q S q^-1 = S, one for each permutation of S that arises.

    The identity is the first row, and the permutations of S form a group: all that relabellings
    give, or the identity alone when the search would take too long.

    Examples
    --------
    >>> from wlkit.groups import generators
    >>> automorphisms(generators.lrx(5)).tolist()
    [[0, 1, 2, 3, 4], [1, 0, 4, 3, 2]]
    >>> len(automorphisms(generators.rubik_cube(2, "free_HTM")))
    48

    Notes
    -----
    A backtracking search over maps phi of S to S that keep the cycle types of the generators, of
    the products of two, and of a word in the first d for each d; for each phi, q is found by
    following q s = phi(s) q along the orbits, and checked on all of S.
    """
    rows = generators.permutations
    identity = np.arange(generators.degree).reshape(1, -1)
    if len(rows) > MOST_GENERATORS or len(np.unique(rows, axis=0)) < len(rows):
        return identity
    rows = rows[_linked(rows)]
    types = _product_types(rows)
    found: list[NDArray[np.int64]] = []
    stack: list[tuple[int, ...]] = [()]
    steps = 0
    while stack:
        phi = stack.pop()
        steps += 1
        if steps > MOST_STEPS:
            return identity
        if _lengths(_product(rows, phi)) != _lengths(_product(rows, range(len(phi)))):
            continue
        if len(phi) == len(rows):
            q = _relabelling(rows, phi, generators.orbits)
            if q is not None:
                found.append(q)
            continue
        s = len(phi)
        stack += [
            (*phi, t)
            for t in reversed(range(len(rows)))
            if t not in phi
            and all(
                types[s, i] == types[t, j] and types[i, s] == types[j, t]
                for i, j in zip(range(s + 1), (*phi, t), strict=True)
            )
        ]
    return np.array(found)


def _linked(rows: NDArray[np.int64]) -> list[int]:
    """Return an order of the generators in which each commutes with few of those before."""
    together = rows[:, rows]
    apart = (together != together.transpose(1, 0, 2)).any(axis=2)
    order = [0]
    while len(order) < len(rows):
        left = [s for s in range(len(rows)) if s not in order]
        order.append(max(left, key=lambda s: int(apart[s, order].sum())))
    return order


def _product(rows: NDArray[np.int64], word: Iterable[int]) -> NDArray[np.int64]:
    """Return w_d, where w_0 is the identity and w_i = w_{i-1} s_i w_{i-1}."""
    product = np.arange(rows.shape[1])
    for i in word:
        product = product[rows[i]][product]
    return product


def _lengths(row: NDArray[np.int64]) -> tuple[int, ...]:
    """Return the sorted lengths of the cycles of a permutation."""
    return tuple(sorted(map(len, cycles(row))))


def _product_types(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return numbers for the cycle types of the products of any two rows."""
    numbers: dict[tuple[int, ...], int] = {}
    types = np.empty((len(rows), len(rows)), dtype=np.int64)
    for i, p in enumerate(rows):
        for j, q in enumerate(rows):
            types[i, j] = numbers.setdefault(_lengths(p[q]), len(numbers))
    return types


def cycles(row: NDArray[np.int64]) -> list[list[int]]:
    """Return the cycles of a permutation, fixed points included.

    Examples
    --------
    >>> cycles(np.array([1, 0, 2]))
    [[0, 1], [2]]
    """
    images, seen, found = row.tolist(), set(), []
    for first in range(len(images)):
        if first not in seen:
            cycle = [first]
            while images[cycle[-1]] != first:
                cycle.append(images[cycle[-1]])
            seen.update(cycle)
            found.append(cycle)
    return found


def _relabelling(
    rows: NDArray[np.int64], phi: tuple[int, ...], orbits: tuple[tuple[int, ...], ...]
) -> NDArray[np.int64] | None:
    """Return q with q rows[s] q^-1 = rows[phi[s]] for all s, None when there is none."""
    pairs = [(row, rows[t].tolist()) for row, t in zip(rows.tolist(), phi, strict=True)]
    q = [-1] * rows.shape[1]
    for orbit in orbits:
        for y in range(len(q)):
            if y not in q and _follow(q, orbit[0], y, pairs):
                break
        else:
            return None
    relabelling = np.array(q)
    conjugates = relabelling[rows[:, np.argsort(relabelling)]]
    return relabelling if np.array_equal(conjugates, rows[list(phi)]) else None


def _follow(q: list[int], x: int, y: int, pairs: list[tuple[list[int], list[int]]]) -> bool:
    """Set q[x] = y and what follows from q s = phi(s) q; undo it and return False if it fails."""
    q[x] = y
    done, used = [x], {value for value in q if value >= 0}
    for point in done:
        for s, t in pairs:
            there, image = s[point], t[q[point]]
            if q[there] < 0 and image not in used:
                q[there] = image
                done.append(there)
                used.add(image)
            elif q[there] != image:
                for undone in done:
                    q[undone] = -1
                return False
    return True


@lru_cache(maxsize=32)
def interchangeable(generators: GeneratingSet) -> tuple[tuple[int, ...], ...]:
    """Return the blocks of points that may be permuted at will: S is closed under Sym(block).

    Points i and j are in one block when conjugation by the transposition (i j) maps S to S; this
    is an equivalence, as (i k) is (j k)(i j)(j k). A point that nothing moves is a block.

    Examples
    --------
    >>> from wlkit.groups import generators
    >>> interchangeable(generators.stars(5))
    ((0,), (1, 2, 3, 4))
    """
    rows = generators.permutations
    if len(rows) > MOST_CONJUGATES:
        return tuple((point,) for point in range(generators.degree))
    have = {row.tobytes() for row in rows}
    blocks: list[list[int]] = []
    moved = (rows != np.arange(generators.degree)).any(axis=0)
    for point in range(generators.degree):
        for block in blocks if moved[point] else ():
            if not moved[block[0]]:
                continue
            q = np.arange(generators.degree)
            q[[block[0], point]] = q[[point, block[0]]]
            if all(row.tobytes() in have for row in q[rows[:, q]]):
                block.append(point)
                break
        else:
            blocks.append([point])
    return tuple(map(tuple, blocks))


def interchanges(generators: GeneratingSet) -> int:
    """Return the order of the group that permutes the points within the blocks."""
    return prod(factorial(len(block)) for block in interchangeable(generators))
