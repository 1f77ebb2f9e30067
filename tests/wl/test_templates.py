"""Atomic types: which atoms tell them apart, and under other names."""

from __future__ import annotations

import numpy as np

from wlkit.graphs import Graph, graph
from wlkit.wl.formulas import Arc, Equal, HasLabel, Not
from wlkit.wl.templates import Types


def test_atoms_tell_the_pairs_of_a_path_apart() -> None:
    path = graph("P3")
    types = Types([path], np.zeros(3, dtype=int), np.array([(0, 0), (0, 1), (0, 2)]))
    names = (2, 0)
    said = [{t.formula(names) for t in types.options(x, y)} for x, y in ((0, 1), (1, 2), (2, 0))]
    assert said == [{Equal(0, 2), Not(Arc(0, 2))}, {Arc(0, 2)}, {Not(Equal(0, 2))}]


def test_labels_and_directions_are_atoms() -> None:
    g = Graph(2, [(0, 1)], directed=True, vertex_labels=("a", "b"), edge_labels=("q",))
    types = Types([g], np.zeros(2, dtype=int), np.array([(0, 1), (1, 0)]))
    found = {template.formula((0, 1)) for template in types.options(0, 1)}
    assert {Arc(0, 1), Arc(0, 1, "q"), HasLabel(0, "a"), Not(HasLabel(0, "b"))} <= found
    assert Not(Arc(1, 0)) in found


def test_one_object_for_one_formula() -> None:
    types = Types([graph("P3")], np.zeros(2, dtype=int), np.array([(0, 1), (0, 2)]))
    (template,) = types.options(0, 1)
    assert template.formula((1, 0)) is template.formula((1, 0))
    assert template.formula((1, 0)) == Arc(0, 1)
