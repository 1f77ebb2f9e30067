"""Values from stable colours: constant on colours, equal to the counts."""

from dataclasses import replace
from fractions import Fraction

import networkx as nx
import pytest

from tests.motifs.test_plan import random_cases
from wlkit.errors import InputError, SizeError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.motifs import Hom, Ind, Sub, constant, hom, local_value, parse, wl_dimension
from wlkit.motifs import local as module
from wlkit.motifs.local import phi_of_colors, roots_in_one_bag
from wlkit.treewidth import treewidth

KARATE = {"K3": 45, "C4": 154}  # number of copies, from NetworkX


@pytest.mark.parametrize("name", KARATE)
def test_copies_in_the_karate_club(name):
    found = local_value(name, "karate")
    assert (found.k, found.value) == (2, KARATE[name])
    assert found.verify()


def test_combinations_of_dimension_one_are_read_off_color_refinement():
    f = Sub("P4") + 3 * Sub("K3")
    for name in ("petersen", "karate", "C6", "2K3"):
        found = local_value(f, name)
        assert found.k == 1
        assert found.verify()
    pair = local_value(f, ["C6", "2K3"])
    assert pair.values == (6, 6)
    assert len(pair.phi) == 1


def test_one_phi_serves_graphs_colored_jointly():
    names = ["petersen", "C5", "K4", "P6"]
    found = local_value(Sub("C5") - Ind("P3") / 2, names)
    assert found.verify()
    assert found.values == tuple((Sub("C5") - Ind("P3") / 2)(name) for name in names)


def test_more_than_the_dimension_is_allowed_and_less_is_not():
    assert local_value("P3", "petersen", k=2).value == 30
    assert local_value(Hom("K1"), "C5", k=3).verify()
    with pytest.raises(InputError, match="WL-dimension 2: expected k >= 2, got 1"):
        local_value("K3", "petersen", k=1)


def test_below_the_dimension_the_rooted_counts_differ_within_a_color():
    # 2K3 + C6: one colour, but only half of the vertices lie in triangles
    mixed = graph("2K3+C6")
    coloring = local_value("K2", mixed).coloring
    terms = (module.RootedTerm(graph("K3"), Fraction(1), (0,)),)
    with pytest.raises(VerificationError, match="K3 with roots"):
        phi_of_colors(terms, coloring, [mixed], 1)


def test_constants_and_disconnected_supports():
    f = parse("hom(2K2) + hom(K1) + 7")
    assert local_value(f, "petersen").value == 30**2 + 10 + 7
    assert local_value(constant(5), "K3").values == (5,)
    assert local_value(f, ["petersen", "K3"], k=2).verify()
    with pytest.raises(InputError, match="does not see other components"):
        local_value(f, ["petersen", "K3"])


def test_labelled_and_directed_graphs():
    for pattern, g, _ in random_cases(5, 25):
        f = Hom(pattern)
        if f.wl_dimension().value <= 2:
            assert local_value(f, g).verify()


def test_two_opposite_arcs_are_seen_at_once():
    pairs = [(0, 1), (1, 0), (2, 3), (3, 2)]
    mixed = Graph(8, [*pairs, (4, 5), (5, 6), (6, 7), (7, 4)], directed=True)
    found = local_value(Hom(Graph(2, [(0, 1), (1, 0)], directed=True)), mixed)
    assert (found.k, found.value) == (1, 4)
    assert found.verify()


def test_the_roots_lie_in_one_bag():
    for g in nx.graph_atlas_g()[1:209]:
        pattern = graph(g)
        for k in range(max(1, treewidth(pattern).value), 4):
            roots = roots_in_one_bag(pattern, k)
            clique = {(u, v) for u in roots for v in roots if u < v}
            joined = Graph(pattern.n, list(clique | set(pattern.edge_list)))
            assert len(roots) == min(k, pattern.n)
            assert treewidth(joined).value <= k


def test_false_values_are_found_out():
    found = local_value("C5", "petersen")
    with pytest.raises(VerificationError, match="phi"):
        replace(found, phi=(*found.phi[:-1], Fraction(3))).verify()
    with pytest.raises(VerificationError, match="normal form"):
        replace(found, constant=Fraction(1)).verify()


def test_it_is_written_out():
    found = local_value("C4", "C4")
    report = found.to_dict()
    assert report["values"] == ["1"]
    assert sum(report["histograms"][0].values()) == 16
    assert repr(found) == "<sub(C4) = 1 from 3 colours of folklore 2-WL>"
    assert "<table>" in found._repr_html_()
    assert wl_dimension("C4").value == found.k


def test_too_many_tuples_are_refused(monkeypatch):
    monkeypatch.setattr(module, "TUPLE_LIMIT", 99)
    with pytest.raises(SizeError, match="100 tuples of 2 vertices"):
        local_value("K3", "petersen")


def test_the_value_of_a_large_count_is_exact():
    assert local_value(Hom("P30"), "K20").value == hom("P30", "K20") == 20 * 19**29


@pytest.mark.parametrize("k", ["2", 2.5, 0])
def test_k_is_an_integer_from_the_dimension_on(k):
    with pytest.raises(InputError, match="expected k >= 1"):
        local_value("P3", "C5", k)
