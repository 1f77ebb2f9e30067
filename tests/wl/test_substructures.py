"""Counts of connected induced subgraphs around vertices, by looking at all subsets."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import networkx as nx
import pytest

from wlkit.errors import GraphError, SizeError
from wlkit.graphs import Graph, graph
from wlkit.wl import refine
from wlkit.wl.substructures import substructure_counts

ATLAS = {k: [g for g in nx.graph_atlas_g() if len(g) == k] for k in range(1, 6)}


def kinds_around(g: nx.Graph, k: int) -> list[Counter[int]]:
    out: list[Counter[int]] = [Counter() for _ in g]
    for chosen in combinations(g, k):
        part = g.subgraph(chosen)
        if nx.is_connected(part):
            kind = next(i for i, h in enumerate(ATLAS[k]) if nx.is_isomorphic(part, h))
            for v in chosen:
                out[v][kind] += 1
    return out


@pytest.mark.parametrize("name", ["petersen", "prism:4", "2C3", "S4", "g6:G?zTb_"])
@pytest.mark.parametrize("k", [1, 2, 3, 4, 5])
def test_counts_are_those_over_all_subsets(name: str, k: int) -> None:
    g = graph(name)
    mine = substructure_counts(g, k).tolist()
    expected = kinds_around(g.to_networkx(), k)
    for row, counter in zip(mine, expected, strict=True):
        assert sorted(x for x in row if x) == sorted(counter.values())
    for u in range(g.n):
        for v in range(u):
            assert (mine[u] == mine[v]) == (expected[u] == expected[v])


def test_what_is_refused() -> None:
    with pytest.raises(SizeError, match="k <= 6"):
        refine("C8", "substructure", 7)
    with pytest.raises(GraphError, match="without labels"):
        refine(Graph(2, [(0, 1)], directed=True), "substructure", 2)


@pytest.mark.parametrize("k", [7, 200_000, 10**20])
def test_no_subgraph_has_more_vertices_than_the_graph(k: int) -> None:
    found = refine(["C6", "2C3", "K1"], "substructure", k)
    assert found.flat.tolist() == refine(["C6", "2C3", "K1"]).flat.tolist()
    with pytest.raises(SizeError, match=r"got 7 \(2\^21 labelled graphs"):
        refine(["C6", "C8"], "substructure", 7)
