"""Folklore k-WL tells graphs apart iff a sentence with k + 1 variables and counting does."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import InputError
from wlkit.graphs import Graph
from wlkit.testing import digraphs, graphs, labelled_graphs
from wlkit.wl import pebble_game
from wlkit.wl.logic import separating_sentence


@cache
def atlas(n: int) -> tuple[Graph, ...]:
    """All graphs on n <= 7 vertices (Read and Wilson's atlas, as NetworkX ships it)."""
    return tuple(Graph.from_networkx(g) for g in nx.graph_atlas_g() if g.number_of_nodes() == n)


def check(g: Graph, h: Graph, k: int) -> None:
    """A sentence that verifies, of the depth that the game prescribes, or none."""
    game = pebble_game(g, h, k)
    if game.winner == "spoiler":
        sentence = separating_sentence(g, h, k)
        assert sentence.verify()
        assert game.rounds is not None
        assert game.rounds <= sentence.depth <= max(game.rounds, k)
    else:
        with pytest.raises(InputError, match="no sentence"):
            separating_sentence(g, h, k)


@pytest.mark.parametrize("n", range(1, 6))
def test_a_sentence_with_two_variables_for_what_1_wl_tells_apart(n: int) -> None:
    for g, h in list(combinations(atlas(n), 2))[:: 1 if n < 5 else 3]:
        check(g, h, 1)


@pytest.mark.parametrize("n", range(1, 5))
def test_a_sentence_with_three_variables_for_what_2_wl_tells_apart(n: int) -> None:
    for g, h in combinations(atlas(n), 2):
        check(g, h, 2)


@pytest.mark.slow
@pytest.mark.parametrize("k", [1, 2])
def test_sentences_for_graphs_with_the_same_degrees_on_six_vertices(k: int) -> None:
    for g, h in combinations(atlas(6), 2):
        if sorted(g.degrees.tolist()) == sorted(h.degrees.tolist()):
            check(g, h, k)


@given(st.data())
def test_sentences_for_labelled_and_directed_graphs(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([graphs, digraphs, labelled_graphs]))
    n = data.draw(st.integers(1, 4))
    g, h = (data.draw(kind(min_vertices=n, max_vertices=n)) for _ in range(2))
    if (g.m == 0) == (h.m == 0):
        check(g, h, data.draw(st.sampled_from([1, 2])))
