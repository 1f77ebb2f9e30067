"""Hereditary treewidth: the largest treewidth among the quotients of a pattern."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from operator import index
from typing import Any

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph
from wlkit.motifs.covering import MANY, edge_cover, obstructions_are_listed, quotient_of_map
from wlkit.motifs.dense_minors import dense_minor
from wlkit.motifs.loops import underlying_neighbors
from wlkit.motifs.merging import merged_with_treewidth
from wlkit.motifs.thresholds import deletion_bound, vertex_cover_number

FEW = 100
"""Tries of the random search before the searches that come to an end, one in huge patterns."""


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
    searched : bool
        Whether that took a search, or a bound was reached.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> found = largest_image(graph("C4"))
    >>> found.value, found.searched
    (2, False)
    """

    value: int
    blocks: tuple[int, ...]
    reason: str
    searched: bool


def hereditary_treewidth(pattern: Any, *, progress: bool = False) -> int:
    """Return hdtw(P), the maximum treewidth over Spasm(P).

    Parameters
    ----------
    pattern : Graph, or anything :func:`read_pattern` reads
        Labels restrict the quotients; directions do not.
    progress : bool
        Show a bar over the values tried.

    Returns
    -------
    int
        From 0 (no edges) to the vertex cover number.

    Raises
    ------
    SizeError
        If bounds leave several values and the search is out of reach; the message has the bounds.

    Examples
    --------
    >>> [hereditary_treewidth(f"C{n}") for n in range(3, 11)]
    [2, 2, 2, 2, 2, 3, 3, 4]
    >>> hereditary_treewidth("S5"), hereditary_treewidth("2K2"), hereditary_treewidth("P14")
    (1, 1, 4)

    Notes
    -----
    Bounds first: tw(P) <= hdtw(P) <= min(vertex cover number, j + tau(m - edges at j vertices)).
    For patterns without vertex and edge labels hdtw >= t is decided by a map that covers the edges
    of an obstruction of treewidth t - 1: for t <= 4, and for t = 5, 6, 7 with at most 20, 23, 28
    edges. Images are looked for at random first, see :mod:`wlkit.motifs.dense_minors`; beyond,
    pairs are merged, see :mod:`wlkit.motifs.merging`.

    References
    ----------
    Lanzinger, Barcelo, On the power of the Weisfeiler-Leman test for graph motif parameters, 2024.
    """
    from wlkit.motifs.reading import read_pattern

    g = read_pattern(pattern)
    return (largest_image(g, progress=True) if progress else largest_image(g)).value


def hereditary_treewidth_at_most(pattern: Any, k: int) -> bool:
    """Return whether every quotient of the pattern has treewidth at most `k`.

    Parameters
    ----------
    pattern : Graph, or anything :func:`read_pattern` reads
        Labels restrict the quotients; directions do not.
    k : int
        False for every k < 0.

    Returns
    -------
    bool

    Raises
    ------
    SizeError
        If bounds do not decide and the search is out of reach.

    Examples
    --------
    >>> hereditary_treewidth_at_most("P7", 2), hereditary_treewidth_at_most("P8", 2)
    (True, False)

    Notes
    -----
    Polynomial time for fixed k <= 3 and patterns without labels: hdtw(P) > k iff P has a map onto
    one of finitely many minor-minimal graphs H of treewidth k + 1 that covers its edges, and at
    most (2 |E(P)|)^|E(H)| choices of oriented edges are to be tried; so for k = 4, 5, 6 and at most
    20, 23, 28 edges.

    References
    ----------
    Lanzinger, Barcelo, On the power of the Weisfeiler-Leman test for graph motif parameters, 2024.
    """
    from wlkit.motifs.reading import read_pattern

    g = read_pattern(pattern)
    try:
        k = index(k)
    except TypeError:
        raise InputError(f"hereditary treewidth: expected an integer k, got {k!r}") from None
    if k < 0:
        return False
    return upper_bound(g)[0] <= k or _image_with_treewidth(g, k + 1) is None


