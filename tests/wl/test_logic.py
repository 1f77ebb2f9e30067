"""Sentences that tell pairs apart: their form, labels and directions, refusals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wlkit.errors import InputError, VerificationError
from wlkit.graphs import Graph
from wlkit.wl.formulas import And, Arc, AtLeast, HasLabel
from wlkit.wl.logic import separating_sentence


def test_six_vertices_on_a_cycle_and_on_two() -> None:
    sentence = separating_sentence("2C3", "C6")
    assert str(sentence) == "∃x ∃y (E(x, y) ∧ ∃z (E(y, z) ∧ E(x, z)))"
    assert sentence.latex == (
        r"\exists x\,\exists y\,(E(x, y) \wedge \exists z\,(E(y, z) \wedge E(x, z)))"
    )
    assert sentence.verify()
    assert sentence.to_dict()["depth"] == 3


@pytest.mark.parametrize(("first", "second"), [("rook4", "shrikhande"), ("shrikhande", "rook4")])
def test_rook_and_shrikhande_need_four_variables(first: str, second: str) -> None:
    sentence = separating_sentence(first, second)
    assert (sentence.k, len(sentence.formula.variables), sentence.depth) == (3, 4, 4)
    assert sentence.verify()
    with pytest.raises(InputError, match="folklore 2-WL does not tell"):
        separating_sentence(first, second, k=2)


@pytest.mark.parametrize(
    ("first", "second", "k"),
    [("decalin", "bicyclopentyl", 2), ("cfi:C5", "cfi-twisted:C5", 2), ("cfi:K4", "rook4", None)],
)
def test_known_pairs(first: str, second: str, k: int | None) -> None:
    if k is None:
        with pytest.raises(InputError):
            separating_sentence(first, second, k=1)
        return
    for pair in ((first, second), (second, first)):
        assert separating_sentence(*pair, k=k).verify()


def test_different_orders_are_counted() -> None:
    assert str(separating_sentence("C6", "C5")) == "∃≥6 x ⊤"
    assert str(separating_sentence("C5", "C6")) == "¬∃≥6 x ⊤"
    assert separating_sentence("C5", "C6").verify()


def test_labels_are_atoms() -> None:
    first, second = (
        Graph(3, [(0, 1), (1, 2)], vertex_labels=x) for x in (("C", "O", "C"), ("O", "C", "C"))
    )
    sentence = separating_sentence(first, second)
    assert sentence.verify()
    assert "O(" in str(sentence) or "C(" in str(sentence)
    assert str(
        separating_sentence(first, Graph(3, [(0, 1), (1, 2)], vertex_labels=("C", "O", "O")))
    ) in {
        "∃≥2 x C(x)",
        "¬∃≥2 x O(x)",
    }


def test_labels_of_edges_are_atoms() -> None:
    first, second = (Graph(3, [(0, 1), (1, 2)], edge_labels=x) for x in ((1, 2), (1, 1)))
    for pair in ((first, second), (second, first)):
        for k in (1, 2):
            sentence = separating_sentence(*pair, k=k)
            assert sentence.verify()
            assert "E[" in str(sentence)


def test_directions_are_atoms() -> None:
    cyclic = Graph(3, [(0, 1), (1, 2), (2, 0)], directed=True)
    transitive = Graph(3, [(0, 1), (1, 2), (0, 2)], directed=True)
    for k in (1, 2):
        for pair in ((cyclic, transitive), (transitive, cyclic)):
            assert separating_sentence(*pair, k=k).verify()


def test_isomorphic_graphs_have_no_sentence() -> None:
    with pytest.raises(InputError, match="no sentence tells isomorphic graphs apart"):
        separating_sentence("C5", "g6:Dhc")
    with pytest.raises(InputError, match="k >= 1"):
        separating_sentence("C5", "C6", k=0)


def test_what_is_no_separating_sentence_does_not_verify() -> None:
    sentence = separating_sentence("2C3", "C6")
    edge = AtLeast(1, 0, AtLeast(1, 1, Arc(0, 1)))
    for formula in (edge, Arc(0, 1), HasLabel(0, "a"), And(())):
        with pytest.raises(VerificationError):
            replace(sentence, formula=formula).verify()
    with pytest.raises(VerificationError, match="not a sentence with 2 variables"):
        replace(sentence, k=1).verify()
    with pytest.raises(VerificationError):
        replace(sentence, first=sentence.second).verify()
