"""Small graphs with a name of their own."""

from __future__ import annotations

from wlkit.graphs.families.registry import family
from wlkit.graphs.graph import Graph

__all__ = [
    "banner",
    "bicyclopentyl",
    "bull",
    "butterfly",
    "chvatal",
    "claw",
    "cricket",
    "dart",
    "decalin",
    "diamond",
    "domino",
    "fork",
    "gem",
    "groetzsch",
    "house",
    "house_x",
    "kite",
    "krackhardt",
    "moser",
    "net",
    "paw",
    "three_sun",
]


@family()
def diamond() -> Graph:
    """K_4 without an edge.

    Examples
    --------
    >>> diamond().n, diamond().m, diamond().automorphism_group().order
    (4, 5, 4)
    """
    return Graph(4, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3)])


@family()
def paw() -> Graph:
    """A triangle with one pendant vertex.

    Examples
    --------
    >>> paw().n, paw().m, paw().automorphism_group().order
    (4, 4, 2)
    """
    return Graph(4, [(0, 1), (0, 2), (1, 2), (2, 3)])


@family()
def claw() -> Graph:
    """K_{1,3}: a centre with three leaves.

    Examples
    --------
    >>> claw().n, claw().m, claw().automorphism_group().order
    (4, 3, 6)
    """
    return Graph(4, [(0, 1), (0, 2), (0, 3)])


@family()
def bull() -> Graph:
    """A triangle with pendant vertices at two of its vertices.

    Examples
    --------
    >>> bull().n, bull().m, bull().automorphism_group().order
    (5, 5, 2)
    """
    return Graph(5, [(0, 1), (0, 2), (1, 2), (1, 3), (2, 4)])


@family()
def house() -> Graph:
    """A square 0, 1, 2, 3 with a roof, vertex 4, on the edge 2 3.

    Examples
    --------
    >>> house().n, house().m, house().automorphism_group().order
    (5, 6, 2)
    """
    return Graph(5, [(0, 1), (1, 2), (2, 3), (0, 3), (2, 4), (3, 4)])


@family()
def house_x() -> Graph:
    """The house with both diagonals of its square.

    Examples
    --------
    >>> house_x().n, house_x().m, house_x().automorphism_group().order
    (5, 8, 4)
    """
    return Graph(5, [*house().edge_list, (0, 2), (1, 3)])


@family("bowtie")
def butterfly() -> Graph:
    """Two triangles that share one vertex.

    Examples
    --------
    >>> butterfly().n, butterfly().m, butterfly().automorphism_group().order
    (5, 6, 8)
    """
    return Graph(5, [(0, 1), (0, 2), (1, 2), (0, 3), (0, 4), (3, 4)])


@family()
def gem() -> Graph:
    """A path on four vertices and a vertex, 0, adjacent to all of them.

    Examples
    --------
    >>> gem().n, gem().m, gem().automorphism_group().order
    (5, 7, 2)
    """
    return Graph(5, [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (2, 3), (3, 4)])


@family()
def kite() -> Graph:
    """A diamond with a pendant vertex at a vertex of degree 2.

    Examples
    --------
    >>> kite().n, kite().m, kite().automorphism_group().order
    (5, 6, 2)
    """
    return Graph(5, [*diamond().edge_list, (2, 4)])


@family()
def dart() -> Graph:
    """A diamond with a pendant vertex at a vertex of degree 3.

    Examples
    --------
    >>> dart().n, dart().m, dart().automorphism_group().order
    (5, 6, 2)
    """
    return Graph(5, [*diamond().edge_list, (0, 4)])


@family()
def cricket() -> Graph:
    """A triangle with two pendant vertices at one of its vertices.

    Examples
    --------
    >>> cricket().n, cricket().m, cricket().automorphism_group().order
    (5, 5, 4)
    """
    return Graph(5, [(0, 1), (0, 2), (1, 2), (0, 3), (0, 4)])


@family("chair")
def fork() -> Graph:
    """The claw with one edge subdivided.

    Examples
    --------
    >>> fork().n, fork().m, fork().automorphism_group().order
    (5, 4, 2)
    """
    return Graph(5, [(0, 1), (0, 2), (0, 3), (3, 4)])


