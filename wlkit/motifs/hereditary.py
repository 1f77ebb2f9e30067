"""Hereditary treewidth: the largest treewidth among the quotients of a pattern."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from wlkit.graphs import Graph
from wlkit.motifs.covering import (
    covering_map,
    obstructions,
    obstructions_are_listed,
    quotient_of_map,
)
from wlkit.motifs.loops import underlying_neighbors
from wlkit.motifs.quotients import merge, mergeable_pairs

MATCHING_THRESHOLDS = (0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5)
"""tau(m), the largest treewidth of a graph with m edges, for m = 0, ..., 20.

A minor-minimal graph of treewidth t >= 3 is biconnected with minimum degree 3; the values from
15 on come with the enumeration behind :func:`wlkit.motifs.covering.obstructions`.
"""


@dataclass(frozen=True)
class LargestImage:
    """A quotient of the pattern whose treewidth is the hereditary treewidth.

    Attributes
    ----------
    value : int
        hdtw of the pattern.
    blocks : tuple of int
        The block of every vertex: independent, label-constant.
    reason : str
        Why no quotient has larger treewidth.
    """

    value: int
    blocks: tuple[int, ...]
    reason: str


def hereditary_treewidth(pattern: Any) -> int:
    """Return hdtw(P), the maximum treewidth over Spasm(P).

    Parameters
    ----------
    pattern : Graph or text
        Labels restrict the quotients; directions do not.

    Examples
    --------
    >>> [hereditary_treewidth(f"C{n}") for n in range(3, 11)]
    [2, 2, 2, 2, 2, 3, 3, 4]
    >>> hereditary_treewidth("S5"), hereditary_treewidth("2K2"), hereditary_treewidth("P14")
    (1, 1, 4)

    Notes
    -----
    Bounds first: tw(P) <= hdtw(P) <= min(vertex cover number, tau(m)). For patterns without
    vertex and edge labels hdtw >= t is decided by a map that covers the edges of an obstruction
    of treewidth t - 1, for t <= 4, and for t = 5 with at most 20 edges. Otherwise by merging
    pairs of vertices depth first, one canonical form once.

    References
    ----------
    Lanzinger, Barcelo, On the power of the Weisfeiler-Leman test for graph motif parameters, 2024.
    """
    from wlkit.motifs.reading import read_pattern

    return largest_image(read_pattern(pattern)).value


def hereditary_treewidth_at_most(pattern: Any, k: int) -> bool:
    """Return whether every quotient of the pattern has treewidth at most `k`.

    Examples
    --------
    >>> hereditary_treewidth_at_most("P7", 2), hereditary_treewidth_at_most("P8", 2)
    (True, False)

    Notes
    -----
    Polynomial time for fixed k <= 3 and patterns without labels.
    """
    from wlkit.motifs.reading import read_pattern

    g = read_pattern(pattern)
    if k < 0:
        return False
    return _upper_bound(g)[0] <= k or _image_with_treewidth(g, k + 1) is None


@lru_cache(maxsize=65536)
def largest_image(pattern: Graph) -> LargestImage:
    """Return hdtw(P) with a quotient that attains it and the reason why none exceeds it."""
    from wlkit.treewidth import treewidth

    value, blocks = max(0, treewidth(pattern).value), tuple(range(pattern.n))
    upper, reason = _upper_bound(pattern)
    while value < upper:
        found = _image_with_treewidth(pattern, value + 1)
        if found is None:
            reason = f"no quotient has treewidth {value + 1}: searched exhaustively"
            break
        value, blocks = value + 1, found
    return LargestImage(value, blocks, reason)


def largest_treewidth_with_edges(m: int) -> int:
    """Return an upper bound, exact up to 20, on the treewidth of graphs with `m` edges.

    Examples
    --------
    >>> [largest_treewidth_with_edges(m) for m in (1, 3, 6, 10, 15, 20, 23)]
    [1, 2, 3, 4, 5, 5, 6]

    Notes
    -----
    Beyond 20: a graph of treewidth >= 3 has a minor of the same treewidth with minimum degree
    3, and a vertex of it takes at least 3 edges and at most 1 of the treewidth along.
    """
    drops = max(0, -(-(m - 20) // 3))
    return MATCHING_THRESHOLDS[m - 3 * drops] + drops


def _upper_bound(pattern: Graph) -> tuple[int, str]:
    near = underlying_neighbors(pattern)
    m = sum(map(len, near)) // 2
    cover = vertex_cover_number(near)
    by_edges = largest_treewidth_with_edges(m)
    if cover <= by_edges:
        return cover, f"hdtw <= vertex cover number = {cover}"
    return by_edges, f"a graph with {m} edges has treewidth at most {by_edges}"


def vertex_cover_number(near: list[set[int]]) -> int:
    """Return the least number of vertices that touch all edges, by branching on the degree.

    Parameters
    ----------
    near : list of sets
        The neighbours of every vertex.

    Examples
    --------
    >>> vertex_cover_number([{1}, {0, 2}, {1, 3}, {2}])
    2
    """
    masks = [sum(1 << u for u in row) for row in near]
    return len(near) - _independence(masks, (1 << len(near)) - 1)


def _independence(masks: list[int], alive: int) -> int:
    """Return the size of the largest independent set inside `alive`."""
    best, most = -1, 1
    rest = alive
    while rest:
        v = (rest & -rest).bit_length() - 1
        rest &= rest - 1
        degree = (masks[v] & alive).bit_count()
        if degree <= 1:
            return 1 + _independence(masks, alive & ~masks[v] & ~(1 << v))
        if degree > most:
            best, most = v, degree
    if best < 0:
        return 0
    without = alive & ~(1 << best)
    if most == 2:  # only cycles are left: taking any vertex is optimal
        return 1 + _independence(masks, without & ~masks[best])
    return max(
        1 + _independence(masks, without & ~masks[best]),
        _independence(masks, without),
    )


def _image_with_treewidth(pattern: Graph, t: int) -> tuple[int, ...] | None:
    """Return the blocks of a quotient of treewidth >= `t`, or None when there is none."""
    if not pattern.is_labelled:
        for target in obstructions(t):
            image = covering_map(pattern, target)
            if image is not None:
                return quotient_of_map(pattern, image)
        if obstructions_are_listed(t, pattern.m):
            return None
    return _search_merges(pattern, tuple(range(pattern.n)), t, set())


def _search_merges(
    state: Graph, blocks: tuple[int, ...], t: int, failed: set[Graph]
) -> tuple[int, ...] | None:
    """Return blocks of a quotient of `state` with treewidth >= t; `failed` remembers dead ends."""
    from wlkit.treewidth import treewidth_at_most

    if _upper_bound(state)[0] < t:
        return None
    if not treewidth_at_most(state, t - 1):
        return blocks
    key = state.canonical()
    if key in failed:
        return None
    failed.add(key)
    images = []
    for u, v in mergeable_pairs(state):
        image = merge(state, u, v)
        if image is not None:
            images.append((-image.m, u, v, image))
    for _, u, v, image in sorted(images, key=lambda x: x[:3]):
        merged = tuple(u if b == v else b - (b > v) for b in blocks)
        found = _search_merges(image, merged, t, failed)
        if found is not None:
            return found
    return None
