"""Separators that treewidth does not see: the parts on both sides may be solved alone."""

from __future__ import annotations

from collections.abc import Sequence

from wlkit.treewidth._masks import (
    add_clique,
    bits,
    components,
    eliminate,
    is_clique,
    neighborhood,
)


def safe_separator(adj: Sequence[int], alive: int) -> int | None:
    """Return a separator S of the subgraph on `alive` that may be made a clique, or None.

    Then the treewidth is the largest over the components C of the rest of that of C and S, with
    S a clique. The empty set and cliques are safe, and so are minimal separators all of whose
    vertices but one form a clique. Tried are those of one minimal triangulation, which include
    every clique minimal separator and cut vertex, and all pairs.

    References
    ----------
    Bodlaender, Koster, Safe separators for treewidth, 2006, Theorems 4 and 17.
    """
    if len(components(adj, alive)) > 1:
        return 0
    for s in sorted(minimal_separators(adj, alive), key=int.bit_count):
        if is_safe(adj, alive, s):
            return s
    return _safe_pair(adj, alive)


def is_safe(adj: Sequence[int], alive: int, s: int) -> bool:
    """Return whether `s` is a minimal separator, and a clique but for at most one vertex."""
    return is_minimal_separator(adj, alive, s) and (
        is_clique(adj, s) or any(is_clique(adj, s & ~(1 << v)) for v in bits(s))
    )


def is_minimal_separator(adj: Sequence[int], alive: int, s: int) -> bool:
    """Return whether two components without `s` have all of `s` as their neighbours."""
    parts = components(adj, alive & ~s)
    return sum(neighborhood(adj, part) & alive == s for part in parts) >= 2


def _safe_pair(adj: Sequence[int], alive: int) -> int | None:
    """Return two vertices that separate a graph without cut vertices, or None."""
    for v in bits(alive):
        rest = alive & ~(1 << v)
        for u in bits(rest & ((1 << v) - 1)):
            if len(components(adj, rest & ~(1 << u))) > 1:
                return 1 << u | 1 << v
    return None


def minimal_separators(adj: Sequence[int], alive: int) -> set[int]:
    """Return the minimal separators of one minimal triangulation, found by MCS-M.

    References
    ----------
    Berry, Blair, Heggernes, Peyton, Maximum cardinality search for computing minimal
    triangulations of graphs, 2004.
    """
    weight = dict.fromkeys(bits(alive), 0)
    free = alive
    order = []
    filled = list(adj)
    while free:
        v = max(bits(free), key=weight.__getitem__)
        free &= ~(1 << v)
        order.append(v)
        for u in bits(_reached(adj, free, v, weight)):
            weight[u] += 1
            filled[u] |= 1 << v
            filled[v] |= 1 << u
    filled = [mask & alive for mask in filled]
    found = {eliminate(filled, v) for v in reversed(order)}
    return {s for s in found if is_minimal_separator(adj, alive, s)}


def _reached(adj: Sequence[int], free: int, v: int, weight: dict[int, int]) -> int:
    """Return the u of `free` joined to v by a path through vertices lighter than u."""
    reached = adj[v] & free
    seen = 0
    for level in sorted({weight[u] for u in bits(free)}):
        # Invariant: `reached` holds the u that a path through vertices lighter than `level` ends
        # in; those of weight `level` now carry paths to heavier ones.
        edge = sum(1 << u for u in bits(reached & ~seen) if weight[u] <= level)
        while edge:
            seen |= edge
            near = neighborhood(adj, edge) & free & ~seen
            passed = sum(1 << u for u in bits(near) if weight[u] <= level)
            reached |= near & ~passed
            edge = passed
    return reached


def split(adj: list[int], alive: int, s: int) -> list[int]:
    """Make `s` a clique, in place; return the vertex sets of the parts, each with `s`."""
    parts = components(adj, alive & ~s)
    add_clique(adj, s)
    return [part | neighborhood(adj, part) & alive for part in parts]
