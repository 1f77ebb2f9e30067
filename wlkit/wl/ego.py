"""Balls around vertices, refined inside: NGNN and I2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import numpy as np

from wlkit.graphs import Graph
from wlkit.typing import Int32Array
from wlkit.wl.bars import with_bar
from wlkit.wl.color_refinement import refine_vertices
from wlkit.wl.coloring import Coloring
from wlkit.wl.definition import initial_vertices, stable_histograms
from wlkit.wl.distances import undirected_distances
from wlkit.wl.options import Options
from wlkit.wl.rounds import numbered
from wlkit.wl.spectra import trivial_coloring
from wlkit.wl.structure import Structure, joint, rows_of_arcs


class _Balls(NamedTuple):
    """Disjoint balls: where each begins, and for each place its joint vertex and its mark."""

    begins: np.ndarray
    vertices: np.ndarray
    marks: np.ndarray


def ego_refinement(
    graphs: Any,
    *,
    hops: int | None = 1,
    labels: Literal["plain", "root", "distance"] = "root",
    progress: bool = False,
) -> Coloring:
    """NGNN: colour each vertex by the stable colour histogram of 1-WL inside its ball.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
    hops : int or None
        Radius of the induced balls (in digraphs along arcs either way); None: whole components.
    labels : {"plain", "root", "distance"}
        Whether the vertices of a ball know nothing more than their label, whether they are the
        root, or their distance from it (within the whole graph, hence within the ball).
    progress : bool
        Show a bar over the balls.

    Returns
    -------
    Coloring
        Of the vertices; its `rounds` are those of the refinement inside the balls.

    Raises
    ------
    GraphError
        Graphs of different kinds.

    Examples
    --------
    >>> ego_refinement(["C6", "2C3"]).distinguishes()
    True

    Notes
    -----
    All balls are refined at once as one graph: O(b log b) for b the sum of their vertices and
    edges, at most n (n + m). Plain balls tell apart less as they grow.

    References
    ----------
    .. [1] M. Zhang, P. Li, Nested graph neural networks, NeurIPS 2021.
    """
    structure = joint(graphs)
    centres = [(v, -1) for v in range(int(structure.first[-1]))]
    types, rounds = _ball_types(structure, centres, hops, labels, progress)
    start = partial(ball_types_by_definition, structure, centres, hops, labels)
    options = Options(hops=hops, labels=labels)
    found = trivial_coloring(structure, "ngnn", 1, types, rounds)
    return replace(found, start=start, options=options)


def nested_refinement(
    graphs: Any,
    *,
    hops: int | None = 1,
    labels: Literal["plain", "root", "distance"] = "root",
    until_different: bool = False,
    progress: bool = False,
) -> Coloring:
    """NGNN with an outer network: colour refinement from the colours of :func:`ego_refinement`.

    c_0(v) is the class of the ball around v with the label of v; then as 1-WL in the whole graph.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads; of one kind.
    hops : int or None
        Radius of the induced balls (in digraphs along arcs either way); None: whole components.
    labels : {"plain", "root", "distance"}
        As for :func:`ego_refinement`.
    until_different : bool
        For two graphs: stop after the first outer round in which their histograms differ.
    progress : bool
        Show a bar over the balls.

    Returns
    -------
    Coloring
        Of the vertices; its `rounds` are the outer ones.

    Raises
    ------
    GraphError
        Graphs of different kinds.

    Examples
    --------
    >>> pair = ["decalin", "bicyclopentyl"]
    >>> ego_refinement(pair).distinguishes(), nested_refinement(pair).distinguishes()
    (False, False)

    Notes
    -----
    The cost of :func:`ego_refinement` and of colour refinement.

    References
    ----------
    .. [1] M. Zhang, P. Li, Nested graph neural networks, NeurIPS 2021.
    """
    structure = joint(graphs)
    centres = [(v, -1) for v in range(int(structure.first[-1]))]
    types, _ = _ball_types(structure, centres, hops, labels, progress)
    found = refine_vertices(
        structure,
        structure.rows,
        _with_labels(structure, types),
        variant="ngnn-outer",
        until_different=until_different,
    )
    start = partial(_outer_by_definition, structure, centres, hops, labels)
    options = Options(hops=hops, labels=labels, until_different=until_different)
    return replace(found, start=start, options=options)


def _outer_by_definition(structure: Structure, *of_balls: Any) -> Int32Array:
    return _with_labels(structure, ball_types_by_definition(structure, *of_balls))


def _with_labels(structure: Structure, types: Int32Array) -> Int32Array:
    return numbered(zip(structure.vertex_codes.tolist(), types.tolist(), strict=True))


def edge_marked_refinement(
    graphs: Any, *, hops: int | None = 1, progress: bool = False
) -> Coloring:
    """I2: colour each vertex v by the multiset over its neighbours w of 1-WL inside its ball.

    In the ball the vertices v and w are marked, differently.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads; of one kind.
    hops : int or None
        Radius of the induced balls (in digraphs along arcs either way); None: whole components.
    progress : bool
        Show a bar over the balls.

    Returns
    -------
    Coloring
        Of the vertices; its `rounds` are those of the refinement inside the balls.

    Raises
    ------
    GraphError
        Graphs of different kinds.

    Examples
    --------
    >>> edge_marked_refinement(["rook4", "shrikhande"]).distinguishes()
    True

    Notes
    -----
    One ball for each arc: O(b log b) for b the sum of their vertices and edges, at most 2 m (n +
    m). Incomparable with folklore 2-WL.

    References
    ----------
    .. [1] Y. Huang, X. Peng, J. Ma, M. Zhang, Boosting the cycle counting power of graph neural
       networks with I2-GNNs, ICLR 2023.
    """
    structure = joint(graphs)
    rows = structure.rows
    owner = np.repeat(np.arange(rows.indptr.size - 1), np.diff(rows.indptr))
    centres = sorted(set(zip(owner.tolist(), rows.indices.tolist(), strict=True)))
    types, rounds = _ball_types(structure, centres, hops, "root", progress)
    flat = _bags(structure, centres, types)
    start = partial(_bags_by_definition, structure, centres, hops)
    found = trivial_coloring(structure, "i2", 1, flat, rounds)
    return replace(found, start=start, options=Options(hops=hops))


def _bags_by_definition(
    structure: Structure, centres: list[tuple[int, int]], hops: int | None
) -> Int32Array:
    return _bags(structure, centres, ball_types_by_definition(structure, centres, hops, "root"))


def _bags(structure: Structure, centres: list[tuple[int, int]], types: Int32Array) -> Int32Array:
    """Return the class of each vertex by its label and the multiset of its marked balls."""
    bags: list[list[int]] = [[] for _ in range(int(structure.first[-1]))]
    for (v, _), kind in zip(centres, types.tolist(), strict=True):
        bags[v].append(kind)
    ids: dict[Any, int] = {}
    flat = [
        ids.setdefault((label, tuple(sorted(bag))), len(ids))
        for label, bag in zip(structure.vertex_codes.tolist(), bags, strict=True)
    ]
    return np.array(flat, dtype=np.int32)


def _ball_types(
    structure: Structure,
    centres: list[tuple[int, int]],
    hops: int | None,
    labels: str,
    progress: bool,
) -> tuple[Int32Array, int]:
    """Return the class of each ball (centre, second mark or -1), and the rounds inside."""
    shown = with_bar(centres, "balls", progress, unit="ball")
    balls, arcs = _lay_out(structure, shown, hops, labels)
    rows = rows_of_arcs(len(balls.vertices), *arcs, structure.directed)
    start = initial_vertices(structure)[balls.vertices].astype(np.int64)
    start = start * (2 + int(balls.marks.max(initial=0))) + balls.marks
    from wlkit.exact import sorted_unique

    _, initial, _ = sorted_unique(start, return_inverse=True)
    inside = refine_vertices(structure, rows, np.asarray(initial, dtype=np.int32), variant="balls")
    ids: dict[bytes, int] = {}
    ends = [*balls.begins.tolist(), len(balls.vertices)]
    types = [
        ids.setdefault(np.sort(inside.flat[a:b]).tobytes(), len(ids)) for a, b in pairwise(ends)
    ]
    return np.array(types, dtype=np.int32), inside.rounds


def _lay_out(
    structure: Structure, centres: Iterable[tuple[int, int]], hops: int | None, labels: str
) -> tuple[_Balls, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Return the balls one after the other, with their arcs (tails, heads, labels)."""
    tail, head, label = structure.arcs
    first = structure.first
    bounds = np.searchsorted(tail, first)
    begins, vertices, marks, arcs = [], [], [], []
    at, current = 0, -1
    for v, w in centres:
        g = int(np.searchsorted(first, v, side="right")) - 1
        if g != current:
            current = g
            near = undirected_distances(structure.graphs[g], hops)
            own = slice(bounds[g], bounds[g + 1])
            tails, heads, own_labels = tail[own] - first[g], head[own] - first[g], label[own]
            place = np.zeros(near.shape[0], dtype=np.int64)
        distance = near[v - first[g]]
        members = np.flatnonzero(distance >= 0)
        mark = np.zeros(members.size, dtype=np.int64)
        if labels == "distance":
            mark = distance[members].astype(np.int64)
        elif labels == "root":
            mark[members == v - first[g]] = 1
        if w >= 0:
            mark[members == w - first[g]] = 2
        place[members] = np.arange(at, at + members.size)
        kept = (distance[tails] >= 0) & (distance[heads] >= 0)
        arcs.append((place[tails[kept]], place[heads[kept]], own_labels[kept]))
        begins.append(at)
        vertices.append(members + first[g])
        marks.append(mark)
        at += members.size
    tails, heads, own_labels = (_joined([part[i] for part in arcs]) for i in range(3))
    balls = _Balls(np.array(begins, dtype=np.int64), _joined(vertices), _joined(marks))
    return balls, (tails, heads, own_labels)


