"""Colour refinement from the isomorphism types of balls around vertices (N_k)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from wlkit.graphs import Graph
from wlkit.wl.bars import with_bar
from wlkit.wl.color_refinement import refine_vertices
from wlkit.wl.coloring import Coloring
from wlkit.wl.distances import undirected_distances
from wlkit.wl.options import Options
from wlkit.wl.structure import joint


def neighbourhood_types(graphs: Any, *, hops: int = 1, progress: bool = False) -> Coloring:
    """N_k: colour refinement from the isomorphism types of the rooted k-hop balls.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
    hops : int
        The radius k (in digraphs along arcs either way).
    progress : bool
        Show a bar over the graphs.

    Returns
    -------
    Coloring
        Of the vertices.

    Raises
    ------
    GraphError
        Graphs of different kinds.

    Examples
    --------
    >>> neighbourhood_types(["rook4", "shrikhande"]).distinguishes()
    True
    >>> neighbourhood_types(["decalin", "bicyclopentyl"]).distinguishes()
    False

    Notes
    -----
    One canonical form for each ball, which can take long in large balls with much symmetry, and
    colour refinement.

    References
    ----------
    .. [1] P. A. Papp, R. Wattenhofer, A theoretical comparison of graph neural network
       extensions, ICML 2022.
    """
    structure = joint(graphs)
    ids: dict[Any, int] = {}
    types = [
        ids.setdefault(_rooted_ball(g, v, near), len(ids))
        for g in with_bar(structure.graphs, "types of balls", progress)
        for v, near in enumerate(undirected_distances(g, hops) >= 0)
    ]
    found = refine_vertices(
        structure, structure.rows, np.array(types, dtype=np.int32), variant="neighbourhood"
    )
    return replace(found, k=hops, options=Options(hops))


def _rooted_ball(g: Any, v: int, near: np.ndarray) -> Any:
    members = np.flatnonzero(near).tolist()
    ball = g.subgraph(members)
    names = ball.vertex_labels or ("",) * ball.n
    rooted = [f"{'*' if members[i] == v else ''}{x!r}" for i, x in enumerate(names)]
    return Graph(
        ball.n, ball.edges, directed=g.directed, vertex_labels=rooted, edge_labels=ball.edge_labels
    ).canonical()
