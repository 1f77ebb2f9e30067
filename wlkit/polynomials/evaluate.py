"""The values of the basis polynomials P_H and Q_H on integer matrices, exactly."""

from __future__ import annotations

from itertools import product
from typing import Any, Literal, TypeAlias

import numpy as np

from wlkit.errors import InputError, SizeError, unknown_name
from wlkit.exact._numbers import exact
from wlkit.graphs import Multigraph
from wlkit.polynomials.conversion import p_expansion
from wlkit.polynomials.elimination import elimination_plan
from wlkit.polynomials.program import Arithmetic, input_stack, returned

PolynomialKind: TypeAlias = Literal["P", "Q"]
"""P: the vertices of H are summed over all assignments; Q: over those with distinct values."""


def evaluate(
    h: Multigraph, matrix: Any, kind: PolynomialKind = "P", *, dtype: Arithmetic = "exact"
) -> Any:
    """Return P_H or Q_H at a matrix X.

    P_H(X) is the sum over all assignments i of the non-root vertices of H to 0, ..., n-1 of the
    product over the edges (u, v) of X[i_u, i_v]; Q_H the same over assignments with all indices,
    the roots' too, pairwise distinct.  The indices of the roots are those of the output.

    Parameters
    ----------
    h : Multigraph
        With 0, 1 or 2 roots; equal roots (a, a) put the output on the diagonal.
    matrix : nested lists or array, shape (n, n), (n, n, channels) or (B, n, n, channels)
        int of any size, Fraction, or numpy integers, or floats if `dtype` says so; symmetric when
        `h` is not directed.
    kind : "P" or "Q"
    dtype : "exact", "float64" or "float32"

    Returns
    -------
    number, or array of shape (n,) or (n, n)
        For 0, 1, 2 roots; with a leading axis for a batch.  Exact arrays are int64 when every value
        is proved to fit, else object.

    Raises
    ------
    InputError
        If the matrix is not exact, of another shape, or not symmetric for an undirected `h` (the
        message says by how much).
    UnknownNameError
        If `kind` is neither.

    Examples
    --------
    >>> import numpy as np
    >>> triangle = Multigraph(3, [(0, 1), (1, 2), (0, 2)])
    >>> K4 = np.ones((4, 4), dtype=int) - np.eye(4, dtype=int)
    >>> evaluate(triangle, K4), evaluate(triangle, K4 + np.eye(4, dtype=int), "Q")
    (24, 24)
    >>> evaluate(Multigraph(3, [(0, 1), (1, 2)], roots=(0, 2)), K4).tolist()
    [[3, 2, 2, 2], [2, 3, 2, 2], [2, 2, 3, 2], [2, 2, 2, 3]]

    Notes
    -----
    P by an elimination plan: arithmetic n^(w+1), memory n^w, w the treewidth of H plus a clique on
    the roots.  Q as the sum over set partitions of the vertices, with Moebius weights, of P of
    the quotients; those by partitions that only make loops are left out when the diagonal is zero.

    References
    ----------
    Puny et al., Equivariant Polynomials for Graph Neural Networks, ICML 2023, equation (4).
    """
    stack, batched = checked_stack(h, matrix, dtype)
    columns = np.moveaxis(stack, 1, 3)
    if kind == "P":
        value = elimination_plan(h).program.run(columns, dtype=dtype)
    elif kind == "Q":
        value = _evaluate_distinct(h, stack, columns, dtype)
    else:
        raise unknown_name("kind of polynomial", kind, ["P", "Q"])
    return value if batched else returned(value[0])


def checked_stack(
    h: Multigraph, matrix: Any, dtype: Arithmetic = "exact"
) -> tuple[np.ndarray, bool]:
    """Return `matrix` as a stack (B, channels, n, n) that fits `h`, and whether it was a batch.

    Examples
    --------
    >>> checked_stack(Multigraph(2, [(0, 1)]), [[0, 1], [1, 0]])[0].shape
    (1, 1, 2, 2)
    """
    stack, batched = input_stack(matrix, dtype)
    if stack.shape[1] != h.channels:
        raise InputError(f"{h.text}: expected {h.channels} channels, got {stack.shape[1]}")
    if not h.directed:
        require_symmetric(stack, h.text)
    return stack, batched


