"""Sums over the partitions of a pattern into independent blocks, vertex by vertex.

The vertices enter one after the other; each opens a block or joins one. What later vertices need
to know of the blocks so far is a state: the quotient, the blocks of vertices that still have
neighbours to come, and, for Moebius values, the sizes of the blocks. Equal states up to
isomorphism merge, so the work follows their number and not the number of partitions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import factorial
from typing import Any, NamedTuple

import numpy as np

from wlkit.errors import SizeError
from wlkit.graphs import Graph
from wlkit.graphs.canonical import canonical_labelings
from wlkit.motifs.covering import narrow_order
from wlkit.motifs.loops import underlying_neighbors
from wlkit.motifs.wildcards import edge_codes

MAX_CHILDREN = 30_000_000
"""Most states that one vertex may lead to before equal ones merge: minutes of work."""

HOPELESS = 2
"""A growth that leads to so many times `MAX_CHILDREN` is refused early."""

CHUNK = 1 << 22
"""Entries of the matrices that go to the canonical labelling at once."""


class States(NamedTuple):
    """s states with k blocks.

    Attributes
    ----------
    pairs : uint8 or int32 array (s, k, k)
        Codes of the edges between blocks, see :func:`wlkit.motifs.wildcards.edge_codes`.
    labels, sizes : uint8 arrays (s, k)
        The code of the label of each block, and the number of its vertices.
    tails : int64 array (s, k)
        The mask of its vertices with neighbours to come.
    weights : int64 or object array (s,)
    """

    pairs: np.ndarray
    labels: np.ndarray
    tails: np.ndarray
    sizes: np.ndarray
    weights: np.ndarray

    def take(self, index: np.ndarray) -> States:
        """Return the states at these positions."""
        return States(*(column[index] for column in self))


class Quotient(NamedTuple):
    """One quotient by its codes, and the sum of the weights of its partitions."""

    pairs: np.ndarray
    labels: np.ndarray
    weight: int


def weighted_quotients(
    pattern: Graph, *, moebius: bool, progress: bool = False
) -> Iterator[Quotient]:
    """Yield the quotients of a pattern up to isomorphism with their weights summed up.

    Parameters
    ----------
    pattern : Graph
    moebius : bool
        Weigh each partition by its Moebius value, the product of (-1)^(b - 1) (b - 1)! over its
        blocks, or by 1.
    progress : bool
        A bar over the vertices.

    Raises
    ------
    SizeError
        If some vertex leads to more than `MAX_CHILDREN` states, or the growth so far says that
        one will lead to twice as many; or above 62 vertices.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> [(len(q.labels), q.weight) for q in weighted_quotients(graph("P4"), moebius=True)]
    [(2, 1), (3, -2), (3, -1), (4, 1)]

    Notes
    -----
    A block of size b that a vertex joins multiplies the Moebius value by -b. The absolute
    values sum up to at most n!, so machine integers do for 20 vertices.
    """
    if pattern.n > 62:
        raise SizeError(f"quotients: expected at most 62 vertices, got {pattern.n}")
    insertion = _Insertion(pattern, moebius)
    steps: Any = range(pattern.n)
    if progress:
        from tqdm.auto import tqdm

        steps = tqdm(steps, desc="vertices", unit="vertex")
    groups = insertion.start()
    for step in steps:
        groups = insertion.place(step, groups)
    for k in sorted(groups):
        found = groups[k]
        for pairs, labels, weight in zip(found.pairs, found.labels, found.weights, strict=True):
            yield Quotient(pairs, labels, int(weight))


class _Insertion:
    """The order of the vertices and what each of them brings along."""

    def __init__(self, pattern: Graph, moebius: bool) -> None:
        near = underlying_neighbors(pattern)
        self.order = [*narrow_order(near), *(v for v in range(pattern.n) if not near[v])]
        self.near, self.n, self.moebius = near, pattern.n, moebius
        codes = edge_codes(pattern)
        largest = int(codes.max(initial=0))
        self.codes = codes.astype(np.uint8 if largest < 256 else np.int32)
        self.plain, self.labels = largest <= 1, pattern.vertex_codes
        self.exact = np.dtype(np.int64 if factorial(pattern.n) < 1 << 63 else object)
        self.before = [1]

    def start(self) -> dict[int, States]:
        """Return the one state without blocks, by the number of blocks."""
        none, tails = np.zeros((1, 0), np.uint8), np.zeros((1, 0), np.int64)
        pairs, weights = np.zeros((1, 0, 0), self.codes.dtype), np.ones(1, self.exact)
        return {0: States(pairs, none, tails, none, weights)}

    def place(self, step: int, groups: dict[int, States]) -> dict[int, States]:
        """Return the merged states after the vertex at this position of the order."""
        self._require_feasible(step, sum(len(s.weights) * (k + 1) for k, s in groups.items()))
        later = self.order[step + 1 :]
        open_ = [u for u in self.order[: step + 1] if any(x in self.near[u] for x in later)]
        found: dict[int, list[States]] = {}
        for k, states in groups.items():
            rows = max(1, CHUNK // (k + 1) ** 3)
            for at in range(0, len(states.weights), rows):
                part = States(*(column[at : at + rows] for column in states))
                for child in self._children(step, open_, part):
                    merged = _merged(_canonical(child), open_, self.plain)
                    found.setdefault(child.labels.shape[1], []).append(merged)
        return {k: _merged(_stacked(parts), open_, self.plain) for k, parts in found.items()}

    def _require_feasible(self, step: int, children: int) -> None:
        ratio = (children / self.before[0]) ** (1 / len(self.before))
        expected = children * ratio ** (self.n - 1 - step)
        self.before = [*self.before[-2:], children]
        if children > MAX_CHILDREN or (step > 8 and expected > HOPELESS * MAX_CHILDREN):
            raise SizeError(
                f"quotients of a pattern on {self.n} vertices: vertex {step + 1} leads to "
                f"{children} states, {ratio:.1f} times as many as the one before; about "
                f"{expected:.1e} are to be expected at the end, {MAX_CHILDREN} are allowed"
            )

    def _children(self, step: int, open_: Sequence[int], states: States) -> list[States]:
        """Return the states after one more vertex: it alone in a block, and in those so far."""
        v = self.order[step]
        row, column, fits = self._edges_to(v, step, states)
        states, row, column = states.take(fits), row[fits], column[fits]
        states = states._replace(tails=states.tails & sum(1 << u for u in open_))
        bit, k = int(v in open_) << v, states.labels.shape[1]
        children = [self._alone(v, bit, states, row, column)]
        if k:
            children.append(
                _stacked([self._join(b, v, bit, states, row, column) for b in range(k)])
            )
        if step == self.n - 1:
            children = [child._replace(sizes=child.sizes * 0) for child in children]
        return [child for child in children if len(child.weights)]

    def _edges_to(
        self, v: int, step: int, states: States
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the codes from v to every block and back, and where no two of them clash."""
        count, k = states.labels.shape
        row, column = np.zeros((2, count, k), self.codes.dtype)
        fits, every = np.ones(count, bool), np.arange(count)
        for u in self.order[:step]:
            if u in self.near[v]:
                block = (states.tails >> u & 1).argmax(axis=1)
                for codes, code in ((row, self.codes[v, u]), (column, self.codes[u, v])):
                    if code:
                        old = codes[every, block]
                        fits &= (old <= 1) | (code == 1) | (old == code)
                        codes[every, block] = np.maximum(old, code)
        return row, column, fits.nonzero()[0]

    def _alone(
        self, v: int, bit: int, states: States, row: np.ndarray, column: np.ndarray
    ) -> States:
        count, k = states.labels.shape
        pairs = np.zeros((count, k + 1, k + 1), self.codes.dtype)
        pairs[:, :k, :k], pairs[:, k, :k], pairs[:, :k, k] = states.pairs, row, column
        new = int(self.labels[v]), bit, int(self.moebius)
        wider = (
            np.concatenate([old, np.full((count, 1), x, old.dtype)], axis=1)
            for old, x in zip((states.labels, states.tails, states.sizes), new, strict=True)
        )
        labels, tails, sizes = wider
        return States(pairs, labels, tails, sizes, states.weights)

    def _join(
        self, b: int, v: int, bit: int, states: States, row: np.ndarray, column: np.ndarray
    ) -> States:
        """Return the states in which v joins block b, where it may."""
        out, back = states.pairs[:, b, :], states.pairs[:, :, b]
        clash = ((out > 1) & (row > 1) & (out != row)).any(axis=1)
        clash |= ((back > 1) & (column > 1) & (back != column)).any(axis=1)
        same = states.labels[:, b] == self.labels[v]
        here = (same & (row[:, b] == 0) & (column[:, b] == 0) & ~clash).nonzero()[0]
        s = States(*(part.copy() for part in states.take(here)))
        s.pairs[:, b, :] = np.maximum(s.pairs[:, b, :], row[here])
        s.pairs[:, :, b] = np.maximum(s.pairs[:, :, b], column[here])
        s.tails[:, b] |= bit
        if not self.moebius:
            return s
        weights = -s.weights * s.sizes[:, b].astype(self.exact)
        s.sizes[:, b] += 1
        return s._replace(weights=weights)


