"""Patterns of treewidth 2 in dense hosts by products of matrices of floating-point numbers.

Every number is a natural one and stays below 2^53, so that no sum or product is rounded: proved by
a bound, or by residues modulo primes p with n p^2 <= 2^53.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt

import numpy as np

from wlkit.exact import crt, primes_for
from wlkit.graphs import Graph
from wlkit.motifs.host import Hosts
from wlkit.motifs.loops import LabelCodes, arcs, underlying_neighbors

FLOAT_LIMIT = 2**53
"""Natural numbers up to it are floating-point numbers."""

MATRIX_VERTICES = 4096
"""Hosts with more vertices are not laid out as matrices."""


def eliminations(pattern: Graph, order: tuple[int, ...]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the vertices of a component with their later neighbours in the filled graph."""
    near = underlying_neighbors(pattern)
    for v in order:
        yield v, tuple(sorted(near[v]))
        for u in near[v]:
            near[u] |= near[v] - {u}
            near[u].discard(v)


def matrix_work(pattern: Graph, order: tuple[int, ...], n: int, runs: int) -> int:
    """Return the number of products of two numbers: n^3 for two matrices, n^2 or n else."""
    return runs * sum(n ** (1 + len(later)) for _, later in eliminations(pattern, order))


def matrix_moduli(host: Hosts, vertices: int, bound: int) -> tuple[int, ...]:
    """Return the primes for a component with that many vertices, or (0,) if no number needs them.

    The numbers before the last sum count maps of at most ``vertices - 1`` vertices that hang on a
    vertex: at most (max degree)^(vertices - 1).
    """
    if host.max_degree ** (vertices - 1) < FLOAT_LIMIT:
        return (0,)
    return primes_for(bound, below=isqrt(FLOAT_LIMIT // host.n))


def matrix_count(
    pattern: Graph, order: tuple[int, ...], host: Hosts, codes: LabelCodes, bound: int
) -> tuple[int, int]:
    """Return the count of a component in one host with edges, and the products of two numbers.

    Parameters
    ----------
    order : tuple of int
        Elimination order of the component, of width at most 2.
    bound : int
        A proved bound on the count.
    """
    moduli = matrix_moduli(host, len(order), bound)
    sums = [_sum_modulo(pattern, order, host, codes, p) for p in moduli]
    work = matrix_work(pattern, order, host.n, len(moduli))
    if moduli == (0,):
        return sums[0], work
    return crt([x % p for x, p in zip(sums, moduli, strict=True)], moduli)[0], work


def _sum_modulo(
    pattern: Graph, order: tuple[int, ...], host: Hosts, codes: LabelCodes, modulus: int
) -> int:
    """Return the count, or a sum of residues if the modulus is not 0."""
    vectors = {v: _allowed(pattern, v, host, codes) for v in order}
    tables: dict[tuple[int, int], np.ndarray] = {}
    for (u, v), code in _conditions(pattern, order).items():
        _multiply(tables, (u, v), _adjacency(host, int(codes.edge[code])), 0)
    for v, later in eliminations(pattern, order):
        if not later:
            return sum(map(int, vectors[v].tolist()))
        # rows: images of the first later neighbour; columns: those of v
        left = _pop(tables, later[0], v) * vectors[v]
        if len(later) == 1:
            vectors[later[0]] = _reduced(
                vectors[later[0]] * _reduced(left.sum(axis=1), modulus), modulus
            )
        else:
            right = _pop(tables, v, later[1])
            _multiply(tables, (later[0], later[1]), _reduced(left @ right, modulus), modulus)
    return 1


def _allowed(pattern: Graph, v: int, host: Hosts, codes: LabelCodes) -> np.ndarray:
    """Return 1.0 for the vertices of the host that have the label of v."""
    if pattern.vertex_labels is None:
        return np.ones(host.n)
    return (host.vertex_codes == codes.vertex[pattern.vertex_codes[v]]).astype(np.float64)


def _conditions(pattern: Graph, order: tuple[int, ...]) -> dict[tuple[int, int], int]:
    """Return the arcs of a component, one way if undirected, with the number of their label."""
    from wlkit.graphs.labels import label_ranks

    ranks = label_ranks(pattern.edge_labels or ())
    return {
        (u, v): 0 if label is None else 1 + ranks[label]
        for (u, v), label in arcs(pattern).items()
        if u in order and (pattern.directed or u < v)
    }


def _adjacency(host: Hosts, code: int) -> np.ndarray:
    """Return the matrix of the arcs with a code, or of all for code 0."""
    matrix = np.zeros((host.n, host.n))
    kept = slice(None) if code == 0 else host.codes[0] == code
    source = np.repeat(np.arange(host.n), np.diff(host.indptr[0]))
    matrix[source[kept], host.indices[0][kept]] = 1.0
    return matrix


def _reduced(numbers: np.ndarray, modulus: int) -> np.ndarray:
    return np.fmod(numbers, modulus) if modulus else numbers


def _multiply(
    tables: dict[tuple[int, int], np.ndarray], pair: tuple[int, int], by: np.ndarray, modulus: int
) -> None:
    """Multiply the table over a pair of pattern vertices, entry by entry."""
    key, by = (pair, by) if pair[0] < pair[1] else (pair[::-1], by.T)
    known = tables.get((key[0], key[1]))
    tables[key[0], key[1]] = by if known is None else _reduced(known * by, modulus)


def _pop(tables: dict[tuple[int, int], np.ndarray], u: int, v: int) -> np.ndarray:
    """Remove and return the table over a pair, the images of u by rows."""
    return tables.pop((u, v)) if u < v else tables.pop((v, u)).T
