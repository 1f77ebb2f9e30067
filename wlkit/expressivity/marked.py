"""Message passing in graphs with marked vertices: which vertices must go to leave a forest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from wlkit.expressivity.bank import ModelBank
from wlkit.expressivity.guarded import Elimination
from wlkit.expressivity.obstructions import RemainingCycles, UnhitCycles
from wlkit.expressivity.patterns import bits, components
from wlkit.expressivity.result import ComputesResult, computed
from wlkit.graphs import Multigraph

Steps = tuple[Elimination, ...]
Cycle = tuple[tuple[int, ...], tuple[int, ...]]


def decide_marked(bank: ModelBank, h: Multigraph) -> ComputesResult:
    """Decide by the forests that marking leaves.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> k4 = Multigraph(4, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)])
    >>> [decide_marked(model(f"{k}-subgraph-gnn"), k4).value for k in (1, 2)]
    [False, True]

    Notes
    -----
    With one mark u, a tensor h(u, v) is passed from v to its neighbours, so exactly the graphs are
    made in which the vertices other than u span a forest; what hangs at u alone travels from
    v = u along the edges to the other root.  With k marks summed out together, a component is made
    iff some k of its vertices leave a forest; a root is one of the marks, and node values are
    multiplied there, so each component that the root leaves has k - 1 marks to itself.  With two
    adjacent marks u, w the sum over v and then over the neighbours w of u gives a node value; its
    products split the graph at u.
    """
    if bank.marks > 1 and not bank.adjacent:
        return _together(bank, h)
    masks = h.underlying.neighbor_masks
    if h.roots:
        found, cycles = _marked_at(bank, h, h.roots[0], (1 << h.n) - 1)
        return _result(bank, h, found, cycles)
    steps: Steps = ()
    for part in components(masks, (1 << h.n) - 1):
        cycles = []
        for u in bits(part):
            found, more = _marked_at(bank, h, u, part)
            if found is not None:
                steps = (*steps, *found, Elimination(u, "pooling", ()))
                break
            cycles += more
        else:
            return _result(bank, h, None, cycles)
    return _result(bank, h, steps, [])


def _together(bank: ModelBank, h: Multigraph) -> ComputesResult:
    """Decide for marks that are summed out together, component by component."""
    masks, marks = h.underlying.neighbor_masks, bank.marks - len(h.roots)
    rest = (1 << h.n) - 1 & ~sum(1 << r for r in h.roots)
    steps: Steps = ()
    for part in components(masks, rest):
        found, cycles = _few_marks(masks, part, marks, h.roots)
        if found is None:
            return ComputesResult(
                bank, h, None, (), UnhitCycles(h, tuple(bits(part)), marks, tuple(cycles))
            )
        steps += found
    return computed(bank, h, steps)


def _few_marks(
    masks: Sequence[int], part: int, marks: int, root: tuple[int, ...]
) -> tuple[Steps | None, list[tuple[int, ...]]]:
    """Return eliminations of `part` with at most so many of its vertices marked, or cycles."""
    cycles: dict[tuple[int, ...], None] = {}
    for size in range(marks + 1):
        for chosen in combinations(bits(part), min(size, part.bit_count())):
            if size and any(not set(chosen) & set(cycle) for cycle in cycles):
                continue
            inside = part & ~sum(1 << v for v in chosen)
            found, cycle = _forest(masks, inside, (*root, *chosen), -1)
            if found is not None:
                last = ((v, chosen[i + 1 :]) for i, v in enumerate(chosen))
                return (*found, *(Elimination(v, "pooling", (*root, *at)) for v, at in last)), []
            cycles[cycle] = None
    return None, list(cycles)


def _result(
    bank: ModelBank, h: Multigraph, found: Steps | None, cycles: list[Cycle]
) -> ComputesResult:
    if found is not None:
        return computed(bank, h, found)
    return ComputesResult(bank, h, None, (), RemainingCycles(h, bank.marks, tuple(cycles)))


def _marked_at(
    bank: ModelBank, h: Multigraph, u: int, inside: int
) -> tuple[Steps | None, list[Cycle]]:
    """Return the eliminations of `inside` but the roots with u marked, or cycles that remain."""
    masks = h.underlying.neighbor_masks
    last = h.roots[-1] if h.roots else u
    if bank.marks == 2:
        return _two_marks(masks, u, inside)
    home = next(part for part in components(masks, inside) if part >> u & 1)
    if not home >> last & 1 and home != 1 << u:
        return None, [((u,), ())]
    steps, cycle = _forest(masks, inside & ~(1 << u), (u,), last)
    return (None, [((u,), cycle)]) if steps is None else (steps, [])


def _two_marks(masks: Sequence[int], u: int, inside: int) -> tuple[Steps | None, list[Cycle]]:
    steps: Steps = ()
    for part in components(masks, inside & ~(1 << u)):
        _, cycle = _forest(masks, part, (u,), u)
        cycles: list[Cycle] = [((u,), cycle)]
        for w in bits(part & masks[u]):
            found, cycle = _forest(masks, part & ~(1 << w), (u, w), u)
            if found is not None:
                steps = (*steps, *found, Elimination(w, "pooling", (u,)))
                break
            cycles.append(((u, w), cycle))
        else:
            return None, cycles
    return steps, []


def _forest(
    masks: Sequence[int], inside: int, marks: tuple[int, ...], last: int
) -> tuple[Steps | None, tuple[int, ...]]:
    """Return messages that sum out the forest `inside` but `last` (-1: all), or a cycle in it."""
    steps: list[Elimination] = []
    left, kept = inside, 1 << last if last >= 0 else 0
    while left & ~kept:
        leaves = (v for v in bits(left & ~kept) if (masks[v] & left).bit_count() <= 1)
        leaf = next(leaves, None)
        if leaf is None:
            return None, _cycle(masks, left)
        onward = tuple(bits(masks[leaf] & left))
        rule = "message" if onward else "pooling"
        steps.append(Elimination(leaf, rule, (*marks, *onward)))
        left &= ~(1 << leaf)
    return tuple(steps), ()


def _cycle(masks: Sequence[int], inside: int) -> tuple[int, ...]:
    """Return a cycle in a graph whose vertices, but at most one, have degree 2 or more."""
    start = next(v for v in bits(inside) if (masks[v] & inside).bit_count() >= 2)
    walk = [start]
    while True:
        back = walk[-2] if len(walk) > 1 else -1
        onward = [v for v in bits(masks[walk[-1]] & inside) if v != back]
        if not onward:
            return _cycle(masks, inside & ~(1 << walk[-1]))
        if onward[0] in walk:
            return tuple(walk[walk.index(onward[0]) :])
        walk.append(onward[0])
