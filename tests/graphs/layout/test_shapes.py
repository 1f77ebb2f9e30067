"""Rings, barycentric pictures, trees."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.graphs import graph
from wlkit.graphs.layout.quality import crossings
from wlkit.graphs.layout.shapes import (
    barycentric,
    circle,
    layered_tree,
    radial_tree,
    short_cycles,
    upright,
)


@pytest.mark.parametrize("n", [3, 4, 5, 6])
def test_the_lowest_side_of_a_polygon_is_horizontal(n):
    y = np.sort(circle(n)[:, 1])
    assert y[-1] == pytest.approx(y[-2])


@pytest.mark.parametrize(("name", "girth"), [("petersen", 5), ("Q3", 4), ("K4", 3), ("C7", 7)])
def test_short_cycles_are_cycles_beginning_with_the_girth(name, girth):
    g = graph(name)
    cycles = list(short_cycles(g))
    assert len(cycles[0]) == girth
    for c in cycles:
        assert len(set(c)) == len(c)
        assert all(g.has_edge(u, v) for u, v in zip(c, c[1:] + c[:1], strict=True))


def test_barycentric_picture_in_a_face_of_the_cube_is_convex():
    g = graph("Q3")
    x = barycentric(g, [0, 1, 3, 2])
    assert crossings(x, g.edges) == 0
    assert np.abs(x).max() <= 1.0


@pytest.mark.parametrize("name", ["spider:2,2,2", "balanced_tree:2,3", "caterpillar:2,0,1,3"])
def test_trees_are_drawn_without_crossings(name):
    g = graph(name)
    assert crossings(layered_tree(g), g.edges) == 0
    assert crossings(radial_tree(g), g.edges) == 0


def test_upright_puts_the_long_side_across():
    x = upright(np.array([[0.0, 0], [1, 5], [2, 10]]))
    assert np.ptp(x[:, 0]) > np.ptp(x[:, 1])
