"""One round of a refinement by its definition: exact signatures, sorted, compared as bytes.

The slow route by which :meth:`Coloring.verify` replays a refinement. It shares nothing with the
compiled kernels: no hash of a signature, no random number, no table of classes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from wlkit.exact import sorted_unique
from wlkit.typing import Int32Array
from wlkit.wl.rules import Rule
from wlkit.wl.structure import Rows, Structure


def vertex_round(rows: Rows, colors: Int32Array) -> Int32Array:
    """c'(v) = (c(v), {{ (tag, c(w)) : w in row v }})."""
    n = colors.size
    degrees = np.diff(rows.indptr)
    owner = np.repeat(np.arange(n), degrees)
    tags = rows.tags if rows.tags.size else np.zeros(rows.indices.size, dtype=np.int32)
    seen = colors[rows.indices]
    order = np.lexsort((tags, seen, owner))
    entries = np.stack((seen[order], tags[order]), axis=1)
    return _numbered(
        colors, (entries[rows.indptr[v] : rows.indptr[v + 1]].tobytes() for v in range(n))
    )


def stable_histograms(structure: Structure) -> list[tuple[int, ...]]:
    """Return for each graph the sorted stable colours of 1-WL, refined jointly."""
    colors = initial_vertices(structure)
    while True:
        following = vertex_round(structure.rows, colors)
        if following.max(initial=0) == colors.max(initial=0):
            break
        colors = following
    first = structure.first.tolist()
    return [tuple(sorted(colors[a:b].tolist())) for a, b in pairwise(first)]


def tuple_round(structure: Structure, rule: Rule, colors: Int32Array) -> Int32Array:
    """One round of a refinement of k-tuples."""
    return _numbered(colors, _signatures(structure, rule, colors))


def _numbered(colors: Int32Array, signatures: Iterator[bytes]) -> Int32Array:
    ids: dict[tuple[int, bytes], int] = {}
    fresh = (
        ids.setdefault((c, s), len(ids)) for c, s in zip(colors.tolist(), signatures, strict=True)
    )
    return np.fromiter(fresh, dtype=np.int32, count=colors.size)


def _signatures(structure: Structure, rule: Rule, colors: Int32Array) -> Iterator[bytes]:
    offsets, count = structure.offsets(rule.k), structure.pair_types[1]
    longest = int(structure.sizes.max(initial=0))
    for i, g in enumerate(structure.graphs):
        cube = colors[offsets[i] : offsets[i + 1]].reshape((g.n,) * rule.k).astype(np.int64)
        types = structure.pair_types[0][i].astype(np.int64)
        for a in range(g.n):
            parts = [_padded(part, longest) for part in _parts(rule, cube, types, count, a)]
            for row in np.concatenate(parts, axis=1):
                yield row.tobytes()


def _padded(part: np.ndarray, width: int) -> np.ndarray:
    """Return sorted rows with -1, no entry, before them: then graphs of all orders compare."""
    lacking = width - part.shape[1]
    return np.pad(part, ((0, 0), (lacking, 0)), constant_values=-1) if lacking > 0 else part


def _parts(rule: Rule, cube: np.ndarray, types: np.ndarray, count: int, a: int) -> list[np.ndarray]:
    """Return the multisets of all tuples with v_1 = a as sorted rows (tuples, entries).

    An entry with a type is colour * count + type, the same in all graphs: `count` is joint.
    """
    n, k = cube.shape[0], rule.k
    if rule.name == "pairs":
        return [np.sort(part, axis=1) for part in _pair_parts(rule, cube, types, count, a)]
    columns = []
    for i in range(k):
        moved = np.moveaxis(cube, i, -1)  # the i-th vertex is now w, in the last place
        if i == 0:
            part = np.broadcast_to(moved, cube.shape)
        else:
            part = np.broadcast_to(np.expand_dims(moved[a], i - 1), cube.shape)
        columns.append(part.reshape(-1, n))
    if rule.name == "folklore":
        return [_combined(columns)]
    if rule.name == "oblivious":
        return [np.sort(column, axis=1) for column in columns]
    out = []
    for i, column in enumerate(columns):
        v = np.broadcast_to(np.arange(n).reshape((-1,) + (1,) * (k - 1 - i)), (n,) * (k - i))
        v = np.full(n ** (k - 1), a) if i == 0 else np.tile(v.ravel(), n ** (i - 1))
        seen = types[v]
        keyed = column * count + seen
        if rule.name == "delta-local":
            keyed = np.where(seen > 0, keyed, -1)
        out.append(np.sort(keyed, axis=1))
    return out


def _combined(columns: list[np.ndarray]) -> np.ndarray:
    """Return the multisets of the rows of entries: k sorted columns, laid side by side."""
    if len(columns) == 2:
        return np.sort(columns[0] << 31 | columns[1], axis=1)
    order = np.lexsort(columns, axis=1)
    return np.concatenate([np.take_along_axis(c, order, axis=1) for c in columns], axis=1)


def _pair_parts(
    rule: Rule, cube: np.ndarray, types: np.ndarray, count: int, u: int
) -> list[np.ndarray]:
    """Return the multisets of the pairs (u, v), -1 where there is no entry."""
    out = []
    row, of_u = cube[u], types[u]
    for name in rule.aggregations:
        if name == "L":
            out.append(np.where(types > 0, row[None, :] * count + types, -1))
        elif name == "P":
            out.append(np.diagonal(cube)[:, None])
        elif name == "G":
            out.append(cube.T)
        elif name == "S":
            out.append(np.where(of_u > 0, cube.T * count + of_u, -1))
        else:
            kept = (types > 0) | (of_u > 0) if name == "U" else types > 0
            out.append(np.where(kept, row[None, :] << 31 | cube.T, -1))
    return out


def initial_tuples(structure: Structure, rule: Rule) -> Int32Array:
    """The initial colours: ordered isomorphism types, or [u = v] and the labels of u and v."""
    labels = np.split(structure.vertex_codes, structure.first[1:-1])
    columns = []
    for i, g in enumerate(structure.graphs):
        index = np.indices((g.n,) * rule.k).reshape(rule.k, -1)
        facts = [labels[i][v] for v in index]
        for p in range(rule.k):
            for q in range(rule.k):
                facts.append(index[p] == index[q])
                if not rule.marked:
                    facts.append(structure.pair_types[0][i][index[p], index[q]])
        columns.append(np.stack([np.asarray(f, dtype=np.int64) for f in facts]))
    rows = np.ascontiguousarray(np.concatenate(columns, axis=1).T)
    ids: dict[bytes, int] = {}
    return np.array([ids.setdefault(r.tobytes(), len(ids)) for r in rows], dtype=np.int32)


def initial_vertices(structure: Structure) -> Int32Array:
    """The vertex labels."""
    if all(g.vertex_labels is None for g in structure.graphs):
        return np.zeros(int(structure.first[-1]), dtype=np.int32)
    _, inverse, _ = sorted_unique(structure.vertex_codes, return_inverse=True)
    return np.asarray(inverse, dtype=np.int32)
