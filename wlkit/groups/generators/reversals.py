"""Families of reversals of places, plain and signed, and of moves of blocks."""

from __future__ import annotations

from math import factorial

from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.generators.registry import family, require
from wlkit.groups.generators.rows import reversal, signed_reversal


def _symmetric(n: int, *_: int) -> int:
    return factorial(n)


def _hyperoctahedral(n: int) -> int:
    return 2**n * factorial(n)


@family(order=_symmetric, inverse_closed=True)
def full_reversals(n: int) -> GeneratingSet:
    """The reversals R[i..j] of all n(n-1)/2 intervals of places; S_n.

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
    >>> full_reversals(3).names, full_reversals(5).group().order
    (('R[0..1]', 'R[0..2]', 'R[1..2]'), 120)
    """
    require(n >= 2, "n >= 2", n)
    chosen = [(i, j) for i in range(n) for j in range(i + 1, n)]
    rows, names = [reversal(n, i, j) for i, j in chosen], [f"R[{i}..{j}]" for i, j in chosen]
    return GeneratingSet(rows, names, name="full_reversals", parameters={"n": n})


@family(order=_hyperoctahedral, inverse_closed=True)
def signed_reversals(n: int) -> GeneratingSet:
    """The signed reversals R[i..j], i <= j, of n elements with two sides, on 2n points; B_n.

    Parameters
    ----------
    n : int
        At least 1.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> len(signed_reversals(3)), signed_reversals(3).group().order
    (6, 48)
    """
    require(n >= 1, "n >= 1", n)
    chosen = [(i, j) for i in range(n) for j in range(i, n)]
    rows = [signed_reversal(n, i, j) for i, j in chosen]
    names = [f"R[{i}..{j}]" for i, j in chosen]
    return GeneratingSet(rows, names, name="signed_reversals", parameters={"n": n})


@family(order=_symmetric, inverse_closed=True)
def pancake(n: int) -> GeneratingSet:
    """The prefix reversals R1, ..., R(n-1), where Ri reverses the places 0..i; S_n.

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
    >>> pancake(4).permutations.tolist()
    [[1, 0, 2, 3], [2, 1, 0, 3], [3, 2, 1, 0]]
    """
    require(n >= 2, "n >= 2", n)
    rows, names = [reversal(n, 0, i) for i in range(1, n)], [f"R{i}" for i in range(1, n)]
    return GeneratingSet(rows, names, name="pancake", parameters={"n": n})


CUBIC_PANCAKES = {
    1: (0, 1, 2),
    2: (0, 1, 3),
    3: (0, 1, -2),
    4: (0, 1, -3),
    5: (0, 2, 2),
    6: (0, 2, 3),
    7: (0, 2, -3),
}
"""Rn, R(n - second) and, for the third, R(third) or R(n + third) when it is negative."""


@family(inverse_closed=True)
def cubic_pancake(n: int, subset: int) -> GeneratingSet:
    """Three prefix reversals, Rk reversing the first k places.

    The subsets 1..7 are {Rn, Rn-1, R2}, {Rn, Rn-1, R3}, {Rn, Rn-1, Rn-2}, {Rn, Rn-1, Rn-3},
    {Rn, Rn-2, R2}, {Rn, Rn-2, R3}, {Rn, Rn-2, Rn-3}.

    Parameters
    ----------
    n : int
        Large enough for the prefixes.
    subset : int
        From 1 to 7.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> cubic_pancake(6, 4).names
    ('R6', 'R5', 'R3')
    """
    require(subset in CUBIC_PANCAKES, "subset 1..7", subset)
    _, back, third = CUBIC_PANCAKES[subset]
    lengths = [n, n - back, third if third > 0 else n + third]
    require(min(lengths) >= 1 and max(lengths) <= n, "n large enough for the prefixes", n)
    rows, names = [reversal(n, 0, k - 1) for k in lengths], [f"R{k}" for k in lengths]
    return GeneratingSet(rows, names, name="cubic_pancake", parameters={"n": n, "subset": subset})


@family(order=_hyperoctahedral, inverse_closed=True)
def burnt_pancake(n: int) -> GeneratingSet:
    """The signed prefix reversals R1, ..., Rn of n pancakes with two sides, on 2n points; B_n.

    Parameters
    ----------
    n : int
        At least 1.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> len(burnt_pancake(3)), burnt_pancake(3).group().order
    (3, 48)
    """
    require(n >= 1, "n >= 1", n)
    rows, names = [signed_reversal(n, 0, i) for i in range(n)], [f"R{i + 1}" for i in range(n)]
    return GeneratingSet(rows, names, name="burnt_pancake", parameters={"n": n})


@family(order=_symmetric, inverse_closed=True)
def transposons(n: int) -> GeneratingSet:
    """The swaps of two adjacent intervals of places, i..j-1 with j..k; S_n.

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
    >>> len(transposons(4)), transposons(4).group().order
    (10, 24)
    """
    require(n >= 2, "n >= 2", n)
    rows, names = [], []
    for i in range(n):
        for j in range(i + 1, n):
            for k in range(j, n):
                rows.append([*range(i), *range(j, k + 1), *range(i, j), *range(k + 1, n)])
                names.append(f"T[{i}..{j - 1},{k}]")
    return GeneratingSet(rows, names, name="transposons", parameters={"n": n})


@family(order=_symmetric, inverse_closed=True)
def block_interchange(n: int) -> GeneratingSet:
    """The exchanges of any two disjoint intervals of places; S_n.

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
    >>> len(block_interchange(4)), block_interchange(4).group().order
    (15, 24)
    """
    require(n >= 2, "n >= 2", n)
    rows, names = [], []
    for i in range(n):
        for j in range(i + 1, n):
            for k in range(j, n):
                for m in range(k + 1, n + 1):
                    middle = [*range(k, m), *range(j, k), *range(i, j)]
                    rows.append([*range(i), *middle, *range(m, n)])
                    names.append(f"I[{i}..{j - 1},{k}..{m - 1}]")
    return GeneratingSet(rows, names, name="block_interchange", parameters={"n": n})
