"""Breadth-first search on packed states: cosets, puzzles, matrices, infinite groups."""

from __future__ import annotations

import numpy as np

from wlkit.cayley.packing import SIGNED_WIDTHS, AnyGeneratingSet, EntryOverflowError, packing
from wlkit.cayley.search import Search
from wlkit.cayley.sweep import Run, Sweep
from wlkit.errors import SizeError


def frontier_sweep(generators: AnyGeneratingSet, run: Run) -> Sweep:
    """Return the spheres about the central state, every state kept and compared exactly.

    Integer matrices start with 8 bits an entry; when an entry does not fit the search begins
    again with wider ones.

    Raises
    ------
    SizeError
        When the states found do not fit the memory, or an entry does not fit 32 bits.
    """
    for width in SIGNED_WIDTHS:
        try:
            return _sweep(generators, run, width)
        except EntryOverflowError:
            continue
    raise SizeError(
        f"an entry of a matrix left {SIGNED_WIDTHS[-1]} bits; give a smaller max_radius: "
        f"{generators!r}"
    )


def _sweep(generators: AnyGeneratingSet, run: Run, width: int) -> Sweep:
    search = Search(generators, packing(generators, width), generators.start, run.memory)
    resumed = run.load()
    bits = np.array([search.layout.bits])
    if resumed is not None and np.array_equal(resumed.arrays["bits"], bits):
        search.add(resumed.arrays["states"])
        search.ends = [0, *np.cumsum(resumed.spheres).tolist()]
    complete = False
    spheres = search.spheres
    for _ in run.layers(spheres, None):
        size = search.advance()
        complete = not size
        if complete:
            break
        spheres.append(size)
        run.save(spheres, lambda: {"states": search.store[: search.count], "bits": bits})
    low, high = search.ends[-2:]
    return Sweep(
        spheres=tuple(search.spheres),
        complete=complete,
        last_layer=tuple(search.states(low, min(high, low + run.keep))),
        peak_bytes=max(search.peak_bytes, search.store.nbytes + search.slots.nbytes),
    )


def searched(
    generators: AnyGeneratingSet, max_radius: int | None, limit: int, memory: int
) -> Search:
    """Return a finished search: to a radius, to the end, or to more than `limit` states."""
    for width in SIGNED_WIDTHS:
        search = Search(generators, packing(generators, width), generators.start, memory)
        try:
            while max_radius is None or len(search.ends) - 2 < max_radius:
                if not search.advance() or search.count > limit:
                    break
        except EntryOverflowError:
            continue
        return search
    raise SizeError(f"an entry of a matrix left {SIGNED_WIDTHS[-1]} bits: {generators!r}")
