"""From a graph to a chordal supergraph of least clique size: reduce, split, search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wlkit.treewidth._masks import (
    add_clique,
    bits,
    components,
    eliminate,
    is_clique,
    renumbered,
)
from wlkit.treewidth.bounds import contract
from wlkit.treewidth.elimination import degree, fill, greedy_order
from wlkit.treewidth.reductions import reduce
from wlkit.treewidth.separators import safe_separator, split

WORD = 64
LARGEST_SPLIT = 256
LARGEST_FILL = 512
SETS_LIMIT = 1 << 21
BLOCKS_LIMIT = 1 << 24
EFFORT = 10**9


@dataclass
class Search:
    """The state of a search: bounds so far, and the chordal graph being built.

    Invariants: the treewidth of the input is at least ``lower``, or at most that when ``lower``
    is still the value it began with; so is the treewidth of every piece. ``filled`` becomes a
    chordal supergraph of the input when every piece not yet solved is made chordal in it.
    ``effort`` is what the exact search may still spend, in pairs of vertex sets looked at.
    """

    filled: list[int]
    lower: int = -1
    ceiling: int | None = None
    effort: int = EFFORT
    progress: bool = False

    @property
    def refuted(self) -> bool:
        """Whether the treewidth is known to be larger than ``ceiling``."""
        return self.ceiling is not None and self.lower > self.ceiling

    def fill(self, adj: list[int], order: Sequence[int]) -> None:
        """Eliminate along `order`, in place, and record the cliques."""
        for v in order:
            self.add(v, eliminate(adj, v))

    def add(self, v: int, around: int) -> None:
        """Record that v and the set `around` form a clique."""
        add_clique(self.filled, around | 1 << v)


def solve(search: Search, adj: list[int], alive: int) -> None:
    """Make ``search.filled`` chordal on `alive`; adj is used up."""
    pieces = [(adj, alive)]
    while pieces and not search.refuted:
        adj, alive = pieces.pop()
        steps, alive, search.lower = reduce(adj, alive, search.lower)
        for v, around in steps:
            search.add(v, around)
        if not alive:
            continue
        s = safe_separator(adj, alive) if alive.bit_count() <= LARGEST_SPLIT else None
        if s is None:
            solve_core(search, adj, alive)
            continue
        if is_clique(adj, s):
            search.lower = max(search.lower, s.bit_count() - 1)
        parts = sorted(split(adj, alive, s), key=int.bit_count)
        pieces.extend(([mask & part for mask in adj], part) for part in parts)


def solve_core(search: Search, adj: list[int], alive: int) -> None:
    """Make ``search.filled`` chordal on a piece without reductions and safe separators."""
    search.lower = max(search.lower, contract(list(adj), alive)[0])
    order, upper = _best_greedy(adj, alive)
    if upper > search.lower and not search.refuted and alive.bit_count() <= WORD:
        order = _exact_order(search, adj, alive, upper) or order
    search.fill(adj, order)


def _best_greedy(adj: list[int], alive: int) -> tuple[tuple[int, ...], int]:
    """Return the better of the greedy orders and its width; min-fill only where affordable."""
    costs = (fill, degree) if alive.bit_count() <= LARGEST_FILL else (degree,)
    orders = [greedy_order(list(adj), alive, cost) for cost in costs]
    return min(((order, width(adj, order)) for order in orders), key=lambda pair: pair[1])


def width(adj: Sequence[int], order: Sequence[int]) -> int:
    """Return the width of `order`, which lists the vertices of a piece."""
    adj = list(adj)
    return max((eliminate(adj, v).bit_count() for v in order), default=-1)


def _exact_order(search: Search, adj: list[int], alive: int, upper: int) -> tuple[int, ...] | None:
    """Return an order of width less than `upper`, of least width, raising ``search.lower``.

    None if there is none of width at most ``search.ceiling``, or the effort is spent.
    """
    vertices = list(bits(alive))
    local = renumbered(adj, vertices)
    stop = upper if search.ceiling is None else min(upper, search.ceiling + 1)
    for k in _counted(search.lower, stop, len(vertices), search.progress):
        status, order, spent = order_at_most(local, k, search.effort)
        search.effort -= spent
        if status == 1:
            return tuple(vertices[v] for v in order)
        if status < 0:
            return None
        search.lower = k + 1
    return None


def _counted(start: int, stop: int, n: int, progress: bool) -> Sequence[int]:
    if not progress:
        return range(start, stop)
    from tqdm.auto import tqdm

    counted: Sequence[int] = tqdm(
        range(start, stop), desc=f"treewidth, {n} vertices in the core", unit="k"
    )
    return counted


def order_at_most(adj: list[int], k: int, effort: int = EFFORT) -> tuple[int, list[int], int]:
    """Decide whether a connected graph of 2 to 64 vertices has treewidth at most `k`.

    Returns
    -------
    status : int
        1 yes, 0 no, -1 when `effort` or the room for vertex sets is used up.
    order : list of int
        With status 1, an elimination order of width at most `k`.
    spent : int
        The number of pairs of vertex sets looked at.
    """
    from wlkit._kernels.treewidth import feasible_sets

    masks = np.array(adj, dtype=np.uint64)
    status, sets, tops, size, position, spent = feasible_sets(
        masks, k, SETS_LIMIT, BLOCKS_LIMIT, effort
    )
    if status != 1:
        return int(status), [], int(spent)
    rows = zip(sets[:size].tolist(), tops[:size, 0].tolist(), strict=True)
    seeds = {c: (seed, v) for (c, _, seed), v in rows}
    c, around, _ = sets[position].tolist()
    return 1, _read_order(adj, seeds, c, around, k), int(spent)


def _read_order(
    adj: list[int], seeds: dict[int, tuple[int, int]], c: int, around: int, k: int
) -> list[int]:
    """Return the order that eliminates c, what lies outside c and its neighbours, the rest."""
    alive = (1 << len(adj)) - 1
    order = _order_of(adj, seeds, c)
    if (alive & ~c).bit_count() > k + 1:
        for part in components(adj, alive & ~c & ~around):
            order += _order_of(adj, seeds, part)
        return order + list(bits(around))
    return order + list(bits(alive & ~c))


def _order_of(adj: list[int], seeds: dict[int, tuple[int, int]], c: int) -> list[int]:
    """Return the order of a feasible set: the components below its last vertex v, then v."""
    seed, v = seeds[c]
    order = []
    for part in components(adj, seed & ~(1 << v)):
        order += _order_of(adj, seeds, part)
    return [*order, v, *bits(c & ~seed)]


def perfect_order(filled: Sequence[int]) -> tuple[int, ...]:
    """Return a perfect elimination order of a chordal graph, by maximum cardinality search."""
    buckets = [(1 << len(filled)) - 1] + [0] * len(filled)
    weight = [0] * len(filled)
    order: list[int] = []
    top = 0
    free = buckets[0]
    while free:
        while not buckets[top]:
            top -= 1
        v = (buckets[top] & -buckets[top]).bit_length() - 1
        buckets[top] ^= 1 << v
        free ^= 1 << v
        order.append(v)
        for u in bits(filled[v] & free):
            buckets[weight[u]] ^= 1 << u
            weight[u] += 1
            buckets[weight[u]] |= 1 << u
        top += 1
    return tuple(reversed(order))
