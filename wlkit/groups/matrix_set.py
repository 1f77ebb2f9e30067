"""A finite set of invertible integer matrices, over Z or modulo m."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import InputError
from wlkit.groups.matrix_inverse import inverse
from wlkit.groups.moves import Moves

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
class MatrixGeneratingSet(Moves):
    """Matrices g_0, ..., g_{k-1} of size n x n; a move is ``new = g @ old``, modulo m if m > 0.

    Parameters
    ----------
    matrices : array_like of int, shape (k, n, n)
        Each invertible: determinant 1 or -1 over Z, a unit modulo m.
    names : sequence of str, optional
    modulo : int, keyword-only
        0 for the integers, else 2 <= m <= 2^31.
    name : str, keyword-only
        Name of the family, for display.
    parameters : mapping or pairs, keyword-only
        The parameters that name this member of the family.
    state : array_like of int, shape (n, c), keyword-only
        The central state that is moved; the identity by default.

    Attributes
    ----------
    table : int64 array (k, n, n)
        The matrices, read-only, reduced modulo m if m > 0.

    Examples
    --------
    >>> s = MatrixGeneratingSet([[[1, 1], [0, 1]], [[0, -1], [1, 0]]], ["e", "w"], modulo=5)
    >>> s.inverse_closed, s.with_inverses().matrices[2].tolist()
    (False, [[1, 4], [0, 1]])
    """

    modulo: int
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
        object.__setattr__(self, "modulo", int(modulo))
        size = array.shape[1]
        self._define(array, names, name, parameters, self._checked_state(state, size))
        self.__dict__["inverses_modulo"] = np.array([inverse(matrix, modulo) for matrix in array])

    def _checked_state(self, state: Any, size: int) -> tuple[tuple[int, ...], ...] | None:
        if state is None:
            return None
        array = integer_array(state, what="a matrix state")
        if array.ndim == 1:
            array = array.reshape(-1, 1)
        if array.ndim != 2 or array.shape[0] != size:
            raise InputError(
                f"a state of {size} x {size} matrices has {size} rows, got shape {array.shape}"
            )
        array = array % self.modulo if self.modulo else array
        return tuple(tuple(row) for row in array.tolist())

    @property
    def matrices(self) -> NDArray[np.int64]:
        """The matrices, shape (k, n, n), read-only."""
        return self.table

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

    @property
    def inverse_table(self) -> NDArray[np.int64]:
        """The inverse matrices, modulo m if m > 0."""
        found: NDArray[np.int64] = self.__dict__["inverses_modulo"]
        return found

    def _options(self) -> dict[str, Any]:
        return {"modulo": self.modulo}
