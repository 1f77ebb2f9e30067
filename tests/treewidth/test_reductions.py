from __future__ import annotations

import networkx as nx
import pytest

from tests.reference.treewidth import neighbor_sets, treewidth_by_subsets
from wlkit.graphs import Graph, graph
from wlkit.treewidth.reductions import almost_simplicial, buddy, cube, reduce, simplicial


def masks(name):
    return list(graph(name).neighbor_masks)


@pytest.mark.parametrize(
    "rule, name, lower, vertex, found",
    [
        (simplicial, "K4", 0, 2, (2,)),
        (simplicial, "C4", 9, 0, ()),
        (almost_simplicial, "C4", 1, 0, ()),
        (almost_simplicial, "C4", 2, 0, (0,)),
        (buddy, "K3,3", 3, 0, (0, 1)),
        (buddy, "K3,3", 2, 0, ()),
        (cube, "hypercube(3)", 3, 0, (1, 2, 4)),
        (cube, "hypercube(3)", 2, 0, ()),
        (cube, "petersen", 3, 0, ()),
        (cube, "K3,3", 3, 0, ()),
    ],
)
def test_where_the_rules_apply(rule, name, lower, vertex, found):
    assert rule(masks(name), vertex, lower) == found


@pytest.mark.parametrize("name, value", [("K5", 4), ("hypercube(3)", 3), ("K3,3", 3), ("C7", 2)])
def test_the_rules_alone_solve(name, value):
    steps, left, lower = reduce(masks(name), (1 << graph(name).n) - 1, -1)
    assert (left, lower, len(steps)) == (0, value, graph(name).n)


@pytest.mark.parametrize("seed", range(30))
def test_reductions_keep_the_treewidth(seed):
    g = Graph.from_networkx(nx.gnm_random_graph(9, 12 + seed % 10, seed=seed))
    adj = list(g.neighbor_masks)
    steps, left, lower = reduce(adj, (1 << 9) - 1, -1)
    rest = [{u for u in range(9) if adj[v] >> u & 1} for v in range(9) if left >> v & 1]
    names = [v for v in range(9) if left >> v & 1]
    core = [{names.index(u) for u in s} for s in rest]
    value = max(lower, treewidth_by_subsets(core) if core else -1)
    assert value == treewidth_by_subsets(neighbor_sets(g))
    assert all(around.bit_count() <= lower for _, around in steps)
