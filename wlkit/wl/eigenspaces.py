"""Projections on eigenspaces: what the spectrum says about pairs of vertices."""

from __future__ import annotations

from typing import Any

import numpy as np

from wlkit.errors import GraphError, InputError
from wlkit.exact import primes_for, sorted_unique
from wlkit.wl.color_refinement import refine_vertices
from wlkit.wl.coloring import Coloring
from wlkit.wl.rounds import numbered
from wlkit.wl.spectra import (
    MatrixName,
    characteristic_polynomial,
    integer_matrix,
    of_vertices,
    require_unlabelled,
    squarefree,
)
from wlkit.wl.structure import Structure, joint


def eigenspace_refinement(
    graphs: Any, name: MatrixName = "adjacency", *, until_different: bool = False
) -> Coloring:
    """EPWL: c'(v) = {{ (c(u), (lambda, P_lambda(v, u)) for all eigenvalues lambda) : u in V }}.

    P_lambda is the projection on an eigenspace of the adjacency matrix or of a Laplacian.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads; undirected, without labels on edges.
    name : {"adjacency", "laplacian", "signless-laplacian"}
    until_different : bool
        For two graphs: stop after the first round in which their histograms differ.

    Returns
    -------
    Coloring
        Of the vertices.

    Raises
    ------
    GraphError
        If edges bear labels or the graphs are directed.
    InputError
        If the matrix is not one of integers.

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
    powers are compared and no eigenvalue is computed: by their residues modulo one prime after
    the other, until all pairs differ or the primes determine the entries. O(d n^3) for each prime.

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
    if name == "normalized-laplacian":
        raise InputError(f"{variant}: expected adjacency, laplacian or signless-laplacian")
    polynomials = [characteristic_polynomial(g, name) for g in structure.graphs]
    degree = max(len(squarefree(p)) - 1 for p in polynomials)
    repeated = of_vertices(structure, polynomials)
    return refine_vertices(
        structure,
        structure.weighted_rows(_power_codes(structure, name, degree)),
        numbered(zip(structure.vertex_codes.tolist(), repeated, strict=True)),
        variant=variant,
        until_different=until_different,
    )


def _power_codes(structure: Structure, name: MatrixName, count: int) -> list[np.ndarray]:
    """Return for each graph an int32 array (n, n): the class of the pair by M^0, ..., M^(count-1).

    M is symmetric, so there are at most n (n + 1) / 2 classes.
    """
    from wlkit._kernels.wl_walks import matrix_step

    steps = [integer_matrix(g, name) for g in structure.graphs]
    norm = max((int(np.abs(step).sum(axis=1).max(initial=0)) for step in steps), default=0)
    sign = np.int64(-1 if name == "laplacian" else 1)
    flat = np.zeros(int(structure.offsets(2)[-1]), dtype=np.int64)
    first = np.zeros(min(1, flat.size), dtype=np.int64)
    most = sum(g.n * (g.n + 1) // 2 for g in structure.graphs)
    for p in primes_for(norm ** max(0, count - 1)):
        powers = [np.eye(g.n, dtype=np.int64) for g in structure.graphs]
        for _ in range(count if len(first) < most else 0):
            entries = np.concatenate([power.ravel() for power in powers])
            if not np.array_equal(entries, entries[first][flat]):
                flat = np.asarray(sorted_unique(flat * p + entries, return_inverse=True).inverse)
                first = np.empty(1 + flat.max(), dtype=np.int64)
                first[flat] = np.arange(flat.size)
            powers = [
                matrix_step(*g.csr, step.diagonal(), sign, np.int64(p), power)
                for g, step, power in zip(structure.graphs, steps, powers, strict=True)
            ]
    parts = np.split(flat.astype(np.int32), structure.offsets(2)[1:-1])
    return [part.reshape(g.n, g.n) for part, g in zip(parts, structure.graphs, strict=True)]
