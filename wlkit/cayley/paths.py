"""Shortest words between two states by search from both ends."""

from __future__ import annotations

from typing import Any

import numpy as np

from wlkit.cayley.memory import available_bytes
from wlkit.cayley.packing import (
    SIGNED_WIDTHS,
    AnyGeneratingSet,
    EntryOverflowError,
    checked_state,
    packing,
)
from wlkit.cayley.planning import chain_of, is_regular
from wlkit.cayley.search import Search
from wlkit.cayley.word import Word
from wlkit.errors import InputError, SizeError
from wlkit.groups import GeneratingSet


def shortest_word(
    generators: AnyGeneratingSet, start: Any, target: Any, *, memory: int | None = None
) -> Word:
    """Return a shortest word that carries `start` to `target`.

    Spheres grow about both ends, the smaller one next, until they meet; the first meeting is a
    shortest one, since before it the two balls were disjoint.

    Raises
    ------
    InputError
        When the target cannot be reached.
    SizeError
        When the balls do not fit the memory.
    """
    start, target = checked_state(generators, start), checked_state(generators, target)
    _check_reachable(generators, start, target)
    free = available_bytes() if memory is None else memory
    for width in SIGNED_WIDTHS:
        try:
            letters = _meet(generators, start, target, width, free // 2)
        except EntryOverflowError:
            continue
        return Word(generators, start, target, tuple(letters))
    raise SizeError(f"an entry on the way left {SIGNED_WIDTHS[-1]} bits: {generators!r}")


def _check_reachable(generators: AnyGeneratingSet, start: Any, target: Any) -> None:
    """Refuse at once a permutation outside the group, by the stabiliser chain."""
    if not isinstance(generators, GeneratingSet) or not is_regular(generators):
        return
    place = {symbol: i for i, symbol in enumerate(start)}
    if not chain_of(generators.with_state(None)).contains([place[symbol] for symbol in target]):
        raise _unreachable(start, target)


def _unreachable(start: Any, target: Any) -> InputError:
    return InputError(f"no word in the generators carries {start} to {target}")


def _meet(
    generators: AnyGeneratingSet, start: Any, target: Any, width: int, memory: int
) -> list[int]:
    layout, inverses = packing(generators, width), generators.inverses()
    ahead = Search(generators, layout, start, memory)
    behind = Search(inverses, layout, target, memory)
    while True:
        grown, other = (ahead, behind) if len(ahead.front) <= len(behind.front) else (behind, ahead)
        found = other.indices(grown.front)
        if (found >= 0).any():
            break
        if not grown.advance():
            raise _unreachable(start, target)
    at = int(np.flatnonzero(found >= 0)[0])
    here, there = grown.ends[-2] + at, int(found[at])
    if grown is behind:
        here, there = there, here
    # behind moves by inverses, so that its word read backwards uses the generators themselves
    return ahead.geodesic(here, inverses) + behind.geodesic(there, generators)[::-1]
