"""All graphs up to isomorphism, by order or by size, and all trees, as canonical graphs."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations_with_replacement, islice
from shutil import which

import numpy as np

from wlkit.errors import SizeError, WlkitError
from wlkit.exact import integer_partitions
from wlkit.graphs.canonical import canonical_forms, unique_up_to_isomorphism
from wlkit.graphs.checks import checked_order
from wlkit.graphs.counting import checked_size
from wlkit.graphs.counting import count_graphs as count_graphs
from wlkit.graphs.counting import count_graphs_of_size as count_graphs_of_size
from wlkit.graphs.graph import Graph
from wlkit.graphs.masks import MAX_ORDER, graphs_from_masks
from wlkit.graphs.masks import graph_masks as graph_masks
from wlkit.graphs.masks import mask_of as mask_of

MAX_GENG_ORDER = 32
"""Largest order asked of geng."""

MAX_SIZE = 12
"""Largest number of edges of :func:`graphs_of_size`: 52944 graphs, 29503 of them connected."""

MAX_TREE_ORDER = 20
"""Largest order of :func:`trees`: 823065 trees."""

CHUNK = 4096


def graphs_of_order(n: int, *, connected: bool = False, directed: bool = False) -> Iterator[Graph]:
    """Return an iterator over all graphs on n vertices up to isomorphism, in canonical form.

    Parameters
    ----------
    n : int
        Up to 9 generated here, in ascending order of :func:`graph_masks`.  Above that nauty's
        ``geng`` (or ``nauty-geng``) is used if it is installed, in its order.
    connected : bool
        Only (weakly) connected graphs; the graph without vertices does not count as connected.
    directed : bool
        Digraphs without loops, opposite arcs allowed; n at most 6.

    Raises
    ------
    SizeError
        At once, if n is too large; the message says how many graphs there are.

    Examples
    --------
    >>> sorted(g.m for g in graphs_of_order(4))
    [0, 1, 2, 2, 3, 3, 3, 4, 4, 5, 6]
    >>> sum(1 for _ in graphs_of_order(4, connected=True, directed=True))
    199

    Notes
    -----
    All 12346 graphs on 8 vertices take well under a second, the 274668 on 9 vertices a few.

    References
    ----------
    McKay, Isomorph-free exhaustive generation, J. Algorithms 26, 1998.
    """
    n = checked_order(n)
    if n <= MAX_ORDER[bool(directed)]:
        masks = graph_masks(n, connected, directed=directed)
        return graphs_from_masks(masks, n, directed=directed)
    geng = find_geng()
    if directed or geng is None or n > MAX_GENG_ORDER:
        raise SizeError(_too_large(n, connected, directed))
    return _from_geng(geng, n, connected)


def find_geng() -> str | None:
    """Return the path of nauty's geng (Debian calls it nauty-geng), or None."""
    return which("geng") or which("nauty-geng")


def _too_large(n: int, connected: bool, directed: bool) -> str:
    kind = ("connected " if connected else "") + ("digraphs" if directed else "graphs")
    most = MAX_ORDER[directed]
    number = (
        f"{count_graphs(n, connected=connected, directed=directed)} " if n <= 40 else "too many "
    )
    hint = "" if directed or n > MAX_GENG_ORDER else "; install nauty (its geng) for more"
    return f"there are {number}{kind} on {n} vertices; they are listed up to n = {most}{hint}"


