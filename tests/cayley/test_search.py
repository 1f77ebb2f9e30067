"""The ball that keeps every state: spheres, places, geodesics, and what memory allows."""

from __future__ import annotations

import pytest

from tests.reference import cayley as reference
from wlkit.cayley.packing import packing
from wlkit.cayley.search import Search
from wlkit.errors import SizeError
from wlkit.groups import generators

SETS = [generators.lrx(6), generators.lx(5), generators.heisenberg(3, 4)]


def whole(s, memory=1 << 28):
    search = Search(s, packing(s), s.start, memory)
    while search.advance():
        pass
    return search


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_spheres_and_places(s):
    search = whole(s)
    assert search.spheres == reference.spheres(s)
    states = search.states(0, search.count)
    assert len(set(states)) == search.count
    found = search.indices(search.layout.pack(states))
    assert found.tolist() == list(range(search.count))
    assert [search.radius_of(i) for i in range(search.count)] == [
        radius for radius, size in enumerate(search.spheres) for _ in range(size)
    ]


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_geodesics_lead_there(s):
    search, inverses = whole(s), s.inverses()
    for index in range(0, search.count, 7):
        word = search.geodesic(index, inverses)
        assert len(word) == search.radius_of(index)
        state = s.start
        for letter in word:
            state = reference_moves(s)[letter](state)
        assert state == search.states(index, index + 1)[0]


def reference_moves(s):
    if hasattr(s, "permutations"):
        return reference.permutation_moves(s.permutations)
    return reference.matrix_moves(s.matrices, s.modulo)


def test_a_state_that_is_not_there():
    s = generators.three_cycles(5)
    search = whole(s)
    assert search.indices(search.layout.pack([(1, 0, 2, 3, 4)])).tolist() == [-1]


def test_memory_is_refused_with_the_numbers():
    with pytest.raises(SizeError, match=r"after \d+ states within radius \d+"):
        whole(generators.lrx(8), 200_000)
