"""Trees."""

from __future__ import annotations

from wlkit.graphs.families.basic import path_edges
from wlkit.graphs.families.registry import at_least, bounded, family
from wlkit.graphs.graph import Graph

__all__ = ["balanced_tree", "binary_tree", "binomial_tree", "broom", "caterpillar", "spider"]


@family()
def balanced_tree(r: int, h: int) -> Graph:
    """The rooted tree of height h in which every inner vertex has r children; root 0.

    Parameters
    ----------
    r : int
        At least 1.
    h : int
        At least 0.

    Examples
    --------
    >>> g = balanced_tree(3, 2)
    >>> g.n, g.m
    (13, 12)
    """
    at_least("balanced_tree", 1, r=r)
    at_least("balanced_tree", 0, h=h)
    n = h + 1 if r == 1 else (r ** (min(h, 64) + 1) - 1) // (r - 1)
    bounded("balanced_tree", n - 1)
    return Graph(n, [((v - 1) // r, v) for v in range(1, n)])


@family()
def binary_tree(h: int) -> Graph:
    """The complete binary tree of height h: 2^(h+1) - 1 vertices, root 0.

    Parameters
    ----------
    h : int
        At least 0.

    Examples
    --------
    >>> g = binary_tree(3)
    >>> g.n, g.m
    (15, 14)
    """
    return balanced_tree(2, h)


@family()
def binomial_tree(k: int) -> Graph:
    """B_k on 2^k vertices: two copies of B_{k-1} with their roots joined.

    Parameters
    ----------
    k : int
        At least 0.

    Examples
    --------
    >>> sorted(binomial_tree(3).degrees.tolist())
    [1, 1, 1, 1, 2, 2, 3, 3]
    """
    at_least("binomial_tree", 0, k=k)
    bounded("binomial_tree", 2 ** min(k, 64) - 1)
    return Graph(2**k, [(v & (v - 1), v) for v in range(1, 2**k)])


@family()
def broom(n: int, leaves: int) -> Graph:
    """A path on n vertices with further leaves at its last vertex.

    Parameters
    ----------
    n : int
        At least 1.
    leaves : int
        At least 0.

    Examples
    --------
    >>> broom(3, 2).edge_list
    [(0, 1), (1, 2), (2, 3), (2, 4)]
    """
    at_least("broom", 1, n=n)
    at_least("broom", 0, leaves=leaves)
    bounded("broom", n + leaves)
    brush = [(n - 1, v) for v in range(n, n + leaves)]
    return Graph(n + leaves, [*path_edges(range(n)), *brush])


@family()
def caterpillar(*leaves: int) -> Graph:
    """A path whose i-th vertex bears the i-th number of leaves.

    Parameters
    ----------
    *leaves : int
        At least 0.

    Examples
    --------
    >>> caterpillar(1, 0, 2).degrees.tolist()
    [2, 2, 3, 1, 1, 1]
    """
    at_least("caterpillar", 0, **{f"number {i}": x for i, x in enumerate(leaves)})
    bounded("caterpillar", len(leaves) + sum(leaves))
    bearers = [v for v, count in enumerate(leaves) for _ in range(count)]
    spine = len(leaves)
    hairs = [(v, spine + i) for i, v in enumerate(bearers)]
    return Graph(spine + len(bearers), [*path_edges(range(spine)), *hairs])


@family()
def spider(*legs: int) -> Graph:
    """A centre, vertex 0, with paths of these lengths hanging from it.

    ``spider(2, 2, 2)`` is a tree whose quotients reach treewidth 3.

    Parameters
    ----------
    *legs : int
        At least 0.

    Examples
    --------
    >>> spider(1, 1, 2).edge_list
    [(0, 1), (0, 2), (0, 3), (3, 4)]
    """
    at_least("spider", 0, **{f"leg {i}": x for i, x in enumerate(legs)})
    bounded("spider", sum(legs))
    edges, n = [], 1
    for length in legs:
        edges += path_edges([0, *range(n, n + length)])
        n += length
    return Graph(n, edges)
