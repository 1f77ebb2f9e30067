"""Contraction programs: straight-line sequences of einsum steps on small tensors of a matrix."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from wlkit.errors import InputError
from wlkit.polynomials.contract import contract
from wlkit.polynomials.inputs import (
    CONSTANTS,
    Arithmetic,
    input_stack,
    input_tensors,
    is_input,
    returned,
)


@dataclass(frozen=True)
class Step:
    """One contraction: the tensor `target` is made from the `operands` by the einsum `equation`.

    Attributes
    ----------
    target : str
        The name of the tensor that is made.
    equation : str
        Of einsum, such as ``"ac,cb->ab"``.
    operands : tuple of str
        The names of inputs and of tensors made before.

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


class Cost(NamedTuple):
    """What a program takes at matrices of one size.

    Attributes
    ----------
    multiplications, additions : int
        Of entries, step by step as the equations are written.
    entries : int
        The most entries of tensors made that are needed at one time, inputs not counted.
    """

    multiplications: int
    additions: int
    entries: int


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
                known = 2 if is_input(name) else order.get(name)
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

    def cost(self, n: int) -> Cost:
        """Return the arithmetic and the memory at matrices of size n.

        Examples
        --------
        >>> walks = Program((Step("T1", "ac,cb->ab", ("A", "A")), Step("T2", "aa->", ("T1",))))
        >>> walks.cost(10)
        Cost(multiplications=1000, additions=909, entries=101)
        """
        last = {name: i for i, step in enumerate(self.steps) for name in step.operands}
        alive: dict[str, int] = {}
        times, plus, most = 0, 0, 0
        for i, step in enumerate(self.steps):
            met, made = n ** len(step.letters), n ** len(step.output)
            times += (len(step.operands) - 1) * met
            plus += met - made
            alive[step.target] = made
            most = max(most, sum(alive.values()))
            alive = {name: size for name, size in alive.items() if last.get(name, i + 1) > i}
        return Cost(times, plus, most)

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
        value = self.run_stack(stack)
        return value if batched else returned(value[0])

    def run_stack(self, stack: np.ndarray) -> np.ndarray:
        """Return the values at the matrices of a checked stack of shape (B, channels, n, n).

        Examples
        --------
        >>> Program((Step("T", "ab->a", ("A",)),)).run_stack(np.ones((2, 1, 3, 3)))[0].tolist()
        [3.0, 3.0, 3.0]
        """
        last = {name: i for i, step in enumerate(self.steps) for name in step.operands}
        tensors = input_tensors(stack, last)
        for i, step in enumerate(self.steps):
            tensors[step.target] = contract(
                step.equation, [tensors[name] for name in step.operands]
            )
            for name in {x for x in step.operands if last[x] == i}:
                del tensors[name]
        value = tensors[self.steps[-1].target].array
        if len(value) != stack.shape[0]:  # made of constants alone
            value = np.repeat(value, stack.shape[0], axis=0)
        return value

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
                value *= max(1, largest if is_input(name) else bounds[name])
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
