"""A finite set of invertible integer matrices, over Z or modulo m."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import InputError
from wlkit.groups.generating_set import (
    ByContent,
    Parameters,
    checked_names,
    frozen_parameters,
    inverse_name,
)
from wlkit.groups.matrix_inverse import inverse

if TYPE_CHECKING:
    from numpy.typing import NDArray


def integer_array(values: Any, *, what: str) -> NDArray[np.int64]:
    """Return `values` as int64, or say that they are not integers."""
    try:
        array = np.array(values)
    except ValueError:
        raise InputError(f"{what} has rows of one length, got {str(values)[:80]}") from None
    if array.size and array.dtype.kind not in "iu":
        raise InputError(f"{what} has integer entries below 2^63, got {values!r}")
    return array.astype(np.int64)


@dataclass(frozen=True, eq=False, repr=False)
class MatrixGeneratingSet(ByContent):
    """Matrices g_0, ..., g_{k-1} of size n x n; a move is ``new = g @ old``, modulo m if m > 0.

    Parameters
    ----------
    matrices : array_like of int, shape (k, n, n)
        Each invertible: determinant 1 or -1 over Z, a unit modulo m.
    names : sequence of str, optional
    modulo : int, keyword-only
        0 for the integers, else 2 <= m <= 2^31.
    state : array_like of int, shape (n, c), keyword-only
        The central state that is moved; the identity by default.

    Examples
    --------
    >>> s = MatrixGeneratingSet([[[1, 1], [0, 1]], [[0, -1], [1, 0]]], ["e", "w"], modulo=5)
    >>> s.inverse_closed, s.with_inverses().matrices[2].tolist()
    (False, [[1, 4], [0, 1]])
    """

    matrices: NDArray[np.int64]
    names: tuple[str, ...]
    modulo: int
    name: str
    parameters: Parameters
    state: tuple[tuple[int, ...], ...] | None

    def __init__(
        self,
        matrices: Any,
        names: Sequence[str] | None = None,
        *,
        modulo: int = 0,
        name: str = "",
        parameters: Mapping[str, Any] | Iterable[tuple[str, Any]] = (),
        state: Any = None,
    ) -> None:
        if modulo != 0 and not 2 <= modulo <= 2**31:
            raise InputError(f"the modulus is 0 (integers) or 2..2^31, got {modulo}")
        array = integer_array(matrices, what="a matrix generator")
        if array.ndim != 3 or array.shape[1] != array.shape[2] or not array.size:
            raise InputError(f"expected k square matrices, got an array of shape {array.shape}")
        array = array % modulo if modulo else array
        inverses = np.array([inverse(matrix, modulo) for matrix in array])
        array.setflags(write=False)
        put = object.__setattr__
        put(self, "matrices", array)
        put(self, "names", checked_names(names, len(array)))
        put(self, "modulo", int(modulo))
        put(self, "name", name)
        put(self, "parameters", frozen_parameters(parameters))
        put(self, "state", None if state is None else self._checked_state(state))
        self.__dict__["inverse_matrices"] = inverses

    def _checked_state(self, state: Any) -> tuple[tuple[int, ...], ...]:
        array = integer_array(state, what="a matrix state")
        if array.ndim == 1:
            array = array.reshape(-1, 1)
        if array.ndim != 2 or array.shape[0] != self.size:
            raise InputError(
                f"a state of {self.size} x {self.size} matrices has {self.size} rows, "
                f"got shape {array.shape}"
            )
        array = array % self.modulo if self.modulo else array
        return tuple(tuple(row) for row in array.tolist())

    @property
    def size(self) -> int:
        """The number n of rows."""
        return int(self.matrices.shape[1])

    @property
    def start(self) -> tuple[tuple[int, ...], ...]:
        """The central state: `state`, or the identity matrix."""
        if self.state is not None:
            return self.state
        return tuple(tuple(row) for row in np.eye(self.size, dtype=np.int64).tolist())

    @cached_property
    def inverse_indices(self) -> tuple[int, ...]:
        """For each generator the index of its inverse, -1 where the set does not hold it."""
        where = {matrix.tobytes(): i for i, matrix in enumerate(self.matrices)}
        return tuple(where.get(m.tobytes(), -1) for m in self.__dict__["inverse_matrices"])

    @property
    def inverse_closed(self) -> bool:
        """Whether the inverse of every generator is a generator."""
        return -1 not in self.inverse_indices

    def inverses(self) -> MatrixGeneratingSet:
        """Return the set of inverses, in the same order."""
        return self._replaced(
            self.__dict__["inverse_matrices"], tuple(map(inverse_name, self.names))
        )

    def with_inverses(self) -> MatrixGeneratingSet:
        """Return the set with the missing inverses appended; itself when none is missing."""
        missing = [i for i, j in enumerate(self.inverse_indices) if j < 0]
        if not missing:
            return self
        rows = np.concatenate([self.matrices, self.__dict__["inverse_matrices"][missing]])
        return self._replaced(
            rows, self.names + tuple(inverse_name(self.names[i]) for i in missing)
        )

    def with_state(self, state: Any) -> MatrixGeneratingSet:
        """Return the same generators acting on another central state."""
        return MatrixGeneratingSet(
            self.matrices,
            self.names,
            modulo=self.modulo,
            name=self.name,
            parameters=self.parameters,
            state=state,
        )

    def to_text(self) -> str:
        """Return JSON that :func:`wlkit.groups.generators_from_text` reads back."""
        from wlkit.groups.formats import generators_to_text

        return generators_to_text(self)

    def _replaced(self, matrices: Any, names: Sequence[str]) -> MatrixGeneratingSet:
        return MatrixGeneratingSet(
            matrices,
            names,
            modulo=self.modulo,
            name=self.name,
            parameters=self.parameters,
            state=self.state,
        )

    def _content(self) -> tuple[Any, ...]:
        return (
            self.matrices.shape,
            self.matrices.tobytes(),
            self.modulo,
            self.names,
            self.name,
            self.state,
            self.parameters,
        )

    def __repr__(self) -> str:
        if self.name:
            return f"{self.name}({', '.join(f'{value!r}' for _, value in self.parameters)})"
        return (
            f"MatrixGeneratingSet({self.matrices.tolist()}, {list(self.names)}, "
            f"modulo={self.modulo})"
        )
