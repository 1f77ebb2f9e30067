"""One-line rows of elementary permutations."""

from __future__ import annotations

from wlkit.groups import Permutation
from wlkit.groups.generators import rows


def test_shifts_are_inverse_to_each_other():
    left, right = Permutation(rows.left_shift(6)), Permutation(rows.right_shift(6))
    assert (left * right).is_identity
    assert left.moved("abcdef") == tuple("bcdefa")


def test_reversals_are_involutions():
    assert rows.reversal(5, 1, 3) == [0, 3, 2, 1, 4]
    assert (Permutation(rows.signed_reversal(4, 0, 2)) ** 2).is_identity
    assert rows.signed_reversal(2, 0, 0) == [2, 1, 0, 3]


def test_cycles():
    assert rows.cycle(5, (0, 3), (1, 4)) == [3, 4, 2, 0, 1]
    assert rows.cycle_name((0, 3, 1)) == "(0 3 1)"
