"""Sweeps as arrays for the kernel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from wlkit.graphs import Graph
from wlkit.motifs.loops import LabelCodes, compile_loops
from wlkit.motifs.sweeps import Sweep, SweepStep, TableUse


class SweepProgram(NamedTuple):
    """The steps of a sweep as :mod:`wlkit._kernels.sweeps` reads them, without the strides.

    Attributes
    ----------
    step_ptr, levels, cond_ptr, conds, fac_ptr, facs : int64 arrays
        See there; label codes are those of the pattern, and masks are added with those of a host.
    fac_axes, out_axes : tuple of tuple of int
        The loop variables on the axes of every factor and of every result.
    inputs : tuple of int
        The earlier sweeps whose tables are factors, in the order of their numbers.
    """

    step_ptr: np.ndarray
    levels: np.ndarray
    cond_ptr: np.ndarray
    conds: np.ndarray
    fac_ptr: np.ndarray
    facs: np.ndarray
    fac_axes: tuple[tuple[int, ...], ...]
    out_axes: tuple[tuple[int, ...], ...]
    inputs: tuple[int, ...]

    def arrays(self, n: int, codes: LabelCodes) -> tuple[np.ndarray, ...]:
        """Return what the kernel reads, for a host with n vertices and these label codes."""
        conds, labels = self.conds.copy(), self.levels[:, 3]
        conds[:, 2] = codes.edge[conds[:, 2]]
        mask = codes.mask[labels]
        levels = np.column_stack([self.levels[:, :3], codes.vertex[labels] & mask, mask])
        widest = int(levels[:, 1:3].sum(axis=1).max())
        strides = [_strides(axes, widest, n) for axes in (self.fac_axes, self.out_axes)]
        return (self.step_ptr, levels, self.cond_ptr, conds, self.fac_ptr, self.facs, *strides)


def _strides(axes: Sequence[Sequence[int]], widest: int, n: int) -> np.ndarray:
    """Return row-major strides of tables whose axes are the given variables."""
    strides = np.zeros((len(axes), widest), dtype=np.int64)
    for row, variables in zip(strides, axes, strict=True):
        for power, d in enumerate(reversed(variables)):
            row[d] = n**power
    return strides


class _Lists(NamedTuple):
    levels: list[list[int]]
    cond_ptr: list[int]
    conds: list[list[int]]
    fac_ptr: list[int]
    facs: list[int]
    fac_axes: list[tuple[int, ...]]


@lru_cache(maxsize=4096)
def sweep_program(pattern: Graph, sweep: Sweep) -> SweepProgram:
    """Return the arrays of a sweep of a pattern."""
    inputs = sorted({u.table for step in sweep.steps for u in step.factors if u.shared})
    lists = _Lists([], [0], [], [0], [], [])
    step_ptr, out_axes = [0], []
    for step in sweep.steps:
        _append(lists, pattern, step, len(sweep.steps), inputs)
        step_ptr.append(len(lists.levels))
        out_axes.append(tuple(step.order.index(v) for v in step.axes))
    return SweepProgram(
        np.array(step_ptr, dtype=np.int64),
        np.array(lists.levels, dtype=np.int64),
        np.array(lists.cond_ptr, dtype=np.int64),
        np.array(lists.conds, dtype=np.int64).reshape(-1, 3),
        np.array(lists.fac_ptr, dtype=np.int64),
        np.array(lists.facs, dtype=np.int64),
        tuple(lists.fac_axes),
        tuple(out_axes),
        tuple(inputs),
    )


def _append(
    lists: _Lists, pattern: Graph, step: SweepStep, steps: int, inputs: Sequence[int]
) -> None:
    """Append the levels of one step: the pinned vertex, the driver if any, the other vertices."""
    variables, check_ptr, checks = compile_loops(pattern, step.order).arrays
    driven = len(step.driver.axes) if step.driver else 0
    levels = [(-1, 0, 1)]
    if step.driver:
        levels.append((step.driver.table, 1, driven))
    levels += [(-1, d, 1) for d in range(driven + 1, len(step.order))]
    for driver, first, count in levels:
        label = -1 if driver >= 0 else int(variables[first, 3])
        lists.levels.append([driver, first, count, label])
        if driver < 0 and variables[first, 0] >= 0:
            lists.conds.append(variables[first, :3].tolist())
            lists.conds.extend(checks[check_ptr[first] : check_ptr[first + 1]].tolist())
        lists.cond_ptr.append(len(lists.conds))
        for use in step.factors:
            axes = tuple(step.order.index(v) for v in use.axes)
            if first <= max(axes, default=0) < first + count:
                lists.facs.append(_number(use, steps, inputs))
                lists.fac_axes.append(axes)
        lists.fac_ptr.append(len(lists.facs))


def _number(use: TableUse, steps: int, inputs: Sequence[int]) -> int:
    return steps + inputs.index(use.table) if use.shared else use.table
