"""Shortest-path and resistance distances, and the refinements by them."""

from __future__ import annotations

from fractions import Fraction

import networkx as nx
import numpy as np
import pytest

from tests.reference import wl as slow
from wlkit.errors import GraphError
from wlkit.exact import determinant
from wlkit.graphs import Graph, graph
from wlkit.wl import refine
from wlkit.wl.coloring import same_partition
from wlkit.wl.distances import (
    resistance_distances,
    shortest_path_distances,
    undirected_distances,
)

NAMES = ["petersen", "P6", "C7", "K3,3", "2C3", "S4", "karate"]


@pytest.mark.parametrize("name", NAMES)
def test_distances_are_those_of_networkx(name: str) -> None:
    g = graph(name)
    matrix = shortest_path_distances(g)
    expected = dict(nx.all_pairs_shortest_path_length(g.to_networkx()))
    for u in range(g.n):
        for v in range(g.n):
            assert matrix[u, v] == expected[u].get(v, -1)
    near = shortest_path_distances(g, 1)
    assert np.array_equal(near >= 0, (matrix >= 0) & (matrix <= 1))


def test_distances_in_digraphs_follow_the_arcs() -> None:
    g = Graph(3, [(0, 1), (1, 2)], directed=True)
    assert shortest_path_distances(g).tolist() == [[0, 1, 2], [-1, 0, 1], [-1, -1, 0]]


def resistance_by_determinants(g: Graph, u: int, v: int) -> Fraction:
    """det(L without u and v) / det(L without u), connected graphs (Kirchhoff)."""
    laplacian = np.diag(g.degrees) - g.adjacency.astype(np.int64)

    def minor(out: set[int]) -> int:
        rest = [w for w in range(g.n) if w not in out]
        return determinant(laplacian[np.ix_(rest, rest)].tolist()) if rest else 1

    return Fraction(int(minor({u, v})), int(minor({u}))) if u != v else Fraction(0)


@pytest.mark.parametrize("name", ["petersen", "P5", "K4", "K3,3", "C6"])
def test_resistances_are_quotients_of_determinants(name: str) -> None:
    g = graph(name)
    exact = resistance_distances(g)
    for u in range(g.n):
        for v in range(g.n):
            value = Fraction(int(exact[u][v].p), int(exact[u][v].q))
            assert value == resistance_by_determinants(g, u, v)


def test_resistances_agree_with_the_pseudoinverse_of_the_laplacian() -> None:
    g = graph("karate")
    inverse = np.linalg.pinv(np.diag(g.degrees) - g.adjacency.astype(float))
    exact = resistance_distances(g)
    for u in range(0, g.n, 5):
        for v in range(g.n):
            expected = inverse[u, u] + inverse[v, v] - 2 * inverse[u, v]
            assert int(exact[u][v].p) / int(exact[u][v].q) == pytest.approx(expected, abs=1e-9)


def test_there_is_no_resistance_between_components_nor_in_digraphs() -> None:
    assert resistance_distances(graph("2C3"))[0][3] is None
    with pytest.raises(GraphError, match="undirected"):
        resistance_distances(Graph(2, [(0, 1)], directed=True))


@pytest.mark.parametrize("name", ["P5", "C6", "2C3", "prism:3", "decalin"])
def test_refinement_by_distances_is_that_of_the_definition(name: str) -> None:
    g = graph(name)
    matrix = shortest_path_distances(g)
    twin = slow.weighted([g], lambda _, u, v: int(matrix[u, v]))
    fast = refine(g, "spd")
    assert fast.rounds == len(twin) - 1
    assert same_partition(fast.flat, np.array(slow.normalised(twin[-1])))
    exact = resistance_distances(g)
    twin = slow.weighted([g], lambda _, u, v: str(exact[u][v]))
    assert same_partition(refine(g, "rd").flat, np.array(slow.normalised(twin[-1])))
    twin = slow.weighted([g], lambda _, u, v: (int(matrix[u, v]), str(exact[u][v])))
    assert same_partition(refine(g, "spd-rd").flat, np.array(slow.normalised(twin[-1])))


def test_labels_travel_with_the_distance() -> None:
    path = [(0, 1), (1, 2), (2, 3)]
    plain, labelled = Graph(4, path), Graph(4, path, edge_labels=["a", "b", "b"])
    assert refine(plain, "spd").class_count == 2
    assert refine(labelled, "spd").class_count == 4
    marked = Graph(4, path, vertex_labels=["x", "y", "y", "y"])
    assert refine(marked, "rd").class_count == 4


@pytest.mark.parametrize("limit", [5, 2**40, 10**20])
def test_limits_above_the_order_are_none(limit: int) -> None:
    for g in (graph("P5"), Graph(5, [(0, 1), (1, 2), (2, 3), (3, 4)], directed=True), Graph(0)):
        expected = undirected_distances(g, None).tolist()
        assert undirected_distances(g, limit).tolist() == expected


@pytest.mark.parametrize("variant", ["ngnn", "i2", "dss-ego", "neighbourhood"])
def test_balls_of_a_radius_above_the_order_are_components(variant: str) -> None:
    large = refine(["C6", "2C3"], variant, 10**20, hops=10**20)
    whole = refine(["C6", "2C3"], variant, 6, hops=None)
    assert large.flat.tolist() == whole.flat.tolist()
    assert large.verify()
