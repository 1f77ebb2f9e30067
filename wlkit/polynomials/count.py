"""The number of equivariant polynomials of each degree, without listing them."""

from __future__ import annotations

from collections.abc import Iterator
from math import factorial
from typing import Any

from wlkit.errors import InputError
from wlkit.exact._numbers import natural
from wlkit.exact.polya import pair_cycle_type, with_fixed
from wlkit.exact.power_series import PowerSeries, euler_transform, inverse_euler_transform
from wlkit.exact.set_partitions import centralizer_order, integer_partitions
from wlkit.polynomials.space import PolynomialSpace, Roots


def count_basis(
    degree: int,
    *,
    directed: bool = False,
    loops: bool = False,
    simple: bool = False,
    roots: Roots = 0,
    channels: int = 1,
    n: int | None = None,
    progress: bool = False,
) -> list[int]:
    """Return the dimensions of the homogeneous equivariant polynomials of degree 0, ..., `degree`.

    For 0/1 entries these are the numbers of multilinear ones, which span all functions.

    Parameters
    ----------
    degree : int
        Largest degree, at least 0.
    directed, loops, simple, roots, channels, n
        As for :class:`PolynomialSpace`.
    progress : bool
        Show a bar over the cycle types.

    Returns
    -------
    list of ints
        ``counts[d]`` multigraphs with exactly d edges, no isolated vertex except roots, and at
        most n vertices.

    Raises
    ------
    InputError
        If an option is not among those allowed.

    Examples
    --------
    >>> count_basis(4, directed=True, loops=True, roots="edge")
    [2, 15, 117, 877, 6719]
    >>> count_basis(6, simple=True)
    [1, 1, 2, 5, 11, 26, 68]

    Notes
    -----
    Polya: with N = 2 degree free vertices (fewer for small n), the mean over S_N of the
    product over the cycles of edge slots, of length L, of g(x^L)^channels, where g = 1/(1 - x),
    or 1 + x for simple.  One term per partition of N: degree 20 takes seconds, degree 30 minutes.

    References
    ----------
    Puny, Lim, Kiani, Maron, Lipman, Equivariant Polynomials for Graph Neural Networks, ICML
    2023, theorem 1; Harary, Palmer, Graphical Enumeration, 1973, chapters 4 and 5.
    """
    degree = natural(degree, "degree")
    space = PolynomialSpace(directed, loops, simple, roots, channels, n)
    total = [0] * (degree + 1)
    for fixed in space.root_counts:
        for d, count in enumerate(_count_rooted(degree, space, fixed, progress)):
            total[d] += count
    return total


def count_connected(
    degree: int,
    *,
    directed: bool = False,
    loops: bool = False,
    simple: bool = False,
    roots: Roots = 0,
    channels: int = 1,
) -> list[int]:
    """Return the numbers of connected basis multigraphs with 0, ..., `degree` edges.

    Without roots the count of degree 0 is 0: the empty graph is not connected.

    Parameters
    ----------
    degree : int
        Largest degree, at least 0.
    directed, loops, simple, roots, channels
        As for :class:`PolynomialSpace`.

    Returns
    -------
    list of ints
        ``counts[d]`` connected multigraphs with exactly d edges.

    Raises
    ------
    InputError
        If an option is not among those allowed.

    Examples
    --------
    >>> count_connected(6, simple=True, roots=2)  # OEIS A339040
    [0, 1, 3, 10, 35, 125, 460]
    >>> count_connected(6, simple=True)
    [0, 1, 1, 3, 5, 12, 30]

    Notes
    -----
    Without roots, the inverse Euler transform.  With R_k the series with k roots and C_k its
    connected part: R_1 = C_1 R_0 and R_2 = (C_2 + C_1^2) R_0. The cost is that of
    :func:`count_basis` for 0, 1 and 2 roots.
    """
    degree = natural(degree, "degree")
    space = PolynomialSpace(directed, loops, simple, roots, channels)
    series = [PowerSeries(_count_rooted(degree, space, k, False)) for k in range(3)]
    one = series[1] / series[0]
    two = series[2] / series[0] - one * one
    zero = PowerSeries(inverse_euler_transform(_ints(series[0])))
    by_roots: dict[Any, PowerSeries] = {0: zero, 1: one, 2: two, "edge": one + two}
    return _ints(by_roots[space.roots])


def _ints(series: PowerSeries) -> list[int]:
    return [int(c) for c in series.coefficients]


def _count_rooted(degree: int, space: PolynomialSpace, fixed: int, progress: bool) -> list[int]:
    """Count the multigraphs with `fixed` different roots, by numbers of edges."""
    free = 2 * degree
    if space.n is not None:
        if space.n < fixed:
            return [0] * (degree + 1)
        free = min(free, space.n - fixed)
    total = [0] * (degree + 1)
    order = factorial(free)
    for kind in _cycle_types(free, progress):
        weight = order // centralizer_order(kind)
        slots = pair_cycle_type(with_fixed(kind, fixed), ordered=space.directed, loops=space.loops)
        for d, coefficient in enumerate(_fill_slots(slots, degree, space)):
            total[d] += weight * coefficient
    if any(count % order for count in total):
        raise InputError(f"the mean over the {order} permutations is not an integer: {total}")
    return [count // order for count in total]


def _cycle_types(n: int, progress: bool) -> Iterator[tuple[tuple[int, int], ...]]:
    if not progress:
        return integer_partitions(n)
    import flint
    from tqdm.auto import tqdm

    total = int(flint.fmpz(n).partitions_p())
    return iter(tqdm(integer_partitions(n), total=total, desc="cycle types"))


def _fill_slots(slots: dict[int, int], degree: int, space: PolynomialSpace) -> tuple[int, ...]:
    """Return the coefficients of prod_L g(x^L)^(channels slots_L) up to x^degree."""
    exponents = [0] * (degree + 1)
    for length, times in slots.items():
        if length <= degree:
            exponents[length] += times * space.channels
        if space.simple and 2 * length <= degree:
            exponents[2 * length] -= times * space.channels  # 1 + y = (1 - y^2) / (1 - y)
    return euler_transform(exponents)


def stable_size(degree: int, roots: Roots = 0) -> int:
    """Return the n from which on the number of polynomials of this degree no longer grows.

    Parameters
    ----------
    degree : int
        At least 0.
    roots : 0, 1, 2 or "edge"
        As for :class:`PolynomialSpace`.

    Returns
    -------
    int

    Raises
    ------
    InputError
        If `degree` is negative or no integer, or `roots` is not among those allowed.

    Examples
    --------
    >>> stable_size(2, "edge")
    6

    Notes
    -----
    With every vertex on an edge or a root, a multigraph with d edges has at most 2 d vertices that
    are no roots; all of these are there from this n on.
    """
    space = PolynomialSpace(roots=roots)
    return 2 * natural(degree, "degree") + max(space.root_counts)
