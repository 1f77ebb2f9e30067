"""Separating pairs: not isomorphic, and as alike as the table says."""

from __future__ import annotations

import networkx as nx
import pytest

from wlkit.graphs.families import PAIRS, cfi_pair


def stable_colors(g, h) -> tuple[list, list]:
    """Return the stable colours of a joint run of colour refinement on both graphs."""
    union = g + h
    colors = [0] * union.n
    while True:
        keys = [
            (colors[v], tuple(sorted(colors[w] for w in union.neighbors(v).tolist())))
            for v in range(union.n)
        ]
        ranks = {k: i for i, k in enumerate(sorted(set(keys)))}
        refined = [ranks[k] for k in keys]
        if len(ranks) == len(set(colors)):
            return sorted(refined[: g.n]), sorted(refined[g.n :])
        colors = refined


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_pairs_are_alike_for_color_refinement_and_not_isomorphic(name):
    pair = PAIRS[name]
    g, h = pair.graphs
    assert "1-wl" in pair.alike
    first, second = stable_colors(g, h)
    assert first == second
    assert not g.is_isomorphic(h)


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_shortest_path_distances_at_each_vertex_agree_with_the_table(name):
    """A difference of distance profiles is seen by SPD-WL in its first round."""
    pair = PAIRS[name]
    profiles = [
        sorted(sorted(d.values()) for _, d in nx.all_pairs_shortest_path_length(g.to_networkx()))
        for g in pair.graphs
    ]
    if "spd-wl" in pair.apart:
        assert profiles[0] != profiles[1]
    if "spd-wl" in pair.alike:
        assert profiles[0] == profiles[1]


def test_cfi_pair_of_any_base():
    pair = cfi_pair("C4", 2)
    assert (pair.alike, pair.apart) == (("1-wl",), ("2-wl",))
    assert [g.n for g in pair.graphs] == [8, 8]
