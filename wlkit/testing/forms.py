"""In which form a callable takes a graph, and how what it returns is compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from wlkit.errors import GraphError, InputError, unknown_name
from wlkit.graphs import Graph

Form = Literal["graph", "networkx", "adjacency", "tensor", "edge-index"]


def _adjacency(g: Graph) -> np.ndarray:
    if g.is_labelled:
        raise GraphError(
            f'form "adjacency" forgets the labels of {g!r:.80}; '
            'take form "graph" or "networkx", or a graph without labels'
        )
    return g.adjacency.astype(np.int64)


@dataclass
class EdgeIndex:
    """A graph as PyTorch Geometric lays it out; all attributes but `num_nodes` are tensors.

    Attributes
    ----------
    x : float64 (n, 1)
        Ones: all vertices look the same at first.
    edge_index : int64 (2, number of arcs)
        Both arcs of every undirected edge.
    batch : int64 (n,)
        Zeros: one graph.
    num_nodes : int
    """

    x: Any
    edge_index: Any
    batch: Any
    num_nodes: int


def _tensor(g: Graph) -> Any:
    return _torch().tensor(_adjacency(g), dtype=_torch().float64)


def _edge_index(g: Graph) -> EdgeIndex:
    torch = _torch()
    arcs = np.argwhere(_adjacency(g)).T.copy()
    ones = torch.ones((g.n, 1), dtype=torch.float64)
    batch = torch.zeros(g.n, dtype=torch.int64)
    return EdgeIndex(ones, torch.tensor(arcs, dtype=torch.int64), batch, g.n)


def _torch() -> Any:
    try:
        import torch
    except ImportError:
        raise InputError(
            'forms "tensor" and "edge-index" hand over PyTorch tensors, which is not installed: '
            "pip install torch"
        ) from None
    return torch


FORMS: dict[str, Callable[[Graph], Any]] = {
    "graph": lambda g: g,
    "networkx": lambda g: g.to_networkx(),
    "adjacency": _adjacency,
    "tensor": _tensor,
    "edge-index": _edge_index,
}


def caller(f: Callable[[Any], Any], form: Form) -> Callable[[Graph], Any]:
    """Return f as a callable on Graph: given the graph in one of the forms.

    ``"graph"`` is the graph itself, ``"networkx"`` a NetworkX graph, ``"adjacency"`` an int64 and
    ``"tensor"`` a float64 torch matrix, ``"edge-index"`` an :class:`EdgeIndex`. A torch module is
    copied, in double precision and in evaluation mode, so that dropout and batch statistics play
    no part and rounding little.

    Raises
    ------
    UnknownNameError
        If `form` is not in ``FORMS``.
    """
    if form not in FORMS:
        raise unknown_name("form", form, FORMS)
    ready = _evaluated(f) if hasattr(f, "state_dict") and hasattr(f, "double") else f
    return lambda g: plain(ready(FORMS[form](g)))


def _evaluated(module: Any) -> Any:
    """Return a copy of a torch module in double precision and evaluation mode."""
    from copy import deepcopy

    return deepcopy(module).double().eval()


def plain(value: Any) -> Any:
    """Return tensors as NumPy arrays, NumPy scalars as Python numbers, the rest as it is.

    Scalars of less than double precision stay what they are: their rounding differs.
    """
    if hasattr(value, "detach"):
        value = value.detach().cpu()
    if hasattr(value, "__array__") and not isinstance(value, (np.ndarray, np.generic)):
        value = np.asarray(value)
    if isinstance(value, np.generic) and value.dtype.name not in ("float16", "float32"):
        return value.item()
    return value


def gap(a: Any, b: Any) -> float:
    """Return the largest difference of two answers, relative to ``1 + |b|``.

    Infinite when they differ in shape, in an integer, or in anything that is not a number.

    Examples
    --------
    >>> gap([1, 2.0], [1, 2.0 + 3e-9]) < 2e-9, gap([1, 2.0], [2, 2.0]), gap("a", "a")
    (True, inf, 0.0)
    """
    if isinstance(a, Mapping) and isinstance(b, Mapping):
        if a.keys() != b.keys():
            return float("inf")
        return max((gap(a[key], b[key]) for key in a), default=0.0)
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        if len(a) != len(b):
            return float("inf")
        return max((gap(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if same(a, b):
        return 0.0
    if not (_is_numeric(a) and _is_numeric(b)):
        return float("inf")
    first, second = np.asarray(a), np.asarray(b)
    inexact = {first.dtype.kind, second.dtype.kind} & {"f", "c"}
    if first.shape != second.shape or not inexact:
        return float("inf")
    apart = np.abs(first - second) / (1 + np.abs(second))
    return float("inf") if np.isnan(apart).any() else float(apart.max())


def rounding_unit(value: Any) -> float:
    """Return the largest rounding unit of the floating-point numbers in an answer; 0 if none.

    Examples
    --------
    >>> rounding_unit([1, "a"]), rounding_unit({"x": np.float32(1)}) > rounding_unit(1.0) > 0
    (0.0, True)
    """
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return max(map(rounding_unit, value), default=0.0)
    if not _is_numeric(value) or np.asarray(value).dtype.kind not in "fc":
        return 0.0
    return float(np.spacing(np.abs(np.ones(1, dtype=np.asarray(value).dtype)))[0])


def same(a: Any, b: Any, tolerance: float = 0.0) -> bool:
    """Return whether two answers are equal: exactly, or with `tolerance` for floating point.

    Numbers and arrays of equal shape differ by at most ``tolerance * (1 + |b|)``; NaN equals
    NaN. Lists, tuples and mappings are compared entry by entry, anything else by ``==``.

    Examples
    --------
    >>> same([1, {"a": 2.0}], [1, {"a": 2.0 + 1e-12}]), same(1.0, 1.0 + 1e-12, tolerance=1e-9)
    (False, True)
    """
    if isinstance(a, Mapping) and isinstance(b, Mapping):
        return a.keys() == b.keys() and all(same(a[key], b[key], tolerance) for key in a)
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(same(x, y, tolerance) for x, y in zip(a, b, strict=True))
    if _is_numeric(a) and _is_numeric(b):
        return _same_numbers(np.asarray(a), np.asarray(b), tolerance)
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        return np.array_equal(a, b)
    return bool(a == b)


def _is_numeric(value: Any) -> bool:
    if isinstance(value, (np.ndarray, np.generic)):
        return value.dtype.kind in "biufc"
    return isinstance(value, (int, float, complex))


def _same_numbers(a: np.ndarray, b: np.ndarray, tolerance: float) -> bool:
    if a.shape != b.shape:
        return False
    if {a.dtype.kind, b.dtype.kind} & {"f", "c"}:
        return bool(np.allclose(a, b, rtol=tolerance, atol=tolerance, equal_nan=True))
    return np.array_equal(a, b)
