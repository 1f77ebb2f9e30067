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
from wlkit.motifs.hubs import HubSweeps, hubs, with_parts
from wlkit.motifs.matrices import MATRIX_VERTICES
from wlkit.motifs.naming import as_pattern
from wlkit.motifs.plan import ComponentPlan, CountingPlan, component_plan, counting_plan, plan_along
from wlkit.motifs.planners import elimination_order
from wlkit.motifs.prediction import predicted_work
from wlkit.motifs.ranked import ranked_method
from wlkit.motifs.run import MEMORY_LIMIT, RANKED
from wlkit.motifs.sampling import FREE_WORK, MOST_WORK, SHARE
from wlkit.motifs.sweeps import Sweep, boundary, build_sweeps, components_of, neighbor_masks

EXACT_VERTICES = 9
"""Components with more vertices are swept along a given order."""

SMALL_WORK = 10**6
"""Candidates up to which a plan with n^k tables is taken without looking for another."""

TIMES = {
    "tables": 1.0,
    "sweeps": 2.0,
    "hubs apart": 2.0,
    "closed walks": 1.0,
    "cliques": 1.0,
    "matrices": 0.05,
}
"""Time of a unit of the work of every method, in candidates of loops with n^k tables."""

FAR = 2.0
"""Plans that are so many times slower than others, in random hosts, are not looked at."""

SPARSE = 2**10, 2**13
"""Vertices and arcs of the hosts for which orders are chosen where others were tried before."""

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

    Parameters
    ----------
    pattern : Graph
    n, arcs : int
        Of the hosts: vertices, and ordered pairs u -> v (twice the edges of undirected ones).

    Returns
    -------
    CountingPlan

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> [part.method for part in sparse_plan(graph("C6+K4+P4+K2,3"), 10**5, 10**6).components]
    ['closed walks', 'cliques', 'tables', 'sweeps']

    Notes
    -----
    For a component with k <= 9 vertices the order with the least expected work in a random graph of
    that size, by dynamic programming over its connected sets: up to k 2^k steps. For larger ones an
    order of least width.
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


def component_apart(pattern: Graph, plan: ComponentPlan, n: int, arcs: int) -> ComponentPlan:
    """Return a plan by sweeps of one component with edges, hubs apart: :mod:`wlkit.motifs.hubs`."""
    part = plan.vertices
    host = RandomHost(neighbor_masks(pattern), n, arcs / n**2)
    inside = sum(1 << v for v in part)
    below = _below(pattern, part, host)
    apart = []
    for v in part:

        def last(within: int, pin: int, first: int = v) -> int:
            return first if within == inside else below.last(within, pin)

        marked = with_parts(pattern, part, v)
        apart.append(HubSweeps(marked, build_sweeps(marked, inside, last, below.pin, host)))
    return replace(plan, method="hubs apart", apart=tuple(apart))


def rooted_sweeps(
    pattern: Graph, part: tuple[int, ...], root: int, n: int, arcs: float
) -> tuple[Sweep, ...]:
    """Return the sweeps of a component that give a count for each image of a root."""
    host = RandomHost(neighbor_masks(pattern), n, arcs / n**2)
    inside = sum(1 << v for v in part)
    below = _below(pattern, part, host)

    def last(within: int, pin: int) -> int:
        return root if within == inside else below.last(within, pin)

    *others, final = build_sweeps(pattern, inside, last, below.pin, host)
    return (*others, replace(final, separator=(root,)))


def _below(pattern: Graph, part: tuple[int, ...], host: RandomHost) -> LeastWork | GivenOrder:
    """Return the choices below a vertex that is pinned in any case."""
    if len(part) <= EXACT_VERTICES:
        return LeastWork(host)
    return GivenOrder(host.near, tuple(v for v in counting_plan(pattern).order if v in part))


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


def plan_for(pattern: Graph | str, hosts: Hosts | Graph | str) -> CountingPlan:
    """Return the plan with the least expected work in some hosts.

    With n^k tables where these are small and the work is. Else the work of several plans is
    predicted from a sample of the vertices of the host: with n^k tables, by products of matrices,
    and by sweeps in the orders that are best in random graphs with its degrees, or with its
    `branching` for degrees, or of least width, or with hubs apart.

    Parameters
    ----------
    pattern : Graph or text
    hosts : Hosts, Graph or text
        Directed iff the pattern is.

    Returns
    -------
    CountingPlan

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> [plan_for(graph("C6"), graph(g)).components[0].method for g in ("petersen", "C100000")]
    ['tables', 'closed walks']

    Notes
    -----
    Takes about as long as looking at some 10^5 candidates for each plan; known for the last 512
    pairs of pattern and hosts.
    """
    return planned_work(as_pattern(pattern), as_hosts(hosts))[0]


