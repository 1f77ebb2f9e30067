"""Declarations of banks: what they are completed to, and which are refused."""

from __future__ import annotations

import pytest

from wlkit.errors import InputError, UnknownNameError
from wlkit.expressivity import ModelBank, model


@pytest.mark.parametrize(
    ("given", "kind", "family"),
    [
        ({"order": 2}, "order", "treewidth <= 2"),
        ({"order": 1}, "order", "forests"),
        ({"marks": 1}, "marked", "some vertex whose removal leaves a forest"),
        ({"marks": 2}, "marked", "at most 2 vertices whose removal leaves a forest"),
        ({"rules": ["F_u", "L_b"]}, "guarded", "the closure of F_u, L_b"),
    ],
)
def test_a_bank_is_of_the_kind_that_it_is_given_by(given, kind, family):
    bank = ModelBank("mine", **given)
    assert (bank.kind, bank.family) == (kind, family)
    assert eval(repr(bank)) == bank
    assert hash(bank) == hash(ModelBank("mine", **given))


def test_outputs_are_no_larger_than_tensors():
    assert ModelBank("mine", order=1).max_roots == 1
    assert ModelBank("mine", marks=2).max_roots == 1
    assert ModelBank("mine", order=4).max_roots == 2


@pytest.mark.parametrize(
    ("given", "error", "hint"),
    [
        ({}, InputError, "at least one contraction"),
        ({"order": 1, "marks": 1}, InputError, "expected one of"),
        ({"rules": ["F_x"]}, UnknownNameError, "rule 'F_x'"),
        ({"rules": ["F"], "pooling": "mean"}, UnknownNameError, "pooling 'mean'"),
        ({"marks": -1}, InputError, "marks >= 0"),
        ({"order": 1.5}, InputError, "order"),
        ({"contract": ["star"], "transpose": False}, InputError, "at most 2 neighbours"),
    ],
)
def test_refused(given, error, hint):
    with pytest.raises(error, match=hint):
        ModelBank("mine", **given)


def test_rules_may_treat_the_two_entries_differently():
    """L_b sums over neighbours of the second entry; pooled over the first it marks nothing."""
    one = ModelBank("one", rules=["L_b"], pooling="vs", transpose=False)
    other = ModelBank("other", rules=["L_a"], pooling="sv", transpose=False)
    for name in ("K3", "C5", "diamond", "K4"):
        assert one.computes(name).value == other.computes(name).value
    both = ModelBank("both", rules=["L_b"])
    assert both.table(6, 2).computable == model("local-2-gnn").table(6, 2).computable
