"""Hereditary treewidth and spasm sizes of all small graphs at once, without obstructions.

hdtw(P) is the largest of tw(P) and of hdtw over the identifications of two vertices (adjacent
ones too, their loop dropped), and tw(P) the least over the eliminations of one vertex: so the
values on n vertices come from tables of all labelled graphs on fewer. This route shares nothing
with the covering maps of :mod:`wlkit.motifs.covering`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, permutations
from typing import NamedTuple

import numpy as np

from wlkit.errors import InputError, SizeError
from wlkit.graphs.enumeration import graph_masks
from wlkit.motifs.thresholds import largest_treewidth_with_edges

TABLE_ORDER = 7
"""Vertices of the largest graphs that are tabulated with labels: 2^21 of them."""

MAX_ORDER = 9
"""Largest order of :func:`hereditary_treewidths`."""


class _Tables(NamedTuple):
    """For every labelled graph on k vertices: position among the graph masks, tw and hdtw."""

    position: np.ndarray
    widths: np.ndarray
    values: np.ndarray


def hereditary_treewidths(masks: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the treewidths and the hereditary treewidths of many graphs on n vertices.

    Parameters
    ----------
    masks : uint64 array (count,)
        As :func:`wlkit.graphs.enumeration.graph_masks` gives them: pair {i, j}, i < j, is bit
        j (j - 1) / 2 + i.
    n : int
        At most 9.

    Returns
    -------
    two uint8 arrays (count,)

    Raises
    ------
    SizeError
        If n > 9.
    InputError
        If some mask has bits beyond the pairs.

    Examples
    --------
    >>> from wlkit.graphs.enumeration import graph_masks
    >>> widths, values = hereditary_treewidths(graph_masks(5, connected=True), 5)
    >>> np.bincount(widths).tolist(), np.bincount(values).tolist()
    ([0, 3, 12, 5, 1], [0, 1, 12, 7, 1])

    Notes
    -----
    All 12346 graphs on 8 vertices take well under a second once the tables are there (about a
    second), the 274668 on 9 vertices some ten seconds.
    """
    if not 0 <= n <= MAX_ORDER:
        raise SizeError(f"hereditary_treewidths: expected 0 <= n <= {MAX_ORDER}, got n = {n}")
    words = np.asarray(masks, dtype=np.uint64)
    if words.size and int(words.max()) >> (n * (n - 1) // 2):
        raise InputError(f"masks: expected {n * (n - 1) // 2} bits, got {int(words.max()):#x}")
    signed = np.ascontiguousarray(words.astype(np.int64))
    if n <= TABLE_ORDER:
        tables = _tables(n)
        return tables.widths[signed], tables.values[signed]
    return _from_table(signed, n, _tables(TABLE_ORDER), TABLE_ORDER)


def _from_table(
    masks: np.ndarray, n: int, tables: _Tables, small: int
) -> tuple[np.ndarray, np.ndarray]:
    from wlkit._kernels.hereditary import widths_and_values

    by_edges = np.array(
        [min(n - 1, largest_treewidth_with_edges(m)) for m in range(n * (n - 1) // 2 + 1)]
    )
    ceilings = np.minimum(by_edges[np.bitwise_count(masks)], vertex_cover_numbers(masks, n))
    widths, values = np.zeros((2, len(masks)), dtype=np.uint8)
    widths_and_values(
        masks, n, small, tables.widths, tables.values, ceilings.astype(np.int64), widths, values
    )
    return widths, values


@lru_cache(maxsize=TABLE_ORDER + 1)
def _tables(n: int) -> _Tables:
    """Return the tables of all labelled graphs on n <= 7 vertices."""
    masks = graph_masks(n).astype(np.int64)
    position = np.zeros(1 << (n * (n - 1) // 2), dtype=np.int32)
    everyone = np.arange(len(masks), dtype=np.int32)
    pairs = list(combinations(range(n), 2))
    bits = [((masks >> _bit(i, j)) & 1) for i, j in pairs]
    for p in permutations(range(n)):
        moved = np.zeros(len(masks), dtype=np.int64)
        for (i, j), bit in zip(pairs, bits, strict=True):
            moved |= bit << _bit(p[i], p[j])
        position[moved] = everyone
    if n <= 1:
        widths = values = np.zeros(len(masks), dtype=np.uint8)
    else:
        widths, values = _from_table(masks, n, _tables(n - 1), n - 1)
    return _Tables(position, widths[position], values[position])


def _bit(i: int, j: int) -> int:
    i, j = min(i, j), max(i, j)
    return j * (j - 1) // 2 + i


def vertex_cover_numbers(masks: np.ndarray, n: int) -> np.ndarray:
    """Return the vertex cover number of each graph on n vertices, as an int64 array.

    Examples
    --------
    >>> vertex_cover_numbers(np.array([0b000, 0b011, 0b111]), 3).tolist()
    [0, 1, 2]
    """
    masks = np.asarray(masks).astype(np.int64)
    best = np.zeros(len(masks), dtype=np.int64)
    for subset in range(1 << n):
        size = subset.bit_count()
        inside = sum(
            1 << _bit(i, j) for i, j in combinations(range(n), 2) if subset >> i & subset >> j & 1
        )
        best[(masks & inside) == 0] = np.maximum(best[(masks & inside) == 0], size)
    return n - best


def matching_numbers(masks: np.ndarray, n: int) -> np.ndarray:
    """Return the largest number of disjoint edges of each graph on n vertices, int64.

    Examples
    --------
    >>> matching_numbers(np.array([0b000000, 0b111000, 0b111111]), 4).tolist()
    [0, 1, 2]

    Notes
    -----
    A set of vertices has a perfect matching iff its least vertex has a partner such that the
    rest has one: over all 2^n sets, for all graphs at once.
    """
    masks = np.asarray(masks).astype(np.int64)
    edge = {(i, j): (masks >> _bit(i, j)) & 1 == 1 for i, j in combinations(range(n), 2)}
    perfect = {0: np.ones(len(masks), dtype=bool)}
    best = np.zeros(len(masks), dtype=np.int64)
    for subset in range(1, 1 << n):
        if subset.bit_count() % 2:
            continue
        first = (subset & -subset).bit_length() - 1
        found = np.zeros(len(masks), dtype=bool)
        for v in range(first + 1, n):
            if subset >> v & 1:
                found |= edge[first, v] & perfect[subset ^ (1 << first) ^ (1 << v)]
        perfect[subset] = found
        best[found] = np.maximum(best[found], subset.bit_count() // 2)
    return best


def spasm_sizes(n: int) -> np.ndarray:
    """Return |Spasm(P)| of every graph on n <= 8 vertices, in the order of the graph masks.

    Raises
    ------
    SizeError
        If n > 8.

    Examples
    --------
    >>> sorted(spasm_sizes(4).tolist())
    [1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4]

    Notes
    -----
    Spasm(P) is P with the spasms of its quotients by two non-adjacent vertices; sets of graphs
    are bits of Python integers.
    """
    if not 0 <= n <= TABLE_ORDER + 1:
        raise SizeError(f"spasm_sizes: expected 0 <= n <= {TABLE_ORDER + 1}, got n = {n}")
    return np.array([1 + below.bit_count() for below in _smaller_images(n)], dtype=np.int64)


def _smaller_images(n: int) -> list[int]:
    """Return for every graph the set of its proper images, as bits of one integer.

    Graph i among those on k vertices is bit first(k) + i, first(k) the number of smaller ones.
    """
    from wlkit._kernels.hereditary import merged_pairs

    masks = graph_masks(n).astype(np.int64)
    if n <= 1:
        return [0] * len(masks)
    below = _smaller_images(n - 1)
    first = sum(len(graph_masks(k)) for k in range(n - 1))
    images = [inside | 1 << (first + i) for i, inside in enumerate(below)]
    merged = np.zeros((len(masks), n * (n - 1) // 2), dtype=np.int64)
    merged_pairs(masks, n, merged)
    positions = np.where(merged < 0, -1, _tables(n - 1).position[merged])
    out = []
    for row in positions.tolist():
        found = 0
        for i in {i for i in row if i >= 0}:
            found |= images[i]
        out.append(found)
    return out
