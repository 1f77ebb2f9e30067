"""A distance oracle: one sweep, then the distance of any state and a shortest word to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from wlkit.cayley.distances import (
    Residues,
    number_of_states,
    residue_bytes,
    residues_of,
    walked_back,
    workers_for,
)
from wlkit.cayley.engine import as_generators
from wlkit.cayley.frontier import searched
from wlkit.cayley.packing import AnyGeneratingSet, EntryOverflowError, checked_state
from wlkit.cayley.paths import check_reachable
from wlkit.cayley.search import Search
from wlkit.cayley.word import Word
from wlkit.errors import InputError, VerificationError
from wlkit.groups import GeneratingSet, MatrixGeneratingSet
from wlkit.memory import available_bytes

ALL_STATES = 1 << 31


@dataclass(frozen=True, eq=False, repr=False)
class DistanceOracle:
    """The distances from the central state, of all states or of a ball.

    Parameters
    ----------
    generators : GeneratingSet, MatrixGeneratingSet or SlidingPuzzle
    spheres : tuple of int
    complete : bool
        Whether every reachable state is held.
    table : Residues or Search
        Distances modulo 3, two bits a state, or the states themselves.

    Examples
    --------
    >>> oracle = distance_oracle("lx", 6)
    >>> oracle.distance([1, 0, 2, 3, 4, 5]), oracle.distance([5, 4, 3, 2, 1, 0])
    (1, 15)
    >>> oracle.word_to([2, 3, 4, 5, 0, 1])
    Word('L.L', length=2)
    """

    generators: AnyGeneratingSet
    spheres: tuple[int, ...]
    complete: bool
    table: Residues | Search = field(repr=False)

    @property
    def radius(self) -> int:
        """The largest distance held."""
        return len(self.spheres) - 1

    def word_to(self, state: Any) -> Word:
        """Return a shortest word from the central state to a state.

        Raises
        ------
        InputError
            When it is no state of the graph, or is not reached, or lies outside the ball.
        """
        start = self.generators.start
        checked = checked_state(self.generators, state)
        check_reachable(self.generators, start, checked)
        return Word(self.generators, start, checked, tuple(self._letters(checked)))

    def distance(self, state: Any) -> int:
        """Return the distance of a state from the central one."""
        return self.word_to(state).length

    def _letters(self, state: Any) -> list[int]:
        if isinstance(self.table, Search):
            try:
                packed = self.table.layout.pack([state])
            except EntryOverflowError:
                raise self._outside(state) from None
            index = int(self.table.indices(packed)[0])
            if index >= 0:
                return self.table.geodesic(index, self.generators.inverses())
        elif isinstance(self.generators, GeneratingSet) and self.table.residue(state) is not None:
            return walked_back(self.generators, self.table.residue, state)
        raise self._outside(state)

    def _outside(self, state: Any) -> InputError:
        where = "reached" if self.complete else f"within radius {self.radius}"
        return InputError(f"{state} is not {where} from {self.generators.start}")

    def verify(self, samples: int = 20, seed: int = 0) -> bool:
        """Carry out words to states that random moves lead to; a move changes the distance little.

        Raises
        ------
        VerificationError
            When a word does not lead to its state, or a move adds more than 1 to the distance.
        """
        from wlkit.cayley.sets import moves

        steps, rng = moves(self.generators), np.random.default_rng(seed)
        state, before = self.generators.start, 0
        for letter in rng.integers(len(steps), size=min(samples, self.radius)).tolist():
            state = steps[letter](state)
            word = self.word_to(state)
            word.verify()
            if word.length > before + 1:
                raise VerificationError(f"{state} is at {word.length}, one move from {before}")
            before = word.length
        return True

    def __repr__(self) -> str:
        kind = "diameter" if self.complete else "radius"
        return f"DistanceOracle({self.generators!r}, {kind} {self.radius})"


def distance_oracle(
    graph: Any,
    *params: Any,
    state: Sequence[int] | str | None = None,
    max_radius: int | None = None,
    memory: int | None = None,
    **named: Any,
) -> DistanceOracle:
    """Return the distances from the central state as a table that answers for any state.

    Parameters
    ----------
    graph, params, state, named
        As for :func:`wlkit.cayley.growth`.
    max_radius : int, optional
        Only the states within this distance.
    memory : int, optional
        Bytes that may be used; what is free by default.

    Returns
    -------
    DistanceOracle

    Raises
    ------
    InputError
        For an infinite graph without a radius.
    SizeError
        When the states do not fit the memory.

    Examples
    --------
    >>> oracle = distance_oracle("coxeter", 5)
    >>> oracle.radius, oracle.distance([1, 0, 2, 3, 4]), oracle.distance([4, 3, 2, 1, 0])
    (10, 1, 10)

    Notes
    -----
    Permutations of places take two bits an element of the group, four a rearrangement of a word
    with repeated symbols; other states are kept packed.

    References
    ----------
    Cooperman, Finkelstein, New methods for using Cayley graphs in interconnection networks,
    Discrete Applied Mathematics 37/38, 1992: two bits a state.
    """
    generators = as_generators(graph, *params, **named)
    if state is not None:
        generators = generators.with_state(state)
    free = available_bytes() if memory is None else memory
    if isinstance(generators, GeneratingSet):
        needed = residue_bytes(generators)
        if needed is not None and needed <= free:
            return _by_residues(generators, max_radius)
    if isinstance(generators, MatrixGeneratingSet) and not generators.modulo and max_radius is None:
        raise InputError(
            f"integer matrices may generate an infinite group; give max_radius for {generators!r}"
        )
    search = searched(generators, max_radius, ALL_STATES, free)
    complete = max_radius is None or len(search.spheres) - 1 < max_radius
    return DistanceOracle(generators, tuple(search.spheres), complete, search)


def _by_residues(generators: GeneratingSet, max_radius: int | None) -> DistanceOracle:
    table, spheres = residues_of(generators), [1]
    with workers_for(number_of_states(generators)) as workers:
        while max_radius is None or len(spheres) <= max_radius:
            size = table.advance(workers)
            if not size:
                return DistanceOracle(generators, tuple(spheres), True, table)
            spheres.append(size)
    return DistanceOracle(generators, tuple(spheres), False, table)
