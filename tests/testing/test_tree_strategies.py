from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from tests.testing.smallest import smallest
from wlkit.errors import InputError
from wlkit.graphs import Graph, graph
from wlkit.testing import forests, trees


@given(trees(min_vertices=2, max_vertices=9))
def test_trees_are_trees(g):
    assert 2 <= g.n <= 9
    assert nx.is_tree(g.to_networkx())


@given(forests(min_vertices=1, max_vertices=9))
def test_forests_are_forests(g):
    assert 1 <= g.n <= 9
    assert nx.is_forest(g.to_networkx())


@pytest.mark.parametrize("name", ["P5", "S4", "fork"])
def test_every_tree_on_5_vertices_is_drawn(name):
    tree = graph(name).to_networkx()
    five = trees(min_vertices=5, max_vertices=5)
    found = smallest(five, lambda g: nx.is_isomorphic(g.to_networkx(), tree))
    assert found.n == 5


def test_what_they_shrink_to():
    assert smallest(trees()) == Graph(1)
    assert smallest(forests()) == Graph(0)
    assert smallest(forests(), lambda g: g.m >= 2).edge_list == [(0, 1), (0, 2)]


def test_impossible_bounds():
    with pytest.raises(InputError, match="number of vertices"):
        smallest(trees(min_vertices=0))
    with pytest.raises(InputError, match="number of vertices"):
        smallest(forests(min_vertices=4, max_vertices=3))
