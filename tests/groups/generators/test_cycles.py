"""Families of cycles against their definitions."""

from __future__ import annotations

from itertools import combinations

from wlkit.groups import generators


def nontrivial(s):
    return [p.cycles for p in s.generators]


def test_three_cycles():
    assert len(generators.three_cycles(5)) == 20
    assert len(generators.three_cycles_0ij(5)) == 12
    assert {c for (c,) in nontrivial(generators.three_cycles_01i(4, False))} == {
        (0, 1, 2),
        (0, 1, 3),
    }


def test_windows():
    wrapped = nontrivial(generators.wrapped_k_cycles(5, 3))
    assert wrapped == [((0, 1, 2),), ((1, 2, 3),), ((2, 3, 4),), ((0, 3, 4),), ((0, 1, 4),)]
    assert nontrivial(generators.consecutive_k_cycles(5, 3)) == wrapped[:3]
    increasing = [c for (c,) in nontrivial(generators.increasing_k_cycles(5, 3))]
    assert increasing == list(combinations(range(5), 3))


def test_intervals_and_prefixes():
    intervals = [tuple(range(i, j + 1)) for i in range(4) for j in range(i + 1, 4)]
    assert [c for (c,) in nontrivial(generators.down_cycles(4))] == intervals
    prefixes = [tuple(range(j)) for j in (2, 3, 4)]
    assert [c for (c,) in nontrivial(generators.prefix_cycles(4))] == prefixes


def test_all_cycles_are_counted():
    # n! / (k (n - k)!) cycles of length k
    assert len(generators.all_cycles(5)) == 10 + 20 + 30 + 24
