"""Neighbour lists of graphs, small ones by sorting and large ones by the compiled kernel."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from tests.reference import adjacency as slow
from wlkit._kernels.adjacency import in_order
from wlkit.errors import GraphError
from wlkit.graphs import Graph, graph


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize(("n", "m"), [(0, 0), (5, 0), (7, 12), (120, 5000), (3000, 5000)])
def test_neighbor_lists_are_those_of_the_definition(n: int, m: int, directed: bool) -> None:
    g = graph(nx.gnm_random_graph(n, m, seed=3, directed=directed))
    expected = slow.neighbor_lists(g)
    for csr, lists in ((g.csr, expected), (g.csr_in, slow.neighbor_lists(g.reverse()))):
        assert csr.indptr.tolist() == [0, *np.cumsum([len(x) for x in lists])]
        assert csr.indices.tolist() == [v for x in lists for v in x]


def test_edges_are_sorted_whatever_their_order() -> None:
    edges = np.array(nx.gnm_random_graph(200, 6000, seed=1).edges)
    turned = np.random.default_rng(2).permutation(edges)[:, ::-1]
    assert Graph(200, turned).edge_list == sorted((min(e), max(e)) for e in edges.tolist())
    labels = [f"{u} {v}" for u, v in turned.tolist()]
    g = Graph(200, turned, edge_labels=labels)
    assert g.edge_labels == tuple(f"{v} {u}" for u, v in g.edge_list)


@pytest.mark.parametrize("directed", [False, True])
def test_many_edges_are_put_in_order_as_few_are(directed: bool) -> None:
    rng = np.random.default_rng(5)
    for n, m in ((80, 3000), (150, 5000), (5000, 6000), (60_000, 6000)):
        peer = nx.gnm_random_graph(n, m, seed=n, directed=directed)
        given = rng.permutation(np.array(peer.edges))
        given = given if directed else given[:, ::-1]
        expected = slow.ordered(given, directed)
        assert Graph(n, given, directed=directed).edge_list == expected
        assert Graph(n, np.array(expected), directed=directed).edge_list == expected
    with pytest.raises(GraphError, match=r"edge \(3, 9\) is repeated"):
        Graph(200, [*nx.complete_graph(100).edges, (9, 3)])


def test_positions_in_order_are_those_of_a_stable_sort() -> None:
    rng = np.random.default_rng(1)
    for n, size in ((1, 0), (1, 3), (6, 40), (50, 20)):
        values = rng.integers(0, n, size)
        indptr, order = in_order(n, values)
        assert order.tolist() == sorted(range(size), key=values.tolist().__getitem__)
        assert indptr.tolist() == [int((values < v).sum()) for v in range(n + 1)]


def test_largest_vertices_and_repeated_edges() -> None:
    top = 2**31 - 2
    assert Graph(2**31 - 1, [(top, 0), (top - 1, top)]).edge_list == [(0, top), (top - 1, top)]
    with pytest.raises(GraphError, match=r"edge \(1, 2\) is repeated"):
        Graph(3, [(1, 2), (0, 1), (2, 1)])


def test_networkx_graphs_with_names_keep_their_edges() -> None:
    peer = nx.relabel_nodes(nx.petersen_graph(), lambda v: f"v{v}")
    g = graph(peer)
    names = list(peer)
    assert {frozenset(map(names.index, e)) for e in peer.edges} == set(map(frozenset, g.edge_list))
    digraph = nx.gnp_random_graph(20, 0.2, seed=4, directed=True)
    assert graph(digraph).edge_list == sorted(digraph.edges)
    with pytest.raises(GraphError, match="loop"):
        graph(nx.Graph([(0, 0)]))
