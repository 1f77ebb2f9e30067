"""Deciding whether a bank of contractions computes P_H."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from wlkit.expressivity.bank import BankKind, ModelBank
from wlkit.expressivity.declared import find_order, replay
from wlkit.expressivity.guarded import Elimination, GuardedDecomposition
from wlkit.expressivity.patterns import bits, components
from wlkit.expressivity.result import (
    ComputesResult,
    NoOrder,
    RemainingCycles,
    StuckParts,
    WideCore,
    root_graph,
)
from wlkit.graphs import Multigraph
from wlkit.polynomials import EliminationPlan, elimination_plan

Steps = tuple[Elimination, ...]
Cycle = tuple[tuple[int, ...], tuple[int, ...]]


def decide(bank: ModelBank, h: Multigraph) -> ComputesResult:
    """Return whether `bank` computes P_H; every kind of bank has its decider in ``DECIDERS``.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> decide(model("mpnn"), Multigraph(3, [(0, 1), (1, 2)])).value
    True
    """
    return DECIDERS[bank.kind](bank, h)


def _computed(bank: ModelBank, h: Multigraph, steps: Iterable[Elimination]) -> ComputesResult:
    steps = tuple(steps)
    plan = EliminationPlan(h, tuple(step.vertex for step in steps))
    return ComputesResult(bank, h, plan, steps, None)


def decide_order(bank: ModelBank, h: Multigraph) -> ComputesResult:
    """Decide by treewidth: sum out vertices with at most k neighbours, the roots last.

    Notes
    -----
    An order of the other vertices with at most k neighbours each exists iff the graph with an edge
    between the roots has treewidth at most k: eliminate towards a bag that holds the roots.  For
    k <= 2 summing out any such vertex is safe; for k = 3 it is not: K3,3 with one edge more has
    treewidth 3, and summing out the third vertex beside that edge leaves K5.
    """
    plan = elimination_plan(h)
    if plan.width <= bank.order:
        masks, steps = _pairs(h), []
        for v in plan.order:
            around = masks[v]
            for u in bits(around):
                masks[u] = (masks[u] | around) & ~(1 << u | 1 << v)
            steps.append(Elimination(v, "contraction", tuple(bits(around))))
        return ComputesResult(bank, h, plan, tuple(steps), None)
    from wlkit.treewidth import obstruction

    minor = obstruction(root_graph(h), bank.order + 1)
    return ComputesResult(bank, h, None, (), WideCore(h, bank.order, _core(h, bank.order), minor))


def _pairs(h: Multigraph) -> list[int]:
    return list(h.underlying.neighbor_masks)


def _core(h: Multigraph, k: int) -> tuple[int, ...]:
    masks, left = _pairs(h), set(range(h.n))
    while True:
        free = [v for v in left if v not in h.roots and masks[v].bit_count() <= k]
        if not free:
            return tuple(sorted(left))
        around = masks[free[0]]
        for u in bits(around):
            masks[u] = (masks[u] | around) & ~(1 << u | 1 << free[0])
        left.discard(free[0])


def decide_guarded(bank: ModelBank, h: Multigraph) -> ComputesResult:
    """Decide by recursive decomposition under the rules of the bank."""
    search = GuardedDecomposition(h, bank.rules, oriented=h.directed and not bank.transpose)
    everything = (1 << h.n) - 1
    if len(h.roots) == 2:
        found = search.pair(h.roots[0], h.roots[1])
    elif len(h.roots) == 1:
        found = search.node(h.roots[0], everything)
    else:
        found = _every_component(search, h.n)
    if found is not None:
        return _computed(bank, h, found)
    stuck = tuple((tuple(bits(part)), (u, v)) for part, u, v in dict.fromkeys(search.stuck))
    return ComputesResult(bank, h, None, (), StuckParts(h, bank, stuck))


def _every_component(search: GuardedDecomposition, n: int) -> Steps | None:
    steps: Steps = ()
    for part in components(search.masks, (1 << n) - 1):
        found = search.invariant(part)
        if found is None:
            return None
        steps += found
    return steps


def decide_marked(bank: ModelBank, h: Multigraph) -> ComputesResult:
    """Decide by the forests that marking leaves.

    Notes
    -----
    With one mark u, a tensor h(u, v) is passed from v to its neighbours, so exactly the graphs are
    made in which the vertices other than u span a forest; what hangs at u alone travels from
    v = u along the edges to the other root.  With two marks u, w the sum over v and then over
    the neighbours w of u gives a node value; its products split the graph at u.
    """
    masks = h.underlying.neighbor_masks
    if h.roots:
        found, cycles = _marked_at(bank, h, h.roots[0], (1 << h.n) - 1)
        return _marked_result(bank, h, found, cycles)
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
            return _marked_result(bank, h, None, cycles)
    return _marked_result(bank, h, steps, [])


def _marked_result(
    bank: ModelBank, h: Multigraph, found: Steps | None, cycles: list[Cycle]
) -> ComputesResult:
    if found is not None:
        return _computed(bank, h, found)
    return ComputesResult(bank, h, None, (), RemainingCycles(h, bank.order, tuple(cycles)))


def _marked_at(
    bank: ModelBank, h: Multigraph, u: int, inside: int
) -> tuple[Steps | None, list[Cycle]]:
    """Return the eliminations of `inside` but the roots with u marked, or cycles that remain."""
    masks = h.underlying.neighbor_masks
    last = h.roots[-1] if h.roots else u
    if bank.order == 2:
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
    """Return messages that sum out the forest `inside` but `last`, or a cycle in it."""
    steps: list[Elimination] = []
    left = inside
    while left & ~(1 << last):
        leaves = (v for v in bits(left & ~(1 << last)) if (masks[v] & left).bit_count() <= 1)
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


def decide_declared(bank: ModelBank, h: Multigraph) -> ComputesResult:
    """Decide by searching for an order of the vertices in which every step is in the bank."""
    order = find_order(bank, h)
    if order is None:
        return ComputesResult(bank, h, None, (), NoOrder(h, bank))
    around = replay(bank, h, order)
    pairs = zip(order, around, strict=True)
    rules = ("pooling", "leaf", "series", "star")
    steps = (
        Elimination(v, rules[len(at)] if len(at) < 4 else "contraction", at) for v, at in pairs
    )
    return _computed(bank, h, steps)


DECIDERS: dict[BankKind, Callable[[ModelBank, Multigraph], ComputesResult]] = {
    "declared": decide_declared,
    "order": decide_order,
    "guarded": decide_guarded,
    "marked": decide_marked,
}
"""One decider for each kind of bank."""
