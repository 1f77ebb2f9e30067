"""Projections on eigenspaces, against powers by their definition and floating point."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from tests.reference import wl_subgraphs as slow
from tests.wl.test_kernels import PAIRS, assert_same
from wlkit.errors import InputError
from wlkit.graphs import Graph, graph
from wlkit.wl import refine
from wlkit.wl.coloring import same_partition
from wlkit.wl.eigenspaces import _power_codes, eigenspace_refinement
from wlkit.wl.spectra import integer_matrix
from wlkit.wl.structure import joint


@pytest.mark.parametrize("variant", ["eigenspaces", "laplacian-eigenspaces"])
def test_projections_are_refined_by_the_definition(variant: str) -> None:
    matrix = slow.adjacency if variant == "eigenspaces" else slow.laplacian
    for g, h in PAIRS:
        if not g.directed and g.edge_labels is None and g.n <= 5:
            assert_same(refine([g, h], variant), slow.walk_vectors([g, h], matrix))
    for pair in [("prism:3", "K3,3"), ("C6", "2C3"), ("P5", "S4")]:
        graphs = [graph(x) for x in pair]
        assert_same(refine(graphs, variant), slow.walk_vectors(graphs, matrix))


@pytest.mark.parametrize("name", ["adjacency", "laplacian", "signless-laplacian"])
def test_classes_of_pairs_are_those_of_whole_powers(name: str) -> None:
    """Python's integers: no residues. Large entries, symmetric graphs and others."""
    sources = [["karate"], ["petersen", "C5", "K1"], ["hypercube:4", "rook4"], ["P12", "S7"]]
    for given in sources:
        structure = joint([graph(x) for x in given])
        seen: list[tuple[int, ...]] = []
        for g in structure.graphs:
            m = integer_matrix(g, name).astype(object)  # type: ignore[arg-type]
            powers = [np.eye(g.n, dtype=int).astype(object)]
            for _ in range(33):
                powers.append(powers[-1].dot(m))
            seen += zip(*(p.ravel().tolist() for p in powers), strict=True)
        ids: dict[tuple[int, ...], int] = {}
        expected = np.array([ids.setdefault(x, len(ids)) for x in seen])
        codes = _power_codes(structure, name, 34)  # type: ignore[arg-type]
        assert same_partition(np.concatenate([c.ravel() for c in codes]), expected)


def test_projections_of_a_larger_graph_are_those_of_floating_point() -> None:
    g = graph(nx.random_labeled_tree(40, seed=3))
    values, vectors = np.linalg.eigh(g.adjacency.astype(float))
    groups = np.round(values, 6)
    parts = [vectors[:, groups == x] @ vectors[:, groups == x].T for x in sorted(set(groups))]
    rows = np.round(np.stack(parts, axis=2).reshape(g.n * g.n, -1), 5) + 0.0
    ids: dict[bytes, int] = {}
    expected = np.array([ids.setdefault(r.tobytes(), len(ids)) for r in rows])
    (codes,) = _power_codes(joint(g), "adjacency", len(set(groups)))
    assert same_partition(codes.ravel(), expected)


def test_edges_of_the_definition() -> None:
    assert eigenspace_refinement(Graph(0)).class_count == 0
    assert eigenspace_refinement(Graph(3)).class_count == 1
    with pytest.raises(InputError, match="expected adjacency, laplacian"):
        eigenspace_refinement("P3", "normalized-laplacian")
