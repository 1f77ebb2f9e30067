"""A process killed at any moment, and a disk that fills up, leave a state to go on from."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys

import pytest

from wlkit.cayley import growth
from wlkit.cayley.checkpoint import Checkpoint
from wlkit.errors import CheckpointError

# the process kills itself with the signal nothing can catch, at the n-th chance of four kinds
CODE = """
import os, signal, sys
from wlkit.cayley import checkpoint, frontier_files, growth, shards

engine, where, moment, directory = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
count = 0

def dying(function):
    def run(*args, **named):
        global count
        count += 1
        mine = count
        if mine == moment and where == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*args, **named)
        if mine == moment and where == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return run

checkpoint.flush = dying(checkpoint.flush)
shards.flush = checkpoint.flush
checkpoint.Checkpoint.commit = dying(checkpoint.Checkpoint.commit)
frontier_files.LayerFile.write = dying(frontier_files.LayerFile.write)
growth("lrx", 7, engine=engine, checkpoint=directory)
"""


@pytest.mark.parametrize("engine", ["bitmap", "shards", "frontier"])
@pytest.mark.parametrize(("where", "moment"), [("before", 5), ("after", 23)])
def test_a_killed_process_leaves_a_resumable_state(tmp_path, engine, where, moment):
    arguments = [engine, where, str(moment), str(tmp_path)]
    done = subprocess.run([sys.executable, "-c", CODE, *arguments], check=False)
    assert done.returncode == -signal.SIGKILL
    spheres = growth("lrx", 7).spheres
    if (tmp_path / "manifest.json").exists():
        saved = json.loads((tmp_path / "manifest.json").read_text())["spheres"]
        assert tuple(saved) == spheres[: len(saved)] != spheres
    assert growth("lrx", 7, engine=engine, checkpoint=tmp_path).spheres == spheres


@pytest.mark.parametrize("engine", ["bitmap", "shards", "frontier"])
def test_a_disk_that_fills_up_leaves_the_layer_before(tmp_path, monkeypatch, engine):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    growth("lrx", 7, engine=engine, checkpoint=tmp_path, max_radius=5)
    before = (tmp_path / "manifest.json").read_text()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CheckpointError, match="No space left"):
        growth("lrx", 7, checkpoint=tmp_path)
    assert (tmp_path / "manifest.json").read_text() == before
    monkeypatch.undo()
    assert growth("lrx", 7, checkpoint=tmp_path).spheres == growth("lrx", 7).spheres


def test_a_disk_without_room_is_refused_before_it_is_written(tmp_path, monkeypatch):
    from wlkit.cayley import checkpoint, frontier_files

    monkeypatch.setattr(frontier_files, "free_disk", lambda _: 100)
    with pytest.raises(CheckpointError, match="100 bytes are free"):
        growth("pancake", 7, engine="frontier", checkpoint=tmp_path)
    monkeypatch.setattr(checkpoint, "free_disk", lambda _: 100)
    with pytest.raises(CheckpointError, match="100 bytes are free"):
        Checkpoint(tmp_path / "other", "graph", "bitmap").save([1], {"plane": one_page()})


def one_page():
    import numpy as np

    return np.zeros(4096, dtype=np.uint8)
