from __future__ import annotations

import networkx as nx
import pytest

from wlkit.errors import VerificationError
from wlkit.graphs import Graph, graph
from wlkit.treewidth import LOWER_BOUNDS, MinorModel, lower_bound, treewidth, upper_bound
from wlkit.treewidth.bounds import LowerBound, UpperBound, degeneracy

GRAPHS = [nx.gnp_random_graph(14, p, seed=s) for p in (0.15, 0.3, 0.6) for s in range(5)]


@pytest.mark.parametrize("g", [Graph.from_networkx(g) for g in GRAPHS])
def test_bounds_enclose_the_treewidth_and_verify(g):
    value = treewidth(g).value
    for bound in LOWER_BOUNDS.values():
        assert bound(g).value <= value
        assert bound(g).verify(g)
    assert upper_bound(g).value >= value
    assert upper_bound(g).verify(g)


@pytest.mark.parametrize("g", GRAPHS)
def test_degeneracy_is_the_core_number(g):
    assert degeneracy(Graph.from_networkx(g)).value == max(nx.core_number(g).values())


def test_tight_on_cliques_and_cycles():
    assert lower_bound(graph("K6")).value == upper_bound(graph("K6")).value == 5
    assert lower_bound(graph("C6")).value == upper_bound(graph("C6")).value == 2


def test_of_the_graph_without_vertices():
    assert lower_bound(Graph(0)).value == upper_bound(Graph(0)).value == -1


def test_false_bounds_are_caught():
    g = graph("C5")
    with pytest.raises(VerificationError, match="least degree 2 proves no 3"):
        LowerBound(3, "none", MinorModel(g, [(v,) for v in range(5)])).verify(g)
    with pytest.raises(VerificationError, match="width 2, not 1"):
        UpperBound(1, "none", tuple(range(5))).verify(g)


def test_dictionaries_are_plain():
    import json

    g = graph("C5")
    assert json.loads(json.dumps(lower_bound(g).to_dict()))["value"] == 2
    assert json.loads(json.dumps(upper_bound(g).to_dict()))["value"] == 2
