"""A host graph laid out for counting: compressed rows of neighbours with label codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from wlkit.errors import GraphError
from wlkit.graphs import Graph
from wlkit.graphs.labels import label_ranks
from wlkit.typing import Label


@dataclass(frozen=True, eq=False)
class Host:
    """A graph as sorted neighbour rows; the counterpart of a :class:`CountingPlan`.

    Attributes
    ----------
    indptr : int64 array (r, n + 1)
        One row of offsets for undirected graphs; two (out, in) for directed ones.
    indices, codes : int32 arrays (r, arcs)
        Neighbours, ascending within a vertex, and 1 + rank of the label of the edge.
    vertex_codes : int32 array (n,)
        Ranks of the vertex labels.
    """

    graph: Graph
    indptr: np.ndarray
    indices: np.ndarray
    codes: np.ndarray
    vertex_codes: np.ndarray

    @property
    def n(self) -> int:
        """Number of vertices."""
        return self.graph.n

    @property
    def arcs(self) -> int:
        """Number of ordered pairs u -> v: twice the number of undirected edges."""
        return self.indices.shape[1]

    @cached_property
    def max_degree(self) -> int:
        """Largest number of neighbours in one direction."""
        return int(np.diff(self.indptr, axis=1).max(initial=0))

    @cached_property
    def vertex_ranks(self) -> dict[Label, int]:
        """Code of every vertex label."""
        return label_ranks(self.graph.vertex_labels or ())

    @cached_property
    def edge_ranks(self) -> dict[Label, int]:
        """Rank of every edge label; its code is one more."""
        return label_ranks(self.graph.edge_labels or ())


@lru_cache(maxsize=128)
def host(graph: Graph) -> Host:
    """Return the layout of `graph`, remembered for the last graphs used.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> h = host(graph("C5"))
    >>> h.n, h.arcs, h.max_degree
    (5, 10, 2)
    """
    ranks = label_ranks(graph.edge_labels or ())
    code = np.ones(graph.m, dtype=np.int32)
    if graph.edge_labels is not None:
        code[:] = [1 + ranks[x] for x in graph.edge_labels]
    u, v = graph.edges[:, 0], graph.edges[:, 1]
    if graph.directed:
        rows = [_row(graph.n, u, v, code), _row(graph.n, v, u, code)]
    else:
        both = np.concatenate((u, v)), np.concatenate((v, u))
        rows = [_row(graph.n, *both, np.concatenate((code, code)))]
    indptr, indices, codes = (np.stack(part) for part in zip(*rows, strict=True))
    return Host(graph, indptr, indices, codes, np.ascontiguousarray(graph.vertex_codes))


def _row(
    n: int, source: np.ndarray, target: np.ndarray, code: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    order = np.lexsort((target, source))
    indptr = np.zeros(n + 1, dtype=np.int64)
    np.cumsum(np.bincount(source, minlength=n), out=indptr[1:])
    return indptr, target[order].astype(np.int32), code[order]


def require_same_direction(pattern: Graph, graph: Graph) -> None:
    """Raise GraphError if one of two graphs is directed and the other is not."""
    if pattern.directed != graph.directed:
        kinds = ["undirected", "directed"]
        raise GraphError(
            f"a {kinds[pattern.directed]} pattern (n={pattern.n}, m={pattern.m}) cannot be counted "
            f"in a {kinds[graph.directed]} graph (n={graph.n}, m={graph.m}): "
            "make both directed or both undirected"
        )
