"""Colourings from rounds: the tree of splits against the rounds themselves."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wlkit.graphs import Graph
from wlkit.wl.coloring import same_partition
from wlkit.wl.rounds import numbered, refine_by_rounds
from wlkit.wl.structure import joint


@given(st.integers(0, 12).flatmap(lambda n: st.lists(st.permutations(range(n)), max_size=3)))
def test_every_round_is_found_again(orders: list) -> None:
    """Rounds that split by the first bits of some permutations."""
    n = len(orders[0]) if orders else 0
    keys = [[tuple(p[v] >> bit for p in orders) for v in range(n)] for bit in (4, 3, 2, 1, 0)]
    history = [numbered(key) for key in keys]
    kept = [history[0]]
    for colors in history[1:]:
        if not same_partition(colors, kept[-1]):
            kept.append(colors)

    def step(colors: np.ndarray) -> np.ndarray:
        place = next(t for t, c in enumerate(kept) if same_partition(c, colors))
        return kept[min(place + 1, len(kept) - 1)]

    found = refine_by_rounds(joint(Graph(n)), kept[0], step, variant="test")
    assert found.rounds == len(kept) - 1
    for t, colors in enumerate(kept):
        assert same_partition(found.at_round(t), colors)
    assert found.history == tuple(len(set(c.tolist())) for c in kept)
    assert found.verify()


def test_it_stops_when_all_graphs_differ() -> None:
    steps = iter([[0, 0, 1, 2], [0, 3, 1, 2]])
    structure = joint([Graph(2), Graph(2)])
    start = np.zeros(4, dtype=np.int32)
    found = refine_by_rounds(
        structure, start, lambda c: np.array(next(steps)), variant="test", until_different=True
    )
    assert (found.rounds, found.stable, found.class_count) == (1, False, 3)
