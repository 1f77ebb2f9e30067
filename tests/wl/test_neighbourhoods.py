"""Types of balls: up to isomorphism, by NetworkX."""

from __future__ import annotations

import networkx as nx
import pytest

from tests.wl.test_ego import NAMES, ball
from wlkit.graphs import graph
from wlkit.wl import refine


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("k", [1, 2])
def test_initial_neighbourhood_colours_are_rooted_isomorphism_types(name: str, k: int) -> None:
    g = graph(name)
    rooted = [ball(g, v, k, {v: "root"}).to_networkx() for v in range(g.n)]
    found = refine(g, "neighbourhood", k)
    colors = found.at_round(0)
    for u in range(g.n):
        for v in range(u):
            alike = nx.is_isomorphic(
                rooted[u], rooted[v], node_match=lambda a, b: a["label"] == b["label"]
            )
            assert alike == (colors[u] == colors[v])
    assert found.k == k
