"""Who tells how many of the 400 pairs of BREC apart, by category.

The numbers are those of an independent program; those of 1-WL, 2-FWL, SPD, NGNN, vertex marking
(swl-vs), S_3, S_4 and N_2 also stand in Wang and Zhang, Towards better evaluation of GNN
expressiveness with the BREC dataset (2023).
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.data import BrecPair, brec_pairs
from wlkit.graphs import Graph
from wlkit.wl import distinguish

CATEGORIES = (
    "Basic",
    "SimpleRegular",
    "StronglyRegular",
    "Extension",
    "CFI",
    "4VertexCondition",
    "DistanceRegular",
)


def told_apart(pairs: list[BrecPair], variant: str, k: int = 1) -> tuple[int, ...]:
    counts: Counter[str] = Counter()
    for pair in pairs:
        g, h = Graph.from_graph6(pair.first), Graph.from_graph6(pair.second)
        counts[pair.category] += distinguish(g, h, variant=variant, k=k).distinguished
    return tuple(counts[category] for category in CATEGORIES)


def test_1_wl_tells_no_pair_apart() -> None:
    assert told_apart(brec_pairs(), "folklore", 1) == (0,) * 7


def test_shortest_path_distances_tell_83_pairs_apart() -> None:
    assert told_apart(brec_pairs(), "spd") == (16, 14, 0, 41, 12, 0, 0)


def test_2_wl_tells_all_basic_regular_and_extension_pairs_apart() -> None:
    pairs = [p for p in brec_pairs() if p.category != "CFI"]
    assert told_apart(pairs, "folklore", 2) == (60, 50, 0, 100, 0, 0, 0)


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("swl-vs", (60, 50, 0, 100, 0, 0, 0)),
        ("sswl", (60, 50, 0, 100, 0, 0, 0)),
        ("rd", (60, 50, 0, 100, 0, 0, 0)),
        ("ngnn", (59, 48, 0, 59, 0, 0, 0)),
    ],
)
def test_every_fifth_small_pair(variant: str, expected: tuple[int, ...]) -> None:
    """A sample: where `expected` is all or nothing of a category, so it is of the sample."""
    pairs = [p for p in brec_pairs() if p.category != "CFI"][::5]
    whole = Counter(p.category for p in brec_pairs())
    sample = Counter(p.category for p in pairs)
    found = told_apart(pairs, variant)
    for category, all_found, some in zip(CATEGORIES, expected, found, strict=True):
        if all_found in (0, whole[category]) and category != "CFI":
            assert some == (sample[category] if all_found else 0), category


def test_counts_of_three_vertex_subgraphs_tell_105_pairs_apart() -> None:
    assert told_apart(brec_pairs(), "substructure", 3) == (52, 48, 0, 5, 0, 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("variant", "k", "total", "cfi"),
    [
        ("substructure", 4, 243, 0),
        ("neighbourhood", 2, 298, 0),
        ("folklore", 2, 270, 60),
        ("swl-vs", 1, 251, 41),
        ("sswl", 1, 267, 57),
        ("rd", 1, 236, 26),
        ("ngnn", 1, 166, 0),
    ],
)
def test_all_pairs(variant: str, k: int, total: int, cfi: int) -> None:
    found = told_apart(brec_pairs(), variant, k)
    assert (sum(found), found[4]) == (total, cfi)


@pytest.mark.slow
def test_3_wl_tells_380_pairs_apart() -> None:
    assert told_apart(brec_pairs(), "folklore", 3) == (60, 50, 50, 100, 80, 20, 20)


@pytest.mark.slow
@pytest.mark.parametrize(("variant", "least"), [("rd", 48), ("swl-vs", 50), ("sswl", 66)])
def test_the_least_pairs_that_2_wl_tells_apart_and_another_does_not(
    variant: str, least: int
) -> None:
    """What the law checker says of the sizes that its pairs would need."""
    orders = []
    for pair in brec_pairs():
        g, h = Graph.from_graph6(pair.first), Graph.from_graph6(pair.second)
        if (
            distinguish(g, h, k=2).distinguished
            and not distinguish(g, h, variant=variant).distinguished
        ):
            orders.append(g.n)
    assert min(orders) == least
