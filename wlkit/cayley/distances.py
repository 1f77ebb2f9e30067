"""The distance of every state stored modulo 3, and shortest words walked back through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Protocol

import numpy as np

from wlkit.cayley.bitmap import ResidueBitmap, advance
from wlkit.cayley.layout import coset_layout, coset_shape
from wlkit.cayley.planning import chain_of, is_regular
from wlkit.cayley.word_bitmap import ALONE, WordResidues, Workers
from wlkit.cayley.word_layout import word_layout, word_shape
from wlkit.errors import VerificationError
from wlkit.groups import GeneratingSet
from wlkit.groups.ranking import count_words
from wlkit.memory import available_threads

if TYPE_CHECKING:
    from numpy.typing import NDArray

State = tuple[int, ...]
MANY_STATES = 2_000_000
"""States from which on a sweep is shared among threads."""


@contextmanager
def workers_for(states: int) -> Iterator[Workers]:
    """Yield a pool of threads and their number for a sweep over so many states."""
    threads = available_threads() if states >= MANY_STATES else 1
    if threads == 1:
        yield ALONE
        return
    with ThreadPoolExecutor(threads) as pool:
        yield pool, threads


class Residues(Protocol):
    """Layers found one by one, and the distance modulo 3 of every state in them."""

    def advance(self, workers: Workers = ALONE) -> int:
        """Find the next layer; return its size."""
        ...

    def residue(self, state: State) -> int | None:
        """Return the distance modulo 3 of a state, None while it is not reached."""
        ...


class GroupResidues:
    """Distances modulo 3 of the elements of a group, as rearrangements of the central state."""

    def __init__(self, generators: GeneratingSet) -> None:
        plain = generators.with_state(None)
        chain = chain_of(plain)
        layout = coset_layout(plain, chain, coset_shape(chain, len(plain), True))
        self.place = {symbol: i for i, symbol in enumerate(generators.start)}
        self.bitmap = ResidueBitmap(layout)
        self.bitmap.begin()
        self.front = 1

    def advance(self, workers: Workers = ALONE) -> int:
        """Find the next layer; return its size."""
        self.front = advance(self.bitmap, self.front, *workers)
        return self.front

    def residue(self, state: State) -> int | None:
        """Return the distance modulo 3 of a state, None while it is not reached."""
        return self.bitmap.residue(tuple(self.place[symbol] for symbol in state))


def number_of_states(generators: GeneratingSet) -> int:
    """Return the order of the group, or the number of rearrangements of the central word."""
    if is_regular(generators):
        return chain_of(generators.with_state(None)).order
    return count_words(generators.start)


def residue_bytes(generators: GeneratingSet) -> int | None:
    """Return the bytes of a sweep that records distances modulo 3, None where there is none."""
    if is_regular(generators):
        plain = generators.with_state(None)
        return coset_shape(chain_of(plain), len(plain), True).bytes(directed=True)
    shape = word_shape(generators)
    return shape.bytes + 8 * -(-shape.words // 32) if shape.fits else None


def residues_of(generators: GeneratingSet) -> Residues:
    """Return the table of distances modulo 3 that holds the central state alone."""
    if is_regular(generators):
        return GroupResidues(generators)
    return WordResidues(word_layout(generators), generators.start)


def word_by_sweep(generators: GeneratingSet, target: State) -> list[int] | None:
    """Return generator numbers of a shortest word from the central state to a state.

    Layers are swept until the target is met; None when it is not.
    """
    table = residues_of(generators)
    with workers_for(number_of_states(generators)) as workers:
        while table.residue(target) is None:
            if not table.advance(workers):
                return None
    return walked_back(generators, table.residue, target)


def walked_back(
    generators: GeneratingSet, residue: Callable[[State], int | None], target: State
) -> list[int]:
    """Return generator numbers of a shortest word to a state, from distances modulo 3 alone.

    A predecessor whose residue is one less is one closer when the set is inverse-closed, so that
    any will do.  In a directed graph it may also be farther: all are kept, level by level, until
    the central state is among them.  Every shortest word passes through these levels, so that
    this happens at the distance and not before; forward through the levels any walk is shortest.
    """
    inverses = generators.inverse_table
    levels: list[set[State]] = [{target}]
    left = residue(target) or 0
    while generators.start not in levels[-1]:
        left = (left - 1) % 3
        before = (_moved(g, p) for g in sorted(levels[-1]) for p in inverses)
        kept = (g for g in before if residue(g) == left)
        levels.append(set(islice(kept, 1) if generators.inverse_closed else kept))
        if not levels[-1]:
            raise VerificationError(f"no predecessor of {target} is one closer to the start")
    return _walk(generators, levels[::-1])


def _walk(generators: GeneratingSet, levels: list[set[State]]) -> list[int]:
    """Return the letters of a walk from the central state through the levels to the last one."""
    came: list[dict[State, tuple[State, int]]] = [{generators.start: (generators.start, -1)}]
    for level in levels[1:]:
        reached: dict[State, tuple[State, int]] = {}
        for g in came[-1]:
            for letter, p in enumerate(generators.permutations):
                image = _moved(g, p)
                if image in level:
                    reached.setdefault(image, (g, letter))
        came.append(reached)
    letters, (state,) = [], levels[-1]
    for step in reversed(came[1:]):
        state, letter = step[state]
        letters.append(letter)
    return letters[::-1]


def _moved(g: State, p: NDArray[np.int64]) -> State:
    return tuple(g[i] for i in p.tolist())
