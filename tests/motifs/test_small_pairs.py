"""The smallest graphs that k-WL confuses."""

import networkx as nx
import pytest

from wlkit.graphs import Graph, graph
from wlkit.motifs import Hom, Ind, Sub, witness
from wlkit.motifs.small_pairs import alike, small_pairs
from wlkit.wl import distinguish


@pytest.mark.parametrize("n", range(1, 6))
def test_color_refinement_tells_all_graphs_to_five_vertices_apart(n):
    assert alike(n, 1) == ()


def test_graphs_of_a_class_are_alike_and_not_isomorphic():
    for n in (6, 7):
        for group in alike(n, 1):
            assert not distinguish(group[0], group[-1], k=1).distinguished
            assert not group[0].is_isomorphic(group[-1])


def test_regular_graphs_on_six_vertices_are_in_classes():
    found = [group for group in alike(6, 1) if len(set(group[0].degrees.tolist())) == 1]
    assert {frozenset(group) for group in found} == {
        frozenset({graph("2K3").canonical(), graph("C6").canonical()}),
        frozenset({graph("K3,3").canonical(), graph(nx.circular_ladder_graph(3)).canonical()}),
    }


@pytest.mark.parametrize(
    "f, vertices",
    [
        (Sub("K2"), 2),
        (Sub("P3"), 3),
        (Sub("S4"), 5),
        (Hom("P4"), 2),
        (Sub("K3"), 6),
        (Ind("P3"), 6),
    ],
)
def test_witnesses_are_as_small_as_can_be(f, vertices):
    pair = witness(f)
    assert pair.first.n == vertices
    assert pair.verify()


def test_stars_are_told_from_edgeless_graphs_by_their_copies():
    first, second, name = next(small_pairs(Sub("S9"), 0))
    assert (first, second) == (graph("S9").canonical(), Graph(10))
    assert name == "S9 and 10K1"


def test_labels_stay_on_the_edgeless_graph():
    arc = Graph(2, [(0, 1)], directed=True, vertex_labels=["a", "b"])
    pair = witness(Sub(arc))
    assert pair.second.vertex_labels == ("a", "b")
    assert pair.verify()
