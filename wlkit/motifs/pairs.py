"""Twisted pairs over a base with labels and directions, and products of labelled graphs."""

from __future__ import annotations

from wlkit.graphs import Graph
from wlkit.motifs.loops import arcs
from wlkit.motifs.wildcards import ANY
from wlkit.typing import Label


def twisted_pair(base: Graph) -> tuple[Graph, Graph]:
    """Return X_0 and X_1 of a connected base; labels and directions are inherited.

    Parameters
    ----------
    base : Graph
        Connected.

    Returns
    -------
    two Graphs
        With sum of 2^(deg v - 1) vertices each.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> [g.is_connected for g in twisted_pair(graph("K3"))]
    [False, True]
    >>> [g.m for g in twisted_pair(graph("0>1,1>2,2>0"))]
    [6, 6]

    Notes
    -----
    Vertices (v, S), S a set of edges at v, of even size but, in X_1, for one v; (u, S) and (v, T)
    are adjacent iff e = uv is an edge and in both S and T or in none. Folklore k-WL tells X_0 and
    X_1 apart iff k >= tw(base).

    References
    ----------
    Cai, Fuerer, Immerman, An optimal lower bound on the number of variables for graph
    identification, 1992; Roberson, Oddomorphisms and homomorphism indistinguishability, 2022.
    """
    from wlkit.graphs.families import cfi

    if not base.directed:
        return cfi(base), cfi(base, (0,))
    pairs = sorted({(min(e), max(e)) for e in base.edge_list})
    plain = Graph(
        base.n, pairs, vertex_labels=base.vertex_labels, edge_labels=list(range(len(pairs)))
    )
    labels = dict(zip(base.edge_list, base.edge_labels or (0,) * base.m, strict=True))
    first, second = (_directed_like(x, pairs, labels, base) for x in (cfi(plain), cfi(plain, (0,))))
    return first, second


def _directed_like(
    x: Graph, pairs: list[tuple[int, int]], labels: dict[tuple[int, int], Label], base: Graph
) -> Graph:
    """Return x with every edge directed as its edge of the base is; fibres come in order."""
    edges: dict[tuple[int, int], Label] = {}
    for (a, b), e in zip(x.edge_list, x.edge_labels or (), strict=True):
        u, v = pairs[int(e)]
        for arc, image in (((u, v), (a, b)), ((v, u), (b, a))):
            if arc in labels:
                edges[image] = labels[arc]
    return Graph(
        x.n,
        list(edges),
        directed=True,
        vertex_labels=x.vertex_labels,
        edge_labels=None if base.edge_labels is None else list(edges.values()),
    )


def product(g: Graph, h: Graph) -> Graph:
    """Return the categorical product of two graphs of one kind, labels and directions kept.

    Vertices are the pairs with equal labels, edges the pairs of edges; two edges with different
    labels give one that only edges of any label go to. So hom(F, G x H) = hom(F, G) hom(F, H)
    for F with labels too, in full or in part.

    Parameters
    ----------
    g, h : Graph

    Returns
    -------
    Graph

    Examples
    --------
    >>> a = Graph(2, [(0, 1)], vertex_labels=["x", "y"])
    >>> product(a, a).m, product(a, a).n
    (1, 2)

    Notes
    -----
    O(|E(G)| |E(H)|).
    """
    if not g.is_labelled and not h.is_labelled:
        return g.tensor_product(h)
    g_labels, h_labels = (x.vertex_labels or (0,) * x.n for x in (g, h))
    pairs = [(u, v) for u in range(g.n) for v in range(h.n) if g_labels[u] == h_labels[v]]
    number = {pair: i for i, pair in enumerate(pairs)}
    edges: dict[tuple[int, int], Label] = {}
    for (a, b), x in arcs(g).items():
        for (c, d), y in arcs(h).items():
            if (a, c) in number and (b, d) in number:
                i, j = number[a, c], number[b, d]
                if g.directed or i < j:
                    edges[i, j] = ANY if x is None or x != y else x
    return Graph(
        len(pairs),
        list(edges),
        directed=g.directed,
        vertex_labels=None if g.vertex_labels is None else [g_labels[u] for u, _ in pairs],
        edge_labels=list(edges.values()) if g.edge_labels or h.edge_labels else None,
    )
