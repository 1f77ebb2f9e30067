"""One einsum step on stacks of tensors, by entrywise and matrix products where they suffice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from wlkit.polynomials.tensors import FLOAT_EXACT, INT64, Tensor, multiply, product, total


def contract(equation: str, operands: Sequence[Tensor], out: np.ndarray | None = None) -> Tensor:
    """Return the value of an einsum equation on stacks of tensors.

    Parameters
    ----------
    equation : str
        Such as ``"ac,cb->ab"``; every index of the output is one of an input.
    operands : sequence of Tensor
        The same leading axis for all, or 1; their other axes bear the indices.
    out : np.ndarray, optional
        Where an entrywise product may put its result.

    Examples
    --------
    >>> import numpy as np
    >>> from wlkit.polynomials.tensors import tensor
    >>> x = tensor(np.array([[[1, 2], [3, 4]]]))
    >>> contract("ac,bc->ab", [x, x]).array.tolist()
    [[[5, 11], [11, 25]]]

    Notes
    -----
    Tensors on the same indices are multiplied first.  Then nothing is summed, or one index by a
    sum, a matrix and vector, or a matrix product; any other equation goes to `numpy.einsum`.
    """
    inputs, output, summed = parsed(equation)
    groups: dict[str, list[Tensor]] = {}
    for indices, operand in zip(inputs, operands, strict=True):
        letters, reduced = _without_repeats(indices, operand)
        ordered = "".join(sorted(letters))
        groups.setdefault(ordered, []).append(_aligned(reduced, letters, ordered))
    if not summed and set("".join(groups)) == set(output):
        return _entrywise(groups, output, out)
    merged = {letters: multiply(group) for letters, group in groups.items()}
    if len(summed) == 1:
        found = _one_summed(merged, summed, output)
        if found is not None:
            return found
    return _einsum(list(merged), list(merged.values()), output)


@lru_cache(maxsize=4096)
def parsed(equation: str) -> tuple[tuple[str, ...], str, str]:
    """Return the indices of the operands, those of the output, and those summed out.

    Examples
    --------
    >>> parsed("ac,cb->ab")
    (('ac', 'cb'), 'ab', 'c')
    """
    inputs, _, output = equation.partition("->")
    summed = sorted(set(inputs) - {","} - set(output))
    return tuple(inputs.split(",")), output, "".join(summed)


def _without_repeats(indices: str, t: Tensor) -> tuple[str, Tensor]:
    letters = "".join(dict.fromkeys(indices))
    if letters == indices:
        return indices, t
    places = [0, *(1 + letters.index(x) for x in indices)]
    return letters, Tensor(np.einsum(t.array, places, [0, *range(1, 1 + len(letters))]), t.bound)


def _aligned(t: Tensor, letters: str, target: str) -> Tensor:
    """Return the tensor with axes in the order of `target`, of length 1 where it has none."""
    if letters == target:
        return t
    kept = [x for x in target if x in letters]
    array = t.array.transpose(0, *(1 + letters.index(x) for x in kept))
    index = (slice(None), *(slice(None) if x in letters else None for x in target))
    return Tensor(array[index], t.bound)


def _entrywise(groups: dict[str, list[Tensor]], output: str, out: np.ndarray | None) -> Tensor:
    order = sorted(groups, key=lambda letters: (len(letters), letters))
    small = [_aligned(multiply(groups[x]), x, output) for x in order if len(x) < len(output)]
    full = [_aligned(t, x, output) for x in order if len(x) == len(output) for t in groups[x]]
    return multiply([*small, *full], out)


def _one_summed(merged: dict[str, Tensor], v: str, output: str) -> Tensor | None:
    """Return the sum over v if it is a sum, matrix times vector, or product of two matrices."""
    pairs = [x for x in merged if len(x) == 2 and v in x]
    if len(pairs) + (v in merged) < len(merged) or not len(pairs) == len(output) <= 2:
        return None
    vector = merged.get(v)
    if not pairs:
        return None if vector is None else total(vector)
    left = _aligned(merged[pairs[0]], pairs[0], pairs[0].replace(v, "") + v)
    if len(pairs) == 1:
        if vector is None:
            return total(left)
        column = product(left, Tensor(vector.array[..., None], vector.bound))
        return Tensor(column.array[..., 0], column.bound)
    if vector is not None:
        left = multiply([left, Tensor(vector.array[:, None, :], vector.bound)])
    right = _aligned(merged[pairs[1]], pairs[1], v + pairs[1].replace(v, ""))
    made = "".join(x.replace(v, "") for x in pairs)
    return _aligned(product(left, right), made, output)


def _einsum(inputs: list[str], operands: list[Tensor], output: str) -> Tensor:
    """Return a general contraction, one member of the stack at a time."""
    size = max(1, *(max(t.array.shape[1:], default=1) for t in operands))
    bound: int | None = None
    dtype = operands[0].array.dtype
    if all(t.bound is not None for t in operands):
        operands = [t.tightened() for t in operands]
        bound = size ** len(set("".join(inputs)) - set(output))
        for t in operands:
            bound *= t.bounded
        floats = np.float64 if bound < FLOAT_EXACT else np.int64
        dtype = np.dtype(floats if bound < INT64 else object)
    stack = max(len(t.array) for t in operands)
    equation = f"{','.join(inputs)}->{output}"
    values = [
        np.einsum(
            equation,
            *(t.array[b if len(t.array) > 1 else 0].astype(dtype) for t in operands),
            optimize=dtype.kind != "O",
        )
        for b in range(stack)
    ]
    made = np.stack([np.asarray(value, dtype=dtype) for value in values])
    return Tensor(made.astype(np.int64) if bound and dtype == np.float64 else made, bound)
