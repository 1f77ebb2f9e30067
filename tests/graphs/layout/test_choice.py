"""The clearest picture: planar graphs without crossings, symmetric graphs with their symmetry."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.graphs import graph
from wlkit.graphs.layout import layout
from wlkit.graphs.layout.choice import clearest
from wlkit.graphs.layout.quality import badness, crossings, normalized
from wlkit.graphs.layout.shapes import on_circle

PLANAR = ["K4", "Q3", "dodecahedron", "icosahedron", "octahedron", "grid:3,4", "prism:5", "bull"]


@pytest.mark.parametrize("name", PLANAR)
def test_small_planar_graphs_are_drawn_without_crossings(name):
    g = graph(name)
    assert crossings(layout(g), g.edges) == 0


@pytest.mark.parametrize("name", ["C6", "petersen", "K5", "W5", "desargues"])
def test_the_picture_has_a_rotation_of_order_at_least_five(name):
    x = layout(graph(name))
    z = (x[:, 0] + 1j * x[:, 1]) - complex(*x.mean(axis=0))
    orders = []
    for k in (5, 6, 10):
        turned = z * np.exp(2j * np.pi / k)
        orders.append(np.abs(turned[:, None] - z[None]).min(axis=1).max())
    assert min(orders) < 1e-2


@pytest.mark.parametrize("name", ["petersen", "Q3", "bull", "heawood"])
def test_the_picture_is_no_worse_than_a_circle(name):
    g = graph(name)
    circle = normalized(on_circle(list(range(g.n))), g.edges)
    assert badness(clearest(g, g), g.edges) <= badness(circle, g.edges) + 1e-9
