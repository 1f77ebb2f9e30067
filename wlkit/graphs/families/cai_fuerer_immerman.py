"""The construction of Cai, Fuerer and Immerman over any base graph."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import numpy as np

from wlkit.errors import GraphError
from wlkit.graphs.families.registry import bounded, family
from wlkit.graphs.graph import Graph

__all__ = ["cfi", "cfi_twisted"]


@family()
def cfi(base: Graph | str, twisted: Iterable[int] = ()) -> Graph:
    """X_U(F): vertices (v, S), v in F, S a set of edges at v with |S| = [v in U] mod 2.

    (u, S) and (v, T) are adjacent iff e = uv is an edge of F that lies in both S and T or in
    neither. Labels are inherited from v and from e.

    Parameters
    ----------
    base : Graph or str
        F, connected and undirected; may be labelled.
    twisted : iterable of int
        U; up to isomorphism only the parity of its size matters.

    Returns
    -------
    Graph
        On the sum over v of 2^(deg v - 1) vertices, those of vertex 0 of F first.

    Raises
    ------
    GraphError
        If the base is directed, disconnected or empty.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> cfi("K3").is_isomorphic(graph("2K3")), cfi("K3", {0}).is_isomorphic(graph("C6"))
    (True, True)

    Notes
    -----
    X_0(F) and X_1(F) are not isomorphic, and folklore k-WL fails to tell them apart iff k is
    below the treewidth of F; hom(F, X_0) - hom(F, X_1) = |Aut F| 2^(m - n + 1).

    References
    ----------
    .. [1] J. Cai, M. Fuerer, N. Immerman, An optimal lower bound on the number of variables for
       graph identification, Combinatorica 12 (1992).
    .. [2] D. E. Roberson, Oddomorphisms and homomorphism indistinguishability over graphs of
       bounded degree, arXiv:2206.10321 (2022).
    """
    base = _checked_base(base)
    odd = set(twisted)
    if not odd <= set(range(base.n)):
        raise GraphError(f"cfi: twisted vertices must be among 0..{base.n - 1}, got {sorted(odd)}")
    incident: list[list[int]] = [[] for _ in range(base.n)]
    for e, (u, v) in enumerate(base.edge_list):
        incident[u].append(e)
        incident[v].append(e)
    fibres = [_subsets(edges, v in odd) for v, edges in enumerate(incident)]
    first = np.cumsum([0, *map(len, fibres)]).tolist()
    edges, labels = [], []
    for e, (u, v) in enumerate(base.edge_list):
        for i, s in enumerate(fibres[u]):
            for j, t in enumerate(fibres[v]):
                if (e in s) == (e in t):
                    edges.append((first[u] + i, first[v] + j))
                    labels.append(e)
    return Graph(
        first[-1],
        edges,
        vertex_labels=base.vertex_labels
        and [x for x, fibre in zip(base.vertex_labels, fibres, strict=True) for _ in fibre],
        edge_labels=base.edge_labels and [base.edge_labels[e] for e in labels],
    )


@family()
def cfi_twisted(base: Graph | str) -> Graph:
    """X_1(F): the twisted companion of :func:`cfi`, with U = {0}.

    Parameters
    ----------
    base : Graph or str
        F, connected and undirected; may be labelled.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> cfi_twisted("K3").is_isomorphic(graph("C6"))
    True
    """
    return cfi(base, (0,))


def _checked_base(base: Graph | str) -> Graph:
    from wlkit.graphs.parse import graph

    g = graph(base)
    if g.directed or not g.is_connected:
        kind = "a directed" if g.directed else "a disconnected or empty"
        raise GraphError(f"cfi: expected a connected undirected base, got {kind} one: {g!r}")
    bounded("cfi", sum(2 ** int(g.degrees[u] + g.degrees[v] - 3) for u, v in g.edge_list))
    return g


def _subsets(edges: list[int], odd: bool) -> list[frozenset[int]]:
    return [
        frozenset(s) for size in range(odd, len(edges) + 1, 2) for s in combinations(edges, size)
    ]
