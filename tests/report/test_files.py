"""Files are written whole or not at all."""

from __future__ import annotations

import pytest

from wlkit.errors import InputError
from wlkit.report.files import write_whole


def test_an_old_file_is_replaced(tmp_path):
    target = tmp_path / "a.txt"
    write_whole(target, "one")
    assert write_whole(target, "two") == target
    assert target.read_text() == "two"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_failure_leaves_the_old_file_and_no_part(tmp_path):
    target = tmp_path / "a.txt"
    write_whole(target, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(target, "\ud800")
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(InputError, match="cannot write"):
        write_whole(tmp_path, "x")
