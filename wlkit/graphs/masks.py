"""All small graphs up to isomorphism as sorted arrays of bit masks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

import numpy as np

from wlkit.errors import GraphError, SizeError
from wlkit.graphs.canonical import BATCH_ENTRIES, LEAVES, TRIALS
from wlkit.graphs.checks import checked_order
from wlkit.graphs.counting import count_graphs
from wlkit.graphs.graph import Graph

MAX_ORDER = {False: 9, True: 6}
"""Largest order generated here, by `directed`: 274668 graphs and 1540944 digraphs."""

_CHUNK = 4096

MASK_ORDER = {False: 11, True: 8}
"""Largest order whose pairs fit a mask, by `directed`."""


def graph_masks(n: int, connected: bool = False, *, directed: bool = False) -> np.ndarray:
    """Return one canonical bit mask for every graph on n vertices up to isomorphism.

    Parameters
    ----------
    n : int
        At most 9, or 6 for directed graphs.
    connected : bool
        Only (weakly) connected graphs; the graph without vertices does not count as connected.
    directed : bool
        Digraphs without loops, opposite arcs allowed.

    Returns
    -------
    uint64 array, read-only, ascending
        Pair {i, j}, i < j, has number q = j (j - 1) / 2 + i.  Bit q of an undirected mask is the
        edge; bits 2 q and 2 q + 1 of a directed one are the arcs i -> j and j -> i.  The graphs
        are those of :meth:`Graph.canonical`.

    Raises
    ------
    SizeError
        If n is too large; the message says how many graphs there are.

    Examples
    --------
    >>> len(graph_masks(8))
    12346
    >>> [len(graph_masks(n, connected=True)) for n in range(8)]
    [0, 1, 1, 2, 6, 21, 112, 853]

    Notes
    -----
    Orderly generation: vertices are added one at a time, one neighbourhood of each orbit of the
    automorphism group, and a child is kept iff the new vertex lies in the orbit of a vertex that
    the child's canonical labelling singles out, so that every graph arises exactly once.

    References
    ----------
    McKay, Isomorph-free exhaustive generation, J. Algorithms 26, 1998.
    """
    n, directed = checked_order(n), bool(directed)
    if n > MAX_ORDER[directed]:
        what = "digraphs" if directed else "graphs"
        raise SizeError(
            f"graph_masks: there are {count_graphs(n, directed=directed)} {what} on {n} vertices; "
            f"masks are made up to n = {MAX_ORDER[directed]}"
        )
    return _connected_masks(n, directed) if connected else _all_masks(n, directed)


@lru_cache(maxsize=32)
def _connected_masks(n: int, directed: bool) -> np.ndarray:
    from wlkit._kernels.enumeration import connected

    masks = _all_masks(n, directed)
    return _frozen(masks[connected(masks.copy(), n, directed)] if n else masks[:0])


@lru_cache(maxsize=32)
def _all_masks(n: int, directed: bool) -> np.ndarray:
    if n <= 1:
        return _frozen(np.zeros(1, np.uint64))
    found = [children_masks(p, n - 1, directed=directed) for p in _chunks(n - 1, directed)]
    return _frozen(np.sort(np.concatenate(found)))


def _chunks(n: int, directed: bool) -> Iterator[np.ndarray]:
    """Yield the masks on n vertices in parts whose children fit one batch."""
    masks = _all_masks(n, directed)
    children = 1 << (2 * n if directed else n)
    step = max(1, 4 * BATCH_ENTRIES // (children * (n + 1) ** 2))
    for start in range(0, len(masks), step):
        yield masks[start : start + step].copy()


def children_masks(parents: np.ndarray, n: int, *, directed: bool = False) -> np.ndarray:
    """Return the canonical masks of the graphs whose canonical parent is among `parents`.

    Over a partition of :func:`graph_masks` of order n into parts this gives every graph on n + 1
    vertices once, without holding all of them.

    Parameters
    ----------
    parents : uint64 array
        Canonical masks of graphs on n vertices.
    n : int

    Examples
    --------
    >>> parts = [children_masks(graph_masks(6)[i : i + 52], 6) for i in (0, 52, 104)]
    >>> sum(map(len, parts)), sorted(np.concatenate(parts)) == list(graph_masks(7))
    (1044, True)
    """
    from wlkit._kernels.canonical import canonical_many
    from wlkit._kernels.enumeration import canonical_children, code_matrices, extend

    parents = np.array(parents, dtype=np.uint64)
    codes = code_matrices(parents, n, directed)
    plain = np.zeros((len(parents), n), np.int32)
    _, _, _, _, generators, pointers, _ = canonical_many(codes, plain, LEAVES, TRIALS, True)
    children = extend(parents, generators, pointers, n, directed)
    codes = code_matrices(children, n + 1, directed)
    plain = np.zeros((len(children), n + 1), np.int32)
    perms, orbits, *_ = canonical_many(codes, plain, LEAVES, TRIALS, False)
    images, accepted = canonical_children(children, perms, orbits, n + 1, directed)
    return images[accepted]


def graphs_from_masks(masks: Iterable[int], n: int, *, directed: bool = False) -> Iterator[Graph]:
    """Yield the graphs on n vertices that bit masks stand for, as in :func:`graph_masks`.

    Examples
    --------
    >>> [g.edge_list for g in graphs_from_masks([5, 7], 3)]
    [[(0, 1), (1, 2)], [(0, 1), (0, 2), (1, 2)]]
    """
    n, directed = checked_order(n), bool(directed)
    if n > MASK_ORDER[directed]:
        raise SizeError(f"masks hold at most {MASK_ORDER[directed]} vertices, got n = {n}")
    pairs = [(i, j) for i in range(n) for j in range(n) if i < j or (directed and i != j)]
    bits = np.array([_bit(i, j, directed) for i, j in pairs], dtype=np.uint64)
    arcs = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    source = map(int, masks)
    while chunk := list(islice(source, _CHUNK)):
        for mask in chunk:
            if not 0 <= mask < 1 << len(pairs):
                raise GraphError(f"expected masks of {len(pairs)} bits for n = {n}, got {mask}")
        present = np.array(chunk, dtype=np.uint64)[:, None] >> bits & np.uint64(1)
        for row in present.astype(bool):
            yield Graph.of_sorted_edges(n, arcs[row], directed=directed)


def mask_of(g: Graph) -> int:
    """Return the bit mask of a graph, as in :func:`graph_masks`; labels are left out.

    Examples
    --------
    >>> mask_of(Graph(3, [(0, 1), (1, 2)]))
    5
    """
    if g.n > MASK_ORDER[g.directed]:
        raise SizeError(f"masks hold at most {MASK_ORDER[g.directed]} vertices, got n = {g.n}")
    return sum(1 << _bit(u, v, g.directed) for u, v in g.edge_list)


def _bit(i: int, j: int, directed: bool) -> int:
    low, high = min(i, j), max(i, j)
    number = high * (high - 1) // 2 + low
    return 2 * number + (i > j) if directed else number


def forget() -> None:
    """Empty the caches of this module (they hold every list of masks made so far)."""
    _all_masks.cache_clear()
    _connected_masks.cache_clear()


def _frozen(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array
