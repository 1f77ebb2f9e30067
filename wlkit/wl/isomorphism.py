"""Isomorphisms found by individualising vertices and refining, within a limit on the work."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wlkit.errors import SizeError
from wlkit.graphs import Graph
from wlkit.typing import Int32Array
from wlkit.wl.amenability import obstacle_to_amenability
from wlkit.wl.color_refinement import color_refinement
from wlkit.wl.coloring import Coloring
from wlkit.wl.structure import Structure

WORK = 20_000_000
"""Vertices and edges that are refined at most, before no answer is given."""


def isomorphic(first: Graph, second: Graph) -> bool | None:
    """Return whether two graphs are isomorphic, or None if they are too large to find out.

    Parameters
    ----------
    first, second : Graph
        Of one kind.

    Returns
    -------
    bool or None

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> isomorphic(graph("rook4"), graph("shrikhande"))
    False

    Notes
    -----
    By canonical forms; where these are out of reach by :func:`quickly_isomorphic`.
    """
    try:
        return first == second or first.is_isomorphic(second)
    except SizeError:
        return quickly_isomorphic(first, second)


def quickly_isomorphic(first: Graph, second: Graph, work: int = WORK) -> bool | None:
    """Return whether two graphs are isomorphic, or None if `work` does not suffice to find out.

    Parameters
    ----------
    first, second : Graph
        Of one kind.
    work : int
        Each refinement takes as much as there are vertices and edges in both graphs.

    Returns
    -------
    bool or None

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> ring = graph("C10000")
    >>> quickly_isomorphic(ring, ring.relabel(range(9999, -1, -1)))
    True
    >>> quickly_isomorphic(graph("rook4"), graph("shrikhande"), work=100) is None
    True

    Notes
    -----
    Equal graphs are isomorphic, and so are graphs alike for colour refinement that it identifies.
    Otherwise a vertex of the first graph is individualised, and with it in turn every vertex of
    the second that bears its colour; both are refined, and so on until all vertices of a graph
    bear different colours. The bijection that is then found is checked on the edges.
    """
    if first == second:
        return True
    coloring = color_refinement([first, second])
    if coloring.distinguishes():
        return False
    if coloring.class_count == first.n:
        return _maps(coloring)
    plain = not (first.directed or first.is_labelled)
    if plain and obstacle_to_amenability(first) is None:
        return True
    return _searched(Structure((first, second)), coloring, work)


def _searched(structure: Structure, coloring: Coloring, work: int) -> bool | None:
    """Individualise and refine, depth first, from a joint colouring for which both are alike."""
    first, second = structure.graphs
    cost = first.n + first.m + second.n + second.m
    stack = [_choices(coloring)]
    while stack:
        pair = next(stack[-1][1], None)
        if pair is None:
            stack.pop()
            continue
        work -= cost
        if work < 0:
            return None
        start = stack[-1][0].copy()
        start[list(pair)] = 2 * first.n
        refined = color_refinement(structure, initial=start)
        if refined.distinguishes():
            continue
        if refined.class_count < first.n:
            stack.append(_choices(refined))
        elif _maps(refined):
            return True
    return False


def _choices(coloring: Coloring) -> tuple[Int32Array, Iterator[tuple[int, int]]]:
    """Return the colours, and the pairs of vertices of a least class with several to each graph."""
    n = coloring.graphs[0].n
    sizes = np.bincount(coloring.of(0))
    sizes[sizes == 1] = n + 1
    v, *others = np.flatnonzero(coloring.flat == sizes.argmin()).tolist()
    return coloring.flat, ((v, x) for x in others if x >= n)


def _maps(coloring: Coloring) -> bool:
    """Return whether the bijection that keeps the colours is an isomorphism."""
    first, second = coloring.graphs
    image = np.argsort(coloring.of(1))[coloring.of(0)]
    return first.relabel(image) == second
