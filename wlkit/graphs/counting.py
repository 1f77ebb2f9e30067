"""How many graphs there are up to isomorphism, by Polya counting."""

from __future__ import annotations

from math import comb, factorial
from operator import index

from wlkit.errors import GraphError, SizeError
from wlkit.exact import inverse_euler_transform, pair_cycle_index
from wlkit.graphs.checks import checked_order

MAX_COUNT_ORDER = 40
MAX_COUNT_SIZE = 20


def count_graphs(n: int, *, connected: bool = False, directed: bool = False) -> int:
    """Return the number of graphs on n vertices up to isomorphism.

    Parameters
    ----------
    n : int
        Number of vertices, at most 40.
    connected : bool
        Only (weakly) connected graphs; the graph without vertices does not count as connected.
    directed : bool
        Digraphs without loops, opposite arcs allowed.

    Raises
    ------
    SizeError
        If n is more than 40.

    Examples
    --------
    >>> [count_graphs(n) for n in range(8)]
    [1, 1, 2, 4, 11, 34, 156, 1044]
    >>> [count_graphs(n, connected=True, directed=True) for n in range(1, 6)]
    [1, 2, 13, 199, 9364]

    Notes
    -----
    The cycle index of S_n on pairs at 2; connected numbers by the inverse Euler transform.
    OEIS A000088, A001349; directed A000273, A003085.
    """
    n = checked_order(n)
    if n > MAX_COUNT_ORDER:
        raise SizeError(f"count_graphs: expected n <= {MAX_COUNT_ORDER}, got {n}")
    if not connected:
        return pair_cycle_index(n, ordered=directed).colorings(2)
    if n == 0:
        return 0
    every = [pair_cycle_index(k, ordered=directed).colorings(2) for k in range(n + 1)]
    return int(inverse_euler_transform(every)[n])


def count_graphs_of_size(m: int, *, connected: bool = False) -> int:
    """Return the number of graphs with m edges and no isolated vertices, up to isomorphism.

    Parameters
    ----------
    m : int
        Number of edges, at most 20.
    connected : bool
        Only connected graphs; for m = 0 that counts the graph with one vertex.

    Raises
    ------
    SizeError
        If m is more than 20.

    Examples
    --------
    >>> [count_graphs_of_size(m) for m in range(8)]
    [1, 1, 2, 5, 11, 26, 68, 177]
    >>> [count_graphs_of_size(m, connected=True) for m in range(8)]
    [1, 1, 1, 3, 5, 12, 30, 79]

    Notes
    -----
    The coefficient of x**m of Polya's count on 2 m vertices, among which isolated ones are free.
    OEIS A000664; connected A002905.
    """
    m = checked_size(m)
    if m > MAX_COUNT_SIZE:
        raise SizeError(f"count_graphs_of_size: expected m <= {MAX_COUNT_SIZE}, got {m}")
    if m == 0:
        return 1
    every = _numbers_by_size(2 * m, m)
    return int(inverse_euler_transform(every)[m]) if connected else every[m]


def _numbers_by_size(n: int, most: int) -> list[int]:
    """Return the numbers of graphs on n vertices with 0, ..., most edges, in integers only."""
    total = [0] * (most + 1)
    for kind, share in pair_cycle_index(n).terms:
        product = [1] + [0] * most
        for length, times in kind:
            chosen = [comb(times, k) for k in range(min(times, most // length) + 1)]
            product = [
                sum(c * product[d - k * length] for k, c in enumerate(chosen) if k * length <= d)
                for d in range(most + 1)
            ]
        weight = share.numerator * (factorial(n) // share.denominator)
        total = [t + weight * p for t, p in zip(total, product, strict=True)]
    return [t // factorial(n) for t in total]


def checked_size(m: int) -> int:
    """Return `m` as a Python integer after checking that it can be a number of edges."""
    try:
        size = index(m)
    except TypeError:
        size = -1
    if size < 0:
        raise GraphError(f"number of edges: expected an integer >= 0, got {m!r}")
    return size
