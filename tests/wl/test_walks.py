"""Closed walks and angles, against powers, polynomials and floating point."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from wlkit._kernels.wl_walks import closed_walk_residues
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


def residues_of_powers(g: Graph, length: int, prime: int) -> list[list[int]]:
    """Closed walks of 0, ..., length arcs at each vertex, on Python's integers."""
    a = g.adjacency.astype(object)
    power, rows = np.eye(g.n, dtype=int).astype(object), []
    for _ in range(length + 1):
        rows.append([int(x) % prime for x in np.diagonal(power)])
        power = power.dot(a)
    return [list(column) for column in zip(*rows, strict=True)]


@pytest.mark.parametrize("prime", [2**61 - 1, 7, 4611686018427387847])
def test_residues_of_closed_walks_do_not_wrap(prime: int) -> None:
    dense = graph(nx.gnp_random_graph(20, 0.8, seed=1))
    arcs = graph(nx.gnp_random_graph(15, 0.3, seed=2, directed=True))
    for g in (dense, arcs, graph("petersen")):
        found = closed_walk_residues(*g.csr, prime, 40)
        assert found.tolist() == residues_of_powers(g, 40, prime)


def test_lengths_that_decide_are_enough() -> None:
    """One graph, cospectral graphs, graphs of different orders and digraphs; a discrete one."""
    tree = graph(nx.random_labeled_tree(30, seed=5))
    sources = [tree, ["S4", graph("C4") + graph("K1")], ["P4", "P30", "C30"], ["paley:13"]]
    arcs = [graph(nx.gnp_random_graph(9, 0.25, seed=s, directed=True)) for s in (1, 2)]
    for given in (*sources, arcs):
        graphs = list(given) if isinstance(given, list) else [given]
        found = [graph(x) for x in graphs]
        most = 2 * max(g.n for g in found)
        walks = [w for g in found for w in closed_walks(g, most)]
        ids: dict[tuple[int, ...], int] = {}
        expected = np.array([ids.setdefault(w, len(ids)) for w in walks])
        assert same_partition(refine(found, "walks").flat, expected)


def test_angles_are_verified_by_deleted_vertices() -> None:
    arcs = [graph(nx.gnp_random_graph(7, 0.3, seed=s, directed=True)) for s in (1, 2)]
    for given in (["karate", "petersen"], ["C6", "2C3", "K3,3"], ["S4", "P5"], arcs):
        assert refine(given, "angles").verify()


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


def test_what_the_spectral_refinements_are_not_defined_for() -> None:
    arc = Graph(2, [(0, 1)], directed=True)
    for variant in ("eigenspaces", "laplacian-eigenspaces"):
        with pytest.raises(GraphError, match="undirected"):
            refine(arc, variant)
    for variant in ("walks", "angles", "eigenspaces"):
        with pytest.raises(GraphError, match="edge labels"):
            refine(Graph(2, [(0, 1)], edge_labels=["a"]), variant)
        assert refine(Graph(2, [(0, 1)], vertex_labels=["a", "b"]), variant).class_count == 2
