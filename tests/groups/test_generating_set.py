"""Generating sets: values, inverses, orbits, words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import FormatError, InputError, PermutationError
from wlkit.groups import GeneratingSet, Permutation


def generating_sets(max_degree=6):
    return st.integers(1, max_degree).flatmap(
        lambda n: st.lists(st.permutations(range(n)), min_size=1, max_size=4).map(GeneratingSet)
    )


@given(generating_sets())
def test_closing_under_inverses_adds_exactly_what_is_missing(s):
    closed = s.with_inverses()
    assert closed.inverse_closed
    rows = {tuple(p) for p in s.permutations.tolist()}
    both = rows | {tuple(p) for p in s.inverses().permutations.tolist()}
    assert {tuple(p) for p in closed.permutations.tolist()} == both
    assert s.inverse_closed == (both == rows)
    for i, j in enumerate(closed.inverse_indices):
        assert (closed.generators[i] * closed.generators[j]).is_identity


@given(generating_sets())
def test_values_are_equal_by_content_and_read_only(s):
    copy = GeneratingSet(s.permutations.tolist(), s.names)
    assert copy == s
    assert hash(copy) == hash(s)
    assert eval(repr(s)) == s
    with pytest.raises(ValueError, match="read-only"):
        s.permutations[0, 0] = 0


@given(generating_sets())
def test_orbits_are_sympys(s):
    from sympy.combinatorics import PermutationGroup

    group = PermutationGroup([p.to_sympy() for p in s.generators])
    theirs = sorted(tuple(sorted(orbit)) for orbit in group.orbits() if len(orbit) > 1)
    assert theirs == sorted(orbit for orbit in s.orbits if len(orbit) > 1)


def test_sympy_groups_keep_their_maps():
    from sympy.combinatorics.named_groups import AlternatingGroup

    s = GeneratingSet.from_sympy(AlternatingGroup(5))
    assert s.group().order == 60


def test_relabelling_conjugates():
    s = GeneratingSet([[1, 2, 0, 3]], state="0012")
    q = Permutation([3, 0, 1, 2])
    t = s.relabel(q)
    assert t.generators[0] == q * s.generators[0] * q.inverse
    assert t.generators[0].moved(t.start) == q.inverse.moved(s.generators[0].moved(s.start))


@pytest.mark.parametrize(
    "make, error, says",
    [
        (lambda: GeneratingSet([]), PermutationError, "at least one"),
        (lambda: GeneratingSet([[0, 1], [0, 1, 2]]), PermutationError, "different degrees"),
        (lambda: GeneratingSet([[1, 1]]), PermutationError, "once"),
        (lambda: GeneratingSet([[1, 0]], ["a", "b"]), InputError, "1 names"),
        (lambda: GeneratingSet([[1, 0]], ["@a"]), InputError, "one line"),
        (lambda: GeneratingSet([[1, 0]], state="011"), InputError, "2 symbols"),
        (lambda: GeneratingSet([[1, 0]], state="?!"), FormatError, "0011"),
        (lambda: GeneratingSet([[1, 0]], state=[0, -1]), InputError, ">= 0"),
        (lambda: GeneratingSet([[1, 0]], state=[0, 1.5]), FormatError, "integers"),
    ],
)
def test_bad_generating_sets_have_one_clear_error(make, error, says):
    with pytest.raises(error, match=says):
        make()
