"""Running a counting plan on a host: tables in one arena, int64 or residues."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from wlkit.errors import SizeError
from wlkit.exact import crt, primes_for
from wlkit.motifs.host import Host
from wlkit.motifs.loops import LabelCodes, LoopArrays, label_codes
from wlkit.motifs.plan import INT64_LIMIT, BagStep, ComponentPlan, CountingPlan

MEMORY_LIMIT = 4 * 2**30
"""Bytes of tables above which a count is refused."""


class _Program(NamedTuple):
    """One step with everything that the kernel reads, for one host."""

    loops: LoopArrays
    table_ptr: np.ndarray
    table_offset: np.ndarray
    table_stride: np.ndarray
    out_offset: int
    out_size: int
    out_stride: np.ndarray


def run_plan(plan: CountingPlan, host: Host) -> int:
    """Return hom(pattern, host) for a plan of the pattern.

    Raises
    ------
    SizeError
        If the tables would need more than `MEMORY_LIMIT` bytes.
    """
    codes = label_codes(plan.pattern, host)
    if codes is None:
        return 0
    _require_memory(plan, host)
    count = 1
    for part in plan.components:
        count *= _count_component(part, host, codes)
        if count == 0:
            return 0
    return count


def _require_memory(plan: CountingPlan, host: Host) -> None:
    needed = 8 * plan.table_entries(host.n)
    if needed > MEMORY_LIMIT:
        raise SizeError(
            f"hom of a pattern with n={plan.pattern.n}, m={plan.pattern.m}, width {plan.width} in "
            f"a graph with {host.n} vertices needs {needed / 2**30:.1f} GiB of tables; "
            f"{MEMORY_LIMIT / 2**30:.0f} GiB are allowed"
        )


def _count_component(part: ComponentPlan, host: Host, codes: LabelCodes) -> int:
    bound = part.bound(host)
    if bound == 0:
        return 0
    programs = _programs(part, host, codes)
    if bound < INT64_LIMIT:
        return _execute(programs, host, 0)
    primes = primes_for(bound)
    return crt([_execute(programs, host, p) for p in primes], primes)[0]


def _programs(part: ComponentPlan, host: Host, codes: LabelCodes) -> list[_Program]:
    """Return the bound steps; step i has its table at a fixed place in the arena."""
    offsets, total = [], 0
    for k in part.table_exponents():
        offsets.append(total)
        total += host.n**k
    return [_program(part, i, host.n, offsets, codes) for i in range(len(part.steps))]


def _program(
    part: ComponentPlan, i: int, n: int, offsets: list[int], codes: LabelCodes
) -> _Program:
    step = part.steps[i]
    depth_of = {v: d for d, v in enumerate(step.loops.order)}
    by_depth: list[list[int]] = [[] for _ in depth_of]
    for child in step.children:
        ready = max(depth_of[v] for v in part.steps[child].separator)
        by_depth[ready].append(child)
    children = [child for row in by_depth for child in row]
    ptr = np.cumsum([0, *map(len, by_depth)], dtype=np.int64)
    stride = np.zeros((len(children), len(depth_of)), dtype=np.int64)
    for row, child in enumerate(children):
        stride[row] = _strides(part.steps[child], depth_of, n)
    offset = np.array([offsets[child] for child in children], dtype=np.int64)
    size = n ** len(step.separator)
    out = _strides(step, depth_of, n)
    return _Program(step.loops.bind(codes), ptr, offset, stride, offsets[i], size, out)


def _strides(step: BagStep, depth_of: dict[int, int], n: int) -> np.ndarray:
    """Return the stride, by loop depth, of the row-major table of `step`."""
    stride = np.zeros(len(depth_of), dtype=np.int64)
    for axis, v in enumerate(reversed(step.separator)):
        stride[depth_of[v]] = n**axis
    return stride


def _execute(programs: list[_Program], host: Host, modulus: int) -> int:
    from wlkit._kernels.motifs import bag_sum

    last = programs[-1]
    arena = np.zeros(last.out_offset + last.out_size, dtype=np.int64)
    for p in programs:
        bag_sum(
            host.indptr,
            host.indices,
            host.codes,
            host.vertex_codes,
            *p.loops,
            p.table_ptr,
            p.table_offset,
            p.table_stride,
            p.out_offset,
            p.out_stride,
            arena,
            modulus,
        )
    return int(arena[last.out_offset])
