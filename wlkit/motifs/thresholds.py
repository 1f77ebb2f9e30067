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
    """Return a lower bound, exact for t <= 6, on the number of edges of graphs of treewidth t.

    Examples
    --------
    >>> [least_edges(t) for t in range(11)]
    [0, 1, 3, 6, 10, 15, 21, 26, 30, 35, 39]

    Notes
    -----
    Let f(t) be the least number, t >= 7, and G a minor-minimal graph that attains it: connected,
    with degrees >= 3. A vertex takes at most 1 of the treewidth along, and an edge at a vertex of
    degree 2 may be contracted. If some degree is at least 5, f(t) >= f(t - 1) + 5. If all are 3,
    deleting a vertex leaves three of degree 2: f(t) >= f(t - 1) + 6. If 3 and 4 occur, a vertex of
    degree 4 has a neighbour of degree 3: f(t) >= f(t - 1) + 5. If all are 4, delete a vertex and
    one at distance 2 from it: f(t) >= f(t - 2) + 4 + 5. For t = 7 the last case would need 24
    edges, but the 1544 connected 4-regular graphs on 12 vertices have treewidth at most 6.
    """
    if t <= 6:
        return t * (t + 1) // 2
    return 26 if t == 7 else min(least_edges(t - 1) + 5, least_edges(t - 2) + 9)


def largest_treewidth_with_edges(m: int) -> int:
    """Return an upper bound, exact up to 25, on the treewidth of graphs with `m` edges.

    Examples
    --------
    >>> [largest_treewidth_with_edges(m) for m in (1, 3, 6, 10, 15, 20, 25, 26)]
    [1, 2, 3, 4, 5, 5, 6, 7]
    """
    t = 0
    while least_edges(t + 1) <= m:
        t += 1
    return t


def deletion_bound(near: list[set[int]]) -> tuple[int, int]:
    """Return the least j + tau(edges left) after deleting j vertices of large degree, and j.

    hdtw(P) <= 1 + hdtw(P - v), and hdtw(P) <= tau(m).

    Examples
    --------
    >>> deletion_bound([{1, 2, 3, 4}, {0}, {0}, {0}, {0}])
    (1, 1)
    >>> deletion_bound([{1}, {0}, {3}, {2}])
    (1, 0)
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

    Examples
    --------
    >>> vertex_cover_number([{1}, {0, 2}, {1, 3}, {2}])
    2
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
