"""Lists of rooted multigraphs as integer arrays: connected ones, then their disjoint unions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations_with_replacement
from math import comb
from typing import NamedTuple

import numpy as np

from wlkit.errors import SizeError
from wlkit.exact.sorting import sorted_unique_rows
from wlkit.graphs.canonical import canonical_labelings
from wlkit.polynomials.space import PolynomialSpace

CHUNK = 1 << 22  # matrix entries canonised at once, 16 MiB


class Block(NamedTuple):
    """Multigraphs alike in order and size: n vertices, and edges of shape (b, m, 3).

    Edges are (u, v, channel); the roots are the first vertices.
    """

    n: int
    edges: np.ndarray

    def __len__(self) -> int:
        return len(self.edges)


class Listing:
    """The multigraphs of one space, by number of edges and of different roots.

    Parameters
    ----------
    space : PolynomialSpace

    Examples
    --------
    >>> listing = Listing(PolynomialSpace(simple=True))
    >>> [sum(map(len, listing.connected(m, 0))) for m in range(1, 6)]
    [1, 1, 3, 5, 12]

    Notes
    -----
    Every connected multigraph with an edge is a connected one with an edge fewer and an edge more,
    possibly to a new vertex: take away an edge of a cycle, or a leaf.  A rooted multigraph is its
    component or components with roots, and a multiset of connected ones without; so only connected
    ones are ever thinned by canonical form, and every other one is made once.
    """

    def __init__(self, space: PolynomialSpace) -> None:
        self.space = space
        self.connected = cache(self._connected)
        self.unions = cache(self._unions)

    def level(self, m: int, roots: int) -> list[Block]:
        """Return all multigraphs with m edges and 0, 1 or 2 different roots, canonical, sorted.

        One block for each number of vertices, ascending; edges in lexicographic order.
        """
        by_order: dict[int, list[np.ndarray]] = {}
        for block in self.raw(m, roots):
            by_order.setdefault(block.n, []).append(block.edges)
        return [
            Block(n, _distinct(canonical_edges(np.concatenate(parts), n, roots, self.space)))
            for n, parts in sorted(by_order.items())
        ]

    def raw(self, m: int, roots: int) -> Iterator[Block]:
        """Yield every multigraph with m edges once, in no particular form."""
        if roots == 0:
            yield from self.unions(m)
            return
        for i in range(m + 1):
            for rooted in self.connected(i, roots):
                yield from self._beside(rooted, self.unions(m - i))
            for j in range(i + 1 if roots == 2 else 0):
                for one in self.connected(j, 1):
                    for two in self._beside(one, self.connected(i - j, 1)):
                        apart = Block(two.n, _swapped(two.edges, 1, one.n))
                        yield from self._beside(apart, self.unions(m - i))

    def _connected(self, m: int, roots: int) -> list[Block]:
        """Return the connected multigraphs with m edges, one block for each number of vertices."""
        found: dict[int, list[np.ndarray]] = {}
        if m == 0:
            return [Block(1, np.zeros((1, 0, 3), np.int64))] if roots < 2 and self._fits(1) else []
        smaller = self.connected(m - 1, 0) if roots == 0 else self.connected(m, roots - 1)
        for block in smaller:
            for larger in self._extended(block) if roots == 0 else _marked(block, roots - 1):
                if len(larger):
                    found.setdefault(larger.n, []).append(larger.edges)
        return [
            Block(n, _distinct(canonical_edges(np.concatenate(parts), n, roots, self.space)))
            for n, parts in sorted(found.items())
        ]

    def _extended(self, block: Block) -> Iterator[Block]:
        """Yield the multigraphs with one edge more, among the vertices and to a new one."""
        n, directed = block.n, self.space.directed
        inner = [(u, v) for u in range(n) for v in range(n) if u < v or (directed and u > v)]
        inner += [(u, u) for u in range(n) if self.space.loops]
        outer = [(u, n) for u in range(n)] + [(n, u) for u in range(n) if directed]
        for order, slots in ((n, inner), (n + 1, outer)):
            if slots and self._fits(order):
                yield Block(order, self._with_edge(block.edges, slots))

    def _with_edge(self, edges: np.ndarray, slots: list[tuple[int, int]]) -> np.ndarray:
        new = np.array([(u, v, c) for u, v in slots for c in range(self.space.channels)])
        old = np.repeat(edges, len(new), axis=0)
        last = np.tile(new, (len(edges), 1))[:, None]
        if self.space.simple:
            fresh = ~(old == last).all(axis=2).any(axis=1)
            old, last = old[fresh], last[fresh]
        return np.concatenate([old, last], axis=1)

    def _unions(self, m: int) -> list[Block]:
        """Return the multisets of connected multigraphs with m edges in total."""
        kinds = [block for i in range(1, m + 1) for block in self.connected(i, 0)]
        empty = Block(0, np.zeros((1, 0, 3), np.int64))
        return list(self._multisets(empty, kinds, m))

    def _multisets(self, made: Block, kinds: list[Block], m: int) -> Iterator[Block]:
        """Yield `made` beside the multisets of members of `kinds` with m edges more."""
        if m == 0:
            yield made
        for i, kind in enumerate(kinds):
            size = kind.edges.shape[1]
            for times in range(1, m // size + 1):
                if self._fits(made.n + times * kind.n):
                    more = _beside(made, _copies(kind, times))
                    yield from self._multisets(more, kinds[i + 1 :], m - times * size)

    def _beside(self, block: Block, others: list[Block]) -> Iterator[Block]:
        for other in others:
            if self._fits(block.n + other.n):
                yield _beside(block, other)

    def _fits(self, n: int) -> bool:
        return self.space.n is None or n <= self.space.n


def _beside(a: Block, b: Block) -> Block:
    """Return the disjoint unions of every member of `a` with every member of `b`."""
    left = np.repeat(a.edges, len(b), axis=0)
    right = np.tile(b.edges + np.array([a.n, a.n, 0]), (len(a), 1, 1))
    return Block(a.n + b.n, np.concatenate([left, right], axis=1))


def _copies(kind: Block, times: int) -> Block:
    """Return the disjoint unions of `times` members of `kind`, repetition allowed."""
    count = comb(len(kind) + times - 1, times)
    choices = chain.from_iterable(combinations_with_replacement(range(len(kind)), times))
    chosen = np.fromiter(choices, np.int64, count * times).reshape(count, times)
    parts = [kind.edges[chosen[:, i]] + np.array([i * kind.n] * 2 + [0]) for i in range(times)]
    return Block(times * kind.n, np.concatenate(parts, axis=1))


def _marked(block: Block, first: int) -> Iterator[Block]:
    """Yield the block with every later vertex in turn moved to the place `first`, to be a root."""
    for v in range(first, block.n):
        yield Block(block.n, _swapped(block.edges, first, v))


def _swapped(edges: np.ndarray, a: int, b: int) -> np.ndarray:
    image = np.arange(max(a, b, int(edges[..., :2].max(initial=0))) + 1)
    image[[a, b]] = b, a
    swapped = edges.copy()
    swapped[..., :2] = image[edges[..., :2]]
    return swapped


def canonical_edges(edges: np.ndarray, n: int, roots: int, space: PolynomialSpace) -> np.ndarray:
    """Return the edges of the canonical forms of b multigraphs, each sorted.

    Parameters
    ----------
    edges : int array (b, m, 3)
    n : int
        Number of vertices.
    roots : int
        The first so many vertices are different roots.
    space : PolynomialSpace

    Returns
    -------
    int64 array (b, m, 3)
        The same as those of :meth:`wlkit.graphs.Multigraph.canonical`.

    Examples
    --------
    >>> canonical_edges(np.array([[[0, 1, 0], [0, 2, 0]]]), 3, 1, PolynomialSpace()).tolist()
    [[[0, 1, 0], [0, 2, 0]]]
    """
    step = max(1, CHUNK // max(1, n * n))
    parts = [
        _canonical_chunk(edges[i : i + step], n, roots, space) for i in range(0, len(edges), step)
    ]
    return np.concatenate(parts) if parts else edges


def _canonical_chunk(edges: np.ndarray, n: int, roots: int, space: PolynomialSpace) -> np.ndarray:
    edges = _sorted_edges(edges, n, space)
    vertices = np.full((len(edges), n), 2, np.int32)
    vertices[:, :roots] = np.arange(roots)
    perms = canonical_labelings(pair_codes(edges, n, space), vertices)
    ends = np.take_along_axis(perms, edges[..., :2].reshape(len(edges), -1), axis=1)
    moved = np.concatenate([ends.reshape(*edges.shape[:2], 2), edges[..., 2:]], axis=2)
    return _sorted_edges(moved, n, space)


def _sorted_edges(edges: np.ndarray, n: int, space: PolynomialSpace) -> np.ndarray:
    u, v = edges[..., 0].astype(np.int64), edges[..., 1].astype(np.int64)
    if not space.directed:
        u, v = np.minimum(u, v), np.maximum(u, v)
    codes = np.sort((u * n + v) * space.channels + edges[..., 2], axis=1)
    slots, c = np.divmod(codes, space.channels)
    return np.stack([*np.divmod(slots, max(n, 1)), c], axis=2)


def _distinct(edges: np.ndarray) -> np.ndarray:
    """Return the different multigraphs, in lexicographic order of their edges."""
    b, m, _ = edges.shape
    return sorted_unique_rows(edges.reshape(b, 3 * m)).values.reshape(-1, m, 3) if m else edges[:1]


def pair_codes(edges: np.ndarray, n: int, space: PolynomialSpace) -> np.ndarray:
    """Return the pair codes of b multigraphs with sorted edges, as the canonical form takes them.

    The code of a pair is 0 without an edge, else 1 + the rank of its list of channels among
    the different ones of the same multigraph.

    Returns
    -------
    int32 array (b, n, n)

    Raises
    ------
    SizeError
        If the lists of channels do not fit in 62 bits.

    Examples
    --------
    >>> pair_codes(np.array([[[0, 1, 0], [0, 1, 0], [1, 1, 0]]]), 2, PolynomialSpace()).tolist()
    [[[0, 2], [2, 1]]]
    """
    b, m, _ = edges.shape
    pairs = np.zeros((b, n, n), np.int32)
    if (space.channels + 1) ** m >= 2**62:
        raise SizeError(f"{m} edges in {space.channels} channels: their lists exceed 62 bits")
    u, v, c = edges[..., 0], edges[..., 1], edges[..., 2]
    start = np.zeros((b, m), np.int64)  # where the run of parallel edges began
    keys = np.zeros((b, m), np.int64)
    rows = np.arange(b)
    for i in range(m):
        same = (u[:, i] == u[:, i - 1]) & (v[:, i] == v[:, i - 1]) if i else np.zeros(b, bool)
        start[:, i] = np.where(same, start[:, i - 1], i)
        place = m - 1 - (i - start[:, i])
        keys[rows, start[:, i]] += (c[:, i] + 1) * (space.channels + 1) ** place
    ranks = _ranks(keys)
    for i in range(m):
        codes = ranks[rows, start[:, i]]
        pairs[rows, u[:, i], v[:, i]] = codes
        if not space.directed:
            pairs[rows, v[:, i], u[:, i]] = codes
    return pairs


def _ranks(keys: np.ndarray) -> np.ndarray:
    """Return 1 + the number of smaller positive keys in the same row, equal ones counted once."""
    ordered = np.sort(keys, axis=1)
    first = ordered > 0
    first[:, 1:] &= ordered[:, 1:] != ordered[:, :-1]
    ranks = np.ones_like(keys)
    for j in range(keys.shape[1]):
        ranks += first[:, j, None] & (ordered[:, j, None] < keys)
    return ranks
