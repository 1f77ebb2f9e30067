"""Refinements by their definitions: colours are ranks of sorted nested tuples.

No hashing of signatures, no arrays, no cleverness. Every function takes a list of graphs, which
are refined jointly, and returns the rounds: ``rounds[t][i][x]`` is the colour of item x of graph i
after t rounds, until the partition stands still.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

from wlkit.graphs import Graph

Colors = list[dict[Any, int]]


def vertex_label(g: Graph, v: int) -> Any:
    return None if g.vertex_labels is None else str(g.vertex_labels[v])


def arcs(g: Graph) -> dict[tuple[int, int], Any]:
    """(u, v) -> label (or True), both ways when undirected."""
    labels = g.edge_labels or [True] * g.m
    out = {}
    for (u, v), label in zip(g.edges.tolist(), labels, strict=True):
        out[u, v] = str(label)
        if not g.directed:
            out[v, u] = str(label)
    return out


def kind(g: Graph, u: int, v: int) -> tuple:
    """How u sees v: the labels of u -> v and of v -> u ('' where there is no arc)."""
    a = arcs_of(g)
    return (a.get((u, v), ""), a.get((v, u), ""))


_ARCS: dict[int, tuple[Graph, dict]] = {}


def arcs_of(g: Graph) -> dict[tuple[int, int], Any]:
    if id(g) not in _ARCS:
        _ARCS[id(g)] = (g, arcs(g))
    return _ARCS[id(g)][1]


def adjacent(g: Graph, u: int, v: int) -> bool:
    return kind(g, u, v) != ("", "")


def ranked(values: list[dict[Any, Any]]) -> Colors:
    ranks = {x: r for r, x in enumerate(sorted({x for d in values for x in d.values()}, key=repr))}
    return [{item: ranks[x] for item, x in d.items()} for d in values]


def rounds(graphs: list[Graph], k: int, initial: Callable, signature: Callable) -> list[Colors]:
    """Iterate c'(x) = (c(x), signature(g, c, x)) from `initial` until no class splits."""
    items = [list(product(range(g.n), repeat=k)) for g in graphs]
    now = ranked([{x: initial(g, x) for x in xs} for g, xs in zip(graphs, items, strict=True)])
    out = [now]
    while True:
        following = ranked(
            [
                {x: (c[x], signature(g, c, x)) for x in xs}
                for g, xs, c in zip(graphs, items, now, strict=True)
            ]
        )
        if count(following) == count(now):
            return out
        now = following
        out.append(now)


def count(colors: Colors) -> int:
    return len({c for d in colors for c in d.values()})


def bag(entries: Any) -> tuple:
    return tuple(sorted(entries))


def swap(x: tuple[int, ...], i: int, w: int) -> tuple[int, ...]:
    return (*x[:i], w, *x[i + 1 :])


def isomorphism_type(g: Graph, x: tuple[int, ...]) -> Any:
    return (
        tuple(vertex_label(g, v) for v in x),
        tuple((u == v, kind(g, u, v)) for u in x for v in x),
    )


def color_refinement(graphs: list[Graph]) -> list[Colors]:
    def signature(g: Graph, c: dict, x: tuple[int]) -> Any:
        a, (v,) = arcs_of(g), x
        out = bag((a[v, w], c[w,]) for w in range(g.n) if (v, w) in a)
        return (out, bag((a[w, v], c[w,]) for w in range(g.n) if (w, v) in a))

    return rounds(graphs, 1, lambda g, x: vertex_label(g, x[0]), signature)


def folklore(graphs: list[Graph], k: int) -> list[Colors]:
    def signature(g: Graph, c: dict, x: tuple[int, ...]) -> Any:
        return bag(tuple(c[swap(x, i, w)] for i in range(k)) for w in range(g.n))

    return rounds(graphs, k, isomorphism_type, signature)


