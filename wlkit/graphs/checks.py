"""What makes numbers and pairs the vertices and edges of a simple graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from wlkit.errors import GraphError
from wlkit.graphs.labels import Label

FEW = 4096
"""Edges up to which sorting is soon enough done without a compiled kernel."""


def checked_order(n: Any) -> int:
    """Return `n` as a Python integer after checking that it can be a number of vertices."""
    if isinstance(n, bool) or not isinstance(n, (int, np.integer)):
        raise GraphError(f"number of vertices: expected an integer, got {n!r}")
    if not 0 <= n < 2**31:
        raise GraphError(f"number of vertices: expected 0 <= n < 2^31, got {n}")
    return int(n)


def checked_edges(n: int, edges: Any) -> np.ndarray:
    """Return `edges` as an integer array (m, 2) of vertices in range, without loops."""
    try:
        array = np.asarray(edges if isinstance(edges, np.ndarray) else list(edges))
    except ValueError:
        raise GraphError(f"edges: expected pairs of vertices, got {edges!r:.80}") from None
    if array.size == 0:
        return np.empty((0, 2), dtype=np.int32)
    if array.ndim != 2 or array.shape[1] != 2 or array.dtype.kind not in "iu":
        raise GraphError(
            f"edges: expected pairs of integers, got shape {array.shape} of {array.dtype}"
        )
    if len(array) > FEW and _are_simple(n, array):
        return array
    outside = (array < 0) | (array >= n)
    if outside.any():
        u, v = array[outside.any(axis=1)][0].tolist()
        raise GraphError(f"edge ({u}, {v}): expected vertices 0 <= v < {n}")
    loops = array[:, 0] == array[:, 1]
    if loops.any():
        v = int(array[loops][0, 0])
        raise GraphError(f"edge ({v}, {v}) is a loop; a Graph is simple (a Multigraph has loops)")
    return array


def _are_simple(n: int, array: np.ndarray) -> bool:
    from wlkit._kernels import adjacency

    return bool(adjacency.are_simple(n, _for_kernels(array)))


def _for_kernels(array: np.ndarray) -> np.ndarray:
    """Return the array as the one kind for which the kernels are compiled."""
    wide = np.ascontiguousarray(array, dtype=np.int64).view()
    wide.flags.writeable = False
    return wide


def edge_codes(edges: np.ndarray, directed: bool) -> np.ndarray:
    """Return ``u << 31 | v`` for each edge, int64; undirected ones with u < v first."""
    u, v = edges[:, 0].astype(np.int64), edges[:, 1].astype(np.int64)
    return u << 31 | v if directed else np.minimum(u, v) << 31 | np.maximum(u, v)


def ordered_edges(n: int, edges: np.ndarray, directed: bool) -> np.ndarray:
    """Return the edges in order, undirected ones as u < v, after checking that none is repeated.

    Parameters
    ----------
    edges : integer array (m, 2)
        Of vertices in range, without loops.

    Returns
    -------
    int32 array (m, 2), fresh
    """
    if len(edges) > FEW and n <= 4 * len(edges):
        from wlkit._kernels import adjacency

        given = _for_kernels(edges)
        if adjacency.are_ordered(given, directed):
            return edges.astype(np.int32)
        out, at = adjacency.ordered_edges(n, given, directed)
        repeated = np.arange(1, len(out)) == at
    else:
        codes = np.sort(edge_codes(edges, directed))
        out = np.empty(edges.shape, dtype=np.int32)
        out[:, 0], out[:, 1] = codes >> 31, codes & 0x7FFFFFFF
        repeated = codes[1:] == codes[:-1]
    if repeated.any():
        u, v = out[1:][repeated][0].tolist()
        raise GraphError(f"edge ({u}, {v}) is repeated; a Graph is simple (see Multigraph)")
    return out


def labels_from_mapping(
    edges: np.ndarray, labels: Mapping[tuple[int, int], Label], directed: bool
) -> list[Label]:
    """Return the labels in the order of `edges`; undirected pairs may be given either way."""
    out = []
    for u, v in edges.tolist():
        key = (u, v) if (u, v) in labels or directed else (v, u)
        if key not in labels:
            raise GraphError(f"edge labels: none for the edge ({u}, {v})")
        out.append(labels[key])
    return out
