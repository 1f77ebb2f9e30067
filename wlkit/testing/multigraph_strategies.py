"""Strategies for rooted multigraphs, and for the matrices that their polynomials take."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from wlkit.errors import InputError
from wlkit.graphs import Multigraph
from wlkit.testing._draws import checked_bounds


@st.composite
def multigraphs(
    draw: st.DrawFn,
    *,
    min_vertices: int = 0,
    max_vertices: int = 5,
    min_edges: int = 0,
    max_edges: int = 6,
    roots: int | None = 0,
    directed: bool | None = False,
    loops: bool = True,
    simple: bool = False,
    covered: bool = False,
    channels: int | None = 1,
) -> Multigraph:
    """Draw multigraphs with loops, parallel edges, roots, directions and channels.

    Parameters
    ----------
    min_vertices, max_vertices, min_edges, max_edges : int
        Bounds; without vertices (or without loops, with one vertex) there are no edges.
    roots : 0, 1, 2 or None
        How many; two may coincide; None draws the number. Raises `min_vertices` to 1 if positive.
    directed : bool or None
        None draws both kinds.
    loops : bool
        Whether loops may occur.
    simple : bool
        No edge twice in one channel.
    covered : bool
        Every vertex bears an edge or is a root, as in a basis of polynomials; others are left out.
    channels : int or None
        The number of channels of every multigraph drawn; None draws 1, 2 or 3.

    Returns
    -------
    strategy of Multigraph

    Raises
    ------
    InputError
        When an example is drawn, if bounds are impossible or `roots` is another number.

    Examples
    --------
    >>> from hypothesis import find
    >>> h = find(multigraphs(roots=2), lambda h: h.m >= 1)
    >>> len(h.roots), h.directed, h.channels, h.m <= 6
    (2, False, 1, True)

    Notes
    -----
    Edges are drawn one by one from the list of slots; they shrink towards few vertices and edges.
    """
    checked_bounds("number of vertices", min_vertices, max_vertices)
    checked_bounds("number of edges", min_edges, max_edges)
    if roots not in (0, 1, 2, None):
        raise InputError(f"roots: expected 0, 1, 2 or None, got {roots!r}")
    both = st.booleans() if directed is None else st.just(directed)
    oriented = draw(both)
    count = draw(st.integers(0, 2)) if roots is None else roots
    least = max(min_vertices, 1 if count else 0)
    n = draw(st.integers(least, max(max_vertices, least)))
    layers = draw(st.integers(1, 3)) if channels is None else channels
    ends = [(u, v) for u in range(n) for v in range(0 if oriented else u, n) if loops or u != v]
    slots = [(u, v, c) for u, v in ends for c in range(layers)]
    most = min(max_edges, len(slots)) if simple or not slots else max_edges
    edges = st.lists(
        st.sampled_from(slots or [(0, 0, 0)]),
        min_size=min(min_edges, most),
        max_size=most,
        unique=simple,
    )
    drawn = draw(edges)
    marked = [draw(st.integers(0, n - 1)) for _ in range(count)]
    met = {x for edge in drawn for x in edge[:2]} | set(marked)
    kept = [v for v in range(n) if v in met or not covered]
    place = {v: i for i, v in enumerate(kept)}
    return Multigraph(
        len(kept),
        [(place[u], place[v], c) for u, v, c in drawn],
        roots=[place[r] for r in marked],
        directed=oriented,
        channels=layers,
    )


@st.composite
def matrices(
    draw: st.DrawFn,
    h: Multigraph,
    *,
    min_size: int = 0,
    max_size: int = 4,
    largest: int = 9,
    loops: bool = True,
) -> np.ndarray:
    """Draw integer matrices that P_H takes: one for each channel, symmetric if H is undirected.

    Parameters
    ----------
    h : Multigraph
    min_size, max_size : int
        Bounds of n.
    largest : int
        Bound of the absolute values.
    loops : bool
        Whether the diagonal may differ from 0.

    Returns
    -------
    strategy of int64 arrays of shape (n, n, channels)

    Raises
    ------
    InputError
        When an example is drawn, if the bounds are impossible.

    Examples
    --------
    >>> from hypothesis import find
    >>> x = find(matrices(Multigraph(2, [(0, 1)]), min_size=3, max_size=3), lambda x: x.any())
    >>> x.shape, x.dtype.name, bool((x == x.transpose(1, 0, 2)).all())
    ((3, 3, 1), 'int64', True)

    Notes
    -----
    Every entry is drawn on its own: n^2 integers a channel, half of them for undirected H.
    """
    checked_bounds("size", min_size, max_size)
    n = draw(st.integers(min_size, max_size))
    value = st.integers(-largest, largest)
    x = np.zeros((n, n, h.channels), dtype=np.int64)
    for c in range(h.channels):
        for i in range(n):
            for j in range(0 if h.directed else i, n):
                x[i, j, c] = draw(value) if loops or i != j else 0
                if not h.directed:
                    x[j, i, c] = x[i, j, c]
    return x
