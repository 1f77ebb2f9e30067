"""Evaluation at PyTorch tensors by PyTorch's own operations, so that gradients flow through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Multigraph
from wlkit.polynomials.contract import parsed
from wlkit.polynomials.inputs import channel_name, is_input
from wlkit.polynomials.program import Program, Step

TorchTensor: TypeAlias = Any
"""torch.Tensor, without importing it."""


def is_torch(value: Any) -> bool:
    """Return whether `value` is a tensor of PyTorch.

    Examples
    --------
    >>> is_torch([[0.0]])
    False
    """
    kind = type(value)
    return any(base.__module__.partition(".")[0] == "torch" for base in kind.__mro__)


def is_floating(x: TorchTensor) -> bool:
    """Return whether a tensor is of floating point, so that PyTorch computes with it."""
    return bool(x.is_floating_point())


def torch_stack(x: TorchTensor) -> tuple[TorchTensor, bool]:
    """Return floating tensors of shape (B, channels, n, n), and whether they were a batch.

    Raises
    ------
    InputError
        If the shape is not (n, n), (n, n, channels) or (B, n, n, channels).
    """
    batched = x.ndim == 4
    if x.ndim not in (2, 3, 4) or x.shape[batched] != x.shape[1 + batched]:
        raise InputError(
            "expected tensors of shape (n, n), (n, n, channels) or (B, n, n, channels), got "
            f"{tuple(x.shape)}"
        )
    x = x[..., None] if x.ndim == 2 else x
    return (x if batched else x[None]).movedim(-1, 1), batched


def fits(h: Multigraph, stack: TorchTensor) -> None:
    """Raise InputError unless channels and symmetry are those that `h` needs."""
    if stack.shape[1] != h.channels:
        raise InputError(f"{h.text}: expected {h.channels} channels, got {stack.shape[1]}")
    difference = (stack - stack.mT).abs()
    if not h.directed and difference.numel() and bool((difference != 0).any()):
        raise InputError(
            f"{h.text} is undirected: expected a symmetric matrix; opposite entries differ by "
            f"{float(difference.max())}"
        )


def as_numpy(x: TorchTensor) -> np.ndarray:
    """Return an integer tensor as a NumPy array."""
    array: np.ndarray = x.detach().cpu().numpy()
    return array.astype(np.int64) if array.dtype == bool else array


def as_torch(array: np.ndarray, like: TorchTensor) -> TorchTensor:
    """Return exact values as a tensor of int64 on the device of another.

    Raises
    ------
    SizeError
        If a value does not fit.
    """
    import torch

    if array.dtype == object:
        raise SizeError("a value may exceed 64 bits: give a NumPy array, or a floating tensor")
    return torch.from_numpy(np.array(array)).to(like.device)


def run_torch(program: Program, stack: TorchTensor) -> TorchTensor:
    """Return the values of a program, of shape (B,), (B, n) or (B, n, n)."""
    tensors = run_steps(program.steps, stack)
    return _whole(tensors[program.steps[-1].target], len(stack))


def run_steps(steps: Sequence[Step], stack: TorchTensor, kept: Counter[str] | None = None) -> Any:
    """Return the tensors by name; one is forgotten after its last use, unless among `kept`."""
    uses = Counter(name for step in steps for name in set(step.operands))
    tensors = _inputs(stack, set(uses) | set(kept or ()))
    for step in steps:
        tensors[step.target] = torch_contract(
            step.equation, [tensors[name] for name in step.operands]
        )
        uses.subtract(set(step.operands))
        for name in set(step.operands):
            if not uses[name] and not (kept and kept[name]):
                del tensors[name]
    return tensors


def run_outputs(steps: Sequence[Step], outputs: Sequence[Step], stack: TorchTensor) -> TorchTensor:
    """Return the values of all outputs along a new last axis; ``diagonal`` ones as they are."""
    kept = Counter(name for step in outputs for name in set(step.operands))
    tensors = run_steps(steps, stack, kept)
    return [
        _whole(torch_contract(step.equation, [tensors[name] for name in step.operands]), len(stack))
        for step in outputs
    ]


def torch_contract(equation: str, operands: Sequence[TorchTensor]) -> TorchTensor:
    """Return the value of an einsum equation on stacks of tensors, differentiably.

    Tensors on the same indices are multiplied first, then those on fewer indices into those on
    more, so that what is left for `torch.einsum` is an entrywise, a matrix, or a larger product.
    """
    import torch

    inputs, output, _ = parsed(equation)
    groups: dict[str, TorchTensor] = {}
    for letters, x in zip(inputs, operands, strict=True):
        ordered = "".join(sorted(set(letters)))
        if ordered != letters:
            x = torch.einsum(f"...{letters}->...{ordered}", x)
        groups[ordered] = groups[ordered] * x if ordered in groups else x
    for small in sorted(groups, key=len):
        larger = next((x for x in groups if set(small) < set(x)), None)
        if larger is not None:
            text = f"...{larger},...{small}->...{larger}"
            groups[larger] = torch.einsum(text, groups[larger], groups.pop(small))
    text = ",".join(f"...{x}" for x in groups)
    return torch.einsum(f"{text}->...{output}", *groups.values())


def _inputs(stack: TorchTensor, used: set[str]) -> dict[str, TorchTensor]:
    import torch

    n, like = stack.shape[-1], {"dtype": stack.dtype, "device": stack.device}
    tensors = {channel_name(c): stack[:, c] for c in range(stack.shape[1])}
    missing = sorted(name for name in used if is_input(name) and name not in tensors)
    if missing:
        raise InputError(f"the program uses {missing}, the input has {len(tensors)} channels")
    return tensors | {
        "I": torch.eye(n, **like)[None],
        "J": torch.ones((1, n, n), **like),
        "ones": torch.ones((1, n), **like),
        "unit": torch.ones((1,), **like),
    }


def _whole(value: TorchTensor, size: int) -> TorchTensor:
    """Return a value made of constants alone once for each member of the batch."""
    return value if len(value) == size else value.expand(size, *value.shape[1:])
