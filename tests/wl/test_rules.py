"""What one round of a tuple refinement looks at."""

from __future__ import annotations

import pytest

from wlkit.wl.rules import Rule


@pytest.mark.parametrize(
    ("rule", "family", "tables", "needs_types", "width", "length"),
    [
        (Rule("folklore", 3), 0, 3, False, 3, 10),
        (Rule("oblivious", 3), 1, 4, False, 3, 30),
        (Rule("delta", 2), 2, 3, True, 3, 20),
        (Rule("delta-local", 2), 3, 3, True, 3, 20),
        (Rule("pairs", 2, "LS"), 4, 7, True, 3, 41),
    ],
)
def test_numbers_for_the_kernels(
    rule: Rule, family: int, tables: int, needs_types: bool, width: int, length: int
) -> None:
    assert (rule.family, rule.tables, rule.needs_types) == (family, tables, needs_types)
    assert (rule.width, rule.length(10)) == (width, length)


def test_aggregations_are_different_bits() -> None:
    bits = [Rule("pairs", 2, letter).flags for letter in "LPGSFU"]
    assert sorted(bits) == [1, 2, 4, 8, 16, 32]
    assert Rule("pairs", 2, "LPGSFU").flags == sum(bits)
