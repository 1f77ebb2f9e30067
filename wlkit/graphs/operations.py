"""New graphs from old: relabelling, induced subgraphs, quotients, unions, products."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from wlkit.errors import GraphError, PermutationError
from wlkit.graphs.graph import Graph
from wlkit.graphs.labels import require_one_kind


def relabel(g: Graph, permutation: Sequence[int] | np.ndarray) -> Graph:
    """Return the graph in which vertex v of `g` bears the number ``permutation[v]``.

    Raises
    ------
    PermutationError
        If `permutation` is not a permutation of 0, ..., n - 1.

    Examples
    --------
    >>> relabel(Graph(3, [(0, 1)]), [2, 1, 0]).edge_list
    [(1, 2)]
    """
    image = checked_permutation(permutation, g.n)
    vertex_labels = None
    if g.vertex_labels is not None:
        vertex_labels = [g.vertex_labels[v] for v in np.argsort(image)]
    return Graph(
        g.n,
        image[g.edges],
        directed=g.directed,
        vertex_labels=vertex_labels,
        edge_labels=g.edge_labels,
    )


def checked_permutation(permutation: Sequence[int] | np.ndarray, n: int) -> np.ndarray:
    """Return `permutation` as an int64 array after checking that it permutes 0, ..., n - 1."""
    image = np.asarray(permutation)
    if image.size == 0:
        image = image.astype(np.int64)
    if image.shape != (n,) or image.dtype.kind not in "iu":
        raise PermutationError(f"expected a permutation of {n} vertices, got shape {image.shape}")
    if not np.array_equal(np.sort(image), np.arange(n)):
        raise PermutationError(f"expected a permutation of 0..{n - 1}, got {image.tolist()}")
    return image.astype(np.int64)


def subgraph(g: Graph, vertices: Iterable[int]) -> Graph:
    """Return the subgraph of `g` induced by `vertices`; its vertex i is the i-th of them.

    Examples
    --------
    >>> subgraph(Graph(4, [(0, 1), (1, 2), (2, 3)]), [3, 2, 0]).edge_list
    [(0, 1)]
    """
    chosen = [int(v) for v in vertices]
    if len(set(chosen)) != len(chosen) or not all(0 <= v < g.n for v in chosen):
        raise GraphError(f"expected different vertices in 0..{g.n - 1}, got {chosen}")
    position = np.full(g.n, -1, dtype=np.int64)
    position[chosen] = np.arange(len(chosen))
    edges = position[g.edges]
    kept = (edges >= 0).all(axis=1)
    return Graph(
        len(chosen),
        edges[kept],
        directed=g.directed,
        vertex_labels=None if g.vertex_labels is None else [g.vertex_labels[v] for v in chosen],
        edge_labels=None
        if g.edge_labels is None
        else [x for x, keep in zip(g.edge_labels, kept, strict=True) if keep],
    )


def quotient(g: Graph, blocks: Sequence[int]) -> Graph:
    """Return the simple quotient of `g` in which vertex v becomes ``blocks[v]``.

    Parameters
    ----------
    blocks : sequence of int, length n
        Blocks 0, ..., b - 1, each used.

    Raises
    ------
    GraphError
        If a block holds an edge (the quotient would have a loop) or vertices with different
        labels, or if two edges with different labels would become parallel.

    Examples
    --------
    >>> quotient(Graph(4, [(0, 1), (1, 2), (2, 3)]), [0, 1, 2, 0]).edge_list
    [(0, 1), (0, 2), (1, 2)]
    """
    block = np.asarray(blocks, dtype=np.int64)
    b = 1 + int(block.max(initial=-1))
    if block.shape != (g.n,) or len(set(block.tolist())) != b or block.min(initial=0) < 0:
        raise GraphError(f"expected {g.n} block numbers 0..b-1, each used, got {list(blocks)}")
    edges = block[g.edges].reshape(-1, 2)
    if (edges[:, 0] == edges[:, 1]).any():
        raise GraphError(f"blocks {list(blocks)}: a block holds an edge, the quotient has a loop")
    merged = _merge_parallel(g, edges)
    return Graph(
        b,
        list(merged),
        directed=g.directed,
        vertex_labels=None if g.vertex_labels is None else _block_labels(g, block, b),
        edge_labels=None if g.edge_labels is None else list(merged.values()),
    )


def _merge_parallel(g: Graph, edges: np.ndarray) -> dict[tuple[int, int], int | str]:
    labels = g.edge_labels or (0,) * g.m
    merged: dict[tuple[int, int], int | str] = {}
    for (u, v), label in zip(edges.tolist(), labels, strict=True):
        pair = (u, v) if g.directed or u < v else (v, u)
        if merged.setdefault(pair, label) != label:
            raise GraphError(f"parallel edges {pair} with labels {merged[pair]!r} and {label!r}")
    return merged


def _block_labels(g: Graph, block: np.ndarray, b: int) -> list[int | str]:
    labels: list[set[int | str]] = [set() for _ in range(b)]
    for v, i in enumerate(block.tolist()):
        labels[i].add((g.vertex_labels or ())[v])
    for i, found in enumerate(labels):
        if len(found) > 1:
            shown = sorted(map(str, found))
            raise GraphError(f"block {i} holds vertices with different labels {shown}")
    return [found.pop() for found in labels]


def complement(g: Graph) -> Graph:
    """Return the graph on the same vertices with exactly the other edges.

    Examples
    --------
    >>> complement(Graph(4, [(0, 1), (1, 2), (2, 3)])).edge_list
    [(0, 2), (0, 3), (1, 3)]
    """
    if g.edge_labels is not None:
        raise GraphError("the complement of a graph with edge labels is not defined")
    absent = 1 - g.adjacency
    np.fill_diagonal(absent, 0)
    if not g.directed:
        absent = np.triu(absent)
    return Graph(g.n, np.argwhere(absent), directed=g.directed, vertex_labels=g.vertex_labels)


def reverse(g: Graph) -> Graph:
    """Return the graph with all arcs turned round (an undirected graph is its own reverse)."""
    if not g.directed:
        return g
    return Graph(
        g.n,
        g.edges[:, ::-1],
        directed=True,
        vertex_labels=g.vertex_labels,
        edge_labels=g.edge_labels,
    )


def disjoint_union(g: Graph, h: Graph) -> Graph:
    """Return the disjoint union; vertex v of `h` becomes ``g.n + v``.

    Examples
    --------
    >>> disjoint_union(Graph(2, [(0, 1)]), Graph(2, [(0, 1)])).edge_list
    [(0, 1), (2, 3)]
    """
    require_one_kind([g, h])
    return Graph(
        g.n + h.n,
        np.concatenate((g.edges, h.edges + np.int32(g.n))),
        directed=g.directed,
        vertex_labels=_joined(g.vertex_labels, h.vertex_labels),
        edge_labels=_joined(g.edge_labels, h.edge_labels),
    )


def _joined(
    a: tuple[int | str, ...] | None, b: tuple[int | str, ...] | None
) -> tuple[int | str, ...] | None:
    return None if a is None and b is None else (a or ()) + (b or ())


def tensor_product(g: Graph, h: Graph) -> Graph:
    """Return the categorical product: (u, v) -> (u', v') iff u -> u' and v -> v'.

    The pair (u, v) is vertex ``u * h.n + v``. hom(F, G x H) = hom(F, G) hom(F, H).

    Examples
    --------
    >>> tensor_product(Graph(2, [(0, 1)]), Graph(2, [(0, 1)])).edge_list
    [(0, 3), (1, 2)]
    """
    if g.is_labelled or h.is_labelled or g.directed != h.directed:
        raise GraphError("the tensor product is defined here for graphs of one kind, no labels")
    arcs_g, arcs_h = _arcs(g), _arcs(h)
    pairs = arcs_g[:, None, :] * h.n + arcs_h[None, :, :]
    edges = pairs.reshape(-1, 2)
    if not g.directed:
        edges = edges[edges[:, 0] < edges[:, 1]]
    return Graph(g.n * h.n, edges, directed=g.directed)


def _arcs(g: Graph) -> np.ndarray:
    edges = g.edges.astype(np.int64)
    return edges if g.directed else np.concatenate((edges, edges[:, ::-1]))


def components(g: Graph) -> list[list[int]]:
    """Return the vertex sets of the (weakly) connected components, by smallest vertex.

    Examples
    --------
    >>> components(Graph(4, [(0, 2)]))
    [[0, 2], [1], [3]]
    """
    root = list(range(g.n))

    def find(v: int) -> int:
        while root[v] != v:
            root[v] = v = root[root[v]]
        return v

    for u, v in g.edge_list:
        a, b = find(u), find(v)
        root[max(a, b)] = min(a, b)
    classes: dict[int, list[int]] = {}
    for v in range(g.n):
        classes.setdefault(find(v), []).append(v)
    return list(classes.values())
