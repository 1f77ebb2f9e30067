"""The slow route of verification, against the definitions in plain Python."""

from __future__ import annotations

import pytest

from tests.reference import wl as slow
from tests.wl.test_kernels import AGGREGATIONS, PAIRS
from wlkit.graphs import graph
from wlkit.wl import refine
from wlkit.wl.definition import (
    initial_tuples,
    initial_vertices,
    stable_histograms,
    tuple_round,
    vertex_round,
)
from wlkit.wl.rules import Rule
from wlkit.wl.structure import joint


def numbered(values: list) -> list[int]:
    ids: dict = {}
    return [ids.setdefault(x, len(ids)) for x in values]


def test_vertex_rounds() -> None:
    for pair in PAIRS:
        structure = joint(pair)
        colors = initial_vertices(structure)
        for expected in slow.color_refinement(list(pair)):
            assert numbered(colors.tolist()) == slow.normalised(expected)
            colors = vertex_round(structure.rows, colors)


def test_stable_histograms() -> None:
    for pair in PAIRS:
        first, second = stable_histograms(joint(pair))
        last = slow.color_refinement(list(pair))[-1]
        assert (first == second) == (slow.histogram(last[0]) == slow.histogram(last[1]))


@pytest.mark.parametrize("name", ["folklore", "oblivious", "delta", "delta-local"])
@pytest.mark.parametrize("k", [2, 3])
def test_tuple_rounds(name: str, k: int) -> None:
    for pair in PAIRS:
        if pair[0].n <= (5 if k == 2 else 2):
            rule = Rule(name, k)  # type: ignore[arg-type]
            twin = getattr(slow, name.replace("-", "_"))(list(pair), k)
            check(pair, rule, twin)


@pytest.mark.parametrize("variant", AGGREGATIONS)
def test_pair_rounds(variant: str) -> None:
    letters = AGGREGATIONS[variant]
    rule = Rule("pairs", 2, letters, marked=not {"F", "U"} & set(letters))
    for pair in PAIRS:
        if pair[0].n <= 5:
            check(pair, rule, slow.pairs(list(pair), letters))


DIFFERENT_ORDERS = tuple(graph(name) for name in ("P3", "C4", "K1", "S3"))


@pytest.mark.parametrize("name", ["folklore", "oblivious", "delta", "delta-local"])
@pytest.mark.parametrize("k", [2, 3])
def test_tuple_rounds_of_graphs_of_different_orders(name: str, k: int) -> None:
    rule = Rule(name, k)  # type: ignore[arg-type]
    twin = getattr(slow, name.replace("-", "_"))
    check(DIFFERENT_ORDERS, rule, twin(list(DIFFERENT_ORDERS), k))
    assert refine(DIFFERENT_ORDERS, name, k).verify()


@pytest.mark.parametrize("variant", AGGREGATIONS)
def test_pair_rounds_of_graphs_of_different_orders(variant: str) -> None:
    letters = AGGREGATIONS[variant]
    rule = Rule("pairs", 2, letters, marked=not {"F", "U"} & set(letters))
    check(DIFFERENT_ORDERS, rule, slow.pairs(list(DIFFERENT_ORDERS), letters))
    assert refine(DIFFERENT_ORDERS, variant).verify()


def check(pair: tuple, rule: Rule, rounds: list[slow.Colors]) -> None:
    structure = joint(pair)
    colors = initial_tuples(structure, rule)
    for expected in rounds:
        assert numbered(colors.tolist()) == slow.normalised(expected)
        colors = tuple_round(structure, rule, colors)
