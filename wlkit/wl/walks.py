"""Walks, angles and eigenspaces: what the spectrum says about vertices and pairs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np

from wlkit.errors import GraphError
from wlkit.exact import primes_for
from wlkit.graphs import Graph
from wlkit.typing import Int32Array
from wlkit.wl.color_refinement import refine_vertices
from wlkit.wl.coloring import Coloring
from wlkit.wl.rounds import numbered
from wlkit.wl.spectra import (
    MatrixName,
    characteristic_polynomial,
    matrix,
    require_unlabelled,
    unrefined,
)
from wlkit.wl.structure import Structure, joint


def closed_walks(g: Graph, length: int) -> list[tuple[int, ...]]:
    """Return for each vertex the numbers of closed walks of 0, 1, ..., `length` steps.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> closed_walks(graph("K3"), 4)[0]
    (1, 0, 2, 2, 6)
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

    Raises
    ------
    GraphError
        If edges bear labels.

    Notes
    -----
    Lengths 0, ..., n decide all lengths between graphs on n vertices: if the multisets agree so
    far, the traces of the powers and hence the characteristic polynomials agree, and all
    sequences satisfy one linear recurrence of degree n. The numbers are compared through their
    residues modulo so many primes that these determine them. O(n^2 m) for each prime.

    Examples
    --------
    >>> walk_counts(["C6", "2C3"]).distinguishes()
    True
    """
    structure = joint(graphs)
    require_unlabelled(structure, "walks", edges_only=True)
    length = int(structure.sizes.max(initial=0))
    walks = [row.tobytes() for g in _residues(structure, length) for row in g]
    values = list(zip(structure.vertex_codes.tolist(), walks, strict=True))
    return unrefined(structure, "walks", 1, values, partial(_walk_colors, structure, length))


def _residues(structure: Structure, length: int) -> Iterator[np.ndarray]:
    """Yield for each graph the residues of its closed walks, (n, primes * (length + 1))."""
    from wlkit._kernels.wl_vertices import closed_walk_residues

    most = max((int(g.degrees.max(initial=0)) for g in structure.graphs), default=0)
    primes = primes_for(most**length, below=2**62)
    for g in structure.graphs:
        parts = [closed_walk_residues(*g.csr, p, length) for p in primes]
        yield np.ascontiguousarray(np.concatenate(parts, axis=1))


def _walk_colors(structure: Structure, length: int) -> Int32Array:
    """Return the colours by the numbers themselves, the route of :meth:`Coloring.verify`."""
    walks = [walk for g in structure.graphs for walk in closed_walks(g, length)]
    return numbered(zip(structure.vertex_codes.tolist(), walks, strict=True))


def angles(graphs: Any) -> Coloring:
    """Colour vertices by their label and the characteristic polynomials of G and of G - v.

    These fix the eigenvalues and the angles of v, the lengths of the projections of its unit
    vector on the eigenspaces: (x I - A)^-1 (v, v) is their quotient, and its residues are the
    squares of the angles.

    Raises
    ------
    GraphError
        If edges bear labels.

    Examples
    --------
    >>> angles(["S4", "P5"]).of(0).tolist(), angles(["rook4", "shrikhande"]).distinguishes()
    ([0, 1, 1, 1, 1], False)

    References
    ----------
    .. [1] D. Cvetkovic, P. Rowlinson, S. Simic, Eigenspaces of graphs, Cambridge 1997, chapter 4.
    """
    structure = joint(graphs)
    require_unlabelled(structure, "angles", edges_only=True)
    values = [value for g in structure.graphs for value in _with_deleted_vertices(g)]
    labels = structure.vertex_codes.tolist()
    start = partial(_walks_and_spectrum, structure)
    return unrefined(structure, "angles", 1, list(zip(labels, values, strict=True)), start)


def _with_deleted_vertices(g: Graph) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return for each vertex the polynomials of G and of G - v, computed once for each orbit."""
    whole = characteristic_polynomial(g)
    deleted: dict[int, tuple[int, ...]] = {}
    for orbit in g.automorphism_group().orbits:
        v = min(orbit)
        rest = characteristic_polynomial(g.subgraph([u for u in range(g.n) if u != v]))
        deleted |= dict.fromkeys(orbit, rest)
    return [(whole, deleted[v]) for v in range(g.n)]


