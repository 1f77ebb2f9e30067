"""Refinement position by position: tuples that agree but for one position share a multiset.

Oblivious, delta and local refinement look at each position apart. {{ c(v[i<-w]) : w }} depends
on the line v without v_i only, and the colours of a round are those of all reordered tuples up
to their names. So one sum for each of the n^(k-1) lines {{ c(y, w) : w }} serves all k positions,
and tuples have equal multisets iff their lines have. What v_i sees of w adds a sum over the
neighbours of v_i.

Sound without looking at the reordered tuples: up to the first round that is too coarse, the
colours are canonical, so they are permuted; and lines equal under a later partition are equal
under that one.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from wlkit.typing import Int32Array
from wlkit.wl.blocks import Block, found_in_parallel

if TYPE_CHECKING:
    from wlkit.wl.tuples import Run

_ALL = np.uint64(2**64 - 1)
_NONE = np.empty(0, dtype=np.int32)
_NO_ROWS = np.empty(0, dtype=np.int64)


def position_sums(run: Run) -> Callable[[Block], np.ndarray]:
    """Return the function that gives the sums of a block in this round, with fresh words."""
    k, s = run.rule.k, run.structure
    salt, *salts = run.random.integers(0, 2**64, 1 + k, dtype=np.uint64)
    factors = np.array(salts, dtype=np.uint64)[:, None] | np.uint64(1)
    sums = np.empty((k, 0), dtype=np.uint64)
    weights = np.empty((k, 0), dtype=np.uint64)
    if run.rule.name != "delta-local":
        lines = np.arange(s.offsets(k - 1)[-1])
        sums = factors * line_sums(run, run.color, lines, salt, run.mask)
    if run.rule.needs_types:
        words = run.random.integers(0, 2**64, s.pair_types[1], dtype=np.uint64)
        sums *= words[:1]
        rest = words - words[:1] if run.rule.name == "delta" else words
        weights = factors * rest[run.neighbor_types]
    tables = (sums, s.offsets(k - 1), weights, *run.neighbors, s.first)
    return partial(_summed, run.color, run.offsets, s.sizes, tables, salt, run.mask, k)


def _summed(
    color: Int32Array,
    offsets: np.ndarray,
    sizes: np.ndarray,
    tables: tuple,
    salt: np.uint64,
    mask: np.uint64,
    k: int,
    block: Block,
) -> np.ndarray:
    from wlkit._kernels.wl_positions import position_hashes

    out = np.empty(block.item_hi - block.item_lo, dtype=np.uint64)
    position_hashes(color, offsets, sizes, *tables, salt, mask, k, block.range, out)
    return out


def line_sums(
    run: Run, color: Int32Array, lines: np.ndarray, salt: np.uint64, mask: np.uint64
) -> np.ndarray:
    """Return for each line the sum of random words of its classes."""
    from wlkit._kernels.wl_positions import line_sums as kernel

    s = run.structure
    out = np.empty(lines.size, dtype=np.uint64)
    args = (color, run.offsets, s.sizes, s.offsets(run.rule.k - 1), salt, mask)

    def part(cut: tuple[np.ndarray, np.ndarray]) -> None:
        kernel(cut[0], *args, cut[1])

    if run.threads == 1:
        part((lines, out))
        return out
    cuts = zip(np.array_split(lines, run.threads), np.array_split(out, run.threads), strict=True)
    with ThreadPoolExecutor(run.threads) as pool:
        list(pool.map(part, cuts))
    return out


def lines_mismatch(run: Run, order: Int32Array, starts: np.ndarray) -> bool:
    """Return whether signatures of the colours in the spare array of `run` vary within runs.

    Run j is ``order[starts[j]:starts[j + 1]]``. True also if two lines happen to have equal
    sums; nothing else rests on the sums.
    """
    from wlkit._kernels.wl_positions import line_mismatch

    rule, s = run.rule, run.structure
    where = (run.offsets, s.sizes, s.offsets(rule.k - 1), rule.k)
    if rule.name != "delta-local":
        ids = line_ids(run, order)
        if ids is None:
            return True
        if found_in_parallel(line_mismatch, order, starts, run.threads, (ids, *where)):
            return True
    if not rule.needs_types:
        return False
    lists = (*run.neighbors, run.neighbor_types)
    return any(_bags_differ(run, order, starts, i, lists) for i in range(rule.k))


def line_ids(run: Run, items: Int32Array) -> Int32Array | None:
    """Return ids of the lines of the items, equal iff their multisets are; -1 for other lines.

    None if two lines happen to have equal sums.
    """
    from wlkit._kernels.wl_positions import mark_lines

    k, s = run.rule.k, run.structure
    begins = s.offsets(k - 1)
    marks = np.zeros(begins[-1], dtype=np.uint8)
    mark_lines(items, run.offsets, s.sizes, begins, k, marks)
    lines = np.flatnonzero(marks)
    (salt,) = run.random.integers(0, 2**64, 1, dtype=np.uint64)
    sums = line_sums(run, run.spare, lines, salt, _ALL)
    by_sum = np.argsort(sums)
    lines, sums = lines[by_sum], sums[by_sum]
    cuts = np.flatnonzero(sums[1:] != sums[:-1]) + 1
    starts = np.concatenate(([0], cuts, [lines.size])).astype(np.int64)
    graph = np.searchsorted(begins, lines, side="right") - 1
    tuples = run.offsets[graph] + (lines - begins[graph]) * s.sizes[graph]
    if _bags_differ(run, tuples.astype(np.int32), starts, k - 1, (_NO_ROWS, _NONE, _NONE)):
        return None
    ids = np.full(begins[-1], -1, dtype=np.int32)
    ids[lines] = np.repeat(np.arange(starts.size - 1, dtype=np.int32), np.diff(starts))
    return ids


def _bags_differ(
    run: Run,
    order: Int32Array,
    starts: np.ndarray,
    i: int,
    lists: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> bool:
    """Return whether {{ c(v[i<-w]) }}, over all w or tagged over neighbours, vary within runs."""
    from wlkit._kernels.wl_positions import bag_mismatch

    k, s = run.rule.k, run.structure
    head = (np.int64(i), int(s.sizes.max()), run.spare, run.offsets, s.sizes, k)
    fixed = (*head, *lists, s.pair_types[1], s.first)
    return found_in_parallel(bag_mismatch, order, starts, run.threads, fixed)