@family("p_graph")
def banner() -> Graph:
    """A square with one pendant vertex.

    Examples
    --------
    >>> banner().n, banner().m, banner().automorphism_group().order
    (5, 5, 2)
    """
    return Graph(5, [(0, 1), (1, 2), (2, 3), (0, 3), (0, 4)])


@family()
def domino() -> Graph:
    """Two squares that share an edge.

    Examples
    --------
    >>> domino().n, domino().m, domino().automorphism_group().order
    (6, 7, 4)
    """
    return Graph(6, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (0, 5), (1, 4)])


@family()
def net() -> Graph:
    """A triangle with a pendant vertex at each of its vertices.

    Examples
    --------
    >>> net().n, net().m, net().automorphism_group().order
    (6, 6, 6)
    """
    return Graph(6, [(0, 1), (0, 2), (1, 2), (0, 3), (1, 4), (2, 5)])


@family("hajos")
def three_sun() -> Graph:
    """A triangle with a further triangle on each of its edges.

    Examples
    --------
    >>> three_sun().n, three_sun().m, three_sun().automorphism_group().order
    (6, 9, 6)
    """
    inner = [(0, 1), (0, 2), (1, 2)]
    return Graph(6, [*inner, (0, 3), (1, 3), (1, 4), (2, 4), (0, 5), (2, 5)])


@family()
def krackhardt() -> Graph:
    """Krackhardt's kite on 10 vertices: degree, closeness and betweenness disagree.

    Examples
    --------
    >>> krackhardt().n, krackhardt().m, krackhardt().automorphism_group().order
    (10, 18, 2)

    References
    ----------
    .. [1] D. Krackhardt, Assessing the political landscape, Adm. Sci. Q. 35 (1990).
    """
    rows = ["1235", "346", "35", "456", "6", "67", "7", "8", "9"]
    return Graph(10, [(u, int(v)) for u, row in enumerate(rows) for v in row])


@family("moser_spindle")
def moser() -> Graph:
    """The Moser spindle: a unit-distance graph on 7 vertices with chromatic number 4.

    Examples
    --------
    >>> moser().n, moser().m, moser().automorphism_group().order
    (7, 11, 8)
    """
    rhombi = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (0, 4), (0, 5), (4, 5), (4, 6), (5, 6)]
    return Graph(7, [*rhombi, (3, 6)])


@family()
def chvatal() -> Graph:
    """The smallest triangle-free 4-regular graph with chromatic number 4 (12 vertices).

    Examples
    --------
    >>> chvatal().n, chvatal().m, chvatal().automorphism_group().order
    (12, 24, 8)

    References
    ----------
    .. [1] V. Chvatal, The smallest triangle-free 4-chromatic 4-regular graph, in: Graphs and
       Combinatorics (1974).
    """
    rows = ["1469", "257", "368", "479", "58", "AB", "AB", "8B", "A", "AB"]
    edges = [(u, int(v, 12)) for u, row in enumerate(rows) for v in row]
    return Graph(12, edges)


@family("grotzsch")
def groetzsch() -> Graph:
    """The smallest triangle-free graph with chromatic number 4: Mycielski's M_4 (11 vertices).

    Examples
    --------
    >>> groetzsch().n, groetzsch().m, groetzsch().automorphism_group().order
    (11, 20, 10)
    """
    from wlkit.graphs.families.composite import mycielski

    return mycielski(4)


@family()
def decalin() -> Graph:
    """The carbon skeleton of decalin: two hexagons that share an edge (10 vertices, 11 edges).

    Colour refinement cannot tell it from :func:`bicyclopentyl`.

    Examples
    --------
    >>> decalin().n, decalin().m, decalin().automorphism_group().order
    (10, 11, 4)
    """
    ring = [(v, v + 1) for v in range(9)]
    return Graph(10, [*ring, (0, 9), (0, 5)])


@family()
def bicyclopentyl() -> Graph:
    """The carbon skeleton of bicyclopentyl: two pentagons joined by an edge (10 vertices).

    Examples
    --------
    >>> bicyclopentyl().n, bicyclopentyl().m, bicyclopentyl().automorphism_group().order
    (10, 11, 8)
    """
    rings = [(v + i, v + (i + 1) % 5) for v in (0, 5) for i in range(5)]
    return Graph(10, [*rings, (0, 5)])
