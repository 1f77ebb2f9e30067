"""The work of a plan in a given host, predicted from the work at a few of its vertices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wlkit.exact import primes_for
from wlkit.graphs import Graph
from wlkit.motifs.host import Hosts, as_hosts
from wlkit.motifs.hubs import runs_apart
from wlkit.motifs.loops import LabelCodes, label_codes
from wlkit.motifs.matrices import matrix_moduli, matrix_work
from wlkit.motifs.plan import INT64_LIMIT, ComponentPlan, CountingPlan
from wlkit.motifs.prefixes import table_work
from wlkit.motifs.programs import sweep_program
from wlkit.motifs.ranked import ranked_rows
from wlkit.motifs.run import component_entries
from wlkit.motifs.sampling import FREE_WORK, MOST_WORK, estimate_work, sample, spread_points
from wlkit.motifs.sparse import LIMIT, SPENT, STATUS, Finished, Worker, run_sweep
from wlkit.motifs.sweeps import Sweep

SAMPLED_HOSTS = 32
"""Hosts looked at for the work in many."""


def predicted_work(plan: CountingPlan, hosts: Hosts | Graph, *, effort: float = MOST_WORK) -> int:
    """Return the number of candidate images that a plan is expected to look at in some hosts.

    That of :func:`wlkit.motifs.measured_run`, from the numbers at some images of the pinned vertex:
    see :mod:`wlkit.motifs.sampling`. Exact where the work is small.

    Parameters
    ----------
    plan : CountingPlan
    hosts : Hosts or Graph
        :meth:`CountingPlan.cost` is the formula for hosts of which only the size is known.
    effort : float
        Candidates looked at for every sweep at most, or a few times as many if a vertex takes more.

    Returns
    -------
    int

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> from wlkit.motifs import counting_plan, measured_run
    >>> plan = counting_plan(graph("C6"))
    >>> predicted_work(plan, graph("petersen")) == measured_run(plan, graph("petersen"))[1]
    True

    Notes
    -----
    Looks at some 10^5 candidates for every sweep, and at some hundredths of all that there are.
    The tables that a sweep finds for a sample of vertices stand for those of the others, vertices
    with about as many walks of three steps; tables over two vertices are made in full if that is
    no more than the `effort`, and otherwise taken to have no zeros.
    """
    hosts = as_hosts(hosts)
    codes = label_codes(plan.pattern, hosts)
    if codes is None or not len(hosts):
        return 0
    size = np.diff(hosts.vertex_ptr) + np.diff(hosts.indptr[0, hosts.vertex_ptr])
    chance = (size + size.mean() + 1) / (size + size.mean() + 1).sum()
    if len(hosts) <= SAMPLED_HOSTS:
        return round(sum(_in_host(plan, hosts.single(i), codes, effort) for i in range(len(hosts))))
    drawn = np.searchsorted(np.cumsum(chance), spread_points(SAMPLED_HOSTS))
    works = [_in_host(plan, hosts.single(i), codes, effort) / chance[i] for i in drawn.tolist()]
    return round(sum(works) / SAMPLED_HOSTS)


def _in_host(plan: CountingPlan, host: Hosts, codes: LabelCodes, effort: float) -> float:
    total = 0.0
    for part in plan.components:
        if part.bound(host) == 0:
            break
        total += component_work(plan.pattern, part, host, codes, effort)
    return total


def component_work(
    pattern: Graph, part: ComponentPlan, host: Hosts, codes: LabelCodes, effort: float
) -> float:
    """Return the expected number of candidates for one component in one host that has edges."""
    if part.method == "tables":
        work = table_work(part, host, codes)
        if work <= 2 * FREE_WORK and max(part.table_exponents()) * np.log2(host.n) < 22:
            return component_entries(part, host, codes)[1]
        bound = part.bound(host)
        return work if bound < INT64_LIMIT else work * len(primes_for(bound))
    if part.method == "matrices":
        runs = len(matrix_moduli(host, len(part.order), part.bound(host)))
        return matrix_work(pattern, part.order, host.n, runs)
    if part.method == "closed walks" or part.method == "cliques":
        drawn = sample(host, np.arange(host.n))
        try:
            spend = ranked_rows(part.method, host, len(part.vertices))
            return estimate_work(drawn, spend, effort).total
        except OverflowError:
            pass
    if part.method == "hubs apart":
        pieces = runs_apart(pattern, part.sweeps, part.apart, host, codes)
        return sum(sweeps_work(*piece, part.bound(host), effort) for piece in pieces)
    return sweeps_work(pattern, part.sweeps, host, codes, part.bound(host), effort)


def sweeps_work(
    pattern: Graph,
    sweeps: Sequence[Sweep],
    host: Hosts,
    codes: LabelCodes,
    bound: int,
    effort: float,
) -> float:
    """Return the expected number of candidates of some sweeps in one host.

    Modulo primes it is as many for each if a sum, estimated from the same sample, needs them.
    """
    runs = 1
    if bound >= INT64_LIMIT:
        try:
            works, largest = _each_sweep(pattern, sweeps, host, codes, -1, effort)
        except OverflowError:
            largest = float(INT64_LIMIT)
        if largest < INT64_LIMIT:
            return sum(works)
        runs = len(primes_for(bound))
    modulus = primes_for(bound)[0] if runs > 1 else 0
    return runs * sum(_each_sweep(pattern, sweeps, host, codes, modulus, effort)[0])


def _each_sweep(
    pattern: Graph,
    sweeps: Sequence[Sweep],
    host: Hosts,
    codes: LabelCodes,
    modulus: int,
    effort: float,
) -> tuple[list[float], float]:
    """Return the work of each sweep and the last sum, as estimated."""
    finished: list[Finished] = []
    works: list[float] = []
    total = 0.0
    for sweep in sweeps:
        result, work, total = _one_sweep(pattern, sweep, host, codes, modulus, finished, effort)
        finished.append(result)
        works.append(work)
    return works, total


def _one_sweep(
    pattern: Graph,
    sweep: Sweep,
    host: Hosts,
    codes: LabelCodes,
    modulus: int,
    finished: Sequence[Finished],
    effort: float,
) -> tuple[Finished, float, float]:
    """Return the result of a sweep filled in from a sample of rows, its work, and its sum."""
    program = sweep_program(pattern, sweep)
    values = np.zeros(host.n, dtype=np.int64)
    worker = Worker(sweep, host, codes, program, finished, modulus, values)
    steps = len(program.step_ptr) - 1
    ones = [i for i in program.inputs if len(finished[i].values) == 1]  # stand for a whole table
    for f, table in enumerate(program.facs.tolist()):
        if table >= steps and program.inputs[table - steps] in ones:
            worker.program[6][f] = 0
    label, mask = worker.program[1][0, 3:]
    drawn = sample(host, np.flatnonzero(host.vertex_codes & mask == label))

    def spend(rows: np.ndarray, limit: int) -> tuple[np.ndarray, bool]:
        worker.rows, spent = rows, np.zeros(len(rows), dtype=np.int64)
        worker.state[:] = 0
        worker.state[LIMIT] = limit
        reached = worker.advance(0, len(rows), spent)
        stopped = bool(worker.state[STATUS] == SPENT)
        return spent[: reached + stopped], stopped

    estimate = estimate_work(drawn, spend, effort)
    nothing = np.zeros(0, dtype=np.int64)
    if len(sweep.separator) > 1 and not ones and estimate.total <= effort:
        result = run_sweep(pattern, sweep, host, codes, modulus, finished)
        return result, float(result.work), 0.0
    if len(sweep.separator) > 1:
        return Finished(np.ones(1, dtype=np.int64), nothing, 0), estimate.total, 0.0
    total = drawn.mean(values[drawn.rows].astype(float), estimate.draws)
    if len(sweep.separator) == 1:
        values[drawn.rows] = drawn.fill(values[drawn.rows], estimate.known)
    return Finished(values, nothing, 0), estimate.total, total
