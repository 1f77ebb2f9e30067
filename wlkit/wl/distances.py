"""Refinement by distances: c'(v) = {{ (d(v, u), c(u)) : u in V }} (GD-WL)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from wlkit.errors import GraphError
from wlkit.graphs import Graph
from wlkit.wl.bars import with_bar
from wlkit.wl.color_refinement import refine_vertices
from wlkit.wl.coloring import Coloring
from wlkit.wl.definition import initial_vertices
from wlkit.wl.structure import Structure, joint


def shortest_path_distances(g: Graph, limit: int | None = None) -> np.ndarray:
    """Return the int32 matrix of distances along arcs; -1 where there is no path.

    Parameters
    ----------
    g : Graph
    limit : int, optional
        Leave out paths of more arcs.

    Returns
    -------
    int32 array (n, n)
        Row u holds the distances from u.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> shortest_path_distances(graph("P5"))[0].tolist()
    [0, 1, 2, 3, 4]

    Notes
    -----
    Breadth-first search from every vertex: O(n (n + m)).
    """
    from wlkit._kernels.wl_walks import distances

    return distances(g.csr.indptr, g.csr.indices, _within(g, limit))


def undirected_distances(g: Any, limit: int | None) -> np.ndarray:
    """Return the int32 matrix of distances along arcs either way; -1 beyond `limit`."""
    from wlkit._kernels.wl_walks import distances

    if not g.directed:
        return shortest_path_distances(g, limit)
    rows = Structure((g,)).rows
    return distances(rows.indptr, rows.indices, _within(g, limit))


def _within(g: Graph, limit: int | None) -> int:
    """Return the limit, or the order of the graph, which no distance reaches."""
    return g.n if limit is None else min(limit, g.n)


def resistance_distances(g: Graph) -> list[list[Any]]:
    """Return the exact effective resistances of an undirected graph with unit resistors.

    Parameters
    ----------
    g : Graph
        Undirected; labels are of no account.

    Returns
    -------
    list of lists
        R(u, v) as ``flint.fmpq``; None for vertices of different components.

    Raises
    ------
    GraphError
        If the graph is directed.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> [str(r) for r in resistance_distances(graph("C4"))[0]]
    ['0', '3/4', '1', '3/4']

    Notes
    -----
    In each component R(u, v) = M(u, u) + M(v, v) - 2 M(u, v) for the inverse M of the Laplacian
    without one vertex (M = 0 there). Rational arithmetic: float resistances would merge or
    split colours. O(n^3) operations on fractions of O(n log n) bits.

    References
    ----------
    .. [1] D. J. Klein, M. Randic, Resistance distance, J. Math. Chem. 12 (1993).
    """
    from flint import fmpq

    if g.directed:
        raise GraphError("resistance distances: expected an undirected graph, got a directed one")
    out: list[list[Any]] = [[None] * g.n for _ in range(g.n)]
    for part in g.components():
        inverse = _ground_inverse(g, part)
        for i, u in enumerate(part):
            out[u][u] = fmpq(0)
            for j in range(i):
                v = part[j]
                if j == 0:
                    r = inverse[i - 1, i - 1]
                else:
                    r = inverse[i - 1, i - 1] + inverse[j - 1, j - 1] - 2 * inverse[i - 1, j - 1]
                out[u][v] = out[v][u] = r
    return out


def _ground_inverse(g: Graph, part: list[int]) -> Any:
    from flint import fmpq_mat, fmpz_mat

    if len(part) == 1:
        return None
    rest = np.array(part[1:])
    laplacian = -g.adjacency[np.ix_(rest, rest)].astype(np.int64)
    laplacian[np.arange(rest.size), np.arange(rest.size)] = g.degrees[rest]
    return fmpq_mat(fmpz_mat(laplacian.tolist())).inv()


def shortest_path_refinement(
    graphs: Any, *, until_different: bool = False, progress: bool = False
) -> Coloring:
    """SPD-WL: c'(v) = {{ (d(v, u), c(u)) : u in V }}, d the length of a shortest path.

    Edge labels (and in digraphs the arcs between the two vertices) travel with the distance.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads; of one kind.
    until_different : bool
        For two graphs: stop after the first round in which their histograms differ.
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
    >>> shortest_path_refinement(["decalin", "bicyclopentyl"]).distinguishes()
    True

    Notes
    -----
    At most as strong as folklore 2-WL. O(n m) for the distances and O(n^2 log n) for all rounds:
    the pairs are the arcs of a complete graph, labelled by distance. n^2 codes are kept.

    References
    ----------
    .. [1] B. Zhang, S. Luo, L. Wang, D. He, Rethinking the expressive power of GNNs via graph
       biconnectivity, ICLR 2023.
    """
    return _by_distance(joint(graphs), "spd", _path_values, until_different, progress)


def resistance_refinement(
    graphs: Any, *, until_different: bool = False, progress: bool = False
) -> Coloring:
    """RD-WL: c'(v) = {{ (R(v, u), c(u)) : u in V }}, R the exact resistance distance.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads; of one kind, undirected.
    until_different : bool
        For two graphs: stop after the first round in which their histograms differ.
    progress : bool
        Show a bar over the graphs.

    Returns
    -------
    Coloring
        Of the vertices.

    Raises
    ------
    GraphError
        Directed graphs, or graphs of different kinds.

    Examples
    --------
    >>> resistance_refinement(["prism:3", "K3,3"]).distinguishes()
    True

    Notes
    -----
    At most as strong as folklore 2-WL. O(n^3) rational operations for the resistances and
    O(n^2 log n) for all rounds.

    References
    ----------
    .. [1] B. Zhang, S. Luo, L. Wang, D. He, Rethinking the expressive power of GNNs via graph
       biconnectivity, ICLR 2023.
    """
    return _by_distance(joint(graphs), "rd", _resistance_values, until_different, progress)


def path_and_resistance_refinement(
    graphs: Any, *, until_different: bool = False, progress: bool = False
) -> Coloring:
    """c'(v) = {{ (d(v, u), R(v, u), c(u)) : u in V }}: GD-WL with both distances at once.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads; of one kind, undirected.
    until_different : bool
        For two graphs: stop after the first round in which their histograms differ.
    progress : bool
        Show a bar over the graphs.

    Returns
    -------
    Coloring
        Of the vertices.

    Raises
    ------
    GraphError
        Directed graphs, or graphs of different kinds.

    Examples
    --------
    >>> path_and_resistance_refinement(["prism:3", "K3,3"]).distinguishes()
    True

    Notes
    -----
    The cost is that of :func:`resistance_refinement`.

    References
    ----------
    .. [1] B. Zhang, S. Luo, L. Wang, D. He, Rethinking the expressive power of GNNs via graph
       biconnectivity, ICLR 2023.
    """
    return _by_distance(joint(graphs), "spd-rd", _both_values, until_different, progress)


def _both_values(g: Graph) -> list[list[Any]]:
    rows = zip(_path_values(g), _resistance_values(g), strict=True)
    return [list(zip(*row, strict=True)) for row in rows]


def _path_values(g: Graph) -> list[list[Any]]:
    return shortest_path_distances(g).tolist()


def _resistance_values(g: Graph) -> list[list[Any]]:
    return [
        [None if r is None else (int(r.p), int(r.q)) for r in row]
        for row in resistance_distances(g)
    ]


def _by_distance(
    structure: Structure,
    variant: str,
    values: Callable[[Graph], Sequence[Sequence[Any]]],
    until_different: bool,
    progress: bool,
) -> Coloring:
    ids: dict[Any, int] = {}
    codes = []
    hosts = with_bar(structure.graphs, "distances", progress)
    for g, types in zip(hosts, structure.pair_types[0], strict=True):
        code = np.empty((g.n, g.n), dtype=np.int32)
        for u, (row, seen) in enumerate(zip(values(g), types.tolist(), strict=True)):
            code[u] = [ids.setdefault(key, len(ids)) for key in zip(row, seen, strict=True)]
        codes.append(code)
    return refine_vertices(
        structure,
        structure.weighted_rows(codes),
        initial_vertices(structure),
        variant=variant,
        until_different=until_different,
    )
