"""The sweep over words against plain sets: threads, radii, intransitive groups, resumed runs."""

from __future__ import annotations

from math import comb

import pytest

from tests.reference import cayley as reference
from tests.reference import cayley_words as twins
from wlkit.cayley import growth, plan
from wlkit.cayley.word_bitmap import WordResidues
from wlkit.cayley.word_layout import word_layout
from wlkit.errors import InputError, SizeError
from wlkit.groups import GeneratingSet, generators

WORDS = [
    generators.lrx(8).with_state("00110101"),
    generators.lx(9).with_state("012012012"),
    generators.pancake(7).with_state([0, 0, 5, 5, 5, 90, 90]),
    generators.coxeter_b(3).with_state("001122"),
    generators.three_cycles_01i(8, add_inverses=False).with_state("00001112"),
    generators.coxeter(2).with_state("00"),
    GeneratingSet([[1, 0, 3, 2, 4], [0, 1, 2, 3, 4]], state="01001"),
]


@pytest.mark.parametrize("s", WORDS, ids=repr)
def test_words_are_swept_like_sets(s):
    layers = reference.layers(s.start, reference.permutation_moves(s.permutations))
    found = growth(s, engine="bitmap")
    assert found.engine == "bitmap"
    assert found.spheres == tuple(map(len, layers))
    assert found.complete
    assert set(found.last_layer()) == layers[-1]
    for radius in (0, 2, len(layers)):
        ball = growth(s, engine="bitmap", max_radius=radius)
        assert ball.spheres == found.spheres[: radius + 1]
        assert set(ball.last_layer()) == layers[min(radius, len(layers) - 1)]


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_threads_do_not_change_spheres_of_words(threads):
    found = growth("lrx", 21, state="010" * 7, threads=threads)
    kept = growth("lrx", 21, state="010" * 7, engine="frontier")
    assert found.engine == "bitmap"
    assert found.spheres == kept.spheres
    assert set(found.members) == set(kept.members)
    assert found.order == comb(21, 7)


@pytest.mark.parametrize("m", range(3, 12))
def test_diameter_of_lrx_on_alternating_words(m):
    found = growth("lrx", 2 * m, state="01" * m)
    assert found.diameter == (3 * m * m + m % 2) // 4
    assert found.order == comb(2 * m, m)


@pytest.mark.slow
@pytest.mark.parametrize("m", [12, 13, 14])
def test_diameter_of_lrx_on_long_alternating_words(m):
    assert growth("lrx", 2 * m, state="01" * m).diameter == (3 * m * m + m % 2) // 4


@pytest.mark.parametrize("s", [WORDS[1], WORDS[3]], ids=repr)
def test_a_resumed_sweep_of_words(tmp_path, s):
    whole = growth(s, engine="bitmap")
    for radius in (1, 4, 4):
        growth(s, engine="bitmap", checkpoint=tmp_path, max_radius=radius)
    for _ in range(2):
        resumed = growth(s, engine="bitmap", checkpoint=tmp_path)
        assert resumed.spheres == whole.spheres
        assert resumed.members == whole.members
        assert resumed.complete


def test_the_plan_of_words():
    chosen = plan(generators.lrx(24).with_state("01" * 12))
    assert chosen.engine == "bitmap"
    assert "2 bits a state" in chosen.reason
    assert "12 + 12 places, 2 symbols" in str(chosen)
    assert chosen.bytes < 1_100_000
    assert plan(generators.lrx(40).with_state("01" * 20), memory=1 << 36).bytes < 1 << 36
    # an intransitive group reaches few of the words: states are kept one by one
    assert plan(generators.rubik_cube(2).with_state("001122334455001122334455")).engine == (
        "frontier"
    )


def test_words_that_no_bitmap_holds():
    with pytest.raises(InputError, match="few symbols"):
        growth("lrx", 24, state="0123456789ab" * 2, engine="bitmap")
    with pytest.raises(SizeError, match="free"):
        growth("lrx", 30, state="01" * 15, memory=30_000_000, engine="bitmap")


@pytest.mark.parametrize("keep", [0, 1, 3, 1000])
def test_members_are_listed_block_by_block(monkeypatch, keep):
    whole = growth("lrx", 12, state="010101001011", max_radius=9).members
    monkeypatch.setattr("wlkit.cayley.word_bitmap.BLOCK", 2)
    found = growth("lrx", 12, state="010101001011", max_radius=9, engine="bitmap", keep=keep)
    assert found.members == tuple(sorted(whole))[:keep]


def decoded(planes, words):
    """Return the two bits of every word."""
    return {w: int(planes[i >> 5]) >> 2 * (i & 31) & 3 for i, w in enumerate(words)}


@pytest.mark.parametrize(
    "s",
    [
        generators.lrx(7).with_state("0010110"),
        generators.lx(6).with_state("012012"),
        generators.pancake(6).with_state([5, 5, 9, 5, 9, 9]),
        generators.coxeter(5).with_state("00001"),
    ],
    ids=repr,
)
def test_kernels_against_their_twins(s):
    words = twins.all_words(s.start)
    moves = reference.permutation_moves(s.permutations)
    table = WordResidues(word_layout(s), s.start)
    codes = {word: int(word == s.start) for word in words}
    residues, current = twins.record(codes, dict.fromkeys(words, 0), 1, 1), 1
    while True:
        codes, new = twins.spread(codes, moves, current)
        current = 3 - current
        assert table.advance() == new
        assert decoded(table.bitmap.planes, words) == codes
        if not new:
            break
        residues = twins.record(codes, residues, current, 1 + table.radius % 3)
        assert decoded(table.codes, words) == residues
