"""A graph as the bag of its subgraphs: refined apart (DS) or together (DSS)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Literal

import numpy as np

from wlkit.exact import sorted_unique
from wlkit.graphs import Graph
from wlkit.typing import Int32Array
from wlkit.wl.color_refinement import refine_vertices
from wlkit.wl.coloring import Coloring
from wlkit.wl.definition import vertex_round
from wlkit.wl.distances import undirected_distances
from wlkit.wl.options import Options
from wlkit.wl.rounds import numbered, refine_by_rounds
from wlkit.wl.structure import Rows, Structure, joint, rows_of_arcs

Policy = Literal["nd", "nm", "ego"]


def bag_refinement(
    graphs: Any,
    policy: Policy = "nd",
    *,
    together: bool = False,
    hops: int | None = 1,
    until_different: bool = False,
) -> Coloring:
    """Refine the pairs (u, v), v a vertex of the subgraph G_u, by the neighbours of v in G_u.

    Two graphs are alike when the multisets over u of the colours of G_u agree.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
    policy : {"nd", "nm", "ego"}
        What G_u is: the graph without u, the graph with u marked, or the ball around u. A vertex
        that is not in G_u has no edges there and bears a colour of its own.
    together : bool
        False, DS-WL: every G_u by 1-WL. True, DSS-WL: a round also looks at
        C(v) = {{ c(w, v) : w }} and at {{ C(x) : x in N(v) }}, N(v) in the whole graph.
    hops : int or None
        Radius of the balls; None for whole components.
    until_different : bool
        Stop as soon as all graphs differ (DSS only).

    Returns
    -------
    Coloring
        Of the pairs.

    Raises
    ------
    GraphError
        Graphs of different kinds.

    Examples
    --------
    >>> bag_refinement(["C6", "2C3"]).distinguishes()
    True
    >>> bag_refinement(["rook4", "shrikhande"], together=True).distinguishes()
    False

    Notes
    -----
    DS with marked vertices is SWL(VS); with balls it is the nested refinement of plain balls.

    References
    ----------
    .. [1] B. Bevilacqua, F. Frasca, D. Lim, B. Srinivasan, C. Cai, G. Balamurugan,
       M. Bronstein, H. Maron, Equivariant subgraph aggregation networks, ICLR 2022.
    """
    structure = joint(graphs)
    present = [_members(g, policy, hops) for g in structure.graphs]
    rows, initial = _lay_out(structure, present, policy)
    name = f"{'dss' if together else 'ds'}-{policy}"
    options = Options(hops=hops, until_different=until_different)
    if together:
        found = refine_by_rounds(
            structure,
            initial,
            partial(_round_together, structure, rows),
            variant=name,
            arity=2,
            pooling="vs",
            until_different=until_different,
        )
        return replace(found, options=options)
    found = refine_vertices(structure, rows, initial, variant=name)
    return replace(found, arity=2, pooling="vs", options=options)


def _members(g: Graph, policy: Policy, hops: int | None) -> np.ndarray:
    """Return the mask (n, n): whether v is in G_u."""
    if policy == "nd":
        return ~np.eye(g.n, dtype=bool)
    if policy == "nm":
        return np.ones((g.n, g.n), dtype=bool)
    return np.asarray(undirected_distances(g, hops) >= 0)


def _lay_out(
    structure: Structure, present: list[np.ndarray], policy: Policy
) -> tuple[Rows, Int32Array]:
    """Return the rows of all subgraphs side by side, and the colours of the pairs."""
    tail, head, label = structure.arcs
    bounds = np.searchsorted(tail, structure.first)
    offsets = structure.offsets(2)
    arcs, marks = [], []
    for i, (g, inside) in enumerate(zip(structure.graphs, present, strict=True)):
        own = slice(bounds[i], bounds[i + 1])
        t, h = tail[own] - structure.first[i], head[own] - structure.first[i]
        u, e = np.nonzero(inside[:, t] & inside[:, h])
        at = offsets[i] + u * g.n
        arcs.append((at + t[e], at + h[e], label[own][e]))
        mark = np.where(inside, np.eye(g.n, dtype=np.int64) * (policy == "nm"), 2)
        codes = structure.vertex_codes[structure.first[i] : structure.first[i + 1]]
        marks.append((codes[None, :].astype(np.int64) * 3 + mark).ravel())
    tails, heads, labels = (np.concatenate([part[j] for part in arcs]) for j in range(3))
    rows = rows_of_arcs(int(offsets[-1]), tails, heads, labels, structure.directed)
    _, initial, _ = sorted_unique(np.concatenate(marks), return_inverse=True)
    return rows, np.asarray(initial, dtype=np.int32)


def _round_together(structure: Structure, rows: Rows, colors: Int32Array) -> Int32Array:
    offsets = structure.offsets(2)
    squares = [
        colors[a:b].reshape(g.n, g.n)
        for g, a, b in zip(structure.graphs, offsets, offsets[1:], strict=False)
    ]
    over_u = numbered(
        (g.n, column.tobytes())
        for g, square in zip(structure.graphs, squares, strict=True)
        for column in np.sort(square, axis=0).T
    )
    around = vertex_round(structure.rows, over_u)
    shared = np.split(around, structure.first[1:-1])
    tiled = np.concatenate([np.tile(part, part.size) for part in shared])
    local = vertex_round(rows, colors)
    return numbered(zip(local.tolist(), tiled.tolist(), strict=True))
