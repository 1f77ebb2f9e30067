"""Neighbour lists by their definition."""

from __future__ import annotations

import numpy as np

from wlkit.graphs import Graph


def neighbor_lists(g: Graph) -> list[list[int]]:
    """The out-neighbours of every vertex, ascending."""
    lists: list[list[int]] = [[] for _ in range(g.n)]
    for u, v in g.edge_list:
        lists[u].append(v)
        if not g.directed:
            lists[v].append(u)
    return [sorted(x) for x in lists]


def ordered(edges: np.ndarray, directed: bool) -> list[tuple[int, int]]:
    """The edges in lexicographic order, undirected ones with the smaller end first."""
    pairs = [(u, v) if directed else (min(u, v), max(u, v)) for u, v in edges.tolist()]
    return sorted(pairs)
