"""New graphs from old, against NetworkX and by definition."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import GraphError, PermutationError
from wlkit.graphs import Graph


@st.composite
def labelled_graphs(draw):
    n = draw(st.integers(0, 7))
    directed = draw(st.booleans())
    pairs = [(u, v) for u in range(n) for v in range(n) if u != v and (directed or u < v)]
    edges = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    vertex = draw(st.none() | st.lists(st.sampled_from("CO"), min_size=n, max_size=n))
    some = st.lists(st.integers(0, 2), min_size=len(edges), max_size=len(edges))
    edge = draw(st.none() | some)
    return Graph(n, edges, directed=directed, vertex_labels=vertex, edge_labels=edge)


@given(labelled_graphs(), st.randoms())
def test_relabelling_there_and_back_changes_nothing(g, random):
    permutation = list(range(g.n))
    random.shuffle(permutation)
    h = g.relabel(permutation)
    assert h.relabel(np.argsort(permutation)) == g
    for u, v in g.edge_list:
        assert h.has_edge(permutation[u], permutation[v])
    if g.vertex_labels:
        assert all(h.vertex_labels[permutation[v]] == g.vertex_labels[v] for v in range(g.n))


@given(labelled_graphs(), st.randoms())
def test_induced_subgraph_in_the_order_given(g, random):
    chosen = random.sample(range(g.n), random.randint(0, g.n))
    h = g.subgraph(chosen)
    assert np.array_equal(h.adjacency, g.adjacency[np.ix_(chosen, chosen)])
    if g.vertex_labels:
        assert list(h.vertex_labels or ()) == [g.vertex_labels[v] for v in chosen]


@given(labelled_graphs())
def test_components_are_those_of_networkx(g):
    of = nx.weakly_connected_components if g.directed else nx.connected_components
    expected = sorted(sorted(c) for c in of(g.to_networkx()))
    assert g.components() == expected
    assert g.is_connected == (len(expected) == 1)


@given(labelled_graphs())
def test_union_with_itself_doubles_everything(g):
    double = g + g
    assert (double.n, double.m) == (2 * g.n, 2 * g.m)
    assert double.subgraph(range(g.n, 2 * g.n)) == g


@given(labelled_graphs())
def test_reverse_transposes(g):
    assert np.array_equal(g.reverse().adjacency, g.adjacency.T)


def test_tensor_product_is_that_of_networkx():
    g, h = nx.petersen_graph(), nx.path_graph(3)
    ours = Graph.from_networkx(g).tensor_product(Graph.from_networkx(h))
    expected = np.kron(nx.to_numpy_array(g), nx.to_numpy_array(h))
    assert np.array_equal(ours.adjacency, expected)
    d = nx.gnp_random_graph(5, 0.5, seed=1, directed=True)
    square = Graph.from_networkx(d).tensor_product(Graph.from_networkx(d))
    assert np.array_equal(square.adjacency, np.kron(nx.to_numpy_array(d), nx.to_numpy_array(d)))


def test_complement_is_that_of_networkx():
    for directed in (False, True):
        g = nx.gnp_random_graph(9, 0.4, seed=2, directed=directed)
        ours = Graph.from_networkx(g).complement()
        assert nx.utils.graphs_equal(ours.to_networkx(), nx.complement(g))


def test_quotient_merges_parallel_edges_and_keeps_labels():
    g = Graph(
        4, [(0, 1), (2, 1), (2, 3)], vertex_labels=["a", "b", "a", "c"], edge_labels=[5, 5, 6]
    )
    h = g.quotient([0, 1, 0, 2])
    assert h == Graph(3, [(0, 1), (0, 2)], vertex_labels=["a", "b", "c"], edge_labels=[5, 6])


@pytest.mark.parametrize(
    ("g", "blocks", "message"),
    [
        (Graph(2, [(0, 1)]), [0, 0], "loop"),
        (Graph(2, vertex_labels=["a", "b"]), [0, 0], "different labels"),
        (Graph(3, [(0, 1), (1, 2)], edge_labels=[1, 2]), [0, 1, 0], "parallel"),
        (Graph(2), [0, 2], "each used"),
        (Graph(2), [0], "2 block numbers"),
    ],
)
def test_quotients_that_do_not_exist(g, blocks, message):
    with pytest.raises(GraphError, match=message):
        g.quotient(blocks)


def test_bad_vertices_and_permutations():
    g = Graph(3, [(0, 1)])
    with pytest.raises(GraphError, match="different vertices"):
        g.subgraph([0, 0])
    with pytest.raises(PermutationError, match=r"permutation of 0\.\.2"):
        g.relabel([0, 0, 1])
    with pytest.raises(PermutationError, match="3 vertices"):
        g.relabel([0, 1])
    with pytest.raises(GraphError, match="edge labels"):
        Graph(2, [(0, 1)], edge_labels=[1]).complement()
    with pytest.raises(GraphError, match="one kind"):
        g + Graph(1, directed=True)
