"""Strategies for simple graphs: plain, connected, labelled, directed."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from wlkit.graphs import Graph
from wlkit.testing._draws import checked_bounds, subsets


@st.composite
def graphs(
    draw: st.DrawFn,
    *,
    min_vertices: int = 0,
    max_vertices: int = 8,
    min_edges: int = 0,
    max_edges: int | None = None,
) -> Graph:
    """Draw undirected graphs without labels; they shrink towards fewer vertices, then edges.

    Parameters
    ----------
    min_vertices, max_vertices : int
        Bounds on the number of vertices.
    min_edges, max_edges : int
        Bounds on the number of edges; `min_edges` gives way when there are fewer pairs.

    Returns
    -------
    strategy of Graph

    Raises
    ------
    InputError
        When an example is drawn, if the bounds are impossible.

    Examples
    --------
    >>> from hypothesis import find
    >>> g = find(graphs(max_vertices=5), lambda g: g.m >= 1)
    >>> 2 <= g.n <= 5, g.directed, g.is_labelled
    (True, False, False)

    Notes
    -----
    Without bounds on the edges sparse and dense graphs are drawn equally often. A vertex may leave
    from the middle in shrinking, with all edges renumbered at once.
    """
    checked_bounds("number of vertices", min_vertices, max_vertices)
    checked_bounds("number of edges", min_edges, max_edges)
    n = draw(st.integers(min_vertices, max_vertices))
    pairs = [(u, v) for v in range(n) for u in range(v)]
    chosen = draw(subsets(pairs, min_size=min_edges, max_size=max_edges))
    return Graph(*_kept(n, chosen, min_vertices, draw(st.booleans())))


@st.composite
def connected_graphs(
    draw: st.DrawFn, *, min_vertices: int = 1, max_vertices: int = 8, max_extra_edges: int = 12
) -> Graph:
    """Draw connected graphs; they shrink towards stars whose centre is vertex 0.

    Each is a tree with at most `max_extra_edges` more edges, its vertices renumbered.

    Parameters
    ----------
    min_vertices, max_vertices : int
        Bounds on the number of vertices; at least 1.
    max_extra_edges : int
        How many edges there may be beyond those of a spanning tree.

    Returns
    -------
    strategy of Graph

    Raises
    ------
    InputError
        When an example is drawn, if the bounds are impossible.

    Examples
    --------
    >>> from hypothesis import find
    >>> g = find(connected_graphs(min_vertices=4), lambda g: True)
    >>> g.is_connected, 4 <= g.n <= 8, g.n - 1 <= g.m <= g.n + 11
    (True, True, True)

    Notes
    -----
    Every connected graph within the bounds is reached, by a spanning tree and the edges beyond it.
    """
    checked_bounds("number of vertices", min_vertices, max_vertices, floor=1)
    n = draw(st.integers(min_vertices, max_vertices))
    tree = [(draw(st.integers(0, v - 1)), v) for v in range(1, n)]
    others = sorted({(u, v) for v in range(n) for u in range(v)} - set(tree))
    extra = draw(subsets(others, max_size=max_extra_edges))
    return Graph(n, tree + extra).relabel(draw(st.permutations(range(n))))


@st.composite
def digraphs(draw: st.DrawFn, *, min_vertices: int = 0, max_vertices: int = 6) -> Graph:
    """Draw directed graphs without loops; both arcs of a pair may be there.

    Parameters
    ----------
    min_vertices, max_vertices : int
        Bounds on the number of vertices.

    Returns
    -------
    strategy of Graph

    Raises
    ------
    InputError
        When an example is drawn, if the bounds are impossible.

    Examples
    --------
    >>> from hypothesis import find
    >>> g = find(digraphs(), lambda g: g.m >= 2)
    >>> g.directed, g.n <= 6, any(u == v for u, v in g.edge_list)
    (True, True, False)

    Notes
    -----
    Every digraph without loops is reached; they shrink towards fewer vertices, then arcs.
    """
    checked_bounds("number of vertices", min_vertices, max_vertices)
    n = draw(st.integers(min_vertices, max_vertices))
    arcs = [arc for v in range(n) for u in range(v) for arc in ((u, v), (v, u))]
    chosen = draw(subsets(arcs))
    return Graph(*_kept(n, chosen, min_vertices, draw(st.booleans())), directed=True)


@st.composite
def labelled_graphs(
    draw: st.DrawFn,
    *,
    min_vertices: int = 0,
    max_vertices: int = 7,
    vertex_labels: int = 3,
    edge_labels: int = 2,
    directed: bool | None = False,
) -> Graph:
    """Draw graphs with labels 0, 1, ... on vertices and edges; labels shrink towards 0.

    Parameters
    ----------
    min_vertices, max_vertices : int
        Bounds on the number of vertices.
    vertex_labels, edge_labels : int
        How many different labels there may be; 0 for none.
    directed : bool or None
        None draws both kinds.

    Returns
    -------
    strategy of Graph

    Raises
    ------
    InputError
        When an example is drawn, if the bounds are impossible or a number of labels is negative.

    Examples
    --------
    >>> from hypothesis import find
    >>> g = find(labelled_graphs(vertex_labels=3, edge_labels=1), lambda g: g.m >= 1)
    >>> set(g.vertex_labels) <= {0, 1, 2}, set(g.edge_labels)
    (True, {0})

    Notes
    -----
    The graph is one of :func:`graphs` or :func:`digraphs`; every label is drawn on its own.
    """
    both = st.booleans() if directed is None else st.just(directed)
    kind = digraphs if draw(both) else graphs
    g = draw(kind(min_vertices=min_vertices, max_vertices=max_vertices))
    return Graph(
        g.n,
        g.edges,
        directed=g.directed,
        vertex_labels=draw(_labels(g.n, vertex_labels)),
        edge_labels=draw(_labels(g.m, edge_labels)),
    )


def _kept(
    n: int, edges: list[tuple[int, int]], min_vertices: int, isolated: bool
) -> tuple[int, list[tuple[int, int]]]:
    """Return the graph as it is, or without isolated vertices as far as `min_vertices` allows.

    This lets a vertex leave from the middle in shrinking, with all edges renumbered at once.
    """
    if isolated:
        return n, edges
    used = sorted({v for edge in edges for v in edge})
    place = {v: i for i, v in enumerate(used)}
    return max(len(used), min_vertices), [(place[u], place[v]) for u, v in edges]


def _labels(size: int, count: int) -> st.SearchStrategy[Any]:
    checked_bounds("number of labels", count, None)
    if count == 0:
        return st.none()
    return st.lists(st.integers(0, count - 1), min_size=size, max_size=size)
