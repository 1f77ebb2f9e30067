"""A finite set of permutations with names, and optionally the word it moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import FormatError, InputError, PermutationError
from wlkit.groups.permutation import Permutation, checked_images

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wlkit.groups.stabilizer_chain import StabilizerChain

Parameters = tuple[tuple[str, Any], ...]


def frozen_parameters(parameters: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> Parameters:
    """Return named parameters as a hashable tuple of pairs (lists become tuples)."""

    def frozen(value: Any) -> Any:
        return tuple(map(frozen, value)) if isinstance(value, (list, tuple)) else value

    pairs = parameters.items() if isinstance(parameters, Mapping) else parameters
    return tuple((str(key), frozen(value)) for key, value in pairs)


def checked_names(names: Sequence[str] | None, count: int) -> tuple[str, ...]:
    """Return `count` generator names, ``g0, g1, ...`` by default."""
    if names is None:
        return tuple(f"g{i}" for i in range(count))
    kept = tuple(str(name) for name in names)
    if len(kept) != count:
        raise InputError(f"{count} generators need {count} names, got {len(kept)}: {kept}")
    for name in kept:
        if not name.strip() or name != name.strip() or "\n" in name or name[0] in "@#":
            raise InputError(f"a generator name is one line that starts like a word, got {name!r}")
    return kept


class ByContent:
    """Generators as a value: equal by content, hashable, as long as there are generators."""

    names: tuple[str, ...]

    def _content(self) -> tuple[Any, ...]:
        return (self.names,)

    def __len__(self) -> int:
        return len(self.names)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ByContent) or type(self) is not type(other):
            return NotImplemented
        return self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())


@dataclass(frozen=True, eq=False, repr=False)
class GeneratingSet(ByContent):
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

    Examples
    --------
    >>> s = GeneratingSet([[1, 2, 0], [1, 0, 2]], ["L", "X"])
    >>> s.degree, s.inverse_closed, s.with_inverses().names
    (3, False, ('L', 'X', "L'"))
    >>> GeneratingSet.from_text(s.to_text()) == s
    True
    """

    permutations: NDArray[np.int64]
    names: tuple[str, ...]
    name: str
    parameters: Parameters
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
        array = np.array(rows, dtype=np.int64).reshape(len(rows), degrees[0])
        array.setflags(write=False)
        put = object.__setattr__
        put(self, "permutations", array)
        put(self, "names", checked_names(names, len(rows)))
        put(self, "name", name)
        put(self, "parameters", frozen_parameters(parameters))
        put(self, "state", None if state is None else checked_word(state, degrees[0]))

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

    def to_text(self) -> str:
        """Return a text that :meth:`from_text` reads back to an equal value."""
        from wlkit.groups.formats import generators_to_text

        return generators_to_text(self)

    @property
    def degree(self) -> int:
        """The number n of points."""
        return int(self.permutations.shape[1])

    @property
    def start(self) -> tuple[int, ...]:
        """The central word: `state`, or 0..n-1 when the group acts on itself."""
        return tuple(range(self.degree)) if self.state is None else self.state

    @cached_property
    def inverse_indices(self) -> tuple[int, ...]:
        """For each generator the index of its inverse, -1 where the set does not hold it."""
        where = {row.tobytes(): i for i, row in enumerate(self.permutations)}
        return tuple(where.get(row.tobytes(), -1) for row in np.argsort(self.permutations, axis=1))

    @property
    def inverse_closed(self) -> bool:
        """Whether the inverse of every generator is a generator (the graph is undirected)."""
        return -1 not in self.inverse_indices

    def inverses(self) -> GeneratingSet:
        """Return the set of inverses, in the same order, named ``L'`` for ``L``."""
        return self._replaced(
            np.argsort(self.permutations, axis=1), tuple(map(inverse_name, self.names))
        )

    def with_inverses(self) -> GeneratingSet:
        """Return the set with the missing inverses appended; itself when none is missing."""
        missing = [i for i, j in enumerate(self.inverse_indices) if j < 0]
        if not missing:
            return self
        rows = np.concatenate([self.permutations, np.argsort(self.permutations[missing], axis=1)])
        return self._replaced(
            rows, self.names + tuple(inverse_name(self.names[i]) for i in missing)
        )

    def with_state(self, state: Sequence[int] | str | None) -> GeneratingSet:
        """Return the same generators acting on another central word."""
        return GeneratingSet(
            self.permutations, self.names, name=self.name, parameters=self.parameters, state=state
        )

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
        label = np.arange(self.degree)
        while True:
            least = np.minimum.reduce([np.minimum(label, label[p]) for p in self.permutations])
            for p in self.permutations:
                np.minimum.at(least, p, least.copy())
            if np.array_equal(least, label):
                break
            label = least
        found: dict[int, list[int]] = {}
        for point, least_point in enumerate(label.tolist()):
            found.setdefault(least_point, []).append(point)
        return tuple(map(tuple, found.values()))

    def group(self) -> StabilizerChain:
        """Return a stabiliser chain of the generated group."""
        from wlkit.groups.stabilizer_chain import stabilizer_chain

        return stabilizer_chain(self)

    def _replaced(self, rows: Any, names: Sequence[str]) -> GeneratingSet:
        return GeneratingSet(
            rows, names, name=self.name, parameters=self.parameters, state=self.state
        )

    def _content(self) -> tuple[Any, ...]:
        shape = self.permutations.shape
        return (
            shape,
            self.permutations.tobytes(),
            self.names,
            self.name,
            self.state,
            self.parameters,
        )

    def __repr__(self) -> str:
        if self.name:
            values = ", ".join(f"{value!r}" for _, value in self.parameters)
            shown = f"{self.name}({values})"
            return shown if self.state is None else f"{shown}.with_state({word_text(self.state)!r})"
        state = "" if self.state is None else f", state={word_text(self.state)!r}"
        return f"GeneratingSet({self.permutations.tolist()}, {list(self.names)}{state})"


