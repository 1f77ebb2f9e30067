"""Colour refinement: initial colours, bounded rounds, and the coloring as a value."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from wlkit.errors import InputError
from wlkit.graphs import Graph, graph
from wlkit.wl import color_refinement, distinguish, refine
from wlkit.wl.coloring import same_partition


def test_initial_colours_are_refined() -> None:
    c = color_refinement("C6", initial=[1, 0, 0, 0, 0, 0])
    assert c.class_count == 4
    assert c.verify()
    pair = color_refinement(["C6", "2C3"], initial=[[1, 0, 0, 0, 0, 0]] * 2)
    assert pair.distinguishes()
    joint = color_refinement(["C6", "2C3"], initial=np.zeros(12, dtype=int))
    assert not joint.distinguishes()


def test_initial_colours_do_not_forget_labels() -> None:
    g = Graph(2, [(0, 1)], vertex_labels=["a", "b"])
    assert color_refinement(g, initial=[0, 0]).class_count == 2
    with pytest.raises(InputError, match="expected 2 integers, got 3"):
        color_refinement(g, initial=[0, 0, 1])


def test_rounds_can_be_bounded() -> None:
    whole = color_refinement("P20")
    some = color_refinement("P20", max_rounds=3)
    assert (some.rounds, some.stable) == (3, False)
    assert same_partition(some.flat, whole.at_round(3))
    assert color_refinement("P20", max_rounds=0).class_count == 1


def test_the_transitive_triangle_is_not_the_directed_cycle() -> None:
    """A pair on which hash refinement with edge attributes is known to collide elsewhere."""
    arcs = [[(0, 1), (1, 2), (0, 2)], [(0, 1), (1, 2), (2, 0)]]
    pair = [Graph(3, x, directed=True, edge_labels=["e"] * 3) for x in arcs]
    assert color_refinement(pair).distinguishes()


def test_stable_partition_is_equitable() -> None:
    g = graph(nx.gnp_random_graph(200, 0.02, seed=5))
    c = color_refinement(g)
    counts = np.zeros((g.n, c.class_count), dtype=int)
    for v in range(g.n):
        np.add.at(counts[v], c.flat[g.neighbors(v)], 1)
    for members in c.classes:
        rows = counts[[v for (v,) in members]]
        assert (rows == rows[0]).all()


def test_a_coloring_prints_and_converts() -> None:
    c = color_refinement("P4")
    assert repr(c) == "Coloring(color-refinement: 2 classes of 4 vertices, stable after 1 round)"
    assert "<table>" in c._repr_html_()
    assert c.to_dict() == {
        "variant": "color-refinement",
        "k": None,
        "rounds": 1,
        "stable": True,
        "classes": 2,
        "history": [1, 2],
        "colors": [[0, 1, 1, 0]],
    }
    assert not c.is_discrete
    assert color_refinement(Graph(1)).is_discrete
    with pytest.raises(ValueError, match="read-only"):
        c.flat[0] = 5
    pairs = refine("C5", k=2)
    assert pairs.colors.shape == (5, 5)
    assert pairs._repr_html_().count("<svg") == 1 + pairs.rounds
    assert "classes by round" in refine("P90", k=2)._repr_html_()
    assert pairs.classes[0] == ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4))


def test_many_graphs_are_sorted_at_once() -> None:
    trees = [Graph.from_networkx(t) for t in nx.nonisomorphic_trees(8)]
    assert color_refinement(trees + trees).partition() == tuple((i, i + 23) for i in range(23))


def test_opposite_arcs_are_seen_one_at_a_time() -> None:
    # by hand: every vertex has one out- and one in-neighbour in both
    pairs = Graph(4, [(0, 1), (1, 0), (2, 3), (3, 2)], directed=True)
    ring = Graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)], directed=True)
    assert not color_refinement([pairs, ring]).distinguishes()
    assert distinguish(pairs, ring, k=2).distinguished


def test_equal_closed_neighbourhoods_are_no_collision() -> None:
    """Vertices of two classes whose closed neighbourhoods bear the same colours."""
    g = Graph(6, [(0, 1), (0, 2), (1, 2), (1, 3), (2, 4), (0, 5)])
    for colors in ([0, 1, 2, 3, 3, 3], [0, 1, 1, 2, 2, 2], [1, 0, 0, 1, 2, 2]):
        assert color_refinement([g, g], initial=[colors, colors]).verify()
    for d in range(1, 10):  # d neighbours of the other class each
        g = graph(nx.complete_bipartite_graph(d, d))
        assert color_refinement(g, initial=[0] * d + [1] * d).class_count == 2
        twice = nx.disjoint_union(nx.complete_graph(20), nx.complete_bipartite_graph(d, d))
        assert color_refinement(twice, initial=[*range(2, 22)] + [0] * d + [1] * d).verify()
    rng = np.random.default_rng(2)
    for n in (8, 20, 60):
        h = graph(nx.gnp_random_graph(n, 6 / n, seed=n))
        for classes in (2, 9, n):
            assert color_refinement(h, initial=rng.integers(0, classes, n)).verify()
