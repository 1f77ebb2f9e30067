"""Families made of cycles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, permutations
from math import factorial

from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.generators.registry import family, require
from wlkit.groups.generators.rows import cycle, cycle_name


def _symmetric(n: int, *_: int) -> int:
    return factorial(n)


def _alternating(n: int, *_: int) -> int:
    return factorial(n) // 2


def _by_parity_of_cycles(n: int, k: int) -> int | None:
    """Return |S_n| or |A_n| where k-cycles on overlapping windows generate it (2 <= k < n)."""
    if not 2 <= k < n:
        return None
    return factorial(n) if k % 2 == 0 else factorial(n) // 2


def _cycles(
    n: int, chosen: Sequence[tuple[int, ...]], name: str, **parameters: object
) -> GeneratingSet:
    return GeneratingSet(
        [cycle(n, points) for points in chosen],
        [cycle_name(points) for points in chosen],
        name=name,
        parameters={"n": n, **parameters},
    )


@family(order=_alternating, inverse_closed=True)
def three_cycles(n: int) -> GeneratingSet:
    """All 3-cycles; A_n.

    Parameters
    ----------
    n : int
        At least 3.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> len(three_cycles(5)), three_cycles(5).group().order
    (20, 60)
    """
    require(n >= 3, "n >= 3", n)
    chosen = [(a, b, c) for a, b, c in permutations(range(n), 3) if a < b and a < c]
    return _cycles(n, chosen, "three_cycles")


@family(order=_alternating, inverse_closed=True)
def three_cycles_0ij(n: int) -> GeneratingSet:
    """The 3-cycles (0 i j); A_n.

    Parameters
    ----------
    n : int
        At least 3.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> len(three_cycles_0ij(5)), three_cycles_0ij(5).group().order
    (12, 60)
    """
    require(n >= 3, "n >= 3", n)
    return _cycles(n, [(0, i, j) for i, j in permutations(range(1, n), 2)], "three_cycles_0ij")


@family(order=_alternating, inverse_closed=None, aliases=("01i",))
def three_cycles_01i(n: int, add_inverses: bool = True) -> GeneratingSet:
    """The 3-cycles (0 1 i), by default with their inverses (1 0 i); A_n.

    Parameters
    ----------
    n : int
        At least 3.
    add_inverses : bool

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> len(three_cycles_01i(5)), three_cycles_01i(5).group().order
    (6, 60)
    """
    require(n >= 3, "n >= 3", n)
    chosen = [(0, 1, i) for i in range(2, n)]
    if add_inverses:
        chosen = [c for i in range(2, n) for c in ((0, 1, i), (1, 0, i))]
    return _cycles(n, chosen, "three_cycles_01i", add_inverses=add_inverses)


@family(order=_symmetric, inverse_closed=True)
def all_cycles(n: int) -> GeneratingSet:
    """All cycles of lengths 2..n; S_n.

    Parameters
    ----------
    n : int
        At least 2.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> len(all_cycles(4)), all_cycles(4).group().order
    (20, 24)
    """
    require(n >= 2, "n >= 2", n)
    chosen = [
        (subset[0], *rest)
        for k in range(2, n + 1)
        for subset in combinations(range(n), k)
        for rest in permutations(subset[1:])
    ]
    return _cycles(n, chosen, "all_cycles")


@family(order=_by_parity_of_cycles, inverse_closed=None)
def wrapped_k_cycles(n: int, k: int) -> GeneratingSet:
    """The k-cycles (i i+1 ... i+k-1) modulo n, one direction each.

    Parameters
    ----------
    n : int
        At least 2.
    k : int
        From 2 to n.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> wrapped_k_cycles(5, 3).names[:2], wrapped_k_cycles(5, 3).group().order
    (('(0 1 2)', '(1 2 3)'), 60)
    """
    require(n >= 2 and 2 <= k <= n, "n >= 2 and 2 <= k <= n", (n, k))
    chosen = [tuple((i + j) % n for j in range(k)) for i in range(n)]
    return _cycles(n, chosen, "wrapped_k_cycles", k=k)


@family(order=_by_parity_of_cycles, inverse_closed=None)
def consecutive_k_cycles(n: int, k: int) -> GeneratingSet:
    """The k-cycles (i i+1 ... i+k-1), 0 <= i <= n-k, one direction each.

    Parameters
    ----------
    n : int
        At least 1.
    k : int
        From 1 to n.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> consecutive_k_cycles(5, 3).names
    ('(0 1 2)', '(1 2 3)', '(2 3 4)')
    """
    require(n >= 1 and 1 <= k <= n, "n >= 1 and 1 <= k <= n", (n, k))
    chosen = [tuple(range(i, i + k)) for i in range(n - k + 1)]
    return _cycles(n, chosen, "consecutive_k_cycles", k=k)


@family(order=_by_parity_of_cycles, inverse_closed=None)
def increasing_k_cycles(n: int, k: int) -> GeneratingSet:
    """The cycles (c_1 ... c_k) for all c_1 < ... < c_k, one direction each.

    Parameters
    ----------
    n : int
        At least 1.
    k : int
        From 1 to n.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> len(increasing_k_cycles(5, 3)), increasing_k_cycles(5, 3).group().order
    (10, 60)
    """
    require(n >= 1 and 1 <= k <= n, "n >= 1 and 1 <= k <= n", (n, k))
    return _cycles(n, list(combinations(range(n), k)), "increasing_k_cycles", k=k)


@family(order=_symmetric, inverse_closed=None)
def down_cycles(n: int) -> GeneratingSet:
    """The cycles (i i+1 ... j) for all i < j; S_n.

    Parameters
    ----------
    n : int
        At least 2.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> down_cycles(3).names, down_cycles(5).group().order
    (('(0 1)', '(0 1 2)', '(1 2)'), 120)
    """
    require(n >= 2, "n >= 2", n)
    chosen = [tuple(range(i, j + 1)) for i in range(n) for j in range(i + 1, n)]
    return _cycles(n, chosen, "down_cycles")


@family(order=_symmetric, inverse_closed=None)
def prefix_cycles(n: int) -> GeneratingSet:
    """The cycles (0 1 ... j-1), j = 2..n; S_n.

    Parameters
    ----------
    n : int
        At least 2.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> prefix_cycles(4).names
    ('(0 1)', '(0 1 2)', '(0 1 2 3)')
    """
    require(n >= 2, "n >= 2", n)
    return _cycles(n, [tuple(range(j)) for j in range(2, n + 1)], "prefix_cycles")
