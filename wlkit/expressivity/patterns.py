"""Patterns: graphs with no, one or two roots, and the list of the connected ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, permutations
from typing import Any, Literal

from wlkit.errors import InputError
from wlkit.exact._numbers import natural
from wlkit.exact.set_partitions import set_partitions
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import basis
from wlkit.polynomials.conversion import merge_parallel


def as_pattern(pattern: Any, *, roots: Sequence[int] = ()) -> Multigraph:
    """Return a rooted multigraph from a Multigraph, a Graph, or text that names a graph.

    Parameters
    ----------
    pattern : Multigraph, Graph or str
        A Multigraph keeps its own roots.
    roots : sequence of at most two vertices
        For a Graph or a name.

    Raises
    ------
    InputError
        If roots are given beside a Multigraph, or the graph bears labels.

    Examples
    --------
    >>> as_pattern("K3", roots=(0, 1)).text
    '3:0-1,0-2,1-2:r0,1'
    """
    if isinstance(pattern, Multigraph):
        if roots:
            raise InputError(f"{pattern.text} is a multigraph with its own roots; got {roots} too")
        return pattern
    return Multigraph.from_graph(graph(pattern), roots=roots)


def components(masks: Sequence[int], inside: int) -> list[int]:
    """Return the vertex sets of the components of the graph induced on `inside`, as masks.

    Examples
    --------
    >>> components([0b010, 0b001, 0b000], 0b111)
    [3, 4]
    """
    found = []
    while inside:
        reached = frontier = inside & -inside
        while frontier:
            around = 0
            for v in bits(frontier):
                around |= masks[v]
            frontier = around & inside & ~reached
            reached |= frontier
        found.append(reached)
        inside &= ~reached
    return found


def bits(mask: int) -> Iterator[int]:
    """Yield the positions of the set bits, ascending.

    Examples
    --------
    >>> list(bits(0b1011))
    [0, 1, 3]
    """
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def is_connected(h: Multigraph) -> bool:
    """Say whether `h` is connected and not empty.

    Examples
    --------
    >>> is_connected(Multigraph(2)), is_connected(Multigraph(1))
    (False, True)
    """
    return len(components(h.underlying.neighbor_masks, (1 << h.n) - 1)) == 1


def connected_patterns(max_edges: int, roots: int = 0) -> Iterator[list[Multigraph]]:
    """Yield, for m = 1, ..., max_edges, the connected simple graphs with m edges, rooted.

    Parameters
    ----------
    max_edges : int
    roots : 0, 1 or 2
        Ordered and different.

    Yields
    ------
    list of Multigraph
        Canonical, one of each isomorphism class, sorted by number of vertices and edges.

    Examples
    --------
    >>> [len(level) for level in connected_patterns(5)]
    [1, 1, 3, 5, 12]

    Notes
    -----
    A connected graph with m edges is one with m - 1 edges and an edge more.
    """
    roots = natural(roots, "roots")
    if roots > 2:
        raise InputError(f"expected 0, 1 or 2 roots, got {roots}")
    level = {Multigraph(2, [(0, 1)]).canonical()}
    for m in range(1, natural(max_edges, "max_edges") + 1):
        rooted = {
            Multigraph(h.n, h.edges, roots=at).canonical()
            for h in level
            for at in permutations(range(h.n), roots)
        }
        yield sorted(rooted, key=lambda h: (h.n, h.roots, h.edges))
        if m < max_edges:
            level = {larger.canonical() for h in level for larger in _one_edge_more(h)}


def all_patterns(max_edges: int, roots: Literal[0, 1, 2] = 0) -> Iterator[list[Multigraph]]:
    """Yield, for m = 1, ..., max_edges, the simple graphs with m edges, rooted, connected or not.

    No vertex but a root is isolated; two roots are different.

    Examples
    --------
    >>> [len(level) for level in all_patterns(5)]
    [1, 2, 5, 11, 26]
    """
    listed = basis(natural(max_edges, "max_edges"), simple=True, roots=roots)
    for m, level in groupby(listed, key=lambda h: h.m):
        if m:
            yield list(level)


def _one_edge_more(h: Multigraph) -> Iterator[Multigraph]:
    masks = h.underlying.neighbor_masks
    for v in range(h.n + 1):
        for u in range(min(v, h.n)):
            if v == h.n or not masks[u] >> v & 1:
                yield Multigraph(max(h.n, v + 1), [*h.edges, (u, v)])


def homomorphic_images(h: Multigraph) -> list[Multigraph]:
    """Return the simple loop-free quotients of a simple `h` in which two roots stay different.

    These index the terms of Q_H on 0/1 matrices with zero diagonal, off the diagonal of the output.

    Raises
    ------
    InputError
        If `h` has loops or parallel edges.

    Examples
    --------
    >>> [(k.n, k.m) for k in homomorphic_images(Multigraph(4, [(0, 1), (1, 2), (2, 3)]))]
    [(2, 1), (3, 2), (3, 3), (4, 3)]
    """
    if h.has_loops or not h.is_simple:
        raise InputError(f"expected a simple graph, got {h.text}")
    masks = list(h.underlying.neighbor_masks)
    if len(set(h.roots)) == 2:
        a, b = h.roots
        masks[a] |= 1 << b
    images = {
        merge_parallel(h.quotient(theta)).canonical()
        for theta in set_partitions(h.n, forbidden=masks)
    }
    return sorted(images, key=lambda k: (k.n, k.m, k.roots, k.edges))
