"""Cycles and complete graphs in large sparse hosts, each counted at one vertex by rank."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from math import expm1, factorial
from typing import Literal

import numpy as np

from wlkit.graphs import Graph
from wlkit.motifs.host import Hosts
from wlkit.motifs.rows import over_rows

STEPS_IN_STAMPS = 2**32
"""Stamps of the kernel for closed walks must stay below it."""


RankedMethod = Literal["closed walks", "cliques"]


def ranked_method(pattern: Graph) -> RankedMethod | None:
    """Return "closed walks" for cycles, "cliques" for complete graphs, None for other patterns.

    Only for connected undirected patterns without labels, with at least three vertices.
    """
    if pattern.directed or pattern.is_labelled or pattern.n < 3:
        return None
    if 2 * pattern.m == pattern.n * (pattern.n - 1):
        return "cliques"
    return "closed walks" if set(pattern.degrees.tolist()) == {2} else None


@lru_cache(maxsize=16)
def _ranked(hosts: Hosts) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the neighbour rows of one host, vertices numbered by ascending degree; the numbers."""
    degrees = np.diff(hosts.indptr[0])
    order = np.argsort(degrees, kind="stable")
    rank = np.empty(hosts.n, dtype=np.int64)
    rank[order] = np.arange(hosts.n)
    indptr = np.concatenate(([0], np.cumsum(degrees[order])))
    source = np.repeat(rank, degrees)
    target = rank[hosts.indices[0]]
    sorting = np.argsort(source * hosts.n + target, kind="stable")
    return indptr, target[sorting].astype(np.int32), rank


def closed_walks(hosts: Hosts, length: int) -> tuple[int, int] | None:
    """Return (hom(C_length, G), steps taken) for one undirected host; None if int64 is too small.

    Every closed walk is counted at its vertex of highest rank. If F_j(u) is the number of closed
    walks with j steps that are at u at the ends only and below u in between, then

        hom(C_k, G) = sum over u of k [x^k] -log(1 - sum_j F_j(u) x^j).

    Notes
    -----
    -log(1 - F) is log G_uu for the walks that stay at most at u, and by Cramer's rule G_uu is the
    quotient of det(1 - x A) without and with u, where tr A^k = k [x^k] -log det(1 - x A). Two walks
    of half the length with the same ends close up: with degrees d the work is n d^(k/2) / (k/2),
    less by the ranking than n d^(k/2) by pinning a vertex.
    """
    n = hosts.n
    if (n + 1) * (length + 1) >= STEPS_IN_STAMPS:
        return None

    parts = over_rows(n, partial(_walker, hosts, length), threads=hosts.arcs > 10**5)
    if any(work < 0 for _, work in parts):
        return None
    return sum(count for count, _ in parts), sum(work for _, work in parts)


def _walker(hosts: Hosts, length: int) -> Callable[[int, int], tuple[int, int]]:
    """Return the function from ranks [first, last) to (closed walks, steps), steps -1: too many."""
    from wlkit._kernels.ranked import first_returns

    indptr, indices, _ = _ranked(hosts)
    packed, heads = np.zeros((2, hosts.n), dtype=np.int64), np.zeros((2, hosts.n), dtype=np.int32)

    def run(first: int, last: int) -> tuple[int, int]:
        out = np.zeros((last - first, length + 1), dtype=np.int64)
        work = first_returns(first, last, indptr, indices, length, packed, heads, out)
        return (0, -1) if work < 0 else (_log_coefficient(out, length), int(work))

    return run


def closed_walk_work(length: int, n: float, degree: float) -> float:
    """Return the expected number of steps of :func:`closed_walks` in a random host.

    Below rank t n the degrees are t d, and j - 1 steps end at no more than t n vertices.
    """
    work, points = 0.0, 32
    for t in ((i + 0.5) / points for i in range(points)):
        below, ends = t * n, 1.0
        for _ in range((length + 1) // 2):
            work += n / points * ends * t * degree
            ends = below * -expm1(-ends * t * degree / below) if n else 0.0
    return work


def _log_coefficient(returns: np.ndarray, k: int) -> int:
    """Return the sum over the rows F of k [x^k] sum_i F^i / i."""
    largest = [[int(x)] for x in returns.max(axis=0, initial=0)]
    limit = max(int(x) for power in _powers(np.array(largest, dtype=object).T, k) for x in power[0])
    series = returns if limit * k * len(returns) < 2**63 else returns.astype(object)
    powers = enumerate(_powers(series, k), start=1)
    return sum(k * int(power[:, k].sum()) // i for i, power in powers)


def _powers(series: np.ndarray, k: int) -> list[np.ndarray]:
    """Return the powers of power series without terms of degree 0 and 1, row by row, to x^k."""
    powers = [series]
    for i in range(2, k // 2 + 1):
        product = np.zeros_like(series)
        for j in range(2 * i, k + 1):
            for a in range(2 * (i - 1), j - 1):
                product[:, j] += powers[-1][:, a] * series[:, j - a]
        powers.append(product)
    return powers


def clique_homs(hosts: Hosts, size: int) -> tuple[int, int] | None:
    """Return (hom(K_size, G), candidates looked at) for one undirected host.

    Every clique is found at its vertex of lowest degree, among the higher neighbours of that, as
    bit sets. None if there are too many for int64.
    """
    parts = over_rows(hosts.n, partial(_clique_finder, hosts, size), threads=hosts.arcs > 10**5)
    if any(count < 0 for count, _ in parts):
        return None
    return factorial(size) * sum(int(c) for c, _ in parts), sum(int(w) for _, w in parts)


def _clique_finder(hosts: Hosts, size: int) -> Callable[[int, int], tuple[int, int]]:
    """Return the function from ranks [first, last) to (cliques or -1 if too many, candidates)."""
    from wlkit._kernels.ranked import cliques

    indptr, indices, _ = _ranked(hosts)
    higher = np.zeros(hosts.n, dtype=np.int64)
    np.add.at(higher, np.repeat(np.arange(hosts.n), np.diff(indptr)), _is_higher(indptr, indices))
    most = int(higher.max(initial=0))
    words = max(1, (most + 63) // 64)
    arrays = (
        np.zeros(hosts.n, dtype=np.int32),
        np.zeros((max(1, most), words), dtype=np.uint64),
        np.zeros((size, words), dtype=np.uint64),
    )
    return lambda first, last: cliques(first, last, indptr, indices, size, *arrays)


def ranked_rows(
    method: RankedMethod, hosts: Hosts, size: int
) -> Callable[[np.ndarray, int], tuple[np.ndarray, bool]]:
    """Return the function from vertices and a limit to the work done for each up to the limit.

    And whether the limit was passed. For :func:`wlkit.motifs.sampling.estimate_work`.

    Raises
    ------
    OverflowError
        By the function, if int64 is too small.
    """
    run = (_walker if method == "closed walks" else _clique_finder)(hosts, size)
    rank = _ranked(hosts)[2]

    def spend(rows: np.ndarray, limit: int) -> tuple[np.ndarray, bool]:
        works: list[int] = []
        for u in rank[rows].tolist():
            if sum(works) > limit:
                return np.array([*works, 0]), True
            count, work = run(u, u + 1)
            if min(count, work) < 0:
                raise OverflowError
            works.append(work)
        return np.array(works), False

    return spend


def _is_higher(indptr: np.ndarray, indices: np.ndarray) -> np.ndarray:
    return indices > np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
