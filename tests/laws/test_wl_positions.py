"""Oblivious, delta and local refinement against folklore refinement, beyond all small graphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from tests.data import brec_pairs
from tests.laws.test_wl import refines
from tests.wl.test_kernels import PAIRS
from wlkit.graphs import Graph
from wlkit.graphs.enumeration import graphs_of_order
from wlkit.wl import refine
from wlkit.wl.coloring import Coloring, same_partition

NAMED: list[tuple[Any, Any]] = [
    ("rook4", "shrikhande"),
    ("cfi:K4", "cfi-twisted:K4"),
    ("cfi:C5", "cfi-twisted:C5"),
    ("dodecahedron", "desargues"),
    ("decalin", "bicyclopentyl"),
]


def on_diagonal(found: Coloring) -> np.ndarray:
    """The colours of the tuples whose last two vertices are the same, graph by graph."""
    parts = []
    for i, g in enumerate(found.graphs):
        v = np.arange(g.n)
        parts.append(found.of(i)[..., v, v].ravel())
    return np.concatenate(parts)


def assert_equally_strong(graphs: Sequence[Any], k: int) -> None:
    folklore, oblivious = refine(graphs, k=k), refine(graphs, "oblivious", k + 1)
    assert same_partition(folklore.flat, on_diagonal(oblivious))
    assert folklore.partition() == oblivious.partition()


def test_folklore_2_wl_is_oblivious_3_wl_on_all_graphs_on_seven_vertices() -> None:
    assert_equally_strong(list(graphs_of_order(7)), 2)


@pytest.mark.parametrize("n", range(1, 6))
def test_folklore_3_wl_is_oblivious_4_wl_on_all_graphs_to_five_vertices(n: int) -> None:
    assert_equally_strong(list(graphs_of_order(n)), 3)


@pytest.mark.parametrize("k", [2, 3])
def test_folklore_k_wl_is_oblivious_k_plus_1_wl_with_directions_and_labels(k: int) -> None:
    for pair in PAIRS:
        if pair[0].n <= 8 - k:
            assert_equally_strong(pair, k)


@pytest.mark.parametrize("pair", NAMED, ids=lambda pair: pair[0])
def test_folklore_2_wl_is_oblivious_3_wl_on_pairs_that_are_hard(pair: tuple[str, str]) -> None:
    assert_equally_strong(pair, 2)


def test_folklore_3_wl_is_oblivious_4_wl_on_strongly_regular_graphs() -> None:
    assert_equally_strong(["rook4", "shrikhande"], 3)


def test_folklore_2_wl_is_oblivious_3_wl_on_a_sample_of_brec() -> None:
    for pair in brec_pairs()[::20]:
        graphs = [Graph.from_graph6(text) for text in (pair.first, pair.second)]
        if graphs[0].n < 50:
            assert_equally_strong(graphs, 2)


@pytest.mark.parametrize("pair", NAMED, ids=lambda pair: pair[0])
@pytest.mark.parametrize("k", [2, 3])
def test_local_and_oblivious_lie_below_delta_and_delta_below_folklore(
    pair: tuple[str, str], k: int
) -> None:
    oblivious, local, delta, folklore = (
        refine(pair, variant, k).flat
        for variant in ("oblivious", "delta-local", "delta", "folklore")
    )
    for coarse, fine in pairwise((local, delta, folklore)):
        assert refines(fine, coarse)
    assert refines(delta, oblivious)
