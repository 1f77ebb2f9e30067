"""Wheels, fans, books, ladders, barbells: graphs glued from a few simple ones."""

from __future__ import annotations

from itertools import combinations

from wlkit.graphs.families.basic import cycle_edges, path_edges
from wlkit.graphs.families.registry import at_least, bounded, family
from wlkit.graphs.graph import Graph

__all__ = [
    "barbell",
    "book",
    "fan",
    "friendship",
    "gear",
    "helm",
    "lollipop",
    "mycielski",
    "sunlet",
    "tadpole",
    "theta",
    "triangular_book",
    "wheel",
    "windmill",
]


@family()
def wheel(n: int) -> Graph:
    """W_n: a hub, vertex 0, adjacent to all n >= 3 vertices of a ring.

    Parameters
    ----------
    n : int
        At least 3.

    Examples
    --------
    >>> g = wheel(5)
    >>> g.n, g.m
    (6, 10)
    """
    at_least("wheel", 3, n=n)
    bounded("wheel", 2 * n)
    return Graph(n + 1, [*((0, v) for v in range(1, n + 1)), *cycle_edges(range(1, n + 1))])


@family()
def fan(n: int) -> Graph:
    """F_n: a hub, vertex 0, adjacent to all n vertices of a path.

    Parameters
    ----------
    n : int
        At least 1.

    Examples
    --------
    >>> g = fan(4)
    >>> g.n, g.m
    (5, 7)
    """
    at_least("fan", 1, n=n)
    bounded("fan", 2 * n)
    return Graph(n + 1, [*((0, v) for v in range(1, n + 1)), *path_edges(range(1, n + 1))])


@family()
def gear(n: int) -> Graph:
    """The wheel W_n with every ring edge subdivided: 2n + 1 vertices, 3n edges.

    Parameters
    ----------
    n : int
        At least 3.

    Examples
    --------
    >>> g = gear(4)
    >>> g.n, g.m
    (9, 12)
    """
    at_least("gear", 3, n=n)
    bounded("gear", 3 * n)
    ring = range(1, 2 * n + 1)
    return Graph(2 * n + 1, [*((0, v) for v in ring[::2]), *cycle_edges(ring)])


@family()
def helm(n: int) -> Graph:
    """The wheel W_n with a pendant vertex at every ring vertex.

    Parameters
    ----------
    n : int
        At least 3.

    Examples
    --------
    >>> g = helm(4)
    >>> g.n, g.m
    (9, 12)
    """
    rim = wheel(n)
    return Graph(2 * n + 1, [*rim.edge_list, *((v, n + v) for v in range(1, n + 1))])


@family()
def sunlet(n: int) -> Graph:
    """The ring C_n with a pendant vertex at every vertex.

    Parameters
    ----------
    n : int
        At least 3.

    Examples
    --------
    >>> g = sunlet(5)
    >>> g.n, g.m
    (10, 10)
    """
    at_least("sunlet", 3, n=n)
    bounded("sunlet", 2 * n)
    return Graph(2 * n, [*cycle_edges(range(n)), *((v, n + v) for v in range(n))])


