"""Beam search: its words lead to the target and are never shorter than the distance."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.cayley import beam_search, path
from wlkit.errors import InputError, SizeError
from wlkit.groups import generators


@given(st.permutations(range(6)), st.integers(1, 50))
def test_words_are_verified_and_not_shorter_than_the_distance(target, width):
    shortest = path("lrx", 6, to=target).length
    try:
        word = beam_search("lrx", 6, to=target, width=width, ball=10)
    except SizeError:
        return
    assert word.verify()
    assert word.length >= shortest
    if word.shortest:
        assert word.length == shortest


@pytest.mark.parametrize(
    ("s", "target"),
    [
        (generators.lx(6), (5, 4, 3, 2, 1, 0)),
        (generators.pancake(7), (6, 4, 2, 0, 1, 3, 5)),
        (generators.lrx(8).with_state("00110101"), (1, 1, 1, 1, 0, 0, 0, 0)),
        (generators.heisenberg(3, 5), ((1, 3, 2), (0, 1, 4), (0, 0, 1))),
        (generators.sliding_tiles(2, 3), (5, 4, 3, 2, 1, 0)),
    ],
    ids=repr,
)
def test_a_beam_that_drops_nothing_finds_shortest_words(s, target):
    for ball in (1, 30, 10**6):
        word = beam_search(s, to=target, width=10**6, ball=ball)
        assert word.shortest
        assert word.length == path(s, to=target).length


def manhattan(target, columns):
    """Return the sum over tiles of rows plus columns between place and goal."""
    goal = np.argsort(target)

    def distance(states):
        places = np.argsort(states, axis=1)
        rows = np.abs(places // columns - goal // columns)
        return (rows + np.abs(places % columns - goal % columns))[:, 1:].sum(axis=1)

    return distance


def test_the_15_puzzle_with_a_heuristic():
    puzzle, chance = generators.sliding_tiles(), random.Random(4)
    state = puzzle.start
    for _ in range(300):
        state = puzzle.moved(state, chance.randrange(4)) or state
    word = beam_search(
        puzzle, start=state, to=puzzle.start, heuristic=manhattan(puzzle.start, 4), width=500
    )
    assert word.verify()
    assert not word.shortest
    assert (word.start, word.target) == (state, puzzle.start)


def test_a_far_permutation_of_24_points():
    target = list(range(24))
    random.Random(1).shuffle(target)
    word = beam_search("all_transpositions", 24, to=target, width=10, ball=300)
    assert word.verify()
    assert 15 <= word.length <= 23


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: beam_search("lrx", 5, to=[0, 1, 2, 3, 4], width=0), InputError, "width"),
        (lambda: beam_search("three_cycles", 5, to=[1, 0, 2, 3, 4]), InputError, "no word"),
        (lambda: beam_search("coxeter_b", 2, state="0101", to="0011"), InputError, "no word"),
        (
            lambda: beam_search("lrx", 9, to=range(8, -1, -1), ball=1, heuristic=lambda s: 1),
            InputError,
            "one number",
        ),
        (
            lambda: beam_search("lrx", 12, to=range(11, -1, -1), ball=1, width=1, max_steps=5),
            SizeError,
            "heuristic value was",
        ),
    ],
)
def test_bad_requests_have_one_clear_error(call, error, says):
    with pytest.raises(error, match=says) as caught:
        call()
    assert "\n" not in str(caught.value)
