"""No field of a result of wlkit.wl can be exchanged without its verification failing."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
import pytest

import wlkit.wl
from wlkit.errors import InputError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.wl import (
    REFINEMENTS,
    Coloring,
    Comparison,
    Options,
    color_refinement,
    distinguish,
    least_distinguishing,
    pebble_game,
    refine,
    separating_sentence,
    wl_dimension_of_graph,
)
from wlkit.wl.comparison import Difference
from wlkit.wl.ego import ego_refinement, nested_refinement
from wlkit.wl.formulas import And
from wlkit.wl.neighbourhoods import neighbourhood_types
from wlkit.wl.positions import Challenge
from wlkit.wl.substructures import substructure_refinement

ARC = Graph(2, [(0, 1)], directed=True)
PATH = refine("P5", k=2)  # classes that are split in rounds 1 and 2
ALIKE = distinguish("C6", "2C3", k=1)
APART = distinguish("C6", "2C3", k=2)
SAME = distinguish("C6", "g6:EhEG")
LEAST = least_distinguishing("C6", "2C3")
LISTED = wl_dimension_of_graph("C6")
PLANAR = wl_dimension_of_graph("dodecahedron")
AMENABLE = wl_dimension_of_graph("P30")
SPOILER = pebble_game("C6", "2C3", k=2)
DUPLICATOR = pebble_game("C6", "2C3", k=1)
SENTENCE = separating_sentence("2C3", "C6")

# For every class, every field with wrong values: (a right result, field, value).
WRONG: list[tuple[Any, str, Any]] = [
    (PATH, "graphs", (graph("S4"),)),
    (PATH, "graphs", (graph("P6"),)),
    (PATH, "graphs", ()),
    (PATH, "graphs", (ARC, graph("P3"))),
    (ALIKE.coloring, "graphs", (graph("2C3"),)),
    (APART.coloring, "graphs", (graph("2C3"), graph("C6"))),
    (PATH, "variant", "sswl"),
    (PATH, "variant", "oblivious"),
    (PATH, "variant", "spectrum"),
    (PATH, "variant", "nonsense"),
    (ALIKE.coloring, "variant", "sswl"),
    (color_refinement("C6"), "variant", "folklore"),
    (PATH, "k", 3),
    (PATH, "k", None),
    (ALIKE.coloring, "k", 2),
    (PATH, "arity", 1),
    (PATH, "arity", 0),
    (PATH, "flat", np.roll(PATH.flat, 1)),
    (PATH, "flat", PATH.flat[:-1].copy()),
    (PATH, "flat", np.zeros_like(PATH.flat)),
    (PATH, "flat", np.where(PATH.flat == 1, 2, PATH.flat)),
    (PATH, "flat", PATH.flat - 1),
    (PATH, "splits", np.roll(PATH.splits, 1)),
    (PATH, "splits", PATH.splits[::-1].copy()),
    (PATH, "splits", np.zeros_like(PATH.splits)),
    (PATH, "splits", PATH.splits + 1),
    (PATH, "splits", -PATH.splits),
    (PATH, "splits", PATH.splits[:-1].copy()),
    (PATH, "rounds", PATH.rounds + 1),
    (PATH, "rounds", PATH.rounds - 1),
    (refine("P6", "ngnn"), "rounds", 5),
    (PATH, "stable", False),
    (color_refinement("P9", max_rounds=2), "stable", True),
    (refine(["P7", "S6"], k=1, until_different=True), "stable", True),
    (refine(["P5", "S4"], k=2), "stable", False),
    (PATH, "pooling", "vs"),
    (refine("P5", "sswl"), "pooling", "histogram"),
    (PATH, "replay", None),
    (PATH, "start", None),
    (color_refinement("P5"), "start", lambda: np.arange(5)),
    (color_refinement("P5"), "start", lambda: np.arange(4)),
    (PATH, "options", Options(k=3)),
    (refine("P5", "i2", hops=1), "options", Options(hops=2)),
    (refine("P6", "ngnn"), "options", Options(labels="plain", hops=3)),
    (ALIKE, "first", graph("K6")),
    (ALIKE, "second", graph("K6")),
    (APART, "first", graph("2C3")),
    (APART, "second", graph("g6:EhEG")),
    (ALIKE, "distinguished", True),
    (APART, "distinguished", False),
    (ALIKE, "rounds", 1),
    (APART, "rounds", 0),
    (APART, "rounds", 2),
    (ALIKE, "variant", "sswl"),
    (APART, "variant", "oblivious"),
    (ALIKE, "k", 2),
    (APART, "k", 3),
    (APART, "k", None),
    (SAME, "k", 2),
    (ALIKE, "evidence", APART.evidence),
    (APART, "evidence", None),
    (APART, "evidence", Difference(1, (11, 0), 0, (0, 1))),
    (APART, "evidence", Difference(1, (12, 0), 1, (0, 1))),
    (APART, "evidence", Difference(1, (12, 0), 0, (0, 0))),
    (APART, "evidence", Difference(0, (12, 0), 0, (0, 1))),
    (ALIKE, "coloring", APART.coloring),
    (APART, "coloring", distinguish("2C3", "C6", k=2).coloring),
    (APART, "isomorphic", True),
    (SAME, "isomorphic", False),
    (SAME, "isomorphic", None),
    (ALIKE, "isomorphic", True),
    (LEAST, "weaker", (APART,)),
    (LEAST, "weaker", (distinguish("prism:3", "K3,3", k=1),)),
    (LEAST, "weaker", (replace(ALIKE, k=3),)),
    (LISTED, "graph", graph("P6")),
    (LISTED, "graph", graph("dodecahedron")),
    (LISTED, "graph", ARC),
    (LISTED, "lower", 1),
    (LISTED, "lower", 3),
    (LISTED, "upper", 1),
    (LISTED, "upper", 3),
    (PLANAR, "lower", 1),
    (PLANAR, "lower", 3),
    (PLANAR, "upper", 2),
    (PLANAR, "upper", 4),
    (AMENABLE, "lower", 2),
    (AMENABLE, "upper", 2),
    (AMENABLE, "graph", graph("C30")),
    *((LISTED, "method", name) for name in ("planar", "interval", "amenable", "nonsense")),
    *((PLANAR, "method", name) for name in ("treewidth", "interval", "amenable", "listed")),
    *((AMENABLE, "method", name) for name in ("treewidth", "interval", "planar", "listed")),
    (LISTED, "witness", None),
    (LISTED, "witness", graph("C6")),
    (LISTED, "witness", graph("P6")),
    (LISTED, "witness", ARC),
    (AMENABLE, "witness", graph("P30")),
    (SPOILER, "first", graph("2C3")),
    (SPOILER, "second", graph("C6")),
    (SPOILER, "second", graph("C7")),
    (DUPLICATOR, "first", graph("P6")),
    (DUPLICATOR, "second", graph("C7")),
    (SPOILER, "k", 1),
    (DUPLICATOR, "k", 2),
    (DUPLICATOR, "k", 0),
    (SPOILER, "winner", "duplicator"),
    (DUPLICATOR, "winner", "spoiler"),
    (DUPLICATOR, "winner", "nobody"),
    (SPOILER, "rounds", 2),
    (SPOILER, "rounds", None),
    (DUPLICATOR, "rounds", 2),
    (SPOILER, "challenges", {}),
    (SPOILER, "challenges", {(): Challenge(3, (0,), ())}),
    (DUPLICATOR, "challenges", SPOILER.challenges),
    (DUPLICATOR, "bijections", {(): (0, 1, 2, 3, 4, 5)}),
    (SPOILER, "bijections", DUPLICATOR.bijections),
    (SENTENCE, "formula", And(())),
    (SENTENCE, "k", 1),
    (SENTENCE, "k", 0),
    (SENTENCE, "first", graph("C6")),
    (SENTENCE, "second", graph("2C3")),
]


def results() -> Iterator[type]:
    """Yield the classes of results that wlkit.wl exports: the dataclasses with a verification."""
    for name in wlkit.wl.__all__:
        item = getattr(wlkit.wl, name)
        if isinstance(item, type) and is_dataclass(item) and hasattr(item, "verify"):
            yield item


def test_every_field_of_every_result_is_exchanged_below() -> None:
    tried = {(type(right), field) for right, field, _ in WRONG}
    assert {(cls, f.name) for cls in results() for f in fields(cls)} == tried


def test_the_right_results_verify() -> None:
    rights: dict[int, Any] = {id(right): right for right, _, _ in WRONG}
    assert all(right.verify() for right in rights.values())


@pytest.mark.parametrize(
    ("right", "field", "value"), WRONG, ids=lambda x: x if isinstance(x, str) else ""
)
def test_a_wrong_field_does_not_verify(right: Any, field: str, value: Any) -> None:
    with pytest.raises(VerificationError):
        replace(right, **{field: value}).verify()


def test_an_unstable_colouring_is_not_stable_one_round_earlier() -> None:
    early = color_refinement("P9", max_rounds=2)
    assert early.verify()
    with pytest.raises(VerificationError, match="rounds"):
        replace(early, rounds=1, stable=True).verify()


def test_a_colouring_by_other_initial_colours_is_not_one_by_the_labels() -> None:
    given = color_refinement("P5", initial=[0, 1, 0, 0, 0])
    assert given.verify()
    with pytest.raises(VerificationError):
        replace(given, options=Options()).verify()
    labelled = Graph(2, [(0, 1)], vertex_labels=["a", "b"])
    with pytest.raises(VerificationError, match="initial colours"):
        replace(color_refinement("K2"), graphs=(labelled,)).verify()


def test_the_first_class_follows_no_other() -> None:
    splits = PATH.splits.copy()
    splits[0] = 1
    with pytest.raises(VerificationError, match="the first class follows no other"):
        replace(PATH, splits=splits).verify()


def test_colourings_made_without_the_registry_verify() -> None:
    pair = ["decalin", "bicyclopentyl"]
    for found in (
        ego_refinement(pair, hops=2, labels="distance"),
        nested_refinement(pair, hops=2, labels="plain", until_different=True),
        neighbourhood_types(pair, hops=2),
        substructure_refinement(pair, 5, until_different=True),
    ):
        assert found.verify()
    assert neighbourhood_types("P5", hops=2).k == 2


def test_results_are_not_changed_through_what_they_hand_out() -> None:
    c = color_refinement("P5")
    c.histogram[99] = 1
    c.histograms[0][99] = 1
    assert c.histogram == {0: 2, 1: 2, 2: 1}
    for array in (c.offsets, c.flat, c.colors, c.splits):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 3
    with pytest.raises(TypeError):
        SPOILER.challenges[()] = Challenge(1, (0,), ())  # type: ignore[index]


def test_places_and_rounds_that_there_are_not() -> None:
    c = color_refinement("P5")
    for place in (1, 3, -1):
        with pytest.raises(InputError, match=r"place 0, ..., 0 among 1"):
            c.of(place)
    with pytest.raises(InputError, match="got 1"):
        c.distinguishes()
    early = color_refinement("P9", max_rounds=2)
    assert early.at_round(2).tolist() == early.flat.tolist()
    with pytest.raises(InputError, match="t <= 2, where it was stopped, got 99"):
        early.at_round(99)


@pytest.mark.parametrize("name", REFINEMENTS)
def test_colourings_travel_between_processes(name: str) -> None:
    found = refine(["P4", "S3"], name, 2)
    again = pickle.loads(pickle.dumps(found))
    assert isinstance(again, Coloring)
    assert again.verify()


@pytest.mark.parametrize("variant", ["folklore", "ngnn", "spd", "i2"])
def test_comparisons_travel_between_processes(variant: str) -> None:
    found = pickle.loads(pickle.dumps(distinguish("P4", "S3", variant=variant)))
    assert isinstance(found, Comparison)
    assert found.verify()
