"""Strategies for rooted multigraphs."""

from __future__ import annotations

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
    channels: int = 1,
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
    channels : int
        The number of channels of every multigraph drawn.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(multigraphs(roots=2), lambda h: h.m >= 1)
    Multigraph.from_text('1:0-0:r0,0')
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
    ends = [(u, v) for u in range(n) for v in range(0 if oriented else u, n) if loops or u != v]
    edges = st.lists(
        st.tuples(st.sampled_from(ends), st.integers(0, channels - 1)),
        min_size=min_edges,
        max_size=max_edges,
    )
    drawn = draw(edges) if ends else []
    return Multigraph(
        n,
        [(u, v, channel) for (u, v), channel in drawn],
        roots=[draw(st.integers(0, n - 1)) for _ in range(count)],
        directed=oriented,
        channels=channels,
    )
