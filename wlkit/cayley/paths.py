"""Shortest words between two states: search from both ends, or a sweep walked back."""

from __future__ import annotations

from typing import Any

import numpy as np

from wlkit.cayley.distances import number_of_states, residue_bytes, word_by_sweep
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
from wlkit.groups import GeneratingSet, SlidingPuzzle
from wlkit.memory import available_bytes

SMALL_BALLS = 200_000
SWEEP_ADVANTAGE = 20
"""How many states of a bitmap are swept in the time of one image of a packed state, about."""


class BallsTooLargeError(Exception):
    """The balls about both ends cost more than a sweep of all states."""


def shortest_word(
    generators: AnyGeneratingSet,
    start: Any,
    target: Any,
    *,
    max_length: int | None = None,
    memory: int | None = None,
) -> Word:
    """Return a shortest word that carries `start` to `target`.

    Spheres grow about both ends, the smaller one next, until they meet; the first meeting is a
    shortest one, since before it the two balls were disjoint.  Where moves are permutations of
    places and a perfect index fits, a sweep that records distances modulo 3 takes over when the
    balls grow large.

    Raises
    ------
    InputError
        When the target cannot be reached, or not by a word of at most `max_length` letters.
    SizeError
        When the balls do not fit the memory.
    """
    start, target = checked_state(generators, start), checked_state(generators, target)
    free = available_bytes() if memory is None else memory
    element = check_reachable(generators, start, target)
    if isinstance(generators, GeneratingSet):
        letters = _places_letters(generators, start, target, element, free, max_length)
        return Word(generators, start, target, tuple(letters))
    for width in SIGNED_WIDTHS:
        try:
            letters = _meet(generators, start, target, width, free // 2, longest=max_length)
        except EntryOverflowError:
            continue
        return Word(generators, start, target, tuple(letters))
    raise SizeError(f"an entry on the way left {SIGNED_WIDTHS[-1]} bits: {generators!r}")


def _places_letters(
    generators: GeneratingSet,
    start: Any,
    target: Any,
    element: tuple[int, ...],
    free: int,
    longest: int | None,
) -> list[int]:
    """Return the letters between two words, elements of a group when their symbols differ."""
    here = generators.with_state(start)
    needed = residue_bytes(here)
    limit = None
    if needed is not None and needed <= free and longest is None:
        limit = max(SMALL_BALLS, number_of_states(here) // (SWEEP_ADVANTAGE * len(here)))
    ends = (here.with_state(None), tuple(range(here.degree)), element) if element else None
    moves, first, last = ends or (here, start, target)
    try:
        return _meet(moves, first, last, SIGNED_WIDTHS[0], free // 2, limit, longest)
    except (BallsTooLargeError, SizeError):
        if limit is None:
            raise
        letters = word_by_sweep(here, target)
    if letters is None:
        raise _unreachable(start, target)
    return letters


def check_reachable(generators: AnyGeneratingSet, start: Any, target: Any) -> tuple[int, ...]:
    """Refuse a target of which it is known beforehand that no word leads to it.

    Returns
    -------
    tuple of int
        The group element that carries start to target, for words of distinct symbols; else empty.
    """
    if isinstance(generators, SlidingPuzzle):
        if generators.parity(start) != generators.parity(target):
            raise _unreachable(start, target)
    elif isinstance(generators, GeneratingSet) and is_regular(generators):
        place = {symbol: i for i, symbol in enumerate(start)}
        element = tuple(place[symbol] for symbol in target)
        if not chain_of(generators.with_state(None)).contains(element):
            raise _unreachable(start, target)
        return element
    return ()


def _unreachable(start: Any, target: Any) -> InputError:
    return InputError(f"no word in the generators carries {start} to {target}")


def _meet(
    generators: AnyGeneratingSet,
    start: Any,
    target: Any,
    width: int,
    memory: int,
    limit: int | None = None,
    longest: int | None = None,
) -> list[int]:
    layout, inverses = packing(generators, width), generators.inverses()
    ahead = Search(generators, layout, start, memory)
    behind = Search(inverses, layout, target, memory)
    while True:
        grown, other = (ahead, behind) if len(ahead.front) <= len(behind.front) else (behind, ahead)
        found = other.indices(grown.front)
        if (found >= 0).any():
            break
        if longest is not None and len(ahead.ends) + len(behind.ends) - 4 >= longest:
            raise InputError(f"no word of at most {longest} letters carries {start} to {target}")
        if not grown.advance():
            raise _unreachable(start, target)
        if limit is not None and ahead.count + behind.count > limit:
            raise BallsTooLargeError
    at = int(np.flatnonzero(found >= 0)[0])
    here, there = grown.ends[-2] + at, int(found[at])
    if grown is behind:
        here, there = there, here
    # behind moves by inverses, so that its word read backwards uses the generators themselves
    return ahead.geodesic(here, inverses) + behind.geodesic(there, generators)[::-1]
