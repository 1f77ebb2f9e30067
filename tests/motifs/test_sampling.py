"""Samples of vertices: spread, complete where they can be, and near the sums they stand for."""

import networkx as nx
import numpy as np
import pytest

from wlkit.graphs import graph
from wlkit.motifs.host import host
from wlkit.motifs.sampling import FREE_WORK, estimate_work, sample, sizes, spread_points


def test_every_prefix_of_the_points_is_spread():
    points = spread_points(64)
    for k in (2, 4, 8, 16, 32, 64):
        assert sorted((points[:k] * k).astype(int).tolist()) == list(range(k))


def test_sizes_are_walks_from_a_vertex():
    g = graph("0-1,1-2,2-0,2-3")
    ones, degrees, squares, two, three = sizes(host(g))
    power = np.linalg.matrix_power(g.adjacency, 2)
    assert ones.tolist() == [1] * 4
    assert degrees.tolist() == g.degrees.tolist()
    assert squares.tolist() == (g.degrees**2).tolist()
    assert two.tolist() == power.sum(axis=1).tolist()
    assert three.tolist() == (power @ g.adjacency).sum(axis=1).tolist()


@pytest.mark.parametrize("power", [0, 1, 2])
def test_sums_of_powers_of_degrees_are_near(power):
    g = graph(nx.barabasi_albert_graph(5000, 3, seed=1))
    drawn = sample(host(g), np.arange(g.n))
    terms = g.degrees[drawn.rows].astype(float) ** power
    assert drawn.mean(terms, 256) == pytest.approx(terms.sum(), rel=0.2)
    vertices, weights = drawn.weighted()
    assert (weights * g.degrees[vertices] ** power).sum() == pytest.approx(terms.sum(), rel=0.2)


def test_a_hub_is_in_every_sample():
    drawn = sample(host(graph(nx.star_graph(3000))), np.arange(3001))
    assert drawn.rows[drawn.large].tolist() == [0]


def test_unknown_terms_are_those_of_neighbours_in_order():
    drawn = sample(host(graph("P5")), np.arange(5))
    terms, known = np.array([1, 0, 0, 0, 5]), np.array([True, False, False, False, True])
    filled = drawn.fill(terms, known)
    assert set(filled.tolist()) == {1, 5}
    assert filled.tolist() == sorted(filled.tolist())


@pytest.mark.parametrize("scale", [1, 30, 10**3])
def test_works_that_grow_with_walks_are_estimated(scale):
    g = graph(nx.barabasi_albert_graph(2000, 2, seed=2))
    works = (sizes(host(g))[3] * scale).astype(np.int64)

    def spend(rows, limit):
        total = np.cumsum(works[rows])
        stop = int(np.searchsorted(total, limit, side="right"))
        return works[rows][: stop + 1], stop < len(rows)

    found = estimate_work(sample(host(g), np.arange(g.n)), spend, FREE_WORK)
    assert 1 / 2 < found.total / works.sum() < 2
    if scale == 1:
        assert found.total == works.sum()
