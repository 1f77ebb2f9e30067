"""A finite set of permutations with names, and optionally the word it moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import FormatError, PermutationError
from wlkit.groups.moves import Moves
from wlkit.groups.permutation import Permutation, checked_images
from wlkit.groups.words import checked_word, word_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wlkit.groups.stabilizer_chain import StabilizerChain


@dataclass(frozen=True, eq=False, repr=False)
class GeneratingSet(Moves):
    """Permutations p_0, ..., p_{k-1} of 0..n-1; a move is ``new[i] = old[p[i]]``.

    Parameters
    ----------
    permutations : array_like of int, shape (k, n)
        One-line arrays, or `Permutation` objects.
    names : sequence of str, optional
        Names of the moves, ``g0, g1, ...`` by default.
    name : str, keyword-only
        Name of the family, for display.
    parameters : mapping or pairs, keyword-only
        The parameters that name this member of the family.
    state : sequence of int or str of digits, keyword-only
        The central word of a Schreier coset graph (symbols may repeat); None means that the
        group acts on itself.

    Attributes
    ----------
    table : int64 array (k, n)
        The permutations, read-only.

    Examples
    --------
    >>> s = GeneratingSet([[1, 2, 0], [1, 0, 2]], ["L", "X"])
    >>> s.degree, s.inverse_closed, s.with_inverses().names
    (3, False, ('L', 'X', "L'"))
    >>> GeneratingSet.from_text(s.to_text()) == s
    True
    """

    state: tuple[int, ...] | None

    def __init__(
        self,
        permutations: Any,
        names: Sequence[str] | None = None,
        *,
        name: str = "",
        parameters: Mapping[str, Any] | Iterable[tuple[str, Any]] = (),
        state: Sequence[int] | str | None = None,
    ) -> None:
        rows = [checked_images(p.images if isinstance(p, Permutation) else p) for p in permutations]
        if not rows:
            raise PermutationError("a generating set needs at least one permutation, got none")
        degrees = sorted({row.size for row in rows})
        if len(degrees) > 1:
            raise PermutationError(f"generators of different degrees: {degrees}")
        table = np.array(rows, dtype=np.int64).reshape(len(rows), degrees[0])
        word = None if state is None else checked_word(state, degrees[0])
        self._define(table, names, name, parameters, word)

    @classmethod
    def from_cycles(
        cls, cycles: Iterable[Sequence[Sequence[int]]], degree: int | None = None, **options: Any
    ) -> GeneratingSet:
        """Return the set whose generators are given as lists of 0-based cycles.

        Examples
        --------
        >>> GeneratingSet.from_cycles([[(0, 1)], [(0, 1, 2, 3)]]).permutations.tolist()
        [[1, 0, 2, 3], [1, 2, 3, 0]]
        """
        listed = [[list(cycle) for cycle in generator] for generator in cycles]
        if degree is None:
            degree = 1 + max((x for g in listed for c in g for x in c), default=-1)
        return cls([Permutation.from_cycles(g, degree) for g in listed], **options)

    @classmethod
    def from_sympy(cls, group: Any, **options: Any) -> GeneratingSet:
        """Return the generators of a ``sympy.combinatorics.PermutationGroup`` as maps of points."""
        return cls([g.array_form for g in group.generators], **options)

    @classmethod
    def from_text(cls, text: str) -> GeneratingSet:
        """Return the set written as text, JSON or a GAP file (see :mod:`wlkit.groups.formats`)."""
        from wlkit.groups.formats import generators_from_text

        found = generators_from_text(text)
        if not isinstance(found, cls):
            raise FormatError("the text holds matrices; read it with read_generators")
        return found

    @property
    def permutations(self) -> NDArray[np.int64]:
        """The one-line arrays, shape (k, n), read-only."""
        return self.table

    @property
    def degree(self) -> int:
        """The number n of points."""
        return int(self.permutations.shape[1])

    @property
    def start(self) -> tuple[int, ...]:
        """The central word: `state`, or 0..n-1 when the group acts on itself."""
        return tuple(range(self.degree)) if self.state is None else self.state

    @cached_property
    def inverse_table(self) -> NDArray[np.int64]:
        """The one-line arrays of the inverses."""
        return np.argsort(self.table, axis=1)

    def relabel(self, relabelling: Permutation) -> GeneratingSet:
        """Return the conjugates ``q p q^-1``: point x is called q(x)."""
        q = relabelling
        rows = [(q * Permutation(p) * q.inverse).images for p in self.permutations]
        state = None if self.state is None else q.inverse.moved(self.state)
        return GeneratingSet(rows, self.names, state=state)

    @property
    def generators(self) -> tuple[Permutation, ...]:
        """The generators as `Permutation` values."""
        return tuple(Permutation(row) for row in self.permutations)

    @property
    def orbits(self) -> tuple[tuple[int, ...], ...]:
        """The orbits of the points, each sorted, in the order of their least points."""
        images, seen, found = self.permutations.T.tolist(), bytearray(self.degree), []
        for first in range(self.degree):
            if seen[first]:
                continue
            orbit, seen[first] = [first], 1
            for point in orbit:
                for image in images[point]:
                    if not seen[image]:
                        seen[image] = 1
                        orbit.append(image)
            found.append(tuple(sorted(orbit)))
        return tuple(found)

    def group(self) -> StabilizerChain:
        """Return a stabiliser chain of the generated group."""
        from wlkit.groups.schreier_sims import stabilizer_chain

        return stabilizer_chain(self)

    def _shown_state(self) -> str:
        return repr(word_text(self.start))
