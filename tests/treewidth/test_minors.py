from __future__ import annotations

import networkx as nx
import pytest

from tests.reference.treewidth import has_minor, neighbor_sets
from wlkit.errors import SizeError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.treewidth import MinorModel, minor_model


@pytest.mark.parametrize("name", ["K3", "K4", "C5", "2K2", "S3", "diamond"])
def test_agrees_with_all_contractions_and_deletions(name):
    h = graph(name)
    for seed in range(25):
        g = Graph.from_networkx(nx.gnm_random_graph(6, 4 + seed % 6, seed=seed))
        model = minor_model(g, h)
        assert (model is not None) == has_minor(neighbor_sets(g), h), (g, h)
        assert model is None or model.verify(g)


@pytest.mark.parametrize(
    "host, pattern, expected",
    [
        ("petersen", "K5", True),
        ("petersen", "K3,3", True),
        ("petersen", "K6", False),
        ("hypercube(3)", "K5", False),
        ("wagner", "K5", False),
        ("grid(3,4)", "K3,3", False),
        ("grid(3,4)", "K4", True),
    ],
)
def test_known_minors(host, pattern, expected):
    model = minor_model(graph(host), graph(pattern))
    assert (model is not None) == expected
    assert model is None or model.verify(graph(host))


@pytest.mark.parametrize(
    "branch_sets, reason",
    [
        ([(0,), (1,)], "expected 3 branch sets, got 2"),
        ([(0,), (1,), (1, 2)], "not disjoint"),
        ([(0,), (1,), (7,)], "not disjoint sets of vertices"),
        ([(0, 2), (1,), (3,)], "not connected"),
        ([(0,), (1,), ()], "not connected"),
        ([(0,), (1,), (2,)], "no edge"),
    ],
)
def test_false_models_are_caught(branch_sets, reason):
    with pytest.raises(VerificationError, match=reason):
        MinorModel(graph("K3"), branch_sets).verify(graph("C5"))


def test_too_large():
    with pytest.raises(SizeError, match="at most 16 vertices, got 20"):
        minor_model(graph("dodecahedron"), graph("K4"))
