"""Witness pairs: alike for folklore (d - 1)-WL, different for the parameter."""

from dataclasses import replace

import pytest

from tests.motifs.test_plan import random_cases
from tests.reference import motifs as reference
from wlkit.errors import InputError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.motifs import Hom, Sub, hom, parse, wl_dimension
from wlkit.motifs.pairs import product, twisted_pair
from wlkit.motifs.witnesses import constructed, witness

PARAMETERS = [
    "sub(K3)",
    "hom(K2)",
    "sub(P3)",
    "sub(P4) + 3*sub(K3)",
    "ind(P3)",
    "sub(C4)",
    "hom(C5)",
    "sub(K2,3)",
    "sub(2K2)",
    "hom(K3)*hom(K2)",
    "sub(C4) - 2*sub(K3)",
]


@pytest.mark.parametrize("text", PARAMETERS)
def test_witnesses_verify(text):
    pair = witness(parse(text))
    assert pair.k == parse(text).wl_dimension().value - 1
    assert pair.verify()


def test_rook_and_shrikhande_witness_dimension_three():
    pair = wl_dimension("C8").witness()
    assert pair.k == 2
    assert pair.first.n == 16
    assert sorted(pair.values) == [11688, 11952]
    assert pair.verify()
    names = [pair.first.is_isomorphic(graph(x)) for x in ("rook4", "shrikhande")]
    assert any(names)


def test_dimension_four_is_witnessed_by_the_pair_over_k5():
    pair = wl_dimension("C10").witness()
    assert (pair.k, pair.first.n) == (3, 40)
    assert pair.values[0] != pair.values[1]


@pytest.mark.slow
def test_the_pair_over_k5_verifies():
    assert wl_dimension("C10").witness().verify()


def test_triangles_and_hexagons_witness_dimension_two():
    pair = witness(Sub("K3"))
    assert pair.first.is_isomorphic(graph("2K3"))
    assert pair.second.is_isomorphic(graph("C6"))
    assert pair.to_dict()["values"] == [2, 0]
    assert "folklore 1-WL" in repr(pair)


def test_dimension_zero_has_no_witness():
    with pytest.raises(InputError, match="dimension 0"):
        witness(Hom("3K1"))


def test_a_pattern_stands_for_its_copies():
    assert witness("K3").parameter == Sub("K3")
    assert witness("K3").verify()


def test_constructions_are_read_back():
    for text in ("X_0, X_1 of nosuch", "X_0, X_1 of K40", "the pair nosuch", "K3 and", "K3"):
        with pytest.raises(VerificationError, match="no pair of graphs"):
            constructed(text)
    labels = ["salt and pepper", "C and O"]
    assert witness(Sub(Graph(2, [(0, 1)], vertex_labels=labels))).verify()
    for text in ("hom(K3) - hom(C5)", "sub(K1,2,2)", "sub(P3)"):
        pair = witness(parse(text))
        made = constructed(pair.construction)
        assert all(g.is_isomorphic(h) for g, h in zip(made, (pair.first, pair.second), strict=True))


def test_wrong_pairs_do_not_verify():
    pair = witness(Sub("K3"))
    with pytest.raises(VerificationError, match="tells"):
        replace(pair, second=graph("P6")).verify()
    with pytest.raises(VerificationError, match="values"):
        replace(pair, values=(2, 1)).verify()
    with pytest.raises(VerificationError, match="values"):
        replace(pair, second=pair.first, values=(2, 2)).verify()


LABELLED = [
    Graph(3, [(0, 1), (1, 2), (0, 2)], vertex_labels=["a", "b", "c"]),
    Graph(4, [(0, 1), (1, 2), (2, 3)], vertex_labels=["a", "b", "a", "b"]),
    Graph(3, [(0, 1), (1, 2), (0, 2)], edge_labels=["x", "x", "y"]),
    Graph(3, [(0, 1), (1, 2), (2, 0)], directed=True),
    Graph(3, [(0, 1), (1, 2)], directed=True),
]


@pytest.mark.parametrize("pattern", LABELLED)
def test_labelled_and_directed_witnesses(pattern):
    pair = witness(Sub(pattern))
    assert pair.verify()


def test_the_difference_of_homomorphisms_is_the_number_of_automorphisms():
    # hom(F, X_0) - hom(F, X_1) = |Aut F| 2^(m - n + 1)
    for name in ("K2", "K3", "C5", "K4", "K2,3", "K1,1,2", "P4"):
        f = graph(name)
        first, second = twisted_pair(f)
        expected = reference.automorphisms(f) * 2 ** (f.m - f.n + 1)
        assert hom(f, first) - hom(f, second) == expected


def test_homs_into_labelled_products_multiply():
    for pattern, g, _ in random_cases(12, 40):
        if pattern.n > 4 or g.n > 5:
            continue
        assert reference.hom(pattern, product(g, g)) == reference.hom(pattern, g) ** 2


@pytest.mark.parametrize(
    "text, vertices",
    [("sub(K1,2,2)", 24), ("sub(K1,1,1,2)", 28), ("sub(g6:D~o)", 26), ("sub(g6:D^o)", 18)],
)
def test_known_pairs_come_before_products(text, vertices):
    # the Chang graph beside the triangular graph has 28 vertices, products over K4 have 64 and 80
    pair = witness(parse(text))
    assert (pair.k, pair.first.n) == (2, vertices)
    assert pair.verify()
