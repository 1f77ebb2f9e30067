"""Contraction programs: straight-line sequences of einsum steps on small tensors of a matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

import numpy as np

from wlkit.errors import InputError, unknown_name
from wlkit.exact._numbers import exact
from wlkit.polynomials.contract import contract
from wlkit.polynomials.tensors import Tensor, tensor

Arithmetic: TypeAlias = Literal["exact", "float64", "float32"]
"""Integers and Fractions without error, or floating point."""

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

    def run(self, matrix: Any, *, dtype: Arithmetic = "exact") -> Any:
        """Return the value on a square matrix, or on every matrix of a batch.

        Parameters
        ----------
        matrix : nested lists or array, shape (n, n), (n, n, channels) or (B, n, n, channels)
            For exact values Python ints of any size or Fractions (object arrays), or numpy
            integers.
        dtype : "exact", "float64" or "float32"

        Returns
        -------
        number, or array of shape (n,) or (n, n)
            With a leading axis of length B for a batch.  Exact arrays are int64 when a bound proves
            that nothing overflows, else object.

        Raises
        ------
        InputError
            If the matrix is not square, not exact, or has too few channels.

        Examples
        --------
        >>> path = Program((Step("T", "ab,bc->", ("A", "A")),))
        >>> path.run([[0, 1], [1, 0]]), path.run([[0, 0.5], [0.5, 0]], dtype="float64")
        (2, 0.5)
        """
        stack, batched = input_stack(matrix, dtype)
        used = {name for step in self.steps for name in step.operands}
        tensors = input_tensors(stack, used)
        for step in self.steps:
            tensors[step.target] = contract(
                step.equation, [tensors[name] for name in step.operands]
            )
        value = tensors[self.steps[-1].target].array
        if len(value) != stack.shape[0]:  # made of constants alone
            value = np.repeat(value, stack.shape[0], axis=0)
        return value if batched else returned(value[0])

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


def input_tensors(stack: np.ndarray, used: Iterable[str]) -> dict[str, Tensor]:
    """Return the tensors that programs start from, by name: channels and constants.

    Parameters
    ----------
    stack : np.ndarray
        Shape (B, channels, n, n).
    used : iterable of str
        The names that must be there.

    Raises
    ------
    InputError
        If a channel is used that the input does not have.

    Examples
    --------
    >>> sorted(input_tensors(np.zeros((1, 1, 2, 2), dtype=np.int64), {"A"}))
    ['A', 'I', 'J', 'ones', 'unit']
    """
    n, dtype = stack.shape[-1], stack.dtype
    tensors = {channel_name(c): tensor(stack[:, c]) for c in range(stack.shape[1])}
    missing = sorted(name for name in used if _is_input(name) and name not in tensors)
    if missing:
        raise InputError(f"the program uses {missing}, the input has {len(tensors)} channels")
    made = {"I": np.eye(n), "J": np.ones((n, n)), "ones": np.ones(n), "unit": np.ones(())}
    kind = np.dtype(np.int64) if dtype.kind == "O" else dtype
    return tensors | {name: tensor(np.asarray(x).astype(kind)[None]) for name, x in made.items()}


def input_stack(matrix: Any, dtype: Arithmetic = "exact") -> tuple[np.ndarray, bool]:
    """Return the input as an array of shape (B, channels, n, n), and whether it was a batch.

    Parameters
    ----------
    matrix : nested lists or array, shape (n, n), (n, n, channels) or (B, n, n, channels)
    dtype : "exact", "float64" or "float32"
        Exact gives int64 or object.

    Raises
    ------
    InputError
        If the shape is another, or an entry is not exact.
    UnknownNameError
        If there is no such arithmetic.

    Examples
    --------
    >>> input_stack([[1, 2], [3, 4]])[0].shape
    (1, 1, 2, 2)
    """
    if dtype not in get_args(Arithmetic):
        raise unknown_name("arithmetic", str(dtype), get_args(Arithmetic))
    if dtype != "exact":
        array = _floating(matrix, dtype)
    else:
        array = matrix if isinstance(matrix, np.ndarray) else _object_array(matrix)
    batched = array.ndim == 4
    if array.ndim not in (2, 3, 4) or array.shape[batched] != array.shape[1 + batched]:
        raise _wrong_shape(array)
    array = array[:, :, None] if array.ndim == 2 else array
    array = array if batched else array[None]
    stack = np.moveaxis(array, 3, 1)
    return (np.ascontiguousarray(stack) if dtype != "exact" else _exact(stack)), batched


def _wrong_shape(array: np.ndarray) -> InputError:
    return InputError(
        "expected matrices of shape (n, n), (n, n, channels) or (B, n, n, channels), got "
        f"{array.shape}"
    )


def exact_stack(matrix: Any) -> np.ndarray:
    """Return one matrix as an array of shape (channels, n, n), int64 or object.

    Raises
    ------
    InputError
        If the shape is not (n, n) or (n, n, channels), or an entry is not exact.

    Examples
    --------
    >>> exact_stack([[1, 2], [3, 4]]).shape
    (1, 2, 2)
    """
    stack, batched = input_stack(matrix)
    if batched:
        raise InputError(f"expected one matrix, got a batch of {len(stack)}")
    return stack[0]


def _floating(matrix: Any, dtype: str) -> np.ndarray:
    try:
        return np.asarray(matrix).astype(dtype)
    except (ValueError, TypeError):
        raise InputError(f"expected rows of equal length of numbers, got {matrix!r:.80}") from None


def _exact(array: np.ndarray) -> np.ndarray:
    if array.dtype == object or array.dtype == np.uint64:
        entries = [exact(entry, where="a matrix entry") for entry in array.ravel().tolist()]
        if all(isinstance(entry, int) and abs(entry) < 2**62 for entry in entries):
            return np.array(entries, dtype=np.int64).reshape(array.shape)
        exact_array = np.empty(len(entries), dtype=object)
        exact_array[:] = entries
        return exact_array.reshape(array.shape)
    if array.dtype.kind not in "iu":
        raise InputError(
            f"expected exact integers or Fractions, got dtype {array.dtype}; for floats "
            "ask for dtype='float64'"
        )
    return np.ascontiguousarray(array, dtype=np.int64)


def _object_array(matrix: Any) -> np.ndarray:
    try:
        array = np.array(matrix, dtype=object)
    except ValueError:
        raise InputError(f"expected rows of equal length, got {matrix!r:.80}") from None
    return array.reshape(0, 0) if array.shape == (0,) else array


def returned(value: Any) -> Any:
    """Return a value as a plain number if it has no axes, exact ones reduced.

    Examples
    --------
    >>> returned(np.array(3)), returned(np.array(0.5))
    (3, 0.5)
    """
    if isinstance(value, np.ndarray) and value.ndim:
        return value
    number = value.item() if isinstance(value, (np.ndarray, np.generic)) else value
    return number if isinstance(number, float) else exact(number)
