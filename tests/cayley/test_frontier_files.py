"""Layers in files read back as they were written, and nothing else is accepted."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.cayley import frontier_files
from wlkit.cayley.frontier_files import LayerFile, read_layer, reader
from wlkit.cayley.frontier_layer import LARGE, SMALL, layer_of
from wlkit.errors import CheckpointError


def written(path, layer, words):
    file = LayerFile(path, words, 0)
    for r, piece in reversed(list(enumerate(layer.pieces))):
        if piece.size:
            read = file.write(r, piece)
            assert np.array_equal(read(), piece.load())
    return file.finish(layer)


@pytest.mark.parametrize("words", [1, 3])
@pytest.mark.parametrize("fan", [SMALL, LARGE])
@pytest.mark.parametrize("count", [0, 1, 700])
def test_layers_come_back(tmp_path, words, fan, count):
    rows = np.random.default_rng(count).integers(0, 1 << 60, size=(count, words), dtype=np.uint64)
    layer = layer_of(rows, fan)
    about = written(tmp_path / "layer", layer, words)
    again = read_layer(tmp_path, about)
    assert again.size == count
    assert again.held == 0
    for one, two in zip(layer.pieces, again.pieces, strict=True):
        assert np.array_equal(one.ends, two.ends)
        if one.size:
            assert np.array_equal(one.load(), two.load())


@pytest.mark.parametrize("place", [0, 777, -9])
def test_a_changed_byte_is_noticed(tmp_path, place):
    rows = np.arange(500, dtype=np.uint64).reshape(-1, 1)
    about = written(tmp_path / "layer", layer_of(rows, LARGE), 1)
    raw = bytearray((tmp_path / "layer").read_bytes())
    raw[place] ^= 4
    (tmp_path / "layer").write_bytes(bytes(raw))
    with pytest.raises(CheckpointError, match="damaged"):
        read_layer(tmp_path, about)


def test_files_that_are_short_or_missing(tmp_path):
    (tmp_path / "short").write_bytes(bytes(20))
    with pytest.raises(CheckpointError, match="too short"):
        reader(tmp_path / "short", 0, 5, 1)()
    with pytest.raises(CheckpointError, match="cannot read"):
        reader(tmp_path / "none", 0, 5, 1)()


def test_room_on_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(frontier_files, "free_disk", lambda _: 3000)
    with pytest.raises(CheckpointError, match=r"about 3.0 KiB.*2.9 KiB are free"):
        LayerFile(tmp_path / "layer", 1, 3100)
    LayerFile(tmp_path / "layer", 1, 2900).close()
