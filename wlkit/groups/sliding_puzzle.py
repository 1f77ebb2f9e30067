"""Sliding tiles: moves of the hole of a board, which apply only where the board allows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import InputError
from wlkit.groups.matrix_set import integer_array
from wlkit.groups.moves import Moves
from wlkit.groups.words import checked_word, word_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

HOLE = 0
"""The symbol of the hole."""


@dataclass(frozen=True, eq=False, repr=False)
class SlidingPuzzle(Moves):
    """Tiles on the places 0..n-1 of a board with one hole; a move exchanges hole and neighbour.

    The graph of its states is no Cayley graph: which moves apply depends on where the hole is.
    Where a move does not apply the state has no edge of that name.

    Parameters
    ----------
    targets : array_like of int, shape (k, n)
        Move g carries the hole from place i to ``targets[g, i]``, -1 where it does not apply;
        no two places have the same target under one move.
    names : sequence of str, optional
    name : str, keyword-only
    parameters : mapping or pairs, keyword-only
    state : word, keyword-only
        The central state: n symbols, 0 (the hole) once; 1, 2, ..., n-1, 0 by default.

    Attributes
    ----------
    table : int64 array (k, n)
        The targets, read-only.

    Examples
    --------
    >>> ring = SlidingPuzzle([[1, 2, 0]], ["a"])
    >>> ring.start, ring.inverse_closed, ring.with_inverses().names
    ((1, 2, 0), False, ('a', "a'"))
    """

    state: tuple[int, ...] | None

    def __init__(
        self,
        targets: Any,
        names: Sequence[str] | None = None,
        *,
        name: str = "",
        parameters: Mapping[str, Any] | Iterable[tuple[str, Any]] = (),
        state: Sequence[int] | str | None = None,
    ) -> None:
        array = integer_array(targets, what="a table of moves of the hole")
        if array.ndim != 2 or not array.size:
            raise InputError(f"expected k moves of n places, got an array of shape {array.shape}")
        n = array.shape[1]
        for row in array.tolist():
            ends = [end for end in row if end != -1]
            if len(set(ends)) < len(ends) or any(not 0 <= end < n for end in ends):
                raise InputError(
                    f"a move has different targets among 0..{n - 1}, or -1 where it does not "
                    f"apply, got {row}"
                )
        tiles = None if state is None else checked_tiles(state, n)
        self._define(array, names, name, parameters, tiles)

    @classmethod
    def on_board(cls, edges: Iterable[tuple[int, int]], **options: Any) -> SlidingPuzzle:
        """Return the puzzle on a graph: one move an edge, for a hole at either of its ends.

        Examples
        --------
        >>> SlidingPuzzle.on_board([(0, 1), (1, 2), (2, 0)]).targets.tolist()
        [[1, 0, -1], [-1, 2, 1], [2, -1, 0]]
        """
        listed = [(int(a), int(b)) for a, b in edges]
        n = 1 + max((max(pair) for pair in listed), default=-1)
        targets = np.full((len(listed), n), -1)
        for g, (a, b) in enumerate(listed):
            if a == b or min(a, b) < 0:
                raise InputError(f"an edge of a board joins two places >= 0, got {(a, b)}")
            targets[g, a], targets[g, b] = b, a
        return cls(targets, **{"names": [f"{a}-{b}" for a, b in listed], **options})

    @property
    def targets(self) -> NDArray[np.int64]:
        """Where each move carries the hole, shape (k, n), read-only."""
        return self.table

    @property
    def degree(self) -> int:
        """The number n of places."""
        return int(self.targets.shape[1])

    @property
    def start(self) -> tuple[int, ...]:
        """The central state."""
        return (*range(1, self.degree), HOLE) if self.state is None else self.state

    @cached_property
    def inverse_table(self) -> NDArray[np.int64]:
        """Where each inverse move carries the hole."""
        back = np.full_like(self.targets, -1)
        for g, row in enumerate(self.targets):
            places = np.flatnonzero(row >= 0)
            back[g, row[places]] = places
        return back

    def moved(self, state: tuple[int, ...], move: int) -> tuple[int, ...] | None:
        """Return the state after a move, None where it does not apply.

        Examples
        --------
        >>> SlidingPuzzle.on_board([(0, 1), (1, 2)]).moved((1, 2, 0), 1)
        (1, 0, 2)
        """
        hole = state.index(HOLE)
        end = int(self.targets[move, hole])
        if end < 0:
            return None
        tiles = list(state)
        tiles[hole], tiles[end] = tiles[end], HOLE
        return tuple(tiles)

    @cached_property
    def coloring(self) -> tuple[int, ...] | None:
        """A colouring of the places by 0 and 1 that every move of the hole changes, or None."""
        color = [-1] * self.degree
        joined = [
            np.flatnonzero(np.any(self.targets == p, axis=0)).tolist() for p in range(len(color))
        ]
        for p in range(self.degree):
            joined[p] += [end for end in self.targets[:, p].tolist() if end >= 0]
        for root in range(self.degree):
            stack = [root] if color[root] < 0 else []
            color[root] = max(color[root], 0)
            while stack:
                here = stack.pop()
                for there in joined[here]:
                    if color[there] < 0:
                        color[there] = 1 - color[here]
                        stack.append(there)
                    elif color[there] == color[here]:
                        return None
        return tuple(color)

    def parity(self, state: Sequence[int]) -> int | None:
        """Return what every move keeps: parity of the arrangement plus the colour of the hole.

        None where tiles repeat or the board has no such colouring; two states of different
        parity are not connected.

        Examples
        --------
        >>> square = SlidingPuzzle.on_board([(0, 1), (1, 3), (3, 2), (2, 0)])
        >>> square.parity((1, 2, 3, 0)), square.parity((2, 1, 3, 0))
        (1, 0)
        """
        if self.coloring is None or len(set(state)) < self.degree:
            return None
        inversions = sum(a > b for i, a in enumerate(state) for b in state[i + 1 :])
        return (inversions + self.coloring[list(state).index(HOLE)]) % 2

    def _shown_state(self) -> str:
        return repr(word_text(self.start))


def checked_tiles(state: Sequence[int] | str, places: int) -> tuple[int, ...]:
    """Return a state as integers, after checking that it has one hole.

    Raises
    ------
    InputError
        When the length differs or the symbol 0 does not occur exactly once.
    """
    tiles = checked_word(state, places)
    if tiles.count(HOLE) != 1:
        raise InputError(
            f"a state has one hole, written 0; got {tiles.count(HOLE)} of them in {list(tiles)}"
        )
    return tiles