@lru_cache(maxsize=512)
def planned_work(pattern: Graph, hosts: Hosts) -> tuple[CountingPlan, float]:
    """Return :func:`plan_for` and the work that it is expected to be, as :func:`predicted_work`."""
    dense = counting_plan(pattern)
    n = hosts.n
    entries, formula = dense.table_entries(n), float(dense.cost(n, n * hosts.branching))
    fits = 8 * entries <= MEMORY_LIMIT
    if fits and (len(hosts) != 1 or dense.width < 2 or formula + entries // 4 < SMALL_WORK):
        return dense, formula
    works = {plan: predicted_work(plan, hosts) for plan in _with_tables(dense, n)}
    least = min((_time(plan, n, w) for plan, w in works.items()), default=float("inf"))
    for plan in _without_tables(pattern, hosts):
        if _time(plan, n, plan.cost(n, hosts.arcs)) < FAR * least:
            works[plan] = predicted_work(
                plan, hosts, effort=min(MOST_WORK, max(FREE_WORK, SHARE * least))
            )
            least = min(least, _time(plan, n, works[plan]))
    best = min(works, key=lambda plan: _time(plan, n, works[plan]))
    return best, works[best]


def _time(plan: CountingPlan, n: int, work: float) -> float:
    """Return the time of some work by a plan, in candidates of loops with n^k tables."""
    return work * max(TIMES[part.method] for part in plan.components) + plan.table_entries(n) // 4


def _with_tables(dense: CountingPlan, n: int) -> list[CountingPlan]:
    """Return the plans with n^k tables that fit into memory."""
    plans = [dense] if 8 * dense.table_entries(n) <= MEMORY_LIMIT else []
    if dense.width == 2 and n <= MATRIX_VERTICES:
        parts = (replace(x, method="matrices") if x.width > 1 else x for x in dense.components)
        plans.append(CountingPlan(dense.pattern, tuple(parts)))
    return plans


def _without_tables(pattern: Graph, hosts: Hosts) -> list[CountingPlan]:
    """Return plans by sweeps: for the mean degree, the branching, of least width, hubs apart."""
    n = hosts.n
    plans = [sparse_plan(pattern, *_like(n, a)) for a in (hosts.arcs, n * hosts.branching)]
    plans.append(_least_width(pattern, plans[0]))
    if len(hubs(hosts)):
        plans.append(_hubs_apart(pattern, plans[0]))
    return list(dict.fromkeys(plans))


def _like(n: int, arcs: float) -> tuple[int, int]:
    """Return a round size near that of a host, for which a plan may be known already."""
    n_like = 2 ** (n - 1).bit_length()
    arcs_like = round(n_like * 2 ** (round(2 * log2(max(arcs, 1) / n)) / 2))
    return n_like, max(arcs_like, 1)


@lru_cache(maxsize=4096)
def _least_width(pattern: Graph, plan: CountingPlan) -> CountingPlan:
    """Return a plan with the sweeps of its components along an order of least width."""
    parts = list(plan.components)
    for i, part in enumerate(parts):
        if part.method == "sweeps":
            order = tuple(v for v in counting_plan(pattern).order if v in part.vertices)
            parts[i] = component_sweeps(pattern, part.vertices, *SPARSE, order)
    return CountingPlan(pattern, tuple(parts))


@lru_cache(maxsize=4096)
def _hubs_apart(pattern: Graph, plan: CountingPlan) -> CountingPlan:
    """Return a plan with hubs apart in place of plain sweeps."""
    parts = (
        component_apart(pattern, part, *SPARSE) if part.method == "sweeps" else part
        for part in plan.components
    )
    return CountingPlan(pattern, tuple(parts))


def other_plan(pattern: Graph, hosts: Hosts | Graph) -> CountingPlan:
    """Return a plan that computes by other steps than :func:`plan_for`.

    Cycles and complete graphs by sweeps; other components by sweeps along an elimination order of
    least width with the vertices numbered backwards, or with n^k tables along it.
    """
    hosts = as_hosts(hosts)
    plan = plan_for(pattern, hosts)
    if all(part.method in ("tables", "matrices") for part in plan.components):
        return _turned_plan(pattern)
    parts = []
    for part in plan.components:
        if part.method in RANKED:
            parts.append(replace(part, method="sweeps"))
        else:
            order = tuple(v for v in _turned_plan(pattern).order if v in part.vertices)
            other = component_sweeps(pattern, part.vertices, hosts.n, hosts.arcs, order)
            if part.method == "hubs apart":
                other = component_apart(pattern, other, *SPARSE)
            parts.append(other)
    return CountingPlan(pattern, tuple(parts))


def _turned_plan(pattern: Graph) -> CountingPlan:
    turned = pattern.relabel(range(pattern.n)[::-1])
    order = [pattern.n - 1 - v for v in elimination_order(turned, "treewidth")]
    return plan_along(pattern, order)