@lru_cache(maxsize=65536)
def largest_image(pattern: Graph, *, progress: bool = False) -> LargestImage:
    """Return hdtw(P) with a quotient that attains it and the reason why none exceeds it."""
    from tqdm.auto import tqdm

    from wlkit.treewidth import treewidth

    value, blocks = max(0, treewidth(pattern).value), tuple(range(pattern.n))
    upper, reason = upper_bound(pattern)
    searched = False
    for t in tqdm(range(value + 1, upper + 1), desc="treewidth", disable=not progress):
        try:
            found = _image_with_treewidth(pattern, t)
        except SizeError as error:
            raise SizeError(f"{error}; it is at least {value} and at most {upper}") from None
        if found is None:
            reason = f"no quotient has treewidth {t}: searched exhaustively"
            searched = True
            break
        value, blocks = t, found
    return LargestImage(value, blocks, reason, searched)


def upper_bound(pattern: Graph) -> tuple[int, str]:
    """Return an upper bound on the hereditary treewidth, and which one it is.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> upper_bound(graph("S5")), upper_bound(graph("P4"))[0]
    ((1, 'hdtw <= vertex cover number = 1'), 2)
    """
    near = underlying_neighbors(pattern)
    m = sum(map(len, near)) // 2
    bound, deleted = deletion_bound(near)
    cover = vertex_cover_number(near)
    if cover <= bound:
        return cover, f"hdtw <= vertex cover number = {cover}"
    if deleted == 0:
        return bound, f"a graph with {m} edges has treewidth at most {bound}"
    return bound, (
        f"{deleted} vertices of large degree deleted, the edges left allow treewidth at most "
        f"{bound - deleted}"
    )


def _image_with_treewidth(pattern: Graph, t: int) -> tuple[int, ...] | None:
    """Return the blocks of a quotient of treewidth >= `t`, or None when there is none."""
    few = max(1, min(FEW, 10**9 // (1 + pattern.n**3)))
    if t > 0 and (found := dense_minor(pattern, t, few)):
        return found.blocks
    kept = lasting_vertices(pattern) if t > 1 else []
    if t > 1 and len(kept) < pattern.n:
        core = pattern.subgraph(kept)
        blocks = None if upper_bound(core)[0] < t else _image_with_treewidth(core, t)
        return None if blocks is None else _with_the_others(pattern.n, kept, blocks)
    listed = obstructions_are_listed(t, pattern.m)
    if listed or not pattern.is_labelled:
        cover = edge_cover(pattern, t)
        if cover is None and listed:
            return None
        if cover is not None and not pattern.is_labelled:
            return quotient_of_map(pattern, cover.image)
    if pattern.is_labelled and (found := dense_minor(pattern, t, MANY // pattern.n**2)):
        return found.blocks
    return merged_with_treewidth(pattern, t)


def lasting_vertices(pattern: Graph) -> list[int]:
    """Return the vertices that are left when leaves with a label of their own are taken off.

    One after the other. Such a leaf is a leaf, and alone, in every quotient, so without it all
    treewidths above 1 stay.

    Examples
    --------
    >>> path = Graph(5, [(0, 1), (1, 2), (2, 3), (3, 4)], vertex_labels=list("abcac"))
    >>> lasting_vertices(path)
    [0, 1, 2, 3, 4]
    >>> lasting_vertices(Graph(5, path.edges, vertex_labels=list("abcdc")))
    [2, 3, 4]
    """
    if pattern.vertex_labels is None:
        return list(range(pattern.n))
    near = underlying_neighbors(pattern)
    left = Counter(pattern.vertex_labels)
    kept = set(range(pattern.n))
    fresh = [v for v in kept if len(near[v]) <= 1]
    while fresh:
        v = fresh.pop()
        label = pattern.vertex_labels[v]
        if v in kept and len(near[v]) <= 1 and left[label] == 1:
            kept.remove(v)
            for u in near[v]:
                near[u].discard(v)
            fresh += near[v]
    return sorted(kept)


def _with_the_others(n: int, kept: list[int], blocks: tuple[int, ...]) -> tuple[int, ...]:
    """Return the blocks of all n vertices, those that are not kept alone."""
    block = dict(zip(kept, blocks, strict=True))
    free = count(1 + max(blocks))
    return tuple(block[v] if v in block else next(free) for v in range(n))
