"""Inclusions between the families that models compute."""

from __future__ import annotations

import pytest

from wlkit.expressivity import connected_patterns, model
from wlkit.graphs import graph
from wlkit.polynomials import evaluate

WEAKER = [
    ("mpnn", "subgraph-gnn"),
    ("subgraph-gnn", "i2-gnn"),
    ("subgraph-gnn", "local-2-gnn"),
    ("local-2-gnn", "local-2-fgnn"),
    ("local-2-fgnn", "ppgn"),
    ("ppgn", "ppgn++"),
    ("ppgn++", "3-fgnn"),
    ("i2-gnn", "3-fgnn"),
    ("2-ign", "mpnn"),
    ("3-ign", "2-fgnn"),
]


@pytest.mark.parametrize(("weak", "strong"), WEAKER)
def test_what_the_weaker_computes_the_stronger_computes(weak, strong):
    small, large = model(weak), model(strong)
    for roots in range(min(small.max_roots, large.max_roots) + 1):
        for level in connected_patterns(6, roots):
            for h in level:
                assert not small.computes(h) or large.computes(h)


@pytest.mark.parametrize("name", ["mpnn", "subgraph-gnn", "local-2-gnn", "local-2-fgnn", "ppgn++"])
def test_what_is_computed_agrees_on_pairs_alike_for_folklore_2_wl(name):
    rook, shrikhande = graph("rook4").adjacency, graph("shrikhande").adjacency
    for level in connected_patterns(6):
        for h in level:
            if model(name).computes(h):
                assert evaluate(h, rook) == evaluate(h, shrikhande)


def test_what_message_passing_computes_agrees_on_pairs_alike_for_1_wl():
    one, two = graph("C6").adjacency, (graph("C3") + graph("C3")).adjacency
    for level in connected_patterns(6):
        for h in level:
            if model("mpnn").computes(h):
                assert evaluate(h, one) == evaluate(h, two)


def test_the_rank_of_what_is_computed_is_its_number():
    """The invariants that 2-FGNN computes are linearly independent functions of 0/1 matrices."""
    import numpy as np

    from wlkit.exact import rank

    bank = model("2-fgnn")
    computed = [h for level in connected_patterns(5) for h in level if bank.computes(h)]
    rng = np.random.default_rng(5)
    upper = [np.triu(rng.integers(0, 2, (8, 8)), 1) for _ in range(40)]
    rows = [[evaluate(h, u + u.T) for u in upper] for h in computed]
    assert rank(rows) == len(computed) == 1 + 1 + 3 + 5 + 12
