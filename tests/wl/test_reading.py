"""Multigraphs and weighted graphs as labelled graphs."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations_with_replacement, product

import networkx as nx
import numpy as np
import pytest
import scipy.sparse
from hypothesis import given

from wlkit.errors import GraphError
from wlkit.graphs import Graph, Multigraph, graph
from wlkit.testing import multigraphs
from wlkit.wl import (
    REFINEMENTS,
    distinguish,
    labelled_graph,
    pebble_game,
    refine,
    separating_sentence,
    weighted_graph,
    wl_classes,
)
from wlkit.wl.reading import as_graphs, weights_of


@given(multigraphs(max_vertices=4, max_edges=5), multigraphs(max_vertices=4, max_edges=5))
def test_labelled_graphs_are_isomorphic_iff_the_multigraphs_are(
    g: Multigraph, h: Multigraph
) -> None:
    assert labelled_graph(g).is_isomorphic(labelled_graph(g.relabel(list(range(g.n))[::-1])))
    assert labelled_graph(g).is_isomorphic(labelled_graph(h)) == g.is_isomorphic(h)


@pytest.mark.parametrize("directed", [False, True])
def test_2_wl_tells_all_small_multigraphs_apart(directed: bool) -> None:
    """All with 3 vertices and 4 edges; the numbers are those of the canonical forms."""
    pairs = [e for e in product(range(3), repeat=2) if directed or e[0] <= e[1]]
    given_multigraphs = {
        Multigraph(3, edges, directed=directed).canonical()
        for edges in combinations_with_replacement(pairs, 4)
    }
    listed = sorted(given_multigraphs, key=lambda h: h.text)
    assert len(wl_classes(listed, k=2)) == len(listed)


def test_a_large_multigraph_needs_no_matrix() -> None:
    n = 50_000
    h = Multigraph(n, [(i, i + 1) for i in range(n - 1)] + [(0, 1), (7, 7)])
    g = labelled_graph(h)
    assert (g.m, g.edge_labels[:2], g.vertex_labels[7]) == (n - 1, (2, 1), "loops 1")
    assert refine(h).class_count == n


def test_loops_parallel_edges_channels_and_roots_are_seen() -> None:
    different = [
        ("2:0-1,0-1", "2:0-1"),
        ("2:0-1,0-0", "2:0-1"),
        ("2>:0>1,0>1", "2>:0>1,1>0"),
        ("3:0-1,1-2@1:c2", "3:0-1,1-2:c2"),
        ("3:0-1,1-2:r0", "3:0-1,1-2:r1"),
    ]
    for first, second in different:
        answer = distinguish(first, second, k=1)
        assert answer.distinguished, (first, second)
        assert answer.verify()


UNLABELLED = {
    *("spectrum", "laplacian", "signless-laplacian", "normalized-laplacian", "main-angles"),
    *("walks", "angles", "eigenspaces", "laplacian-eigenspaces", "substructure"),
}


@pytest.mark.parametrize("variant", sorted(REFINEMENTS))
def test_multigraphs_go_through_every_refinement_or_are_refused(variant: str) -> None:
    h = Multigraph.from_text("4:0-1,0-1,1-2,2-3,3-3")
    if variant in UNLABELLED:
        with pytest.raises(GraphError, match=r"without .*labels"):
            refine(h, variant)
        return
    answer = distinguish(h, h.relabel([2, 0, 3, 1]), variant=variant, k=2)
    assert not answer.distinguished
    assert answer.verify()


def test_networkx_multigraphs_are_read_with_their_parallel_edges() -> None:
    double = nx.MultiGraph([(0, 1), (0, 1), (1, 2)])
    single = nx.MultiGraph([(0, 1), (1, 2), (2, 2)])
    assert distinguish(double, single, k=1).distinguished
    assert as_graphs(double) == (labelled_graph(Multigraph(3, [(0, 1), (0, 1), (1, 2)])),)


def test_games_and_sentences_take_multigraphs() -> None:
    game = pebble_game("2:0-1,0-1", "2:0-1", k=1)
    assert game.winner == "spoiler"
    assert separating_sentence("2:0-1,0-1", "2:0-1").verify()


def test_kinds_that_differ_are_refused() -> None:
    with pytest.raises(GraphError, match="1 multigraphs among 2"):
        distinguish("2:0-1", "P2")
    for first, second in [("2:0-1", "2>:0>1"), ("2:0-1", "2:0-1:c2"), ("2:0-1", "2:0-1:r0")]:
        with pytest.raises(GraphError, match="direction, channels and number of roots"):
            distinguish(first, second)


def test_weights_are_labels_compared_exactly() -> None:
    first = weighted_graph([(0, 1, 0.1 + 0.2), (1, 2, 1)])
    second = weighted_graph([(0, 1, 0.3), (1, 2, 1)])
    assert distinguish(first, second, k=1).distinguished
    third = weighted_graph([(0, 1, Fraction(1, 2)), (1, 2, 1)])
    assert third == weighted_graph([(0, 1, 0.5), (1, 2, np.float64(1.0))])
    assert weights_of(third) == [(Fraction(1, 2),), (Fraction(1),)]
    assert weights_of(Graph(2, [(0, 1)])) == [(1,)]


def test_matrices_and_networkx_graphs_are_read_with_their_weights() -> None:
    matrix = np.array([[0, 2, 0], [2, 0, 0.5], [0, 0.5, 0]])
    expected = Graph(3, [(0, 1), (1, 2)], edge_labels=[2, "1/2"])
    assert weighted_graph(matrix) == expected
    assert weighted_graph(scipy.sparse.csr_array(matrix)) == expected
    g = nx.Graph()
    g.add_weighted_edges_from([(0, 1, 2), (1, 2, 0.5)])
    assert weighted_graph(g) == expected
    arcs = weighted_graph(np.array([[3, 2], [0, 0]]))
    assert (arcs.directed, arcs.vertex_labels, arcs.edge_labels) == (True, ("3", ""), (2,))
    assert weighted_graph(matrix, directed=True).m == 4
    assert refine(weighted_graph(nx.DiGraph([(0, 1, {"weight": 7})]))).class_count == 2


@pytest.mark.parametrize(
    ("source", "match"),
    [
        ([(0, 1, 0)], "other than 0"),
        ([(0, 1, float("nan"))], "finite number"),
        ([(0, 1, "heavy")], "finite number"),
        ([(0, 1)], r"expected \(u, v, weight\)"),
        (nx.path_graph(2), "attribute 'weight'"),
        (np.ones((2, 3)), "square"),
    ],
)
def test_bad_weights_are_refused(source: object, match: str) -> None:
    with pytest.raises(GraphError, match=match):
        weighted_graph(source)


def test_an_asymmetric_matrix_is_no_undirected_graph() -> None:
    with pytest.raises(GraphError, match="symmetric"):
        weighted_graph(np.array([[0, 1], [2, 0]]), directed=False)
    with pytest.raises(GraphError, match="expected numbers"):
        weights_of(Graph(2, [(0, 1)], edge_labels=["bond"]))


def test_one_matrix_is_one_graph() -> None:
    triangle = np.ones((3, 3), dtype=int) - np.eye(3, dtype=int)
    for matrix in (triangle, triangle.astype(float), scipy.sparse.csr_matrix(triangle)):
        assert as_graphs(matrix) == (graph("K3"),)
        assert as_graphs([matrix, matrix]) == (graph("K3"),) * 2
        assert refine(matrix).class_count == 1
    assert as_graphs(np.stack([triangle, triangle])) == (graph("K3"),) * 2
