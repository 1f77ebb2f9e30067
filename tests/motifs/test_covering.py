"""Maps that cover the edges of a target, against all maps, and the quotients they give."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wlkit.graphs import Graph, graph
from wlkit.motifs.covering import (
    covering_map,
    narrow_order,
    obstructions,
    obstructions_are_listed,
    quotient_of_map,
)
from wlkit.motifs.loops import underlying_neighbors
from wlkit.testing import graphs
from wlkit.treewidth import treewidth

TARGETS = ["K2", "P3", "K3", "C4", "K4", "2K2"]


def covers(image, pattern, target):
    covered = {tuple(sorted((image[u], image[v]))) for u, v in pattern.edge_list}
    return set(target.edge_list) <= covered


@settings(max_examples=60)
@given(graphs(max_vertices=6), st.sampled_from(TARGETS))
def test_a_covering_map_is_found_exactly_if_there_is_one(pattern, name):
    target = graph(name)
    image = covering_map(pattern, target)
    maps = product(range(target.n), repeat=pattern.n)
    exists = pattern.m >= target.m and any(covers(f, pattern, target) for f in maps)
    assert (image is not None) == exists
    if image is not None:
        assert covers(image, pattern, target)


@given(graphs(min_vertices=1, max_vertices=7), st.data())
def test_fibres_become_independent_blocks_that_keep_the_covered_graph_as_a_minor(pattern, data):
    image = data.draw(st.lists(st.integers(0, 3), min_size=pattern.n, max_size=pattern.n))
    blocks = quotient_of_map(pattern, image)
    assert all(blocks[u] != blocks[v] for u, v in pattern.edge_list)
    assert all(image[u] == image[v] for u in range(pattern.n) for v in range(pattern.n)
               if blocks[u] == blocks[v])  # fmt: skip
    edges = {tuple(sorted((image[u], image[v]))) for u, v in pattern.edge_list}
    covered = Graph(4, [e for e in edges if e[0] != e[1]])
    assert treewidth(pattern.quotient(blocks)).value >= treewidth(covered).value


@given(graphs(max_vertices=8))
def test_the_order_holds_the_vertices_with_neighbours(pattern):
    order = narrow_order(underlying_neighbors(pattern))
    assert sorted(order) == [v for v in range(pattern.n) if pattern.degrees[v]]


@pytest.mark.parametrize("t, sizes", [(1, [1]), (2, [3]), (3, [6]), (4, [10, 12, 12, 15])])
def test_obstructions_by_their_edges(t, sizes):
    assert [h.m for h in obstructions(t)] == sizes
    assert obstructions_are_listed(t, 10**6)


def test_beyond_seven_nothing_is_listed():
    assert obstructions(8) == ()
    for t, most in ((5, 20), (6, 23), (7, 28)):
        assert obstructions_are_listed(t, most)
        assert not obstructions_are_listed(t, most + 1)
    assert not obstructions_are_listed(8, 9)
