from __future__ import annotations

import numpy as np
import pytest

from wlkit.expressivity import connected_patterns
from wlkit.expressivity.words import Word, cut_roots, splits, use
from wlkit.graphs import Multigraph
from wlkit.polynomials import evaluate

X = np.random.default_rng(4).integers(-5, 6, (4, 4))
SYMMETRIC = X + X.T - 2 * np.diag(X.diagonal())


def value(factor, x):
    word = factor.word
    h = word.pattern
    found = evaluate(h, x) if h.n else np.eye(len(x))
    if h.roots[0] == h.roots[1] and np.ndim(found) == 1:
        found = np.diag(found)
    return found.T if factor.transposed else found


@pytest.mark.parametrize("directed", [False, True])
def test_every_split_is_a_product(directed):
    x = X if directed else SYMMETRIC
    patterns = [h for level in connected_patterns(4, 2) for h in level]
    if directed:
        patterns = [Multigraph(h.n, h.edges, roots=h.roots, directed=True) for h in patterns[:40]]
    for h in patterns:
        own = use(h, True)
        for split in splits(own.word, True):
            a, b = (value(f, x) for f in split.factors)
            made = a @ b if split.kind == "matrix" else a * b
            assert np.array_equal(made, value(use(own.word.pattern, True), x)), (h.text, split)


def test_cut_roots_have_the_pattern_on_their_diagonal():
    h = Multigraph(3, [(0, 1), (1, 2), (0, 2), (0, 1)], roots=(0,))
    for k in cut_roots(h):
        assert np.array_equal(np.diagonal(evaluate(k, SYMMETRIC)), evaluate(h, SYMMETRIC))


def test_atoms():
    names = {
        "I": Multigraph(1, roots=(0, 0)),
        "J": Multigraph(2, roots=(0, 1)),
        "A": Multigraph(2, [(0, 1)], roots=(0, 1)),
        "A2": Multigraph(2, [(0, 1, 2)], roots=(0, 1), channels=3),
    }
    assert {Word(h).atom: h for h in names.values()} == names
    assert Word(Multigraph(1, [(0, 0)], roots=(0, 0))).atom is None
    assert Word(Multigraph(3, [(0, 2)], roots=(0, 1))).atom is None


def test_transposes_are_one_word_unless_they_are_not_free():
    back = Multigraph(2, [(1, 0)], roots=(0, 1), directed=True)
    assert use(back, True).word.atom == "A"
    assert use(back, False).word.atom == "A"
    assert not splits(use(back, False).word, False)
