"""Spectral and walk invariants, exactly: characteristic polynomials and closed walks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from wlkit.errors import GraphError
from wlkit.exact import primes_for
from wlkit.graphs import Graph
from wlkit.typing import Int32Array
from wlkit.wl.coloring import Coloring
from wlkit.wl.structure import Structure, joint


def characteristic_polynomial(g: Graph) -> tuple[int, ...]:
    """Return the coefficients of det(x I - A), constant term first.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> characteristic_polynomial(graph("C4"))
    (0, 0, -4, 0, 1)
    """
    from flint import fmpz_mat

    if g.n == 0:
        return (1,)
    return tuple(int(c) for c in fmpz_mat(g.adjacency.astype(int).tolist()).charpoly())


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
    step = fmpz_mat(g.adjacency.astype(int).tolist())
    power = fmpz_mat(np.eye(g.n, dtype=int).tolist())
    rows = []
    for _ in range(length + 1):
        rows.append([int(power[v, v]) for v in range(g.n)])
        power = power * step
    return list(zip(*rows, strict=True))


def spectrum(graphs: Any) -> Coloring:
    """Colour whole graphs by the characteristic polynomial of the adjacency matrix.

    Raises
    ------
    GraphError
        If the graphs bear labels.

    Examples
    --------
    >>> spectrum(["S4", "g6:DQo"]).distinguishes()
    True
    """
    structure = joint(graphs)
    _require_unlabelled(structure, "spectrum", edges_only=False)
    values = [characteristic_polynomial(g) for g in structure.graphs]
    return replace(
        _unrefined(structure, "spectrum", 0, values), start=partial(_trace_colors, structure)
    )


def _trace_colors(structure: Structure) -> Int32Array:
    """Return the colours by n and the traces of A, ..., A^n, which fix the spectrum (Newton)."""
    walks = [closed_walks(g, g.n) for g in structure.graphs]
    return _numbered(tuple(map(sum, zip(*w, strict=True))) for w in walks)


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
    _require_unlabelled(structure, "walks", edges_only=True)
    length = int(structure.sizes.max(initial=0))
    walks = [row.tobytes() for g in _residues(structure, length) for row in g]
    values = list(zip(structure.vertex_codes.tolist(), walks, strict=True))
    start = partial(_walk_colors, structure, length)
    return replace(_unrefined(structure, "walks", 1, values), start=start)


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
    return _numbered(zip(structure.vertex_codes.tolist(), walks, strict=True))


def _require_unlabelled(structure: Structure, name: str, edges_only: bool) -> None:
    for g in structure.graphs:
        if g.edge_labels is not None or (g.is_labelled and not edges_only):
            what = "edge labels" if edges_only else "labels"
            raise GraphError(f"{name}: expected graphs without {what}, got {g!r:.120}")


def _unrefined(structure: Structure, variant: str, arity: int, values: list[Any]) -> Coloring:
    """Return the colouring by `values`, which no round refines."""
    return trivial_coloring(structure, variant, arity, _numbered(values))


def _numbered(values: Iterable[Any]) -> Int32Array:
    ids: dict[Any, int] = {}
    return np.array([ids.setdefault(x, len(ids)) for x in values], dtype=np.int32)


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
        np.arange(m, dtype=np.int32),
        np.zeros(m, dtype=np.int32),
        rounds,
        replay=lambda colors: colors,
        start=partial(np.array, flat),
    )
