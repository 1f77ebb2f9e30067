"""WL-dimensions and their certificates."""

from dataclasses import replace

import networkx as nx
import pytest

from wlkit.errors import SizeError, UnknownNameError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.motifs import Hom, Ind, Sub, parse, wl_dimension
from wlkit.motifs.dimension import _widest

DIMENSIONS = [
    ("C8", "sub", 3),
    ("C8", "hom", 2),
    ("C8", "ind", 7),
    ("C12", "sub", 4),
    ("P14", "sub", 4),
    ("K4", "sub", 3),
    ("S7", "sub", 1),
    ("2K2", "sub", 1),
    ("P4", "ind", 3),
    ("K1", "ind", 0),
    ("2K1", "ind", 1),
    ("petersen", "hom", 4),
    ("3K1", "hom", 0),
]


@pytest.mark.parametrize("pattern, kind, value", DIMENSIONS)
def test_known_dimensions(pattern, kind, value):
    found = wl_dimension(pattern, kind=kind)
    assert found.value == value
    assert found.verify()


COMBINATIONS = [
    ("sub(P4) + 3*sub(K3)", 1),
    ("ind(C4) + ind(K1,1,2) + 3*ind(K4)", 2),
    ("ind(P3)", 2),
    ("hom(K4) - hom(K4) + hom(P3)", 1),
    ("sub(K3) - ind(K3)", 0),
    ("sub(2K1)", 0),
    ("hom(K3)*hom(K4)", 3),
    ("5", 0),
]


@pytest.mark.parametrize("text, value", COMBINATIONS)
def test_dimensions_of_combinations(text, value):
    found = parse(text).wl_dimension()
    assert found.value == value
    assert found.verify()


def test_graphlets_have_dimension_one_less_than_their_size():
    total = Ind("P3") + 2 * Ind("K3")
    assert wl_dimension(total).value == 2
    assert wl_dimension(Ind("C4") + Ind("P4")).value == 3


def test_a_multiple_has_the_certificate_of_the_single_term():
    assert wl_dimension(3 * Sub("C8")).verify()
    assert wl_dimension(3 * Sub("C8")).certificate.coefficient == (
        3 * wl_dimension("C8").certificate.coefficient
    )


def test_edgeless_support_is_said_to_depend_on_the_vertices_alone():
    found = wl_dimension("4K1")
    assert found.value == 0
    assert "vertices" in found.statement
    assert found.is_constant_on_orders


def test_labelled_and_directed_parameters():
    path = Graph(4, [(0, 1), (1, 2), (2, 3)], vertex_labels=["a", "b", "a", "b"])
    assert wl_dimension(path).value == 1
    assert wl_dimension(path).verify()
    assert wl_dimension(path, kind="ind").value == 3
    assert wl_dimension(path, kind="ind").verify()
    arcs = Graph(3, [(0, 1), (1, 2)], directed=True)
    assert wl_dimension(arcs).value == 1
    assert wl_dimension(arcs, kind="ind").value == 2
    assert wl_dimension(arcs, kind="ind").verify()
    colored = Graph(3, [(0, 1), (1, 2)], edge_labels=["a", "b"])
    assert wl_dimension(colored, kind="ind").verify()


def test_the_certificate_is_a_quotient_with_decomposition():
    found = wl_dimension("C8")
    certificate = found.certificate
    assert certificate.support == graph("C8").canonical().quotient(certificate.blocks)
    assert certificate.decomposition.width == 3
    data = found.to_dict()
    assert data["dimension"] == 3
    assert set(data["certificate"]) >= {"support", "treewidth", "decomposition", "quotient"}
    assert "folklore" in repr(found)


def test_wrong_values_do_not_verify():
    found = wl_dimension("C8")
    with pytest.raises(VerificationError):
        replace(found, value=2).verify()
    with pytest.raises(VerificationError):
        replace(found, parameter=Sub("C7")).verify()
    with pytest.raises(VerificationError):
        replace(found.certificate, coefficient=0).verify()
    with pytest.raises(VerificationError):
        replace(found.certificate, blocks=tuple(range(8))).verify()


def test_unknown_kind():
    with pytest.raises(UnknownNameError, match="kind of count"):
        wl_dimension("C5", kind="emb")


def test_the_parameter_wins_over_the_kind():
    assert wl_dimension(Hom("C8"), kind="sub").value == 2


def test_combinations_of_large_patterns_are_checked_on_their_whole_support():
    found = wl_dimension(Sub("C12") - Sub("K3"))
    assert found.value == 4
    assert found.verify()
    wrong = replace(found, value=2, certificate=wl_dimension("K3").certificate)
    with pytest.raises(VerificationError):
        wrong.verify()


def test_the_widest_graph_is_found_among_labelled_and_directed_ones():
    graphs = [Graph(0, directed=True), graph("0>1"), graph("0>1,1>2,2>0"), graph("0>1,1>2")]
    assert _widest(graphs) == graphs[2]
    assert _widest([graph("P3"), graph("K4"), graph("C20"), graph("K4")]) == graph("K4")


def test_a_treewidth_out_of_reach_is_no_dimension():
    """Bounds are refused, not given as the value."""
    pattern = graph(nx.random_regular_graph(4, 90, seed=1))
    with pytest.raises(SizeError, match=r"support graph with 90 vertices .* at most"):
        wl_dimension(pattern, "hom")
