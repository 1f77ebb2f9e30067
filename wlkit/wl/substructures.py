"""Refinement from counts of small induced subgraphs around each vertex (S_k)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations, permutations
from typing import Any

import numpy as np

from wlkit.errors import GraphError, SizeError
from wlkit.exact import sorted_unique
from wlkit.graphs import Graph
from wlkit.typing import IntArray
from wlkit.wl.bars import with_bar
from wlkit.wl.color_refinement import refine_vertices
from wlkit.wl.coloring import Coloring
from wlkit.wl.options import Options
from wlkit.wl.structure import joint

LARGEST = 6
"""The largest k: all 2^15 labelled graphs on 6 vertices are sorted by isomorphism."""


def substructure_refinement(
    graphs: Any, k: int = 3, *, until_different: bool = False, progress: bool = False
) -> Coloring:
    """S_k: colour refinement from the numbers of connected induced k-vertex subgraphs.

    The initial colour of v says, for every isomorphism type of connected graphs on k vertices,
    how many induced subgraphs of this type contain v.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Undirected and without labels.
    k : int
        From 1 to 6, or above all orders: then there are no subgraphs to count.
    until_different : bool
        For two graphs: stop after the first round in which their histograms differ.
    progress : bool
        Show a bar over the graphs.

    Returns
    -------
    Coloring
        Of the vertices.

    Raises
    ------
    GraphError
        Directed or labelled graphs.
    SizeError
        k above 6, unless all graphs have fewer than k vertices.

    Examples
    --------
    >>> substructure_refinement(["C6", "2C3"], 3).distinguishes()
    True
    >>> substructure_refinement(["rook4", "shrikhande"], 3).distinguishes()
    False
    >>> substructure_refinement(["rook4", "shrikhande"], 4).distinguishes()
    True

    Notes
    -----
    Every connected k-set is met once; there are at most n (e d)^(k - 1) of them for maximum
    degree d.

    References
    ----------
    .. [1] P. A. Papp, R. Wattenhofer, A theoretical comparison of graph neural network
       extensions, ICML 2022.
    """
    structure = joint(graphs)
    if structure.directed or any(g.is_labelled for g in structure.graphs):
        raise GraphError("substructure: expected undirected graphs without labels")
    hosts = with_bar(structure.graphs, f"subgraphs on {k} vertices", progress)
    counts = [substructure_counts(g, k) for g in hosts]
    rows = np.ascontiguousarray(np.concatenate(counts))
    ids: dict[bytes, int] = {}
    initial = np.array([ids.setdefault(r.tobytes(), len(ids)) for r in rows], dtype=np.int32)
    found = refine_vertices(
        structure,
        structure.rows,
        initial,
        variant="substructure",
        until_different=until_different,
    )
    return replace(found, k=k, options=Options(k, until_different=until_different))


def substructure_counts(g: Graph, k: int) -> IntArray:
    """Return how many connected induced k-vertex subgraphs of each type contain each vertex.

    Parameters
    ----------
    g : Graph
        Undirected, without labels.
    k : int
        At most 6, or above the order.

    Returns
    -------
    int64 array (n, number of isomorphism types of graphs on k vertices)
        The columns of disconnected types are zero; one column if k is above 6 and the order.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> substructure_counts(graph("K4"), 3)[0].tolist()
    [0, 0, 0, 3]

    Notes
    -----
    Every connected k-set is met once, see :func:`substructure_refinement`.
    """
    from wlkit._kernels.wl_subsets import connected_subset_counts

    if k > LARGEST and k > g.n:
        return np.zeros((g.n, 1), dtype=np.int64)
    if k > LARGEST:
        raise SizeError(
            f"substructure: expected k <= {LARGEST}, got {k} "
            f"(2^{k * (k - 1) // 2} labelled graphs on {k} vertices)"
        )
    kinds = _isomorphism_types(k)
    return connected_subset_counts(*g.csr, g.adjacency, k, kinds, 1 + int(kinds.max()))


@cache
def _isomorphism_types(k: int) -> IntArray:
    """Return the type of every graph on k vertices; pairs in order are bits, the first leading."""
    pairs = list(combinations(range(k), 2))
    place = {pair: len(pairs) - 1 - i for i, pair in enumerate(pairs)}
    codes = np.arange(2 ** len(pairs), dtype=np.int64)
    bits = [codes >> place[pair] & 1 for pair in pairs]
    least = codes.copy()
    for p in permutations(range(k)):
        moved = np.zeros_like(codes)
        for (i, j), bit in zip(pairs, bits, strict=True):
            a, b = sorted((p[i], p[j]))
            moved |= bit << place[a, b]
        np.minimum(least, moved, out=least)
    _, types, _ = sorted_unique(least, return_inverse=True)
    return np.asarray(types, dtype=np.int64)
