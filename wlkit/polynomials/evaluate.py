"""The values of the basis polynomials P_H and Q_H at matrices of every kind."""

from __future__ import annotations

from itertools import product
from typing import Any, Literal, TypeAlias

import numpy as np

from wlkit.errors import InputError, SizeError, unknown_name
from wlkit.exact._numbers import exact
from wlkit.graphs import Graph, Multigraph
from wlkit.polynomials.conversion import p_expansion
from wlkit.polynomials.elimination import elimination_plan
from wlkit.polynomials.inputs import Arithmetic, cleared, divided, input_stack, returned
from wlkit.polynomials.program import Program
from wlkit.polynomials.sparse import SparseInput, is_sparse
from wlkit.polynomials.torch_tensors import (
    as_numpy,
    as_torch,
    fits,
    is_floating,
    is_torch,
    run_torch,
    torch_stack,
)

PolynomialKind: TypeAlias = Literal["P", "Q"]
"""P: the vertices of H are summed over all assignments; Q: over those with distinct values."""


def evaluate(
    h: Multigraph,
    matrix: Any,
    kind: PolynomialKind = "P",
    *,
    dtype: Arithmetic = "exact",
    optimize: Any = None,
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
        `h` is not directed.  Or a Graph; a scipy.sparse matrix, or a list of such, one a channel;
        a SymPy matrix, or a list; a torch tensor, whose own arithmetic is used if it is floating,
        so that gradients flow.
    kind : "P" or "Q"
    dtype : "exact", "float64" or "float32"
    optimize : str or callable, optional
        A path optimiser of opt_einsum, as for :func:`path_program`, in place of an elimination
        plan.

    Returns
    -------
    number, or array of shape (n,) or (n, n)
        For 0, 1, 2 roots; with a leading axis for a batch.  Exact arrays are int64 when every value
        is proved to fit, else object.  For two roots and sparse input a scipy.sparse csr_array.

    Raises
    ------
    InputError
        If the matrix is not exact, of another shape, or not symmetric for an undirected `h` (the
        message says by how much).
    UnknownNameError
        If `kind` is neither.
    SizeError
        If an exact value does not fit into the kind of matrix that it is to be returned as.

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
    the roots; at sparse matrices by joins of nonzero entries.  Q as the sum over set partitions of
    the vertices, with Moebius weights, of P of the quotients; those by partitions that only make
    loops are left out when the diagonal is zero.  Fractions are put over one denominator D, and
    the value at the integers D X divided by D^m, m the number of edges.

    References
    ----------
    Puny et al., Equivariant Polynomials for Graph Neural Networks, ICML 2023, equation (4).
    """
    if kind not in ("P", "Q"):
        raise unknown_name("kind of polynomial", kind, ["P", "Q"])
    if isinstance(matrix, Graph):
        matrix = matrix.adjacency
    if is_torch(matrix):
        return _at_torch(h, matrix, kind, optimize)
    if is_sparse(matrix):
        sparse = SparseInput(matrix, dtype)
        sparse.fits(h)
        terms = _terms(h, kind, sparse.n, sparse.has_loops)
        programs = [(c, elimination_plan(k).sparse_program) for k, c in terms]
        return sparse.combination(programs, len(h.roots))
    if _is_sympy(matrix):
        from wlkit.polynomials.symbolic import symbolic

        return symbolic(h, matrix, kind)
    stack, batched = checked_stack(h, matrix, dtype)
    stack, denominator = cleared(stack)
    value = _at_stack(h, stack, kind, optimize)
    if denominator > 1:
        value = divided(value, denominator**h.m)
    return value if batched else returned(value[0])


def _is_sympy(matrix: Any) -> bool:
    one = matrix[0] if isinstance(matrix, (list, tuple)) and matrix else matrix
    return type(one).__module__.startswith("sympy.")


def _at_torch(h: Multigraph, matrix: Any, kind: PolynomialKind, optimize: Any) -> Any:
    if not is_floating(matrix):
        found = evaluate(h, as_numpy(matrix), kind, optimize=optimize)
        return as_torch(np.asarray(found), matrix)
    stack, batched = torch_stack(matrix)
    fits(h, stack)
    loops = bool(stack.diagonal(dim1=2, dim2=3).any())
    terms = _terms(h, kind, stack.shape[-1], loops)
    parts = [c * run_torch(_program(k, stack.shape[-1], optimize), stack) for k, c in terms]
    value = sum(parts[1:], parts[0])
    return value if batched else value[0]


def _terms(
    h: Multigraph, kind: PolynomialKind, n: int, loops: bool
) -> list[tuple[Multigraph, int]]:
    """Return the polynomial of n x n matrices, with a diagonal or not, as a combination of P."""
    if kind == "P":
        return [(h, 1)]
    expansion = p_expansion(h, loops=loops) if h.n <= n else {}  # else no n indices are distinct
    return list(expansion.items()) or [(h, 0)]


def _program(h: Multigraph, n: int, optimize: Any) -> Program:
    if optimize is None:
        return elimination_plan(h).program
    from wlkit.polynomials.paths import path_program

    return path_program(h, n, optimize)


def _at_stack(h: Multigraph, stack: np.ndarray, kind: PolynomialKind, optimize: Any) -> np.ndarray:
    """Return the values at integer or floating matrices, in an array of their own."""
    n = stack.shape[-1]
    if kind == "P":
        value = _program(h, n, optimize).run_stack(stack)
        return value.copy() if np.may_share_memory(value, stack) else value
    exactly = stack.dtype.kind in "iO"
    loops = bool(np.diagonal(stack, axis1=2, axis2=3).any())
    total: Any = np.zeros(
        (len(stack),) + (n,) * len(h.roots), dtype=object if exactly else stack.dtype
    )
    for quotient, coefficient in _terms(h, kind, n, loops):
        term = _program(quotient, n, optimize).run_stack(stack)
        total = total + coefficient * term.astype(total.dtype)
    largest = max((abs(x) for x in total.flat), default=0) if exactly else 0
    return np.asarray(total.astype(np.int64) if exactly and largest < 2**63 else total)


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
        size = np.abs(difference)
        place = np.unravel_index(size.argmax(), size.shape)
        at = tuple(int(i) for i in place[-2:])
        raise InputError(
            f"{what} is undirected: expected a symmetric matrix; the entries at {at} and "
            f"{at[::-1]} differ by {size[place]}"
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