def _walks_and_spectrum(structure: Structure) -> Int32Array:
    """Return the colours by closed walks of each vertex and of all vertices together."""
    length = int(structure.sizes.max(initial=0))
    walks = [closed_walks(g, length) for g in structure.graphs]
    totals = [tuple(map(sum, zip(*w, strict=True))) for w in walks]
    values = [(total, walk) for total, w in zip(totals, walks, strict=True) for walk in w]
    return numbered(zip(structure.vertex_codes.tolist(), values, strict=True))


def eigenspace_refinement(
    graphs: Any, name: MatrixName = "adjacency", *, until_different: bool = False
) -> Coloring:
    """EPWL: c'(v) = {{ (c(u), (lambda, P_lambda(v, u)) for all eigenvalues lambda) : u in V }}.

    P_lambda is the projection on an eigenspace of the adjacency matrix or of a Laplacian.

    Raises
    ------
    GraphError
        If edges bear labels or the graphs are directed.

    Examples
    --------
    >>> eigenspace_refinement(["prism:3", "K3,3"]).distinguishes()
    True
    >>> eigenspace_refinement(["rook4", "shrikhande"]).distinguishes()
    False

    Notes
    -----
    Initial colours hold the characteristic polynomial. With it the projections at (v, u) and the
    entries of M^0, ..., M^(d-1), d the number of different eigenvalues, fix each other; so whole
    powers are compared and no eigenvalue is computed. O(d n^3), and n^2 numbers of d digits.

    References
    ----------
    .. [1] B. Zhang, L. Zhao, H. Maron, On the expressive power of spectral invariant graph neural
       networks, ICML 2024.
    """
    structure = joint(graphs)
    variant = "eigenspaces" if name == "adjacency" else f"{name}-eigenspaces"
    require_unlabelled(structure, variant, edges_only=True)
    if structure.directed:
        raise GraphError(f"{variant}: expected undirected graphs, got directed ones")
    polynomials = [characteristic_polynomial(g, name) for g in structure.graphs]
    repeated = [p for p, g in zip(polynomials, structure.graphs, strict=True) for _ in range(g.n)]
    return refine_vertices(
        structure,
        structure.weighted_rows(_power_codes(structure, name, polynomials)),
        numbered(zip(structure.vertex_codes.tolist(), repeated, strict=True)),
        variant=variant,
        until_different=until_different,
    )


def _power_codes(
    structure: Structure, name: MatrixName, polynomials: list[tuple[int, ...]]
) -> list[np.ndarray]:
    """Return for each graph an int32 array (n, n): the class of the pair by powers of M."""
    steps = [matrix(g, name) for g in structure.graphs]
    powers = [step**0 for step in steps]
    codes = [[0] * (g.n * g.n) for g in structure.graphs]
    for _ in range(max(map(_distinct_roots, polynomials), default=0)):
        ids: dict[tuple[int, int], int] = {}
        codes = [
            [ids.setdefault((c, int(x)), len(ids)) for c, x in zip(code, p.entries(), strict=True)]
            for code, p in zip(codes, powers, strict=True)
        ]
        powers = [power * step for power, step in zip(powers, steps, strict=True)]
    return [
        np.array(code, dtype=np.int32).reshape(g.n, g.n)
        for code, g in zip(codes, structure.graphs, strict=True)
    ]


def _distinct_roots(coefficients: tuple[int, ...]) -> int:
    from flint import fmpz_poly

    p = fmpz_poly(list(coefficients))
    return int(p.degree() - p.gcd(p.derivative()).degree())
