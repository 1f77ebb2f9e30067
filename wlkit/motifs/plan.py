"""Counting plans: elimination orders compiled to sums over bags, with cost and bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from math import prod
from typing import Literal

from wlkit.errors import InputError, VerificationError
from wlkit.graphs import Graph
from wlkit.motifs.host import Hosts
from wlkit.motifs.hubs import HubSweeps
from wlkit.motifs.loops import Loops, compile_loops, loop_order, underlying_neighbors
from wlkit.motifs.matrices import eliminations
from wlkit.motifs.naming import as_pattern, pattern_text
from wlkit.motifs.planners import Planner, elimination_order
from wlkit.motifs.ranked import closed_walk_work
from wlkit.motifs.sweeps import StepCost, Sweep, sweep_costs
from wlkit.treewidth import TreeDecomposition, decomposition_from_order
from wlkit.typing import JSONDict

Method = Literal["tables", "sweeps", "hubs apart", "closed walks", "cliques", "matrices"]
"""How a component is counted: tables with n^k entries; sparse tables for one image of a vertex
at a time, perhaps with vertices of high degree apart; for cycles and complete graphs without
labels, at the image of highest or lowest rank; or, for treewidth 2, products of n x n matrices."""

_FEW_MAPS = 1 << 16
"""Maps that are visited one by one when a plan is verified."""

INT64_LIMIT = 2**63
"""Counts with a proved bound below it are summed as int64; larger ones modulo primes."""


@dataclass(frozen=True)
class BagStep:
    """One table: the sum over the images of `eliminated`, for all images of `separator`.

    Attributes
    ----------
    eliminated : tuple of int
        Pattern vertices summed over.
    separator : tuple of int
        Pattern vertices that index the table, axis by axis; empty for the last step.
    children : tuple of int
        The earlier steps whose tables are factors.
    loops : Loops
        The nested loops over the whole bag.
    """

    eliminated: tuple[int, ...]
    separator: tuple[int, ...]
    children: tuple[int, ...]
    loops: Loops


@dataclass(frozen=True)
class ComponentPlan:
    """The steps that count the homomorphisms of one connected component of a pattern.

    Attributes
    ----------
    vertices, order : tuple of int
        The component, and its elimination order.
    width : int
    steps : tuple of BagStep
    method : {"tables", "sweeps", "hubs apart", "closed walks", "cliques", "matrices"}
    sweeps : tuple of Sweep
        The same elimination with one vertex pinned at a time, for the method of that name.
    apart : tuple of HubSweeps
        For the method of that name: sweeps for every vertex, pinned to the hubs of the host.
    """

    vertices: tuple[int, ...]
    order: tuple[int, ...]
    width: int
    steps: tuple[BagStep, ...]
    method: Method = "tables"
    sweeps: tuple[Sweep, ...] = ()
    apart: tuple[HubSweeps, ...] = ()

    def bound(self, hosts: Hosts) -> int:
        """Return a bound on the counts and on every number that the steps compute on the way.

        One edge maps to at most `arcs` arcs, every further vertex of the component has at most
        max-degree images once a neighbour is placed. A partial result counts the maps of a part
        that hangs on a fixed non-empty separator, at most (max degree)^(vertices - 1). And no
        tree with k vertices has more homomorphisms than the star, the sum of deg^(k - 1)
        (Sidorenko 1994); a part contains a spanning tree.
        """
        count = len(self.vertices)
        if count == 1:
            return hosts.n
        crude = int(hosts.arcs * hosts.max_degree ** (count - 2))
        return crude if crude < INT64_LIMIT else min(crude, hosts.degree_power_sum(count - 1))

    def costs(self, pattern: Graph, n: float, arcs: float) -> list[StepCost]:
        """Return (vertices summed, vertices on the table, expected candidates) of every step."""
        if self.method in ("sweeps", "hubs apart"):
            return sweep_costs(pattern, self.sweeps, n, arcs)
        if self.method == "tables":
            work = [step.loops.expected_work(n, arcs) for step in self.steps]
            return [(s.eliminated, s.separator, w) for s, w in zip(self.steps, work, strict=True)]
        if self.method == "matrices":
            runs = eliminations(pattern, self.order)
            return [((v,), later, n ** (1 + len(later))) for v, later in runs]
        degree = arcs / n if n else 0.0
        if self.method == "closed walks":
            return [(self.order, (), closed_walk_work(len(self.vertices), n, degree))]
        return [(self.order, (), n * (degree / 2 + degree**2 / 6))]

    def table_exponents(self) -> tuple[int, ...]:
        """Return the dimension k of the table (n^k entries) of every step."""
        return tuple(len(step.separator) for step in self.steps)


@dataclass(frozen=True, repr=False)
class CountingPlan:
    """How hom(pattern, .) is computed: component by component, bag by bag.

    Attributes
    ----------
    pattern : Graph
    components : tuple of ComponentPlan
        The count is the product over them.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> p = counting_plan(graph("C6"))
    >>> p
    <plan of C6: width 2, order 4 3 2 5 1 0, by tables>
    >>> p.decomposition.bags
    ((0, 1, 5), (1, 2, 5), (2, 3, 5), (3, 4, 5))
    >>> p.verify()
    True
    """

    pattern: Graph
    components: tuple[ComponentPlan, ...]

    @property
    def order(self) -> tuple[int, ...]:
        """The elimination order of all vertices."""
        return tuple(v for part in self.components for v in part.order)

    @property
    def width(self) -> int:
        """Width of the elimination order: no fewer than the treewidth, which it should be."""
        return max((part.width for part in self.components), default=0)

    @cached_property
    def decomposition(self) -> TreeDecomposition:
        """The tree decomposition of the pattern along the order, of the width of the plan."""
        return decomposition_from_order(self.pattern, self.order)

    @property
    def methods(self) -> tuple[str, ...]:
        """How the components are counted."""
        return tuple(dict.fromkeys(part.method for part in self.components))

    def verify(self) -> bool:
        """Check the decomposition, that every vertex is summed over once, and counts.

        Homomorphisms to the pattern and to the graph on the first half of its vertices are
        counted by the plan and one by one, where the bound says that they are few.

        Raises
        ------
        VerificationError
        """
        from wlkit.motifs.enumeration import enumerate_maps
        from wlkit.motifs.host import host
        from wlkit.motifs.run import run_plan

        self.decomposition.verify(self.pattern)
        if max(self.decomposition.width, 0) != self.width:
            raise VerificationError(f"{self!r}: the width is {self.decomposition.width}")
        for part in self.components:
            summed = [v for step in part.steps for v in step.eliminated]
            if sorted(summed) != sorted(part.order) or sorted(summed) != list(part.vertices):
                raise VerificationError(f"{self!r}: sums over {summed}, not {part.vertices}")
        for target in (self.pattern, self.pattern.subgraph(range((self.pattern.n + 1) // 2))):
            hosts = host(target)
            if target.n and self.bound(hosts) <= _FEW_MAPS:
                found, true = run_plan(self, hosts)[0], enumerate_maps(self.pattern, target)
                if found != true:
                    raise VerificationError(f"{self!r}: counts {found} maps to {target!r}: {true}")
        return True

    def __repr__(self) -> str:
        order = " ".join(map(str, self.order))
        name = pattern_text(self.pattern)
        how = ", ".join(self.methods) or "nothing to do"
        return f"<plan of {name}: width {self.width}, order {order}, by {how}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{' '.join(map(str, step.eliminated))}</td>"
            f"<td>{' '.join(map(str, step.separator)) or '-'}</td></tr>"
            for part in self.components
            for step in part.steps
        )
        return (
            f"<p>{escape(repr(self))}</p><table><tr><td>{self.pattern._repr_svg_()}</td>"
            f"<td>{self.decomposition._repr_svg_()}</td><td><table><tr><th>sum over</th>"
            f"<th>table over</th></tr>{rows}</table></td></tr></table>"
        )

    def cost(self, n: float, arcs: float) -> int:
        """Return the expected number of candidate images in a host of that size."""
        return round(sum(work for _, _, work in self._costs(n, arcs)))

    def _costs(self, n: float, arcs: float) -> list[StepCost]:
        return [row for part in self.components for row in part.costs(self.pattern, n, arcs)]

    def table_entries(self, n: int) -> int:
        """Return the largest number of entries of n^k tables held at once while counting."""
        dense = [part for part in self.components if part.method == "tables"]
        sizes = [sum(n**k for k in part.table_exponents()) for part in dense]
        return max(sizes, default=0)

    def bound(self, hosts: Hosts) -> int:
        """Return a proved bound on the count in each of some hosts."""
        return prod(part.bound(hosts) for part in self.components)

    def fits_int64(self, hosts: Hosts) -> bool:
        """Return whether int64 is proved to suffice for every component."""
        return all(part.bound(hosts) < INT64_LIMIT for part in self.components)

    def table(self, n: int, arcs: int) -> str:
        """Return the steps as text, with the expected work in a host of that size."""
        lines = ["sum over      table over    candidates"]
        for over, to, work in self._costs(n, arcs):
            summed, kept = (" ".join(map(str, x)) for x in (over, to))
            lines.append(f"{summed:<13} {kept or '-':<13} {round(work)}")
        return "\n".join(lines)

    def to_dict(self, n: int, arcs: int) -> JSONDict:
        """Return order, width and cost, as plain Python."""
        return {"order": list(self.order), "width": self.width, "cost": self.cost(n, arcs)}


def counting_plan(pattern: Graph | str, *, planner: Planner = "treewidth") -> CountingPlan:
    """Return the plan with tables along an elimination order, by default one of least width.

    Parameters
    ----------
    pattern : Graph or text
        Directed or labelled ones too: labels restrict the loops, not the plan.
    planner : {"treewidth", "opt_einsum", "cotengra"}
        Who finds the order. The last two contract the edges as tensors, pair by pair; vertices
        are eliminated in the order in which their indices disappear.

    Returns
    -------
    CountingPlan

    Raises
    ------
    UnknownNameError, InputError
        If there is no such planner; if it is not installed.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> counting_plan(graph("C8"), planner="opt_einsum").width
    2

    References
    ----------
    Diaz, Serna, Thilikos, Counting H-colorings of partial k-trees, 2002.
    """
    return _remembered_plan(as_pattern(pattern), planner)


@lru_cache(maxsize=4096)
def _remembered_plan(pattern: Graph, planner: Planner) -> CountingPlan:
    return plan_along(pattern, elimination_order(pattern, planner))


def plan_along(pattern: Graph | str, order: Sequence[int]) -> CountingPlan:
    """Return the plan along a given elimination order of all vertices.

    Parameters
    ----------
    pattern : Graph or text
    order : sequence of int
        The vertices of the pattern, the one that is summed first in front.

    Returns
    -------
    CountingPlan
        With tables; its width is that of the order.

    Raises
    ------
    InputError
        If `order` is no order of all vertices.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> [plan_along(graph("S3"), order).width for order in ([1, 2, 3, 0], [0, 1, 2, 3])]
    [1, 3]

    Notes
    -----
    Polynomial in the pattern; no treewidth is computed.
    """
    pattern = as_pattern(pattern)
    if sorted(order) != list(range(pattern.n)):
        raise InputError(f"expected an order of the vertices 0..{pattern.n - 1}, got {order}")
    rank = {v: i for i, v in enumerate(order)}
    parts = [tuple(sorted(part, key=rank.__getitem__)) for part in pattern.components()]
    return CountingPlan(pattern, tuple(component_plan(pattern, part) for part in parts))


def component_plan(pattern: Graph, order: tuple[int, ...]) -> ComponentPlan:
    """Return the plan that counts one component along an elimination order of its vertices."""
    steps, _ = bag_steps(pattern, order, len(order))
    width = max(len(step.loops.order) for step in steps) - 1
    return ComponentPlan(tuple(sorted(order)), order, width, tuple(steps))


def bag_steps(
    pattern: Graph, order: tuple[int, ...], eliminated: int
) -> tuple[list[BagStep], tuple[int, ...]]:
    """Return the steps that eliminate the first vertices of `order`, and the tables left over.

    Parameters
    ----------
    pattern : Graph
    order : tuple of int
        The vertices of one component.
    eliminated : int
        How many of them are summed over; the left-over tables are over the others.
    """
    near = underlying_neighbors(pattern)
    rank = [0] * pattern.n
    for i, v in enumerate(order):
        rank[v] = i
    bags, left_over = _merge_chains(order[:eliminated], _separators(near, order))
    steps = []
    for summed, separator, children in bags:
        loops = loop_order(near, [*summed, *separator], rank)
        steps.append(BagStep(summed, separator, children, compile_loops(pattern, loops)))
    return steps, left_over


def _separators(near: Sequence[set[int]], order: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return the later neighbours of every vertex in the filled graph, in elimination order."""
    rank = {v: i for i, v in enumerate(order)}
    filled = {v: set(near[v]) for v in order}
    separators = {}
    for v in order:
        later = filled[v]
        for u in later:
            filled[u] |= later - {u}
            filled[u].discard(v)
        separators[v] = tuple(sorted(later, key=rank.__getitem__))
    return separators


