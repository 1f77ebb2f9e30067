"""Complete and empty graphs, cycles, paths, stars and complete multipartite graphs."""

from __future__ import annotations

from itertools import combinations, pairwise

from wlkit.graphs.families.registry import at_least, bounded, family
from wlkit.graphs.graph import Graph

__all__ = [
    "cocktail_party",
    "complete",
    "complete_bipartite",
    "complete_multipartite",
    "crown",
    "cycle",
    "empty",
    "matching",
    "path",
    "star",
    "turan",
]


def path_edges(vertices: range | list[int]) -> list[tuple[int, int]]:
    """Return the edges of the path through `vertices` in this order."""
    return list(pairwise(vertices))


def cycle_edges(vertices: range | list[int]) -> list[tuple[int, int]]:
    """Return the edges of the closed walk through `vertices` in this order."""
    return [*path_edges(vertices), (vertices[-1], vertices[0])]


@family("complete_graph")
def complete(n: int) -> Graph:
    """K_n: n vertices, any two of them adjacent.

    Parameters
    ----------
    n : int
        At least 0.

    Examples
    --------
    >>> complete(4).m
    6
    """
    at_least("complete", 0, n=n)
    bounded("complete", n * (n - 1) // 2)
    return Graph(n, list(combinations(range(n), 2)))


@family("empty_graph")
def empty(n: int) -> Graph:
    """E_n: n vertices and no edges.

    Parameters
    ----------
    n : int
        At least 0.

    Examples
    --------
    >>> g = empty(3)
    >>> g.n, g.m
    (3, 0)
    """
    at_least("empty", 0, n=n)
    return Graph(n)


@family("cycle_graph")
def cycle(n: int) -> Graph:
    """C_n: the n vertices of a ring, n >= 3, each adjacent to the next.

    Parameters
    ----------
    n : int
        At least 3.

    Examples
    --------
    >>> cycle(5).edge_list
    [(0, 1), (0, 4), (1, 2), (2, 3), (3, 4)]
    """
    at_least("cycle", 3, n=n)
    bounded("cycle", n)
    return Graph(n, cycle_edges(range(n)))


@family("path_graph")
def path(n: int) -> Graph:
    """P_n: n vertices in a row, each adjacent to the next (n - 1 edges).

    Parameters
    ----------
    n : int
        At least 0.

    Examples
    --------
    >>> path(4).edge_list
    [(0, 1), (1, 2), (2, 3)]
    """
    at_least("path", 0, n=n)
    bounded("path", n)
    return Graph(n, path_edges(range(n)))


@family("star_graph")
def star(n: int) -> Graph:
    """S_n = K_{1,n}: a centre, vertex 0, adjacent to n leaves.

    Parameters
    ----------
    n : int
        At least 0.

    Examples
    --------
    >>> star(3).edge_list
    [(0, 1), (0, 2), (0, 3)]
    """
    at_least("star", 0, n=n)
    bounded("star", n)
    return Graph(n + 1, [(0, leaf) for leaf in range(1, n + 1)])


@family()
def matching(n: int) -> Graph:
    """The graph n K_2: n disjoint edges.

    Parameters
    ----------
    n : int
        At least 0.

    Examples
    --------
    >>> matching(2).edge_list
    [(0, 1), (2, 3)]
    """
    at_least("matching", 0, n=n)
    bounded("matching", n)
    return Graph(2 * n, [(2 * i, 2 * i + 1) for i in range(n)])


@family()
def complete_multipartite(*parts: int) -> Graph:
    """K_{a,b,...}: vertices in parts of these sizes, adjacent iff in different parts.

    Parameters
    ----------
    *parts : int
        The sizes, at least 0.

    Examples
    --------
    >>> complete_multipartite(1, 2, 2).m
    8
    """
    at_least("complete_multipartite", 0, **{f"part {i}": p for i, p in enumerate(parts)})
    bounded("complete_multipartite", sum(a * b for a, b in combinations(parts, 2)))
    part_of = [i for i, size in enumerate(parts) for _ in range(size)]
    pairs = combinations(range(len(part_of)), 2)
    return Graph(len(part_of), [(u, v) for u, v in pairs if part_of[u] != part_of[v]])


@family()
def complete_bipartite(a: int, b: int) -> Graph:
    """K_{a,b}: two sides of a and b vertices, adjacent iff on different sides.

    Parameters
    ----------
    a : int
        At least 0.
    b : int
        At least 0.

    Examples
    --------
    >>> g = complete_bipartite(3, 3)
    >>> g.n, g.m
    (6, 9)
    """
    return complete_multipartite(a, b)


@family()
def turan(n: int, r: int) -> Graph:
    """T(n, r): complete r-partite on n vertices with parts as equal as possible.

    The K_{r+1}-free graph with the most edges.

    Parameters
    ----------
    n : int
        At least 0.
    r : int
        At least 1.

    Examples
    --------
    >>> g = turan(7, 3)
    >>> g.n, g.m
    (7, 16)

    References
    ----------
    .. [1] P. Turan, On an extremal problem in graph theory, Mat. Fiz. Lapok 48 (1941).
    """
    at_least("turan", 1, r=r)
    at_least("turan", 0, n=n)
    return complete_multipartite(*(n // r + (i < n % r) for i in range(r)))


@family()
def cocktail_party(n: int) -> Graph:
    """CP(n) = K_{2,...,2}: n couples, everybody adjacent to all but their partner.

    Parameters
    ----------
    n : int
        At least 1.

    Examples
    --------
    >>> cocktail_party(3).degrees.tolist()
    [4, 4, 4, 4, 4, 4]
    """
    at_least("cocktail_party", 1, n=n)
    return complete_multipartite(*[2] * n)


@family()
def crown(n: int) -> Graph:
    """K_{n,n} without a perfect matching: i ~ n + j iff i != j (n >= 2).

    Parameters
    ----------
    n : int
        At least 2.

    Examples
    --------
    >>> g = crown(4)
    >>> g.n, g.m
    (8, 12)
    """
    at_least("crown", 2, n=n)
    bounded("crown", n * (n - 1))
    return Graph(2 * n, [(i, n + j) for i in range(n) for j in range(n) if i != j])
