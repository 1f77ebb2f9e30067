"""Quotients with a minor of large minimum degree, by random greedy merges and contractions.

A graph of minimum degree t has treewidth at least t, so what is found is a lower bound on the
hereditary treewidth; that nothing is found proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from wlkit.graphs import Graph
from wlkit.motifs.thresholds import least_edges
from wlkit.motifs.wildcards import edge_codes


class DenseMinor(NamedTuple):
    """A quotient of a pattern and a minor of it.

    Attributes
    ----------
    blocks : tuple of int
        The block of every vertex: independent, label-constant.
    minor : Graph
    image : tuple of int
        The vertex of the minor that every vertex of the pattern is contracted to; 0 for those
        in parts without edges.
    """

    blocks: tuple[int, ...]
    minor: Graph
    image: tuple[int, ...]


def dense_minor(pattern: Graph, t: int, tries: int, *, seed: int = 1) -> DenseMinor | None:
    """Return a quotient of the pattern with a minor of minimum degree >= t, None if none was found.

    Parameters
    ----------
    pattern : Graph
        Labels restrict the quotients.
    t : int
        At least 1.
    tries : int
        How often the search starts anew.
    seed : int
        Of the random choices, at least 1; equal seeds give equal results.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> found = dense_minor(graph("P11"), 4, tries=100)
    >>> found.minor.n, found.minor.m, len(set(found.blocks))
    (5, 10, 5)
    >>> dense_minor(graph("P10"), 4, tries=100) is None
    True

    Notes
    -----
    A fibre of least degree is merged with one that it has fewest neighbours in common with: along
    an edge between them, or by identifying vertices with the same label. A try takes O(n^3) steps
    in the worst case, 10 microseconds for a path on 20 vertices. Contraction of the fibre of least
    degree alone is the bound of Bodlaender and Koster for the treewidth.

    References
    ----------
    Bodlaender, Koster, Treewidth computations II: lower bounds, 2011.
    """
    from wlkit._kernels.merging import merge_greedily

    codes = edge_codes(pattern).astype(np.int32)
    labels = pattern.vertex_codes.astype(np.int32)
    block, fibre = np.zeros((2, pattern.n), dtype=np.int64)
    limits = (np.int64(x) for x in (t, least_edges(t), tries, seed))
    if merge_greedily(codes, labels, *limits, block, fibre) < 0:
        return None
    return _contracted(pattern, _numbered(block.tolist()), fibre[block].tolist())


def _contracted(pattern: Graph, blocks: tuple[int, ...], fibres: Sequence[int]) -> DenseMinor:
    edges = {(min(a, b), max(a, b)) for u, v in pattern.edge_list
             if (a := fibres[u]) != (b := fibres[v])}  # fmt: skip
    number = {x: i for i, x in enumerate(sorted({x for edge in edges for x in edge}))}
    minor = Graph(len(number), sorted((number[a], number[b]) for a, b in edges))
    return DenseMinor(blocks, minor, tuple(number.get(x, 0) for x in fibres))


def _numbered(names: Sequence[int]) -> tuple[int, ...]:
    """Return 0, 1, ... in the order in which the names come."""
    number: dict[int, int] = {}
    return tuple(number.setdefault(x, len(number)) for x in names)
