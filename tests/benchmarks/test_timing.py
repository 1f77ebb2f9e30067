"""The shared timer of the benchmarks."""

from __future__ import annotations

import time
from functools import partial

import pytest

from benchmarks.timing import Ratio, header, limited, limited_ratio, ratio, seconds


def test_ratio_takes_turns_and_warms_up_once(capsys) -> None:
    calls: list[str] = []
    found = ratio("name", lambda: calls.append("ours"), lambda: calls.append("peer"), repeat=2)
    assert calls == ["ours", "ours", "peer", "ours", "peer"]
    assert found.value == found.peer_seconds / found.seconds
    assert "ratio" in capsys.readouterr().out


def test_a_ratio_above_one_means_faster_than_the_peer() -> None:
    assert Ratio("name", 0.5, "peer", 2.0).value == 4


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.0, "12 s"), (0.0123, "12.3 ms"), (4.5e-5, "45 us"), (7e-9, "7 ns"), (0.0, "0 ns")],
)
def test_a_duration_is_said_in_its_unit(value: float, text: str) -> None:
    assert seconds(value) == text


def test_the_header_says_load_and_cores(capsys) -> None:
    header("area")
    assert "load average" in capsys.readouterr().out


def test_a_peer_in_a_process_of_its_own_is_stopped_at_its_limit(capsys) -> None:
    taken, value = limited(partial, pow, 2, 10, limit=60)
    assert value == 1024
    assert taken < 60
    found = limited_ratio("name", lambda: None, partial, time.sleep, 60, limit=0.1, peer_name="p")
    assert found.stopped
    assert "times: stopped after 100 ms" in capsys.readouterr().out


def test_a_peer_that_differs_ends_the_benchmark() -> None:
    with pytest.raises(SystemExit, match="differ on name: 1024 and 1000"):
        limited_ratio("name", lambda: 1000, partial, pow, 2, 10, limit=60, peer_name="p")
