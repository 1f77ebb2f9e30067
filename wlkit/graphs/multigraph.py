"""Multigraphs with roots: the index objects of equivariant polynomials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import index
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import FormatError, GraphError
from wlkit.graphs.checks import checked_order
from wlkit.graphs.graph import Graph

if TYPE_CHECKING:
    from wlkit.graphs.canonical import AutomorphismGroup

Edge = tuple[int, int, int]


@dataclass(frozen=True, init=False, repr=False)
class Multigraph:
    """A finite multigraph on 0, ..., n - 1 with loops, parallel edges, channels and roots.

    Parameters
    ----------
    n : int
        Number of vertices.
    edges : iterable of (u, v) or (u, v, channel)
        Loops and repetitions allowed; u -> v when directed.
    roots : sequence of at most two vertices
        Ordered; the two may coincide.
    directed : bool
        Whether edges have a direction.
    channels : int
        Number of channels; every edge bears one, 0 unless stated.

    Attributes
    ----------
    edges : tuple of (u, v, channel)
        Sorted; u <= v when undirected.

    Raises
    ------
    GraphError
        Vertices, roots or channels out of range, more than two roots.

    Examples
    --------
    >>> h = Multigraph(3, [(0, 1), (1, 2), (2, 1)], roots=(0, 2))
    >>> h
    Multigraph.from_text('3:0-1,1-2,1-2:r0,2')
    >>> h == Multigraph.from_text(h.text)
    True
    """

    n: int
    edges: tuple[Edge, ...]
    roots: tuple[int, ...]
    directed: bool
    channels: int

    def __init__(
        self,
        n: int,
        edges: Iterable[Sequence[int]] = (),
        *,
        roots: Sequence[int] = (),
        directed: bool = False,
        channels: int = 1,
    ) -> None:
        n = checked_order(n)
        if channels < 1:
            raise GraphError(f"channels: expected at least 1, got {channels}")
        given = tuple(index(r) for r in roots)
        if len(given) > 2 or not all(0 <= r < n for r in given):
            raise GraphError(f"roots: expected at most two vertices in 0..{n - 1}, got {given}")
        checked = sorted(_checked_edge(e, n, bool(directed), channels) for e in edges)
        object.__setattr__(self, "n", n)
        object.__setattr__(self, "edges", tuple(checked))
        object.__setattr__(self, "roots", given)
        object.__setattr__(self, "directed", bool(directed))
        object.__setattr__(self, "channels", int(channels))

    def __repr__(self) -> str:
        return f"Multigraph.from_text({self.text!r})"

    def _repr_svg_(self) -> str:
        from wlkit.graphs.drawing import multigraph_svg

        return multigraph_svg(self)

    @property
    def m(self) -> int:
        """Number of edges, counted with multiplicity."""
        return len(self.edges)

    @property
    def has_loops(self) -> bool:
        """Whether some edge joins a vertex to itself."""
        return any(u == v for u, v, _ in self.edges)

    @property
    def is_simple(self) -> bool:
        """Whether no edge is repeated (loops allowed)."""
        return len(set(self.edges)) == self.m

    @property
    def text(self) -> str:
        """A stable text that :meth:`from_text` reads: ``n:edges[:r roots][:c channels]``.

        Directed graphs write ``>`` behind n and in their edges; a channel other than 0 follows
        its edge behind ``@``.
        """
        mark = ">" if self.directed else "-"
        edges = ",".join(f"{u}{mark}{v}" + (f"@{c}" if c else "") for u, v, c in self.edges)
        head = f"{self.n}>" if self.directed else f"{self.n}"
        roots = f":r{','.join(map(str, self.roots))}" if self.roots else ""
        channels = f":c{self.channels}" if self.channels > 1 else ""
        return f"{head}:{edges}{roots}{channels}"

    @classmethod
    def from_text(cls, text: str) -> Multigraph:
        """Return the multigraph of a :attr:`text`.

        Raises
        ------
        FormatError
            If the text is malformed; the message shows the form.

        Examples
        --------
        >>> Multigraph.from_text("2>:0>1,1>1@1:r0:c2").edges
        ((0, 1, 0), (1, 1, 1))
        """
        match = re.fullmatch(r"(\d+)(>?):([^:]*)(?::r(\d+(?:,\d+)?))?(?::c(\d+))?", text.strip())
        if match is None:
            raise FormatError(f"multigraph: expected text like '3:0-1,1-2:r0,2', got {text!r}")
        n, directed, edges, roots, channels = match.groups()
        mark = directed or "-"
        parts = []
        for piece in filter(None, edges.split(",")):
            found = re.fullmatch(rf"(\d+){mark}(\d+)(?:@(\d+))?", piece)
            if found is None:
                raise FormatError(
                    f"multigraph {text!r}: expected an edge like '0{mark}1', got {piece!r}"
                )
            parts.append([int(x or 0) for x in found.groups()])
        return cls(
            int(n),
            parts,
            roots=[int(r) for r in roots.split(",")] if roots else (),
            directed=bool(directed),
            channels=int(channels or 1),
        )

    @cached_property
    def multiplicities(self) -> np.ndarray:
        """int32 (channels, n, n), read-only: number of edges u -> v (both ways if undirected)."""
        counts = np.zeros((self.channels, self.n, self.n), dtype=np.int32)
        for u, v, c in self.edges:
            counts[c, u, v] += 1
            if not self.directed and u != v:
                counts[c, v, u] += 1
        counts.flags.writeable = False
        return counts

    @cached_property
    def underlying(self) -> Graph:
        """The simple undirected graph of the pairs of different vertices joined by an edge."""
        pairs = {(min(u, v), max(u, v)) for u, v, _ in self.edges if u != v}
        return Graph(self.n, sorted(pairs))

    @classmethod
    def from_graph(cls, g: Graph, *, roots: Sequence[int] = ()) -> Multigraph:
        """Return the multigraph of a simple graph without labels."""
        if g.is_labelled:
            raise GraphError("a Multigraph bears no labels; use channels")
        return cls(g.n, g.edge_list, roots=roots, directed=g.directed)

    def canonical(self) -> Multigraph:
        """Return the canonical form: equal for two iff an isomorphism fixes roots in order."""
        from wlkit.graphs.canonical import canonical_multigraph

        return canonical_multigraph(self)

    def is_isomorphic(self, other: Multigraph) -> bool:
        """Return whether a bijection respects edges, directions, channels and ordered roots."""
        from wlkit.graphs.canonical import is_isomorphic

        return is_isomorphic(self, other)

    def automorphism_group(self) -> AutomorphismGroup:
        """Return the automorphisms of the vertices that fix every root."""
        from wlkit.graphs.canonical import automorphism_group

        return automorphism_group(self)

    def relabel(self, permutation: Sequence[int] | np.ndarray) -> Multigraph:
        """Return the multigraph in which vertex v bears the number ``permutation[v]``."""
        from wlkit.graphs.operations import checked_permutation

        return self._image(checked_permutation(permutation, self.n).tolist(), self.n)

    def quotient(self, blocks: Sequence[int]) -> Multigraph:
        """Return the quotient: vertex v becomes ``blocks[v]``; loops, parallel edges stay.

        Examples
        --------
        >>> Multigraph(3, [(0, 1), (1, 2)], roots=(0, 2)).quotient([0, 1, 0])
        Multigraph.from_text('2:0-1,0-1:r0,0')
        """
        used = set(blocks)
        if len(blocks) != self.n or used != set(range(len(used))):
            raise GraphError(f"expected {self.n} block numbers 0..b-1, each used, got {blocks}")
        return self._image(blocks, len(used))

    def disjoint_union(self, other: Multigraph) -> Multigraph:
        """Return the disjoint union, with the roots of both (at most two in total)."""
        if (self.directed, self.channels) != (other.directed, other.channels):
            raise GraphError("expected multigraphs alike in direction and number of channels")
        shifted = [(u + self.n, v + self.n, c) for u, v, c in other.edges]
        return Multigraph(
            self.n + other.n,
            [*self.edges, *shifted],
            roots=[*self.roots, *(r + self.n for r in other.roots)],
            directed=self.directed,
            channels=self.channels,
        )

    def _image(self, image: Sequence[int], n: int) -> Multigraph:
        return Multigraph(
            n,
            [(image[u], image[v], c) for u, v, c in self.edges],
            roots=[image[r] for r in self.roots],
            directed=self.directed,
            channels=self.channels,
        )


def _checked_edge(edge: Any, n: int, directed: bool, channels: int) -> Edge:
    try:
        u, v, c = (index(x) for x in ((*edge, 0) if len(edge) == 2 else edge))
    except (TypeError, ValueError):
        raise GraphError(f"edge: expected (u, v) or (u, v, channel), got {edge!r}") from None
    if not (0 <= u < n and 0 <= v < n):
        raise GraphError(f"edge {tuple(edge)}: expected vertices 0 <= v < {n}")
    if not 0 <= c < channels:
        raise GraphError(f"edge {tuple(edge)}: expected a channel 0 <= c < {channels}")
    return (u, v, c) if directed or u <= v else (v, u, c)
