"""Patterns: graphs with no, one or two roots, and the list of the connected ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, permutations
from typing import Any, Literal

from wlkit.errors import InputError
from wlkit.exact._numbers import natural
from wlkit.exact.set_partitions import set_partitions
from wlkit.graphs import Graph, Multigraph, graph
from wlkit.graphs.enumeration import graphs_of_order
from wlkit.polynomials import basis
from wlkit.polynomials.conversion import merge_parallel

DRAWN = 12
"""Most patterns that are drawn together."""


def as_pattern(pattern: Any, *, roots: Sequence[int] = ()) -> Multigraph:
    """Return a rooted multigraph from a Multigraph, its text, a Graph, or the name of a graph.

    Parameters
    ----------
    pattern : Multigraph, Graph or str
        A Multigraph, or its text, keeps its own roots.
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
    if isinstance(pattern, str) and pattern.partition(":")[0].rstrip(">").isdecimal():
        pattern = Multigraph.from_text(pattern)
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


def edge_classes(ends: Sequence[tuple[int, int]], cut: Collection[int]) -> list[list[int]]:
    """Return the numbers of the edges in classes, joined if they share a vertex not in `cut`.

    Examples
    --------
    >>> edge_classes([(0, 1), (1, 2), (2, 3)], {1})
    [[0], [1, 2]]
    """
    parts: list[tuple[set[int], list[int]]] = []
    for i, pair in enumerate(ends):
        free, edges, apart = set(pair).difference(cut), [i], []
        for vertices, known in parts:
            if vertices & free:
                free, edges = free | vertices, known + edges
            else:
                apart.append((vertices, known))
        parts = [*apart, (free, edges)]
    return [edges for _, edges in parts]


def rerooted(h: Multigraph, roots: Sequence[int]) -> Multigraph:
    """Return `h` with other roots.

    Examples
    --------
    >>> rerooted(Multigraph(2, [(0, 1)]), (1, 0)).text
    '2:0-1:r1,0'
    """
    return Multigraph(h.n, h.edges, roots=roots, directed=h.directed, channels=h.channels)


def is_connected(h: Multigraph) -> bool:
    """Say whether `h` is connected and not empty.

    Examples
    --------
    >>> is_connected(Multigraph(2)), is_connected(Multigraph(1))
    (False, True)
    """
    return len(components(h.underlying.neighbor_masks, (1 << h.n) - 1)) == 1


def connected_patterns(
    max_edges: int, roots: int = 0, *, simple: bool = True
) -> Iterator[list[Multigraph]]:
    """Yield, for m = 1, ..., max_edges, the connected graphs with m edges, rooted, without loops.

    Parameters
    ----------
    max_edges : int
    roots : 0, 1 or 2
        Ordered and different.
    simple : bool
        False for multigraphs, with parallel edges.

    Yields
    ------
    list of Multigraph
        Canonical, one of each isomorphism class, sorted by number of vertices and edges.

    Examples
    --------
    >>> [len(level) for level in connected_patterns(5)]
    [1, 1, 3, 5, 12]
    >>> [len(level) for level in connected_patterns(5, simple=False)]
    [1, 2, 5, 12, 33]

    Notes
    -----
    A connected graph with m edges is one with m - 1 edges and an edge more.
    """
    roots = _checked_roots(roots)
    for m in range(1, natural(max_edges, "max_edges") + 1):
        yield list(_rooted_level(m, roots, simple))


def _checked_roots(roots: int) -> int:
    roots = natural(roots, "roots")
    if roots > 2:
        raise InputError(f"expected 0, 1 or 2 roots, got {roots}")
    return roots


@lru_cache(maxsize=64)
def _rooted_level(m: int, roots: int, simple: bool) -> tuple[Multigraph, ...]:
    return _rooted(_level(m, simple), roots)


def _rooted(graphs: Iterable[Multigraph], roots: int) -> tuple[Multigraph, ...]:
    found = {
        Multigraph(h.n, h.edges, roots=at).canonical()
        for h in graphs
        for at in permutations(range(h.n), roots)
    }
    return tuple(sorted(found, key=lambda h: (h.n, h.roots, h.edges)))


@lru_cache(maxsize=32)
def _level(m: int, simple: bool) -> frozenset[Multigraph]:
    if m == 1:
        return frozenset({Multigraph(2, [(0, 1)]).canonical()})
    larger = (k for h in _level(m - 1, simple) for k in _one_edge_more(h, simple))
    return frozenset(k.canonical() for k in larger)


