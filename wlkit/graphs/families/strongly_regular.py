"""Strongly regular graphs with a name of their own."""

from __future__ import annotations

from itertools import combinations, product

from wlkit.graphs.families.basic import cycle_edges
from wlkit.graphs.families.products import folded_cube
from wlkit.graphs.families.registry import family, require
from wlkit.graphs.families.schemes import triangular
from wlkit.graphs.graph import Graph

__all__ = ["chang", "clebsch", "hoffman_singleton", "schlaefli", "shrikhande"]


@family()
def shrikhande() -> Graph:
    """Z_4 x Z_4, adjacent iff the difference is +-(1,0), +-(0,1) or +-(1,1).

    Strongly regular with parameters (16, 6, 2, 2), as is ``rook(4)``; the two are alike for
    folklore 2-WL and told apart by folklore 3-WL.

    Examples
    --------
    >>> shrikhande().n, shrikhande().m, shrikhande().automorphism_group().order
    (16, 48, 192)

    References
    ----------
    .. [1] S. S. Shrikhande, The uniqueness of the L_2 association scheme, Ann. Math. Statist.
       30 (1959).
    """
    steps = [(1, 0), (0, 1), (1, 1)]
    cells = product(range(4), repeat=2)
    edges = [(4 * a + b, 4 * ((a + da) % 4) + (b + db) % 4) for a, b in cells for da, db in steps]
    return Graph(16, edges)


@family()
def clebsch() -> Graph:
    """The folded 5-cube: strongly regular (16, 5, 0, 2); its complement is the halved 5-cube.

    Examples
    --------
    >>> clebsch().n, clebsch().m, clebsch().automorphism_group().order
    (16, 40, 1920)
    """
    return folded_cube(5)


@family("schlafli")
def schlaefli() -> Graph:
    """The 27 lines on a cubic surface, adjacent iff skew: strongly regular (27, 16, 10, 8).

    Lines a_i, b_i (i < 6) and c_ij: a_i meets b_j iff i != j; a_i and b_i meet c_ij; c_ij meets
    c_kl iff {i,j} and {k,l} are disjoint.

    Examples
    --------
    >>> schlaefli().n, schlaefli().m, schlaefli().automorphism_group().order
    (27, 216, 51840)

    References
    ----------
    .. [1] L. Schlaefli, An attempt to determine the twenty-seven lines upon a surface of the
       third order, Quart. J. Math. 2 (1858).
    """
    names: list[tuple[str, frozenset[int]]]
    names = [(side, frozenset({i})) for side in "ab" for i in range(6)]
    names += [("c", frozenset(pair)) for pair in combinations(range(6), 2)]

    def meet(first: int, second: int) -> bool:
        (kind, x), (other, y) = names[first], names[second]
        if kind == other:
            return kind == "c" and not x & y
        return bool(x & y) if other == "c" else x != y

    return Graph(27, [(u, v) for u, v in combinations(range(27), 2) if not meet(u, v)])


@family()
def chang(k: int) -> Graph:
    """The k-th Chang graph, k = 1, 2, 3: strongly regular (28, 12, 6, 4), as is T(8).

    T(8) switched with respect to the edges of 4 K_2, of C_8, of C_3 + C_5 inside K_8.

    Parameters
    ----------
    k : int
        1, 2 or 3.

    Examples
    --------
    >>> [chang(k).automorphism_group().order for k in (1, 2, 3)]
    [384, 96, 360]

    References
    ----------
    .. [1] L. C. Chang, Association schemes of partially balanced designs with parameters
       v = 28, n_1 = 12, n_2 = 15 and p^2_11 = 4, Sci. Record 4 (1960).
    """
    require(k in (1, 2, 3), f"chang: k must be 1, 2 or 3, got {k}")
    edges = (
        [(0, 1), (2, 3), (4, 5), (6, 7)],
        cycle_edges(range(8)),
        [*cycle_edges(range(3)), *cycle_edges(range(3, 8))],
    )[k - 1]
    chosen = {frozenset(e) for e in edges}
    inside = [frozenset(e) in chosen for e in combinations(range(8), 2)]
    return _switched(triangular(8), inside)


def _switched(g: Graph, inside: list[bool]) -> Graph:
    """Return the Seidel switching of `g`: pairs between inside and outside are complemented."""
    return Graph(
        g.n,
        [
            (u, v)
            for u, v in combinations(range(g.n), 2)
            if g.has_edge(u, v) != (inside[u] != inside[v])
        ],
    )


@family()
def hoffman_singleton() -> Graph:
    """The (7, 5)-cage, strongly regular (50, 7, 0, 1): the largest known Moore graph of girth 5.

    Pentagons P_h and pentagrams Q_i; vertex j of P_h is adjacent to vertex h i + j of Q_i.

    Examples
    --------
    >>> g = hoffman_singleton()
    >>> g.n, g.m, g.automorphism_group().order
    (50, 175, 252000)

    References
    ----------
    .. [1] A. J. Hoffman, R. R. Singleton, On Moore graphs with diameters 2 and 3, IBM J. Res.
       Dev. 4 (1960).
    """
    rings = [(5 * h + j, 5 * h + (j + 1) % 5) for h in range(5) for j in range(5)]
    stars = [(25 + 5 * i + j, 25 + 5 * i + (j + 2) % 5) for i in range(5) for j in range(5)]
    across = [(5 * h + j, 25 + 5 * i + (h * i + j) % 5) for h, i, j in product(range(5), repeat=3)]
    return Graph(50, rings + stars + across)
