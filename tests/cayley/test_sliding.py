"""Growth and shortest words of sliding puzzles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import cayley as reference
from wlkit.cayley import Word, growth, path, plan
from wlkit.errors import InputError, VerificationError
from wlkit.groups import SlidingPuzzle, generators

ROWS = [
    # the 2 x 3 board has 360 states and diameter 21 (A151944); 3 x 3: A089473; hole in a corner
    (2, 3, "1 2 3 5 6 7 10 12 12 16 23 25 28 39 44 40 29 21 18 12 6 1"),
    (
        3,
        3,
        (
            "1 2 4 8 16 20 39 62 116 152 286 396 748 1024 1893 2512 4485 5638 9529 10878 16993 "
            "17110 23952 20224 24047 15578 14560 6274 3910 760 221 2"
        ),
    ),
]


@pytest.mark.parametrize(("rows", "columns", "spheres"), ROWS)
def test_known_rows(rows, columns, spheres):
    found = growth("sliding_tiles", rows, columns)
    assert found.spheres == tuple(map(int, spheres.split()))
    assert found.verify()


def test_first_spheres_of_the_15_puzzle():
    # A089484
    found = growth("sliding_tiles", max_radius=13)
    assert found.spheres == (1, 2, 4, 10, 24, 54, 107, 212, 446, 946, 1948, 3938, 7808, 15544)
    assert found.order == 10461394944000
    assert not found.complete


moved_words = st.sampled_from(["1120", "0111", "1230", "3021"])
tables = st.lists(
    st.permutations([0, 1, 2, 3]).flatmap(
        lambda row: st.sets(st.integers(0, 3)).map(
            lambda dead: [-1 if i in dead else x for i, x in enumerate(row)]
        )
    ),
    min_size=1,
    max_size=3,
)


@given(tables, moved_words)
def test_engines_agree_on_boards_with_one_way_moves(targets, state):
    puzzle = SlidingPuzzle(targets, state=state)
    expected = tuple(reference.spheres(puzzle))
    for engine in ("frontier", "sets"):
        assert growth(puzzle, engine=engine).spheres == expected


def test_many_words_of_symbols_of_many_bits():
    puzzle = generators.sliding_tiles(5, 5)
    found = growth(puzzle, max_radius=6)
    assert found.spheres == tuple(reference.spheres(puzzle, 6))


def test_shortest_words_apply_every_move():
    puzzle = generators.sliding_tiles(3, 3)
    word = path(puzzle, to=[8, 6, 7, 2, 5, 4, 3, 0, 1])
    assert word.length == 31
    state = word.start
    for letter in word.letters:
        state = puzzle.moved(state, letter)
    assert state == word.target


def test_words_with_a_move_that_does_not_apply_do_not_verify():
    puzzle = generators.sliding_tiles(2, 2)
    assert Word(puzzle, (1, 2, 3, 0), (1, 0, 3, 2), (0,)).verify()
    with pytest.raises(VerificationError, match="D does not apply"):
        Word(puzzle, (1, 2, 3, 0), (1, 0, 3, 2), (1, 0)).verify()


def test_states_out_of_reach_are_refused_at_once():
    # Sam Loyd's exchange of the tiles 14 and 15
    with pytest.raises(InputError, match="no word"):
        path("sliding_tiles", to=[*range(1, 14), 15, 14, 0])
    with pytest.raises(InputError, match="rearrangement"):
        path("sliding_tiles", 2, 2, to="9120")


def test_the_plan_knows_the_number_of_states():
    assert plan(generators.sliding_tiles(3, 4)).states == 239500800
    assert plan(generators.sliding_tiles(2, 2).with_state("1110")).states is None
    assert plan(generators.sliding_tiles(3, 3)).engine == "frontier"
    with pytest.raises(InputError, match="frontier"):
        plan(generators.sliding_tiles(3, 3), engine="bitmap")
