"""What one round of a tuple refinement looks at."""

from __future__ import annotations

import pytest

from wlkit.wl.rules import Rule


@pytest.mark.parametrize(
    ("rule", "by_position", "needs_types"),
    [
        (Rule("folklore", 3), False, False),
        (Rule("oblivious", 3), True, False),
        (Rule("delta", 2), True, True),
        (Rule("delta-local", 2), True, True),
        (Rule("pairs", 2, "LS"), False, True),
    ],
)
def test_what_a_signature_looks_at(rule: Rule, by_position: bool, needs_types: bool) -> None:
    assert (rule.by_position, rule.needs_types) == (by_position, needs_types)


@pytest.mark.parametrize(
    ("rule", "tables", "width", "length", "flags"),
    [(Rule("folklore", 3), 3, 3, 10, 0), (Rule("pairs", 2, "LS"), 7, 3, 41, 9)],
)
def test_numbers_for_the_kernels(
    rule: Rule, tables: int, width: int, length: int, flags: int
) -> None:
    assert (rule.tables, rule.width, rule.length(10), rule.flags) == (tables, width, length, flags)


def test_aggregations_are_different_bits() -> None:
    bits = [Rule("pairs", 2, letter).flags for letter in "LPGSFU"]
    assert sorted(bits) == [1, 2, 4, 8, 16, 32]
    assert Rule("pairs", 2, "LPGSFU").flags == sum(bits)
