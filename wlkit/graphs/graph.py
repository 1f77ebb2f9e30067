"""Simple graphs as immutable values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from wlkit.graphs import labels as _labels
from wlkit.graphs.checks import (
    FEW,
    checked_edges,
    checked_order,
    edge_codes,
    labels_from_mapping,
    ordered_edges,
)
from wlkit.graphs.labels import Label

if TYPE_CHECKING:
    import networkx as nx

    from wlkit.graphs.canonical import AutomorphismGroup

EdgeLabels = Sequence[Label] | Mapping[tuple[int, int], Label]


class CSR(NamedTuple):
    """Neighbours row by row: those of v are ``indices[indptr[v]:indptr[v + 1]]``, ascending."""

    indptr: np.ndarray
    indices: np.ndarray


@dataclass(frozen=True, init=False, eq=False, repr=False)
class Graph:
    """A finite simple graph on the vertices 0, ..., n - 1, optionally directed and labelled.

    An immutable value: hashable, equal by content (not up to isomorphism: for that see
    :meth:`canonical`), all arrays read-only.

    Parameters
    ----------
    n : int
        Number of vertices.
    edges : iterable of pairs of int, or integer array (m, 2)
        Loops and repeated edges are errors; the order of an undirected pair is immaterial.
    directed : bool
        Whether (u, v) is an arc from u to v.
    vertex_labels : sequence of int or str, optional
        One label for each vertex.
    edge_labels : sequence of int or str, or mapping from pairs, optional
        One label for each edge, in the order of `edges`.

    Attributes
    ----------
    edges : int32 array (m, 2), read-only
        Sorted lexicographically; u < v in undirected graphs.
    edge_labels : tuple or None
        Aligned with the sorted `edges`.

    Raises
    ------
    GraphError
        Negative n, vertices out of range, loops, repeated edges, labels of the wrong length.

    Examples
    --------
    >>> g = Graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)])
    >>> g
    Graph.from_graph6('Cl')
    >>> g == Graph.from_graph6(g.graph6)
    True
    >>> Graph(2, [(1, 0)], directed=True, vertex_labels=["C", "O"])
    Graph(2, [(1, 0)], directed=True, vertex_labels=('C', 'O'))
    """

    n: int
    edges: np.ndarray
    directed: bool
    vertex_labels: tuple[Label, ...] | None
    edge_labels: tuple[Label, ...] | None

    def __init__(
        self,
        n: int,
        edges: Iterable[Sequence[int]] | np.ndarray = (),
        *,
        directed: bool = False,
        vertex_labels: Sequence[Label] | None = None,
        edge_labels: EdgeLabels | None = None,
    ) -> None:
        n = checked_order(n)
        array = checked_edges(n, edges)
        if isinstance(edge_labels, Mapping):
            edge_labels = labels_from_mapping(array, edge_labels, directed)
        edges = ordered_edges(n, array, bool(directed))
        if vertex_labels is not None:
            vertex_labels = _labels.checked_labels(vertex_labels, n, "vertex")
        if edge_labels is not None:
            given = _labels.checked_labels(edge_labels, len(array), "edge")
            edge_labels = tuple(given[i] for i in np.argsort(edge_codes(array, directed)))
        self._set(n, _frozen(edges), bool(directed), vertex_labels, edge_labels)

    def _set(self, n: int, edges: np.ndarray, directed: bool, vertex: Any, edge: Any) -> None:
        for name, value in (
            ("n", n),
            ("edges", edges),
            ("directed", directed),
            ("vertex_labels", vertex),
            ("edge_labels", edge),
        ):
            object.__setattr__(self, name, value)

    # -- identity -------------------------------------------------------------------------

    @cached_property
    def _key(self) -> tuple[Any, ...]:
        return (self.n, self.directed, self.edges.tobytes(), self.vertex_labels, self.edge_labels)

    def __eq__(self, other: object) -> bool:
        return self._key == other._key if isinstance(other, Graph) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        if not self.directed and not self.is_labelled:
            return f"Graph.from_graph6({self.graph6!r})"
        options = "".join(
            f", {name}={value!r}"
            for name, value in (
                ("directed", self.directed or None),
                ("vertex_labels", self.vertex_labels),
                ("edge_labels", self.edge_labels),
            )
            if value is not None
        )
        return f"Graph({self.n}, {self.edge_list!r}{options})"

    def _repr_svg_(self) -> str:
        from wlkit.graphs.drawing import graph_svg

        return graph_svg(self)

    # -- what it consists of --------------------------------------------------------------

    @property
    def m(self) -> int:
        """Number of edges."""
        return len(self.edges)

    @property
    def is_labelled(self) -> bool:
        """Whether vertices or edges bear labels."""
        return self.vertex_labels is not None or self.edge_labels is not None

    @cached_property
    def edge_list(self) -> list[tuple[int, int]]:
        """The edges as a list of pairs of Python integers."""
        return [(u, v) for u, v in self.edges.tolist()]

    @cached_property
    def adjacency(self) -> np.ndarray:
        """Adjacency matrix, uint8 (n, n), read-only; entry (u, v) is 1 iff u -> v."""
        return _frozen((self.pair_codes > 0).astype(np.uint8))

    @cached_property
    def pair_codes(self) -> np.ndarray:
        """int32 (n, n), read-only: 0 for a non-edge, 1 + rank of its label for an edge."""
        return _frozen(_labels.pair_code_array(self, _labels.label_ranks(self.edge_labels or ())))

    @cached_property
    def vertex_codes(self) -> np.ndarray:
        """int32 (n,), read-only: rank of the vertex label within this graph."""
        ranks = _labels.label_ranks(self.vertex_labels or ())
        return _frozen(_labels.vertex_code_array(self, ranks))

    @cached_property
    def csr(self) -> CSR:
        """Out-neighbours: int64 ``indptr`` (n + 1,) and int32 ``indices``, read-only."""
        return _csr(self.n, self.edges, symmetric=not self.directed)

    @cached_property
    def csr_in(self) -> CSR:
        """In-neighbours, like :attr:`csr` (the same in undirected graphs)."""
        return _csr(self.n, self.edges[:, ::-1], symmetric=False) if self.directed else self.csr

    @cached_property
    def neighbor_masks(self) -> tuple[int, ...]:
        """Python integers: bit v of mask u is set iff u -> v."""
        masks = [0] * self.n
        for u, v in self.edge_list:
            masks[u] |= 1 << v
            if not self.directed:
                masks[v] |= 1 << u
        return tuple(masks)

    @cached_property
    def degrees(self) -> np.ndarray:
        """Out-degrees, int64 (n,), read-only."""
        return _frozen(np.diff(self.csr.indptr))

    def neighbors(self, v: int) -> np.ndarray:
        """Return the out-neighbours of `v`, ascending."""
        start, stop = self.csr.indptr[v : v + 2]
        return self.csr.indices[start:stop]

    def has_edge(self, u: int, v: int) -> bool:
        """Return whether u -> v."""
        return bool(self.neighbor_masks[u] >> v & 1)

    def components(self) -> list[list[int]]:
        """Return the vertex sets of the (weakly) connected components, each ascending."""
        from wlkit.graphs.operations import components

        return components(self)

    @cached_property
    def is_connected(self) -> bool:
        """Whether there is exactly one (weakly) connected component."""
        return len(self.components()) == 1

    # -- up to isomorphism ----------------------------------------------------------------

    def canonical(self) -> Graph:
        """Return the canonical form: equal for two graphs iff they are isomorphic.

        Examples
        --------
        >>> Graph(3, [(0, 1), (1, 2)]).canonical() == Graph(3, [(0, 2), (2, 1)]).canonical()
        True
        """
        from wlkit.graphs.canonical import canonical_graph

        return canonical_graph(self)

    def is_isomorphic(self, other: Graph) -> bool:
        """Return whether a bijection of the vertices respects edges, directions and labels."""
        from wlkit.graphs.canonical import is_isomorphic

        return is_isomorphic(self, other)

    def automorphism_group(self) -> AutomorphismGroup:
        """Return order, generators and orbits of the automorphism group."""
        from wlkit.graphs.canonical import automorphism_group

        return automorphism_group(self)

    # -- other graphs from this one ---------------------------------------------------------

    def relabel(self, permutation: Sequence[int] | np.ndarray) -> Graph:
        """Return the graph in which vertex v bears the number ``permutation[v]``."""
        from wlkit.graphs.operations import relabel

        return relabel(self, permutation)

    def subgraph(self, vertices: Iterable[int]) -> Graph:
        """Return the induced subgraph; its vertex i is the i-th of `vertices`."""
        from wlkit.graphs.operations import subgraph

        return subgraph(self, vertices)

    def quotient(self, blocks: Sequence[int]) -> Graph:
        """Return the simple quotient: vertex v goes to ``blocks[v]``."""
        from wlkit.graphs.operations import quotient

        return quotient(self, blocks)

    def complement(self) -> Graph:
        """Return the graph with exactly the other edges (edge labels are an error)."""
        from wlkit.graphs.operations import complement

        return complement(self)

    def reverse(self) -> Graph:
        """Return the graph with all arcs turned round."""
        from wlkit.graphs.operations import reverse

        return reverse(self)

    def __add__(self, other: Graph) -> Graph:
        """Return the disjoint union; the vertices of `other` come after those of `self`."""
        from wlkit.graphs.operations import disjoint_union

        return disjoint_union(self, other)

    def tensor_product(self, other: Graph) -> Graph:
        """Return the categorical product; (u, v) is vertex ``u * other.n + v``."""
        from wlkit.graphs.operations import tensor_product

        return tensor_product(self, other)

    # -- text and other libraries -----------------------------------------------------------

    @property
    def graph6(self) -> str:
        """The graph6 text (undirected, without labels)."""
        from wlkit.graphs.formats import graph6

        return graph6(self)

    @property
    def sparse6(self) -> str:
        """The sparse6 text (undirected, without labels), beginning with a colon."""
        from wlkit.graphs.formats import sparse6

        return sparse6(self)

    @classmethod
    def from_graph6(cls, text: str) -> Graph:
        """Return the graph of a graph6, sparse6 (':...') or digraph6 ('&...') text."""
        from wlkit.graphs.formats import from_graph6

        return from_graph6(text)

    @classmethod
    def from_sparse6(cls, text: str) -> Graph:
        """Return the graph of a sparse6 text."""
        from wlkit.graphs.formats import from_sparse6

        return from_sparse6(text)

    @classmethod
    def from_edges(
        cls, edges: Iterable[Sequence[int]], n: int | None = None, *, directed: bool = False
    ) -> Graph:
        """Return the graph with these edges, on `n` or else 1 + (largest vertex) vertices."""
        pairs = list(edges)
        if n is None:
            n = 1 + max((max(pair) for pair in pairs), default=-1)
        return cls(n, pairs, directed=directed)

    @classmethod
    def of_sorted_edges(cls, n: int, edges: np.ndarray, *, directed: bool = False) -> Graph:
        """Return the graph of an int32 array of edges as :attr:`edges` holds them, unchecked."""
        out = object.__new__(cls)
        out._set(n, _frozen(edges), directed, None, None)
        return out

    @classmethod
    def from_adjacency(cls, matrix: Any, *, directed: bool | None = None) -> Graph:
        """Return the graph of a 0/1 matrix; directed iff not symmetric, unless stated."""
        from wlkit.graphs.formats import from_adjacency

        return from_adjacency(matrix, directed=directed)

    @classmethod
    def from_networkx(
        cls, g: nx.Graph, *, vertex_label: str | None = None, edge_label: str | None = None
    ) -> Graph:
        """Return the graph of a NetworkX graph; vertices in its order of nodes.

        `vertex_label` and `edge_label` name the attributes that become labels.
        """
        from wlkit.graphs.formats import from_networkx

        return from_networkx(g, vertex_label=vertex_label, edge_label=edge_label)

    def to_networkx(self) -> nx.Graph:
        """Return a NetworkX Graph or DiGraph; labels become the attribute ``label``."""
        from wlkit.graphs.formats import to_networkx

        return to_networkx(self)


def _frozen(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array


def _csr(n: int, edges: np.ndarray, *, symmetric: bool) -> CSR:
    if symmetric and len(edges) > FEW:
        from wlkit._kernels.adjacency import neighbor_lists

        indptr, indices = neighbor_lists(n, edges)
        return CSR(_frozen(indptr), _frozen(indices))
    codes = edge_codes(edges, directed=True)
    if symmetric:
        codes = np.concatenate((codes, codes >> 31 | (codes & 0x7FFFFFFF) << 31))
    codes = np.sort(codes)
    indptr = np.zeros(n + 1, dtype=np.int64)
    np.cumsum(np.bincount(codes >> 31, minlength=n), out=indptr[1:])
    return CSR(_frozen(indptr), _frozen((codes & 0x7FFFFFFF).astype(np.int32)))
