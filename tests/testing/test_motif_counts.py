"""The checkers of motif counts: they pass what computes, and fail with a pair that shows why."""

import networkx as nx
import numpy as np
import pytest

from tests.reference import motifs as reference
from wlkit.graphs import Graph
from wlkit.motifs import Sub, parse
from wlkit.testing import LawViolationError, assert_computes_motif, assert_determines_motif
from wlkit.wl import distinguish


def triangles(g):
    return sum(nx.triangles(g).values()) // 3


def test_what_counts_triangles_passes():
    assert assert_computes_motif(triangles, "K3", form="networkx") > 60
    assert (
        assert_computes_motif(lambda a: np.trace(a @ a @ a) / 6, Sub("K3"), form="adjacency") > 60
    )


def test_combinations_are_read_from_text():
    f = parse("sub(P4) + 3*sub(K3)")

    def by_degrees(g):
        # paths on four vertices with triangles closed: the middle edge, then its two ends
        d = dict(g.degree())
        return sum((d[u] - 1) * (d[v] - 1) for u, v in g.edges())

    assert assert_computes_motif(by_degrees, f, form="networkx") > 60
    assert assert_computes_motif(by_degrees, str(f), form="networkx") > 60


@pytest.mark.parametrize("motif", ["K3", "C4", "K4", "ind(P3)", "sub(C5) - 2*sub(K3)"])
def test_degrees_determine_no_motif_of_dimension_two_or_more(motif):
    with pytest.raises(LawViolationError, match="does not determine") as caught:
        assert_determines_motif(lambda g: sorted(g.degrees.tolist()), motif)
    first, second = caught.value.graphs
    assert sorted(first.degrees.tolist()) == sorted(second.degrees.tolist())
    assert caught.value.values[0] != caught.value.values[1]


def test_the_pair_shows_what_no_such_network_can_count():
    with pytest.raises(LawViolationError, match="folklore 2-WL cannot tell") as caught:
        assert_computes_motif(lambda a: np.trace(a @ a @ a @ a), "K4", form="adjacency")
    g, h = caught.value.graphs
    assert not distinguish(g, h, k=2).distinguished
    assert tuple(reference.sub(Graph(3, [(0, 1), (1, 2), (0, 2)]), x) for x in (g, h)) == (32, 32)
    assert sorted(caught.value.values) == [0, 8]


def test_a_wrong_factor_is_found_on_one_graph():
    with pytest.raises(LawViolationError, match="does not compute") as caught:
        assert_computes_motif(lambda g: 2 * triangles(g), "K3", form="networkx")
    (g,) = caught.value.graphs
    assert caught.value.values == (2 * triangles(g.to_networkx()), triangles(g.to_networkx()))


def test_labelled_and_directed_motifs():
    arc = Graph(2, [(0, 1)], directed=True, vertex_labels=["a", "b"])

    def arcs(g):
        return sum(g.vertex_labels[u] == "a" and g.vertex_labels[v] == "b" for u, v in g.edge_list)

    assert assert_computes_motif(arcs, Sub(arc)) >= 2
    with pytest.raises(LawViolationError):
        assert_determines_motif(lambda g: g.n, Sub(arc))


def test_parameters_of_dimension_zero_need_no_pair():
    assert assert_computes_motif(lambda g: g.n * g.n, "hom(2K1)") > 60
    assert assert_determines_motif(lambda g: g.n, "sub(2K1)") > 60
