"""Families of involutions: transpositions, Coxeter generators, products of disjoint swaps."""

from __future__ import annotations

from itertools import combinations
from math import factorial

from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.generators.registry import family, require
from wlkit.groups.generators.rows import cycle, cycle_name


def _symmetric(n: int, *_: int) -> int:
    return factorial(n)


def _swaps(n: int, pairs: list[tuple[int, int]], name: str, **parameters: int) -> GeneratingSet:
    return GeneratingSet(
        [cycle(n, pair) for pair in pairs],
        [cycle_name(pair) for pair in pairs],
        name=name,
        parameters={"n": n, **parameters},
    )


@family(order=_symmetric, inverse_closed=True)
def all_transpositions(n: int) -> GeneratingSet:
    """All n(n-1)/2 transpositions; S_n, spheres are the unsigned Stirling numbers.

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
    >>> len(all_transpositions(5)), all_transpositions(5).group().order
    (10, 120)
    """
    require(n >= 2, "n >= 2", n)
    return _swaps(n, list(combinations(range(n), 2)), "all_transpositions")


@family(order=_symmetric, inverse_closed=True)
def coxeter(n: int) -> GeneratingSet:
    """The adjacent transpositions (i i+1); S_n, spheres are the Mahonian numbers.

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
    >>> coxeter(4).names, coxeter(4).group().order
    (('(0 1)', '(1 2)', '(2 3)'), 24)
    """
    require(n >= 2, "n >= 2", n)
    return _swaps(n, [(i, i + 1) for i in range(n - 1)], "coxeter")


@family(order=_symmetric, inverse_closed=True)
def cyclic_coxeter(n: int) -> GeneratingSet:
    """The adjacent transpositions on a circle: (i i+1) and (0 n-1); S_n.

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
    >>> cyclic_coxeter(4).names
    ('(0 1)', '(1 2)', '(2 3)', '(0 3)')
    """
    require(n >= 2, "n >= 2", n)
    return _swaps(n, [*((i, i + 1) for i in range(n - 1)), (0, n - 1)], "cyclic_coxeter")


@family(order=_symmetric, inverse_closed=True)
def stars(n: int) -> GeneratingSet:
    """The star transpositions (0 i), i = 1..n-1; S_n.

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
    >>> stars(4).names, stars(4).group().order
    (('(0 1)', '(0 2)', '(0 3)'), 24)
    """
    require(n >= 2, "n >= 2", n)
    return _swaps(n, [(0, i) for i in range(1, n)], "stars")


@family(order=_symmetric, inverse_closed=True)
def generalized_stars(n: int, k: int = 1) -> GeneratingSet:
    """The transpositions (i j) with i < k <= j; S_n.

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
    >>> generalized_stars(4, 2).names
    ('(0 2)', '(0 3)', '(1 2)', '(1 3)')
    """
    require(n >= 2 and 1 <= k < n, "n >= 2 and 1 <= k < n", (n, k))
    pairs = [(i, j) for i in range(k) for j in range(k, n)]
    return _swaps(n, pairs, "generalized_stars", k=k)


def _doubled(n: int) -> list[list[int]]:
    return [cycle(2 * n, (i, i + 1), (n + i, n + i + 1)) for i in range(n - 1)]


def _doubled_names(n: int) -> list[str]:
    return [f"({i} {i + 1})({n + i} {n + i + 1})" for i in range(n - 1)]


@family(order=lambda n: 2**n * factorial(n), inverse_closed=True)
def coxeter_b(n: int) -> GeneratingSet:
    """The simple reflections of type B_n on 2n points: (0 n) and (i i+1)(n+i n+i+1).

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
    >>> coxeter_b(3).degree, coxeter_b(3).group().order
    (6, 48)
    """
    require(n >= 2, "n >= 2", n)
    rows, names = [cycle(2 * n, (0, n)), *_doubled(n)], [f"(0 {n})", *_doubled_names(n)]
    return GeneratingSet(rows, names, name="coxeter_b", parameters={"n": n})


@family(order=lambda n: 2 ** (n - 1) * factorial(n), inverse_closed=True)
def coxeter_d(n: int) -> GeneratingSet:
    """The simple reflections of type D_n on 2n points: (0 n+1)(1 n) and (i i+1)(n+i n+i+1).

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
    >>> coxeter_d(4).degree, coxeter_d(4).group().order
    (8, 192)
    """
    require(n >= 2, "n >= 2", n)
    rows = [cycle(2 * n, (0, n + 1), (1, n)), *_doubled(n)]
    names = [f"(0 {n + 1})(1 {n})", *_doubled_names(n)]
    return GeneratingSet(rows, names, name="coxeter_d", parameters={"n": n})


