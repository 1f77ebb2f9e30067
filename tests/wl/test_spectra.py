"""Characteristic polynomials of the matrices of a graph, against SymPy and NetworkX."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
import sympy

from wlkit.errors import GraphError
from wlkit.graphs import Graph, graph
from wlkit.wl import distinguish, refine, wl_classes
from wlkit.wl.spectra import characteristic_polynomial

NAMES = ["petersen", "C5", "K3,3", "P4", "paw"]
VARIANTS = ["spectrum", "laplacian", "signless-laplacian", "normalized-laplacian", "main-angles"]


def rows(g: Graph, name: str) -> sympy.Matrix:
    a = sympy.Matrix(g.adjacency.astype(int).tolist())
    d = sympy.diag(*(max(1, int(x)) for x in g.degrees))
    return {
        "adjacency": a,
        "laplacian": d - a,
        "signless-laplacian": d + a,
        "normalized-laplacian": sympy.eye(g.n) - d.inv() * a,
    }[name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "matrix", ["adjacency", "laplacian", "signless-laplacian", "normalized-laplacian"]
)
def test_characteristic_polynomials_are_those_of_sympy(name: str, matrix: str) -> None:
    g = graph(name)
    expected = rows(g, matrix).charpoly().all_coeffs()
    mine = characteristic_polynomial(g, matrix)  # type: ignore[arg-type]
    assert [sympy.Rational(c) for c in mine] == list(reversed(expected))


def test_the_normalised_spectrum_is_that_of_networkx() -> None:
    g = graph("paw") + graph("K1")
    floating = nx.normalized_laplacian_spectrum(g.to_networkx())
    exact = characteristic_polynomial(g, "normalized-laplacian")
    roots = np.roots([float(c) for c in reversed(exact)])
    assert np.allclose(np.sort(roots.real), np.sort(floating), atol=1e-6)


@pytest.mark.parametrize("variant", VARIANTS)
def test_spectra_are_verified_by_traces_and_walks(variant: str) -> None:
    atlas = [Graph.from_networkx(g) for g in nx.graph_atlas_g()[1:53]]
    assert refine(atlas, variant).verify()


@pytest.mark.parametrize(
    ("variant", "classes", "mated"),
    [
        ("spectrum", (151, 988), (0.064, 0.105)),
        ("laplacian", (154, 976), (0.026, 0.125)),
        ("signless-laplacian", (148, 992), (0.103, 0.098)),
    ],
)
def test_graphs_with_a_cospectral_mate_on_six_and_seven_vertices(
    variant: str, classes: tuple[int, int], mated: tuple[float, float]
) -> None:
    """Fractions: Haemers, Spence, Enumeration of cospectral graphs (2004); OEIS A082104."""
    for n, count, fraction in zip((6, 7), classes, mated, strict=True):
        atlas = [Graph.from_networkx(g) for g in nx.graph_atlas_g() if g.number_of_nodes() == n]
        found = wl_classes(atlas, variant)
        assert len(found) == count
        with_mate = sum(len(c) for c in found if len(c) > 1)
        assert round(with_mate / len(atlas), 3) == fraction


def test_the_smallest_cospectral_graphs() -> None:
    """A star, and a 4-cycle with an isolated vertex: walks and complements tell them apart."""
    pair = graph("S4"), graph("C4") + graph("K1")
    assert not distinguish(*pair, variant="spectrum").distinguished
    for variant in ("walks", "main-angles", "laplacian"):
        assert distinguish(*pair, variant=variant).distinguished


def test_labels_and_directions_are_refused() -> None:
    labelled = Graph(2, [(0, 1)], vertex_labels=["a", "b"])
    arc = Graph(2, [(0, 1)], directed=True)
    for variant in VARIANTS:
        with pytest.raises(GraphError, match="without labels"):
            refine(labelled, variant)
        if variant != "spectrum":
            with pytest.raises(GraphError, match="undirected"):
                refine(arc, variant)
    cycle = Graph(3, [(0, 1), (1, 2), (2, 0)], directed=True)
    assert characteristic_polynomial(cycle) == (-1, 0, 0, 1)