_Bag = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


def _merge_chains(
    order: Sequence[int], separators: dict[int, tuple[int, ...]]
) -> tuple[list[_Bag], tuple[int, ...]]:
    """Return (eliminated, separator, children) of the steps, children before parents.

    A vertex whose bag is the separator of a child is summed in the child's loops: the same
    loops, one table fewer. So a clique is one step without tables. Also returned: the steps
    whose tables wait for vertices that are not in `order`.
    """
    bags: list[_Bag] = []
    absorbed: set[int] = set()
    waiting: dict[int, list[int]] = {v: [] for v in separators}
    for v in order:
        children, separator = waiting.pop(v), separators[v]
        inner = next((i for i in children if set(bags[i][1]) == {v, *separator}), None)
        if inner is None:
            bags.append(((v,), separator, tuple(children)))
        else:
            eliminated, _, below = bags[inner]
            others = tuple(i for i in children if i != inner)
            bags.append(((*eliminated, v), separator, (*below, *others)))
            absorbed.add(inner)
        if separator:
            waiting[separator[0]].append(len(bags) - 1)
    kept = [i for i in range(len(bags)) if i not in absorbed]
    number = {old: new for new, old in enumerate(kept)}
    renumbered = [(bags[i][0], bags[i][1], tuple(number[j] for j in bags[i][2])) for i in kept]
    return renumbered, tuple(number[i] for rest in waiting.values() for i in rest)
