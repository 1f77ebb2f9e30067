"""A claim, its expectation, and the verdict on it."""

from __future__ import annotations

import json
from fractions import Fraction

import numpy as np
import pytest

from wlkit.claims import Claim, Computed, Interval
from wlkit.claims.claim import agrees, plain
from wlkit.errors import InputError


def claim(expected, run, **changes) -> Claim:
    fields = {"id": "one", "statement": "A statement.", "kind": "theorem", "source": "Theorem 1"}
    return Claim(**{**fields, **changes}, expected=expected, run=run)


def test_a_claim_whose_value_is_the_expected_one_holds() -> None:
    row = (
        claim([1, 5], lambda: Computed(np.array([1, 5]), "by counting")).check("a-paper").to_dict()
    )
    assert row["verdict"] == "holds"
    assert (row["paper"], row["claim"]) == ("a-paper", "one")
    assert row["expected"] == row["computed"] == [1, 5]
    assert row["evidence"] == "by counting"
    assert row["seconds"] >= 0
    assert json.loads(json.dumps(row)) == row


def test_a_claim_can_fail() -> None:
    verdict = claim(3, lambda: 4).check()
    assert verdict.verdict == "fails"
    assert verdict.computed == 4


def test_an_exception_is_a_verdict_and_says_what_happened() -> None:
    verdict = claim(3, lambda: 1 // 0).check()
    assert verdict.verdict == "error"
    assert "ZeroDivisionError" in verdict.evidence


def test_an_interrupt_is_not_swallowed() -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        claim(3, interrupted).check()


@pytest.mark.parametrize(
    ("expected", "value", "agree"),
    [
        (True, 1, False),
        (1, 1.0, False),
        ((1, 2), [1, 2], True),
        ({1, 2}, {2, 1}, True),
        (None, None, True),
        ("1/2", Fraction(1, 2), True),
        ({"b": 1, "a": (2,)}, {"a": [2], "b": 1}, True),
        (Interval(0.9, 1.1), 1.0, True),
        (Interval(0.9, 1.1), 1.2, False),
        (Interval(0.9, 1.1), "1.0", False),
        (7, np.int64(7), True),
    ],
)
def test_agreement_is_equality_of_plain_values(expected, value, agree) -> None:
    assert agrees(expected, value) is agree


def test_plain_values_are_what_json_knows() -> None:
    value = {"set": frozenset({3, 1}), "array": np.eye(2, dtype=int), "big": 2**80}
    assert json.loads(json.dumps(plain(value))) == {
        "array": [[1, 0], [0, 1]],
        "big": 2**80,
        "set": [1, 3],
    }


def test_keys_are_in_their_natural_order() -> None:
    assert list(plain({10: 1, "b": 2, 9: 3, "a": 4})) == ["9", "10", "a", "b"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "Not A Slug"}, "lower-case"),
        ({"statement": " "}, "statement is empty"),
        ({"source": ""}, "source is empty"),
        ({"kind": "rumour"}, "none of theorem, table, counterexample, observation"),
        ({"reading": "guessed"}, "as stated"),
    ],
)
def test_a_malformed_claim_is_refused(changes, message) -> None:
    with pytest.raises(InputError, match=message):
        claim(1, lambda: 1, **changes)


def test_a_claim_without_its_data_is_skipped_and_says_why() -> None:
    from wlkit.claims import Skipped, tally

    verdict = claim(3, lambda: Skipped("pairs.csv not found")).check()
    assert (verdict.verdict, verdict.computed) == ("skipped", None)
    assert verdict.evidence == "pairs.csv not found"
    assert tally([verdict]) == {"holds": 0, "fails": 0, "error": 0, "skipped": 1}
