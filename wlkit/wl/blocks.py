"""Cutting the tuples of several graphs into blocks, and working on blocks in parallel."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from itertools import pairwise
from typing import NamedTuple

import numpy as np

BLOCK = 1 << 16
"""Tuples whose sums are kept at a time, per thread; at least 8 n for k = 2 and 4 n^2 for k = 3."""

_FEW = 1 << 12
"""Tuples that one thread compares sooner than several start."""


class Block(NamedTuple):
    """Tuples item_lo..item_hi-1: graphs g_lo..g_hi-1, from v_1 = a_lo, in the last to a_hi - 1."""

    item_lo: int
    item_hi: int
    range: np.ndarray


def blocks(sizes: np.ndarray, k: int) -> Iterator[Block]:
    """Cut all tuples into blocks of about BLOCK: runs of whole graphs, or slices of one."""
    item, first, begin = 0, 0, 0
    for g, n in enumerate(int(x) for x in sizes):
        if n**k > BLOCK:
            if first < g:
                yield Block(begin, item, np.array([first, g, 0, int(sizes[g - 1])]))
            step = _slabs(n, k)
            for a in range(0, n, step):
                b = min(n, a + step)
                lo, hi = item + a * n ** (k - 1), item + b * n ** (k - 1)
                yield Block(lo, hi, np.array([g, g + 1, a, b]))
            first, begin = g + 1, item + n**k
        item += n**k
        if first <= g and item - begin >= BLOCK:
            yield Block(begin, item, np.array([first, g + 1, 0, n]))
            first, begin = g + 1, item
    if begin < item:
        yield Block(begin, item, np.array([first, len(sizes), 0, int(sizes[-1])]))


def _slabs(n: int, k: int) -> int:
    """Return how many v_1 are taken in one block: a multiple of as many as are summed at a time."""
    together = {2: 8, 3: 4}.get(k, 1)
    step = BLOCK // n ** (k - 1)
    return max(together, step - step % together)


def in_parallel(
    work: Callable[[Block], None], blocks: list[Block], threads: int, what: str = ""
) -> None:
    """Do the work of every block, `threads` of them at a time, with a bar if it says of `what`."""
    with ThreadPoolExecutor(threads) if threads > 1 else nullcontext() as pool:
        done: Iterable[None] = pool.map(work, blocks) if pool else map(work, blocks)
        if what:
            from tqdm.auto import tqdm

            done = tqdm(done, desc=what, total=len(blocks), unit="block", leave=False)
        deque(done, maxlen=0)


def without_doubles(indptr: np.ndarray, indices: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return neighbour lists in which an out- and in-neighbour stands once."""
    owner = np.repeat(np.arange(indptr.size - 1), np.diff(indptr))
    order = np.lexsort((indices, owner))
    owner, indices = owner[order], indices[order]
    kept = np.ones(indices.size, dtype=bool)
    kept[1:] = (owner[1:] != owner[:-1]) | (indices[1:] != indices[:-1])
    counts = np.bincount(owner[kept], minlength=indptr.size - 1)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64), indices[kept]


def portions(starts: np.ndarray, parts: int) -> list[np.ndarray]:
    """Cut a list of runs into parts of about equally many items."""
    goals = np.linspace(0, starts[-1], parts + 1)[1:-1]
    cuts = [0, *np.searchsorted(starts, goals).tolist(), starts.size - 1]
    return [starts[a : b + 1] for a, b in pairwise(cuts) if a < b]


def led(
    order: np.ndarray, classes: np.ndarray, first: np.ndarray, parts: int
) -> tuple[np.ndarray, np.ndarray]:
    """Put the first item of its class before every run of a class, cut into `parts` or more.

    Parameters
    ----------
    order, classes : arrays (items,)
        Items and their classes; equal classes lie together.
    first : array
        The first item of every class.
    parts : int
        Long runs are cut, so that as many can be worked on at a time.

    Returns
    -------
    order, starts
        Run j is ``order[starts[j]:starts[j + 1]]``, an item followed by others of its class.

    Examples
    --------
    >>> items, classes = np.array([4, 5, 6, 9, 8]), np.array([0, 0, 0, 0, 3])
    >>> [a.tolist() for a in led(items, classes, np.array([4, -1, -1, 2]), 2)]
    [[4, 5, 6, 4, 9, 2, 8], [0, 3, 5, 7]]
    """
    kept = order != first[classes]
    order, classes = order[kept], classes[kept]
    goals = np.linspace(0, order.size, parts + 1).astype(np.int64)[1:-1]
    begins = np.zeros(order.size, dtype=bool)
    begins[:1] = begins[goals[goals < order.size]] = True
    begins[1:] |= classes[1:] != classes[:-1]
    at = np.flatnonzero(begins)
    starts = np.append(at, order.size) + np.arange(at.size + 1)
    return np.insert(order, at, first[classes[at]]), starts


def found_in_parallel(
    kernel: Callable[..., int], order: np.ndarray, starts: np.ndarray, threads: int, fixed: tuple
) -> bool:
    """Return whether a kernel that looks for a mismatch within runs finds one anywhere.

    Run j is ``order[starts[j]:starts[j + 1]]``; `fixed` are the arguments after these two.
    """
    if starts[-1] < _FEW:
        return kernel(order, starts, *fixed) >= 0
    parts = portions(starts, threads)
    if len(parts) < 2:
        return any(kernel(order, part, *fixed) >= 0 for part in parts)
    with ThreadPoolExecutor(len(parts)) as pool:
        return any(item >= 0 for item in pool.map(lambda part: kernel(order, part, *fixed), parts))
