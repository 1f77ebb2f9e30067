"""The search by merges against the whole spasm, covering maps, and its refusal."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reference import motifs as reference
from wlkit._kernels.hereditary import deletion_bounds
from wlkit.errors import SizeError
from wlkit.graphs import Graph, graph
from wlkit.motifs import hereditary_treewidth, merging
from wlkit.motifs.hereditary import largest_image
from wlkit.motifs.loops import underlying_neighbors
from wlkit.motifs.merging import merged_with_treewidth
from wlkit.motifs.thresholds import deletion_bound, largest_treewidth_with_edges
from wlkit.testing import graphs, labelled_graphs
from wlkit.treewidth import treewidth


def partition(blocks):
    """Return the blocks as sets of vertices."""
    return {frozenset(v for v, x in enumerate(blocks) if x == b) for b in blocks}


@settings(max_examples=40)
@given(labelled_graphs(max_vertices=6, directed=None), st.integers(1, 5))
def test_merging_finds_an_image_exactly_if_there_is_one(pattern, t):
    blocks = merged_with_treewidth(pattern, t)
    assert (blocks is not None) == (reference.hereditary_treewidth(pattern) >= t)
    if blocks is not None:
        assert partition(blocks) in [partition(q) for q, _ in reference.quotients(pattern)]
        assert treewidth(pattern.quotient(blocks)).value >= t


@settings(max_examples=25)
@given(graphs(max_vertices=9), st.integers(2, 4))
def test_merging_agrees_with_covering_maps(pattern, t):
    assert (merged_with_treewidth(pattern, t) is not None) == (hereditary_treewidth(pattern) >= t)


@pytest.mark.parametrize("beam", [1, 5])
def test_a_narrow_beam_finds_nothing_false(monkeypatch, beam):
    monkeypatch.setattr(merging, "BEAM", beam)
    for g in nx.graph_atlas_g()[200:1200:97]:
        g = graph(g)
        expected = reference.hereditary_treewidth(g)
        assert merged_with_treewidth(g, expected) is not None or expected == 0
        assert merged_with_treewidth(g, expected + 1) is None


@given(graphs(min_vertices=1, max_vertices=9))
def test_the_kernel_deletes_as_the_function_does(g):
    pairs = g.n * (g.n - 1) // 2
    tau = np.array([largest_treewidth_with_edges(m) for m in range(pairs + 1)], dtype=np.int64)
    out = np.zeros(1, dtype=np.int64)
    deletion_bounds((g.adjacency[None] != 0).astype(np.uint8), tau, out)
    assert out[0] == min(g.n - 1, deletion_bound(underlying_neighbors(g))[0])


@pytest.mark.parametrize("m, value", [(17, 5), (25, 6), (30, 6), (45, 8), (60, 9)])
def test_random_patterns_on_fourteen_vertices(m, value):
    best = largest_image(graph(nx.gnm_random_graph(14, m, seed=0)))
    assert best.value == value  # and by its own evidence:
    image = graph(nx.gnm_random_graph(14, m, seed=0)).quotient(best.blocks)
    assert treewidth(image).value == value


def test_labels_that_differ_leave_nothing_to_merge():
    g = graph(nx.gnm_random_graph(14, 40, seed=2))
    all_different = Graph(14, g.edges, vertex_labels=range(14))
    assert hereditary_treewidth(all_different) == treewidth(g).value


def test_undecided_searches_are_refused(monkeypatch):
    monkeypatch.setattr(merging, "BEAM", 2)
    monkeypatch.setattr(merging, "MAX_QUOTIENTS", 20)
    with pytest.raises(SizeError, match="more than 20 quotients"):
        merged_with_treewidth(graph(nx.gnm_random_graph(12, 32, seed=1)), 7)
