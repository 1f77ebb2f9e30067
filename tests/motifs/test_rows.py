"""Work on rows in chunks."""

import threading

import pytest

from wlkit.motifs import rows, with_bars
from wlkit.motifs.rows import over_rows


@pytest.mark.parametrize("threads", [False, True])
@pytest.mark.parametrize("n", [0, 1, 63, 64, 1000, 300_001])
def test_the_chunks_are_all_rows_once(n, threads, monkeypatch):
    monkeypatch.setenv("NUMBA_NUM_THREADS", "3")
    chunks = over_rows(n, lambda: lambda first, last: (first, last), threads=threads)
    ends = sorted(chunks)
    assert [a for a, _ in ends] == [0, *(b for _, b in ends)][: len(ends)]
    assert (ends[-1][1] if ends else 0) == n
    assert all(b - a <= 4096 for a, b in ends)


def test_every_thread_has_its_own_scratch(monkeypatch):
    monkeypatch.setenv("NUMBA_NUM_THREADS", "2")
    made = []

    def scratch():
        made.append(threading.get_ident())
        mine = threading.get_ident()
        return lambda first, last: mine == threading.get_ident()

    assert all(over_rows(1000, scratch, threads=True))
    assert len(made) == 2


def test_errors_in_a_thread_are_raised(monkeypatch):
    monkeypatch.setenv("NUMBA_NUM_THREADS", "2")

    def failing(first, last):
        raise OverflowError

    with pytest.raises(OverflowError):
        over_rows(10, lambda: failing, threads=True)


@pytest.mark.parametrize("threads", [False, True])
def test_bars_appear_only_where_they_are_asked_for(threads, monkeypatch, capsys):
    monkeypatch.setattr(rows, "PATIENCE", 0)
    monkeypatch.setenv("NUMBA_NUM_THREADS", "2")

    def run():
        return sum(over_rows(500, lambda: lambda first, last: last - first, threads=threads))

    assert run() == 500
    assert capsys.readouterr().err == ""
    with with_bars():
        with with_bars(False):
            assert run() == 500
        assert "/500" in capsys.readouterr().err
    assert run() == 500
    assert capsys.readouterr().err == ""
