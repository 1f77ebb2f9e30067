"""Homomorphisms with prescribed images of some vertices: tables of rooted counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph
from wlkit.motifs.host import Hosts, host, require_same_direction
from wlkit.motifs.loops import (
    LabelCodes,
    compile_loops,
    label_codes,
    loop_order,
    underlying_neighbors,
)
from wlkit.motifs.naming import as_pattern
from wlkit.motifs.orders import rooted_sweeps
from wlkit.motifs.plan import INT64_LIMIT, BagStep, ComponentPlan, bag_steps, component_plan
from wlkit.motifs.run import MEMORY_LIMIT, component_entries
from wlkit.motifs.sparse import run_sweeps

SWEPT_ENTRIES = 10**7
"""Table entries above which counts with one root are taken by sweeps."""


@dataclass(frozen=True)
class RootedPlan:
    """How the numbers hom(F, G; r_1 -> x_1, ..., r_k -> x_k) are computed for all tuples x.

    Attributes
    ----------
    pattern : Graph
    roots : tuple of int
        Different vertices of the pattern, axis by axis of the table.
    components : tuple of ComponentPlan
        The last step of each has a table over the roots that lie in the component.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> plan = rooted_plan(graph("C5"), (0, 2))
    >>> plan.roots, plan.width
    ((0, 2), 2)
    """

    pattern: Graph
    roots: tuple[int, ...]
    components: tuple[ComponentPlan, ...]

    @property
    def width(self) -> int:
        """Largest bag less one; the treewidth if the roots lie in one bag of a decomposition."""
        return max((part.width for part in self.components), default=0)


def rooted_hom(pattern: Any, roots: Sequence[int], graph: Any) -> np.ndarray:
    """Return the table of hom(F, G; r_1 -> x_1, ..., r_k -> x_k) over all tuples x in V(G)^k.

    Parameters
    ----------
    pattern, graph : Graph or anything :func:`wlkit.graph` reads
    roots : sequence of int
        Different vertices of the pattern.

    Returns
    -------
    array (n,) * k, int64, or object (Python ints) if an entry needs it
        Its sum is hom(F, G).

    Raises
    ------
    InputError
        If the roots are not different vertices of the pattern.
    GraphError
        If one is directed and the other is not.
    SizeError
        If the tables do not fit into memory.

    Examples
    --------
    >>> rooted_hom("P3", [1], "S3")
    array([9, 1, 1, 1])
    >>> table = rooted_hom("C5", [0, 2], "petersen")
    >>> table.shape, int(table.sum())
    ((10, 10), 120)

    Notes
    -----
    Variable elimination with the roots last. If they lie in one bag of a tree decomposition of
    least width, the cost is that of the plain count and n^k for the table. Components with one
    root in large hosts are counted by sweeps, with the root pinned.

    References
    ----------
    Diaz, Serna, Thilikos, Counting H-colorings of partial k-trees, 2002.
    """
    pattern, target = as_pattern(pattern), as_pattern(graph)
    require_same_direction(pattern, target)
    return run_rooted(rooted_plan(pattern, tuple(roots)), target)


def rooted_plan(pattern: Graph | str, roots: Sequence[int]) -> RootedPlan:
    """Return a plan that eliminates the roots last, of the least width among these that was found.

    Parameters
    ----------
    pattern : Graph or text
    roots : sequence of int
        Different vertices of the pattern.

    Returns
    -------
    RootedPlan

    Raises
    ------
    InputError
        If the roots are not different vertices of the pattern.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> rooted_plan(graph("C6"), (0, 2)).width, rooted_plan(graph("C6"), (0, 2, 4)).width
    (2, 2)
    >>> rooted_plan(graph("S4"), (1, 2, 3, 4)).width
    4

    Notes
    -----
    One treewidth of the pattern with the roots made a clique, and a maximum cardinality search.
    """
    return _remembered_plan(as_pattern(pattern), tuple(roots))


@lru_cache(maxsize=1024)
def _remembered_plan(pattern: Graph, roots: tuple[int, ...]) -> RootedPlan:
    if len(set(roots)) < len(roots) or not set(roots) <= set(range(pattern.n)):
        raise InputError(
            f"roots: expected different vertices among 0..{pattern.n - 1}, got {list(roots)}"
        )
    order = _order_with_last(pattern, roots)
    rank = {v: i for i, v in enumerate(order)}
    parts = [tuple(sorted(part, key=rank.__getitem__)) for part in pattern.components()]
    plans = [_plan_of_part(pattern, part, set(roots)) for part in parts]
    return RootedPlan(pattern, roots, tuple(plans))


def _order_with_last(pattern: Graph, roots: tuple[int, ...]) -> list[int]:
    """Return an elimination order of least width that ends with the roots.

    Maximum cardinality search from the roots in a chordal graph that has them as a clique.
    """
    from wlkit.treewidth import treewidth

    near = underlying_neighbors(pattern)
    for a, b in combinations(roots, 2):
        near[a].add(b)
        near[b].add(a)
    edges = [(v, u) for v, row in enumerate(near) for u in row if v < u]
    decomposition = treewidth(Graph(pattern.n, edges)).decomposition
    for bag in decomposition.bags:
        for v in bag:
            near[v] |= set(bag) - {v}
    visited = list(roots)
    left = set(range(pattern.n)) - set(roots)
    while left:
        inside = set(visited)
        visited.append(max(left, key=lambda v: (len(near[v] & inside), -v)))
        left.remove(visited[-1])
    return visited[::-1]


def _plan_of_part(pattern: Graph, order: tuple[int, ...], roots: set[int]) -> ComponentPlan:
    """Return the plan of one component, with its roots at the end of `order`."""
    last = tuple(v for v in order if v in roots)
    if not last:
        return component_plan(pattern, order)
    steps, open_tables = bag_steps(pattern, order, len(order) - len(last))
    near = underlying_neighbors(pattern)
    loops = compile_loops(pattern, loop_order(near, last, range(pattern.n)))
    steps.append(BagStep((), last, open_tables, loops))
    width = max(len(step.loops.order) for step in steps) - 1
    return ComponentPlan(tuple(sorted(order)), order, width, tuple(steps))


def run_rooted(plan: RootedPlan, graph: Graph) -> np.ndarray:
    """Return the table of a plan in one graph, see :func:`rooted_hom`.

    Parameters
    ----------
    plan : RootedPlan
    graph : Graph
        Directed iff the pattern is.

    Returns
    -------
    array (n,) * k, int64 or object
    """
    hosts, n, axes = host(graph), graph.n, len(plan.roots)
    codes = label_codes(plan.pattern, hosts)
    if codes is None:
        return np.zeros((n,) * axes, dtype=np.int64)
    swept = [part for part in plan.components if _is_swept(part, plan.roots, n)]
    tables = [part for part in plan.components if part not in swept]
    entries = n**axes + max(
        (sum(n**e for e in part.table_exponents()) for part in tables), default=0
    )
    if 8 * entries > MEMORY_LIMIT:
        raise SizeError(
            f"rooted counts of a pattern with n={plan.pattern.n}, width {plan.width} and {axes} "
            f"roots in a graph with {n} vertices need {8 * entries / 2**30:.1f} GiB of tables; "
            f"{MEMORY_LIMIT / 2**30:.0f} GiB are allowed"
        )
    total, bound = np.ones((1,) * axes, dtype=np.int64), 1
    for part in plan.components:
        if part in swept:
            flat = _swept_entries(plan.pattern, part, hosts, codes)
        else:
            flat = component_entries(part, hosts, codes)[0]
        table = _over_roots(flat, part, plan.roots, n)
        bound *= max(1, int(table.max(initial=0)))
        if bound >= INT64_LIMIT:
            total, table = total.astype(object), table.astype(object)
        total = total * table
    return np.broadcast_to(total, (n,) * axes).copy()


def _is_swept(part: ComponentPlan, roots: tuple[int, ...], n: int) -> bool:
    """Return whether a component has one root and needs large tables over several vertices."""
    entries = sum(n**e for e in part.table_exponents())
    return len(set(roots) & set(part.vertices)) == 1 and entries > SWEPT_ENTRIES + n


def _swept_entries(
    pattern: Graph, part: ComponentPlan, host: Hosts, codes: LabelCodes
) -> np.ndarray:
    (root,) = part.steps[-1].separator
    sweeps = rooted_sweeps(pattern, part.vertices, root, host.n, host.n * host.branching)
    return run_sweeps(pattern, sweeps, host, codes, part.bound(host))[0]


def _over_roots(
    flat: np.ndarray, part: ComponentPlan, roots: tuple[int, ...], n: int
) -> np.ndarray:
    """Return the last table of a component with one axis for each root, of length 1 for others."""
    held = part.steps[-1].separator
    present = [v for v in roots if v in held]
    table = flat.reshape((n,) * len(held)).transpose([held.index(v) for v in present])
    if table.dtype == object and table.max(initial=0) < INT64_LIMIT:
        table = table.astype(np.int64)
    return table.reshape([n if v in held else 1 for v in roots])
