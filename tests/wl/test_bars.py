"""Bars: the items stay the same, and nothing is printed unless asked for."""

from __future__ import annotations

import pytest

from wlkit.wl.bars import with_bar


@pytest.mark.parametrize("progress", [False, True])
def test_the_items_stay_the_same(capsys: pytest.CaptureFixture[str], progress: bool) -> None:
    assert list(with_bar(range(5), "numbers", progress, unit="number")) == list(range(5))
    out, err = capsys.readouterr()
    assert out == ""
    assert ("numbers" in err) == progress
