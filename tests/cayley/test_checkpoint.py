"""Checkpoints: resumed runs give the same spheres; damaged or foreign state is refused."""

from __future__ import annotations

import json

import pytest

from wlkit.cayley import growth
from wlkit.cayley.checkpoint import Checkpoint
from wlkit.errors import CheckpointError
from wlkit.groups import MatrixGeneratingSet

CASES = [
    (("lrx", 7), {}),
    (("lx", 7), {}),
    (("lrx", 9), {"state": "000111222"}),
    (("lrx", 9), {"state": "000111222", "engine": "frontier"}),
    (("heisenberg", 3, 9), {}),
    (("lrx", 7), {"engine": "shards"}),
    (("lx", 6), {"engine": "shards"}),
    (("coxeter", 6), {"engine": "orbits"}),
]


@pytest.mark.parametrize(("graph", "options"), CASES)
def test_a_resumed_run_ends_like_an_uninterrupted_one(tmp_path, graph, options):
    whole = growth(*graph, **{**options, "engine": "auto"})
    for radius in (2, 2, 5):
        growth(*graph, **options, checkpoint=tmp_path, max_radius=radius)
    resumed = growth(*graph, **options, checkpoint=tmp_path)
    assert resumed.spheres == whole.spheres
    assert set(resumed.last_layer()) == set(whole.last_layer())
    again = growth(*graph, **options, checkpoint=tmp_path)
    assert again.spheres == whole.spheres
    assert again.complete
    assert not list(tmp_path.glob("*.tmp"))
    assert len(list(tmp_path.glob("radius-*"))) <= (20 if "shards" in options.values() else 2)


def test_entries_that_widen_after_a_resume(tmp_path):
    s = MatrixGeneratingSet([[[2, 1], [1, 1]], [[1, 1], [0, 1]]])
    whole = growth(s, max_radius=9)
    for radius in (4, 6, 9):
        found = growth(s, max_radius=radius, checkpoint=tmp_path)
        assert found.spheres == whole.spheres[: radius + 1]


@pytest.mark.parametrize("engine", ["bitmap", "shards", "frontier"])
def test_an_interrupt_leaves_a_resumable_state(tmp_path, monkeypatch, engine):
    commit, calls = Checkpoint.commit, []

    def interrupted(self, *args, **named):
        calls.append(1)
        if len(calls) == 7:
            raise KeyboardInterrupt
        commit(self, *args, **named)

    monkeypatch.setattr(Checkpoint, "commit", interrupted)
    with pytest.raises(KeyboardInterrupt):
        growth("lrx", 7, checkpoint=tmp_path, engine=engine)
    saved = json.loads((tmp_path / "manifest.json").read_text())
    assert saved["spheres"] == [1, 3, 6, 12, 22, 42, 73][: len(saved["spheres"])]
    assert len(saved["spheres"]) >= 6
    monkeypatch.undo()
    whole = growth("lrx", 7).spheres
    assert growth("lrx", 7, checkpoint=tmp_path, engine=engine).spheres == whole


def damage_data(directory):
    data = max(directory.glob("radius-*"))
    raw = bytearray(data.read_bytes())
    raw[len(raw) // 2] ^= 1
    data.write_bytes(bytes(raw))


def remove_data(directory):
    max(directory.glob("radius-*")).unlink()


def cut_data(directory):
    data = max(directory.glob("radius-*"))
    data.write_bytes(data.read_bytes()[:-40])


def cut_manifest(directory):
    file = directory / "manifest.json"
    file.write_text(file.read_text()[:40])


def forget_key(directory):
    file = directory / "manifest.json"
    file.write_text(json.dumps({"format": 1}))


@pytest.mark.parametrize("engine", ["bitmap", "shards", "frontier"])
@pytest.mark.parametrize("damage", [damage_data, remove_data, cut_data, cut_manifest, forget_key])
def test_damaged_state_is_refused(tmp_path, damage, engine):
    growth("lrx", 7, checkpoint=tmp_path, max_radius=9, engine=engine)
    damage(tmp_path)
    with pytest.raises(CheckpointError, match=r"damaged|cannot read"):
        growth("lrx", 7, checkpoint=tmp_path, engine=engine)


def test_another_graphs_state_is_refused(tmp_path):
    growth("lrx", 7, checkpoint=tmp_path, max_radius=3)
    with pytest.raises(CheckpointError, match="another run"):
        growth("pancake", 7, checkpoint=tmp_path)
    with pytest.raises(CheckpointError, match="another run"):
        growth("lrx", 7, checkpoint=tmp_path, engine="frontier")


def test_a_directory_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CheckpointError, match="cannot write"):
        growth("lrx", 6, checkpoint=tmp_path / "file")


def test_plain_sets_keep_no_checkpoints(tmp_path):
    with pytest.raises(CheckpointError, match="sets"):
        growth("lrx", 5, checkpoint=tmp_path, engine="sets")
