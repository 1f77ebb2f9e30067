"""What the three kinds of moves share, each law tried on a member of each kind."""

from __future__ import annotations

import pickle

import pytest

from wlkit.errors import InputError
from wlkit.groups import (
    GeneratingSet,
    MatrixGeneratingSet,
    SlidingPuzzle,
    generators_from_text,
)
from wlkit.groups.moves import frozen_parameters, inverse_name

KINDS = [
    GeneratingSet([[1, 2, 0, 3], [1, 0, 2, 3]], ["L", "X"]),
    GeneratingSet([[1, 2, 0, 3]], ["L"], state="0012"),
    MatrixGeneratingSet([[[1, 1], [0, 1]], [[0, -1], [1, 0]]], ["e", "w"], modulo=5),
    MatrixGeneratingSet([[[1, 1], [0, 1]]], state=[[3], [1]]),
    SlidingPuzzle([[1, 2, 0]], ["a"]),
    SlidingPuzzle([[1, -1, 0]], ["a"], state="102"),
]


@pytest.mark.parametrize("moves", KINDS, ids=repr)
def test_they_are_values(moves):
    names = ["GeneratingSet", "MatrixGeneratingSet", "SlidingPuzzle"]
    again = eval(repr(moves), {name: globals()[name] for name in names})
    for copy in (again, generators_from_text(moves.to_text()), pickle.loads(pickle.dumps(moves))):
        assert copy == moves
        assert hash(copy) == hash(moves)
    assert len(moves) == len(moves.names) == len(moves.table)
    assert all(moves != other for other in KINDS if other is not moves)
    with pytest.raises(AttributeError):
        moves.name = "another"
    with pytest.raises(ValueError, match="read-only"):
        moves.table[0] = 0


@pytest.mark.parametrize("moves", KINDS, ids=repr)
def test_inverses(moves):
    assert not moves.inverse_closed
    assert moves.inverses().inverses() == moves
    assert moves.inverses().names == tuple(map(inverse_name, moves.names))
    closed = moves.with_inverses()
    assert closed.inverse_closed
    assert closed.with_inverses() is closed
    assert closed.names[: len(moves)] == moves.names
    assert closed.start == moves.start
    for i, j in enumerate(closed.inverse_indices):
        assert (closed.inverse_table[i] == closed.table[j]).all()


@pytest.mark.parametrize("moves", KINDS, ids=repr)
def test_another_central_state_keeps_the_moves(moves):
    other = moves.with_state(moves.start)
    assert other.start == moves.start
    assert other.with_state(moves.state) == moves


def test_parameters_are_hashable_pairs():
    assert frozen_parameters({"n": 3, "classes": [[2, 1], None]}) == (
        ("n", 3),
        ("classes", ((2, 1), None)),
    )


def test_names():
    assert GeneratingSet([[0], [0]]).names == ("g0", "g1")
    assert [inverse_name(name) for name in ("L", "L'", "'")] == ["L'", "L", "''"]
    with pytest.raises(InputError, match="2 generators need 2 names"):
        SlidingPuzzle([[1, 0], [0, 1]], ["a"])
