"""X_0(F) and X_1(F) are alike for folklore k-WL iff k is less than the treewidth of F."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest

from wlkit.graphs import Graph
from wlkit.graphs.families.cai_fuerer_immerman import cfi, cfi_twisted
from wlkit.treewidth import treewidth
from wlkit.wl import distinguish

BASES = [
    Graph.from_networkx(g)
    for g in nx.graph_atlas_g()
    if 2 <= g.number_of_nodes() <= 5 and nx.is_connected(g)
]
K5 = Graph(5, list(combinations(range(5), 2)))


@pytest.mark.parametrize("base", BASES, ids=lambda g: g.graph6)
def test_alike_iff_k_is_less_than_the_treewidth(base: Graph) -> None:
    """All connected bases on 2 to 5 vertices; for K5, of treewidth 4, up to k = 3."""
    width = treewidth(base).value
    pair = cfi(base), cfi_twisted(base)
    assert not pair[0].is_isomorphic(pair[1])
    for k in range(1, min(width, 3) + 1):
        assert distinguish(*pair, k=k).distinguished == (k >= width)


@pytest.mark.slow
def test_4_wl_tells_the_pair_of_k5_apart() -> None:
    assert distinguish(cfi(K5), cfi_twisted(K5), k=4).distinguished
