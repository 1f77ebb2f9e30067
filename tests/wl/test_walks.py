"""Closed walks, angles and projections, against SymPy, floating point and the definition."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from tests.reference import wl_subgraphs as slow
from tests.wl.test_kernels import PAIRS, assert_same
from wlkit.errors import GraphError
from wlkit.graphs import Graph, graph
from wlkit.wl import distinguish, refine, wl_classes
from wlkit.wl.coloring import same_partition
from wlkit.wl.walks import closed_walks

ATLAS = [Graph.from_networkx(g) for g in nx.graph_atlas_g()[1:209]]  # 1 to 6 vertices


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


def test_directed_walks_follow_the_arcs() -> None:
    cycle = Graph(3, [(0, 1), (1, 2), (2, 0)], directed=True)
    transitive = Graph(3, [(0, 1), (1, 2), (0, 2)], directed=True)
    assert closed_walks(cycle, 3)[0] == (1, 0, 0, 1)
    assert distinguish(cycle, transitive, variant="walks").distinguished


def floating_angles(g: Graph, matrix: np.ndarray) -> list[tuple]:
    """For each vertex all eigenvalues, and each with the square of its angle, rounded."""
    values, vectors = np.linalg.eigh(matrix)
    groups = np.round(values, 6) + 0.0
    spectrum = tuple(groups.tolist())
    return [
        (
            spectrum,
            *(round(float((vectors[v, groups == x] ** 2).sum()), 6) for x in sorted(set(spectrum))),
        )
        for v in range(g.n)
    ]


def test_angles_are_those_of_floating_point() -> None:
    """On all graphs to 6 vertices, where no two different values are close."""
    mine = refine(ATLAS, "angles").flat
    ids: dict[tuple, int] = {}
    floating = [
        ids.setdefault(angle, len(ids))
        for g in ATLAS
        for angle in floating_angles(g, g.adjacency.astype(float))
    ]
    assert same_partition(mine, np.array(floating))


def test_angles_and_closed_walks_fix_each_other_given_the_spectrum() -> None:
    assert refine(ATLAS[:52], "angles").verify()
    assert wl_classes(ATLAS, "angles") == wl_classes(ATLAS, "walks")


@pytest.mark.parametrize("variant", ["eigenspaces", "laplacian-eigenspaces"])
def test_projections_are_refined_by_the_definition(variant: str) -> None:
    matrix = slow.adjacency if variant == "eigenspaces" else slow.laplacian
    for g, h in PAIRS:
        if not g.directed and g.edge_labels is None and g.n <= 5:
            assert_same(refine([g, h], variant), slow.walk_vectors([g, h], matrix))
    for pair in [("prism:3", "K3,3"), ("C6", "2C3"), ("P5", "S4")]:
        graphs = [graph(x) for x in pair]
        assert_same(refine(graphs, variant), slow.walk_vectors(graphs, matrix))


def test_what_the_spectral_refinements_are_not_defined_for() -> None:
    arc = Graph(2, [(0, 1)], directed=True)
    for variant in ("eigenspaces", "laplacian-eigenspaces"):
        with pytest.raises(GraphError, match="undirected"):
            refine(arc, variant)
    for variant in ("walks", "angles", "eigenspaces"):
        with pytest.raises(GraphError, match="edge labels"):
            refine(Graph(2, [(0, 1)], edge_labels=["a"]), variant)
        assert refine(Graph(2, [(0, 1)], vertex_labels=["a", "b"]), variant).class_count == 2
