"""Formulas for classes: they hold at one class and not at another, at every member."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.graphs import Graph
from wlkit.testing import graphs
from wlkit.wl.definability import Tuples, refined
from wlkit.wl.formulas import satisfies


def check(g: Graph, h: Graph, k: int) -> None:
    coloring = refined(g, h, k)
    space = Tuples(coloring)
    members = [
        (i, v, int(coloring.of(i)[v])) for i in (0, 1) for v in product(range(g.n), repeat=k)
    ]
    for x, y in product(range(min(5, coloring.class_count)), repeat=2):
        for template in space.options(x, y) if x != y else ():
            formula = template.formula(tuple(range(k)))
            assert formula.depth <= space.round_of(x, y)
            assert len(formula.variables) <= k + 1
            assert template.truth[x]
            assert not template.truth[y]
            for i, v, color in members:
                value = satisfies(coloring.graphs[i], formula, dict(enumerate(v)))
                assert value == template.truth[color]


@given(st.data())
def test_a_template_holds_at_the_members_of_the_classes_that_it_says(data: st.DataObject) -> None:
    n = data.draw(st.integers(2, 4))
    g, h = (data.draw(graphs(min_vertices=n, max_vertices=n)) for _ in range(2))
    check(g, h, data.draw(st.sampled_from([1, 2])))


@pytest.mark.slow
@given(st.data())
def test_templates_of_triples(data: st.DataObject) -> None:
    g, h = (data.draw(graphs(min_vertices=4, max_vertices=4)) for _ in range(2))
    check(g, h, 3)