@family()
def windmill(n: int, k: int) -> Graph:
    """Wd(k, n): n copies of K_k that share one vertex, vertex 0.

    Parameters
    ----------
    n, k : int
        At least 1.

    Examples
    --------
    >>> g = windmill(3, 4)
    >>> g.n, g.m
    (10, 18)
    """
    at_least("windmill", 1, n=n, k=k)
    bounded("windmill", n * k * (k - 1) // 2)
    blades = ([0, *range(1 + i * (k - 1), 1 + (i + 1) * (k - 1))] for i in range(n))
    return Graph(n * (k - 1) + 1, [pair for b in blades for pair in combinations(b, 2)])


@family("dutch_windmill")
def friendship(n: int) -> Graph:
    """F_n: n triangles that share one vertex: any two vertices have one common neighbour.

    Parameters
    ----------
    n : int
        At least 1.

    Examples
    --------
    >>> g = friendship(4)
    >>> g.n, g.m
    (9, 12)
    """
    return windmill(n, 3)


@family()
def book(n: int) -> Graph:
    """B_n: n quadrilaterals that share one edge (the prism over the star S_n).

    Parameters
    ----------
    n : int
        At least 1.

    Examples
    --------
    >>> g = book(3)
    >>> g.n, g.m
    (8, 10)
    """
    at_least("book", 1, n=n)
    bounded("book", 3 * n + 1)
    pages = [(2 * i, 2 * i + 1) for i in range(1, n + 1)]
    return Graph(2 * n + 2, [(0, 1), *(e for u, v in pages for e in ((0, u), (u, v), (1, v)))])


@family()
def triangular_book(n: int) -> Graph:
    """K_{1,1,n}: n triangles that share one edge.

    Parameters
    ----------
    n : int
        At least 1.

    Examples
    --------
    >>> g = triangular_book(3)
    >>> g.n, g.m
    (5, 7)
    """
    at_least("triangular_book", 1, n=n)
    bounded("triangular_book", 2 * n + 1)
    return Graph(n + 2, [(0, 1), *((s, v) for v in range(2, n + 2) for s in (0, 1))])


@family()
def lollipop(m: int, n: int) -> Graph:
    """K_m with a path of n further vertices hanging from its last vertex.

    Parameters
    ----------
    m : int
        At least 1.
    n : int
        At least 0.

    Examples
    --------
    >>> g = lollipop(4, 2)
    >>> g.n, g.m
    (6, 8)
    """
    at_least("lollipop", 1, m=m)
    at_least("lollipop", 0, n=n)
    bounded("lollipop", m * (m - 1) // 2 + n)
    return Graph(m + n, [*combinations(range(m), 2), *path_edges(range(m - 1, m + n))])


@family()
def tadpole(m: int, n: int) -> Graph:
    """C_m with a path of n further vertices hanging from its last vertex.

    Parameters
    ----------
    m : int
        At least 3.
    n : int
        At least 0.

    Examples
    --------
    >>> g = tadpole(4, 2)
    >>> g.n, g.m
    (6, 6)
    """
    at_least("tadpole", 3, m=m)
    at_least("tadpole", 0, n=n)
    bounded("tadpole", m + n)
    return Graph(m + n, [*cycle_edges(range(m)), *path_edges(range(m - 1, m + n))])


@family()
def barbell(m: int, n: int = 0) -> Graph:
    """Two copies of K_m joined by a path with n inner vertices (n = 0: by one edge).

    Parameters
    ----------
    m : int
        At least 1.
    n : int
        At least 0.

    Examples
    --------
    >>> g = barbell(3)
    >>> g.n, g.m
    (6, 7)
    """
    at_least("barbell", 1, m=m)
    at_least("barbell", 0, n=n)
    bounded("barbell", m * (m - 1) + n + 1)
    bells = [*combinations(range(m), 2), *combinations(range(m + n, 2 * m + n), 2)]
    return Graph(2 * m + n, [*bells, *path_edges(range(m - 1, m + n + 1))])


@family()
def theta(*lengths: int) -> Graph:
    """Two vertices joined by internally disjoint paths of these lengths (at most one of 1).

    Parameters
    ----------
    *lengths : int
        At least 1.

    Examples
    --------
    >>> theta(1, 2, 2).is_isomorphic(Graph(4, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3)]))
    True
    """
    at_least("theta", 1, **{f"length {i}": x for i, x in enumerate(lengths)})
    edges, n = [], 2
    for length in lengths:
        inner = range(n, n + length - 1)
        edges += path_edges([0, *inner, 1])
        n += length - 1
    return Graph(n, edges)


@family()
def mycielski(n: int) -> Graph:
    """M_n: triangle-free (from n = 3) with chromatic number n; M_2 = K_2, M_3 = C_5.

    M_{n+1} adds to every vertex v of M_n a twin adjacent to the neighbours of v, and one
    vertex adjacent to all twins; M_4 is the Groetzsch graph.

    Parameters
    ----------
    n : int
        At least 1.

    Examples
    --------
    >>> g = mycielski(4)
    >>> g.n, g.m
    (11, 20)

    References
    ----------
    .. [1] J. Mycielski, Sur le coloriage des graphes, Colloq. Math. 3 (1955).
    """
    at_least("mycielski", 1, n=n)
    bounded("mycielski", 3**n)
    edges, order = ([(0, 1)], 2) if n > 1 else ([], 1)
    for _ in range(n - 2):
        twins = [e for u, v in edges for e in ((u, order + v), (v, order + u))]
        edges = [*edges, *twins, *((order + v, 2 * order) for v in range(order))]
        order = 2 * order + 1
    return Graph(order, edges)
