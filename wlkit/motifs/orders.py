"""Elimination orders with the least expected work in a sparse host."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log2
from typing import NamedTuple

from wlkit.graphs import Graph
from wlkit.motifs.estimates import Present, RandomHost, members
from wlkit.motifs.host import Hosts, as_hosts
from wlkit.motifs.plan import ComponentPlan, CountingPlan, component_plan, counting_plan, plan_along
from wlkit.motifs.planners import elimination_order
from wlkit.motifs.ranked import ranked_method
from wlkit.motifs.run import MEMORY_LIMIT, RANKED
from wlkit.motifs.sweeps import Sweep, boundary, build_sweeps, components_of, neighbor_masks

EXACT_VERTICES = 9
"""Components with more vertices are swept along a given order."""

SMALL_WORK = 10**6
"""Candidates up to which a plan with n^k tables is taken without looking for another."""

SWEEP_FACTOR = 2.0
"""Time of a candidate in a sweep, in those of loops with n^k tables."""

TABLE_FACTOR = 4.0
"""Work of one entry of a finished table with two or more axes, in candidates."""


class _Best(NamedTuple):
    work: float
    share: float
    vertex: int


class LeastWork:
    """Dynamic programming over the connected sets of a pattern: which vertex is summed last.

    The set of all vertices below a step is connected, and what the step costs depends on this
    set, the vertex summed and the vertex pinned.
    """

    def __init__(self, host: RandomHost) -> None:
        self.host = host
        self.near = host.near
        self._known: dict[tuple[int, int], _Best] = {}
        self._pins: dict[int, tuple[float, int]] = {}

    def last(self, inside: int, pin: int) -> int:
        """Return the vertex of a connected set that is summed last."""
        return self.best(inside, pin).vertex

    def pin(self, inside: int) -> int:
        """Return the neighbour of a connected set that is pinned when it is swept on its own."""
        return self._own(inside)[1]

    def best(self, inside: int, pin: int) -> _Best:
        """Return the least work of the steps over a connected set; pin -1 pins the last vertex."""
        found = self._known.get((inside, pin))
        if found is None:
            separator = boundary(self.near, inside)
            found = _Best(float("inf"), 0.0, -1)
            for v in members(inside):
                found = self._with_last(inside, separator, v, v if pin < 0 else pin, found)
            self._known[inside, pin] = found
        return found

    def _with_last(self, inside: int, separator: int, v: int, pin: int, best: _Best) -> _Best:
        work, tables = 0.0, []
        for part in components_of(self.near, inside & ~(1 << v)):
            axes = boundary(self.near, part)
            drives = bool(axes >> pin & 1)
            work += 0.0 if drives else self._own(part)[0]
            below = self.best(part, pin if drives else self.pin(part))
            work += below.work if drives else 0.0
            if work >= best.work:
                return best
            tables.append(Present(axes, below.share, drives, part))
        join = self.host.best_join(separator | 1 << v, pin, tables)
        if work + join.work >= best.work:
            return best
        return _Best(work + join.work, self.host.share(join.size, separator), v)

    def _own(self, inside: int) -> tuple[float, int]:
        """Return the work of a sweep of its own over a connected set, and its pinned vertex."""
        if inside not in self._pins:
            separator = boundary(self.near, inside)
            options = [(self.best(inside, pin), pin) for pin in members(separator)]
            (work, share, _), pin = min(options)
            if separator.bit_count() > 1:
                work += TABLE_FACTOR * share * self.host.images(separator)
            self._pins[inside] = work + self.host.n, pin
        return self._pins[inside]


@lru_cache(maxsize=4096)
def sparse_plan(pattern: Graph, n: int, arcs: int) -> CountingPlan:
    """Return a plan without n^k tables, for sparse hosts of about that size.

    Cycles and complete graphs without labels are counted at a vertex by rank, trees with tables
    of n entries, all others by sweeps: elimination with one vertex pinned at a time.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> [part.method for part in sparse_plan(graph("C6+K4+P4+K2,3"), 10**5, 10**6).components]
    ['closed walks', 'cliques', 'tables', 'sweeps']
    """
    parts = []
    for vertices in pattern.components():
        alone = pattern.subgraph(vertices)
        if alone.m == alone.n - 1:
            order = tuple(v for v in counting_plan(pattern).order if v in vertices)
            parts.append(component_plan(pattern, order))
        else:
            plan = component_sweeps(pattern, tuple(vertices), n, arcs)
            parts.append(replace(plan, method=ranked_method(alone) or "sweeps"))
    return CountingPlan(pattern, tuple(parts))


def component_sweeps(
    pattern: Graph, part: tuple[int, ...], n: int, arcs: int, order: tuple[int, ...] = ()
) -> ComponentPlan:
    """Return the plan by sweeps of one component in hosts of about that size.

    Parameters
    ----------
    order : tuple of int
        Elimination order of its vertices; by default the one with the least expected work, or of
        least width for more than `EXACT_VERTICES`.
    """
    host = RandomHost(neighbor_masks(pattern), n, arcs / n**2)
    inside = sum(1 << v for v in part)
    if not order and len(part) > EXACT_VERTICES:
        order = tuple(v for v in counting_plan(pattern).order if v in part)
    choose = GivenOrder(host.near, order) if order else LeastWork(host)
    sweeps = build_sweeps(pattern, inside, choose.last, choose.pin, host)
    plan = component_plan(pattern, order or _order_of(choose, host.near, inside, -1))
    return replace(plan, method="sweeps", sweeps=sweeps)


def rooted_sweeps(
    pattern: Graph, part: tuple[int, ...], root: int, n: int, arcs: float
) -> tuple[Sweep, ...]:
    """Return the sweeps of a component that give a count for each image of a root."""
    host = RandomHost(neighbor_masks(pattern), n, arcs / n**2)
    inside = sum(1 << v for v in part)
    below: LeastWork | GivenOrder = LeastWork(host)
    if len(part) > EXACT_VERTICES:
        below = GivenOrder(host.near, tuple(v for v in counting_plan(pattern).order if v in part))

    def last(within: int, pin: int) -> int:
        return root if within == inside else below.last(within, pin)

    *others, final = build_sweeps(pattern, inside, last, below.pin, host)
    return (*others, replace(final, separator=(root,)))


@dataclass(frozen=True)
class GivenOrder:
    """The choices along an elimination order."""

    near: Sequence[int]
    order: tuple[int, ...]

    def last(self, inside: int, pin: int) -> int:
        """Return the vertex of a connected set that comes last in the order."""
        return max(members(inside), key=self.order.index)

    def pin(self, inside: int) -> int:
        """Return the neighbour of a connected set that comes last in the order."""
        return max(members(boundary(self.near, inside)), key=self.order.index)


def _order_of(
    choose: LeastWork | GivenOrder, near: Sequence[int], inside: int, pin: int
) -> tuple[int, ...]:
    """Return the elimination order that the choices amount to."""
    v = choose.last(inside, pin)
    order: list[int] = []
    for part in components_of(near, inside & ~(1 << v)):
        held = v if pin < 0 else pin
        held = held if boundary(near, part) >> held & 1 else choose.pin(part)
        order.extend(_order_of(choose, near, part, held))
    return (*order, v)


def plan_for(pattern: Graph, hosts: Hosts | Graph) -> CountingPlan:
    """Return the plan with the least expected work in some hosts.

    With n^k tables where these are small and the work is, else by sweeps if they are less work.
    Hosts are taken for random graphs whose degrees are the `branching` of the hosts.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> [plan_for(graph("C6"), graph(g)).components[0].method for g in ("petersen", "C100000")]
    ['tables', 'closed walks']
    """
    hosts = as_hosts(hosts)
    dense = counting_plan(pattern)
    n, arcs = hosts.n, hosts.n * hosts.branching
    entries = dense.table_entries(n)
    work, fits = dense.cost(n, arcs) + entries // 4, 8 * entries <= MEMORY_LIMIT
    if fits and (len(hosts) != 1 or dense.width < 2 or work < SMALL_WORK):
        return dense
    n_like = 2 ** (n - 1).bit_length()
    arcs_like = round(n_like * 2 ** (round(2 * log2(max(arcs, 1) / n)) / 2))
    sparse = sparse_plan(pattern, n_like, max(arcs_like, 1))
    if fits and work < SWEEP_FACTOR * sparse.cost(n, arcs):
        return dense
    return sparse


def other_plan(pattern: Graph, hosts: Hosts | Graph) -> CountingPlan:
    """Return a plan that computes by other steps than :func:`plan_for`.

    Cycles and complete graphs by sweeps; other components by sweeps along an elimination order of
    least width with the vertices numbered backwards, or with n^k tables along it.
    """
    hosts = as_hosts(hosts)
    plan = plan_for(pattern, hosts)
    if all(part.method == "tables" for part in plan.components):
        return _turned_plan(pattern)
    parts = []
    for part in plan.components:
        if part.method in RANKED:
            parts.append(replace(part, method="sweeps"))
        else:
            order = tuple(v for v in _turned_plan(pattern).order if v in part.vertices)
            parts.append(component_sweeps(pattern, part.vertices, hosts.n, hosts.arcs, order))
    return CountingPlan(pattern, tuple(parts))


def _turned_plan(pattern: Graph) -> CountingPlan:
    turned = pattern.relabel(range(pattern.n)[::-1])
    order = [pattern.n - 1 - v for v in elimination_order(turned, "treewidth")]
    return plan_along(pattern, order)
