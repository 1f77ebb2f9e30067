"""Cutting work: every item lies in one part, and every run begins with the first of its class."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.wl import blocks as cutting
from wlkit.wl.blocks import blocks, found_in_parallel, in_parallel, led, portions

CLASSES = st.lists(st.integers(0, 5), max_size=30).map(sorted)


@pytest.mark.parametrize("size", [1, 5, 1 << 19])
@pytest.mark.parametrize("k", [1, 2, 3])
def test_blocks_follow_each_other(size: int, k: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "BLOCK", size)
    sizes = np.array([3, 0, 1, 4, 2])
    ends = [(block.item_lo, block.item_hi) for block in blocks(sizes, k)]
    assert ends[0][0] == 0
    assert ends[-1][1] == (sizes**k).sum()
    assert all(a[1] == b[0] for a, b in pairwise(ends))


@given(CLASSES, st.integers(1, 4))
def test_runs_are_led_by_the_first_of_their_class(given_classes: list[int], parts: int) -> None:
    classes = np.array(given_classes, dtype=np.int64)
    first = np.arange(100, 106)
    items = np.arange(classes.size)
    items[: classes.size // 3] = first[classes[: classes.size // 3]]  # some are the first itself
    order, starts = led(items, classes, first, parts)
    followers = []
    for a, b in pairwise(starts.tolist()):
        assert b - a >= 2
        c = order[a] - 100
        followers += [(c, x) for x in order[a + 1 : b].tolist()]
    kept = [(c, x) for c, x in zip(classes.tolist(), items.tolist(), strict=True) if x < 100]
    assert followers == kept


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.integers(1, 4))
def test_portions_hold_every_run_once(lengths: list[int], parts: int) -> None:
    starts = np.concatenate(([0], np.cumsum(lengths)))
    found = portions(starts, parts)
    assert len(found) <= parts
    assert [x for part in found for x in pairwise(part.tolist())] == list(pairwise(starts.tolist()))


@pytest.mark.parametrize("threads", [1, 3])
def test_all_work_is_done_and_a_mismatch_is_found_anywhere(threads: int) -> None:
    parts = list(blocks(np.array([3, 4]), 2))
    done: list[int] = []
    in_parallel(lambda block: done.append(block.item_lo), parts, threads)
    assert sorted(done) == [block.item_lo for block in parts]

    def odd(order: np.ndarray, starts: np.ndarray) -> int:
        return max((x for x in order[starts[0] : starts[-1]].tolist() if x % 2), default=-1)

    starts = np.array([0, 2, 4, 6])
    for at in range(6):
        order = 2 * np.arange(6)
        assert not found_in_parallel(odd, order, starts, threads, ())
        order[at] = 1
        assert found_in_parallel(odd, order, starts, threads, ())
