"""Reduce, split, search: chordal supergraphs and elimination orders, checked with NetworkX."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given

from wlkit.graphs import Graph, graph
from wlkit.testing import connected_graphs, graphs
from wlkit.treewidth._masks import symmetric_masks
from wlkit.treewidth.core import Search, order_at_most, perfect_order, solve, width

# Theorems: K_n, cycles, grids, K_{m,n} with m <= n; Petersen, cube: folklore;
# Kneser K(6, 2): C(5, 2) - 1 (Harvey and Wood 2014).
TREEWIDTHS = {
    "K6": 5, "C9": 2, "P6": 1, "grid(4,4)": 4, "K3,5": 3, "petersen": 4, "hypercube(3)": 3,
    "kneser(6,2)": 9,
}  # fmt: skip


def solved(g, **options):
    masks = symmetric_masks(g)
    search = Search(filled=list(masks), **options)
    solve(search, list(masks), (1 << g.n) - 1)
    return search


def as_networkx(masks):
    g = nx.Graph([(v, u) for v, mask in enumerate(masks) for u in range(v) if mask >> u & 1])
    g.add_nodes_from(range(len(masks)))
    return g


def cost(g, order):
    """Return the width of an elimination order, on NetworkX graphs."""
    g = g.copy()
    widest = -1
    for v in order:
        around = list(g[v])
        widest = max(widest, len(around))
        g.remove_node(v)
        g.add_edges_from((a, b) for a in around for b in around if a != b)
    return widest


@pytest.mark.parametrize("name", TREEWIDTHS)
def test_a_least_width_is_found_and_one_less_refuted(name):
    g, value = graph(name), TREEWIDTHS[name]
    masks = symmetric_masks(g)
    status, order, spent = order_at_most(masks, value)
    assert (status, sorted(order)) == (1, list(range(g.n)))
    assert cost(g.to_networkx(), order) == value
    assert spent >= 0
    assert order_at_most(masks, value - 1)[:2] == (0, [])


def test_effort_that_is_used_up_decides_nothing():
    assert order_at_most(symmetric_masks(graph("queen(5)")), 16, effort=10)[:2] == (-1, [])


@pytest.mark.parametrize("name", TREEWIDTHS)
def test_the_chordal_supergraph_has_least_cliques(name):
    g, value = graph(name), TREEWIDTHS[name]
    search = solved(g)
    filled = as_networkx(search.filled)
    assert set(map(frozenset, g.edge_list)) <= set(map(frozenset, filled.edges))
    assert nx.is_chordal(filled)
    assert max(map(len, nx.chordal_graph_cliques(filled))) == value + 1


@pytest.mark.parametrize("name", TREEWIDTHS)
def test_a_ceiling_is_refuted_below_the_treewidth_only(name):
    value = TREEWIDTHS[name]
    assert solved(graph(name), ceiling=value - 1).refuted
    assert not solved(graph(name), ceiling=value).refuted


@given(graphs(max_vertices=9))
def test_chordal_supergraphs_of_all_graphs(g):
    filled = as_networkx(solved(g).filled)
    assert nx.is_chordal(filled)
    assert set(map(frozenset, g.edge_list)) <= set(map(frozenset, filled.edges))


@given(connected_graphs(min_vertices=2, max_vertices=6, max_extra_edges=5))
def test_searched_widths_are_the_least_of_all_orders(g):
    peer = g.to_networkx()
    least = min(cost(peer, order) for order in permutations(range(g.n)))
    masks = symmetric_masks(g)
    assert [order_at_most(masks, k)[0] for k in (least - 1, least)] == [0, 1]


@given(graphs(max_vertices=8))
def test_width_is_the_largest_degree_at_elimination(g):
    assert width(symmetric_masks(g), range(g.n)) == cost(g.to_networkx(), range(g.n))


@given(graphs(max_vertices=8))
def test_perfect_orders_of_chordal_graphs_fill_nothing(g):
    filled, _ = nx.complete_to_chordal_graph(g.to_networkx())
    chordal = Graph.from_networkx(filled)
    order = perfect_order(symmetric_masks(chordal))
    assert sorted(order) == list(range(g.n))
    assert cost(filled, order) == max(map(len, nx.find_cliques(filled)), default=0) - 1
