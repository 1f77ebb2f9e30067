"""Several graphs of one kind, laid side by side so that their colours compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np

from wlkit.exact import sorted_unique
from wlkit.graphs import Graph
from wlkit.graphs.labels import (
    label_ranks,
    pair_code_array,
    require_one_kind,
    vertex_code_array,
)
from wlkit.wl.reading import as_graphs as as_graphs

_LAID_OUT = 512
"""Vertices up to which the types of all pairs are kept in any case."""


@dataclass(frozen=True, eq=False)
class Rows:
    """Sparse rows of a symmetric pattern: v is in row w iff w is in row v.

    Row w holds the vertices ``indices[indptr[w]:indptr[w + 1]]``, and ``tags[e] < n_tags`` says
    how w sees the vertex ``indices[e]`` (`tags` is empty when there is nothing to say). `back`,
    if given, says how that vertex sees w; otherwise the tags say that too, up to their names.
    `weights`, if given, are those of the entries, int64, the same from both ends.
    """

    indptr: np.ndarray
    indices: np.ndarray
    tags: np.ndarray
    n_tags: int
    back: np.ndarray | None = None
    weights: np.ndarray | None = None

    def __post_init__(self) -> None:
        for array in (self.indptr, self.indices, self.tags, self.back, self.weights):
            if array is not None:
                array.flags.writeable = False  # one kind of arrays: one compiled kernel


@dataclass(frozen=True, eq=False)
class Structure:
    """A tuple of graphs, all directed or all undirected, all labelled or all unlabelled.

    Vertex v of graph i is number ``first[i] + v`` of the joint vertex set.
    """

    graphs: tuple[Graph, ...]

    def __post_init__(self) -> None:
        require_one_kind(self.graphs)

    @cached_property
    def directed(self) -> bool:
        """Whether the graphs are directed."""
        return any(g.directed for g in self.graphs)

    @cached_property
    def sizes(self) -> np.ndarray:
        """Numbers of vertices, int64 (number of graphs,)."""
        return np.array([g.n for g in self.graphs], dtype=np.int64)

    @cached_property
    def first(self) -> np.ndarray:
        """Joint number of the first vertex of each graph, and the total, int64."""
        return self.offsets(1)

    def offsets(self, k: int) -> np.ndarray:
        """Return where the k-tuples of each graph begin in one flat array, and the total."""
        return np.array([0, *accumulate(g.n**k for g in self.graphs)], dtype=np.int64)

    @cached_property
    def vertex_codes(self) -> np.ndarray:
        """Joint ranks of the vertex labels, int32 (sum n,)."""
        ranks = label_ranks(x for g in self.graphs for x in g.vertex_labels or ())
        return _joined([vertex_code_array(g, ranks) for g in self.graphs], np.int32)

    @cached_property
    def edge_ranks(self) -> dict[Any, int]:
        """Joint ranks of the edge labels, in the order of the ranks."""
        return label_ranks(x for g in self.graphs for x in g.edge_labels or ())

    @cached_property
    def rows(self) -> Rows:
        """Neighbours: along edges with their labels as tags; out- and in-neighbours apart."""
        if self.directed or self.edge_ranks:
            return rows_of_arcs(int(self.first[-1]), *self.arcs, self.directed)
        indptr, indices = self._plain_lists()
        return Rows(indptr, indices, np.empty(0, dtype=np.int32), 1)

    def _plain_lists(self) -> tuple[np.ndarray, np.ndarray]:
        if len(self.graphs) == 1:
            return self.graphs[0].csr
        from wlkit._kernels.adjacency import neighbor_lists

        shift = np.repeat(self.first[:-1].astype(np.int32), [len(g.edges) for g in self.graphs])
        edges = np.concatenate([g.edges for g in self.graphs]) + shift[:, None]
        edges.flags.writeable = False  # as those of a Graph are: one kernel for both
        return neighbor_lists(int(self.first[-1]), edges)

    @cached_property
    def arcs(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Tails, heads (joint numbers) and label ranks of all edges, int64, graph by graph."""
        shift = np.repeat(self.first[:-1], [g.m for g in self.graphs])
        edges = np.concatenate([g.edges for g in self.graphs]).astype(np.int64)
        ranks = self.edge_ranks
        labels = [ranks[x] for g in self.graphs for x in g.edge_labels or ()]
        label = np.array(labels or np.zeros(len(edges)), dtype=np.int64)
        return edges[:, 0] + shift, edges[:, 1] + shift, label

    @cached_property
    def pair_types(self) -> tuple[tuple[np.ndarray, ...], int]:
        """How u sees v: for each graph an int32 array (n, n), and the number of types.

        0 for different non-adjacent vertices and on the diagonal; otherwise the joint rank of
        the labels of the arcs u -> v and v -> u.
        """
        codes = [pair_code_array(g, self.edge_ranks) for g in self.graphs]
        base = 1 + max(1, len(self.edge_ranks))
        if not self.directed:
            return tuple(codes), base
        both = [c.astype(np.int64) * base + c.T for c in codes]
        flat = np.concatenate([np.zeros(1, np.int64), *(b.ravel() for b in both)])
        values, inverse, _ = sorted_unique(flat, return_inverse=True)
        ranks = _required(inverse)[1:].astype(np.int32)
        ends = self.offsets(2)
        return (
            tuple(
                ranks[ends[i] : ends[i + 1]].reshape(g.n, g.n) for i, g in enumerate(self.graphs)
            ),
            len(values),
        )

    @cached_property
    def _sparse_types(self) -> tuple[np.ndarray, np.ndarray, np.ndarray | None, int] | None:
        """The pair types that are not 0, of large graphs: rows by joint numbers, and their number.

        The types are None where all are 1; all is None for graphs small enough to lay out.
        """
        if int(self.sizes.max(initial=0)) <= _LAID_OUT:
            return None
        if not self.directed and not self.edge_ranks:
            indptr, indices = self._plain_lists()
            return indptr, indices, None, 2
        n, base = int(self.first[-1]), 1 + max(1, len(self.edge_ranks))
        tail, head, label = self.arcs
        code = 1 + label
        codes = np.concatenate((code * base, code) if self.directed else (code, code))
        keys = np.concatenate((tail * n + head, head * n + tail))
        order = np.argsort(keys, kind="stable")
        begins = np.flatnonzero(np.diff(keys[order], prepend=-1))
        keys, codes = keys[order][begins], np.add.reduceat(codes[order], begins)
        count = base
        if self.directed:
            values, inverse, _ = sorted_unique(np.append(codes, 0), return_inverse=True)
            codes, count = _required(inverse)[:-1], len(values)
        indptr = np.searchsorted(keys, n * np.arange(n + 1))
        return indptr, (keys % n).astype(np.int32), codes.astype(np.int32), count

    @property
    def pair_type_count(self) -> int:
        """The number of types of pairs."""
        return self._sparse_types[3] if self._sparse_types else self.pair_types[1]

    def pair_type(self, i: int, u: int, v: int) -> int:
        """Return how u sees v in graph `i`."""
        return int(self.pair_type_rows(i, u, u + 1)[0, v])

    def pair_type_rows(self, i: int, lo: int, hi: int) -> np.ndarray:
        """Return how the vertices lo, ..., hi - 1 of graph `i` see all others, (hi - lo, n).

        Large graphs are not laid out as a whole for it.
        """
        if self._sparse_types is None:
            return self.pair_types[0][i][lo:hi]
        indptr, indices, types, _ = self._sparse_types
        at = int(self.first[i])
        begin, end = int(indptr[at + lo]), int(indptr[at + hi])
        rows = np.zeros((hi - lo, int(self.sizes[i])), np.uint8 if types is None else np.int32)
        row = np.repeat(np.arange(hi - lo), np.diff(indptr[at + lo : at + hi + 1]))
        rows[row, indices[begin:end] - at] = 1 if types is None else types[begin:end]
        return rows

    @cached_property
    def flat_types(self) -> np.ndarray:
        """The pair types of all graphs, one after the other, int32."""
        return _joined([t.ravel() for t in self.pair_types[0]], np.int32)

    def weighted_rows(self, codes: Sequence[np.ndarray]) -> Rows:
        """Return complete rows (with the diagonal): v sees u by the entry (v, u) of the codes."""
        indptr = [np.zeros(1, dtype=np.int64)]
        for n, at in zip(self.sizes, self.offsets(2)[:-1], strict=True):
            indptr.append(at + n * np.arange(1, n + 1))
        indices = [
            np.tile(np.arange(at, at + n), int(n))
            for n, at in zip(self.sizes, self.first, strict=False)
        ]
        tags = _joined([c.ravel() for c in codes], np.int32).astype(np.int32)
        back = _joined([c.T.ravel() for c in codes], np.int32).astype(np.int32)
        flat = _joined(indices, np.int32).astype(np.int32)
        return Rows(np.concatenate(indptr), flat, tags, 1 + int(tags.max(initial=0)), back)


