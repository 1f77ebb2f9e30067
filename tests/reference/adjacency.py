"""Neighbour lists by their definition."""

from __future__ import annotations

from wlkit.graphs import Graph


def neighbor_lists(g: Graph) -> list[list[int]]:
    """The out-neighbours of every vertex, ascending."""
    lists: list[list[int]] = [[] for _ in range(g.n)]
    for u, v in g.edge_list:
        lists[u].append(v)
        if not g.directed:
            lists[v].append(u)
    return [sorted(x) for x in lists]
