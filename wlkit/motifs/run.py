"""Running a counting plan on hosts, each component by its method, int64 or residues."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from wlkit.errors import SizeError
from wlkit.exact import crt, primes_for
from wlkit.graphs import Graph
from wlkit.motifs.host import Hosts, as_hosts
from wlkit.motifs.hubs import runs_apart
from wlkit.motifs.loops import LabelCodes, label_codes
from wlkit.motifs.matrices import matrix_count
from wlkit.motifs.plan import INT64_LIMIT, BagStep, ComponentPlan, CountingPlan
from wlkit.motifs.ranked import clique_homs, closed_walks
from wlkit.motifs.sparse import Memo, run_sweeps

MEMORY_LIMIT = 4 * 2**30
"""Bytes of tables above which a count is refused."""


class _Program(NamedTuple):
    """The steps of one component as the kernel `run_steps` reads them; nothing depends on n."""

    step_ptr: np.ndarray
    variables: np.ndarray
    check_ptr: np.ndarray
    checks: np.ndarray
    table_ptr: np.ndarray
    table_step: np.ndarray
    table_axis: np.ndarray
    out_axis: np.ndarray


def run_plan(plan: CountingPlan, hosts: Hosts | Graph, memo: Memo | None = None) -> list[int]:
    """Return hom(pattern, G) for every host G, by a plan of the pattern.

    Parameters
    ----------
    plan : CountingPlan
    hosts : Hosts or Graph
        Directed iff the pattern is.
    memo : dict, optional
        Results that sweeps of other patterns in the same single host left, see
        :func:`wlkit.motifs.sparse.run_sweeps`.

    Returns
    -------
    list of int
        One count for each host, exact.

    Raises
    ------
    SizeError
        If the tables would need more than `MEMORY_LIMIT` bytes.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> from wlkit.motifs.host import lay_out
    >>> from wlkit.motifs.plan import counting_plan
    >>> run_plan(counting_plan(graph("C5")), lay_out([graph("petersen"), graph("K4")]))
    [120, 240]

    Notes
    -----
    O(n^(w + 1)) for tables and width w; :func:`predicted_work` says how much before, the method of
    every component how. Once for each prime where int64 does not suffice.

    References
    ----------
    Diaz, Serna, Thilikos, Counting H-colorings of partial k-trees, 2002.
    """
    return measured_run(plan, hosts, memo)[0]


def measured_run(
    plan: CountingPlan, hosts: Hosts | Graph, memo: Memo | None = None
) -> tuple[list[int], int]:
    """Return :func:`run_plan` and the work: the number of candidate images looked at.

    Parameters
    ----------
    plan : CountingPlan
    hosts : Hosts or Graph
        Directed iff the pattern is.
    memo : dict, optional
        Results that sweeps of other patterns in the same single host left, see
        :func:`wlkit.motifs.sparse.run_sweeps`.

    Returns
    -------
    counts : list of int
    work : int
        In all hosts together; the unit of :meth:`CountingPlan.cost` and :func:`predicted_work`.

    Raises
    ------
    SizeError
        If the tables would need more than `MEMORY_LIMIT` bytes.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> from wlkit.motifs.plan import counting_plan
    >>> plan = counting_plan(graph("K3"))
    >>> measured_run(plan, graph("K4")), plan.cost(n=4, arcs=12)
    (([24], 52), 52)

    Notes
    -----
    Operations and not seconds, so that two runs give the same number.
    """
    hosts = as_hosts(hosts)
    codes = label_codes(plan.pattern, hosts)
    counts, work = [1] * len(hosts), 0
    if codes is None:
        return [0] * len(hosts), 0
    _require_memory(plan, hosts)
    for part in plan.components:
        if part.method == "tables":
            entries, done = component_entries(part, hosts, codes)
            found = entries.tolist()
        else:
            runs = [
                _run_sparse(plan.pattern, part, hosts.single(i), codes, memo)
                for i in range(len(hosts))
            ]
            found, done = [x for x, _ in runs], sum(w for _, w in runs)
        counts = [a * b for a, b in zip(counts, found, strict=True)]
        work += done
        if not any(counts):
            break
    return counts, work


def _run_sparse(
    pattern: Graph, part: ComponentPlan, host: Hosts, codes: LabelCodes, memo: Memo | None
) -> tuple[int, int]:
    """Return the count of one component in one host by a method for sparse hosts, and the work."""
    if host.n == 0 or part.bound(host) == 0:
        return 0, 0
    found = None
    if part.method in RANKED:
        found = RANKED[part.method](host, len(part.vertices))
    if part.method == "matrices":
        found = matrix_count(pattern, part.order, host, codes, part.bound(host))
    if part.method == "hubs apart":
        found = _run_apart(pattern, part, host, codes)
    if found is None:
        entries, work = run_sweeps(pattern, part.sweeps, host, codes, part.bound(host), memo)
        found = int(entries[0]), work
    return found


def _run_apart(
    pattern: Graph, part: ComponentPlan, host: Hosts, codes: LabelCodes
) -> tuple[int, int]:
    count = work = 0
    for each in runs_apart(pattern, part.sweeps, part.apart, host, codes):
        entries, done = run_sweeps(*each, part.bound(host))
        count, work = count + int(entries[0]), work + done
    return count, work


RANKED: dict[str, Callable[[Hosts, int], tuple[int, int] | None]] = {
    "closed walks": closed_walks,
    "cliques": clique_homs,
}
"""The methods of cycles and complete graphs; None where int64 does not suffice."""


def _require_memory(plan: CountingPlan, hosts: Hosts) -> None:
    needed = 8 * plan.table_entries(hosts.n)
    if needed > MEMORY_LIMIT:
        raise SizeError(
            f"hom of a pattern with n={plan.pattern.n}, m={plan.pattern.m}, width {plan.width} in "
            f"a graph with {hosts.n} vertices needs {needed / 2**30:.1f} GiB of tables; "
            f"{MEMORY_LIMIT / 2**30:.0f} GiB are allowed"
        )


def component_entries(
    part: ComponentPlan, hosts: Hosts, codes: LabelCodes
) -> tuple[np.ndarray, int]:
    """Return the entries of the last table of a plan, int64 or object, host after host; the work.

    One number for every host, the count, unless the last step has a separator (the roots of
    :func:`wlkit.motifs.rooted.rooted_plan`).
    """
    axes = len(part.steps[-1].separator)
    size = int((np.diff(hosts.vertex_ptr) ** axes).sum())
    bound = part.bound(hosts)
    if bound == 0:
        return np.zeros(size, dtype=np.int64), 0
    program = _bound_to(_program(part), codes)
    if bound < INT64_LIMIT:
        return _execute(program, hosts, 0, size)
    primes = primes_for(bound)
    runs = [_execute(program, hosts, p, size) for p in primes]
    columns = zip(*(row.tolist() for row, _ in runs), strict=True)
    entries = [crt(row, primes)[0] for row in columns]
    return np.array(entries, dtype=object), sum(work for _, work in runs)


def _execute(program: _Program, hosts: Hosts, modulus: int, size: int) -> tuple[np.ndarray, int]:
    from wlkit._kernels.motifs import run_steps

    out = np.zeros(size, dtype=np.int64)
    work = run_steps(*hosts.arrays, *program, modulus, out)
    return out, int(work)


def _bound_to(program: _Program, codes: LabelCodes) -> _Program:
    """Return the program with the label codes of the hosts."""
    if codes.trivial:
        return program
    variables, checks = codes.translate(program.variables, program.checks)
    return program._replace(variables=variables, checks=checks)


@lru_cache(maxsize=4096)
def _program(part: ComponentPlan) -> _Program:
    widest = max(len(step.loops.order) for step in part.steps)
    step_ptr, check_ptr, table_ptr = [0], [0], [0]
    table_step: list[int] = []
    table_axis: list[list[int]] = []
    out_axis: list[list[int]] = []
    for step in part.steps:
        arrays = step.loops.arrays
        step_ptr.append(step_ptr[-1] + len(arrays.variables))
        check_ptr.extend((check_ptr[-1] + arrays.check_ptr[1:]).tolist())
        depth_of = {v: d for d, v in enumerate(step.loops.order)}
        for ready in _children_by_depth(part, step, depth_of):
            table_step.extend(ready)
            table_axis.extend(_axes(part.steps[child], depth_of, widest) for child in ready)
            table_ptr.append(len(table_step))
        out_axis.append(_axes(step, depth_of, widest))
    loops = [step.loops.arrays for step in part.steps]
    return _Program(
        np.array(step_ptr, dtype=np.int64),
        np.concatenate([x.variables for x in loops]),
        np.array(check_ptr, dtype=np.int64),
        np.concatenate([x.checks for x in loops]),
        np.array(table_ptr, dtype=np.int64),
        np.array(table_step, dtype=np.int64),
        np.array(table_axis, dtype=np.int64).reshape(-1, widest),
        np.array(out_axis, dtype=np.int64),
    )


def _children_by_depth(
    part: ComponentPlan, step: BagStep, depth_of: dict[int, int]
) -> list[list[int]]:
    """Return for every loop depth the children whose last variable is assigned there."""
    by_depth: list[list[int]] = [[] for _ in depth_of]
    for child in step.children:
        by_depth[max(depth_of[v] for v in part.steps[child].separator)].append(child)
    return by_depth


def _axes(step: BagStep, depth_of: dict[int, int], widest: int) -> list[int]:
    """Return by loop depth the power of n that strides the row-major table, -1 for no axis."""
    axes = [-1] * widest
    for power, v in enumerate(reversed(step.separator)):
        axes[depth_of[v]] = power
    return axes
