"""Characteristic polynomials and closed walks."""

from __future__ import annotations

import numpy as np
import pytest
import sympy

from wlkit.errors import GraphError
from wlkit.graphs import Graph, graph
from wlkit.wl import distinguish, refine
from wlkit.wl.spectra import characteristic_polynomial
from wlkit.wl.walks import closed_walks


@pytest.mark.parametrize("name", ["petersen", "C5", "K3,3", "P4"])
def test_characteristic_polynomial_is_that_of_sympy(name: str) -> None:
    g = graph(name)
    expected = sympy.Matrix(g.adjacency.astype(int).tolist()).charpoly().all_coeffs()
    assert list(characteristic_polynomial(g)) == [int(c) for c in reversed(expected)]


@pytest.mark.parametrize("name", ["petersen", "K5", "karate"])
def test_closed_walks_are_diagonals_of_powers(name: str) -> None:
    g = graph(name)
    a = g.adjacency.astype(object)
    power = np.eye(g.n, dtype=int).astype(object)
    walks = closed_walks(g, 30)
    for length in range(31):
        assert [w[length] for w in walks] == list(np.diagonal(power))
        power = power.dot(a)
    assert walks[0][30] > 2**31


def test_walk_colours_are_verified_by_the_numbers_themselves() -> None:
    for given in (["karate", "petersen"], "P7", ["C6", "2C3"]):
        assert refine(given, "walks").verify()


def test_cospectral_graphs_and_cospectral_mates_told_apart_by_walks() -> None:
    """The smallest cospectral pair: a star, and a 4-cycle with an isolated vertex."""
    pair = graph("S4"), graph("C4") + graph("K1")
    assert not distinguish(*pair, variant="spectrum").distinguished
    assert distinguish(*pair, variant="walks").distinguished


def test_labels_are_refused_or_respected() -> None:
    labelled = Graph(2, [(0, 1)], vertex_labels=["a", "b"])
    assert refine(labelled, "walks").class_count == 2
    with pytest.raises(GraphError, match="edge labels"):
        refine(Graph(2, [(0, 1)], edge_labels=["a"]), "walks")
    with pytest.raises(GraphError, match="without labels"):
        refine(labelled, "spectrum")


def test_directed_walks_follow_the_arcs() -> None:
    cycle = Graph(3, [(0, 1), (1, 2), (2, 0)], directed=True)
    transitive = Graph(3, [(0, 1), (1, 2), (0, 2)], directed=True)
    assert closed_walks(cycle, 3)[0] == (1, 0, 0, 1)
    assert distinguish(cycle, transitive, variant="walks").distinguished
    assert characteristic_polynomial(cycle) == (-1, 0, 0, 1)
