from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from wlkit.graphs import Graph, graph
from wlkit.testing import (
    LawViolationError,
    assert_permutation_equivariant,
    assert_permutation_invariant,
    connected_graphs,
    digraphs,
    graphs,
    labelled_graphs,
)


@given(graphs(max_vertices=7))
def test_invariants_pass_in_every_form(g):
    assert_permutation_invariant(lambda g: sorted(g.degrees.tolist()), g)
    assert_permutation_invariant(nx.number_connected_components, g + graph("K1"), form="networkx")
    assert_permutation_invariant(
        lambda a: np.linalg.matrix_power(a, 4).trace(), g, form="adjacency"
    )
    assert_permutation_invariant(
        lambda a: np.linalg.eigvalsh(a) if len(a) else 0, g, form="adjacency", tolerance=1e-8
    )


@given(graphs(max_vertices=7))
def test_equivariants_pass_in_every_form(g):
    assert_permutation_equivariant(lambda g: g.degrees, g)
    assert_permutation_equivariant(lambda g: g.degrees.tolist(), g)
    assert_permutation_equivariant(nx.triangles, g, form="networkx")
    assert_permutation_equivariant(lambda a: a @ a, g, form="adjacency", axes=2)
    assert_permutation_equivariant(
        lambda a: np.stack([a.sum(1), (a @ a).sum(1)], axis=1), g, form="adjacency"
    )
    assert_permutation_equivariant(
        lambda a: np.einsum("ij,jk->ijk", a, a), g, form="adjacency", axes=3
    )
    assert_permutation_equivariant(lambda g: g.m, g, axes=0)


@given(digraphs(max_vertices=5))
def test_directed_graphs(g):
    assert_permutation_equivariant(lambda g: g.degrees, g)
    assert_permutation_invariant(lambda g: g.m, g)


@given(labelled_graphs(max_vertices=5, directed=None))
def test_labelled_graphs(g):
    assert_permutation_equivariant(lambda g: g.vertex_codes, g)
    assert_permutation_equivariant(lambda g: g.pair_codes, g, axes=2)


def test_dictionaries_of_pairs():
    def distances(g):
        return {
            (u, v): d for u, row in nx.all_pairs_shortest_path_length(g) for v, d in row.items()
        }

    assert_permutation_equivariant(distances, "grid(2,3)", form="networkx", axes=2)


@pytest.mark.parametrize(
    "f, name",
    [
        (lambda g: g.degrees[0], "P4"),
        (lambda g: g.edge_list, "C5"),
        (lambda g: g.adjacency.tobytes(), "petersen"),
        (lambda g: g.has_edge(0, g.n - 1), "P6"),
        (lambda g: (g.degrees * np.arange(g.n)).sum(), "S4"),
    ],
)
def test_what_is_not_invariant_is_caught(f, name):
    with pytest.raises(LawViolationError, match="not permutation invariant") as caught:
        assert_permutation_invariant(f, name)
    (g,), p = caught.value.graphs, caught.value.permutation
    moved = [v for v in range(g.n) if p[v] != v]
    assert len(moved) == 2
    before, after = f(g), f(g.relabel(p))
    assert np.any(before != after)
    assert f"g6:{g.graph6}" in str(caught.value)
    assert str(list(p)) in str(caught.value)


def test_the_counterexample_is_small():
    with pytest.raises(LawViolationError) as caught:
        assert_permutation_invariant(lambda g: g.neighbors(0).tolist(), "petersen")
    assert (caught.value.graphs[0].n, caught.value.graphs[0].m) == (3, 1)


def test_a_callable_that_fails_on_smaller_graphs_keeps_the_graph_it_was_given():
    def f(g):
        if g.n < 6 or g.m < 5:
            raise ValueError("too small")
        return int(g.degrees[0])

    with pytest.raises(LawViolationError) as caught:
        assert_permutation_invariant(f, "P6")
    assert caught.value.graphs[0].n == 6


def test_only_a_longer_permutation_shows_it():
    """f is invariant under exchange of neighbours on the graph given, not on its copies."""
    start = graph("P4")
    copies = {start} | {start.relabel(p) for p in ([1, 0, 2, 3], [0, 2, 1, 3], [0, 1, 3, 2])}
    with pytest.raises(LawViolationError) as caught:
        assert_permutation_invariant(lambda g: g.n < 4 or g.m < 3 or g in copies, start, samples=8)
    assert caught.value.values in ((True, False), (False, True))


@pytest.mark.parametrize(
    "f, axes",
    [
        (lambda g: np.arange(g.n), 1),
        (lambda g: np.cumsum(g.degrees), 1),
        (lambda g: np.triu(g.adjacency), 2),
        (lambda g: dict.fromkeys(range(1, g.n), 0) | {0: 1}, 1),
    ],
)
def test_what_is_not_equivariant_is_caught(f, axes):
    with pytest.raises(LawViolationError, match=f"equivariant on {axes} axes"):
        assert_permutation_equivariant(f, "P3", axes=axes)


def test_wrong_shapes_are_said():
    with pytest.raises(LawViolationError, match=r"2 leading axes of length 4, got shape \(4,\)"):
        assert_permutation_equivariant(lambda g: g.degrees, "C4", axes=2)


def test_labels_survive_in_the_counterexample():
    g = Graph(3, [(0, 1), (1, 2)], vertex_labels=["C", "O", "N"], edge_labels=[1, 2])
    with pytest.raises(LawViolationError, match="vertex_labels") as caught:
        assert_permutation_invariant(lambda g: g.vertex_labels[0], g)
    assert caught.value.graphs[0].is_labelled


def test_tolerance_is_off_unless_asked_for():
    def noisy(g):
        return 0.1 * g.degrees[0] * 1e-14

    with pytest.raises(LawViolationError):
        assert_permutation_invariant(noisy, "P3")
    assert_permutation_invariant(noisy, "P3", tolerance=1e-9)


@given(connected_graphs(max_vertices=5))
def test_trivial_graphs_cause_no_trouble(g):
    assert_permutation_invariant(lambda g: g.n, g)
    assert_permutation_invariant(lambda g: g.n, Graph(0))
    assert_permutation_equivariant(lambda g: g.degrees, Graph(0))
    assert_permutation_equivariant(lambda g: g.adjacency, Graph(1), axes=2)
