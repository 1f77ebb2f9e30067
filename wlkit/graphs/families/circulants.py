"""Circulant and other Cayley graphs of abelian groups: CSL, Paley, Moebius ladders."""

from __future__ import annotations

import numpy as np

from wlkit.graphs.families.fields import field_tables, prime_power
from wlkit.graphs.families.registry import at_least, bounded, family, require
from wlkit.graphs.graph import Graph

__all__ = ["andrasfai", "antiprism", "circulant", "csl", "moebius_ladder", "paley", "wagner"]


@family()
def circulant(n: int, *jumps: int) -> Graph:
    """C_n(jumps): vertices modulo n, adjacent iff they differ by plus or minus a jump.

    Parameters
    ----------
    n : int
        At least 1.
    *jumps : int
        Not 0 modulo n.

    Examples
    --------
    >>> circulant(8, 1, 4).is_isomorphic(wagner())
    True
    """
    at_least("circulant", 1, n=n)
    bounded("circulant", n * len(jumps))
    bad = [j for j in jumps if j % n == 0]
    require(not bad, f"circulant: jumps must not be 0 modulo {n}, got {bad}")
    pairs = {tuple(sorted((v, (v + j) % n))) for v in range(n) for j in jumps}
    return Graph(n, sorted(pairs))


@family("circular_skip_link")
def csl(n: int, k: int) -> Graph:
    """CSL(n, k): the ring C_n and all chords of skip k; 4-regular, 2 <= k < n - 1, 2k != n.

    All of one order look alike to colour refinement.

    Parameters
    ----------
    n : int
        At least 5.
    k : int
        From 2 to n - 2, and not n/2.

    Examples
    --------
    >>> g = csl(41, 3)
    >>> g.n, g.m
    (41, 82)

    References
    ----------
    .. [1] R. L. Murphy, B. Srinivasan, V. Rao, B. Ribeiro, Relational pooling for graph
       representations, ICML 2019.
    """
    at_least("csl", 5, n=n)
    require(2 <= k < n - 1 and 2 * k != n, f"csl: expected 2 <= k < {n - 1}, 2k != n, got k={k}")
    return circulant(n, 1, k)


@family("mobius_ladder")
def moebius_ladder(n: int) -> Graph:
    """The ring C_{2n} with its n longest chords (n >= 2 rungs); n = 3 is K_{3,3}.

    Parameters
    ----------
    n : int
        At least 2.

    Examples
    --------
    >>> moebius_ladder(3).is_isomorphic(Graph(6, [(u, v) for u in range(3) for v in range(3, 6)]))
    True
    """
    at_least("moebius_ladder", 2, n=n)
    return circulant(2 * n, 1, n)


@family()
def wagner() -> Graph:
    """The Moebius ladder with four rungs, an obstruction to treewidth 3 (8 vertices).

    Examples
    --------
    >>> wagner().m, wagner().automorphism_group().order
    (12, 16)
    """
    return moebius_ladder(4)


@family()
def antiprism(n: int) -> Graph:
    """The n-gonal antiprism: the squared ring C_{2n}^2, 4-regular; n = 3 is the octahedron.

    Parameters
    ----------
    n : int
        At least 3.

    Examples
    --------
    >>> g = antiprism(4)
    >>> g.n, g.m
    (8, 16)
    """
    at_least("antiprism", 3, n=n)
    return circulant(2 * n, 1, 2)


@family()
def andrasfai(n: int) -> Graph:
    """The circulant on 3n - 1 vertices with jumps 1, 4, 7, ...; triangle-free, diameter 2.

    Parameters
    ----------
    n : int
        At least 1.

    Examples
    --------
    >>> g = andrasfai(3)
    >>> g.n, g.m
    (8, 12)
    """
    at_least("andrasfai", 1, n=n)
    return circulant(3 * n - 1, *range(1, 3 * n - 1, 3))


@family()
def paley(q: int) -> Graph:
    """P(q), q a prime power = 1 mod 4: field elements whose difference is a nonzero square.

    Self-complementary and strongly regular with parameters (q, (q-1)/2, (q-5)/4, (q-1)/4).

    Parameters
    ----------
    q : int
        A prime power, 1 modulo 4.

    Examples
    --------
    >>> g = paley(13)
    >>> g.n, g.m
    (13, 39)

    References
    ----------
    .. [1] R. E. A. C. Paley, On orthogonal matrices, J. Math. Phys. 12 (1933).
    """
    prime_power(q)
    require(q % 4 == 1, f"paley: q must be 1 modulo 4, got {q} = {q % 4} modulo 4")
    bounded("paley", q * (q - 1) // 4)
    add, multiply = field_tables(q)
    squares = np.unique(np.diagonal(multiply)[1:])
    sums = add[:, squares]
    return Graph(q, [(v, w) for v in range(q) for w in sums[v].tolist() if v < w])
