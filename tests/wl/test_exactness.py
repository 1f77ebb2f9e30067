"""The check that no class is too coarse: it rejects every partition that is."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest

from wlkit._kernels.wl_tuples import first_items, orbit_items
from wlkit.wl import exactness
from wlkit.wl.coloring import same_partition
from wlkit.wl.exactness import Check, is_exact
from wlkit.wl.rules import Rule
from wlkit.wl.structure import joint
from wlkit.wl.tuples import Run


def finished(names: list[str], k: int) -> Run:
    run = Run(joint(names), Rule("folklore", k), seed=0)
    run.refine(None)
    return run


def test_every_pair_of_classes_joined_is_rejected() -> None:
    """Two classes of the last round made one: found, unless reorderings then cease to act."""
    for a in range(1, finished(["P5", "S4"], 2).m):
        run = finished(["P5", "S4"], 2)
        run.counted = False
        run.color[run.color == a] = run.parent[a] if run.parent[a] != a else 0
        assert not is_exact(run, False)


@pytest.mark.parametrize("k", [2, 3])
def test_reordering_positions_permutes_classes(k: int) -> None:
    """The law behind the check; a class cut in two at random breaks it."""
    for names in (["C6", "2C3"], ["P5", "S4"], ["decalin"] if k == 2 else ["P4"]):
        run = finished(names, k)
        for t in range(run.rounds + 1):
            assert Check(run, run.rounds).acts(t)
        run.color[1] = run.m  # the tuple (0, ..., 0, 1) on its own, but not (0, ..., 1, 0)
        run.history[-1] += 1
        assert not Check(run, run.rounds).acts(run.rounds)


def test_classes_of_earlier_rounds_are_laid_out() -> None:
    run = finished(["P7", "C7"], 2)
    again = Run(run.structure, run.rule, seed=5)
    for t in range(run.rounds + 1):
        Check(run, run.rounds).acts(t)
        assert same_partition(run.spare, again.color)
        again._round(*again._sums())
        again.rounds += 1


@pytest.mark.parametrize("k", [2, 3])
@pytest.mark.parametrize("all_tuples", [True, False])
def test_every_orbit_of_tuples_is_compared_once(k: int, all_tuples: bool) -> None:
    """Of all reorderings of a tuple one is listed, and more only of the first of a class."""
    for names in (["C6"], ["P4", "S3"], ["prism:3"]):
        run = finished(names, k)
        m, empty = run.m, np.empty(0, dtype=np.int32)
        check = Check(run, run.rounds)
        items = empty if all_tuples else first_items(run.color, run.parent, m)
        first = np.full(m, -1, dtype=np.int32)
        out, classes = np.empty((2, 6 * run.items + 6), dtype=np.int32)
        count, end = orbit_items(
            items, 0, run.color, run.parent, m, m, *check.places, check.orders, first, out, classes
        )
        assert end == (run.items if all_tuples else m)
        found, classes = out[:count].tolist(), classes[:count].tolist()
        assert [run.color[x] for x in found] == classes
        tuples = []
        for g, at in zip(run.structure.graphs, run.offsets.tolist(), strict=False):
            tuples += [(at, g.n, x) for x in product(range(g.n), repeat=k)]
        number = {(at, x): i for i, (at, _, x) in enumerate(tuples)}
        starts, listed = {int(first[c]) for c in classes}, set(found)
        for at, _, x in tuples:
            copies = {number[at, y] for y in permutations(x)}
            least = min(run.color[y] for y in copies)
            if all_tuples:
                assert min(y for y in copies if run.color[y] == least) in listed
                assert len(listed & copies) == 1 or starts & copies
            else:
                assert first[least] in listed
        for of in starts:  # and all copies of the first of a class that lie in it
            at, _, x = tuples[of]
            copies = {number[at, y] for y in permutations(x)}
            assert {y for y in copies if run.color[y] == run.color[of]} <= listed


def test_representatives_are_the_first_of_their_classes() -> None:
    run = finished(["C6", "2C3"], 2)
    flat = run.color.tolist()
    found = Check(run, run.rounds).representatives.tolist()
    assert found == [flat.index(c) for c in range(run.m)]


@pytest.mark.parametrize("k", [2, 3])
def test_short_lists_change_nothing(k: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists and tables of a few entries, gone through many times, give the same verdicts."""
    monkeypatch.setattr(exactness, "BLOCK", 7)
    for names in (["C6", "2C3"], ["P5", "S4"], ["P4"]):
        run = finished(names, k)
        run.counted = False
        assert is_exact(run, False)
        run.color[run.color == run.m - 1] = run.parent[run.m - 1]
        assert not is_exact(run, False)
