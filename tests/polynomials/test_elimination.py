from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from tests.reference.polynomials import brute_width
from wlkit.errors import InputError, VerificationError
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import EliminationPlan, basis, elimination_plan
from wlkit.polynomials.program import Program, Step


@pytest.mark.parametrize("roots", [0, 1, "edge"])
def test_least_width_against_all_orders(roots):
    for h in basis(5, simple=True, roots=roots):
        if h.n <= 6:
            expected = max(brute_width(h.n, h.edges, h.roots), len(set(h.roots)) - 1)
            assert elimination_plan(h).width == expected or h.roots == (0, 0)


def test_trees_cost_n_squared():
    for tree in nx.nonisomorphic_trees(8):
        plan = elimination_plan(Multigraph(8, list(tree.edges)))
        assert plan.width == 1
        assert plan.program.memory <= 1


@pytest.mark.parametrize(("name", "width"), [("K4", 3), ("petersen", 4), ("K3,3", 3), ("C9", 2)])
def test_published_treewidths(name, width):
    plan = elimination_plan(Multigraph.from_graph(graph(name)))
    assert plan.width == width


def test_roots_count_as_a_clique():
    path = [(0, 1), (1, 2), (2, 3)]
    assert elimination_plan(Multigraph(4, path)).width == 1
    assert elimination_plan(Multigraph(4, path, roots=(0, 3))).width == 2


def test_verify_and_table():
    plan = elimination_plan(Multigraph(5, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)], roots=(0, 2)))
    assert plan.verify()
    assert plan.table.endswith("time n^3   memory n^2")
    assert plan.to_dict()["width"] == 2
    assert plan.to_dict()["cost"] == {"n^3": 3, "n^2": 1}


def test_picture_and_costs():
    plan = elimination_plan(Multigraph(3, [(0, 2), (2, 1)], roots=(0, 1)))
    assert "<svg" in plan._repr_html_()
    assert "-&gt;" in plan._repr_html_()
    assert plan.memory == 2
    assert plan.cost(10).multiplications == 1000


def test_isolated_vertices_are_not_lost_inward():
    plan = elimination_plan(Multigraph(4, [(0, 1)]))
    assert plan.sparse_program.run(np.ones((3, 3), dtype=int)) == 81


def test_a_wrong_program_does_not_verify():
    plan = EliminationPlan(Multigraph(2, [(0, 1)]), (0, 1))
    plan.__dict__["program"] = Program((Step("T", "aa->", ("A",)),))
    with pytest.raises(VerificationError):
        plan.verify()


def test_what_is_cached_cannot_be_changed():
    from dataclasses import FrozenInstanceError

    from wlkit.polynomials import shared_program

    h = Multigraph.from_graph(graph("C5"))
    plan, program = elimination_plan(h), shared_program((h,))
    assert plan is elimination_plan(h)
    for value, name in ((plan, "order"), (plan, "program"), (plan.program, "steps")):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, ())
    with pytest.raises(FrozenInstanceError):
        program.steps = ()
    for value in (plan.order, plan.program.steps, program.steps, program.outputs, h.edges):
        assert isinstance(value, tuple)


def test_bad_orders_and_programs():
    with pytest.raises(InputError, match="order of the vertices"):
        EliminationPlan(Multigraph(2, [(0, 1)]), (0,))
    with pytest.raises(InputError, match="indices"):
        Program((Step("T", "abc->", ("A",)),))
    with pytest.raises(InputError, match="indices"):
        Program((Step("T", "ab->", ("missing",)),))
    with pytest.raises(InputError, match="operands"):
        Program((Step("T", "ab,ab->", ("A",)),))
    with pytest.raises(InputError, match="at least one"):
        Program(())
    with pytest.raises(InputError, match="channels"):
        Program((Step("T", "ab->", ("A3",)),)).run(np.eye(2, dtype=int))
