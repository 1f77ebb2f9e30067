"""What the machine has, and how sizes are written."""

from __future__ import annotations

import shutil

import pytest

from wlkit.memory import available_bytes, available_threads, bytes_text, free_disk


def test_the_machine_has_something():
    assert available_bytes() > 1 << 20
    assert available_threads() >= 1


def test_room_of_a_directory_that_is_still_to_be_made(tmp_path):
    room = free_disk(tmp_path / "a" / "b")
    assert 0 < room <= shutil.disk_usage(tmp_path).total
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 bytes"),
        (1023, "1023 bytes"),
        (1024, "1.0 KiB"),
        (5 << 20, "5.0 MiB"),
        (3 << 40, "3.0 TiB"),
        (10**400, "2^1328 bytes"),
    ],
)
def test_sizes_as_people_write_them(count, text):
    assert bytes_text(count) == text
