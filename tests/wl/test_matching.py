"""Perfect matchings against all permutations, and Hall's condition where there is none."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from wlkit.wl.matching import Violation, perfect_matching

rows_of_bits = st.integers(0, 6).flatmap(
    lambda n: st.lists(st.integers(0, 2**n - 1), min_size=n, max_size=n)
)


@given(rows_of_bits)
def test_a_matching_or_a_violation_of_halls_condition(rows: list[int]) -> None:
    n = len(rows)
    exists = any(all(rows[v] >> p[v] & 1 for v in range(n)) for p in permutations(range(n)))
    found = perfect_matching(rows)
    assert isinstance(found, Violation) != exists
    if isinstance(found, Violation):
        neighbours = {x for v in found.left for x in range(n) if rows[v] >> x & 1}
        assert neighbours == set(found.right)
        assert len(set(found.left)) == len(found.right) + 1
    else:
        assert sorted(found) == list(range(n))
        assert all(rows[v] >> x & 1 for v, x in enumerate(found))
