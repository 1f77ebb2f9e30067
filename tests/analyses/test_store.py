"""A result file is written whole, and the same answer is the same file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analyses.store import load, save

ROWS = [{"n": 1, "value": [1, 2]}, {"n": 2, "value": None}]


def test_saved_rows_load_again(tmp_path: Path) -> None:
    path = save("name", 'What is "it"?\n\nMore.', ROWS, tmp_path / "new")
    assert load("name", tmp_path / "new") == ROWS
    assert json.loads(path.read_text())["question"] == 'What is "it"?'
    before = path.read_bytes()
    assert save("name", 'What is "it"?', ROWS, tmp_path / "new").read_bytes() == before


def test_a_row_that_json_does_not_know_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = save("name", "What?", ROWS, tmp_path)
    with pytest.raises(TypeError):
        save("name", "What?", [{"n": object()}], tmp_path)
    assert load("name", tmp_path) == ROWS
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
