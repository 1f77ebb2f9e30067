"""Sliding puzzles: what a move is, what it keeps, text forms, errors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import InputError
from wlkit.groups import SlidingPuzzle, generators, generators_from_text

boards = st.integers(2, 6).flatmap(
    lambda n: st.lists(
        st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda e: e[0] != e[1]),
        min_size=1,
        max_size=9,
        unique_by=frozenset,
    )
)


@given(boards.map(SlidingPuzzle.on_board), st.data())
def test_moves_are_undone_and_keep_the_parity(puzzle, data):
    state = tuple(data.draw(st.permutations(range(puzzle.degree))))
    assert puzzle.inverse_closed
    for g in range(len(puzzle)):
        image = puzzle.moved(state, g)
        if image is not None:
            assert puzzle.moved(image, puzzle.inverse_indices[g]) == state
            assert puzzle.parity(image) == puzzle.parity(state)


@given(boards.map(SlidingPuzzle.on_board))
def test_the_colouring_changes_with_every_move(puzzle):
    import networkx as nx

    board = nx.Graph((a, b) for row in puzzle.targets.tolist() for a, b in enumerate(row) if b >= 0)
    assert (puzzle.coloring is not None) == nx.is_bipartite(board)
    if puzzle.coloring is not None:
        assert all(puzzle.coloring[a] != puzzle.coloring[b] for a, b in board.edges)


def test_values_and_text():
    puzzle = generators.sliding_tiles(2, 3)
    assert puzzle.names == ("U", "D", "L", "R")
    assert puzzle.start == (1, 2, 3, 4, 5, 0)
    assert generators_from_text(puzzle.to_text()) == puzzle
    moved = puzzle.with_state("1 2 3 0 1 1")
    assert generators_from_text(moved.to_text()) == moved != puzzle
    assert len({puzzle, generators.sliding_tiles("2", 3), moved}) == 2
    assert repr(moved) == "sliding_tiles(2, 3).with_state('123011')"
    assert repr(SlidingPuzzle([[1, -1]], ["a"])) == "SlidingPuzzle([[1, -1]], ['a'])"
    one_way = SlidingPuzzle([[1, -1]], ["a"])
    assert one_way.inverses().targets.tolist() == [[-1, 0]]
    assert one_way.with_inverses().inverse_closed
    assert generators.sliding_tiles(1, 3).names == ("L", "R")


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: SlidingPuzzle([[1, 1]]), "different targets"),
        (lambda: SlidingPuzzle([[2, 0]]), "among 0..1"),
        (lambda: SlidingPuzzle([1, 0]), "shape"),
        (lambda: SlidingPuzzle([[1, 0]], state="12"), "one hole"),
        (lambda: SlidingPuzzle([[1, 0]], state="00"), "got 2"),
        (lambda: SlidingPuzzle([[1, 0]], state="012"), "2 symbols"),
        (lambda: SlidingPuzzle.on_board([(1, 1)]), "two places"),
        (lambda: generators.sliding_tiles(0, 3), "board"),
    ],
)
def test_bad_puzzles_have_one_clear_error(call, says):
    with pytest.raises(InputError, match=says) as caught:
        call()
    assert "\n" not in str(caught.value)
