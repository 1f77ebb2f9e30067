"""Families defined by cycle type: derangements, conjugacy classes; and random generators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations
from math import factorial
from typing import Any

import numpy as np

from wlkit.errors import FormatError
from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.generators.registry import family, require
from wlkit.groups.generators.rows import cycle


@family(order=lambda n: {2: 2, 3: 3}.get(n, factorial(n)), inverse_closed=True)
def derangements(n: int) -> GeneratingSet:
    """All permutations without fixed points; S_n for n >= 4.

    Parameters
    ----------
    n : int
        From 2 to 9.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> len(derangements(5)), derangements(5).group().order
    (44, 120)
    """
    require(2 <= n <= 9, "2 <= n <= 9 (their number grows like n!/e)", n)
    rows = [p for p in permutations(range(n)) if all(x != i for i, x in enumerate(p))]
    names = [f"D{i}" for i in range(len(rows))]
    return GeneratingSet(rows, names, name="derangements", parameters={"n": n})


def _matchings(points: tuple[int, ...]) -> Iterator[list[tuple[int, int]]]:
    if not points:
        yield []
        return
    for i in range(1, len(points)):
        for rest in _matchings(points[1:i] + points[i + 1 :]):
            yield [(points[0], points[i]), *rest]


@family(inverse_closed=True)
def involutive_derangements(n: int) -> GeneratingSet:
    """All fixed-point-free involutions of an even number n of points: the perfect matchings.

    Parameters
    ----------
    n : int
        Even, at least 2.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> len(involutive_derangements(6))
    15
    """
    require(n >= 2 and n % 2 == 0, "an even n >= 2", n)
    rows = [cycle(n, *matching) for matching in _matchings(tuple(range(n)))]
    names = [f"M{i}" for i in range(len(rows))]
    return GeneratingSet(rows, names, name="involutive_derangements", parameters={"n": n})


def permutations_of_type(n: int, lengths: Sequence[int]) -> list[list[int]]:
    """Return all permutations of n points with the given lengths of nontrivial cycles.

    Examples
    --------
    >>> len(permutations_of_type(5, (3, 2))), len(permutations_of_type(4, (2, 2)))
    (20, 3)
    """

    def choose(free: tuple[int, ...], left: Counter[int], least: int) -> Iterator[list[Any]]:
        if not +left:
            yield []
            return
        for k in sorted(+left):
            for subset in combinations(free, k):
                if subset[0] < least:
                    continue
                rest = tuple(x for x in free if x not in subset)
                for tail in choose(rest, left - Counter([k]), subset[0]):
                    for order in permutations(subset[1:]):
                        yield [(subset[0], *order), *tail]

    nontrivial = Counter(length for length in lengths if length > 1)
    return [cycle(n, *cycles) for cycles in choose(tuple(range(n)), nontrivial, 0)]


def _read_classes(text: str) -> dict[tuple[int, ...], int | None]:
    try:
        parts = [part.partition(":") for part in text.split(";") if part.strip()]
        return {
            tuple(int(x) for x in lengths.replace(",", " ").split()): int(count) if count else None
            for lengths, _, count in parts
        }
    except ValueError:
        raise FormatError(
            f"classes are written '3,2;4:5' (all of type 3,2 and five of type 4), got {text!r}"
        ) from None


@family(inverse_closed=None, aliases=("conjugacy_class",))
def conjugacy_classes(
    n: int, classes: Mapping[Sequence[int], int | None] | str, seed: int = 0
) -> GeneratingSet:
    """Conjugacy classes of S_n, whole or sampled.

    `classes` maps cycle lengths (1-cycles may be left out) to None for the whole class, or to a
    number of members drawn with the given seed.  As text: ``'3,2;4:5'``.

    Parameters
    ----------
    n : int
        At least 1.
    classes : mapping or str
        Cycle lengths -> None or a number of members.
    seed : int
        Of the members that are drawn.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    FormatError
        When text is not written so.
    InputError
        When there is no class, or cycle lengths do not fit into n points.

    Examples
    --------
    >>> len(conjugacy_classes(5, "3,2")), len(conjugacy_classes(5, {(5,): None, (2,): 4}))
    (20, 28)
    """
    require(n >= 1, "n >= 1", n)
    chosen = _read_classes(classes) if isinstance(classes, str) else dict(classes)
    require(bool(chosen), "at least one class", classes)
    rng = np.random.default_rng(seed)
    rows, names = [], []
    for lengths, count in chosen.items():
        require(
            all(x > 0 for x in lengths) and sum(lengths) <= n,
            f"positive cycle lengths of sum at most {n}",
            tuple(lengths),
        )
        found = (
            permutations_of_type(n, lengths)
            if count is None
            else [_random_of_type(n, lengths, rng) for _ in range(count)]
        )
        shown = ",".join(map(str, sorted(lengths, reverse=True)))
        rows += found
        names += [f"({shown})_{i + 1}" for i in range(len(found))]
    kept = tuple((tuple(lengths), count) for lengths, count in chosen.items())
    parameters = {"n": n, "classes": kept, "seed": seed}
    return GeneratingSet(rows, names, name="conjugacy_classes", parameters=parameters)


def _random_of_type(n: int, lengths: Sequence[int], rng: np.random.Generator) -> list[int]:
    points = rng.permutation(n).tolist()
    cycles, at = [], 0
    for length in lengths:
        cycles.append(points[at : at + length])
        at += length
    return cycle(n, *cycles)


@family(inverse_closed=None)
def rand_generators(n: int, k: int, seed: int = 0) -> GeneratingSet:
    """Draw k different uniformly random permutations of n points with the given seed.

    Parameters
    ----------
    n : int
        At least 1.
    k : int
        From 1 to n!.
    seed : int

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> len(rand_generators(6, 4)), rand_generators(6, 4) == rand_generators(6, 4)
    (4, True)
    """
    require(n >= 1 and 1 <= k <= factorial(n), "n >= 1 and 1 <= k <= n!", (n, k))
    rng = np.random.default_rng(seed)
    rows: dict[tuple[int, ...], None] = {}
    while len(rows) < k:
        rows[tuple(rng.permutation(n).tolist())] = None
    parameters = {"n": n, "k": k, "seed": seed}
    return GeneratingSet(list(rows), name="rand_generators", parameters=parameters)
