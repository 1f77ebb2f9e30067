"""Words as text and as tuples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import FormatError, InputError
from wlkit.groups.words import checked_word, word_text


@given(st.lists(st.integers(0, 99), min_size=2, max_size=12).map(tuple))
def test_the_text_of_a_word_reads_back(word):
    assert checked_word(word_text(word), len(word)) == word


@pytest.mark.parametrize("text", ["0011", "0 0 1 1", "0,0,1,1", " 0011 "])
def test_spellings_of_one_word(text):
    assert checked_word(text, 4) == (0, 0, 1, 1)


def test_letters_are_symbols_above_nine():
    assert checked_word("9az", 3) == (9, 10, 35)
    assert word_text((9, 10, 35)) == "9az"
    assert word_text((36, 0)) == "36 0"


@pytest.mark.parametrize(
    "word, degree, error, says",
    [
        ("001", 4, InputError, "has 4 symbols, got 3"),
        ([0, 1, 2, 3, 4], 4, InputError, "has 4 symbols, got 5"),
        ("0-1", 3, FormatError, "'0011' or '0 0 1 1'"),
        ("0 x", 2, FormatError, "'0011' or '0 0 1 1'"),
        ([0, -1], 2, InputError, ">= 0"),
        ([0, 0.5], 2, FormatError, "integers"),
    ],
)
def test_bad_words_have_one_clear_error(word, degree, error, says):
    with pytest.raises(error, match=says):
        checked_word(word, degree)
