"""Positions are deterministic, distinct, and show the symmetry of the graph."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.graphs import Graph, graph
from wlkit.graphs.layout import layout
from wlkit.graphs.layout.quality import normalized


@st.composite
def graphs(draw):
    n = draw(st.integers(0, 9))
    pairs = [(u, v) for v in range(n) for u in range(v)]
    return Graph(n, draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else [])


@given(graphs())
def test_vertices_are_apart_and_the_picture_is_the_same_again(g):
    x = layout(g)
    assert x.shape == (g.n, 2)
    assert np.isfinite(x).all()
    gaps = np.linalg.norm(x[:, None] - x[None], axis=2) + 9 * np.eye(g.n)
    assert g.n < 2 or gaps.min() > 0.02
    layout.cache_clear()
    assert (layout(Graph(g.n, g.edges)) == x).all()


@pytest.mark.parametrize("name", ["karate", "hoffman-singleton", "grid:12,12", "balanced_tree:3,4"])
def test_larger_graphs_have_edges_of_moderate_length(name):
    g = graph(name)
    x = normalized(layout(g), g.edges)
    lengths = np.linalg.norm(x[g.edges[:, 0]] - x[g.edges[:, 1]], axis=1)
    assert lengths.max() < 12


def test_components_do_not_overlap():
    x = layout(graph("C5+C5+K4"))
    boxes = [(x[a:b].min(axis=0), x[a:b].max(axis=0)) for a, b in ((0, 5), (5, 10), (10, 14))]
    for i, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[:i]:
            assert (low > other_high).any() or (other_low > high).any()


def test_directed_graphs_and_labels_are_laid_out():
    g = Graph(3, [(0, 1), (1, 0), (1, 2)], directed=True, vertex_labels=["a", "b", "b"])
    assert layout(g).shape == (3, 2)
