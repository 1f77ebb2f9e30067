"""Sweeps as arrays."""

from wlkit.graphs import Graph, graph
from wlkit.motifs.host import host
from wlkit.motifs.loops import label_codes
from wlkit.motifs.orders import component_sweeps
from wlkit.motifs.programs import sweep_program


def program_of(pattern, order=()):
    plan = component_sweeps(pattern, tuple(range(pattern.n)), 10**4, 10**5, order)
    return plan.sweeps, [sweep_program(pattern, sweep) for sweep in plan.sweeps]


def test_levels_conditions_and_factors_are_all_there():
    for name in ("C6", "K2,3", "K4", "petersen", "P5", "K1"):
        pattern = graph(name)
        sweeps, programs = program_of(pattern)
        for sweep, program in zip(sweeps, programs, strict=True):
            assert len(program.step_ptr) == len(sweep.steps) + 1
            assert program.levels[:, 2].sum() == sum(len(step.order) for step in sweep.steps)
            assert len(program.facs) == sum(len(step.factors) for step in sweep.steps)
            drivers = sum(step.driver is not None for step in sweep.steps)
            assert (program.levels[:, 0] >= 0).sum() == drivers
            assert program.cond_ptr[-1] == len(program.conds)


def test_strides_are_row_major():
    pattern = graph("K2,3")
    _, (program,) = program_of(pattern, (2, 3, 4, 1, 0))
    g = graph("petersen")
    codes = label_codes(pattern, host(g))
    *_, fac_stride, out_stride = program.arrays(g.n, codes)
    assert set(out_stride.ravel().tolist()) <= {0, 1}
    assert fac_stride.shape == (len(program.facs), out_stride.shape[1])


def test_labels_are_those_of_the_host():
    pattern = Graph(
        3, [(0, 1), (1, 2), (0, 2)], vertex_labels=["b", "b", "c"], edge_labels=[5, 5, 7]
    )
    g = Graph(3, [(0, 1), (1, 2), (0, 2)], vertex_labels=["a", "b", "c"], edge_labels=[7, 6, 5])
    _, programs = program_of(pattern)
    codes = label_codes(pattern, host(g))
    _, levels, _, conds, *_ = programs[-1].arrays(g.n, codes)
    assert set(levels[:, 3].tolist()) == {1, 2}
    assert set(conds[:, 2].tolist()) <= {1, 3}
