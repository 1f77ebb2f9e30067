from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from wlkit.errors import InputError, VerificationError
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import basis, elimination_plan, evaluate, features, shared_program


@pytest.mark.parametrize(
    "options",
    [
        {"degree": 5, "simple": True, "roots": "edge"},
        {"degree": 3, "directed": True, "loops": True, "roots": "edge"},
        {"degree": 3, "channels": 2, "roots": 1, "loops": True},
    ],
)
def test_no_wider_than_the_plans_and_no_step_twice(options):
    patterns = tuple(basis(**options))
    program = shared_program(patterns)
    assert program.width <= max(elimination_plan(h).width for h in patterns)
    made = [(step.equation, step.operands) for step in program.steps]
    assert len(set(made)) == len(made)
    used = {name for s in (*program.steps, *program.outputs) for name in s.operands}
    assert {step.target for step in program.steps} <= used
    assert [step.target for step in program.outputs] == [h.text for h in patterns]


def test_trees_take_no_matrix_product():
    trees = [
        Multigraph(n, list(t.edges), roots=(r,))
        for n in range(2, 8)
        for t in nx.nonisomorphic_trees(n)
        for r in range(n)
    ]
    program = shared_program(tuple(trees))
    assert program.width == 1
    assert all(len(step.output) <= 1 for step in program.steps)
    assert len(program.steps) < sum(h.m for h in trees) / 3


def test_a_step_is_shared_with_its_transpose():
    """Out of 0 by two arcs into 1, and the reverse, on a directed input: one matrix product."""
    there = Multigraph(3, [(0, 2), (2, 1)], roots=(0, 1), directed=True)
    back = Multigraph(3, [(1, 2), (2, 0)], roots=(0, 1), directed=True)
    assert len(shared_program((there, back)).steps) == 1
    x = np.arange(9).reshape(3, 3)
    values = features(x, patterns=[there, back]).array
    assert np.array_equal(values[..., 0], x @ x)
    assert np.array_equal(values[..., 1], (x @ x).T)


def test_directed_and_undirected_patterns_do_not_mix():
    edge = Multigraph(2, [(0, 1)], roots=(0,))
    both = Multigraph(2, [(0, 1), (1, 0)], roots=(0,), directed=True)
    values = features(np.array([[0, 2], [2, 0]]), patterns=[edge, both]).array
    assert values.tolist() == [[2, 4], [2, 4]]


def test_wide_patterns_and_parallel_edges():
    rng = np.random.default_rng(4)
    upper = rng.integers(-3, 4, (5, 5))
    x = upper + upper.T
    wide = [Multigraph.from_graph(graph(name)) for name in ("K4", "K5", "K3,3", "petersen", "C6")]
    wide.append(Multigraph(5, [*wide[1].edges, (0, 1, 0), (2, 2, 0), (2, 2, 0)]))
    values = features(x, patterns=wide).array
    assert values.tolist() == [evaluate(h, x) for h in wide]


def test_table_of_the_shared_steps():
    assert shared_program((Multigraph(0),)).table == ""
    program = shared_program((Multigraph(3, [(0, 1), (1, 2), (0, 2)]),))
    assert program.table.splitlines()[0].endswith("time n^3")


def test_verify():
    from dataclasses import replace

    good = shared_program(tuple(basis(3, directed=True, loops=True, roots=1)))
    assert good.verify()
    wrong = replace(good, patterns=good.patterns[::-1])
    with pytest.raises(VerificationError, match="does not evaluate"):
        wrong.verify()


def test_values_of_one_shape_only():
    edge = [(0, 1)]
    with pytest.raises(InputError, match=r"equally many roots, got \[1, 2\]"):
        shared_program((Multigraph(2, edge, roots=(0, 1)), Multigraph(2, edge, roots=(0,))))
    on_the_diagonal = Multigraph(2, edge, roots=(0, 0))
    assert shared_program((Multigraph(2, edge, roots=(0, 1)), on_the_diagonal)).verify()
