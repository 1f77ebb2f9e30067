"""Refinements of bags of subgraphs, weighted graphs and walk matrices, by their definitions.

As in :mod:`tests.reference.wl`: ``rounds[t][i][x]`` is the colour of item x of graph i.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from tests.reference.wl import Colors, adjacent, arcs_of, bag, kind, rounds, vertex_label
from wlkit.graphs import Graph

MISSING = "missing"


def inside(g: Graph, u: int, v: int, policy: str) -> bool:
    """Whether v is in the subgraph G_u: all but u, everything, or u with its neighbours."""
    return {"nd": u != v, "nm": True, "ego": u == v or adjacent(g, u, v)}[policy]


def bags(graphs: list[Graph], policy: str, together: bool) -> list[Colors]:
    """DS-WL, and DSS-WL with the multisets over subgraphs of v and of its neighbours."""

    def initial(g: Graph, x: tuple[int, int]) -> Any:
        u, v = x
        mark = (u == v) if policy == "nm" else False
        return (inside(g, u, v, policy), mark, vertex_label(g, v))

    def signature(g: Graph, c: dict, x: tuple[int, int]) -> Any:
        u, v = x
        near = [w for w in range(g.n) if adjacent(g, v, w)]
        seen = [w for w in near if inside(g, u, v, policy) and inside(g, u, w, policy)]
        parts: list[Any] = [split(g, v, {w: c[u, w] for w in seen})]
        if together:
            over = {w: bag(c[s, w] for s in range(g.n)) for w in [v, *near]}
            parts += [over[v], split(g, v, {w: over[w] for w in near})]
        return tuple(parts)

    return rounds(graphs, 2, initial, signature)


def split(g: Graph, v: int, values: dict[int, Any]) -> tuple:
    """The values of out- and of in-neighbours apart, with the labels of the arcs."""
    a = arcs_of(g)
    return (
        bag((a[v, w], x) for w, x in values.items() if (v, w) in a),
        bag((a[w, v], x) for w, x in values.items() if (w, v) in a),
    )


def weighted(graphs: list[Graph], weight: Callable[[Graph, int, int], Fraction]) -> list[Colors]:
    """c'(v) = for every class the sum of the weights from v into it, and into v from it."""

    def signature(g: Graph, c: dict, x: tuple[int]) -> Any:
        (v,) = x
        out = sums(c, {w: weight(g, v, w) for w in range(g.n)})
        return (out, sums(c, {w: weight(g, w, v) for w in range(g.n)}))

    def sums(c: dict, weights: dict[int, Fraction]) -> tuple:
        totals = {d: sum(x for w, x in weights.items() if c[w,] == d) for d in c.values()}
        return bag((d, total) for d, total in totals.items() if total)

    return rounds(graphs, 1, lambda g, x: vertex_label(g, x[0]), signature)


def walk_vectors(graphs: list[Graph], matrix: Callable[[Graph], list[list[int]]]) -> list[Colors]:
    """EPWL: the entries of M^0, ..., M^(2n) travel with the other vertex."""
    longest = 2 * max(g.n for g in graphs)
    powers = {id(g): _powers(matrix(g), longest) for g in graphs}

    def initial(g: Graph, x: tuple[int]) -> Any:
        traces = tuple(sum(p[v][v] for v in range(g.n)) for p in powers[id(g)])
        return (vertex_label(g, x[0]), traces)

    def signature(g: Graph, c: dict, x: tuple[int]) -> Any:
        (v,) = x
        return bag((tuple(p[v][u] for p in powers[id(g)]), c[u,]) for u in range(g.n))

    return rounds(graphs, 1, initial, signature)


def _powers(m: list[list[int]], longest: int) -> list[list[list[int]]]:
    n = len(m)
    out = [[[int(i == j) for j in range(n)] for i in range(n)]]
    for _ in range(longest):
        p = out[-1]
        out.append([[sum(p[i][k] * m[k][j] for k in range(n)) for j in range(n)] for i in range(n)])
    return out


def adjacency(g: Graph) -> list[list[int]]:
    return [[int(kind(g, u, v) != ("", "")) for v in range(g.n)] for u in range(g.n)]


def laplacian(g: Graph) -> list[list[int]]:
    a = adjacency(g)
    return [[sum(a[u]) if u == v else -a[u][v] for v in range(g.n)] for u in range(g.n)]
