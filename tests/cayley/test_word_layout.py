"""Ranks of words by halves: the order, the tables of moves, the sizes."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.cayley.word_layout import word_layout, word_shape
from wlkit.groups import GeneratingSet, generators
from wlkit.groups.ranking import rank_word, unrank_word

moved_words = st.integers(1, 7).flatmap(
    lambda n: st.builds(
        lambda rows, word: GeneratingSet(rows, state=word),
        st.lists(st.permutations(range(n)), min_size=1, max_size=3),
        st.lists(st.sampled_from([0, 1, 3, 40]), min_size=n, max_size=n),
    )
)


@given(moved_words)
def test_the_index_is_the_lexicographic_rank(s):
    layout = word_layout(s)
    ordered = sorted(set(permutations(s.start))) if s.degree < 7 else [s.start]
    for word in ordered:
        assert layout.locate(word)[1] == rank_word(word)
    ranks = np.arange(layout.shape.words)
    assert layout.words(ranks) == [unrank_word(int(r), s.start) for r in ranks]
    assert int(layout.sizes.sum()) == layout.shape.words


@given(moved_words)
def test_codes_of_an_image_are_sums_of_what_the_halves_add(s):
    layout = word_layout(s)
    for rank in range(0, layout.shape.words, 3):
        word = unrank_word(rank, s.start)
        u = layout.locate(word)[0]
        i = layout.order_at[u] + rank - layout.start[u]
        for g, p in enumerate(s.permutations):
            image = tuple(word[i] for i in p)
            prefix, suffix = layout.outer[u, g] + layout.inner[i, g]
            assert layout.start[prefix] + layout.rank[suffix] == rank_word(image)


@pytest.mark.parametrize(
    ("word", "words", "codes"),
    [("0" * 12 + "1" * 12, 2704156, (4096, 4096)), ("001122012", 1680, (243, 81))],
)
def test_sizes(word, words, codes):
    s = generators.lrx(len(word)).with_state(word)
    shape = word_shape(s)
    layout = word_layout(s)
    assert (shape.words, shape.codes) == (words, codes)
    held = (layout.start, layout.sizes, layout.order_at, layout.outer, layout.rank, layout.inner)
    tables = sum(array.nbytes for array in (*held, layout.order))
    assert tables <= shape.table_bytes
    assert shape.bytes == shape.table_bytes + 8 * -(-words // 32)


def test_long_words_of_many_symbols_have_no_tables():
    assert word_shape(generators.lrx(40).with_state("01" * 20)).fits
    assert not word_shape(generators.lrx(24).with_state("0123456789ab" * 2)).fits
