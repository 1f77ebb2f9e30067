"""Families made of shifts: the cycles on all places, with a swap, a flip or a shorter cycle."""

from __future__ import annotations

from math import factorial, gcd

from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.generators.registry import family, require
from wlkit.groups.generators.rows import cycle, left_shift, reversal, right_shift


def _symmetric(n: int, *_: int) -> int:
    return factorial(n)


def _shifted_transpositions(n: int, k: int = 1) -> int:
    d = gcd(n, k)
    return d * factorial(n // d) ** d


@family(order=_shifted_transpositions, inverse_closed=True)
def lrx(n: int, k: int = 1) -> GeneratingSet:
    """The left shift L, the right shift R and the transposition X = (0 k).

    The group is S_n when gcd(n, k) = 1, in particular for the default k = 1. Otherwise the shifted
    copies of X generate the symmetric groups of the d = gcd(n, k) classes modulo d, which L
    permutes in a cycle: the wreath product of S_{n/d} by the cyclic group of order d.

    Parameters
    ----------
    n : int
        At least 2.
    k : int
        From 1 to n - 1.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> lrx(4).permutations.tolist()
    [[1, 2, 3, 0], [3, 0, 1, 2], [1, 0, 2, 3]]
    >>> lrx(5).group().order, lrx(6, 2).group().order
    (120, 72)
    """
    require(n >= 2 and 1 <= k < n, "n >= 2 and 1 <= k < n", (n, k))
    rows = [left_shift(n), right_shift(n), cycle(n, (0, k))]
    return GeneratingSet(rows, ["L", "R", "X"], name="lrx", parameters={"n": n, "k": k})


@family(order=_symmetric, inverse_closed=False)
def lx(n: int) -> GeneratingSet:
    """The left shift L and the transposition X = (0 1), directed; S_n.

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
    >>> lx(5).names, lx(5).group().order
    (('L', 'X'), 120)
    """
    require(n >= 2, "n >= 2", n)
    rows = [left_shift(n), cycle(n, (0, 1))]
    return GeneratingSet(rows, ["L", "X"], name="lx", parameters={"n": n})


@family(inverse_closed=True)
def top_spin(n: int, k: int = 4) -> GeneratingSet:
    """Both shifts and the flip F of the first k places: the TopSpin puzzle.

    Parameters
    ----------
    n : int
        At least k.
    k : int
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
    >>> top_spin(20).names
    ('L', 'R', 'F')
    >>> top_spin(20).group().order
    2432902008176640000
    """
    require(n >= k >= 2, "n >= k >= 2", (n, k))
    rows = [left_shift(n), right_shift(n), reversal(n, 0, k - 1)]
    return GeneratingSet(rows, ["L", "R", "F"], name="top_spin", parameters={"n": n, "k": k})


@family(order=_symmetric, inverse_closed=None)
def larx(n: int) -> GeneratingSet:
    """The transposition (0 1) and the cycle on the places 1..n-1, directed for n >= 4; S_n.

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
    >>> larx(5).group().order
    120
    """
    require(n >= 2, "n >= 2", n)
    rows = [cycle(n, (0, 1)), cycle(n, range(1, n))]
    return GeneratingSet(rows, ["X", "L"], name="larx", parameters={"n": n})


@family(order=_symmetric, inverse_closed=None)
def lsl_cycles(n: int, add_inverses: bool = True) -> GeneratingSet:
    """The long cycle (0 1 ... n-1) and the sub-long cycle (1 ... n-1), by default with inverses.

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
    >>> lsl_cycles(5).names, lsl_cycles(5).group().order
    (('L', 'S', "L'", "S'"), 120)
    """
    require(n >= 3, "n >= 3", n)
    rows, names = [cycle(n, range(n)), cycle(n, range(1, n))], ["L", "S"]
    parameters = {"n": n, "add_inverses": add_inverses}
    found = GeneratingSet(rows, names, name="lsl_cycles", parameters=parameters)
    return found.with_inverses() if add_inverses else found
