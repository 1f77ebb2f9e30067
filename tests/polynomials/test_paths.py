from __future__ import annotations

import numpy as np
import pytest

from wlkit.errors import InputError
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import basis, elimination_plan, evaluate, path_program


@pytest.mark.parametrize("optimize", ["auto", "greedy", "dp", "optimal"])
def test_values_do_not_depend_on_the_path(optimize):
    x = np.random.default_rng(1).integers(-4, 5, (4, 4))
    for h in list(basis(3, directed=True, loops=True, roots="edge"))[::40]:
        expected = elimination_plan(h).program.run(x)
        assert np.array_equal(path_program(h, 4, optimize).run(x), expected)
        assert np.array_equal(evaluate(h, x, optimize=optimize), expected)


def test_vertices_without_edges():
    x = np.ones((3, 3), dtype=int)
    assert path_program(Multigraph(0), 3).run(x) == 1
    assert path_program(Multigraph(2), 3).run(x) == 9
    assert path_program(Multigraph(3, [(0, 1)]), 3).run(x) == 27
    assert path_program(Multigraph(1, roots=(0, 0)), 3).run(x).tolist() == np.eye(3).tolist()


def test_a_star_costs_more_pair_by_pair():
    star = Multigraph.from_graph(graph("S4"))
    assert elimination_plan(star).width == 1
    assert path_program(star, 100, "greedy").width >= 1
    assert path_program(star, 100).run(graph("K5").adjacency) == 5 * 4**4


def test_planners_that_speak_to_opt_einsum():
    cotengra = pytest.importorskip("cotengra")
    h = Multigraph.from_graph(graph("petersen"))
    x = graph("C5").adjacency
    program = path_program(
        h, 5, cotengra.HyperOptimizer(methods=["greedy"], max_repeats=2, parallel=False)
    )
    assert program.run(x) == evaluate(h, x)


def test_unknown_optimizers():
    with pytest.raises(InputError, match="'fastest'"):
        path_program(Multigraph(2, [(0, 1)] * 3), 5, "fastest")
