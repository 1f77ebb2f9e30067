"""Tables of moves inside a block against ranks of composed permutations."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.cayley.inside import inside_moves
from wlkit.cayley.representatives import monotone
from wlkit.groups import generators


@pytest.mark.parametrize("s", [generators.lrx(6), generators.burnt_pancake(4)], ids=repr)
@pytest.mark.parametrize("above", [1, 2, 3])
@pytest.mark.parametrize("word_bits", [32, 64])
def test_each_row_is_left_multiplication(s, above, word_bits):
    chain = monotone(s.group())
    depth = len(chain.base)
    inner = next(i for i in range(depth + 1) if np.prod(chain.radices[i:]) <= word_bits)
    split = max(0, inner - above)
    bits = int(np.prod(chain.radices[inner:]))
    size = int(np.prod(chain.radices[split:]))
    wanted = np.unique(np.r_[0, np.random.default_rng(5).integers(size, size=9)])
    tables = inside_moves(chain, split, inner, wanted, word_bits)
    assert tables.words_to.shape == (wanted.size, size // bits)
    elements = chain.elements(np.arange(size), split)
    for row, h in enumerate(chain.elements(wanted, split)):
        ranks = chain.ranks(h[elements], split)
        for source, target in enumerate(ranks.tolist()):
            word, bit = divmod(source, bits)
            assert tables.words_to[row, word] == target // bits
            lookup = tables.lookups[tables.bits_to[row, word]]
            chunk, low = divmod(bit, 6)
            assert int(lookup[chunk, 1 << low]) == 1 << target % bits


def test_lookups_of_chunks_are_unions_of_those_of_bits():
    chain = monotone(generators.lrx(5).group())
    lookups = inside_moves(chain, 0, 1, np.arange(3)).lookups
    for images in lookups.reshape(-1, 64).tolist():
        for chunk in range(64):
            union = 0
            for low in range(6):
                union |= images[1 << low] if chunk >> low & 1 else 0
            assert images[chunk] == union