def _disjoint(first: int, n: int) -> list[tuple[int, int]]:
    return [(i, i + 1) for i in range(first, n - 1, 2)]


@family(order=_symmetric, inverse_closed=True)
def rapaport_m1(n: int) -> GeneratingSet:
    """All nonempty prefixes of (0 1)(2 3)(4 5)... and of (1 2)(3 4)...; S_n.

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
    >>> rapaport_m1(5).names
    ('(0 1)', '(0 1)(2 3)', '(1 2)', '(1 2)(3 4)')
    """
    require(n >= 2, "n >= 2", n)
    even, odd = _disjoint(0, n), _disjoint(1, n)
    chosen = [even[:j] for j in range(1, len(even) + 1)]
    chosen += [odd[:j] for j in range(1, len(odd) + 1)]
    names = ["".join(map(cycle_name, pairs)) for pairs in chosen]
    rows = [cycle(n, *pairs) for pairs in chosen]
    return GeneratingSet(rows, names, name="rapaport_m1", parameters={"n": n})


@family(order=_symmetric, inverse_closed=True)
def rapaport_m2(n: int) -> GeneratingSet:
    """The three involutions (0 1), (0 1)(2 3)(4 5)... and (1 2)(3 4)...; S_n.

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
    >>> len(rapaport_m2(6)), rapaport_m2(6).group().order
    (3, 720)
    """
    require(n >= 2, "n >= 2", n)
    rows = [cycle(n, (0, 1)), cycle(n, *_disjoint(0, n)), cycle(n, *_disjoint(1, n))]
    return GeneratingSet(rows, ["X", "I", "K"], name="rapaport_m2", parameters={"n": n})


@family(inverse_closed=True)
def koltsov3(n: int, perm_type: int = 2, k: int = 1, d: int = 1) -> GeneratingSet:
    """Three involutions: I = (0 1)(2 3)..., K = (1 2)(3 4)... and a short S.

    S is (k k+d) for type 1 and (k k+3)(k+1 k+2) for type 2.

    Parameters
    ----------
    n : int
        Larger than the last point that S moves.
    perm_type : 1 or 2
    k : int
        At least 0.
    d : int
        At least 1; for type 1.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> koltsov3(6).names, koltsov3(6).permutations[2].tolist()
    (('I', 'K', 'S'), [0, 4, 3, 2, 1, 5])
    """
    require(perm_type in (1, 2), "perm_type 1 or 2", perm_type)
    require(k >= 0 and d >= 1, "k >= 0 and d >= 1", (k, d))
    last = k + d if perm_type == 1 else k + 3
    require(last < n, f"the last moved point {last} below n", n)
    swaps = [(k, k + d)] if perm_type == 1 else [(k, k + 3), (k + 1, k + 2)]
    rows = [cycle(n, *_disjoint(0, n)), cycle(n, *_disjoint(1, n)), cycle(n, *swaps)]
    parameters = {"n": n, "perm_type": perm_type, "k": k, "d": d}
    return GeneratingSet(rows, ["I", "K", "S"], name="koltsov3", parameters=parameters)


@family(inverse_closed=False)
def sheveleva2(n: int, k: int) -> GeneratingSet:
    """An involution A and a permutation S that is a product of swaps and one 4-cycle.

    The swaps (i i+1) for i = 0, 1, 2, ... are dealt in turn to two generators; at i = k - 1 the
    one whose turn it is gets the cycle (k-1 k k+1 k+2) instead and is called S, the other gets
    (k+1 k+3), and the dealing goes on with (k+3 k+4) to S.

    Parameters
    ----------
    n : int
        At least k + 3.
    k : int
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
    >>> [g.order for g in sheveleva2(7, 2).generators]
    [2, 4]
    """
    require(1 <= k <= n - 3, "1 <= k <= n - 3", (n, k))
    s = [(i, i + 1) for i in range((k - 1) % 2, k - 1, 2)] + [(k - 1, k, k + 1, k + 2)]
    s += [(i, i + 1) for i in range(k + 3, n - 1, 2)]
    a = [(i, i + 1) for i in range(k % 2, k - 1, 2)]
    a += [(k + 1, k + 3)] if k + 3 < n else []
    a += [(i, i + 1) for i in range(k + 4, n - 1, 2)]
    rows = [cycle(n, *a), cycle(n, *s)]
    return GeneratingSet(rows, ["A", "S"], name="sheveleva2", parameters={"n": n, "k": k})
