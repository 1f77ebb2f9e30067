"""Refinement of weighted graphs by sums of weights: what a matrix times a vector sees."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import partial
from math import lcm
from typing import Any

from wlkit.errors import GraphError
from wlkit.typing import Int32Array
from wlkit.wl.coloring import Coloring
from wlkit.wl.definition import initial_vertices
from wlkit.wl.reading import weights_of
from wlkit.wl.rounds import numbered, refine_by_rounds
from wlkit.wl.structure import Structure, joint

Row = list[tuple[int, tuple[int, ...]]]


def weighted_refinement(graphs: Any, *, until_different: bool = False) -> Coloring:
    """c'(v) = (c(v), for every class C the sum of the weights of the edges from v into C).

    Weights are the edge labels (1 without labels): numbers, or several with commas between them,
    as the multiplicities of a multigraph with channels, summed one by one. So a double edge
    counts as two edges to vertices of one class, where refinement by labels tells them apart.
    In digraphs the sums along and against the arcs are kept apart.

    Raises
    ------
    GraphError
        If an edge label is not a number, or if some labels have more numbers than others.

    Examples
    --------
    >>> from wlkit.wl import refine
    >>> double, single = "4:0-1,0-1,2-3,2-3", "4:0-1,1-2,2-3,3-0"
    >>> weighted_refinement([double, single]).distinguishes()
    False
    >>> refine([double, single]).distinguishes()
    True

    Notes
    -----
    The stable classes are the coarsest partition that is equitable for the matrix of weights, and
    two weighted graphs are alike iff a doubly stochastic X has A X = X B. Sums are exact, of
    integers after clearing denominators. O(n + m) for each round.

    References
    ----------
    .. [1] M. Grohe, K. Kersting, M. Mladenov, E. Selman, Dimension reduction via colour
       refinement, ESA 2014.
    """
    structure = joint(graphs)
    return refine_by_rounds(
        structure,
        initial_vertices(structure),
        partial(_round, _rows(structure)),
        variant="weighted",
        until_different=until_different,
    )


def _round(rows: list[list[Row]], colors: Int32Array) -> Int32Array:
    return numbered(
        (c, *(_sums(row, colors) for row in sides))
        for c, sides in zip(colors.tolist(), rows, strict=True)
    )


def _sums(row: Row, colors: Int32Array) -> tuple[Any, ...]:
    """Return the classes with the sums of the weights into them, where these are not zero."""
    totals: dict[int, list[int]] = {}
    for w, weight in row:
        total = totals.setdefault(int(colors[w]), [0] * len(weight))
        for i, x in enumerate(weight):
            total[i] += x
    return tuple(sorted((c, *total) for c, total in totals.items() if any(total)))


def _rows(structure: Structure) -> list[list[Row]]:
    """Return for each vertex its neighbours with their weights as integers, arcs either way."""
    weights = [weights_of(g) for g in structure.graphs]
    lengths = {len(w) for part in weights for w in part}
    if len(lengths) > 1:
        raise GraphError(f"weights: expected as many numbers on every edge, got {sorted(lengths)}")
    scale = lcm(*(x.denominator for part in weights for w in part for x in w))
    tails, heads, _ = structure.arcs
    along: dict[int, Row] = defaultdict(list)
    against = defaultdict(list) if structure.directed else along
    flat = [_scaled(w, scale) for part in weights for w in part]
    for u, v, weight in zip(tails.tolist(), heads.tolist(), flat, strict=True):
        along[u].append((v, weight))
        against[v].append((u, weight))
    sides = (along, against) if structure.directed else (along,)
    return [[side.get(v, []) for side in sides] for v in range(int(structure.first[-1]))]


def _scaled(weight: tuple[Fraction, ...], scale: int) -> tuple[int, ...]:
    return tuple(int(x * scale) for x in weight)
