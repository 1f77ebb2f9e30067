"""Sweeps: the steps of a plan that share one vertex, run for every image of that vertex in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations

from wlkit.graphs import Graph
from wlkit.motifs.estimates import Present, RandomHost, members
from wlkit.motifs.loops import underlying_neighbors

Choice = Callable[[int, int], int]
"""(connected set, pinned vertex or -1) to the vertex of the set that is summed last."""
StepCost = tuple[tuple[int, ...], tuple[int, ...], float]
"""Vertices summed, vertices on the axes of the table, expected number of candidates."""
PinChoice = Callable[[int], int]
"""Connected set to the neighbour of it that is pinned when it is swept on its own."""


@dataclass(frozen=True)
class TableUse:
    """A table as a factor: its number, and the pattern vertices on its axes.

    Attributes
    ----------
    table : int
        Number of a step of the same sweep, whose table is for the pinned vertex at hand and has
        no axis for it; or of an earlier sweep.
    shared : bool
        Whether it belongs to an earlier sweep.
    axes : tuple of int
    below : tuple of int
        The pattern vertices that it stands for, all steps below included. The same table may
        stand for several such sets.
    """

    table: int
    shared: bool
    axes: tuple[int, ...]
    below: tuple[int, ...]


@dataclass(frozen=True)
class SweepStep:
    """The sum over the images of all vertices of a bag but the pinned one and those on `axes`.

    Attributes
    ----------
    order : tuple of int
        The bag, outermost loop first; it begins with the pinned vertex.
    axes : tuple of int
        Pattern vertices that index the table.
    driver : TableUse or None
        The table whose entries bind the vertices after the pinned one.
    factors : tuple of TableUse
        The other tables on the bag.
    """

    order: tuple[int, ...]
    axes: tuple[int, ...]
    driver: TableUse | None
    factors: tuple[TableUse, ...]


@dataclass(frozen=True)
class Sweep:
    """Steps whose bags all hold one pattern vertex, in an order in which they can be run.

    Attributes
    ----------
    pin : int
        That vertex.
    separator : tuple of int
        Axes of the result, the pinned one first; empty if its images are summed over.
    steps : tuple of SweepStep
        The last one gives the result.
    meaning : Graph
        Canonical form of the part of the pattern that is counted, the separator marked: equal
        ones have equal results.
    """

    pin: int
    separator: tuple[int, ...]
    steps: tuple[SweepStep, ...]
    meaning: Graph


def sweep_costs(pattern: Graph, sweeps: Sequence[Sweep], n: float, arcs: float) -> list[StepCost]:
    """Return (vertices summed, vertices on the table, expected candidates) of every step.

    Expected in a random host with `n` vertices and `arcs`.
    """
    host = RandomHost(neighbor_masks(pattern), max(n, 1e-9), arcs / n**2 if n else 0.0)
    rows = []
    results: list[float] = []
    for sweep in sweeps:
        shares: list[float] = []
        for step in sweep.steps:
            uses = [*step.factors, *([step.driver] if step.driver else [])]
            tables = [_present(sweep.pin, u, results if u.shared else shares) for u in uses]
            join = host.along(step.order, len(step.driver.axes) if step.driver else 0, tables)
            kept = (sweep.pin, *step.axes) if sweep.separator or step.axes else ()
            rows.append((tuple(v for v in step.order if v not in kept), kept, join.work))
            shares.append(host.share(join.size, _mask((sweep.pin, *step.axes))))
        results.append(shares[-1])
    return rows


def _present(pin: int, use: TableUse, shares: Sequence[float]) -> Present:
    axes = _mask(use.axes) | (0 if use.shared else 1 << pin)
    return Present(axes, shares[use.table], not use.shared, _mask(use.below))


def _mask(vertices: Sequence[int]) -> int:
    return sum(1 << v for v in vertices)


def neighbor_masks(pattern: Graph) -> list[int]:
    """Return the neighbours of every vertex as masks, directions forgotten."""
    return [_mask(tuple(row)) for row in underlying_neighbors(pattern)]


def components_of(near: Sequence[int], inside: int) -> list[int]:
    """Return the connected components of a set of vertices as masks."""
    parts = []
    while inside:
        part = grown = inside & -inside
        while grown:
            v = (grown & -grown).bit_length() - 1
            grown = (grown & (grown - 1)) | (near[v] & inside & ~part)
            part |= near[v] & inside
        parts.append(part)
        inside &= ~part
    return parts


def boundary(near: Sequence[int], inside: int) -> int:
    """Return the neighbours of a set outside of it."""
    around = 0
    for v in members(inside):
        around |= near[v]
    return around & ~inside


def build_sweeps(
    pattern: Graph, part: int, choose: Choice, pin: PinChoice, host: RandomHost
) -> tuple[Sweep, ...]:
    """Return the sweeps that count one component; the last one gives the count.

    Parameters
    ----------
    pattern : Graph
    part : int
        The vertices of the component as a mask.
    choose, pin : callable
        Which vertex of a connected set is summed last, and which neighbour of it is pinned when
        it is swept on its own.
    host : RandomHost
        Decides the order of the loops of every step.
    """
    builder = _Builder(pattern, choose, pin, host)
    builder.sweep(part, ())
    return tuple(builder.sweeps)


@dataclass
class _Draft:
    """A step while it is being put together."""

    bag: int
    axes: tuple[int, ...]
    uses: list[TableUse]
    share: float
    used: int = 0
    absorbed: bool = False


@dataclass
class _Outline:
    """A sweep while it is being put together."""

    pin: int
    drafts: list[_Draft] = field(default_factory=list)
    known: dict[Graph, int] = field(default_factory=dict)


class _Builder:
    def __init__(self, pattern: Graph, choose: Choice, pin: PinChoice, host: RandomHost) -> None:
        self.pattern = pattern
        self.choose = choose
        self.pin = pin
        self.host = host
        self.near = host.near
        self.sweeps: list[Sweep] = []
        self.shares: list[float] = []
        self.known: dict[Graph, int] = {}

    def sweep(self, inside: int, separator: tuple[int, ...]) -> int:
        """Add the sweep over a connected set that gives a table on `separator`."""
        outline = _Outline(separator[0] if separator else self.choose(inside, -1))
        self._step(outline, inside)
        self.shares.append(outline.drafts[-1].share)
        steps = self._steps(outline)
        meaning = self._meaning(inside, separator)
        self.sweeps.append(Sweep(outline.pin, separator, steps, meaning))
        return len(self.sweeps) - 1

    def _step(self, outline: _Outline, inside: int) -> int:
        """Add the step that sums over the last vertex of a connected set; children before."""
        pin = outline.pin
        v = pin if inside >> pin & 1 else self.choose(inside, pin)
        separator = boundary(self.near, inside)
        bag = separator | 1 << v
        parts = components_of(self.near, inside & ~(1 << v))
        uses = [self._use(outline, part) for part in parts]
        for use in uses:
            if use.shared or _mask(use.axes) | 1 << pin != bag:
                continue
            inner = outline.drafts[use.table]
            if inner.used == 1:  # the same loops without a table in between
                inner.absorbed = True
                bag |= inner.bag
                uses = [*inner.uses, *(u for u in uses if u is not use)]
                outline.known = {k: i for k, i in outline.known.items() if i != use.table}
                break
        join = self.host.best_join(bag, pin, self._tables(outline, uses))
        axes = tuple(members(separator & ~(1 << pin)))
        share = self.host.share(join.size, separator)
        outline.drafts.append(_Draft(bag, axes, uses, share))
        return len(outline.drafts) - 1

    def _use(self, outline: _Outline, part: int) -> TableUse:
        """Return the use of the table of a connected set, adding its steps unless known."""
        separator, below = boundary(self.near, part), tuple(members(part))
        if separator >> outline.pin & 1:
            free = tuple(members(separator & ~(1 << outline.pin)))
            for axes in _orders(free):
                known = outline.known.get(self._meaning(part, (outline.pin, *axes)))
                if known is not None:
                    outline.drafts[known].used += 1
                    return TableUse(known, False, axes, below)
            number = self._step(outline, part)
            outline.drafts[number].used = 1
            outline.known[self._meaning(part, (outline.pin, *free))] = number
            return TableUse(number, False, free, below)
        pin = self.pin(part)
        whole = (pin, *members(separator & ~(1 << pin)))
        for axes in _orders(whole):
            known = self.known.get(self._meaning(part, axes))
            if known is not None:
                return TableUse(known, True, axes, below)
        number = self.sweep(part, whole)
        self.known[self.sweeps[number].meaning] = number
        return TableUse(number, True, whole, below)

    def _tables(self, outline: _Outline, uses: Sequence[TableUse]) -> list[Present]:
        shares = [draft.share for draft in outline.drafts]
        return [_present(outline.pin, u, self.shares if u.shared else shares) for u in uses]

    def _steps(self, outline: _Outline) -> tuple[SweepStep, ...]:
        kept = [i for i, draft in enumerate(outline.drafts) if not draft.absorbed]
        number = {old: new for new, old in enumerate(kept)}
        steps = []
        for draft in (outline.drafts[i] for i in kept):
            join = self.host.best_join(draft.bag, outline.pin, self._tables(outline, draft.uses))
            uses = [u if u.shared else replace(u, table=number[u.table]) for u in draft.uses]
            driver = uses.pop(join.driver) if join.driver >= 0 else None
            order = join.order
            if driver is not None:
                rest = [v for v in order if v != outline.pin and v not in driver.axes]
                order = (outline.pin, *driver.axes, *rest)
            steps.append(SweepStep(order, draft.axes, driver, tuple(uses)))
        return tuple(steps)

    def _meaning(self, inside: int, separator: tuple[int, ...]) -> Graph:
        """Return the canonical form of a part of the pattern with its separator marked."""
        vertices = (*members(inside), *separator)
        part = self.pattern.subgraph(vertices)
        roles = [""] * inside.bit_count() + [f"axis {i}" for i in range(len(separator))]
        own = part.vertex_labels or ("",) * part.n
        labels = [f"{role}: {label!r}" for role, label in zip(roles, own, strict=True)]
        edge_labels = part.edge_labels
        marked = Graph(
            part.n,
            part.edges,
            directed=part.directed,
            vertex_labels=labels,
            edge_labels=edge_labels,
        )
        return marked.canonical()


def _orders(axes: tuple[int, ...]) -> list[tuple[int, ...]]:
    return list(permutations(axes)) if len(axes) <= 3 else [axes]
