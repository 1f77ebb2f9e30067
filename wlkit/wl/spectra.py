"""Spectra of graphs, exactly: characteristic polynomials of their matrices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Literal

import numpy as np

from wlkit.errors import GraphError
from wlkit.graphs import Graph
from wlkit.typing import Int32Array
from wlkit.wl.coloring import Coloring
from wlkit.wl.rounds import numbered
from wlkit.wl.structure import Structure, joint

MatrixName = Literal["adjacency", "laplacian", "signless-laplacian", "normalized-laplacian"]


def matrix(g: Graph, name: MatrixName = "adjacency") -> Any:
    """Return an exact matrix of a graph: ``flint.fmpz_mat``, or ``fmpq_mat`` if normalised.

    A, L = D - A, D + A, or D^-1 L, which has the eigenvalues of the normalised Laplacian (zero
    rows at isolated vertices).

    Parameters
    ----------
    g : Graph
        Labels are of no account.
    name : {"adjacency", "laplacian", "signless-laplacian", "normalized-laplacian"}

    Returns
    -------
    flint.fmpz_mat or flint.fmpq_mat (n, n)

    Raises
    ------
    GraphError
        For a Laplacian of a directed graph.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> [str(x) for x in matrix(graph("P3"), "normalized-laplacian").entries()[:3]]
    ['1', '-1', '0']

    Notes
    -----
    O(n^2).
    """
    from flint import fmpq, fmpq_mat, fmpz_mat

    rows = integer_matrix(g, "laplacian" if name == "normalized-laplacian" else name)
    if name != "normalized-laplacian":
        return fmpz_mat(g.n, g.n, rows.ravel().tolist())
    scaled = [
        fmpq(x, max(1, d))
        for row, d in zip(rows.tolist(), g.degrees.tolist(), strict=True)
        for x in row
    ]
    return fmpq_mat(g.n, g.n, scaled)


def integer_matrix(g: Graph, name: MatrixName = "adjacency") -> np.ndarray:
    """Return A, L = D - A or D + A as an int64 array (n, n).

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> integer_matrix(graph("P3"), "laplacian").tolist()
    [[1, -1, 0], [-1, 2, -1], [0, -1, 1]]
    """
    a = g.adjacency.astype(np.int64)
    if name == "adjacency":
        return a
    if g.directed:
        raise GraphError(f"{name}: expected an undirected graph, got a directed one")
    return np.diag(a.sum(axis=1)) + (a if name == "signless-laplacian" else -a)


def characteristic_polynomial(g: Graph, name: MatrixName = "adjacency") -> tuple[Any, ...]:
    """Return the coefficients of det(x I - M), constant term first.

    Integers; for the normalised Laplacian ``fractions.Fraction``.

    Parameters
    ----------
    g : Graph
    name : {"adjacency", "laplacian", "signless-laplacian", "normalized-laplacian"}

    Returns
    -------
    tuple of n + 1 numbers, int or Fraction

    Raises
    ------
    GraphError
        For a Laplacian of a directed graph.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> characteristic_polynomial(graph("C4"))
    (0, 0, -4, 0, 1)
    >>> characteristic_polynomial(graph("C4"), "laplacian")
    (0, -16, 20, -8, 1)

    Notes
    -----
    Exact arithmetic of FLINT.
    """
    from fractions import Fraction

    if g.n == 0:
        return (1,)
    coefficients = list(matrix(g, name).charpoly())
    if name == "normalized-laplacian":
        return tuple(Fraction(int(c.p), int(c.q)) for c in coefficients)
    return tuple(int(c) for c in coefficients)


def squarefree(coefficients: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the polynomial with the same roots, each once: zero at a diagonalisable matrix.

    Examples
    --------
    >>> squarefree((0, 0, -4, 0, 1))
    (0, -4, 0, 1)
    """
    from flint import fmpz_poly

    p = fmpz_poly(list(coefficients))
    return tuple(int(c) for c in (p // p.gcd(p.derivative())).coeffs())


def spectrum(graphs: Any, name: MatrixName = "adjacency") -> Coloring:
    """Colour whole graphs by the characteristic polynomial of one of their matrices.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads; of one kind, without labels.
    name : {"adjacency", "laplacian", "signless-laplacian", "normalized-laplacian"}

    Returns
    -------
    Coloring
        Of whole graphs: one colour each.

    Raises
    ------
    GraphError
        If the graphs bear labels, or are directed and the matrix is a Laplacian.

    Examples
    --------
    >>> spectrum(["S4", "g6:DQo"]).distinguishes()
    True

    Notes
    -----
    Graphs have equal colours iff they are cospectral. One exact characteristic polynomial for each,
    of n coefficients with O(n log n) bits: no eigenvalue is computed. Folklore 2-WL tells apart all
    that the spectra do.

    References
    ----------
    .. [1] D. Cvetkovic, P. Rowlinson, S. Simic, Eigenspaces of graphs, Cambridge 1997.
    """
    structure = joint(graphs)
    variant = "spectrum" if name == "adjacency" else name
    require_unlabelled(structure, variant)
    values = [characteristic_polynomial(g, name) for g in structure.graphs]
    return unrefined(structure, variant, 0, values, partial(_trace_colors, structure, name))


def _trace_colors(structure: Structure, name: MatrixName) -> Int32Array:
    """Return the colours by n and the traces of M, ..., M^n, which fix the spectrum (Newton)."""
    return numbered(map(partial(_traces, name=name), structure.graphs))


def _traces(g: Graph, name: MatrixName) -> tuple[Any, ...]:
    step = matrix(g, name)
    power, out = step, [str(g.n)]
    for _ in range(g.n):
        entries = [power[v, v] for v in range(g.n)]
        out.append(str(sum(entries[1:], entries[0])))
        power = power * step
    return tuple(out)


def main_angles(graphs: Any) -> Coloring:
    """Colour whole graphs by the characteristic polynomials of G and of its complement.

    With the eigenvalues these fix the main angles, the lengths of the projections of the all-ones
    vector on the eigenspaces, and the numbers of walks of every length, and conversely.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads; of one kind, without labels, undirected.

    Returns
    -------
    Coloring
        Of whole graphs: one colour each.

    Raises
    ------
    GraphError
        If the graphs bear labels or are directed.

    Examples
    --------
    >>> cospectral = ["S4", "g6:Dl?"]
    >>> spectrum(cospectral).distinguishes(), main_angles(cospectral).distinguishes()
    (False, True)

    Notes
    -----
    Two exact characteristic polynomials for each graph.

    References
    ----------
    .. [1] D. Cvetkovic, The main part of the spectrum, divisors and switching of graphs, Publ.
       Inst. Math. 23 (1978).
    """
    structure = joint(graphs)
    require_unlabelled(structure, "main-angles")
    if structure.directed:
        raise GraphError("main-angles: expected undirected graphs, got directed ones")
    values = [
        (characteristic_polynomial(g), characteristic_polynomial(g.complement()))
        for g in structure.graphs
    ]
    return unrefined(structure, "main-angles", 0, values, partial(_walk_totals, structure))


def _walk_totals(structure: Structure) -> Int32Array:
    """Return the colours by the traces of the powers of A, and by all walks of 0..n steps."""
    values = []
    for g in structure.graphs:
        a, x = g.adjacency.astype(object), np.ones(g.n, dtype=object)
        totals = []
        for _ in range(g.n + 1):
            totals.append(sum(x.tolist()))
            x = a.dot(x) if g.n else x
        values.append((_traces(g, "adjacency"), tuple(totals)))
    return numbered(values)


def require_unlabelled(structure: Structure, name: str, *, edges_only: bool = False) -> None:
    """Raise GraphError if the graphs bear labels (on edges)."""
    for g in structure.graphs:
        if g.edge_labels is not None or (g.is_labelled and not edges_only):
            what = "edge labels" if edges_only else "labels"
            raise GraphError(f"{name}: expected graphs without {what}, got {g!r:.120}")


def of_vertices(structure: Structure, values: list[Any]) -> list[Any]:
    """Return for each vertex the value of its graph."""
    return [x for x, g in zip(values, structure.graphs, strict=True) for _ in range(g.n)]


def unrefined(
    structure: Structure,
    variant: str,
    arity: int,
    values: list[Any],
    start: Callable[[], Int32Array] | None = None,
) -> Coloring:
    """Return the colouring by `values`, which no round refines; `start` finds it otherwise."""
    found = trivial_coloring(structure, variant, arity, numbered(values))
    return found if start is None else replace(found, start=start)


def trivial_coloring(
    structure: Structure, variant: str, arity: int, flat: Int32Array, rounds: int = 0
) -> Coloring:
    """Return a colouring whose classes 0, ..., m - 1 are all there from the start."""
    m = 1 + int(flat.max(initial=-1))
    return Coloring(
        structure.graphs,
        variant,
        None,
        arity,
        flat,
        np.zeros(m, dtype=np.uint8),
        rounds,
        replay=np.asarray,
        start=partial(np.array, flat),
    )