def _joined(arrays: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(arrays) if arrays else np.empty(0, dtype=np.int64)


def ball_types_by_definition(
    structure: Structure, centres: list[tuple[int, int]], hops: int | None, labels: str
) -> Int32Array:
    """Return the class of each ball, from the balls as graphs of their own (slow)."""
    balls = []
    for v, w in centres:
        i = int(np.searchsorted(structure.first, v, side="right")) - 1
        g, at = structure.graphs[i], int(structure.first[i])
        distance = _layers(g, v - at, hops)
        members = sorted(distance)
        marks = {}
        if labels == "distance":
            marks = distance
        elif labels == "root":
            marks = {v - at: 1, w - at: 2}
        names = [f"{structure.vertex_codes[u + at]} {marks.get(u, 0)}" for u in members]
        ball = g.subgraph(members)
        balls.append(
            Graph(
                ball.n,
                ball.edges,
                directed=g.directed,
                vertex_labels=names,
                edge_labels=ball.edge_labels,
            )
        )
    ids: dict[Any, int] = {}
    kinds = stable_histograms(Structure(tuple(balls))) if balls else []
    return np.array([ids.setdefault(kind, len(ids)) for kind in kinds], dtype=np.int32)


def _layers(g: Graph, root: int, hops: int | None) -> dict[int, int]:
    """Return the distances from the root, along edges or arcs either way, up to `hops`."""
    distance, into = {root: 0}, g.reverse() if g.directed else g
    for u in (queue := [root]):
        if distance[u] == hops:
            continue
        for v in [*g.neighbors(u).tolist(), *into.neighbors(u).tolist()]:
            if v not in distance:
                distance[v] = distance[u] + 1
                queue.append(v)
    return distance
