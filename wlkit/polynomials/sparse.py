"""Evaluation at sparse matrices: the same programs, on relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from wlkit.errors import InputError, SizeError
from wlkit.exact._numbers import exact
from wlkit.graphs import Multigraph
from wlkit.polynomials.inputs import Arithmetic, channel_name, is_input
from wlkit.polynomials.program import Program
from wlkit.polynomials.relations import Relation, add_relations, contract_relations


def is_sparse(matrix: Any) -> bool:
    """Return whether `matrix` is a scipy.sparse array or matrix, or a list of such, one a channel.

    Examples
    --------
    >>> is_sparse([[0, 1], [1, 0]])
    False
    """
    one = matrix[0] if isinstance(matrix, (list, tuple)) and matrix else matrix
    return type(one).__module__.startswith("scipy.sparse")


class SparseInput:
    """Square sparse matrices of one order, as relations.

    Parameters
    ----------
    matrix : scipy.sparse array or matrix, or list of such
        One for each channel.
    dtype : "exact", "float64" or "float32"
        Exact takes integers and truth values.

    Raises
    ------
    InputError
        If one is not square, of another order, or not exact.
    """

    def __init__(self, matrix: Any, dtype: Arithmetic = "exact") -> None:
        given = list(matrix) if isinstance(matrix, (list, tuple)) else [matrix]
        self.n = int(given[0].shape[0])
        self.dtype = np.dtype(np.int64 if dtype == "exact" else dtype)
        self.matrices = [self._checked(x) for x in given]

    def _checked(self, matrix: Any) -> Any:
        from scipy.sparse import coo_array

        if matrix.shape != (self.n, self.n):
            raise InputError(f"expected sparse matrices of shape {(self.n,) * 2}: {matrix.shape}")
        if self.dtype.kind == "i" and matrix.dtype.kind not in "iub":
            raise InputError(
                f"expected exact integers, got a sparse matrix of {matrix.dtype}; for floats "
                "ask for dtype='float64'"
            )
        if matrix.dtype == np.uint64 and matrix.nnz and int(matrix.data.max()) >= 2**63:
            raise SizeError("an entry of a sparse matrix exceeds 64 bits")
        copy = coo_array(matrix, dtype=self.dtype)
        copy.sum_duplicates()
        copy.eliminate_zeros()
        return copy

    @property
    def has_loops(self) -> bool:
        """Whether some entry on the diagonal is not 0."""
        return any(bool((x.row == x.col).any()) for x in self.matrices)

    def fits(self, h: Multigraph) -> None:
        """Raise InputError unless channels and symmetry are those that `h` needs."""
        if len(self.matrices) != h.channels:
            raise InputError(f"{h.text}: expected {h.channels} channels, got {len(self.matrices)}")
        if h.directed:
            return
        for x in self.matrices:
            difference = abs(x - x.T).tocoo()
            if difference.nnz and difference.data.any():
                i = int(np.argmax(difference.data))
                at = int(difference.row[i]), int(difference.col[i])
                raise InputError(
                    f"{h.text} is undirected: expected a symmetric matrix; the entries at {at} "
                    f"and {at[::-1]} differ by {difference.data[i]}"
                )

    def tensors(self, used: Iterable[str]) -> dict[str, Relation]:
        """Return the inputs and constants with these names."""
        found = {
            channel_name(c): Relation(np.stack([x.row, x.col]).astype(np.int64), x.data)
            for c, x in enumerate(self.matrices)
        }
        missing = sorted(name for name in used if is_input(name) and name not in found)
        if missing:
            raise InputError(f"the program uses {missing}, the input has {len(found)} channels")
        line = np.arange(self.n)
        full = np.stack([line.repeat(self.n), np.tile(line, self.n)]) if "J" in used else line[None]
        for name, places in {
            "I": np.stack([line, line]),
            "J": full,
            "ones": line[None],
            "unit": np.zeros((0, 1), np.int64),
        }.items():
            found[name] = Relation(places, np.ones(places.shape[1], self.dtype))
        return found

    def run(self, program: Program) -> Relation:
        """Return the value of a program; a tensor is forgotten after its last use."""
        uses = Counter(name for step in program.steps for name in step.operands)
        tensors = self.tensors(uses)
        for step in program.steps:
            operands = [tensors[name] for name in step.operands]
            tensors[step.target] = contract_relations(step.equation, operands, self.n)
            uses.subtract(step.operands)
            for name in set(step.operands):
                if not uses[name]:
                    del tensors[name]
        return tensors[program.steps[-1].target]

    def combination(self, terms: Sequence[tuple[int, Program]], order: int) -> Any:
        """Return a combination of the values of programs as a number, an array or a csr_array.

        Raises
        ------
        SizeError
            If an entry of a matrix exceeds 64 bits, which scipy.sparse cannot hold.
        """
        value = add_relations([(c, self.run(program)) for c, program in terms], self.n)
        if not order:
            number = value.values.sum() if len(value.values) else self.dtype.type(0)
            return float(number) if self.dtype.kind == "f" else exact(number)
        if order == 1:
            fits = value.values.dtype.kind != "O" or value.largest < 2**63
            dense = np.zeros(self.n, self.dtype if fits else object)
            dense[value.places[0]] = value.values
            return dense
        return self._matrix(value)

    def _matrix(self, value: Relation) -> Any:
        from scipy.sparse import csr_array

        if value.values.dtype.kind == "O" and value.largest >= 2**63:
            raise SizeError(
                f"an entry is about {value.largest:.3e}: scipy.sparse holds 64-bit integers; "
                "give a dense matrix"
            )
        values = value.values.astype(self.dtype)
        return csr_array((values, tuple(value.places)), shape=(self.n, self.n))
