from __future__ import annotations

import networkx as nx
import pytest

from tests.reference.treewidth import neighbor_sets, treewidth_by_subsets
from wlkit.graphs import Graph, graph
from wlkit.treewidth import obstruction, obstructions, treewidth


def smaller(g):
    """Yield the graphs one deletion or contraction below g."""
    h = g.to_networkx()
    for v in list(h):
        yield nx.convert_node_labels_to_integers(h.subgraph(set(h) - {v}))
    for u, v in h.edges:
        yield nx.convert_node_labels_to_integers(nx.restricted_view(h, [], [(u, v)]))
        merged = nx.contracted_nodes(nx.Graph(h), u, v, self_loops=False)
        yield nx.convert_node_labels_to_integers(merged)


@pytest.mark.parametrize("t", range(4))
def test_the_obstructions_are_minor_minimal(t):
    for name, g in obstructions(t).items():
        assert treewidth_by_subsets(neighbor_sets(g)) == t, name
        for h in map(Graph.from_networkx, smaller(g)):
            assert h.n == 0 or treewidth_by_subsets(neighbor_sets(h)) < t, name


def test_the_obstructions_of_treewidth_4_are_minor_minimal():
    for name, g in obstructions(4).items():
        assert treewidth_by_subsets(neighbor_sets(g)) == 4, name
        for h in map(Graph.from_networkx, smaller(g)):
            assert treewidth(h).value == 3, name


@pytest.mark.parametrize("name", ["K5", "octahedron", "wagner", "prism(5)"])
def test_every_obstruction_obstructs_itself(name):
    model = obstruction(graph(name))
    assert nx.is_isomorphic(model.pattern.to_networkx(), graph(name).to_networkx())
    assert all(len(branch) == 1 for branch in model.branch_sets)


@pytest.mark.parametrize("seed", range(40))
def test_every_graph_of_treewidth_up_to_4_has_its_obstruction(seed):
    g = Graph.from_networkx(nx.gnm_random_graph(12, 8 + seed // 2, seed=seed))
    value = treewidth(g).value
    model = obstruction(g)
    assert (model is None) == (value > 4)
    for t in range(min(value, 4) + 1):
        assert obstruction(g, t).verify(g)
        assert obstruction(g, t).name in obstructions(t)
    assert obstruction(g, value + 1) is None


def test_none_beyond():
    assert obstruction(graph("K6")) is None
    assert obstruction(graph("K6"), -1) is None
    assert obstruction(Graph(65), 0) is None
    assert obstructions(5) == {}
