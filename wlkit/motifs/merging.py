"""Quotients of large treewidth by merging pairs, level by level, one isomorphism type once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from wlkit.errors import SizeError
from wlkit.graphs import Graph
from wlkit.graphs.canonical import canonical_labelings
from wlkit.motifs.thresholds import largest_treewidth_with_edges
from wlkit.motifs.wildcards import edge_codes
from wlkit.treewidth import treewidth_at_most, treewidths_of_masks
from wlkit.treewidth.batch import LARGEST_BATCH

BEAM = 200
"""Quotients of one order that the first, incomplete search of small patterns keeps."""

MAX_QUOTIENTS = 150_000
"""Quotients of one order that the complete search keeps ..."""

WIDE = 10**8
"""With k > 16 blocks it keeps this over k^4: merges cost k^4."""


class Level(NamedTuple):
    """s quotients with k blocks.

    Attributes
    ----------
    pairs : uint8 or int32 array (s, k, k)
        Codes of edges, see :func:`wlkit.motifs.wildcards.edge_codes`.
    labels : int32 array (s, k)
    blocks : uint8 array (s, n)
        The block of every vertex of the pattern.
    """

    pairs: np.ndarray
    labels: np.ndarray
    blocks: np.ndarray

    def take(self, index: np.ndarray) -> Level:
        """Return the quotients at these positions."""
        return Level(*(column[index] for column in self))

    @property
    def adjacent(self) -> np.ndarray:
        """Whether two blocks have an edge between them, in some direction: uint8 (s, k, k)."""
        return ((self.pairs | self.pairs.transpose(0, 2, 1)) != 0).astype(np.uint8)


def merged_with_treewidth(pattern: Graph, t: int) -> tuple[int, ...] | None:
    """Return the blocks of a quotient of treewidth >= `t`, or None when there is none.

    Raises
    ------
    SizeError
        If neither can be decided with `MAX_QUOTIENTS` quotients of one order.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> from wlkit.treewidth import treewidth
    >>> blocks = merged_with_treewidth(graph("K3,3"), 3)
    >>> blocks is None, merged_with_treewidth(graph("K3,3"), 4) is None
    (False, True)

    Notes
    -----
    Pairs of vertices are merged, in patterns with at most 16 vertices first along the quotients
    with most edges alone, then along all that may still lead to treewidth t: those with more than
    t blocks whose edges, or whose edges after deleting j vertices, allow treewidth t (or t - j). So
    patterns with hardly more edges than treewidth t asks for, or hardly more vertices, are quick.
    """
    codes = edge_codes(pattern)
    largest = int(codes.max(initial=0))
    start = Level(
        codes[None].astype(np.uint8 if largest < 256 else np.int32),
        pattern.vertex_codes[None].astype(np.int32),
        np.arange(pattern.n, dtype=np.uint8)[None],
    )
    for width in (BEAM, None) if pattern.n <= LARGEST_BATCH else (None,):
        complete, found = _descend(start, t, width)
        if found is not None or complete:
            return found
    raise SizeError(
        f"hereditary treewidth: more than {_most(pattern.n)} quotients of one order of a pattern "
        f"with {pattern.n} vertices and {pattern.m} edges may lead to treewidth {t}"
    )


def _descend(level: Level, t: int, width: int | None) -> tuple[bool, tuple[int, ...] | None]:
    """Return whether all quotients were seen, and the blocks of one of treewidth >= t."""
    complete = True
    while len(level.blocks):
        level = level.take((_bounds(level) >= t).nonzero()[0])
        k = level.labels.shape[1]
        most = _most(k) if width is None else width
        if width is None and len(level.blocks) > most:
            return False, None
        wide = _first_wide(level, t)
        if wide is not None:
            return True, tuple(int(b) for b in wide)
        if len(level.blocks) > most:
            complete = False
            level = level.take(np.argsort(-_promise(level, t), kind="stable")[:most])
        if k <= t + 1:
            break
        level = _merged(level)
    return complete, None


def _most(k: int) -> int:
    return MAX_QUOTIENTS if k <= LARGEST_BATCH else min(MAX_QUOTIENTS, 1 + WIDE // k**4)


def _bounds(level: Level) -> np.ndarray:
    """Return upper bounds on the hereditary treewidths, by deleting vertices of large degree."""
    from wlkit._kernels.hereditary import deletion_bounds

    adjacent = level.adjacent
    k = adjacent.shape[1]
    tau = [largest_treewidth_with_edges(m) for m in range(k * (k - 1) // 2 + 1)]
    out = np.zeros(len(adjacent), dtype=np.int64)
    deletion_bounds(adjacent, np.array(tau, dtype=np.int64), out)
    return out


def _first_wide(level: Level, t: int) -> np.ndarray | None:
    """Return the blocks of the first quotient of treewidth >= t."""
    adjacent = level.adjacent
    k = adjacent.shape[1]
    if k <= LARGEST_BATCH:
        masks = adjacent.astype(np.uint64) @ (np.uint64(1) << np.arange(k, dtype=np.uint64))
        wide = (treewidths_of_masks(masks) >= t).nonzero()[0]
        return level.blocks[wide[0]] if len(wide) else None
    for matrix, blocks in zip(adjacent, level.blocks, strict=True):
        if not treewidth_at_most(Graph(k, np.argwhere(np.triu(matrix))), t - 1):
            return blocks
    return None


def _promise(level: Level, t: int) -> np.ndarray:
    """Return the sum of the degrees, each counted up to t: large where many edges are of use."""
    return np.minimum(level.adjacent.sum(axis=2, dtype=np.int64), t).sum(axis=1)


def _merged(level: Level) -> Level:
    """Return the quotients with one block less, one of each isomorphism type."""
    k = level.labels.shape[1]
    parts = [_merge(level, u, v) for v in range(k) for u in range(v)]
    joined = Level(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
    if not len(joined.blocks):
        return joined
    perms = canonical_labelings(joined.pairs, joined.labels)
    order = np.argsort(perms, axis=1)
    pairs = np.take_along_axis(joined.pairs, order[:, :, None], axis=1)
    pairs = np.take_along_axis(pairs, order[:, None, :], axis=2)
    labels = np.take_along_axis(joined.labels, order, axis=1)
    rows = np.concatenate([pairs.reshape(len(pairs), -1), labels], axis=1)
    first: dict[bytes, int] = {}
    for i, row in enumerate(rows):
        first.setdefault(row.tobytes(), i)
    index = np.fromiter(first.values(), np.int64, len(first))
    blocks = np.take_along_axis(perms, joined.blocks.astype(np.int64), axis=1).astype(np.uint8)
    return Level(pairs, labels, blocks).take(index)


def _merge(level: Level, u: int, v: int) -> Level:
    """Return the quotients in which v goes into u < v, where it may."""
    pairs, labels, blocks = level
    fits = (pairs[:, u, v] == 0) & (pairs[:, v, u] == 0) & (labels[:, u] == labels[:, v])
    for one, other in ((pairs[:, u], pairs[:, v]), (pairs[:, :, u], pairs[:, :, v])):
        fits &= ~((one > 1) & (other > 1) & (one != other)).any(axis=1)
    pairs, labels, blocks = level.take(fits.nonzero()[0])
    pairs, blocks = pairs.copy(), blocks.copy()
    pairs[:, u] = np.maximum(pairs[:, u], pairs[:, v])
    pairs[:, :, u] = np.maximum(pairs[:, :, u], pairs[:, :, v])
    blocks[blocks == v] = u
    blocks[blocks > v] -= 1
    keep = np.delete(np.arange(labels.shape[1]), v)
    return Level(pairs[:, keep][:, :, keep], labels[:, keep], blocks)
