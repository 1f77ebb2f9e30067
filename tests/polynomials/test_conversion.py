from __future__ import annotations

import numpy as np
import pytest

from wlkit.errors import UnknownNameError
from wlkit.exact import bell, moebius
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import convert, p_expansion, q_expansion
from wlkit.polynomials.evaluate import evaluate_by_definition


def named(expansion):
    """Coefficients by graph6 of a simple unrooted expansion."""
    return {h.underlying.canonical().graph6: c for h, c in expansion.items()}


def g6(text):
    return graph(text).canonical().graph6


def test_embeddings_of_short_paths_and_cycles():
    # Curticapean, Dell, Marx 2017: emb(P4) = P4 - K3 - 2 P3 + K2; emb(C5) = C5 - 5 paw + 5 K3
    p4 = p_expansion(Multigraph.from_graph(graph("P4")), simple=True, loops=False)
    assert named(p4) == {g6("P4"): 1, g6("K3"): -1, g6("P3"): -2, g6("K2"): 1}
    c5 = p_expansion(Multigraph.from_graph(graph("C5")), simple=True, loops=False)
    paw = g6("0-1,1-2,2-0,0-3")
    assert named(c5) == {g6("C5"): 1, paw: -5, g6("K3"): 5}


def test_coefficients_count_set_partitions():
    h = Multigraph(4, [(0, 1), (1, 2), (2, 3)], roots=(0, 3), directed=True)
    assert sum(q_expansion(h).values()) == bell(4)
    assert p_expansion(Multigraph(3), loops=False) == {
        Multigraph(3): 1,
        Multigraph(2): -3,
        Multigraph(1): moebius((0, 0, 0)),
    }


def test_merging_both_roots_lives_on_the_diagonal():
    edge = Multigraph(2, [(0, 1)], roots=(0, 1))
    found = q_expansion(edge)
    assert sorted(h.roots for h in found) == [(0, 0), (0, 1)]
    matrix = np.array([[5, 2], [2, 7]])
    value = sum(c * evaluate_by_definition(h, matrix, "Q") for h, c in found.items())
    assert value.tolist() == matrix.tolist()


def test_loops_vanish_on_a_zero_diagonal():
    assert q_expansion(Multigraph(1, [(0, 0)]), loops=False) == {}


def test_convert_collects():
    h = Multigraph(3, [(0, 1), (1, 2)])
    k = Multigraph(3, [(0, 1), (0, 2)])
    assert convert({h: 1, k: -1}, "Q") == {}
    with pytest.raises(UnknownNameError):
        convert({h: 1}, "R")
