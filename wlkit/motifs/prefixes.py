"""The work of nested loops in a given host, from random ways down the loops."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from wlkit.motifs.host import Hosts
from wlkit.motifs.loops import LabelCodes, LoopArrays
from wlkit.motifs.plan import BagStep, ComponentPlan
from wlkit.motifs.sampling import sample

REPEATS = 4
"""Ways down the loops from every drawn vertex."""

Marks = list[np.ndarray | None]
"""By table or loop variable: at which vertices there are entries, None for all."""


def table_work(part: ComponentPlan, host: Hosts, codes: LabelCodes) -> float:
    """Return the expected number of candidates of the n^k tables of a component in one host.

    Tables over the end of an edge have zeros where a sample has; others are taken to have none.
    """
    marks: Marks = []
    total = 0.0
    for step in part.steps:
        arrays = step.loops.bind(codes)
        at = _marks_by_depth(part, step, marks, host.n)
        total += loop_work(arrays, host, at)
        marks.append(_entries(step, arrays, host, at))
    return total


def loop_work(arrays: LoopArrays, host: Hosts, marks: Marks) -> float:
    """Return the expected number of candidates of nested loops in one host.

    Parameters
    ----------
    marks : list of (bool array (n,) or None)
        For every loop variable, the images that are not passed over.

    Notes
    -----
    Knuth's estimate of the size of a search tree: follow a random candidate at every depth and
    multiply the numbers of candidates. The first one is drawn as in :mod:`wlkit.motifs.sampling`.

    References
    ----------
    Knuth, Estimating the efficiency of backtrack programs, 1975.
    """
    variables, check_ptr, checks = arrays
    vertices, weights = sample(host, np.arange(host.n)).weighted()
    images, weight = [np.tile(vertices, REPEATS)], np.tile(weights / REPEATS, REPEATS)
    weight *= _allowed(images[0], variables[0, 3], host, marks[0])
    total = float(host.n)
    points = np.random.default_rng(0)
    for d, (anchor, side, code, label) in enumerate(variables.tolist()[1:], start=1):
        at = points.random(len(weight))
        if anchor < 0:
            length, found = np.full(len(weight), host.n), (at * host.n).astype(np.int64)
            share = 1 / length
        else:
            start = host.indptr[side, images[anchor]]
            length = host.indptr[side, images[anchor] + 1] - start
            place, share = _neighbors(host, side, start, length, at)
            found = host.indices[side, place].astype(np.int64)
            if code > 0:
                weight = weight * (host.codes[side, place] == code)
        total += float((weight * length).sum())
        weight = weight * (length > 0) / share * _allowed(found, label, host, marks[d])
        for other, towards, wanted in checks[check_ptr[d] : check_ptr[d + 1]].tolist():
            there = _codes_between(host, towards, images[other], found)
            passes = there == wanted if wanted > 0 else (there > 0) == (wanted == 0)
            weight = weight * passes
        images.append(found)
    return total


@lru_cache(maxsize=16)
def _running(host: Hosts, side: int) -> np.ndarray:
    """Return the sums of 1 + degree over the first targets of the arcs, float64 (arcs + 1,)."""
    degrees = np.diff(host.indptr[side])
    return np.concatenate(([0.0], np.cumsum(1.0 + degrees[host.indices[side]])))


def _neighbors(
    host: Hosts, side: int, start: np.ndarray, length: np.ndarray, at: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return places of neighbours drawn in proportion to 1 + degree, and how likely they were."""
    running = _running(host, side)
    low, high = running[start], running[start + length]
    place = np.searchsorted(running, low + at * (high - low), side="right") - 1
    place = np.clip(place, 0, len(running) - 2)
    share = (running[place + 1] - running[place]) / np.maximum(high - low, 1.0)
    return place, share


def _allowed(vertices: np.ndarray, label: int, host: Hosts, mark: np.ndarray | None) -> np.ndarray:
    passes = np.ones(len(vertices), dtype=bool) if mark is None else mark[vertices]
    return passes & (host.vertex_codes[vertices] == label) if label >= 0 else passes


@lru_cache(maxsize=16)
def _pairs(host: Hosts, side: int) -> np.ndarray:
    """Return the numbers u n + v of the arcs of one host, ascending."""
    sources = np.repeat(np.arange(host.n), np.diff(host.indptr[side]))
    return sources * host.n + host.indices[side]


def _codes_between(host: Hosts, side: int, sources: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the codes of the arcs between pairs of vertices, 0 where there is none."""
    pairs, wanted = _pairs(host, side), sources * host.n + targets
    place = np.minimum(np.searchsorted(pairs, wanted), len(pairs) - 1)
    return np.where(pairs[place] == wanted, host.codes[side, place], 0)


def _marks_by_depth(part: ComponentPlan, step: BagStep, marks: Marks, n: int) -> Marks:
    """Return for every loop variable where all tables over it alone have entries."""
    by_depth: Marks = [None] * len(step.loops.order)
    for child in step.children:
        mark = marks[child]
        if mark is not None:
            d = step.loops.order.index(part.steps[child].separator[0])
            before = by_depth[d]
            by_depth[d] = mark if before is None else before & mark
    return by_depth


def _entries(step: BagStep, arrays: LoopArrays, host: Hosts, at: Marks) -> np.ndarray | None:
    """Return where the table over one end of an edge has entries; None if it is no such table."""
    order, variables = step.loops.order, arrays.variables
    if len(order) != 2 or len(step.separator) != 1:
        return None
    own = order.index(step.separator[0])
    towards = int(variables[1, 1]) if own == 0 or not host.directed else 1 - int(variables[1, 1])
    drawn = sample(host, np.arange(host.n))
    known = np.zeros(host.n, dtype=bool)
    known[drawn.draws] = True
    known[drawn.large] = True
    found = np.zeros(host.n, dtype=bool)
    for place in np.flatnonzero(known).tolist():
        u = int(drawn.rows[place])
        row = slice(host.indptr[towards, u], host.indptr[towards, u + 1])
        near, code = host.indices[towards, row], int(variables[1, 2])
        passes = _allowed(near, int(variables[1 - own, 3]), host, at[1 - own])
        found[place] = bool((passes & ((code == 0) | (host.codes[towards, row] == code))).any())
    found[known] &= _allowed(drawn.rows[known], int(variables[own, 3]), host, at[own])
    entries = np.zeros(host.n, dtype=bool)
    entries[drawn.rows] = drawn.fill(found, known)
    return entries
