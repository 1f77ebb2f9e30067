"""The frontier engine under every memory: passes, threads, files; refusals with numbers."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference import cayley as reference
from wlkit.cayley import frontier_search, growth
from wlkit.cayley.frontier_layer import LARGE, SMALL
from wlkit.cayley.frontier_search import LayeredSearch
from wlkit.cayley.frontier_states import packed_states
from wlkit.errors import SizeError
from wlkit.groups import generators

GRAPHS = [generators.lx(6), generators.pancake(7)]


@pytest.mark.parametrize("s", GRAPHS, ids=repr)
@pytest.mark.parametrize("threads", [1, 3])
def test_little_memory_means_more_passes_and_the_same_layers(s, threads, tmp_path, monkeypatch):
    monkeypatch.setattr(frontier_search, "SMALL_LAYER", 200)
    whole = growth(s)
    free = growth(s, engine="frontier", threads=threads)
    tight = growth(s, engine="frontier", threads=threads, memory=200_000)
    on_disk = growth(
        s, engine="frontier", threads=threads, memory=150_000, checkpoint=tmp_path / "run"
    )
    for found in (free, tight, on_disk):
        assert found.spheres == whole.spheres
        assert found.members == free.members
        assert found.complete
    assert on_disk.peak_bytes <= 150_000
    assert tight.peak_bytes <= 200_000


def test_a_run_that_is_refused_goes_on_with_more_memory(tmp_path):
    with pytest.raises(SizeError, match="within radius"):
        growth("pancake", 9, engine="frontier", memory=1_000_000, checkpoint=tmp_path)
    found = growth("pancake", 9, engine="frontier", checkpoint=tmp_path)
    assert found.spheres == growth("pancake", 9).spheres


def test_a_layer_is_cut_when_it_grows_and_not_before():
    search = LayeredSearch(packed_states(generators.lrx(9), 8), 1, False, 1 << 24)
    while search.front.fan == SMALL:
        small = search.front.size
        assert search.advance()
    assert search.front.fan == LARGE
    assert 3 * search.spheres[-3] <= search.small < 3 * search.spheres[-2] == 3 * small


def test_wide_states_agree_with_narrow_ones():
    s = generators.lrx(8)
    word = s.with_state([100 * i for i in range(8)])
    assert growth(word, engine="frontier").spheres == growth(s).spheres
    wide = generators.lrx(40).with_state([0] * 38 + [1, 2])
    found = growth(wide, engine="frontier")
    assert sum(found.spheres) == 40 * 39
    assert found.spheres == growth(wide, engine="sets").spheres


def test_states_of_four_words():
    found = growth("lrx", 40, max_radius=4)
    assert found.engine == "frontier"
    assert packed_states(generators.lrx(40), 8).words == 4
    assert found.spheres == tuple(reference.spheres(generators.lrx(40), 4))


@pytest.mark.slow
def test_the_cube_to_radius_six():
    # OEIS A080583 for 3 x 3 x 3 in the half-turn metric
    found = growth("rubik_cube", 3, max_radius=6)
    assert found.spheres == (1, 18, 243, 3240, 43239, 574908, 7618438)


def test_layers_can_be_counted_beyond_31_bits():
    search = LayeredSearch(packed_states(generators.lrx(5), 8), 1, False, 1 << 30)
    piece = search.front.pieces[0]
    piece.ends = np.array([0, 3 << 31], dtype=np.int64)
    assert search.front.size == 3 << 31
