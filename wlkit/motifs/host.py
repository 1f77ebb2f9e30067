"""Host graphs laid out for counting: concatenated rows of neighbours with label codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from wlkit.errors import GraphError
from wlkit.graphs import Graph
from wlkit.graphs.labels import label_ranks
from wlkit.motifs.naming import as_pattern
from wlkit.typing import Label

NO_LABEL = -2
"""Vertex code in a graph without vertex labels: equal to the code of no label."""


@dataclass(frozen=True, eq=False)
class Hosts:
    """Some graphs of one direction as sorted neighbour rows, one after the other.

    Attributes
    ----------
    directed : bool
    vertex_ptr : int64 array (h + 1,)
        Host i has the vertices ``vertex_ptr[i]`` to ``vertex_ptr[i + 1]``.
    indptr : int64 array (r, N + 1)
        One row of offsets for undirected graphs; two (out, in) for directed ones.
    indices, codes : int32 arrays (r, arcs)
        Neighbours, numbered within their host, ascending for every vertex; 1 + rank of the
        label of the edge.
    vertex_codes : int32 array (N,)
        Ranks of the vertex labels among all hosts.
    vertex_ranks, edge_ranks : dict
        Code of every vertex label; code - 1 of every edge label.
    """

    directed: bool
    vertex_ptr: np.ndarray
    indptr: np.ndarray
    indices: np.ndarray
    codes: np.ndarray
    vertex_codes: np.ndarray
    vertex_ranks: dict[Label, int]
    edge_ranks: dict[Label, int]

    def __len__(self) -> int:
        return len(self.vertex_ptr) - 1

    @property
    def arrays(self) -> tuple[np.ndarray, ...]:
        """What every kernel takes first."""
        return (self.vertex_ptr, self.indptr, self.indices, self.codes, self.vertex_codes)

    @property
    def n(self) -> int:
        """Number of vertices of the largest host."""
        return int(np.diff(self.vertex_ptr).max(initial=0))

    @property
    def arcs(self) -> int:
        """Most ordered pairs u -> v in one host: twice the edges of undirected ones."""
        return int(np.diff(self.indptr[0, self.vertex_ptr]).max(initial=0))

    @property
    def max_degree(self) -> int:
        """Largest number of neighbours in one direction in any host."""
        return int(np.diff(self.indptr, axis=1).max(initial=0))

    @cached_property
    def branching(self) -> float:
        """Expected number of neighbours at the end of a random edge, in all hosts together.

        Walks branch by it: sum of deg^2 / sum of deg, the mean degree (plus 1) in random graphs and
        more where degrees differ.
        """
        degrees = np.diff(self.indptr[0]).astype(np.float64)
        return float((degrees**2).sum() / max(1.0, degrees.sum()))

    def degree_power_sum(self, k: int) -> int:
        """Return the largest sum of deg^k in one host, in- and out-degrees added."""
        degrees = np.diff(self.indptr, axis=1).sum(axis=0)
        pairs = zip(self.vertex_ptr[:-1], self.vertex_ptr[1:], strict=True)
        counts = [np.bincount(degrees[a:b]).tolist() for a, b in pairs]
        return max((sum(c * d**k for d, c in enumerate(row) if c) for row in counts), default=0)

    def single(self, i: int) -> Hosts:
        """Return the layout of host number `i` alone, with the label codes of all."""
        if len(self) == 1:
            return self
        a, b = int(self.vertex_ptr[i]), int(self.vertex_ptr[i + 1])
        first, last = self.indptr[0, [a, b]].tolist()  # as many arcs in as out, in every host
        return Hosts(
            self.directed,
            np.array([0, b - a], dtype=np.int64),
            self.indptr[:, a : b + 1] - first,
            self.indices[:, first:last],
            self.codes[:, first:last],
            self.vertex_codes[a:b],
            self.vertex_ranks,
            self.edge_ranks,
        )


def lay_out(graphs: Sequence[Graph]) -> Hosts:
    """Return the layout of some graphs, with label codes that are comparable across them.

    Raises
    ------
    GraphError
        If some are directed and others not.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> h = lay_out([graph("C5"), graph("K4")])
    >>> len(h), h.n, h.arcs, h.max_degree
    (2, 5, 12, 3)
    """
    if len({g.directed for g in graphs}) > 1:
        raise GraphError("expected graphs all directed or all undirected, got some of either")
    vertex_ranks = label_ranks(x for g in graphs for x in g.vertex_labels or ())
    edge_ranks = label_ranks(x for g in graphs for x in g.edge_labels or ())
    directed = bool(graphs) and graphs[0].directed
    rows = [_rows(g, _edge_codes(g, edge_ranks)) for g in graphs]
    vertex_ptr = np.cumsum([0, *(g.n for g in graphs)], dtype=np.int64)
    indptr, indices, codes = [], [], []
    for side in range(2 if directed else 1):
        degrees = [np.diff(row[side][0]) for row in rows]
        indptr.append(np.cumsum(np.concatenate([[0], *degrees]), dtype=np.int64))
        indices.append(np.concatenate([np.zeros(0, np.int32), *(row[side][1] for row in rows)]))
        codes.append(np.concatenate([np.zeros(0, np.int32), *(row[side][2] for row in rows)]))
    vertex_codes = [_vertex_codes(g, vertex_ranks) for g in graphs]
    return Hosts(
        directed,
        vertex_ptr,
        np.stack(indptr),
        np.stack(indices),
        np.stack(codes),
        np.concatenate([np.zeros(0, np.int32), *vertex_codes]),
        vertex_ranks,
        edge_ranks,
    )


@lru_cache(maxsize=128)
def host(graph: Graph) -> Hosts:
    """Return the layout of one graph, remembered for the last graphs used."""
    return lay_out([graph])


def as_hosts(source: Hosts | Graph | str) -> Hosts:
    """Return the layout of a graph or of what text names, or a layout as it is."""
    return source if isinstance(source, Hosts) else host(as_pattern(source))


_Row = tuple[np.ndarray, np.ndarray, np.ndarray]


def _edge_codes(g: Graph, ranks: dict[Label, int]) -> np.ndarray:
    """Return 1 + rank of every edge label; without labels, a code that no label has."""
    if g.edge_labels is None:
        return np.full(g.m, 1 + len(ranks), dtype=np.int32)
    return np.array([1 + ranks[x] for x in g.edge_labels], dtype=np.int32)


def _vertex_codes(g: Graph, ranks: dict[Label, int]) -> np.ndarray:
    if g.vertex_labels is None:
        return np.full(g.n, NO_LABEL, dtype=np.int32)
    return np.array([ranks[x] for x in g.vertex_labels], dtype=np.int32)


def _rows(g: Graph, code: np.ndarray) -> list[_Row]:
    u, v = g.edges[:, 0], g.edges[:, 1]
    if g.directed:
        return [_row(g.n, u, v, code), _row(g.n, v, u, code)]
    both = np.concatenate((u, v)), np.concatenate((v, u))
    return [_row(g.n, *both, np.concatenate((code, code)))]


def _row(n: int, source: np.ndarray, target: np.ndarray, code: np.ndarray) -> _Row:
    order = np.lexsort((target, source))
    indptr = np.zeros(n + 1, dtype=np.int64)
    np.cumsum(np.bincount(source, minlength=n), out=indptr[1:])
    return indptr, target[order].astype(np.int32), code[order]


def require_same_direction(pattern: Graph, graph: Graph) -> None:
    """Raise GraphError if one is directed and the other is not, unless one has no vertices."""
    if pattern.n and graph.n and pattern.directed != graph.directed:
        kinds = ["undirected", "directed"]
        raise GraphError(
            f"{kinds[pattern.directed]} pattern (n={pattern.n}, m={pattern.m}) cannot be counted "
            f"in the {kinds[graph.directed]} graph (n={graph.n}, m={graph.m}): "
            "make both directed or both undirected"
        )
