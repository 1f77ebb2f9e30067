"""The check that no class is too coarse: it rejects every partition that is."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest

from wlkit._kernels.wl_exactness import (
    earlier_classes,
    first_count_mismatch,
    first_mismatch,
    first_row_mismatch,
    orbit_items,
)
from wlkit._kernels.wl_tuples import class_runs
from wlkit.wl import exactness
from wlkit.wl.coloring import same_partition
from wlkit.wl.exactness import Check, is_exact
from wlkit.wl.levels import Levels
from wlkit.wl.rules import Rule
from wlkit.wl.structure import joint
from wlkit.wl.tuples import Run


def finished(names: list[str], k: int) -> Run:
    run = Run(joint(names), Rule("folklore", k), seed=0)
    run.refine(None)
    return run


def join(run: Run, a: int) -> None:
    """Make one of the classes a - 1 and a of the last round."""
    run.color[run.color >= a] -= 1
    splits = np.delete(run.levels.array(), a)
    run.levels = Levels.of(splits)
    run.m -= 1
    run.history = np.cumsum(np.bincount(splits, minlength=run.rounds + 1)).tolist()


def test_every_pair_of_neighbouring_classes_joined_is_rejected() -> None:
    for a in range(1, finished(["P5", "S4"], 2).m):
        run = finished(["P5", "S4"], 2)
        run.counted = False
        join(run, a)
        assert not is_exact(run, False)


@pytest.mark.parametrize("k", [2, 3])
def test_reordering_positions_permutes_classes(k: int) -> None:
    """The law behind the check; a class cut in two at random breaks it."""
    for names in (["C6", "2C3"], ["P5", "S4"], ["decalin"] if k == 2 else ["P4"]):
        run = finished(names, k)
        for t in range(run.rounds + 1):
            assert Check(run, run.rounds).acts(t)
        run.color[1] = run.m  # the tuple (0, ..., 0, 1) on its own, but not (0, ..., 1, 0)
        run.levels = Levels.of(np.append(run.levels.array(), run.rounds))
        run.history[-1] += 1
        assert not Check(run, run.rounds).acts(run.rounds)


def test_classes_of_earlier_rounds_are_laid_out() -> None:
    run = finished(["P7", "C7"], 2)
    again = Run(run.structure, run.rule, seed=5)
    for t in range(run.rounds + 1):
        Check(run, run.rounds).acts(t)
        assert same_partition(run.spare, again.color)
        again._round(again.rounds + 1, *again._sums())
        again.rounds += 1


@pytest.mark.parametrize("rounds", [1, 7, 300])
def test_the_classes_of_a_round_are_counted_from_the_first(rounds: int) -> None:
    rng = np.random.default_rng(rounds)
    for m in (1, 2, 63, 64, 65, 500):
        splits = rng.integers(0, rounds, m)
        splits[0] = 0
        levels = Levels.of(splits)
        for t in (0, rounds // 2, rounds):
            out = np.empty(m, dtype=np.int32)
            runs = class_runs(levels.words, levels.bits, m, np.int64(t))
            earlier_classes(np.arange(m, dtype=np.int32), runs, out)
            assert out.tolist() == (np.cumsum(splits <= t) - 1).tolist()


@pytest.mark.parametrize("k", [2, 3])
@pytest.mark.parametrize("all_tuples", [True, False])
def test_every_orbit_of_tuples_is_compared_once(k: int, all_tuples: bool) -> None:
    """Of all reorderings of a tuple one is listed, and more only of the first of a class."""
    for names in (["C6"], ["P4", "S3"], ["prism:3"]):
        run = finished(names, k)
        check = Check(run, run.rounds)
        runs = check._runs(run.rounds)
        first = np.full(run.m, -1, dtype=np.int32)
        out, classes = np.empty((2, 6 * run.items + 6), dtype=np.int32)
        listed: set[int] = set()
        for lo in range(0, run.m, 5):
            hi = min(lo + 5, run.m)
            seen = np.zeros(0 if all_tuples else run.m // 8 + 1, dtype=np.uint8)
            fixed = (run.color, runs, runs, lo, hi, seen, *check.places, check.orders)
            count, end = orbit_items(0, *fixed, first[lo:hi], out, classes)
            assert end == run.items
            assert [run.color[x] - lo for x in out[:count]] == classes[:count].tolist()
            listed |= set(out[:count].tolist())
        tuples = []
        for g, at in zip(run.structure.graphs, run.offsets.tolist(), strict=False):
            tuples += [(at, g.n, x) for x in product(range(g.n), repeat=k)]
        number = {(at, x): i for i, (at, _, x) in enumerate(tuples)}
        starts = set(first.tolist()) - {-1}
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


@pytest.mark.parametrize("k", [2, 3])
def test_few_classes_in_a_pass_change_nothing(k: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists and tables of a few entries, gone through many times, give the same verdicts."""
    monkeypatch.setattr(exactness, "_TUPLES", 7)
    for names in (["C6", "2C3"], ["P5", "S4"], ["P4"]):
        run = finished(names, k)
        run.counted, run.most = False, 3
        assert is_exact(run, False)
        join(run, run.m - 1)
        assert not is_exact(run, False)


@pytest.mark.parametrize("k", [2, 3])
def test_all_comparisons_find_the_same_first_mismatch(k: int) -> None:
    """Entry by entry, row by row and by counts, for colours that all reorderings keep."""
    rng = np.random.default_rng(k)
    found = []
    for n in (1, 2, 3, 5, 6):
        for m in (1, 2, 3):
            offsets, sizes = np.array([0, n**k, 2 * n**k]), np.array([n, n])
            sets = [tuple(sorted(x)) for x in product(range(n), repeat=k)]
            flat = np.concatenate([drawn(rng, sets, m) for _ in range(2)])
            order = rng.permutation(flat.size).astype(np.int32)
            starts = np.unique(np.append(rng.integers(0, flat.size, 4), [0, flat.size]))
            places = (flat, offsets, sizes, k)
            slow = first_mismatch(
                order, starts, k, n, *places, 0, np.empty(0, np.int32), np.zeros(1, np.int64)
            )
            assert first_row_mismatch(order, starts, *places, n) == slow
            assert first_count_mismatch(order, starts, *places, n, m) == slow
            found.append(slow)
    assert min(found) == -1 < max(found)


def drawn(rng: np.random.Generator, sets: list[tuple[int, ...]], m: int) -> np.ndarray:
    """Draw a colour for every set, and return those of the list."""
    colors = {x: rng.integers(m) for x in sets}
    return np.array([colors[x] for x in sets], dtype=np.int32)


@pytest.mark.parametrize("k", [2, 3])
def test_counting_entries_is_not_needed(k: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exactness, "_DIRECT", 0)
    for names in (["C6", "2C3"], ["P5", "S4"], ["P4"]):
        run = finished(names, k)
        run.counted = False
        assert is_exact(run, False)
        join(run, run.m - 1)
        assert not is_exact(run, False)
