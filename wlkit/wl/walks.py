"""Closed walks and angles: what the spectrum says about vertices."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from wlkit.exact import primes_for
from wlkit.graphs import Graph
from wlkit.typing import Int32Array
from wlkit.wl.coloring import Coloring
from wlkit.wl.rounds import numbered
from wlkit.wl.spectra import (
    characteristic_polynomial,
    matrix,
    of_vertices,
    require_unlabelled,
    squarefree,
    unrefined,
)
from wlkit.wl.structure import Structure, joint


def closed_walks(g: Graph, length: int) -> list[tuple[int, ...]]:
    """Return for each vertex the numbers of closed walks of 0, 1, ..., `length` steps.

    Parameters
    ----------
    g : Graph
    length : int
        Of the longest walks, at least 0.

    Returns
    -------
    list of tuples of int
        One for each vertex, with length + 1 exact numbers.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> closed_walks(graph("K3"), 4)[0]
    (1, 0, 2, 2, 6)

    Notes
    -----
    O(length n^3) operations on integers.
    """
    from flint import fmpz_mat

    if g.n == 0:
        return []
    step = matrix(g)
    power = fmpz_mat(np.eye(g.n, dtype=int).tolist())
    rows = []
    for _ in range(length + 1):
        rows.append([int(power[v, v]) for v in range(g.n)])
        power = power * step
    return list(zip(*rows, strict=True))


def walk_counts(graphs: Any) -> Coloring:
    """Colour vertices by their label and their numbers of closed walks of every length.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads; of one kind, without labels on edges.

    Returns
    -------
    Coloring
        Of the vertices; no round refines it.

    Raises
    ------
    GraphError
        If edges bear labels, or the graphs are of different kinds.

    Examples
    --------
    >>> walk_counts(["C6", "2C3"]).distinguishes()
    True

    Notes
    -----
    If A has d different eigenvalues, the numbers at a vertex satisfy a linear recurrence of order
    d, so lengths 0, ..., d - 1 decide between the vertices of one graph, and lengths below d + d'
    between those of two (n instead of d in digraphs). The numbers are compared by their residues
    modulo one prime after the other, until no two are equal or the primes determine the numbers.
    O(d m n) for each prime, besides the characteristic polynomials.

    References
    ----------
    .. [1] D. Cvetkovic, P. Rowlinson, S. Simic, Eigenspaces of graphs, Cambridge 1997, chapter 4.
    """
    structure = joint(graphs)
    require_unlabelled(structure, "walks", edges_only=True)
    reduced = [_annihilator(g, characteristic_polynomial(g)) for g in structure.graphs]
    orders = sum(sorted(map(len, set(reduced)))[-2:]) - min(2, len(set(reduced)))
    length = max(0, orders - 1)
    values = _with_walks(structure, structure.vertex_codes.tolist(), length)
    return unrefined(structure, "walks", 1, values, partial(_walk_colors, structure, length))


def _annihilator(g: Graph, polynomial: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a polynomial that is zero at A: the least one if undirected, else that of Cayley."""
    return polynomial if g.directed else squarefree(polynomial)


def _with_walks(structure: Structure, given: list[Any], length: int) -> list[int]:
    """Number the values `given` of the vertices together with their closed walks to `length`."""
    from wlkit._kernels.wl_walks import closed_walk_residues

    most = max((int(g.degrees.max(initial=0)) for g in structure.graphs), default=0)
    values = given
    for p in primes_for(most**length, below=2**62):
        rows = (row for g in structure.graphs for row in closed_walk_residues(*g.csr, p, length))
        pairs = zip(values, rows, strict=True)
        values = numbered((value, row.tobytes()) for value, row in pairs).tolist()
        if len(set(values)) == len(values):
            break
    return values


def _walk_colors(structure: Structure, length: int) -> Int32Array:
    """Return the colours by the numbers themselves, the route of :meth:`Coloring.verify`."""
    walks = [walk for g in structure.graphs for walk in closed_walks(g, length)]
    return numbered(zip(structure.vertex_codes.tolist(), walks, strict=True))


def angles(graphs: Any) -> Coloring:
    """Colour vertices by their label and the characteristic polynomials of G and of G - v.

    These fix the eigenvalues and the angles of v, the lengths of the projections of its unit
    vector on the eigenspaces: (x I - A)^-1 (v, v) is their quotient, and its residues are the
    squares of the angles. They are compared as in :func:`walk_counts`: given the polynomial of G
    the closed walks at v, which the quotient counts, fix that of G - v.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads; of one kind, without labels on edges.

    Returns
    -------
    Coloring
        Of the vertices; no round refines it.

    Raises
    ------
    GraphError
        If edges bear labels, or the graphs are of different kinds.

    Examples
    --------
    >>> angles(["S4", "P5"]).of(0).tolist(), angles(["rook4", "shrikhande"]).distinguishes()
    ([0, 1, 1, 1, 1], False)

    Notes
    -----
    One characteristic polynomial for each graph, and the cost of :func:`walk_counts`.

    References
    ----------
    .. [1] D. Cvetkovic, P. Rowlinson, S. Simic, Eigenspaces of graphs, Cambridge 1997, chapter 4.
    """
    structure = joint(graphs)
    require_unlabelled(structure, "angles", edges_only=True)
    polynomials = [characteristic_polynomial(g) for g in structure.graphs]
    orders = [
        len(_annihilator(g, p)) - 1 for g, p in zip(structure.graphs, polynomials, strict=True)
    ]
    given = list(
        zip(structure.vertex_codes.tolist(), of_vertices(structure, polynomials), strict=True)
    )
    values = _with_walks(structure, given, max(0, max(orders) - 1))
    return unrefined(structure, "angles", 1, values, partial(_by_deletion, structure))


def _by_deletion(structure: Structure) -> Int32Array:
    """Return the colours by the polynomials of G and of G - v, one for each orbit."""
    values = []
    for g in structure.graphs:
        deleted: dict[int, tuple[int, ...]] = {}
        for orbit in g.automorphism_group().orbits:
            rest = g.subgraph([u for u in range(g.n) if u != min(orbit)])
            deleted |= dict.fromkeys(orbit, characteristic_polynomial(rest))
        whole = characteristic_polynomial(g)
        values += [(whole, deleted[v]) for v in range(g.n)]
    return numbered(zip(structure.vertex_codes.tolist(), values, strict=True))
