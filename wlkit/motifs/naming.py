"""Short text for patterns: a family name where there is one, else text that parses back."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any

from wlkit.graphs import Graph
from wlkit.typing import JSONDict


def as_pattern(source: Any) -> Graph:
    """Return a graph as it is, and anything else as :func:`wlkit.motifs.read_pattern` reads it."""
    if isinstance(source, Graph):
        return source
    from wlkit.motifs.reading import read_pattern

    return read_pattern(source)


@lru_cache(maxsize=4096)
def pattern_text(pattern: Graph) -> str:
    """Return text that :func:`wlkit.motifs.read_pattern` reads back up to isomorphism.

    Families K, P, C, S and complete multipartite graphs and disjoint unions of them by name,
    other plain graphs as ``g6:...``, directed and labelled ones as ``Graph(...)``.

    Parameters
    ----------
    pattern : Graph

    Returns
    -------
    str

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> [pattern_text(graph(t)) for t in ("0-1,1-2,2-0", "C4", "K2,3", "0-1,1-2,2-0,2-3")]
    ['K3', 'C4', 'K2,3', 'g6:Cx']
    >>> pattern_text(graph("2-3,4-5"))
    '2K1+2K2'

    Notes
    -----
    The names are found from degrees and components, in O(n^2).
    """
    if pattern.is_labelled or pattern.directed:
        return repr(pattern)
    return _sum_of_names(pattern) or f"g6:{pattern.graph6}"


def _sum_of_names(g: Graph) -> str | None:
    """Return text such as 2K3+P2 if every component is of a family, else None."""
    names = [_family_name(g.subgraph(part)) for part in g.components()]
    if None in names:
        return None
    sizes = Counter(sorted(map(str, names)))
    return "+".join(f"{k if k > 1 else ''}{name}" for name, k in sizes.items())


def _family_name(g: Graph) -> str | None:
    n, m = g.n, g.m
    degrees = sorted(g.degrees.tolist())
    if 2 * m == n * (n - 1):
        return f"K{n}"
    if m == n - 1 and degrees[-1] == 2:
        return f"P{n}"
    if m == n and degrees[0] == degrees[-1] == 2:
        return f"C{n}"
    if m == n - 1 == degrees[-1]:
        return f"S{n - 1}"
    parts = g.complement().components()
    if len(parts) > 1 and 2 * m == n * n - sum(len(part) ** 2 for part in parts):
        return "K" + ",".join(map(str, sorted(map(len, parts))))
    return None


def pattern_dict(pattern: Graph) -> JSONDict:
    """Return a JSON description: text always, graph6 for plain graphs, else the pieces."""
    out: JSONDict = {"pattern": pattern_text(pattern), "n": pattern.n, "m": pattern.m}
    if not (pattern.is_labelled or pattern.directed):
        return {**out, "graph6": pattern.graph6}
    out |= {"edges": [list(e) for e in pattern.edge_list], "directed": pattern.directed}
    for name in ("vertex_labels", "edge_labels"):
        labels = getattr(pattern, name)
        if labels is not None:
            out[name] = list(labels)
    return out
