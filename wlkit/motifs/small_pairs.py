"""The smallest graphs that folklore k-WL confuses, for k = 0 and 1."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from wlkit.graphs import Graph
from wlkit.graphs.enumeration import graphs_of_order
from wlkit.motifs.naming import pattern_text

if TYPE_CHECKING:
    from wlkit.motifs.parameter import MotifParameter

ORDERS = {0: range(1, 6), 1: range(6, 8)}
"""For every k, the orders of the graphs that are tried; below 6 vertices 1-WL confuses none."""


@cache
def alike(n: int, k: int) -> tuple[tuple[Graph, ...], ...]:
    """Return the classes of graphs on n vertices that k-WL confuses, k <= 1, few edges first.

    0-WL sees the number of vertices; classes of one graph are left out.

    Examples
    --------
    >>> [[pattern_text(g) for g in group] for group in alike(3, 0)]
    [['3K1', 'K1+K2', 'P3', 'K3']]
    >>> [pattern_text(g) for g in alike(6, 1)[0]], len(alike(5, 1)), len(alike(6, 1))
    (['C6', '2K3'], 0, 4)
    """
    graphs = sorted(graphs_of_order(n), key=lambda g: (g.m, g.graph6))
    if k == 0:
        return (tuple(graphs),) if len(graphs) > 1 else ()
    from wlkit.wl import refine

    classes: dict[tuple[tuple[int, int], ...], list[Graph]] = {}
    for g, histogram in zip(graphs, refine(graphs, "folklore", 1).histograms, strict=True):
        classes.setdefault(tuple(sorted(histogram.items())), []).append(g)
    return tuple(tuple(group) for group in classes.values() if len(group) > 1)


def small_pairs(f: MotifParameter, k: int) -> Iterator[tuple[Graph, Graph, str]]:
    """Yield pairs that k-WL confuses and f separates, by number of vertices, and their names.

    Besides the smallest graphs, for k = 0, the patterns of f and edgeless graphs with the same
    vertices.

    Examples
    --------
    >>> from wlkit.motifs import Sub
    >>> [(g.n, name) for g, _, name in small_pairs(Sub("S3"), 0)][0]
    (4, 'S3 and 4K1')
    """
    plain = not any(term.pattern.is_labelled or term.pattern.directed for term in f.terms)
    if plain:
        for n in ORDERS.get(k, ()):
            for group in alike(n, k):
                yield from _separated(f, group)
    if k == 0:
        patterns = {term.pattern for term in f.terms if term.pattern.n}
        for p in sorted(patterns, key=lambda p: p.n):
            empty = Graph(p.n, [], directed=p.directed, vertex_labels=p.vertex_labels)
            yield from _separated(f, (empty, p))


def _separated(f: MotifParameter, group: tuple[Graph, ...]) -> Iterator[tuple[Graph, Graph, str]]:
    """Yield two graphs of a class with different values, the larger value first."""
    values = [f.evaluate(g) for g in group]
    other = next((i for i, value in enumerate(values) if value != values[0]), None)
    if other is not None:
        first, second = sorted((0, other), key=lambda i: -values[i])
        name = f"{pattern_text(group[first])} and {pattern_text(group[second])}"
        yield group[first], group[second], name
