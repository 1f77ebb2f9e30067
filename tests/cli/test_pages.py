"""report, run, papers, info."""

from __future__ import annotations

import pytest

from tests.cli.run import answer, refusal
from wlkit.cli import main
from wlkit.cli.pages import installation
from wlkit.memory import available_bytes


def test_info(capsys):
    found = answer(capsys, "info")
    assert {"wlkit", "python", "threads", "gpu", "cache", "packages", "extras"} <= set(found)
    assert found["threads"] >= 1
    for k, n in found["largest_pair"].items():  # two arrays of int32 for each of two graphs
        assert 2 * 8 * n ** int(k) <= available_bytes() < 3 * 2 * 8 * (n + 1) ** int(k)
    assert found["packages"]["numpy"]
    assert installation()["packages"] == found["packages"]
    assert main(["info"]) == 0
    assert "numba" in capsys.readouterr().out


def test_report_writes_a_page(capsys, tmp_path):
    found = answer(capsys, f"report C5 -o {tmp_path}/new/c5.html")
    page = (tmp_path / "new" / "c5.html").read_text()
    assert page.startswith("<!doctype html>")
    assert found["dimensions"]["sub"]["dimension"] == 2
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["c5.html"]


@pytest.mark.parametrize(("words", "hint"), [
    (["report", "C5"], "-o"),
    (["report", "petersn", "-o", "x.html"], "petersen"),
    (["report", "E0", "-o", "x.html"], "at least one vertex"),
    (["papers", "no-such-paper"], "paper"),
])  # fmt: skip
def test_bad_input_is_one_line(capsys, words, hint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert hint in refusal(capsys, *words)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_cannot_be_written_is_refused(capsys, tmp_path):
    (tmp_path / "file").write_text("")
    assert "cannot write" in refusal(capsys, "report", "K2", "-o", f"{tmp_path}/file/x.html")
    assert "cannot write" in refusal(capsys, "report", "K2", "-o", str(tmp_path))
