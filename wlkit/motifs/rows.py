"""Work on the rows of one host in chunks, in threads."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from os import cpu_count, environ
from typing import TypeVar

T = TypeVar("T")


def over_rows(n: int, scratch: Callable[[], Callable[[int, int], T]], *, threads: bool) -> list[T]:
    """Return the results of all chunks [first, last) of the rows 0, ..., n - 1, in no given order.

    Parameters
    ----------
    n : int
    scratch : callable
        Called once in every thread; returns the function of a chunk with arrays of its own.
    threads : bool
        Whether to use as many threads as there are cores (or NUMBA_NUM_THREADS).
    """
    size = max(1, min(4096, -(-n // 64)))
    firsts = iter(range(0, n, size))  # next() on a range iterator is atomic

    def work(_: None = None) -> list[T]:
        run = scratch()
        return [run(first, min(first + size, n)) for first in firsts]

    workers = int(environ.get("NUMBA_NUM_THREADS", cpu_count() or 1)) if threads else 1
    if workers == 1:
        return work()
    with ThreadPoolExecutor(workers) as pool:
        return [x for part in pool.map(work, repeat(None, workers)) for x in part]