def rows_of_arcs(
    n: int,
    tail: np.ndarray,
    head: np.ndarray,
    label: np.ndarray,
    directed: bool,
    weight: np.ndarray | None = None,
) -> Rows:
    """Return the rows along edges: tagged by their labels, and out- and in-neighbours apart."""
    from wlkit._kernels.adjacency import in_order

    n_tags = 1 + int(label.max(initial=0))
    tags = np.concatenate((label, label))
    if directed:
        tags, n_tags = np.concatenate((2 * label + 1, 2 * label)), 2 * n_tags
    indptr, order = in_order(n, np.concatenate((tail, head)))
    indices = np.concatenate((head, tail))[order].astype(np.int32)
    kept = tags[order].astype(np.int32) if n_tags > 1 else np.empty(0, dtype=np.int32)
    both = None if weight is None else np.concatenate((weight, weight))[order]
    return Rows(indptr, indices, kept, n_tags, weights=both)


def joint(given: Any) -> Structure:
    """Return the structure of one graph or of several of one kind.

    Parameters
    ----------
    given : Structure, graph, or sequence of graphs
        Anything that :func:`wlkit.wl.reading.as_graphs` reads; a Structure is returned as it is.

    Returns
    -------
    Structure

    Raises
    ------
    InputError, GraphError
        No graph; graphs of different kinds (directed, labelled, multigraphs and others that are
        not).

    Examples
    --------
    >>> joint(["C3", "P4"]).sizes.tolist()
    [3, 4]

    Notes
    -----
    Linear in vertices and edges; tables over pairs are made when they are asked for.
    """
    return given if isinstance(given, Structure) else Structure(as_graphs(given))


def _joined(arrays: Sequence[np.ndarray], dtype: Any) -> np.ndarray:
    return np.concatenate(arrays) if arrays else np.empty(0, dtype=dtype)


def _required(array: np.ndarray | None) -> np.ndarray:
    return np.empty(0, dtype=np.int64) if array is None else array
