"""What permutations, matrices and moves of a hole have in common: a finite set of named moves."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import InputError

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import NDArray

Parameters = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, eq=False, repr=False, init=False)
class Moves(ABC):
    """Named moves of the states of a graph: equal by content, hashable, as long as its moves.

    Parameters
    ----------
    table : array of int, shape (k, ...)
        One row a move, read-only; what a row means is up to the subclass.
    names : tuple of str
        Names of the moves, ``g0, g1, ...`` by default.
    name : str
        Name of the family, for display.
    parameters : mapping or pairs
        The parameters that name this member of the family.
    state : tuple or None
        The central state, None for the usual one.
    """

    table: NDArray[np.int64]
    names: tuple[str, ...]
    name: str
    parameters: Parameters
    state: tuple[Any, ...] | None

    def _define(
        self,
        table: NDArray[np.int64],
        names: Sequence[str] | None,
        name: str,
        parameters: Mapping[str, Any] | Iterable[tuple[str, Any]],
        state: tuple[Any, ...] | None,
    ) -> None:
        table.setflags(write=False)
        put = object.__setattr__
        put(self, "table", table)
        put(self, "names", checked_names(names, len(table)))
        put(self, "name", name)
        put(self, "parameters", frozen_parameters(parameters))
        put(self, "state", state)

    @property
    @abstractmethod
    def start(self) -> tuple[Any, ...]:
        """The central state."""

    @property
    @abstractmethod
    def inverse_table(self) -> NDArray[np.int64]:
        """The rows of the inverse moves, in the same order."""

    def _options(self) -> dict[str, Any]:
        """Return what the constructor takes beyond what all kinds of moves take."""
        return {}

    @cached_property
    def inverse_indices(self) -> tuple[int, ...]:
        """For each move the index of its inverse, -1 where there is none."""
        where = {row.tobytes(): i for i, row in enumerate(self.table)}
        return tuple(where.get(row.tobytes(), -1) for row in self.inverse_table)

    @property
    def inverse_closed(self) -> bool:
        """Whether the inverse of every move is a move (the graph is undirected)."""
        return -1 not in self.inverse_indices

    def inverses(self) -> Self:
        """Return the inverse moves, in the same order, named ``L'`` for ``L``."""
        return self._with(self.inverse_table, tuple(map(inverse_name, self.names)), self.state)

    def with_inverses(self) -> Self:
        """Return the moves with the missing inverses appended; itself when none is missing."""
        missing = [i for i, j in enumerate(self.inverse_indices) if j < 0]
        if not missing:
            return self
        rows = np.concatenate([self.table, self.inverse_table[missing]])
        added = tuple(inverse_name(self.names[i]) for i in missing)
        return self._with(rows, self.names + added, self.state)

    def with_state(self, state: Any) -> Self:
        """Return the same moves about another central state."""
        return self._with(self.table, self.names, state)

    def to_text(self) -> str:
        """Return a text that :func:`wlkit.groups.generators_from_text` reads back."""
        from wlkit.groups.formats import generators_to_text

        return generators_to_text(self)

    def _with(self, table: NDArray[np.int64], names: Sequence[str], state: Any) -> Self:
        common = {"name": self.name, "parameters": self.parameters, "state": state}
        return type(self)(table, names, **common, **self._options())  # type: ignore[call-arg]

    def _content(self) -> tuple[Any, ...]:
        extra = tuple(self._options().values())
        table = (self.table.shape, self.table.tobytes(), *extra)
        return (*table, self.names, self.name, self.state, self.parameters)

    def __len__(self) -> int:
        return len(self.names)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Moves) or type(self) is not type(other):
            return NotImplemented
        return self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())

    def _shown_state(self) -> str:
        return repr(self.state)

    def __repr__(self) -> str:
        if self.name:
            shown = f"{self.name}({', '.join(f'{value!r}' for _, value in self.parameters)})"
            return shown if self.state is None else f"{shown}.with_state({self._shown_state()})"
        options = "".join(f", {key}={value}" for key, value in self._options().items())
        state = "" if self.state is None else f", state={self._shown_state()}"
        return f"{type(self).__name__}({self.table.tolist()}, {list(self.names)}{options}{state})"


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


def inverse_name(name: str) -> str:
    """Return the name of the inverse move: ``L'`` for ``L`` and back."""
    return name[:-1] if name.endswith("'") and len(name) > 1 else name + "'"