def oblivious(graphs: list[Graph], k: int) -> list[Colors]:
    def signature(g: Graph, c: dict, x: tuple[int, ...]) -> Any:
        return tuple(bag(c[swap(x, i, w)] for w in range(g.n)) for i in range(k))

    return rounds(graphs, k, isomorphism_type, signature)


def delta(graphs: list[Graph], k: int) -> list[Colors]:
    def signature(g: Graph, c: dict, x: tuple[int, ...]) -> Any:
        return tuple(
            bag((kind(g, x[i], w), c[swap(x, i, w)]) for w in range(g.n)) for i in range(k)
        )

    return rounds(graphs, k, isomorphism_type, signature)


def delta_local(graphs: list[Graph], k: int) -> list[Colors]:
    def signature(g: Graph, c: dict, x: tuple[int, ...]) -> Any:
        return tuple(
            bag((kind(g, x[i], w), c[swap(x, i, w)]) for w in range(g.n) if adjacent(g, x[i], w))
            for i in range(k)
        )

    return rounds(graphs, k, isomorphism_type, signature)


def pairs(graphs: list[Graph], aggregations: str) -> list[Colors]:
    """`aggregations` of Zhang et al. 2023: L local, P point, G global, S second local,
    F both over N(v), U both over the union of N(u) and N(v)."""

    def signature(g: Graph, c: dict, x: tuple[int, int]) -> Any:
        u, v = x
        of_u = [w for w in range(g.n) if adjacent(g, u, w)]
        of_v = [w for w in range(g.n) if adjacent(g, v, w)]
        parts: list[Any] = []
        if "L" in aggregations:
            parts.append(bag((kind(g, v, w), c[u, w]) for w in of_v))
        if "P" in aggregations:
            parts.append(c[v, v])
        if "G" in aggregations:
            parts.append(bag(c[w, v] for w in range(g.n)))
        if "S" in aggregations:
            parts.append(bag((kind(g, u, w), c[w, v]) for w in of_u))
        if "F" in aggregations:
            parts.append(bag((c[u, w], c[w, v]) for w in of_v))
        if "U" in aggregations:
            parts.append(bag((c[u, w], c[w, v]) for w in set(of_u) | set(of_v)))
        return tuple(parts)

    def marked(g: Graph, x: tuple[int, int]) -> Any:
        return (x[0] == x[1], vertex_label(g, x[0]), vertex_label(g, x[1]))

    both = "F" in aggregations or "U" in aggregations
    return rounds(graphs, 2, isomorphism_type if both else marked, signature)


def weighted(graphs: list[Graph], weight: Callable[[Graph, int, int], Any]) -> list[Colors]:
    """c'(v) = {{ (weight(v, u), c(u)) : all u }}: SPD-WL and RD-WL."""

    def signature(g: Graph, c: dict, x: tuple[int]) -> Any:
        return bag((weight(g, x[0], u), c[u,]) for u in range(g.n))

    return rounds(graphs, 1, lambda g, x: vertex_label(g, x[0]), signature)


def histogram(colors: dict[Any, int]) -> tuple:
    return bag(colors.values())


def subgraph_first(colors: dict[tuple[int, int], int]) -> tuple:
    """VS: the multiset over u of the multisets over v of c(u, v)."""
    n = len({u for u, _ in colors})
    return bag(bag(colors[u, v] for v in range(n)) for u in range(n))


def vertex_first(colors: dict[tuple[int, int], int]) -> tuple:
    """SV: the multiset over v of the multisets over u of c(u, v)."""
    n = len({u for u, _ in colors})
    return bag(bag(colors[u, v] for u in range(n)) for v in range(n))


def first_difference(run: list[Colors], pool: Callable = histogram) -> int | None:
    """The first round in which the two graphs differ, or None."""
    for t, (a, b) in enumerate(run):
        if pool(a) != pool(b):
            return t
    return None


def normalised(colors: Colors) -> list[int]:
    """The partition as a list: classes numbered by first appearance."""
    seen: dict[int, int] = {}
    return [seen.setdefault(c, len(seen)) for d in colors for c in d.values()]
