"""Deciding whether a bank of contractions computes P_H."""

from __future__ import annotations

from collections.abc import Callable

from wlkit.expressivity.bank import BankKind, ModelBank
from wlkit.expressivity.declared import find_order, replay
from wlkit.expressivity.guarded import Elimination, GuardedDecomposition, swapped
from wlkit.expressivity.marked import decide_marked
from wlkit.expressivity.obstructions import NoOrder, StuckParts, WideCore, root_graph
from wlkit.expressivity.patterns import bits, components
from wlkit.expressivity.result import ComputesResult, computed
from wlkit.graphs import Multigraph
from wlkit.polynomials import elimination_plan

Steps = tuple[Elimination, ...]


def decide(bank: ModelBank, h: Multigraph) -> ComputesResult:
    """Return whether `bank` computes P_H; every kind of bank has its decider in ``DECIDERS``.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> decide(model("mpnn"), Multigraph(3, [(0, 1), (1, 2)])).value
    True
    """
    if bank.features:
        from wlkit.expressivity.features import decide_with_features

        return decide_with_features(bank, h)
    return DECIDERS[bank.kind](bank, h)


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
    oriented = h.directed and not bank.transpose
    rules = frozenset(bank.rules)
    if bank.transpose:
        rules |= frozenset(rule for rule in swapped(rules) if rule is not None)
    search = GuardedDecomposition(h, rules, oriented=oriented, pooling=bank.pooling)
    everything = (1 << h.n) - 1
    if len(h.roots) == 2:
        found = search.pair(h.roots[0], h.roots[1])
    elif len(h.roots) == 1:
        found = search.node(h.roots[0], everything)
    else:
        found = _every_component(search, h.n)
    if found is not None:
        return computed(bank, h, found)
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
    return computed(bank, h, tuple(steps))


DECIDERS: dict[BankKind, Callable[[ModelBank, Multigraph], ComputesResult]] = {
    "declared": decide_declared,
    "order": decide_order,
    "guarded": decide_guarded,
    "marked": decide_marked,
}
"""One decider for each kind of bank."""
