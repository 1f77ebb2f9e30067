"""Rounds packed into few bits."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wlkit.wl.levels import Levels


@given(st.lists(st.integers(0, 2**31 - 1) | st.integers(0, 20), max_size=90), st.integers(0, 2**20))
def test_packed_numbers_come_back(numbers: list[int], t: int) -> None:
    levels = Levels.of(np.array(numbers, dtype=np.int64))
    assert levels.array().tolist() == numbers
    assert max(numbers, default=0) < 2**levels.bits
    assert levels.bits == 1 or max(numbers) >= 2 ** (levels.bits // 2)
    wider = levels.fit_for(t)
    assert t < 2**wider.bits
    assert wider.array().tolist() == numbers
    assert wider.cut(len(numbers) // 2).array().tolist() == numbers[: len(numbers) // 2]


def test_words_hold_as_many_as_fit() -> None:
    for bits in (1, 2, 4, 8, 16, 32):
        levels = Levels.zeros(100, bits)
        assert 32 * levels.words.size in range(100 * bits, 100 * bits + 33)
        assert levels.array().tolist() == [0] * 100
