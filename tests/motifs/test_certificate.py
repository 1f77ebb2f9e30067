"""What a certificate of a WL-dimension holds, and what its verification refuses."""

from dataclasses import replace
from fractions import Fraction

import pytest

from wlkit.errors import VerificationError
from wlkit.graphs import Graph, graph
from wlkit.motifs import wl_dimension
from wlkit.treewidth import treewidth

EIGHT = wl_dimension("C8").certificate


def test_the_certificate_of_the_cycle_on_eight_vertices():
    assert EIGHT.verify()
    assert EIGHT.decomposition.width == 3
    assert EIGHT.pattern.quotient(EIGHT.blocks).is_isomorphic(EIGHT.support)
    assert EIGHT.coefficient * (-1) ** (8 - EIGHT.support.n) > 0


def test_other_blocks_are_refused():
    with pytest.raises(VerificationError, match="do not give"):
        replace(EIGHT, blocks=tuple(range(8))).verify()


def test_a_zero_coefficient_is_refused():
    with pytest.raises(VerificationError, match="coefficient 0"):
        replace(EIGHT, coefficient=Fraction(0)).verify()


def test_a_decomposition_wider_than_need_be_is_refused():
    wide = treewidth(graph("K5")).decomposition
    with pytest.raises(VerificationError, match="treewidth"):
        replace(EIGHT, support=graph("C5"), decomposition=wide).verify()


def test_it_is_plain_data_and_a_picture():
    data = EIGHT.to_dict()
    assert data["treewidth"] == 3
    assert len(data["quotient"]) == 8
    assert max(map(len, data["decomposition"]["bags"])) == 4
    assert "quotient" not in wl_dimension("K4", kind="hom").certificate.to_dict()
    assert EIGHT._repr_html_().count("<svg") == 4
    assert "covered: K4" in EIGHT._repr_html_()
    assert wl_dimension("K4", kind="hom").certificate._repr_html_().count("<svg") == 2


@pytest.mark.parametrize("name", ["C8", "P8", "C10", "S5", "2K2", "petersen", "C7", "K4", "K3,3"])
def test_copies_come_with_a_map_that_covers_a_minimal_graph(name):
    found = wl_dimension(name)
    cover, pattern = found.certificate.cover, found.certificate.pattern
    assert pattern.is_isomorphic(graph(name))
    assert treewidth(cover.target).value == found.value
    covered = {frozenset((cover.image[u], cover.image[v])) for u, v in pattern.edge_list}
    assert {frozenset(edge) for edge in cover.target.edge_list} <= covered
    assert found.certificate.verify()
    data = found.certificate.to_dict()
    assert data["map"] == list(cover.image)
    assert data["covers"]["m"] == cover.target.m
    assert Graph.from_graph6(data["quotient_of"]["graph6"]) == pattern


def test_the_search_that_found_nothing_is_named():
    # P10 has 9 edges: tau(9) = 3, a bound; the cycle on 7 vertices takes a search for K4
    searched = wl_dimension("C7").certificate
    assert [g.n for g in searched.excluded] == [4]
    assert searched.to_dict()["excluded"] == ["K4"]
    assert wl_dimension("P10").certificate.excluded == ()
    with pytest.raises(VerificationError, match="covers K3"):
        replace(searched, excluded=(graph("K3"),)).verify()


def test_maps_that_miss_an_edge_are_refused():
    cover = EIGHT.cover
    with pytest.raises(VerificationError, match="no edge of"):
        replace(EIGHT, cover=replace(cover, image=(0,) * 8)).verify()
    with pytest.raises(VerificationError, match="has not treewidth 3"):
        replace(EIGHT, cover=replace(cover, target=graph("K2"), image=(0, 1) * 4)).verify()


def test_labelled_copies_have_no_such_map():
    found = wl_dimension(Graph(3, [(0, 1), (1, 2), (0, 2)], vertex_labels=[0, 1, 1]))
    assert found.certificate.cover is None
    assert found.certificate.verify()
