from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from tests.testing.smallest import smallest
from wlkit.errors import InputError
from wlkit.graphs import Graph
from wlkit.testing import connected_graphs, digraphs, graphs, labelled_graphs


@given(graphs(min_vertices=3, max_vertices=6, min_edges=2, max_edges=4))
def test_graphs_keep_their_bounds(g):
    assert 3 <= g.n <= 6
    assert 2 <= g.m <= 4
    assert not g.directed
    assert not g.is_labelled


@given(connected_graphs(min_vertices=2, max_vertices=7, max_extra_edges=3))
def test_connected_graphs_are_connected(g):
    assert 2 <= g.n <= 7
    assert g.n - 1 <= g.m <= g.n + 2
    assert nx.is_connected(g.to_networkx())


@given(digraphs(max_vertices=4))
def test_digraphs_are_directed(g):
    assert g.directed
    assert g.n <= 4


@given(labelled_graphs(vertex_labels=2, edge_labels=3))
def test_labels_are_among_those_asked_for(g):
    assert set(g.vertex_labels) <= {0, 1}
    assert set(g.edge_labels) <= {0, 1, 2}


@given(labelled_graphs(vertex_labels=0, edge_labels=0, directed=True))
def test_no_labels_on_request(g):
    assert g.directed
    assert not g.is_labelled


@pytest.mark.parametrize(
    "strategy, condition, expected",
    [
        (graphs(), lambda drawn: True, Graph(0)),
        (graphs(), lambda g: g.m >= 3, Graph(3, [(0, 1), (0, 2), (1, 2)])),
        (graphs(min_vertices=5), lambda drawn: True, Graph(5)),
        (
            graphs(),
            lambda g: any(nx.triangles(g.to_networkx()).values()),
            Graph(3, [(0, 1), (0, 2), (1, 2)]),
        ),
        (connected_graphs(), lambda drawn: True, Graph(1)),
        (
            connected_graphs(min_vertices=5),
            lambda drawn: True,
            Graph(5, [(0, v) for v in range(1, 5)]),
        ),
        (digraphs(), lambda g: g.m >= 1, Graph(2, [(0, 1)], directed=True)),
        (labelled_graphs(edge_labels=0), lambda g: g.n >= 2, Graph(2, vertex_labels=[0, 0])),
        (
            labelled_graphs(edge_labels=0, directed=None),
            lambda g: g.directed,
            Graph(0, directed=True, vertex_labels=[]),
        ),
    ],
)
def test_what_they_shrink_to(strategy, condition, expected):
    assert smallest(strategy, condition) == expected


@pytest.mark.parametrize("edges", [0, 3, 10])
def test_sparse_and_dense_graphs_are_both_drawn(edges):
    assert smallest(graphs(min_vertices=5, max_vertices=5), lambda g: g.m == edges).m == edges


@pytest.mark.parametrize(
    "strategy",
    [
        graphs(min_vertices=3, max_vertices=2),
        graphs(min_vertices=-1),
        graphs(min_edges=4, max_edges=3),
        connected_graphs(min_vertices=0),
        digraphs(min_vertices=2, max_vertices=1),
        labelled_graphs(vertex_labels=-1),
    ],
)
def test_impossible_bounds(strategy):
    with pytest.raises(InputError, match=r"expected \d <= min <= max"):
        smallest(strategy)
