"""basis, expressivity, program."""

from __future__ import annotations

import pytest

from tests.cli.run import answer, refusal
from wlkit.cli import main


@pytest.mark.parametrize(("line", "counts"), [
    ("basis 4 --directed --loops --roots edge", [2, 15, 117, 877, 6719]),
    ("basis 6 --simple", [1, 1, 2, 5, 11, 26, 68]),
    ("basis 3 --n 2", [1, 1, 1, 1]),
])  # fmt: skip
def test_counts(capsys, line, counts):
    assert answer(capsys, line)["counts"] == counts


def test_list_gives_as_many_multigraphs(capsys):
    found = answer(capsys, "basis 3 --roots 1 --list")
    assert len(found["basis"]) == sum(found["counts"])
    assert main(["basis", "2", "--list"]) == 0
    assert "2:0-1,0-1" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "hint"), [
    (["basis", "-1"], "at least 0"),
    (["basis", "x"], "integer"),
    (["basis", "3", "--roots", "3"], "roots"),
    (["basis", "12", "--directed", "--loops", "--list"], "at most"),
])  # fmt: skip
def test_bad_input_is_one_line(capsys, words, hint):
    assert hint in refusal(capsys, *words)
