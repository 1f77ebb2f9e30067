"""In which form a callable takes a graph, and how what it returns is compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import numpy as np

from wlkit.errors import GraphError, unknown_name
from wlkit.graphs import Graph

Form = Literal["graph", "networkx", "adjacency"]


def _adjacency(g: Graph) -> np.ndarray:
    if g.is_labelled:
        raise GraphError(
            f'form "adjacency" forgets the labels of {g!r:.80}; '
            'take form "graph" or "networkx", or a graph without labels'
        )
    return g.adjacency.astype(np.int64)


FORMS: dict[str, Callable[[Graph], Any]] = {
    "graph": lambda g: g,
    "networkx": lambda g: g.to_networkx(),
    "adjacency": _adjacency,
}


def caller(f: Callable[[Any], Any], form: Form) -> Callable[[Graph], Any]:
    """Return f as a callable on Graph: given the graph itself, a NetworkX graph, or a matrix.

    Raises
    ------
    UnknownNameError
        If `form` is not in ``FORMS``.
    """
    if form not in FORMS:
        raise unknown_name("form", form, FORMS)
    return lambda g: plain(f(FORMS[form](g)))


def plain(value: Any) -> Any:
    """Return tensors as NumPy arrays, NumPy scalars as Python numbers, the rest as it is."""
    if hasattr(value, "detach"):
        value = value.detach().cpu()
    if hasattr(value, "__array__") and not isinstance(value, (np.ndarray, np.generic)):
        value = np.asarray(value)
    return value.item() if isinstance(value, np.generic) else value


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