def connected_patterns_by_order(max_vertices: int, roots: int = 0) -> Iterator[list[Multigraph]]:
    """Yield, for n = 1, ..., max_vertices, the connected simple graphs on n vertices, rooted.

    Parameters
    ----------
    max_vertices : int
        At least 0.
    roots : 0, 1 or 2
        Ordered and different.

    Yields
    ------
    list of Multigraph
        Canonical, one of each isomorphism class.

    Raises
    ------
    InputError
        When the first list is asked for, if there are to be more than two roots.
    SizeError
        When the graphs of an order cannot be listed, see
        :func:`wlkit.graphs.enumeration.graphs_of_order`.

    Examples
    --------
    >>> [len(level) for level in connected_patterns_by_order(5)]
    [1, 1, 2, 6, 21]

    Notes
    -----
    All graphs of an order are listed before they are rooted: 261 080 connected ones on 9 vertices.
    """
    roots = _checked_roots(roots)
    for n in range(1, natural(max_vertices, "max_vertices") + 1):
        graphs = graphs_of_order(n, connected=True)
        yield list(_rooted((Multigraph.from_graph(g) for g in graphs), roots))


def all_patterns(
    max_edges: int, roots: Literal[0, 1, 2] = 0, *, simple: bool = True
) -> Iterator[list[Multigraph]]:
    """Yield, for m = 1, ..., max_edges, the graphs with m edges, rooted, connected or not.

    No vertex but a root is isolated; two roots are different; no loops.

    Examples
    --------
    >>> [len(level) for level in all_patterns(5)]
    [1, 2, 5, 11, 26]
    """
    listed = basis(natural(max_edges, "max_edges"), simple=simple, roots=roots)
    for m, level in groupby(listed, key=lambda h: h.m):
        if m:
            yield list(level)


def _one_edge_more(h: Multigraph, simple: bool) -> Iterator[Multigraph]:
    masks = h.underlying.neighbor_masks
    for v in range(h.n + 1):
        for u in range(min(v, h.n)):
            if not simple or v == h.n or not masks[u] >> v & 1:
                yield Multigraph(max(h.n, v + 1), [*h.edges, (u, v)])


def homomorphic_images(h: Multigraph, *, simple: bool = True) -> list[Multigraph]:
    """Return the loop-free quotients of a loop-free `h` in which two roots stay different.

    These index the terms of Q_H on matrices with zero diagonal, off the diagonal of the output.

    Parameters
    ----------
    h : Multigraph
    simple : bool
        Parallel edges of a quotient are one, as on 0/1 matrices.

    Returns
    -------
    list of Multigraph
        Canonical, by number of vertices and edges; `h` itself is the last.

    Raises
    ------
    InputError
        If `h` has loops, or parallel edges though `simple`.

    Examples
    --------
    >>> [(k.n, k.m) for k in homomorphic_images(Multigraph(4, [(0, 1), (1, 2), (2, 3)]))]
    [(2, 1), (3, 2), (3, 3), (4, 3)]

    Notes
    -----
    Simple graphs without roots by inserting vertices one by one, see :func:`wlkit.motifs.spasm`;
    others by all set partitions into independent sets.

    References
    ----------
    Curticapean, Dell, Marx, Homomorphisms are a good basis for counting small subgraphs, STOC 2017.
    """
    if h.has_loops or (simple and not h.is_simple):
        kind = "simple graph" if simple else "graph without loops"
        raise InputError(f"expected a {kind}, got {h.text}")
    if simple and not h.roots:
        return sorted(_images(h.underlying), key=lambda k: (k.n, k.m, k.roots, k.edges))
    masks = list(h.underlying.neighbor_masks)
    if len(set(h.roots)) == 2:
        a, b = h.roots
        masks[a] |= 1 << b
    quotients = (h.quotient(theta) for theta in set_partitions(h.n, forbidden=masks))
    images = {(merge_parallel(k) if simple else k).canonical() for k in quotients}
    return sorted(images, key=lambda k: (k.n, k.m, k.roots, k.edges))


def _images(h: Graph) -> list[Multigraph]:
    """Return the images of a simple graph, found by inserting one vertex after the other."""
    from wlkit.motifs import spasm

    return [Multigraph(g.n, g.edge_list).canonical() for g in spasm(h).images]


def drawn_patterns(patterns: tuple[Multigraph, ...]) -> str:
    """Return pictures of the first patterns, the roots red, and how many more there are.

    Examples
    --------
    >>> drawn_patterns((Multigraph(2, [(0, 1)]),)).count("<svg")
    1
    """
    pictures = [f'<span title="{h.text}">{h._repr_svg_()}</span>' for h in patterns[:DRAWN]]
    more = f" and {len(patterns) - DRAWN} more" if len(patterns) > DRAWN else ""
    return "".join(pictures) + more
