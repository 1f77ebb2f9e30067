"""Words: what they say, and that carrying them out tells right from wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wlkit.cayley import Word, path
from wlkit.errors import VerificationError
from wlkit.groups import generators


def test_a_word_is_carried_out_letter_by_letter():
    s = generators.lrx(4)
    word = Word(s, (0, 1, 2, 3), (2, 1, 3, 0), (0, 2))
    assert word.verify()
    assert (str(word), len(word), word.names) == ("L.X", 2, ("L", "X"))
    assert repr(word) == "Word('L.X', length=2)"
    assert word.to_dict() == {"length": 2, "word": ["L", "X"], "verified": True}


@pytest.mark.parametrize(
    "word",
    [
        path("lrx", 6, to=[5, 4, 3, 2, 1, 0]),
        path("lrx", 6, state="000111", to="111000"),
        path("heisenberg", 3, 7, to=[[1, 2, 3], [0, 1, 4], [0, 0, 1]]),
        path("sliding_tiles", 2, 3, to=[0, 1, 2, 4, 5, 3]),
    ],
    ids=lambda word: repr(word.generators),
)
def test_a_word_with_a_letter_less_does_not_verify(word):
    assert word.verify()
    with pytest.raises(VerificationError):
        replace(word, letters=word.letters[:-1]).verify()


def test_a_sliding_move_that_does_not_apply_does_not_verify():
    puzzle = generators.sliding_tiles(2, 2)
    with pytest.raises(VerificationError, match="does not apply"):
        Word(puzzle, puzzle.start, puzzle.start, (puzzle.names.index("D"),)).verify()
