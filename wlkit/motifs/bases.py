"""The three bases: homomorphisms, subgraphs, induced subgraphs, and how each expands in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph
from wlkit.motifs.naming import as_pattern
from wlkit.motifs.quotients import graph_key, partition_sum
from wlkit.motifs.spasms import automorphism_count, spasm
from wlkit.motifs.wildcards import ANY, normal

MAX_SUPERGRAPHS = 300_000
"""Most graphs that a pattern may span, for ind in the other bases."""

Combination = Mapping[Graph, Fraction]
"""A rational combination of basis counts: canonical patterns with non-zero coefficients."""


def combine(parts: Iterable[tuple[Fraction | int, Combination]]) -> dict[Graph, Fraction]:
    """Return the sum of scalar * combination, without zero terms, by :func:`graph_key`."""
    total: dict[Graph, Fraction] = {}
    for scalar, part in parts:
        for g, c in part.items():
            total[g] = total.get(g, Fraction(0)) + scalar * c
    kept = [(g, c) for g, c in total.items() if c]
    return dict(sorted(kept, key=lambda item: graph_key(item[0])))


def sub_to_hom(pattern: Graph) -> dict[Graph, Fraction]:
    """Return sub(P, .) in the hom basis.

    Parameters
    ----------
    pattern : Graph

    Returns
    -------
    dict from Graph to Fraction
        Canonical patterns, by :func:`graph_key`.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> from wlkit.motifs import pattern_text
    >>> [(pattern_text(q), str(c)) for q, c in sub_to_hom(graph("C4")).items()]
    [('C4', '1/8'), ('P3', '-1/4'), ('K2', '1/8')]

    Notes
    -----
    One term for each quotient of the pattern, see :func:`wlkit.motifs.spasm`.
    """
    return dict(spasm(pattern))


def hom_to_sub(pattern: Graph) -> dict[Graph, Fraction]:
    """Return hom(P, .) in the sub basis: all coefficients are positive integers.

    Parameters
    ----------
    pattern : Graph

    Returns
    -------
    dict from Graph to Fraction
        Canonical patterns, by :func:`graph_key`.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> from wlkit.motifs import pattern_text
    >>> [(pattern_text(q), int(c)) for q, c in hom_to_sub(graph("C4")).items()]
    [('C4', 8), ('P3', 4), ('K2', 2)]

    Notes
    -----
    One term for each quotient of the pattern, see :func:`wlkit.motifs.spasm`.
    """
    terms = partition_sum(pattern.canonical(), moebius=False)
    return {q: Fraction(w * automorphism_count(q)) for q, w in terms}


@lru_cache(maxsize=1024)
def supergraphs(pattern: Graph) -> tuple[tuple[Graph, int], ...]:
    """Return the graphs F on the vertices of P that contain P, and S(P, F) for each.

    Parameters
    ----------
    pattern : Graph
        If its edges bear labels, added edges bear :data:`wlkit.motifs.wildcards.ANY`.

    Returns
    -------
    tuple of (Graph, int)
        Canonical F up to isomorphism and the number S(P, F) of spanning copies of P in F.

    Raises
    ------
    SizeError
        Before anything is listed, if there may be more than `MAX_SUPERGRAPHS` graphs F.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> from wlkit.motifs import pattern_text
    >>> [(pattern_text(f), s) for f, s in supergraphs(graph("P3"))]
    [('K3', 3), ('P3', 1)]

    Notes
    -----
    Edge by edge, merged up to isomorphism: if N(F) sets of j additional edges give F, then
    S(P, F) = N(F) |Aut F| / |Aut P|.
    """
    _require_feasible(pattern)
    level = {normal(pattern).canonical(): 1}
    found: list[tuple[Graph, int]] = []
    base, added = automorphism_count(pattern), 0
    while level:
        found += [(f, sets * automorphism_count(f) // base) for f, sets in level.items()]
        added += 1
        following: dict[Graph, int] = {}
        for f, sets in level.items():
            for larger in _one_edge_more(f):
                key = larger.canonical()
                following[key] = following.get(key, 0) + sets
        level = {f: sets // added for f, sets in following.items()}
    return tuple(sorted(found, key=lambda item: graph_key(item[0])))


def _require_feasible(pattern: Graph) -> None:
    """Raise SizeError if the sets of missing edges, up to automorphisms, are too many to list."""
    from wlkit.graphs.enumeration import count_graphs

    missing = pattern.n * (pattern.n - 1) // (2 - pattern.directed) - pattern.m
    expected = 2**missing // automorphism_count(pattern)
    if expected > MAX_SUPERGRAPHS and not pattern.is_labelled and pattern.n <= 12:
        expected = min(expected, count_graphs(pattern.n, directed=pattern.directed))
    if expected > MAX_SUPERGRAPHS:
        about = expected if expected < 10**12 else f"10^{expected.bit_length() * 3 // 10}"
        raise SizeError(
            f"ind in another basis: a pattern with n={pattern.n}, m={pattern.m} spans about "
            f"{about} graphs; {MAX_SUPERGRAPHS} are allowed"
        )


def _one_edge_more(graph: Graph) -> Iterator[Graph]:
    labels = None if graph.edge_labels is None else [*graph.edge_labels, ANY]
    for u in range(graph.n):
        for v in range(graph.n):
            if u == v or (u > v and not graph.directed) or graph.has_edge(u, v):
                continue
            yield Graph(
                graph.n,
                [*graph.edge_list, (u, v)],
                directed=graph.directed,
                vertex_labels=graph.vertex_labels,
                edge_labels=labels,
            )


def sub_to_ind(pattern: Graph) -> dict[Graph, Fraction]:
    """Return sub(P, .) = sum of S(P, F) ind(F, .) over the graphs F that P spans.

    Parameters
    ----------
    pattern : Graph

    Returns
    -------
    dict from Graph to Fraction
        Canonical patterns, by :func:`graph_key`.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> from wlkit.motifs import pattern_text
    >>> [(pattern_text(f), int(c)) for f, c in sub_to_ind(graph("C4")).items()]
    [('K4', 3), ('K1,1,2', 1), ('C4', 1)]

    Notes
    -----
    One term for each graph with more edges on its vertices, see :func:`supergraphs`.
    """
    return {f: Fraction(s) for f, s in supergraphs(pattern.canonical())}


def ind_to_sub(pattern: Graph) -> dict[Graph, Fraction]:
    """Return ind(P, .) = sum of (-1)^(|E(F)| - |E(P)|) S(P, F) sub(F, .).

    Parameters
    ----------
    pattern : Graph

    Returns
    -------
    dict from Graph to Fraction
        Canonical patterns, by :func:`graph_key`.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> from wlkit.motifs import pattern_text
    >>> [(pattern_text(f), int(c)) for f, c in ind_to_sub(graph("P3")).items()]
    [('K3', -3), ('P3', 1)]

    Notes
    -----
    One term for each graph with more edges on its vertices, see :func:`supergraphs`.
    """
    terms = supergraphs(pattern.canonical())
    return {f: Fraction(s * (-1) ** (f.m - pattern.m)) for f, s in terms}


def ind_to_hom(pattern: Graph) -> dict[Graph, Fraction]:
    """Return ind(P, .) in the hom basis.

    Parameters
    ----------
    pattern : Graph

    Returns
    -------
    dict from Graph to Fraction
        Canonical patterns, by :func:`graph_key`.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> from wlkit.motifs import pattern_text
    >>> [(pattern_text(q), str(c)) for q, c in ind_to_hom(graph("P3")).items()]
    [('K3', '-1/2'), ('P3', '1/2'), ('K2', '-1/2')]

    Notes
    -----
    The quotients of all graphs of :func:`ind_to_sub`.
    """
    return combine((c, sub_to_hom(f)) for f, c in ind_to_sub(pattern).items())


def hom_to_ind(pattern: Graph) -> dict[Graph, Fraction]:
    """Return hom(P, .) in the ind basis: all coefficients are positive integers.

    Parameters
    ----------
    pattern : Graph

    Returns
    -------
    dict from Graph to Fraction
        Canonical patterns, by :func:`graph_key`.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> from wlkit.motifs import pattern_text
    >>> [(pattern_text(f), int(c)) for f, c in hom_to_ind(graph("P3")).items()]
    [('K3', 6), ('P3', 2), ('K2', 2)]

    Notes
    -----
    The graphs of :func:`sub_to_ind` for all quotients.
    """
    return combine((c, sub_to_ind(f)) for f, c in hom_to_sub(pattern).items())


CONVERSIONS = {
    ("sub", "hom"): sub_to_hom,
    ("hom", "sub"): hom_to_sub,
    ("sub", "ind"): sub_to_ind,
    ("ind", "sub"): ind_to_sub,
    ("ind", "hom"): ind_to_hom,
    ("hom", "ind"): hom_to_ind,
}
"""Expansion of one basis element in another basis, by (from, to)."""


def expand(kind: str, pattern: Graph | str, basis: str) -> dict[Graph, Fraction]:
    """Return one hom, sub, ind or emb count as a combination in `basis` (hom, sub or ind).

    emb(P) = sum over partitions rho into independent blocks of mu(rho) hom(P/rho), hom(P) = sum of
    emb(P/rho); sub(P) = sum of S(P, F) ind(F), ind(P) = sum of (-1)^(|E(F)| - |E(P)|) S(P, F)
    sub(F) over the graphs F on the vertices of P, S(P, F) the number of spanning copies of P in F.

    Parameters
    ----------
    kind : {"hom", "sub", "ind", "emb"}
    pattern : Graph or text
        Labels and directions are respected.
    basis : {"hom", "sub", "ind"}

    Returns
    -------
    dict from Graph to Fraction
        Canonical patterns with coefficients that are not zero.

    Raises
    ------
    InputError
        If a name is none of these.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> from wlkit.motifs import pattern_text
    >>> expand("emb", graph("K3"), "sub")
    {Graph.from_graph6('Bw'): Fraction(6, 1)}

    Notes
    -----
    hom and sub: one term for each quotient of the pattern, at most the Bell number of its vertices.
    To or from ind: one term for each graph on its vertices with more edges, up to 2^(n choose 2).

    References
    ----------
    Curticapean, Dell, Marx, Homomorphisms are a good basis for counting small subgraphs, 2017.
    """
    if basis not in {"hom", "sub", "ind"} or kind not in {"hom", "sub", "ind", "emb"}:
        raise InputError(f"expected hom, sub, ind (or emb to expand), got {kind!r} in {basis!r}")
    pattern = normal(as_pattern(pattern))
    if kind == "emb":
        return combine([(automorphism_count(pattern), expand("sub", pattern, basis))])
    if kind == basis:
        return {pattern.canonical(): Fraction(1)}
    return CONVERSIONS[kind, basis](pattern)
