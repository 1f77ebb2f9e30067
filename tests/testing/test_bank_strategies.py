from __future__ import annotations

import pytest
from hypothesis import given

from tests.testing.smallest import smallest
from wlkit.errors import UnknownNameError
from wlkit.expressivity import ModelBank
from wlkit.testing import banks


@given(banks())
def test_they_are_values_that_round_trip(bank):
    assert hash(bank) == hash(bank)
    assert bank.max_roots in (1, 2)
    if bank.name == "drawn":
        assert eval(repr(bank), {"ModelBank": ModelBank}) == bank


@given(banks(kinds=["order", "marked"], published=False, max_order=2))
def test_they_keep_their_bounds(bank):
    assert bank.kind in ("order", "marked")
    assert 1 <= bank.order + bank.marks <= 2


@pytest.mark.parametrize(
    ("kinds", "condition", "expected"),
    [
        (["order"], lambda bank: True, {"order": 1}),
        (["marked"], lambda bank: bank.marks > 1, {"marks": 2}),
        (["guarded"], lambda bank: len(bank.rules) > 1, 2),
        (["declared"], lambda bank: bank.transpose, {"contract": (1,), "inputs": ("X",)}),
    ],
)
def test_what_they_shrink_to(kinds, condition, expected):
    bank = smallest(banks(kinds=kinds, published=False), condition)
    if isinstance(expected, int):
        assert len(bank.rules) == expected
    else:
        assert {name: getattr(bank, name) for name in expected} == expected


def test_unknown_kinds():
    with pytest.raises(UnknownNameError, match="kind of banks"):
        smallest(banks(kinds=["attention"]))
