"""Hereditary treewidth and spasm sizes of all small graphs at once, without obstructions.

hdtw(P) is the largest of tw(P) and of hdtw over the identifications of two vertices that are not
adjacent, and tw(P) the least over the eliminations of one vertex: so the
values on n vertices come from tables of all labelled graphs on fewer. This route shares nothing
with the covering maps of :mod:`wlkit.motifs.covering`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

import numpy as np

from wlkit.errors import InputError, SizeError
from wlkit.graphs.enumeration import graph_masks
from wlkit.motifs.thresholds import largest_treewidth_with_edges

TABLE_ORDER = 8
"""Vertices of the largest graphs that are tabulated with labels: 2^28 of them, half a GiB."""

MAX_ORDER = 10
"""Largest order of :func:`hereditary_treewidths`."""

MAX_SPASM_ORDER = 9
"""Largest order of :func:`spasm_sizes`."""


CHUNK = 1 << 14
"""Graphs whose spasms are united at once."""


class _Tables(NamedTuple):
    """The number of every labelled graph on k vertices among the graph masks; their tw, hdtw."""

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
        At most 10.

    Returns
    -------
    two uint8 arrays (count,)
        Treewidths, and hereditary treewidths.

    Raises
    ------
    SizeError
        If n > 10.
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
    From 9 vertices on a table of all 2^28 labelled graphs on 8 is made once, in some seconds.

    References
    ----------
    Lanzinger, Barcelo, On the power of the Weisfeiler-Leman test for graph motif parameters, 2024.
    """
    if not 0 <= n <= MAX_ORDER:
        raise SizeError(f"hereditary_treewidths: expected 0 <= n <= {MAX_ORDER}, got n = {n}")
    words = np.asarray(masks, dtype=np.uint64)
    if words.size and int(words.max()) >> (n * (n - 1) // 2):
        raise InputError(f"masks: expected {n * (n - 1) // 2} bits, got {int(words.max()):#x}")
    signed = np.ascontiguousarray(words.astype(np.int64))
    if n < TABLE_ORDER:
        tables = _tables(n)
        found = tables.position[signed]
        return tables.widths[found], tables.values[found]
    small = min(n - 1, TABLE_ORDER)
    return _from_table(signed, n, _tables(small), small)


def _from_table(
    masks: np.ndarray, n: int, tables: _Tables, small: int
) -> tuple[np.ndarray, np.ndarray]:
    from wlkit._kernels.hereditary import widths_and_values

    tau = np.array([largest_treewidth_with_edges(m) for m in range(n * (n - 1) // 2 + 1)])
    covers = vertex_cover_numbers(masks, n)
    ceilings = np.minimum(np.minimum(tau, n - 1)[np.bitwise_count(masks)], covers)
    widths, values = np.zeros((2, len(masks)), dtype=np.uint8)
    widths_and_values(masks, n, small, *tables, tau, ceilings, widths, values)
    return widths, values


@lru_cache(maxsize=TABLE_ORDER + 1)
def _tables(n: int) -> _Tables:
    """Return the tables of all labelled graphs on n <= 8 vertices."""
    from wlkit._kernels.hereditary import label_all

    masks = graph_masks(n).astype(np.int64)
    position = np.zeros(1 << (n * (n - 1) // 2), dtype=np.int16)
    label_all(masks, _plain_changes(n), position)
    if n <= 1:
        widths = values = np.zeros(len(masks), dtype=np.uint8)
    else:
        widths, values = _from_table(masks, n, _tables(n - 1), n - 1)
    return _Tables(position, widths, values)


def _plain_changes(n: int) -> np.ndarray:
    """Return adjacent transpositions that lead through all orders of n vertices, as bit masks.

    Rows j, bit j of the columns after j + 1, column j: int64 (n! - 1, 3).
    """
    changes: list[int] = []
    for k in range(2, n + 1):
        down, up = list(range(k - 2, -1, -1)), list(range(k - 1))
        longer, falling = down[:], False
        for j in changes:
            # vertex k walks through the others; they move while it stands at an end
            longer += [j + (not falling), *(down if falling else up)]
            falling = not falling
        changes = longer
    columns = [(1 << j) - 1 << j * (j - 1) // 2 for j in range(n)]
    bits = [sum(1 << i * (i - 1) // 2 + j for i in range(j + 2, n)) for j in range(n)]
    rows = [(j, bits[j], columns[j]) for j in changes]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def _bit(i: int, j: int) -> int:
    i, j = min(i, j), max(i, j)
    return j * (j - 1) // 2 + i


def vertex_cover_numbers(masks: np.ndarray, n: int) -> np.ndarray:
    """Return the vertex cover number of each graph on n vertices, as an int64 array.

    Parameters
    ----------
    masks : integer array (count,)
        As for :func:`hereditary_treewidths`.
    n : int

    Returns
    -------
    int64 array (count,)

    Examples
    --------
    >>> vertex_cover_numbers(np.array([0b000, 0b011, 0b111]), 3).tolist()
    [0, 1, 2]

    Notes
    -----
    All 2^n sets of vertices, for all graphs at once.
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

    Parameters
    ----------
    masks : integer array (count,)
        As for :func:`hereditary_treewidths`.
    n : int

    Returns
    -------
    int64 array (count,)

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
    """Return |Spasm(P)| of every graph on n <= 9 vertices, in the order of the graph masks.

    Parameters
    ----------
    n : int
        At most 9.

    Returns
    -------
    int64 array (count,)
        274 668 numbers for n = 9.

    Raises
    ------
    SizeError
        If n > 9.

    Examples
    --------
    >>> sorted(spasm_sizes(4).tolist())
    [1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4]

    Notes
    -----
    Spasm(P) is P with the spasms of its quotients by two non-adjacent vertices; sets of graphs
    are rows of bits, one for each smaller graph. Well under a minute for n = 9.
    """
    if not 0 <= n <= MAX_SPASM_ORDER:
        raise SizeError(f"spasm_sizes: expected 0 <= n <= {MAX_SPASM_ORDER}, got n = {n}")
    masks = graph_masks(n).astype(np.int64)
    if n <= 1:
        return np.ones(len(masks), dtype=np.int64)
    images = _images(n - 1)
    out = np.zeros(len(masks), dtype=np.int64)
    for start in range(0, len(masks), CHUNK):
        below = _below(masks[start : start + CHUNK], n, images)
        out[start : start + CHUNK] = 1 + np.bitwise_count(below).sum(axis=1, dtype=np.int64)
    return out


@lru_cache(maxsize=TABLE_ORDER + 1)
def _images(n: int) -> np.ndarray:
    """Return the spasm of every graph on n vertices as a row of bits, uint64 (graphs, words).

    Graph i among those on k vertices is bit first(k) + i, first(k) the number of smaller ones.
    """
    masks = graph_masks(n).astype(np.int64)
    first = sum(len(graph_masks(k)) for k in range(n))
    rows = np.zeros((len(masks), -(-(first + len(masks)) // 64)), dtype=np.uint64)
    if n > 1:
        below = _below(masks, n, _images(n - 1))
        rows[:, : below.shape[1]] = below
    own = first + np.arange(len(masks))
    rows[np.arange(len(masks)), own // 64] |= np.uint64(1) << (own % 64).astype(np.uint64)
    return rows


def _below(masks: np.ndarray, n: int, images: np.ndarray) -> np.ndarray:
    """Return the union of the spasms of all quotients by two vertices, for each graph."""
    from wlkit._kernels.hereditary import merged_pairs, union_rows

    merged = np.zeros((len(masks), n * (n - 1) // 2), dtype=np.int64)
    merged_pairs(masks, n, merged)
    found = np.where(merged < 0, -1, _tables(n - 1).position[merged].astype(np.int64))
    out = np.zeros((len(masks), images.shape[1]), dtype=np.uint64)
    union_rows(np.sort(found, axis=1), images, out)
    return out
