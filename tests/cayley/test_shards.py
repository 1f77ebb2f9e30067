"""Shards on disk: the same spheres as in memory, whatever the memory; resumable within a layer."""

from __future__ import annotations

import pytest

from wlkit.cayley import growth, plan, shards
from wlkit.cayley.checkpoint import Checkpoint
from wlkit.cayley.planning import chain_of
from wlkit.cayley.shard_layout import ShardLayout, shard_shape
from wlkit.cayley.shards import ShardSweep
from wlkit.errors import CheckpointError, InputError, SizeError
from wlkit.groups import generators

GRAPHS = [
    generators.lrx(7),
    generators.lx(6),
    generators.pancake(6),
    generators.burnt_pancake(4),
    generators.coxeter_d(5),
    generators.top_spin(7),
    generators.three_cycles_01i(6),
    generators.lrx(6).with_state([5, 3, 9, 1, 0, 7]),
]


@pytest.mark.parametrize("s", GRAPHS, ids=repr)
def test_spheres_are_those_of_the_bitmap_in_memory(s, tmp_path):
    whole = growth(s)
    found = growth(s, engine="shards", checkpoint=tmp_path)
    assert found.engine == "shards"
    assert found.spheres == whole.spheres
    assert found.complete
    assert set(found.members) == set(whole.members)


@pytest.mark.parametrize("s", [generators.lrx(6), generators.burnt_pancake(4)], ids=repr)
def test_every_depth_and_thread_gives_the_same(s, tmp_path, monkeypatch):
    monkeypatch.setattr(shards, "INLINE", 0)
    chain = chain_of(s)
    whole = growth(s)
    for least in (10**9, 0):
        shape = shard_shape(s, chain, least)
        checkpoint = Checkpoint(tmp_path / str(least), s.to_text(), "shards")
        with shards.ThreadPoolExecutor(3) as pool:
            sweep = ShardSweep(ShardLayout(s, chain, shape), checkpoint, pool, 3)
            sweep.begin()
            while sweep.advance():
                pass
        assert tuple(sweep.spheres) == whole.spheres
        assert shape.shards in (chain.radices[0], shape.inner.cosets)


def test_a_run_goes_on_within_a_layer(tmp_path, monkeypatch):
    monkeypatch.setattr(shards, "UNNAMED_BYTES", 1)
    shard, calls = ShardSweep.shard, []

    def interrupted(self, i, radius):
        calls.append((radius, i))
        if len(calls) == 61:
            raise KeyboardInterrupt
        return shard(self, i, radius)

    monkeypatch.setattr(ShardSweep, "shard", interrupted)
    with pytest.raises(KeyboardInterrupt):
        growth("lrx", 7, engine="shards", checkpoint=tmp_path)
    broken = calls[-1]
    assert broken[1] > 0
    found = growth("lrx", 7, checkpoint=tmp_path)
    assert found.engine == "shards"
    assert found.spheres == growth("lrx", 7).spheres
    assert calls[61] == broken


def test_the_plan_takes_the_disk_when_memory_is_short(tmp_path):
    s = generators.lrx(11)
    small = 20_000_000
    assert plan(s, memory=small // 2, directory=tmp_path).engine == "shards"
    chosen = plan(s, memory=small, engine="shards", directory=tmp_path)
    assert chosen.bytes <= small
    assert "shards" in str(chosen)
    assert plan(s, memory=1 << 30, directory=tmp_path).engine == "bitmap"
    with pytest.raises(SizeError, match="checkpoint directory"):
        plan(s, memory=small // 2)


def test_a_disk_that_is_too_small_is_refused_beforehand(tmp_path, monkeypatch):
    from wlkit.cayley import planning

    monkeypatch.setattr(planning, "free_disk", lambda _: 1000)
    with pytest.raises(SizeError, match="1000 bytes are free"):
        growth("lrx", 9, engine="shards", checkpoint=tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda d: growth("lrx", 7, engine="shards"), InputError, "DIRECTORY"),
        (lambda d: growth("heisenberg", 3, 5, engine="shards", checkpoint=d), InputError, "takes"),
        (
            lambda d: growth("lrx", 6, state="000111", engine="shards", checkpoint=d),
            InputError,
            "takes",
        ),
    ],
)
def test_what_shards_do_not_take(tmp_path, call, error, says):
    with pytest.raises(error, match=says):
        call(tmp_path)


def test_a_depth_that_cannot_be_is_refused(tmp_path):
    growth("lrx", 6, engine="shards", checkpoint=tmp_path, max_radius=3)
    manifest = tmp_path / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"depth": 1', '"depth": 77'))
    with pytest.raises(CheckpointError, match="depth 77"):
        growth("lrx", 6, checkpoint=tmp_path)
