"""Upper bounds on the hereditary treewidth: by the number of edges, covers, deleted vertices.

All of them hold for every quotient, since merging vertices adds no edges and keeps covers.
"""

from __future__ import annotations

from functools import cache

MATCHING_THRESHOLDS = (0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5)
"""tau(m), the largest treewidth of a graph with m edges, for m = 0, ..., 20.

A minor-minimal graph of treewidth t >= 3 is biconnected with minimum degree 3; the values from
15 on come with the enumeration behind :func:`wlkit.motifs.covering.obstructions`.
"""


@cache
def least_edges(t: int) -> int:
    """Return a lower bound, exact for t <= 7, on the number of edges of graphs of treewidth t.

    Parameters
    ----------
    t : int
        At least 0.

    Returns
    -------
    int

    Examples
    --------
    >>> [least_edges(t) for t in range(11)]
    [0, 1, 3, 6, 10, 15, 21, 28, 33, 37, 42]

    Notes
    -----
    Let f(t) be the least number, t >= 7, and G a minor-minimal graph that attains it: biconnected,
    with degrees >= 3. A vertex takes at most 1 of the treewidth along, and an edge at a vertex of
    degree 2 may be contracted. If some degree is at least 5, f(t) >= f(t - 1) + 5. If all are 3,
    deleting a vertex leaves three of degree 2: f(t) >= f(t - 1) + 6. If 3 and 4 occur, a vertex of
    degree 4 has a neighbour of degree 3: f(t) >= f(t - 1) + 5. If all are 4, deleting a vertex and
    one at distance 2, with c >= 1 neighbours in common, leaves c of degree 2:
    f(t) >= f(t - 2) + 8 + c.

    The biconnected graphs with degrees >= 3, treewidth >= 6 and at most 22 edges are K7, two on 8
    vertices with 22 edges, and two 4-regular ones on 11 vertices (nauty's geng 2.8.6, -C -d3).

    f(7) = 28. The rules leave 26 and 27 edges: G - v is, for a vertex v of degree 5 or more, one of
    these graphs or K7 with an edge subdivided, and none of the ways to add v back gives treewidth
    7; K7 has too large degrees for the case of 3 and 4, and the 4-regular graphs with 11 vertices
    and a new vertex of degree 4 have a degree of 5; the 4-regular graphs on 13 vertices have
    treewidth at most 6.

    f(8) >= 33. The rules leave the 4-regular graphs on 15 vertices, where 30 - 9 edges would be K7,
    and on 16: with c >= 2 at most 22 edges on 12 vertices would be left, with c = 1 there would be
    23 on 13 vertices with treewidth 6; there are none.
    """
    if t <= 7:
        return t * (t + 1) // 2
    return 33 if t == 8 else min(least_edges(t - 1) + 5, least_edges(t - 2) + 9)


def largest_treewidth_with_edges(m: int) -> int:
    """Return an upper bound, exact up to 32, on the treewidth of graphs with `m` edges.

    Parameters
    ----------
    m : int
        At least 0.

    Returns
    -------
    int

    Examples
    --------
    >>> [largest_treewidth_with_edges(m) for m in (1, 3, 6, 10, 15, 20, 27, 28, 32)]
    [1, 2, 3, 4, 5, 5, 6, 7, 7]

    Notes
    -----
    The largest t with :func:`least_edges` (t) <= m.
    """
    t = 0
    while least_edges(t + 1) <= m:
        t += 1
    return t


def deletion_bound(near: list[set[int]]) -> tuple[int, int]:
    """Return the least j + tau(edges left) after deleting j vertices of large degree, and j.

    hdtw(P) <= 1 + hdtw(P - v), and hdtw(P) <= tau(m).

    Parameters
    ----------
    near : list of sets
        The neighbours of every vertex.

    Returns
    -------
    bound, deleted : int

    Examples
    --------
    >>> deletion_bound([{1, 2, 3, 4}, {0}, {0}, {0}, {0}])
    (1, 1)
    >>> deletion_bound([{1}, {0}, {3}, {2}])
    (1, 0)

    Notes
    -----
    Vertices are deleted one after the other, of largest degree in what is left: O(n (n + m)).
    """
    rows = [set(row) for row in near]
    m, best, deleted = sum(map(len, rows)) // 2, len(near), 0
    for j in range(len(near) + 1):
        bound = j + largest_treewidth_with_edges(m)
        if bound < best:
            best, deleted = bound, j
        if m == 0:
            break
        v = max(range(len(rows)), key=lambda x: len(rows[x]))
        m -= len(rows[v])
        for u in rows[v]:
            rows[u].discard(v)
        rows[v] = set()
    return best, deleted


def vertex_cover_number(near: list[set[int]]) -> int:
    """Return the least number of vertices that touch all edges, by branching on the degree.

    Parameters
    ----------
    near : list of sets
        The neighbours of every vertex.

    Returns
    -------
    int

    Examples
    --------
    >>> vertex_cover_number([{1}, {0, 2}, {1, 3}, {2}])
    2

    Notes
    -----
    Exponential at worst, polynomial once all degrees are at most 2.
    """
    masks = [sum(1 << u for u in row) for row in near]
    return len(near) - _independence(masks, (1 << len(near)) - 1)


def _independence(masks: list[int], alive: int) -> int:
    """Return the size of the largest independent set inside `alive`."""
    best, most = -1, 1
    rest = alive
    while rest:
        v = (rest & -rest).bit_length() - 1
        rest &= rest - 1
        degree = (masks[v] & alive).bit_count()
        if degree <= 1:
            return 1 + _independence(masks, alive & ~masks[v] & ~(1 << v))
        if degree > most:
            best, most = v, degree
    if best < 0:
        return 0
    without = alive & ~(1 << best)
    if most == 2:  # only cycles are left: taking any vertex is optimal
        return 1 + _independence(masks, without & ~masks[best])
    return max(
        1 + _independence(masks, without & ~masks[best]),
        _independence(masks, without),
    )
