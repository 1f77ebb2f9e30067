"""Shortest words: lengths against the plain twin, every word carried out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import cayley as reference
from wlkit.cayley import growth, path, paths
from wlkit.cayley.distances import word_by_sweep
from wlkit.errors import InputError, SizeError, VerificationError
from wlkit.groups import GeneratingSet, generators


@pytest.mark.parametrize(
    "s",
    [
        generators.lrx(5),
        generators.lx(5),
        generators.pancake(5),
        generators.three_cycles_01i(5, add_inverses=False),
        generators.lx(7).with_state("0012012"),
    ],
    ids=repr,
)
def test_every_distance_is_that_of_breadth_first_search(s):
    layers = reference.layers(s.start, reference.permutation_moves(s.permutations))
    for distance, layer in enumerate(layers):
        for target in sorted(layer)[:6]:
            word = path(s, to=target)
            assert word.length == distance
            assert word.verify()


@given(st.permutations(range(6)), st.permutations(range(6)))
def test_distance_is_symmetric_for_inverse_closed_sets(a, b):
    s = generators.lrx(6)
    there, back = path(s, to=a, start=b), path(s, to=b, start=a)
    assert there.verify()
    assert there.length == back.length


@pytest.mark.parametrize(
    "s",
    [
        generators.lrx(6),
        generators.lx(6),
        generators.larx(6),
        generators.three_cycles_01i(6, add_inverses=False),
        generators.mini_pyramorphix(),
        generators.rand_generators(6, 2, seed=5),
    ],
    ids=repr,
)
def test_words_walked_back_through_residues_are_shortest(s):
    layers = reference.layers(s.start, reference.permutation_moves(s.permutations))
    for distance, layer in enumerate(layers):
        for target in sorted(layer)[:5]:
            letters = word_by_sweep(s, target)
            state = s.start
            for letter in letters:
                state = s.generators[letter].moved(state)
            assert state == target
            assert len(letters) == distance


def test_a_sweep_takes_over_from_large_balls(monkeypatch):
    monkeypatch.setattr(paths, "SMALL_BALLS", 10)
    for s in (generators.lrx(7), generators.lx(7).with_state([6, 0, 1, 5, 2, 4, 3])):
        found = growth(s)
        word = path(s, to=found.last_layer(1)[0])
        assert word.length == found.diameter
        assert word.verify()


@pytest.mark.slow
def test_the_farthest_element_of_lrx_11():
    found = growth("lrx", 11)
    word = found.word_to(found.last_layer()[0])
    assert word.length == 55
    assert word.verify()


def test_matrix_words():
    s = generators.special_linear(2, 7)
    target = growth(s).last_layer(1)[0]
    word = path(s, to=target)
    assert word.length == 7
    assert word.verify()
    assert path("heisenberg", to="1 0 5 0 1 0 0 0 1").verify()


def test_graphs_too_large_to_sweep():
    for s, letters in (
        (generators.pancake(16), (3, 9, 14, 6, 11, 2)),
        (generators.rubik_cube(3), (0, 3, 7, 10, 1)),
        (generators.lrx(30), (0, 0, 2, 0, 2, 0, 0, 2, 0, 2, 1, 2)),
    ):
        scrambled = s.start
        for letter in letters:
            scrambled = s.generators[letter].moved(scrambled)
        found = path(s, to=scrambled)
        assert found.length <= len(letters)
        assert found.verify()


def test_words_of_a_bounded_length():
    s = generators.lrx(6)
    for distance, layer in enumerate(
        reference.layers(s.start, reference.permutation_moves(s.permutations))
    ):
        target = min(layer)
        assert path(s, to=target, max_length=distance).length == distance
        if distance:
            with pytest.raises(InputError, match=f"at most {distance - 1} letters"):
                path(s, to=target, max_length=distance - 1)
    assert path("heisenberg", to="1 2 0 0 1 0 0 0 1", max_length=2).names == ("x", "x")
    with pytest.raises(InputError, match="max_length"):
        path(s, to=s.start, max_length=-1)


def test_a_sweep_takes_over_from_large_balls_of_words(monkeypatch):
    monkeypatch.setattr(paths, "SMALL_BALLS", 10)
    monkeypatch.setattr(paths, "SWEEP_ADVANTAGE", 10**6)
    for s in (
        generators.lrx(10).with_state("0011011010"),
        generators.lx(9).with_state("012012012"),
    ):
        found = growth(s)
        word = path(s, to=found.last_layer(1)[0])
        assert word.length == found.diameter
        assert word.verify()
        back = path(s, start=found.last_layer(1)[0], to=s.start)
        assert back.verify()
    with pytest.raises(InputError, match="no word"):
        path([[1, 0, 2, 3, 4, 5], [0, 2, 1, 3, 4, 5]], to="010101", state="101010")


def test_the_answer_of_the_command_line():
    assert path("lrx", 5, to="1 0 2 3 4").to_dict() == {
        "length": 1,
        "word": ["X"],
        "verified": True,
    }
    assert path("lrx", 4, to=range(4)).to_dict()["word"] == []
    assert str(path("lrx", 5, to="12340", start="01234")) == "L"


def test_a_wrong_word_does_not_verify():
    word = path("lrx", 5, to=[1, 0, 2, 3, 4])
    with pytest.raises(VerificationError, match="leads to"):
        replace(word, letters=(0,)).verify()


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: path("three_cycles", 5, to=[1, 0, 2, 3, 4]), InputError, "no word"),
        (lambda: path("lrx", 5, to=[1, 0]), InputError, "5 symbols"),
        (lambda: path("lrx", 5, to=[1, 1, 2, 3, 4]), InputError, "rearrangement"),
        (lambda: path("lrx", 4, state="0011", to="0111"), InputError, "rearrangement"),
        (lambda: path(GeneratingSet([[1, 0, 2]]), to="011", state="110"), InputError, "no word"),
        (lambda: path("heisenberg", 3, 5, to=[1, 0]), InputError, "9 entries|3 x 3"),
        (lambda: path("heisenberg", 3, 5, to="a"), InputError, "integers"),
        (
            lambda: path("rubik_cube", 3, to=_far(), memory=4_000_000),
            SizeError,
            "within radius",
        ),
    ],
)
def test_bad_requests_have_one_clear_error(call, error, says):
    with pytest.raises(error, match=says):
        call()


def _far():
    cube = generators.rubik_cube(3)
    state = cube.start
    for letter in np.random.default_rng(1).integers(len(cube), size=60).tolist():
        state = cube.generators[letter].moved(state)
    return state
