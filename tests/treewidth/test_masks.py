"""Vertex sets as integers, against NetworkX and Python sets."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from wlkit.graphs import Graph, Multigraph
from wlkit.testing import digraphs, graphs
from wlkit.treewidth._masks import (
    add_clique,
    bits,
    component,
    components,
    eliminate,
    is_clique,
    mask_of,
    neighborhood,
    renumbered,
    symmetric_masks,
)

with_a_set = graphs(max_vertices=8).flatmap(
    lambda g: st.tuples(st.just(g), st.sets(st.integers(0, max(g.n - 1, 0)), max_size=g.n))
)


def edges_of(masks):
    arcs = {(u, v) for u, mask in enumerate(masks) for v in bits(mask)}
    assert arcs == {(v, u) for u, v in arcs}
    return set(map(frozenset, arcs))


@given(st.sets(st.integers(0, 200)))
def test_masks_are_sets(elements):
    assert list(bits(mask_of(elements))) == sorted(elements)
    assert mask_of(elements) == sum(2**v for v in elements)


@given(digraphs())
def test_directions_loops_and_parallel_edges_are_forgotten(g):
    expected = set(map(frozenset, g.edge_list))
    assert edges_of(symmetric_masks(g)) == expected
    twice = Multigraph(g.n, [*g.edge_list, *g.edge_list, *((v, v) for v in range(g.n))])
    assert edges_of(symmetric_masks(twice)) == expected


@given(with_a_set)
def test_parts_of_an_induced_subgraph(drawn):
    g, inside = drawn
    peer = g.to_networkx()
    masks, chosen = symmetric_masks(g), mask_of(inside & set(range(g.n)))
    induced = peer.subgraph(bits(chosen))
    parts = sorted(map(sorted, nx.connected_components(induced)))
    assert [list(bits(part)) for part in components(masks, chosen)] == parts
    for part in parts:
        assert list(bits(component(masks, chosen, 1 << part[-1]))) == part
    assert is_clique(masks, chosen) == all(peer.has_edge(u, v) for u, v in combinations(induced, 2))
    around = {u for v in induced for u in peer[v]} - set(induced)
    assert set(bits(neighborhood(masks, chosen))) == around


@given(with_a_set)
def test_cliques_are_added(drawn):
    g, inside = drawn
    masks, chosen = symmetric_masks(g), inside & set(range(g.n))
    add_clique(masks, mask_of(chosen))
    pairs = {frozenset(pair) for pair in combinations(chosen, 2)}
    assert edges_of(masks) == pairs | set(map(frozenset, g.edge_list))


@given(graphs(min_vertices=1, max_vertices=8), st.data())
def test_elimination_joins_the_neighbours(g, data):
    v = data.draw(st.integers(0, g.n - 1))
    masks, peer = symmetric_masks(g), g.to_networkx()
    around = set(peer[v])
    assert set(bits(eliminate(masks, v))) == around
    peer.add_edges_from(combinations(around, 2))
    peer.remove_node(v)
    left = [(u, w) for u, mask in enumerate(masks) for w in bits(mask) if u != v and u < w]
    assert set(map(frozenset, left)) == set(map(frozenset, peer.edges))
    assert not any(mask >> v & 1 for u, mask in enumerate(masks) if u != v)


def test_vertices_are_renumbered_in_the_order_given():
    path = symmetric_masks(Graph(4, [(0, 1), (1, 2), (2, 3)]))
    assert renumbered(path, [1, 0, 3]) == [0b010, 0b001, 0b000]