def _from_geng(geng: str, n: int, connected: bool) -> Iterator[Graph]:
    command = [geng, "-q", *(["-c"] if connected else []), str(n)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            lines = (line.strip() for line in process.stdout or ())
            yield from _canonical_in_chunks(Graph.from_graph6(line) for line in lines)
        finally:
            process.terminate()
    # a consumer that stops early closes the pipe; a full list must have ended well
    if process.returncode:
        raise WlkitError(f"{' '.join(command)} ended with status {process.returncode}")


def _canonical_in_chunks(graphs: Iterable[Graph]) -> Iterator[Graph]:
    source = iter(graphs)
    while chunk := list(islice(source, CHUNK)):
        yield from canonical_forms(chunk)


# -- by number of edges ---------------------------------------------------------------------------


def graphs_of_size(m: int, *, connected: bool = False) -> Iterator[Graph]:
    """Return an iterator over all graphs with m edges and no isolated vertices, canonical.

    Parameters
    ----------
    m : int
        At most 12.
    connected : bool
        Only connected graphs; for m = 0 that is the graph with one vertex.

    Raises
    ------
    SizeError
        At once, if m is too large; the message says how many graphs there are.

    Examples
    --------
    >>> [g.m for g in graphs_of_size(2)], [g.n for g in graphs_of_size(2)]
    ([2, 2], [3, 4])
    >>> [sum(1 for _ in graphs_of_size(m, connected=True)) for m in range(7)]
    [1, 1, 1, 3, 5, 12, 30]

    Notes
    -----
    Order: by the sizes of the components, largest first, then by the components; connected graphs
    ascend in their numbers of vertices.  Every connected graph with m >= 1 edges has an edge
    whose removal leaves a connected graph and at most one isolated vertex, so adding one edge to
    the connected graphs with m - 1 edges finds all; equal canonical forms are found once.
    """
    m = checked_size(m)
    if m > MAX_SIZE:
        number = f"{count_graphs_of_size(m, connected=connected)} " if m <= 16 else "too many "
        raise SizeError(
            f"there are {number}graphs with {m} edges; they are listed up to {MAX_SIZE}"
        )
    return iter(_connected_of_size(m)) if connected else _canonical_in_chunks(_unions(m))


@lru_cache(maxsize=MAX_SIZE + 1)
def _connected_of_size(m: int) -> tuple[Graph, ...]:
    if m == 0:
        return (Graph(1, []),)
    larger = (h for g in _connected_of_size(m - 1) for h in _one_edge_more(g))
    found: dict[Graph, None] = {}
    while chunk := list(islice(larger, CHUNK)):
        found.update(dict.fromkeys(unique_up_to_isomorphism(chunk)))
    return tuple(sorted(found, key=lambda g: (g.n, g.edge_list)))


def _one_edge_more(g: Graph) -> Iterator[Graph]:
    """Yield g with each orbit of non-edges filled once, and with each orbit's pendant vertex."""
    group = g.automorphism_group()
    for orbit in group.orbits:
        yield Graph(g.n + 1, [*g.edge_list, (orbit[0], g.n)])
    seen: set[tuple[int, int]] = set()
    generators = group.generators.tolist()
    for u, v in zip(*np.nonzero(np.triu(g.adjacency == 0, 1)), strict=True):
        pair = (int(u), int(v))
        if pair not in seen:
            seen |= _pair_orbit(pair, generators)
            yield Graph(g.n, [*g.edge_list, pair])


def _pair_orbit(pair: tuple[int, int], generators: list[list[int]]) -> set[tuple[int, int]]:
    orbit, queue = {pair}, [pair]
    for u, v in queue:
        for p in generators:
            image = (min(p[u], p[v]), max(p[u], p[v]))
            if image not in orbit:
                orbit.add(image)
                queue.append(image)
    return orbit


def _unions(m: int) -> Iterator[Graph]:
    """Yield every multiset of connected graphs with m >= 0 edges in all, as a disjoint union."""
    for kind in integer_partitions(m):
        yield from _combined(Graph(0, []), sorted(kind, reverse=True))


def _combined(g: Graph, kind: list[tuple[int, int]]) -> Iterator[Graph]:
    if not kind:
        yield g
        return
    (size, times), *rest = kind
    for parts in combinations_with_replacement(_connected_of_size(size), times):
        union = g
        for part in parts:
            union = union + part
        yield from _combined(union, rest)


# -- trees ----------------------------------------------------------------------------------------


def trees(n: int) -> Iterator[Graph]:
    """Return an iterator over all trees on n vertices up to isomorphism, in canonical form.

    Parameters
    ----------
    n : int
        At most 20.

    Raises
    ------
    SizeError
        At once, if n is more than 20.

    Examples
    --------
    >>> [sum(1 for _ in trees(n)) for n in range(9)]
    [0, 1, 1, 1, 2, 3, 6, 11, 23]

    Notes
    -----
    In the order of NetworkX' ``nonisomorphic_trees`` [1]_.  OEIS A000055.

    References
    ----------
    .. [1] Wright, Richmond, Odlyzko, McKay, Constant time generation of free trees, SIAM J.
       Comput. 15, 1986.
    """
    n = checked_order(n)
    if n > MAX_TREE_ORDER:
        raise SizeError(f"trees: expected n <= {MAX_TREE_ORDER} (823065 trees), got {n}")
    if n <= 2:
        return iter([Graph(n, [(0, 1)] if n == 2 else [])] if n else [])
    import networkx as nx

    return _canonical_in_chunks(Graph(n, list(t.edges)) for t in nx.nonisomorphic_trees(n))
