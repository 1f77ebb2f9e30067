"""Words to far states by beam search: verified, not claimed to be shortest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.cayley.engine import as_generators
from wlkit.cayley.packing import (
    SIGNED_WIDTHS,
    AnyGeneratingSet,
    EntryOverflowError,
    checked_state,
    move,
    packing,
)
from wlkit.cayley.paths import check_reachable
from wlkit.cayley.search import Search
from wlkit.cayley.word import Word
from wlkit.errors import InputError, SizeError
from wlkit.memory import available_bytes

if TYPE_CHECKING:
    from numpy.typing import NDArray

Heuristic = Callable[["NDArray[np.int64]"], Any]


def misplaced(target: Any) -> Heuristic:
    """Return the heuristic that counts the places where a state differs from the target.

    Examples
    --------
    >>> misplaced((0, 1, 2))(np.array([[0, 1, 2], [1, 0, 2]])).tolist()
    [0, 2]
    """
    goal = np.array(target)
    return lambda states: np.count_nonzero((states != goal).reshape(len(states), -1), axis=1)


def beam_search(
    graph: Any,
    *params: Any,
    to: Any,
    start: Any = None,
    state: Sequence[int] | str | None = None,
    heuristic: Heuristic | None = None,
    width: int = 1000,
    max_steps: int = 1000,
    ball: int = 20_000,
    memory: int | None = None,
    **named: Any,
) -> Word:
    """Return a word from `start` to a far state `to`, found by beam search.

    From every layer of images the `width` states with the least heuristic value go on, until one
    lies in a ball about the target, whose shortest words are known.

    Parameters
    ----------
    graph, params, state, named
        As for :func:`wlkit.cayley.path`.
    to, start : state
        The central state by default for `start`.
    heuristic : callable, optional
        Takes states as an integer array of shape (k, n), for matrices (k, n, c), and returns k
        numbers that estimate the distance to the target; by default the number of misplaced
        symbols.
    width : int
        States that go on after each step.
    max_steps : int
        Steps after which the search gives up.
    ball : int
        Bound on the size of the ball about the target.
    memory : int, optional
        Bytes that may be used; what is free by default.

    Returns
    -------
    Word
        Carried out before it is returned; `shortest` is True only when no state was dropped.

    Raises
    ------
    InputError
        When the target cannot be reached, or the heuristic does not return one number a state.
    SizeError
        When no word is met; the message says how near the search came.

    Examples
    --------
    >>> word = beam_search("lrx", 9, to=[8, 7, 6, 5, 4, 3, 2, 1, 0], width=100)
    >>> word.verify()
    True

    Notes
    -----
    All states that are met are kept packed, at most `width` times the number of generators in a
    step. Where no state was dropped the search was one in breadth, and the word is a shortest one.
    """
    bounds: dict[str, Any] = {"width": width, "max_steps": max_steps, "ball": ball}
    for name, value in bounds.items():
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise InputError(f"{name} is an integer >= 1, got {value!r}")
    generators = as_generators(graph, *params, **named)
    if state is not None:
        generators = generators.with_state(state)
    first = checked_state(generators, generators.start if start is None else start)
    last = checked_state(generators, to)
    check_reachable(generators, first, last)
    free = available_bytes() if memory is None else memory
    estimate = misplaced(last) if heuristic is None else heuristic
    for bits in SIGNED_WIDTHS:
        search = Beam(generators, first, last, estimate, bits, free // 2)
        try:
            letters = search.run(width, max_steps, ball)
        except EntryOverflowError:
            continue
        word = Word(generators, first, last, tuple(letters), shortest=not search.dropped)
        word.verify()
        return word
    raise SizeError(f"an entry on the way left {SIGNED_WIDTHS[-1]} bits: {generators!r}")


class Beam:
    """The states a beam search has met, how it met them, and a ball about the target."""

    def __init__(
        self,
        generators: AnyGeneratingSet,
        start: Any,
        target: Any,
        heuristic: Heuristic,
        bits: int,
        memory: int,
    ) -> None:
        layout = packing(generators, bits)
        self.generators, self.heuristic = generators, heuristic
        self.met = Search(generators, layout, start, memory)
        self.near = Search(generators.inverses(), layout, target, memory)
        self.came_from = [np.zeros(1, dtype=np.int64)]
        self.came_by = [np.zeros(1, dtype=np.int64)]
        self.dropped = False

    def run(self, width: int, max_steps: int, ball: int) -> list[int]:
        """Return the letters of a word to the target."""
        growing = True
        while growing and self.near.count * len(self.generators) <= ball:
            growing = self.near.advance() > 0
        best, front = np.inf, np.zeros(1, dtype=np.int64)
        for _ in range(max_steps):
            there = self.near.indices(self.met.store[front])
            if (there >= 0).any():
                return self._join(front, there)
            fresh = self._expand(front)
            if not fresh.size:
                break
            scores = self._scores(fresh)
            best = min(best, float(scores.min()))
            self.dropped |= fresh.size > width
            front = fresh[np.argsort(scores, kind="stable")[:width]]
        if not self.dropped and not fresh.size:
            raise InputError("no word in the generators carries the start to the target")
        raise SizeError(
            f"no word met after {self.met.count} states within {max_steps} steps of width {width}; "
            f"the least heuristic value was {best:g}; give a larger width or another heuristic"
        )

    def _expand(self, front: NDArray[np.int64]) -> NDArray[np.int64]:
        """Enter the images of the states; return the numbers of the new ones."""
        before, k = self.met.count, len(self.generators)
        images = move(self.generators, self.met.layout, self.met.store[front])
        self.met.add(images)
        at = self.met.indices(images)
        rows = np.flatnonzero(at >= before)[::-1]
        first = np.zeros(self.met.count - before, dtype=np.int64)
        first[at[rows] - before] = rows
        self.came_from.append(front[first // k])
        self.came_by.append(first % k)
        return np.arange(before, self.met.count)

    def _scores(self, numbers: NDArray[np.int64]) -> NDArray[np.float64]:
        states = self.met.layout.rows(self.met.store[numbers])
        scores = np.asarray(self.heuristic(states), dtype=np.float64)
        if scores.shape != (len(numbers),) or np.isnan(scores).any():
            raise InputError(
                f"a heuristic returns one number for each of {len(numbers)} states, "
                f"got shape {scores.shape}"
            )
        return scores

    def _join(self, front: NDArray[np.int64], there: NDArray[np.int64]) -> list[int]:
        """Return the letters to the state from which the target is nearest, and on."""
        found = np.flatnonzero(there >= 0)
        nearest = found[np.argmin([self.near.radius_of(int(i)) for i in there[found]])]
        tail = self.near.geodesic(int(there[nearest]), self.generators)
        from_, by = np.concatenate(self.came_from), np.concatenate(self.came_by)
        here, letters = int(front[nearest]), []
        while here:
            letters.append(int(by[here]))
            here = int(from_[here])
        return letters[::-1] + tail[::-1]