def require_symmetric(stack: np.ndarray, what: str) -> None:
    """Raise InputError with the largest difference if a matrix is not symmetric.

    Examples
    --------
    >>> require_symmetric(np.eye(2), "the basis")
    """
    difference = stack - np.swapaxes(stack, -1, -2)
    if difference.any():
        largest = np.abs(difference).max()
        at = tuple(int(i) for i in np.argwhere(np.abs(difference) == largest)[0][-2:])
        raise InputError(
            f"{what} is undirected: expected a symmetric matrix; the entries at {at} and "
            f"{at[::-1]} differ by {largest}"
        )


def checked_input(h: Multigraph, matrix: Any) -> np.ndarray:
    """Return the channels of one exact matrix as a stack (channels, n, n), checked to fit `h`.

    Examples
    --------
    >>> checked_input(Multigraph(2, [(0, 1)]), [[0, 1], [1, 0]]).shape
    (1, 2, 2)
    """
    stack, batched = checked_stack(h, matrix)
    if batched:
        raise InputError(f"expected one matrix, got a batch of {len(stack)}")
    return stack[0]


def _evaluate_distinct(
    h: Multigraph, stack: np.ndarray, columns: np.ndarray, dtype: Arithmetic
) -> np.ndarray:
    size, n = len(stack), stack.shape[-1]
    loops = bool(np.diagonal(stack, axis1=2, axis2=3).any())
    kind = np.dtype(object) if dtype == "exact" else np.dtype(dtype)
    value: Any = np.zeros((size,) + (n,) * len(h.roots), dtype=kind)
    for quotient, coefficient in p_expansion(h, loops=loops).items():
        term = elimination_plan(quotient).program.run(columns, dtype=dtype)
        value = value + coefficient * term.astype(kind)
    if dtype != "exact":
        return np.asarray(value)
    largest = max((abs(x) for x in value.flat), default=0)
    integral = all(isinstance(x, int) for x in value.flat)
    return np.asarray(value.astype(np.int64) if integral and largest < 2**63 else value)


DEFINITION_LIMIT = 4_000_000


def evaluate_by_definition(h: Multigraph, matrix: Any, kind: PolynomialKind = "P") -> Any:
    """Return P_H or Q_H by summing over every assignment: the independent check.

    Raises
    ------
    SizeError
        If there are more than 4 million assignments.

    Examples
    --------
    >>> evaluate_by_definition(Multigraph(2, [(0, 1)]), [[0, 1], [1, 0]])
    2
    """
    stack = checked_input(h, matrix)
    n = stack.shape[1]
    if n**h.n > DEFINITION_LIMIT:
        raise SizeError(
            f"{h.text} at a matrix of order {n}: {n}^{h.n} assignments, at most {DEFINITION_LIMIT}"
        )
    values = stack.tolist()
    total = np.zeros((n,) * len(h.roots), dtype=object)
    for at in product(range(n), repeat=h.n):
        if kind == "Q" and len(set(at)) < h.n:
            continue
        term = 1
        for u, v, c in h.edges:
            term *= values[c][at[u]][at[v]]
        total[tuple(at[r] for r in h.roots)] += term
    return total if h.roots else exact(total.item())


def sample_matrix(h: Multigraph, n: int) -> np.ndarray:
    """Return a fixed integer matrix of order n without structure that `h` accepts.

    Examples
    --------
    >>> sample_matrix(Multigraph(1), 2).shape
    (2, 2, 1)
    """
    entries = np.random.default_rng(20230226).integers(-9, 10, (n, n, h.channels))
    return entries if h.directed else entries + entries.transpose(1, 0, 2)
