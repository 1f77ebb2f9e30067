"""Parameters of graphs, by definition."""

from __future__ import annotations

from itertools import combinations

from wlkit.graphs import Graph


def strongly_regular_parameters(g: Graph) -> tuple[int, int, int, int]:
    """Return (n, k, lambda, mu); a value that is not constant fails."""
    masks = g.neighbor_masks
    (k,) = {mask.bit_count() for mask in masks}
    counts: dict[bool, set[int]] = {True: set(), False: set()}
    for u, v in combinations(range(g.n), 2):
        counts[bool(masks[u] >> v & 1)].add((masks[u] & masks[v]).bit_count())
    ((lam,), (mu,)) = counts[True], counts[False]
    return g.n, k, lam, mu
