"""Folklore k-WL tells graphs apart iff Spoiler wins the bijective game with k + 1 pebbles."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.graphs import Graph
from wlkit.testing import digraphs, graphs, labelled_graphs
from wlkit.wl import distinguish, refine
from wlkit.wl.game import pebble_game
from wlkit.wl.positions import solve


@cache
def atlas(n: int) -> tuple[Graph, ...]:
    """All graphs on n <= 7 vertices (Read and Wilson's atlas, as NetworkX ships it)."""
    return tuple(Graph.from_networkx(g) for g in nx.graph_atlas_g() if g.number_of_nodes() == n)


def check(g: Graph, h: Graph, k: int) -> None:
    """The winner, and the rounds: it takes at most k more to pebble the first k vertices."""
    game, answer = pebble_game(g, h, k), distinguish(g, h, k=k)
    assert (game.winner == "spoiler") == answer.distinguished
    if game.rounds is not None and g.n == h.n:
        assert answer.rounds < game.rounds <= answer.rounds + k


@pytest.mark.parametrize("n", range(1, 6))
def test_spoiler_wins_with_two_pebbles_iff_1_wl_tells_apart(n: int) -> None:
    for g, h in combinations(atlas(n), 2):
        check(g, h, 1)


@pytest.mark.parametrize("n", range(1, 5))
def test_spoiler_wins_with_three_pebbles_iff_2_wl_tells_apart(n: int) -> None:
    for g, h in combinations(atlas(n), 2):
        check(g, h, 2)


def alike_for_degrees(n: int) -> list[tuple[Graph, Graph]]:
    pairs = combinations(atlas(n), 2)
    return [(g, h) for g, h in pairs if sorted(g.degrees.tolist()) == sorted(h.degrees.tolist())]


def test_the_game_and_1_wl_on_graphs_with_the_same_degrees_on_six_vertices() -> None:
    pairs = alike_for_degrees(6)
    assert any(not distinguish(g, h, k=1).distinguished for g, h in pairs)
    for g, h in pairs:
        check(g, h, 1)


@pytest.mark.slow
def test_the_game_and_1_wl_on_all_graphs_on_six_vertices() -> None:
    for g, h in combinations(atlas(6), 2):
        check(g, h, 1)


@pytest.mark.slow
def test_the_game_and_2_wl_on_graphs_with_the_same_degrees_on_six_vertices() -> None:
    for g, h in alike_for_degrees(6):
        check(g, h, 2)


@given(st.data())
def test_the_winners_strategy_holds(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([graphs, digraphs, labelled_graphs]))
    n = data.draw(st.integers(1, 4))
    g, h = (data.draw(kind(min_vertices=n, max_vertices=n)) for _ in range(2))
    if (g.m == 0) == (h.m == 0):
        k = data.draw(st.sampled_from([1, 2]))
        assert pebble_game(g, h, k).verify()
        if k == 2 or not (has_opposite_arcs(g) or has_opposite_arcs(h)):
            check(g, h, k)


def has_opposite_arcs(g: Graph) -> bool:
    return g.directed and bool((g.adjacency & g.adjacency.T).any())


def test_opposite_arcs_are_seen_by_the_game_and_not_by_1_wl() -> None:
    """Refinement counts out- and in-neighbours apart, and does not know which are the same."""
    cycle = Graph(6, [(v, (v + 1) % 6) for v in range(6)], directed=True)
    pairs = Graph(6, [(v, v ^ 1) for v in range(6)], directed=True)
    assert not distinguish(cycle, pairs, k=1).distinguished
    assert pebble_game(cycle, pairs, 1).winner == "spoiler"
    assert distinguish(cycle, pairs, k=2).distinguished


@given(st.data(), st.sampled_from([1, 2]))
def test_a_position_is_lost_in_r_rounds_iff_its_colours_differ_after_r_rounds(
    data: st.DataObject, k: int
) -> None:
    n = data.draw(st.integers(1, 5 if k == 1 else 4))
    g, h = (data.draw(graphs(min_vertices=n, max_vertices=n)) for _ in range(2))
    lost, safe = solve(g, h, k)
    coloring = refine([g, h], k=k)
    rounds = range(coloring.rounds + 2)
    first, second = ([coloring.of(i, t) for t in rounds] for i in (0, 1))
    # colour refinement looks at neighbours only, the game at all vertices of the graphs
    whole = [k == 1 and sorted(a) != sorted(b) for a, b in zip(first, second, strict=True)]
    for position in [*lost, *safe]:
        if len(position) == k:
            u, x = (tuple(np.array(position)[:, i]) for i in (0, 1))
            differ = [t for t in rounds if first[t][u] != second[t][x] or (t and whole[t - 1])]
            assert (position in lost) == bool(differ)
            assert position in safe or lost[position].rank == differ[0]
