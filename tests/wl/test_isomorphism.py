"""Isomorphism by individualisation against NetworkX, and what a limit on the work leaves open."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.graphs import Graph, graph
from wlkit.testing import graphs
from wlkit.wl.isomorphism import isomorphic, quickly_isomorphic

SMALL = [g for g in nx.graph_atlas_g() if len(g) == 6 and g.number_of_edges() == 7]


def test_all_pairs_of_graphs_on_6_vertices_with_7_edges() -> None:
    listed = [Graph.from_networkx(g) for g in SMALL]
    for i, g in enumerate(listed):
        for j, h in enumerate(listed):
            image = h.relabel([3, 1, 5, 0, 4, 2])
            assert quickly_isomorphic(g, image) == (i == j) == isomorphic(g, image)


@given(graphs(max_vertices=8), st.randoms())
def test_relabelled_graphs_are_isomorphic(g: Graph, random: object) -> None:
    permutation = list(range(g.n))
    random.shuffle(permutation)  # type: ignore[attr-defined]
    assert quickly_isomorphic(g, g.relabel(permutation))


@pytest.mark.parametrize("twisted", [False, True])
@pytest.mark.parametrize("base", ["K4", "wheel:4"])
def test_cfi_graphs(base: str, twisted: bool) -> None:
    g, h = graph(f"cfi:{base}"), graph(f"cfi{'-twisted' * twisted}:{base}")
    image = h.relabel(np.random.default_rng(0).permutation(h.n))
    assert quickly_isomorphic(g, image, work=10**8) == (not twisted)


def test_arcs_turned_round() -> None:
    """Colour refinement counts out- and in-neighbours apart and does not see opposite arcs."""
    pairs = Graph(4, [(0, 1), (1, 0), (2, 3), (3, 2)], directed=True)
    cycle = Graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)], directed=True)
    assert quickly_isomorphic(pairs, cycle) is False
    assert quickly_isomorphic(cycle, cycle.reverse()) is True


def test_beyond_the_limit_nothing_is_said() -> None:
    g = graph("petersen")
    h = g.relabel([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    assert quickly_isomorphic(g, h, work=49) is None
    assert quickly_isomorphic(g, h)


def test_large_trees_and_rings() -> None:
    tree = Graph.from_networkx(nx.random_labeled_tree(9000, seed=1))
    ring = graph("C9000")
    for g in (tree, ring):
        assert isomorphic(g, g.relabel(np.random.default_rng(2).permutation(g.n)))
    assert isomorphic(tree, ring) is False
