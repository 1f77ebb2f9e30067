"""Strategies for trees and forests."""

from __future__ import annotations

from hypothesis import strategies as st

from wlkit.graphs import Graph
from wlkit.testing._draws import checked_bounds


@st.composite
def trees(draw: st.DrawFn, *, min_vertices: int = 1, max_vertices: int = 12) -> Graph:
    """Draw trees; they shrink towards stars whose centre is vertex 0.

    Every tree is reached: each vertex but the first chooses a smaller one as its parent, and the
    vertices are renumbered.

    Parameters
    ----------
    min_vertices, max_vertices : int
        Bounds on the number of vertices; at least 1.

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
    >>> g = find(trees(min_vertices=3), lambda g: True)
    >>> 3 <= g.n <= 12, g.is_connected, g.n - g.m
    (True, True, 1)

    Notes
    -----
    n - 1 parents and a permutation are drawn; the distribution is not uniform.
    """
    checked_bounds("number of vertices", min_vertices, max_vertices, floor=1)
    n = draw(st.integers(min_vertices, max_vertices))
    edges = [(draw(st.integers(0, v - 1)), v) for v in range(1, n)]
    return Graph(n, edges).relabel(draw(st.permutations(range(n))))


@st.composite
def forests(draw: st.DrawFn, *, min_vertices: int = 0, max_vertices: int = 12) -> Graph:
    """Draw forests; they shrink towards fewer vertices, then fewer edges.

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
    >>> g = find(forests(), lambda g: g.m >= 1)
    >>> 2 <= g.n <= 12, g.n - g.m == len(g.components())
    (True, True)

    Notes
    -----
    Every forest is reached: each vertex but the first chooses a smaller parent or none, and the
    vertices are renumbered.
    """
    checked_bounds("number of vertices", min_vertices, max_vertices)
    n = draw(st.integers(min_vertices, max_vertices))
    choices = [draw(st.integers(0, v)) for v in range(1, n)]
    edges = [(parent - 1, v) for v, parent in enumerate(choices, start=1) if parent]
    return Graph(n, edges).relabel(draw(st.permutations(range(n))))
