"""Crossings are counted, and crowded pictures are worse."""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
import pytest

from wlkit.graphs.layout.quality import badness, crossings, normalized
from wlkit.graphs.layout.shapes import circle


@pytest.mark.parametrize("n", [4, 5, 6, 7])
def test_a_convex_complete_graph_has_a_crossing_for_every_four_vertices(n):
    edges = np.array(list(combinations(range(n), 2)))
    shaken = circle(n) * (1 + 0.01 * np.arange(n))[:, None]
    assert crossings(shaken, edges) == comb(n, 4)


def test_edges_with_a_common_end_do_not_cross():
    x = np.array([[0.0, 0], [1, 0], [0, 1]])
    assert crossings(x, np.array([[0, 1], [1, 2], [0, 2]])) == 0


def test_an_edge_through_a_vertex_is_worse_than_one_that_bypasses_it():
    edges = np.array([[0, 1], [1, 2], [0, 2]])
    flat = normalized(np.array([[0.0, 0], [1, 0.01], [2, 0]]), edges)
    assert badness(flat, edges) > badness(normalized(circle(3), edges), edges)
    assert badness(np.zeros((1, 2)), np.zeros((0, 2), dtype=int)) == 0.0
