"""Work on the rows of one host in chunks, in threads, with bars where they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import repeat
from os import cpu_count, environ
from typing import TypeVar

T = TypeVar("T")

_SHOWN = ContextVar("bars over the vertices of a host", default=False)

PATIENCE = 2.0
"""Seconds before a bar appears."""


@contextmanager
def with_bars(shown: bool = True) -> Iterator[None]:
    """Show bars on standard error over the vertices of a host while counts within run.

    Parameters
    ----------
    shown : bool
        False changes nothing, for callers that find out whether somebody is looking.

    Returns
    -------
    context manager

    Examples
    --------
    >>> from wlkit.motifs import hom
    >>> with with_bars():
    ...     hom("C5", "petersen")
    120

    Notes
    -----
    Only counts that take more than two seconds have one, one for each part of the plan that is
    run by sweeps, closed walks or cliques; tables over all vertices have none.
    """
    before = _SHOWN.set(_SHOWN.get() or shown)
    try:
        yield
    finally:
        _SHOWN.reset(before)


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

    workers = int(environ.get("NUMBA_NUM_THREADS", cpu_count() or 1)) if threads else 1
    with _bar(n) as done:

        def work(_: None = None) -> list[T]:
            run, found = scratch(), []
            for first in firsts:
                last = min(first + size, n)
                found.append(run(first, last))
                done(last - first)
            return found

        if workers == 1:
            return work()
        with ThreadPoolExecutor(workers) as pool:
            return [x for part in pool.map(work, repeat(None, workers)) for x in part]


@contextmanager
def _bar(n: int) -> Iterator[Callable[[int], object]]:
    """Yield what says that so many more rows are done."""
    if not _SHOWN.get():
        yield int
        return
    from tqdm.auto import tqdm

    with tqdm(total=n, desc="host", unit="vertex", delay=PATIENCE, leave=False) as bar:
        yield bar.update
