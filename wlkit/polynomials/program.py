"""Contraction programs: straight-line sequences of einsum steps on small tensors of a matrix."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np

from wlkit.errors import InputError
from wlkit.exact._numbers import exact
from wlkit.exact.residues import fits_int64

CONSTANTS = {"I": 2, "J": 2, "ones": 1, "unit": 0}
"""Order of the tensors every program may use: identity, all ones (n x n, n), the number 1."""


def channel_name(channel: int) -> str:
    """Return the name of an input matrix in a program: A for the first, then A1, A2, ...

    Examples
    --------
    >>> channel_name(0), channel_name(2)
    ('A', 'A2')
    """
    return f"A{channel}" if channel else "A"


@dataclass(frozen=True)
class Step:
    """One contraction: the tensor `target` is made from the `operands` by the einsum `equation`.

    Examples
    --------
    >>> Step("T1", "ac,cb->ab", ("A", "A"))
    Step(target='T1', equation='ac,cb->ab', operands=('A', 'A'))
    """

    target: str
    equation: str
    operands: tuple[str, ...]

    @property
    def letters(self) -> frozenset[str]:
        """The indices met: the step takes n^len(letters) multiplications per operand."""
        return frozenset(self.equation) - {",", "-", ">"}

    @property
    def output(self) -> str:
        """The indices of the tensor made."""
        return self.equation.partition("->")[2]

    @property
    def summed(self) -> int:
        """How many indices are summed out."""
        return len(self.letters) - len(self.output)


@dataclass(frozen=True)
class Program:
    """A contraction program; its last step makes the result.

    Parameters
    ----------
    steps : tuple of Step
        In order; operands are inputs (A, A1, ...), constants (I, J, ones, unit) or earlier targets.

    Raises
    ------
    InputError
        If a step uses a tensor not made before it, or with another number of indices.

    Examples
    --------
    >>> import numpy as np
    >>> walks = Program((Step("T1", "ac,cb->ab", ("A", "A")), Step("T2", "aa->", ("T1",))))
    >>> walks.run(np.array([[0, 1], [1, 0]]))
    2
    """

    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not self.steps:
            raise InputError("expected a program of at least one step")
        order = dict(CONSTANTS)
        for step in self.steps:
            inputs = step.equation.partition("->")[0].split(",")
            if len(inputs) != len(step.operands):
                raise InputError(f"step {step}: expected {len(inputs)} operands")
            for name, indices in zip(step.operands, inputs, strict=True):
                known = 2 if _is_input(name) else order.get(name)
                if known != len(indices):
                    raise InputError(
                        f"step {step.target} = {step.equation}: {name} has {known} indices"
                    )
            order[step.target] = len(step.output)

    @property
    def order(self) -> int:
        """The number of indices of the result: 0, 1 or 2."""
        return len(self.steps[-1].output)

    @property
    def width(self) -> int:
        """The most indices of a step, minus one: time n^(width + 1)."""
        return max(len(step.letters) for step in self.steps) - 1

    @property
    def memory(self) -> int:
        """The most indices of a tensor made."""
        return max(len(step.output) for step in self.steps)

    def run(self, matrix: Any) -> Any:
        """Return the exact value on a square matrix, shape (n, n), or (n, n, channels).

        Parameters
        ----------
        matrix : nested lists or array of exact numbers
            Python ints of any size or Fractions (object arrays), or numpy integers.

        Returns
        -------
        int or Fraction, or array of shape (n,) or (n, n)
            int64 when a bound proves that nothing overflows, else object.

        Raises
        ------
        InputError
            If the matrix is not square, not exact, or has too few channels.
        """
        stack = exact_stack(matrix)
        n = stack.shape[1]
        bound = None if stack.dtype == object else self.bound(n, _largest(stack))
        dtype = np.int64 if bound is not None and fits_int64(bound) else object
        tensors = self._inputs(stack.astype(dtype))
        for step in self.steps:
            tensors[step.target] = np.einsum(
                step.equation, *(tensors[name] for name in step.operands)
            )
        return _returned(np.asarray(tensors[self.steps[-1].target], dtype=dtype))

    def bound(self, n: int, largest: int) -> int:
        """Return a bound on every intermediate absolute value for entries up to `largest`.

        A step with summed indices s and operands bounded by b_1, ..., b_r stays below
        n^s max(1, b_1) ... max(1, b_r), partial sums and products included.

        Examples
        --------
        >>> Program((Step("T", "ab,bc->", ("A", "A")),)).bound(10, 3)
        9000
        """
        bounds = dict.fromkeys(CONSTANTS, 1)
        worst = max(1, largest)
        for step in self.steps:
            value = max(1, n) ** step.summed
            for name in step.operands:
                value *= max(1, largest if _is_input(name) else bounds[name])
            bounds[step.target] = value
            worst = max(worst, value)
        return worst

    def _inputs(self, stack: np.ndarray) -> dict[str, np.ndarray]:
        n, dtype = stack.shape[1], stack.dtype
        tensors = {channel_name(c): stack[c] for c in range(len(stack))}
        used = {name for step in self.steps for name in step.operands if _is_input(name)}
        if used - set(tensors):
            missing = sorted(used - set(tensors))
            raise InputError(f"the program uses {missing}, the input has {len(stack)} channels")
        tensors["I"] = np.eye(n, dtype=np.int64).astype(dtype)
        tensors["J"] = np.ones((n, n), dtype=np.int64).astype(dtype)
        tensors["ones"] = np.ones(n, dtype=np.int64).astype(dtype)
        tensors["unit"] = np.ones((), dtype=np.int64).astype(dtype)
        return tensors

    @property
    def table(self) -> str:
        """The steps with their costs, one a line.

        Examples
        --------
        >>> print(Program((Step("T1", "ac,cb->ab", ("A", "A")),)).table)
        T1 = ac,cb->ab (A, A)   time n^3   memory n^2
        total                   time n^3   memory n^2
        """
        names = [f"{s.target} = {s.equation} ({', '.join(s.operands)})" for s in self.steps]
        wide = max(len("total"), *map(len, names))
        rows = [
            (name, len(step.letters), len(step.output))
            for name, step in zip(names, self.steps, strict=True)
        ]
        rows.append(("total", self.width + 1, self.memory))
        return "\n".join(f"{a:{wide}}   time n^{t}   memory n^{m}" for a, t, m in rows)

    def to_dict(self) -> dict[str, Any]:
        """Return steps, width and the number of steps by exponent of n, as plain Python."""
        cost = Counter(len(step.letters) for step in self.steps)
        return {
            "steps": [
                {"target": s.target, "einsum": s.equation, "operands": list(s.operands)}
                for s in self.steps
            ],
            "width": self.width,
            "memory": self.memory,
            "cost": {f"n^{exponent}": cost[exponent] for exponent in sorted(cost, reverse=True)},
        }


def _is_input(name: str) -> bool:
    return name[0] == "A" and (name == "A" or name[1:].isdigit())


def exact_stack(matrix: Any) -> np.ndarray:
    """Return the input as an array of shape (channels, n, n), int64 or object.

    Raises
    ------
    InputError
        If the shape is not (n, n) or (n, n, channels), or an entry is not exact.

    Examples
    --------
    >>> exact_stack([[1, 2], [3, 4]]).shape
    (1, 2, 2)
    """
    array = matrix if isinstance(matrix, np.ndarray) else _object_array(matrix)
    if array.ndim == 2:
        array = array[:, :, None]
    if array.ndim != 3 or array.shape[0] != array.shape[1]:
        raise InputError(
            f"expected a matrix of shape (n, n) or (n, n, channels), got {array.shape}"
        )
    array = np.moveaxis(array, 2, 0)
    if array.dtype == object or array.dtype == np.uint64:
        entries = [exact(entry, where="a matrix entry") for entry in array.ravel().tolist()]
        if all(isinstance(entry, int) and abs(entry) < 2**62 for entry in entries):
            return np.array(entries, dtype=np.int64).reshape(array.shape)
        exact_array = np.empty(len(entries), dtype=object)
        exact_array[:] = entries
        return exact_array.reshape(array.shape)
    if array.dtype.kind not in "iu":
        raise InputError(f"expected exact integers or Fractions, got dtype {array.dtype}")
    return array.astype(np.int64)


def _object_array(matrix: Any) -> np.ndarray:
    try:
        array = np.array(matrix, dtype=object)
    except ValueError:
        raise InputError(f"expected rows of equal length, got {matrix!r:.80}") from None
    return array.reshape(0, 0) if array.shape == (0,) else array


def _largest(stack: np.ndarray) -> int:
    return max(abs(int(stack.min())), abs(int(stack.max()))) if stack.size else 0


def _returned(value: np.ndarray) -> Any:
    return exact(value.item()) if value.ndim == 0 else value