def inverse_name(name: str) -> str:
    """Return the name of the inverse move: ``L'`` for ``L`` and back."""
    return name[:-1] if name.endswith("'") and len(name) > 1 else name + "'"


def word_text(word: Sequence[int]) -> str:
    """Return a word as :func:`checked_word` reads it: ``0011`` or, beyond 35, ``0 40``."""
    if max(word, default=0) < 36:
        return "".join("0123456789abcdefghijklmnopqrstuvwxyz"[symbol] for symbol in word)
    return " ".join(map(str, word))


def checked_word(word: Sequence[int] | str, degree: int) -> tuple[int, ...]:
    """Return a word of `degree` symbols as integers >= 0.

    Text is one symbol per character (digits, then letters), or integers separated by blanks or
    commas.

    Examples
    --------
    >>> checked_word("0011", 4), checked_word("10 9 0", 3)
    ((0, 0, 1, 1), (10, 9, 0))
    """
    if isinstance(word, str):
        text = word.strip()
        separated = text.replace(",", " ").split()
        try:
            if len(separated) > 1:
                symbols = tuple(int(part) for part in separated)
            else:
                symbols = tuple(int(letter, 36) for letter in text)
        except ValueError:
            raise FormatError(
                f"a word is written '0011' or '0 0 1 1' with symbols >= 0, got {word!r}"
            ) from None
    else:
        symbols = tuple(int(symbol) for symbol in word)
        if any(symbol != original for symbol, original in zip(symbols, word, strict=True)):
            raise FormatError(f"the symbols of a word are integers >= 0, got {list(word)!r}")
    if len(symbols) != degree:
        raise InputError(
            f"a word moved by permutations of {degree} points has {degree} symbols, "
            f"got {len(symbols)}: {word!r}"
        )
    if symbols and min(symbols) < 0:
        raise InputError(f"the symbols of a word are integers >= 0, got {word!r}")
    return symbols
