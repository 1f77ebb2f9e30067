"""Nested loops over images of pattern vertices: the order, and the condition at each depth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from wlkit.errors import GraphError
from wlkit.graphs import Graph
from wlkit.graphs.labels import label_ranks
from wlkit.motifs.host import Hosts
from wlkit.motifs.wildcards import ANY
from wlkit.typing import Label

ABSENT = -1
"""Code of a condition that there be no edge."""


class LoopArrays(NamedTuple):
    """What the kernels of :mod:`wlkit._kernels.motifs` read; see there."""

    variables: np.ndarray
    check_ptr: np.ndarray
    checks: np.ndarray


@dataclass(frozen=True, eq=False)
class Loops:
    """Loops over the images of `order`, with label codes of the pattern, not yet of a host."""

    order: tuple[int, ...]
    arrays: LoopArrays

    def bind(self, codes: LabelCodes) -> LoopArrays:
        """Return the arrays with the codes that the labels have in one host."""
        if codes.trivial:
            return self.arrays
        variables, checks = codes.translate(self.arrays.variables, self.arrays.checks)
        return LoopArrays(variables, self.arrays.check_ptr, checks)

    def expected_work(self, n: float, arcs: float) -> float:
        """Return the expected number of candidates in a random host with `n` and `arcs`."""
        degree, density = (arcs / n, arcs / n**2) if n else (0.0, 0.0)
        total, alive = 0.0, 1.0
        variables, check_ptr, checks = self.arrays
        for d, anchor in enumerate(variables[:, 0]):
            alive *= n if anchor < 0 else degree
            total += alive
            for code in checks[check_ptr[d] : check_ptr[d + 1], 2]:
                alive *= density if code >= 0 else 1 - density
        return total


class LabelCodes(NamedTuple):
    """Codes in a host of the labels of a pattern: index 0 (edges) and -1 (vertices) is any.

    A vertex has a label if its code agrees with `vertex` in the bits of `mask`.
    """

    edge: np.ndarray
    vertex: np.ndarray
    mask: np.ndarray
    trivial: bool

    def translate(self, variables: np.ndarray, checks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return copies with codes of the hosts in place of codes of the pattern."""
        variables, checks = variables.copy(), checks.copy()
        variables[:, 2] = self.edge[variables[:, 2]]
        variables[:, 3] = self.vertex[variables[:, 3]]
        present = checks[:, 2] >= 0
        checks[present, 2] = self.edge[checks[present, 2]]
        return variables, checks


def label_codes(pattern: Graph, hosts: Hosts) -> LabelCodes | None:
    """Return the translation of the labels, or None if all hosts lack one of them.

    A pattern without labels counts in a host with its labels forgotten.

    Raises
    ------
    GraphError
        If the pattern is directed and the hosts are not, or the other way round.
    """
    if pattern.n and hosts.n and pattern.directed != hosts.directed:
        kinds = ("undirected", "directed")
        raise GraphError(
            f"{kinds[pattern.directed]} pattern (n={pattern.n}, m={pattern.m}): expected "
            f"{kinds[pattern.directed]} hosts, got {kinds[hosts.directed]} ones"
        )
    edge_labels = label_ranks(pattern.edge_labels or ())
    vertex_labels = label_ranks(pattern.vertex_labels or ())
    if not edge_labels.keys() - {ANY} <= hosts.edge_ranks.keys():
        return None
    if not vertex_labels.keys() <= hosts.vertex_ranks.keys():
        return None
    edge = [0, *(0 if x == ANY else 1 + hosts.edge_ranks[x] for x in edge_labels)]
    vertex = [*(hosts.vertex_ranks[x] for x in vertex_labels), -1]
    trivial = not edge_labels and not vertex_labels
    mask = [-1] * len(vertex_labels) + [0]
    arrays = [np.array(x, np.int64) for x in (edge, vertex, mask)]
    return LabelCodes(arrays[0], arrays[1], arrays[2], trivial)


@lru_cache(maxsize=4096)
def compile_loops(pattern: Graph, order: tuple[int, ...], *, induced: bool = False) -> Loops:
    """Return the loops over the images of `order` that preserve the edges among them.

    Parameters
    ----------
    order : tuple of vertices of the pattern
        Outermost loop first.
    induced : bool
        Also demand that non-edges go to non-edges.
    """
    ranks = label_ranks(pattern.edge_labels or ())
    edge_codes = {a: 0 if x is None else 1 + ranks[x] for a, x in arcs(pattern).items()}
    labelled = pattern.vertex_labels is not None
    variables = np.zeros((len(order), 4), dtype=np.int64)
    check_ptr, checks = [0], []
    for d, v in enumerate(order):
        conditions = []
        for e, u in enumerate(order[:d]):
            pairs = [(u, v), (v, u)] if pattern.directed else [(u, v)]
            for side, pair in enumerate(pairs):
                if pair in edge_codes:
                    conditions.append((e, side, edge_codes[pair]))
                elif induced:
                    checks.append((e, side, ABSENT))
        anchor = conditions.pop(0) if conditions else (-1, 0, 0)
        variables[d] = (*anchor, pattern.vertex_codes[v] if labelled else -1)
        checks.extend(conditions)
        check_ptr.append(len(checks))
    rows = np.array(checks, dtype=np.int64).reshape(-1, 3)
    return Loops(order, LoopArrays(variables, np.array(check_ptr, dtype=np.int64), rows))


def arcs(graph: Graph) -> dict[tuple[int, int], Label | None]:
    """Return the label (None without labels) of every arc, both ways if undirected."""
    labels = graph.edge_labels or (None,) * graph.m
    table = dict(zip(graph.edge_list, labels, strict=True))
    if not graph.directed:
        table.update({(v, u): label for (u, v), label in table.items()})
    return table


def underlying_neighbors(pattern: Graph) -> list[set[int]]:
    """Return the neighbours of every vertex, directions forgotten."""
    near: list[set[int]] = [set() for _ in range(pattern.n)]
    for u, v in pattern.edge_list:
        near[u].add(v)
        near[v].add(u)
    return near


def loop_order(
    near: Sequence[set[int]], vertices: Sequence[int], rank: Sequence[int]
) -> tuple[int, ...]:
    """Return `vertices` in an order where each has many neighbours before it, greedily.

    Ties go to vertices with more neighbours, then to smaller `rank`.
    """
    left = set(vertices)
    placed: list[int] = []
    while left:
        inside = set(placed)
        chosen = min(
            left,
            key=lambda v: (-len(near[v] & inside), -len(near[v] & left), rank[v]),
        )
        placed.append(chosen)
        left.remove(chosen)
    return tuple(placed)
