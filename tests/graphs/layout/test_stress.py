"""Distances against NetworkX; stress never grows and keeps symmetry."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from wlkit.graphs import graph
from wlkit.graphs.layout.stress import Stress, classical_scaling, distances, spread_distances


@pytest.mark.parametrize("name", ["petersen", "P6", "2K3", "karate", "0>1,1>2"])
def test_distances_are_shortest_path_lengths(name):
    g = graph(name)
    lengths = dict(nx.all_pairs_shortest_path_length(g.to_networkx().to_undirected()))
    expected = [[lengths[u].get(v, np.inf) for v in range(g.n)] for u in range(g.n)]
    assert (distances(g) == np.array(expected)).all()


def test_spread_distances_are_those_of_weighted_shortest_paths():
    g = graph("karate")
    h = g.to_networkx()
    for u, v in h.edges:
        h[u][v]["weight"] = len(set(h[u]) ^ set(h[v])) ** 0.5
    ours = spread_distances(g)
    for u, row in nx.all_pairs_dijkstra_path_length(h):
        assert all(abs(ours[u, v] - length) < 1e-9 for v, length in row.items())


def stress_of(x, target):
    off = ~np.eye(len(x), dtype=bool)
    lengths = np.linalg.norm(x[:, None] - x[None], axis=2)
    return ((lengths[off] / target[off] - 1) ** 2).sum()


def test_stress_never_grows():
    target = distances(graph("grid:4,4"))
    stress = Stress(target)
    x = np.random.default_rng(3).normal(size=(16, 2))
    for _ in range(30):
        y = stress.step(x)
        assert stress_of(y, target) <= stress_of(x, target) + 1e-9
        x = y


def test_classical_scaling_of_points_in_the_plane_returns_their_distances():
    points = np.random.default_rng(4).normal(size=(7, 2))
    target = np.linalg.norm(points[:, None] - points[None], axis=2)
    x = classical_scaling(target)
    assert np.allclose(np.linalg.norm(x[:, None] - x[None], axis=2), target)
