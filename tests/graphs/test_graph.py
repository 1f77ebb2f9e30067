"""The value type Graph: construction, identity, arrays, bad input."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from wlkit.errors import GraphError
from wlkit.graphs import Graph


def test_edges_are_sorted_whatever_the_order_given():
    g = Graph(4, [(3, 2), (1, 0), (2, 0)])
    assert g.edges.tolist() == [[0, 1], [0, 2], [2, 3]]
    assert g.edges.dtype == np.int32
    assert Graph(4, [(3, 2), (1, 0)], directed=True).edges.tolist() == [[1, 0], [3, 2]]


def test_edge_labels_follow_their_edges():
    pairs = Graph(3, [(2, 1), (1, 0)], edge_labels=["double", "single"])
    mapped = Graph(3, [(1, 2), (0, 1)], edge_labels={(2, 1): "double", (0, 1): "single"})
    assert pairs == mapped
    assert pairs.edge_labels == ("single", "double")


def test_equality_is_by_content_and_hash_agrees():
    a, b = Graph(3, [(0, 1)]), Graph(3, np.array([[1, 0]]))
    assert a == b
    assert len({a, b}) == 1
    different = [
        Graph(3, [(0, 2)]),
        Graph(4, [(0, 1)]),
        Graph(3, [(0, 1)], directed=True),
        Graph(3, [(0, 1)], vertex_labels=[0, 0, 0]),
        Graph(3, [(0, 1)], edge_labels=["a"]),
    ]
    assert len({a, *different}) == 6
    assert a != "a graph"


@pytest.mark.parametrize("name", ["edges", "adjacency", "pair_codes", "vertex_codes", "degrees"])
def test_arrays_are_read_only(name):
    array = getattr(Graph(3, [(0, 1)]), name)
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1


def test_fields_are_frozen():
    with pytest.raises(AttributeError):
        Graph(2, [(0, 1)]).n = 5


@pytest.mark.parametrize("directed", [False, True])
def test_every_view_agrees_with_networkx(directed):
    h = nx.gnp_random_graph(17, 0.3, seed=5, directed=directed)
    g = Graph.from_networkx(h)
    assert np.array_equal(g.adjacency, nx.to_numpy_array(h))
    assert g.m == h.number_of_edges()
    for v in range(g.n):
        assert g.neighbors(v).tolist() == sorted(h.adj[v])
        assert [u for u in range(g.n) if g.neighbor_masks[v] >> u & 1] == sorted(h.adj[v])
        start, stop = g.csr_in.indptr[v : v + 2]
        arriving = h.pred[v] if directed else h.adj[v]
        assert g.csr_in.indices[start:stop].tolist() == sorted(arriving)
    assert g.degrees.tolist() == [len(h.adj[v]) for v in range(g.n)]
    assert nx.utils.graphs_equal(g.to_networkx(), h)


def test_pair_codes_are_ranks_of_edge_labels():
    g = Graph(3, [(0, 1), (1, 2)], edge_labels=["z", 4])
    assert g.pair_codes.tolist() == [[0, 2, 0], [2, 0, 1], [0, 1, 0]]
    assert Graph(2, [(1, 0)], directed=True).pair_codes.tolist() == [[0, 0], [1, 0]]


def test_repr_round_trips():
    for g in (
        Graph(0),
        Graph(3, [(0, 1)]),
        Graph(3, [(2, 0)], directed=True, vertex_labels=["C", 1, "O"], edge_labels=[2]),
    ):
        assert eval(repr(g)) == g


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Graph(-1), "0 <= n"),
        (lambda: Graph(2.5), "integer"),
        (lambda: Graph(2, [(0, 2)]), "0 <= v < 2"),
        (lambda: Graph(2, [(0, -1)]), "0 <= v < 2"),
        (lambda: Graph(2, [(1, 1)]), "loop"),
        (lambda: Graph(3, [(0, 1), (1, 0)]), "repeated"),
        (lambda: Graph(3, [(0, 1, 2)]), "pairs"),
        (lambda: Graph(3, [(0, 1), (2,)]), "pairs"),
        (lambda: Graph(3, [(0.0, 1.0)]), "pairs of integers"),
        (lambda: Graph(3, vertex_labels=["a"]), "expected 3"),
        (lambda: Graph(2, vertex_labels="ab"), "sequence"),
        (lambda: Graph(2, vertex_labels=[0.5, 1]), "integers or text"),
        (lambda: Graph(2, [(0, 1)], edge_labels=[]), "expected 1"),
        (lambda: Graph(2, [(0, 1)], edge_labels={(5, 6): 1}), "none for the edge"),
    ],
)
def test_bad_input_says_what_was_expected(build, message):
    with pytest.raises(GraphError, match=message):
        build()


def test_both_arcs_are_allowed_in_a_directed_graph():
    assert Graph(2, [(0, 1), (1, 0)], directed=True).m == 2