def _canonical(states: States) -> States:
    """Return the states with their blocks in canonical order."""
    codes = _ranks(states)
    order = np.argsort(canonical_labelings(states.pairs, codes), axis=1)
    pairs = np.take_along_axis(states.pairs, order[:, :, None], axis=1)
    pairs = np.take_along_axis(pairs, order[:, None, :], axis=2)
    labels, tails, sizes = (np.take_along_axis(x, order, axis=1) for x in states[1:4])
    return States(pairs, labels, tails, sizes, states.weights)


def _ranks(states: States) -> np.ndarray:
    """Return one int32 code for blocks with equal label, tail and size."""
    tails = np.unique(states.tails, return_inverse=True)[1].reshape(states.tails.shape)
    codes = (tails.astype(np.int64) << 16) + (states.labels.astype(np.int64) << 8) + states.sizes
    if codes.max(initial=0) >= 1 << 31:
        codes = np.unique(codes, return_inverse=True)[1].reshape(codes.shape)
    return codes.astype(np.int32)


def _merged(states: States, open_: Sequence[int], plain: bool) -> States:
    """Return the different ones of canonical states with the sums of their weights."""
    ids: dict[bytes, int] = {}
    keys = _keys(states, open_, plain)
    group = np.array([ids.setdefault(row.tobytes(), len(ids)) for row in keys], np.int64)
    first = np.full(len(ids), len(group), np.int64)
    np.minimum.at(first, group, np.arange(len(group)))
    weights = np.zeros(len(ids), states.weights.dtype)
    np.add.at(weights, group, states.weights)
    return states.take(first)._replace(weights=weights)


def _keys(states: States, open_: Sequence[int], plain: bool) -> np.ndarray:
    """Return rows of bytes, equal iff the states are; `plain` when edges have one code."""
    count = len(states.weights)
    flat = states.pairs.reshape(count, -1)
    columns = [np.packbits(flat != 0, axis=1) if plain else flat, states.labels, states.sizes]
    columns += [(states.tails >> u & 1).argmax(axis=1).astype(np.uint8)[:, None] for u in open_]
    rows = [np.ascontiguousarray(c).view(np.uint8).reshape(count, -1) for c in columns]
    return np.concatenate(rows, axis=1)


def _stacked(parts: Sequence[States]) -> States:
    return States(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
