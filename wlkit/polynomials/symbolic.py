"""Basis polynomials as formulas: SymPy expressions of a matrix of symbols, LaTeX, einsum."""

from __future__ import annotations

from itertools import product
from typing import Any

from wlkit.errors import InputError, SizeError
from wlkit.exact._numbers import natural
from wlkit.graphs import Multigraph
from wlkit.polynomials.evaluate import PolynomialKind

SYMBOLIC_LIMIT = 200_000
"""Most assignments that are written out."""


def symbolic_matrix(n: int, *, symmetric: bool = False, loops: bool = True, name: str = "x") -> Any:
    """Return an n x n SymPy matrix of symbols, such as x_01.

    Parameters
    ----------
    n : int
        At least 0.
    symmetric : bool
        x_ij and x_ji are one symbol, named with i <= j.
    loops : bool
        False for zeros on the diagonal.
    name : str
        Of the symbols.

    Returns
    -------
    SymPy matrix (n, n)

    Raises
    ------
    InputError
        If `n` is negative or no integer.

    Examples
    --------
    >>> symbolic_matrix(2, symmetric=True, loops=False)
    Matrix([
    [   0, x_01],
    [x_01,    0]])

    Notes
    -----
    Indices are parted by a comma where they may have two digits, from n = 11 on.
    """
    import sympy

    comma = "," if natural(n, "n") > 10 else ""

    def entry(i: int, j: int) -> Any:
        if i == j and not loops:
            return sympy.Integer(0)
        i, j = (min(i, j), max(i, j)) if symmetric else (i, j)
        return sympy.Symbol(f"{name}_{i}{comma}{j}")

    return sympy.Matrix(n, n, lambda i, j: entry(int(i), int(j)))


def symbolic(h: Multigraph, matrix: Any, kind: PolynomialKind = "P") -> Any:
    """Return P_H or Q_H of a SymPy matrix, as an expression, a column, or a matrix.

    Parameters
    ----------
    h : Multigraph
    matrix : SymPy matrix, or one for each channel
        Such as :func:`symbolic_matrix` gives; symmetric if `h` is undirected.
    kind : "P" or "Q"

    Returns
    -------
    SymPy expression, or matrix (n, 1) or (n, n)
        For no root, one root, two roots.

    Raises
    ------
    InputError
        If the matrix is not square, or not symmetric for an undirected `h`, or the number of
        channels differs.
    SizeError
        If there are more than 200 000 assignments to write out.

    Examples
    --------
    >>> x = symbolic_matrix(2)
    >>> walks = Multigraph(3, [(0, 1), (1, 2)], roots=(0, 2), directed=True)
    >>> symbolic(walks, x) == (x * x).expand()
    True

    Notes
    -----
    Written out from the definition: n^|V| products, which SymPy expands.
    """
    import sympy

    channels = list(matrix) if isinstance(matrix, (list, tuple)) else [matrix]
    n = _checked(h, channels)
    roots = h.roots
    values: dict[tuple[int, ...], Any] = {}
    for at in product(range(n), repeat=h.n):
        if kind == "Q" and len(set(at)) < h.n:
            continue
        term = sympy.Integer(1)
        for u, v, c in h.edges:
            term *= channels[c][at[u], at[v]]
        key = tuple(at[r] for r in roots)
        values[key] = values.get(key, 0) + term
    zero = sympy.Integer(0)
    if not roots:
        return sympy.expand(values.get((), zero))
    columns = n if len(roots) == 2 else 1
    return sympy.Matrix(
        n, columns, lambda i, j: sympy.expand(values.get((int(i), int(j))[: len(roots)], zero))
    )


def _checked(h: Multigraph, channels: list[Any]) -> int:
    n = int(channels[0].shape[0])
    if len(channels) != h.channels:
        raise InputError(f"{h.text}: expected {h.channels} matrices, got {len(channels)}")
    for matrix in channels:
        if matrix.shape != (n, n):
            raise InputError(f"expected square matrices of order {n}, got {matrix.shape}")
        if not h.directed and matrix != matrix.T:
            raise InputError(f"{h.text} is undirected: expected a symmetric matrix")
    if n**h.n > SYMBOLIC_LIMIT:
        raise SizeError(f"{h.text} at order {n}: {n}^{h.n} assignments, at most {SYMBOLIC_LIMIT}")
    return n


def latex(h: Multigraph, kind: PolynomialKind = "P", *, name: str = "X") -> str:
    r"""Return P_H or Q_H as a sum over indices, in LaTeX.

    Roots are i, j; the other vertices are k, l, ...

    Parameters
    ----------
    h : Multigraph
    kind : "P" or "Q"
    name : str
        Of the matrix.

    Returns
    -------
    str

    Examples
    --------
    >>> print(latex(Multigraph(3, [(0, 2), (2, 1)], roots=(0, 1))))
    \sum_{k} X_{ik} X_{jk}
    >>> print(latex(Multigraph(3, [(0, 1), (1, 2)]), "Q"))
    \sum_{k, l, m\ \mathrm{distinct}} X_{kl} X_{lm}

    Notes
    -----
    One factor for every edge, in the order of `h.edges`; a channel is an upper index in brackets.
    """
    roots = list(dict.fromkeys(h.roots))
    free = [v for v in range(h.n) if v not in roots]
    letters = dict(zip(roots, "ij", strict=False)) | dict(
        zip(free, _letters(len(free)), strict=True)
    )
    channel = [f"^{{({c})}}" if h.channels > 1 else "" for c in range(h.channels)]
    factors = [f"{name}{channel[c]}_{{{letters[u]}{letters[v]}}}" for u, v, c in h.edges]
    body = " ".join(factors) or "1"
    if len(h.roots) > len(roots):
        body = rf"\delta_{{ij}} {body}"
    if not free:
        return body
    distinct = r"\ \mathrm{distinct}" if kind == "Q" else ""
    return rf"\sum_{{{', '.join(letters[v] for v in free)}{distinct}}} {body}"


def _letters(count: int) -> list[str]:
    plain = "klmnpqrstuvw"
    return list(plain[:count]) if count <= len(plain) else [f"k_{{{i}}}" for i in range(count)]


def einsum_string(h: Multigraph) -> str:
    """Return P_H as one einsum equation, an operand for each edge, in the order of `h.edges`.

    A vertex without an edge bears an operand of its own after them, a vector of ones.  For roots
    (a, a) the equation gives the diagonal.

    Parameters
    ----------
    h : Multigraph

    Returns
    -------
    str
        As for `numpy.einsum`.

    Raises
    ------
    SizeError
        If there are more than 52 vertices.

    Examples
    --------
    >>> einsum_string(Multigraph(3, [(0, 2), (1, 2)], roots=(0, 1)))
    'ac,bc->ab'

    Notes
    -----
    Linear in vertices and edges. The equation says nothing of an order of contraction, see
    :func:`elimination_plan`.
    """
    from string import ascii_letters

    if h.n > len(ascii_letters):
        raise SizeError(f"einsum has 52 letters, {h.text} has {h.n} vertices")
    roots = list(dict.fromkeys(h.roots))
    touched = {x for e in h.edges for x in e[:2]}
    inputs = [ascii_letters[u] + ascii_letters[v] for u, v, _ in h.edges]
    inputs += [ascii_letters[v] for v in range(h.n) if v not in touched]
    return f"{','.join(inputs)}->{''.join(ascii_letters[r] for r in roots)}"
