"""Elimination orders by treewidth, opt_einsum and cotengra."""

import pytest

from tests.motifs.test_plan import random_cases
from tests.reference import motifs as reference
from wlkit.errors import InputError, UnknownNameError
from wlkit.graphs import Graph, graph
from wlkit.motifs import counting_plan
from wlkit.motifs import planners as module
from wlkit.motifs.host import host
from wlkit.motifs.planners import PLANNERS, elimination_order
from wlkit.motifs.run import run_plan


@pytest.mark.parametrize("planner", PLANNERS)
def test_every_planner_counts_the_same(planner):
    if planner != "treewidth":
        pytest.importorskip(planner)
    for pattern, g, _ in random_cases(51, 60):
        plan = counting_plan(pattern, planner=planner)
        assert sorted(plan.order) == list(range(pattern.n))
        assert run_plan(plan, host(g))[0] == reference.hom(pattern, g)


@pytest.mark.parametrize("planner", PLANNERS)
@pytest.mark.parametrize("name, width", [("P9", 1), ("C8", 2), ("K4", 3), ("3K1", 0)])
def test_small_patterns_are_planned_with_least_width(planner, name, width):
    if planner != "treewidth":
        pytest.importorskip(planner)
    assert counting_plan(graph(name), planner=planner).width == width


def test_unknown_planners_are_named():
    with pytest.raises(UnknownNameError, match="planner"):
        elimination_order(graph("C5"), "greedy")


def test_a_missing_planner_says_what_to_install(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(module, "import_module", missing)
    for planner in ("opt_einsum", "cotengra"):
        with pytest.raises(InputError, match=r"wlkit\[planners\]"):
            elimination_order(Graph(2, [(0, 1)]), planner)
    assert elimination_order(Graph(2, [(0, 1)]), "treewidth")
