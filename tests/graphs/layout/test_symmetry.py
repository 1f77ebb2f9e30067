"""The sampled automorphisms are automorphisms; projections leave symmetric pictures alone."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.graphs import Graph, graph
from wlkit.graphs.layout.shapes import circle
from wlkit.graphs.layout.stress import distances
from wlkit.graphs.layout.symmetry import (
    cycle_lengths,
    projector,
    reflections,
    rotations,
    sample_automorphisms,
    symmetry_of,
)


@pytest.mark.parametrize(
    "name", ["petersen", "C6", "Q3", "shrikhande", "bull", "caffeine", "frucht"]
)
def test_samples_are_automorphisms(name):
    g = graph(name)
    found = sample_automorphisms(g, distances(g))
    assert all(g.relabel(p) == g for p in found)
    assert bool(found) == (name not in {"caffeine", "frucht"})


def test_directions_and_labels_are_respected():
    directed = Graph(3, [(0, 1), (1, 2)], directed=True)
    assert sample_automorphisms(directed, distances(directed)) == []
    labelled = Graph(3, [(0, 1), (1, 2)], vertex_labels=["a", "b", "c"])
    assert sample_automorphisms(labelled, distances(labelled)) == []


def test_rotations_have_cycles_of_one_length_but_for_a_point():
    found = rotations([np.array([1, 2, 3, 4, 0, 5]), np.array([1, 0, 2, 3, 4, 5])])
    assert list(found) == [5]
    assert all(cycle_lengths(p) == [1, 5] for p in found[5])


def test_reflections_are_involutions():
    for p in reflections([np.array([1, 2, 3, 0]), np.array([1, 2, 0, 3])]):
        assert (p[p] == np.arange(4)).all()


@pytest.mark.parametrize("n", [3, 5, 8])
def test_projection_is_idempotent_and_keeps_the_regular_polygon(n):
    turn = (np.arange(n) + 1) % n
    project = projector(turn, n, mirror=False)
    x = np.random.default_rng(5).normal(size=(n, 2))
    assert np.allclose(project(project(x)), project(x))
    kept = [np.allclose(project(y), y) for y in (circle(n), circle(n)[::-1])]
    assert any(kept)


def test_symmetry_of_the_square():
    turns, mirrored = symmetry_of(circle(4), [np.array([1, 2, 3, 0]), np.array([1, 0, 3, 2])])
    assert (turns, mirrored) == (4, 1.0)
    assert symmetry_of(circle(4), []) == (1, 0.0)
