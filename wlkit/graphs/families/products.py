"""Cartesian products and boards: grids, tori, hypercubes, ladders, prisms, chess pieces."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from itertools import combinations
from math import prod

from wlkit.graphs.families.basic import complete, cycle, path
from wlkit.graphs.families.registry import at_least, bounded, family
from wlkit.graphs.graph import Graph

__all__ = [
    "folded_cube",
    "grid",
    "hamming",
    "halved_cube",
    "hypercube",
    "king",
    "knight",
    "ladder",
    "lattice",
    "prism",
    "queen",
    "rook",
    "torus",
]


def cartesian_product(g: Graph, h: Graph) -> Graph:
    """Return the graph of pairs that agree in one coordinate and are adjacent in the other.

    The pair (u, v) is vertex ``u * h.n + v``.
    """
    within = [(u * h.n + v, u * h.n + w) for u in range(g.n) for v, w in h.edge_list]
    across = [(u * h.n + v, w * h.n + v) for u, w in g.edge_list for v in range(h.n)]
    return Graph(g.n * h.n, within + across)


@family("grid_graph", "mesh")
def grid(*sizes: int) -> Graph:
    """The product of paths: ``grid(3, 4)``, ``grid(2, 3, 4)``; row-major numbers.

    Parameters
    ----------
    *sizes : int
        At least 1.

    Examples
    --------
    >>> g = grid(3, 4)
    >>> g.n, g.m
    (12, 17)
    """
    at_least("grid", 1, **{f"size {i}": s for i, s in enumerate(sizes)})
    bounded("grid", len(sizes) * prod(sizes))
    return reduce(cartesian_product, map(path, sizes), Graph(1))


@family("toroidal_grid")
def torus(*sizes: int) -> Graph:
    """The product of cycles, each of length at least 3; row-major numbers.

    Parameters
    ----------
    *sizes : int
        At least 3.

    Examples
    --------
    >>> g = torus(3, 4)
    >>> g.n, g.m
    (12, 24)
    """
    at_least("torus", 3, **{f"size {i}": s for i, s in enumerate(sizes)})
    bounded("torus", len(sizes) * prod(sizes))
    return reduce(cartesian_product, map(cycle, sizes), Graph(1))


@family("cube_graph")
def hypercube(d: int) -> Graph:
    """Q_d: the 2^d binary words, adjacent iff they differ in one place.

    Parameters
    ----------
    d : int
        At least 0.

    Examples
    --------
    >>> g = hypercube(4)
    >>> g.n, g.m
    (16, 32)
    """
    return hamming(d, 2)


@family()
def hamming(d: int, q: int) -> Graph:
    """H(d, q): the words of length d over q letters, adjacent iff they differ in one place.

    Parameters
    ----------
    d : int
        At least 0.
    q : int
        At least 1.

    Examples
    --------
    >>> g = hamming(2, 3)
    >>> g.n, g.m
    (9, 18)
    """
    at_least("hamming", 0, d=d)
    at_least("hamming", 1, q=q)
    bounded("hamming", d * (q - 1) * q ** min(d, 64) // 2)
    return reduce(cartesian_product, [complete(q)] * d, Graph(1))


@family()
def folded_cube(d: int) -> Graph:
    """Q_{d-1} with every word also adjacent to its complement (2^(d-1) vertices).

    Parameters
    ----------
    d : int
        At least 3.

    Examples
    --------
    >>> g = folded_cube(5)
    >>> g.n, g.m
    (16, 40)
    """
    at_least("folded_cube", 3, d=d)
    base = hypercube(d - 1)
    top = base.n - 1
    return Graph(base.n, [*base.edge_list, *((v, top ^ v) for v in range(base.n // 2))])


@family()
def halved_cube(d: int) -> Graph:
    """The binary words of length d - 1, adjacent iff they differ in one or two places.

    Parameters
    ----------
    d : int
        At least 2.

    Examples
    --------
    >>> g = halved_cube(5)
    >>> g.n, g.m
    (16, 80)
    """
    at_least("halved_cube", 2, d=d)
    order = 2 ** min(d - 1, 64)
    bounded("halved_cube", order * d * (d - 1) // 4)
    pairs = combinations(range(order), 2)
    return Graph(order, [(u, v) for u, v in pairs if (u ^ v).bit_count() <= 2])


@family()
def ladder(n: int) -> Graph:
    """P_n x K_2: two paths on n vertices with n rungs.

    Parameters
    ----------
    n : int
        At least 1.

    Examples
    --------
    >>> g = ladder(4)
    >>> g.n, g.m
    (8, 10)
    """
    return grid(2, n)


@family("circular_ladder")
def prism(n: int) -> Graph:
    """C_n x K_2: the n-gonal prism, ring 0..n-1 above ring n..2n-1.

    Parameters
    ----------
    n : int
        At least 3.

    Examples
    --------
    >>> g = prism(5)
    >>> g.n, g.m
    (10, 15)
    """
    at_least("prism", 3, n=n)
    bounded("prism", 3 * n)
    return cartesian_product(path(2), cycle(n))


@family()
def rook(m: int, n: int | None = None) -> Graph:
    """The squares of an m x n board (m x m by default), adjacent iff in one row or column.

    ``rook(4)`` is strongly regular with parameters (16, 6, 2, 2), as is the Shrikhande graph.

    Parameters
    ----------
    m : int
        At least 1.
    n : int, optional
        At least 1; m by default.

    Examples
    --------
    >>> g = rook(4)
    >>> g.n, g.m
    (16, 48)
    """
    n = m if n is None else n
    at_least("rook", 1, m=m, n=n)
    bounded("rook", m * n * (m + n - 2) // 2)
    return cartesian_product(complete(m), complete(n))


@family("lattice_graph")
def lattice(n: int) -> Graph:
    """L_2(n) = K_n x K_n, strongly regular (n^2, 2n - 2, n - 2, 2).

    Parameters
    ----------
    n : int
        At least 1.

    Examples
    --------
    >>> g = lattice(5)
    >>> g.n, g.m
    (25, 100)
    """
    return rook(n)


@family()
def king(m: int, n: int | None = None) -> Graph:
    """The squares of an m x n board, adjacent iff a king's move apart.

    Parameters
    ----------
    m : int
        At least 1.
    n : int, optional
        At least 1; m by default.

    Examples
    --------
    >>> g = king(3)
    >>> g.n, g.m
    (9, 20)
    """
    return _board("king", m, n, lambda dr, dc: max(dr, dc) == 1)


@family()
def queen(m: int, n: int | None = None) -> Graph:
    """The squares of an m x n board, adjacent iff in one row, column or diagonal.

    Parameters
    ----------
    m : int
        At least 1.
    n : int, optional
        At least 1; m by default.

    Examples
    --------
    >>> g = queen(8)
    >>> g.n, g.m
    (64, 728)
    """
    return _board("queen", m, n, lambda dr, dc: dr == 0 or dc == 0 or dr == dc)


@family()
def knight(m: int, n: int | None = None) -> Graph:
    """The squares of an m x n board, adjacent iff a knight's move apart.

    Parameters
    ----------
    m : int
        At least 1.
    n : int, optional
        At least 1; m by default.

    Examples
    --------
    >>> g = knight(8)
    >>> g.n, g.m
    (64, 168)
    """
    return _board("knight", m, n, lambda dr, dc: dr * dc == 2)


def _board(name: str, m: int, n: int | None, moves: Callable[[int, int], bool]) -> Graph:
    n = m if n is None else n
    at_least(name, 1, m=m, n=n)
    bounded(name, (m * n) ** 2 // 2)
    squares = [divmod(s, n) for s in range(m * n)]
    return Graph(
        m * n,
        [
            (s, t)
            for s, t in combinations(range(m * n), 2)
            if moves(abs(squares[s][0] - squares[t][0]), abs(squares[s][1] - squares[t][1]))
        ],
    )
