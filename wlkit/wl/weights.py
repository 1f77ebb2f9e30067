"""Refinement of weighted graphs by sums of weights: what a matrix times a vector sees."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import Any

import numpy as np

from wlkit.errors import GraphError
from wlkit.typing import Int32Array
from wlkit.wl.color_refinement import refine_vertices
from wlkit.wl.coloring import Coloring
from wlkit.wl.definition import initial_vertices
from wlkit.wl.reading import weight_of_label
from wlkit.wl.rounds import numbered, refine_by_rounds
from wlkit.wl.structure import Rows, Structure, joint, rows_of_arcs

Row = list[tuple[int, tuple[int, ...]]]


def weighted_refinement(graphs: Any, *, until_different: bool = False) -> Coloring:
    """c'(v) = (c(v), for every class C the sum of the weights of the edges from v into C).

    Weights are the edge labels (1 without labels): numbers, or several with commas between them,
    as the multiplicities of a multigraph with channels, summed one by one. So a double edge
    counts as two edges to vertices of one class, where refinement by labels tells them apart.
    In digraphs the sums along and against the arcs are kept apart.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads, or multigraphs; of one kind. Matrices and
        lists of weights are read by :func:`wlkit.wl.weighted_graph`.
    until_different : bool
        For two graphs: stop after the first round in which their histograms differ.

    Returns
    -------
    Coloring
        Of the vertices.

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
    integers after clearing denominators: O((n + m) log n) by splitting classes while those of the
    absolute values around any vertex stay below 2^60, else O(n + m) for each round.

    References
    ----------
    .. [1] M. Grohe, K. Kersting, M. Mladenov, E. Selman, Dimension reduction via colour
       refinement, ESA 2014.
    """
    structure = joint(graphs)
    step = SumsOfWeights(structure)
    rows, initial = step.rows(), initial_vertices(structure)
    if rows is None:
        return refine_by_rounds(
            structure, initial, step, variant="weighted", until_different=until_different
        )
    found = refine_vertices(
        structure, rows, initial, variant="weighted", until_different=until_different
    )
    return replace(found, replay=step)


@dataclass(frozen=True, eq=False)
class SumsOfWeights:
    """One round of the refinement by its definition, on Python's integers."""

    structure: Structure

    def __call__(self, colors: Int32Array) -> Int32Array:
        """Return the colours after one round more."""
        return numbered(
            (c, *(_sums(row, colors) for row in sides))
            for c, sides in zip(colors.tolist(), self._lists, strict=True)
        )

    @cached_property
    def weights(self) -> list[tuple[int, ...]]:
        """The weights for each rank of a label, times one number: coprime integers."""
        given = [weight_of_label(x) for x in self.structure.edge_ranks or (1,)]
        lengths = sorted({len(w) for w in given})
        if len(lengths) > 1:
            raise GraphError(f"weights: expected as many numbers on every edge, got {lengths}")
        scale = Fraction(lcm(*(x.denominator for w in given for x in w)))
        scale /= gcd(*(int(x * scale) for w in given for x in w)) or 1
        return [tuple(int(x * scale) for x in w) for w in given]

    def rows(self) -> Rows | None:
        """Return rows with an entry for each edge and channel, or None if the sums are too large.

        Without weights if all are 1.
        """
        if max(abs(x) for w in self.weights for x in w) >= 2**60:
            return None
        tails, heads, label = self.structure.arcs
        given = np.array(self.weights, dtype=np.int64)[label]
        edge, channel = np.nonzero(given)
        tails, heads, weight = tails[edge], heads[edge], given[edge, channel]
        around = np.bincount(np.concatenate((tails, heads)), np.abs(np.tile(weight, 2)))
        if around.max(initial=0) >= 2**60:
            return None
        plain = bool((weight == 1).all())
        n, directed = int(self.structure.first[-1]), self.structure.directed
        return rows_of_arcs(n, tails, heads, channel, directed, None if plain else weight)

    @cached_property
    def _lists(self) -> list[list[Row]]:
        """For each vertex its neighbours with their weights, arcs either way."""
        tails, heads, label = self.structure.arcs
        along: dict[int, Row] = defaultdict(list)
        against = defaultdict(list) if self.structure.directed else along
        for u, v, rank in zip(tails.tolist(), heads.tolist(), label.tolist(), strict=True):
            along[u].append((v, self.weights[rank]))
            against[v].append((u, self.weights[rank]))
        sides = (along, against) if self.structure.directed else (along,)
        n = int(self.structure.first[-1])
        return [[side.get(v, []) for side in sides] for v in range(n)]


def _sums(row: Row, colors: Int32Array) -> tuple[Any, ...]:
    """Return the classes with the sums of the weights into them, where these are not zero."""
    totals: dict[int, list[int]] = {}
    for w, weight in row:
        total = totals.setdefault(int(colors[w]), [0] * len(weight))
        for i, x in enumerate(weight):
            total[i] += x
    return tuple(sorted((c, *total) for c, total in totals.items() if any(total)))
