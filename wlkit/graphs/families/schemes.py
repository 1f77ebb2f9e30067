"""Graphs of subsets and blocks: Kneser, Johnson, Latin squares, projective planes."""

from __future__ import annotations

from itertools import combinations
from math import comb

from wlkit.graphs.families.fields import field_tables
from wlkit.graphs.families.registry import at_least, bounded, family, require
from wlkit.graphs.graph import Graph

__all__ = [
    "johnson",
    "kneser",
    "latin_square",
    "odd",
    "projective_plane",
    "triangular",
]


def _subsets_meeting_in(name: str, n: int, k: int, common: int) -> Graph:
    """Return the graph of the k-subsets of n points, adjacent iff they share `common` points."""
    at_least(name, 1, k=k)
    require(n >= k, f"{name}: expected n >= k = {k}, got n = {n}")
    bounded(name, comb(n, k) * comb(k, common) * comb(n - k, k - common) // 2)
    masks = [sum(1 << x for x in s) for s in combinations(range(n), k)]
    pairs = combinations(range(len(masks)), 2)
    return Graph(
        len(masks), [(i, j) for i, j in pairs if (masks[i] & masks[j]).bit_count() == common]
    )


@family()
def kneser(n: int, k: int) -> Graph:
    """K(n, k): the k-subsets of n points, adjacent iff disjoint; K(5, 2) is Petersen's graph.

    Parameters
    ----------
    n : int
        At least k.
    k : int
        At least 1.

    Examples
    --------
    >>> g = kneser(5, 2)
    >>> g.n, g.m
    (10, 15)
    """
    return _subsets_meeting_in("kneser", n, k, 0)


@family()
def odd(n: int) -> Graph:
    """O_n = K(2n - 1, n - 1), n-regular; O_3 is the Petersen graph.

    Parameters
    ----------
    n : int
        At least 2.

    Examples
    --------
    >>> g = odd(4)
    >>> g.n, g.m
    (35, 70)
    """
    at_least("odd", 2, n=n)
    return kneser(2 * n - 1, n - 1)


@family()
def johnson(n: int, k: int) -> Graph:
    """J(n, k): the k-subsets of n points, adjacent iff they share k - 1 points.

    Parameters
    ----------
    n : int
        At least k.
    k : int
        At least 1.

    Examples
    --------
    >>> g = johnson(5, 2)
    >>> g.n, g.m
    (10, 30)
    """
    return _subsets_meeting_in("johnson", n, k, k - 1)


@family()
def triangular(n: int) -> Graph:
    """T(n) = J(n, 2), the line graph of K_n: strongly regular (C(n,2), 2n - 4, n - 2, 4).

    Parameters
    ----------
    n : int
        At least 2.

    Examples
    --------
    >>> g = triangular(8)
    >>> g.n, g.m
    (28, 168)
    """
    at_least("triangular", 2, n=n)
    return johnson(n, 2)


@family()
def latin_square(n: int) -> Graph:
    """The cells of the addition table modulo n, adjacent iff in one row, column or symbol.

    Strongly regular with parameters (n^2, 3(n - 1), n, 6) for n >= 3.

    Parameters
    ----------
    n : int
        At least 1.

    Examples
    --------
    >>> g = latin_square(4)
    >>> g.n, g.m
    (16, 72)
    """
    at_least("latin_square", 1, n=n)
    bounded("latin_square", 3 * n * n * (n - 1) // 2)
    cells = [(r, c, (r + c) % n) for r in range(n) for c in range(n)]
    pairs = combinations(range(n * n), 2)
    return Graph(
        n * n,
        [(i, j) for i, j in pairs if any(a == b for a, b in zip(cells[i], cells[j], strict=True))],
    )


@family()
def projective_plane(q: int) -> Graph:
    """The incidence graph of the plane PG(2, q), q a prime power: the (q + 1, 6)-cage.

    Points 0..q^2+q, then lines; bipartite, of girth 6. q = 2 is the Heawood graph.

    Parameters
    ----------
    q : int
        A prime power.

    Examples
    --------
    >>> g = projective_plane(2)
    >>> g.n, g.m
    (14, 21)
    """
    add, multiply = field_tables(q)
    bounded("projective_plane", (q * q + q + 1) * (q + 1))
    points = [(1, a, b) for a in range(q) for b in range(q)]
    points += [(0, 1, a) for a in range(q)] + [(0, 0, 1)]

    def incident(x: tuple[int, ...], y: tuple[int, ...]) -> bool:
        a, b, c = (multiply[s, t] for s, t in zip(x, y, strict=True))
        return bool(add[add[a, b], c] == 0)

    n = len(points)
    edges = [(i, n + j) for i in range(n) for j in range(n) if incident(points[i], points[j])]
    return Graph(2 * n, edges)
