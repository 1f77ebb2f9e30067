"""A word in the generators: the evidence that one state is reached from another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wlkit.cayley.packing import AnyGeneratingSet
from wlkit.cayley.sets import moves
from wlkit.errors import VerificationError
from wlkit.groups import SlidingPuzzle


@dataclass(frozen=True, repr=False)
class Word:
    """Moves that carry `start` to `target`, read from left to right.

    Parameters
    ----------
    generators : GeneratingSet or MatrixGeneratingSet
    start, target : state
    letters : tuple of int
        Numbers of generators.
    shortest : bool
        Whether a search has shown that no shorter word does.

    Examples
    --------
    >>> from wlkit.cayley import path
    >>> word = path("coxeter", 4, to=[3, 2, 1, 0])
    >>> word.length, len(word.names), word.shortest, word.verify()
    (6, 6, True, True)
    """

    generators: AnyGeneratingSet
    start: Any
    target: Any
    letters: tuple[int, ...]
    shortest: bool = True

    @property
    def length(self) -> int:
        """The number of moves."""
        return len(self.letters)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the moves."""
        return tuple(self.generators.names[letter] for letter in self.letters)

    def verify(self) -> bool:
        """Carry out the moves one by one.

        Raises
        ------
        VerificationError
            When they do not lead to the target.
        """
        state, steps = self.start, moves(self.generators)
        puzzle = self.generators if isinstance(self.generators, SlidingPuzzle) else None
        for letter in self.letters:
            if puzzle is not None and puzzle.moved(state, letter) is None:
                raise VerificationError(f"{puzzle.names[letter]} does not apply to {state}")
            state = steps[letter](state)
        if state != self.target:
            raise VerificationError(f"the word leads to {state}, not to {self.target}")
        return True

    def to_dict(self) -> dict[str, Any]:
        """Return length, names of the moves, and whether carrying them out was verified."""
        return {"length": self.length, "word": list(self.names), "verified": self.verify()}

    def __len__(self) -> int:
        return self.length

    def __str__(self) -> str:
        return ".".join(self.names)

    def __repr__(self) -> str:
        return f"Word({str(self)!r}, length={self.length})"
