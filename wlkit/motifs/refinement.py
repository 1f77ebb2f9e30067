"""Refinement from counts of homomorphisms: vertices coloured by rooted patterns, then refined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from wlkit.errors import GraphError, InputError
from wlkit.graphs import Graph
from wlkit.motifs.counting import hom
from wlkit.motifs.reading import read_pattern
from wlkit.motifs.rooted import rooted_hom
from wlkit.motifs.wildcards import ANY
from wlkit.typing import Int32Array
from wlkit.wl.color_refinement import refine_vertices
from wlkit.wl.coloring import Coloring
from wlkit.wl.named import register
from wlkit.wl.options import Options
from wlkit.wl.refinements import Refinement
from wlkit.wl.rounds import numbered
from wlkit.wl.spectra import unrefined
from wlkit.wl.structure import Structure


def hom_vector_refinement(patterns: Sequence[Any], *, rooted: bool = True) -> Refinement:
    """Return the refinement by the numbers of homomorphisms of some patterns.

    Parameters
    ----------
    patterns : sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads.
    rooted : bool
        True: colour refinement from the vectors of hom(F, G; r -> v), one entry for every pattern
        F and every orbit of roots r under its automorphisms. False: whole graphs by the vector of
        hom(F, G).

    Returns
    -------
    callable
        Of a Structure and Options, as in :data:`wlkit.wl.REFINEMENTS`. As text: ``"hom:K3,C4"``
        and ``"hom-vector:K3,C4"`` name such refinements in :func:`wlkit.wl.refine`.

    Raises
    ------
    InputError
        Without patterns, or with one that has no vertex.

    Examples
    --------
    >>> from wlkit.wl import distinguish
    >>> distinguish("prism:3", "K3,3", variant="hom:K3")
    Comparison(told apart by hom:K3 in round 0: 6 vertices like (0,) in the first graph against 0)
    >>> distinguish("rook4", "shrikhande", variant="hom-vector:C3,C4,C5,C6").distinguished
    False
    >>> distinguish("rook4", "shrikhande", variant="hom-vector:K4").distinguished
    True

    Notes
    -----
    If the patterns have treewidth at most k, folklore k-WL tells apart all that these do (Dvorak
    2010; Dell, Grohe, Rattan 2018). Counts are exact; the initial colours are verified by
    backtracking over all homomorphisms. The cost is that of :func:`wlkit.motifs.rooted_hom` for
    every pattern, orbit of roots and graph, and of colour refinement.

    References
    ----------
    .. [1] P. Barcelo, F. Geerts, J. Reutter, M. Ryschkov, Graph neural networks with local graph
       parameters, NeurIPS 2021.
    """
    read = [read_pattern(pattern) for pattern in patterns]
    if not read or any(f.n == 0 for f in read):
        raise InputError(f"patterns: expected graphs with at least one vertex, got {patterns!r}")
    name = f"hom{'' if rooted else '-vector'}:{','.join(map(str, patterns))}"
    return partial(_refined if rooted else _counted, name, tuple(read))


def _refined(
    name: str, patterns: tuple[Graph, ...], structure: Structure, options: Options
) -> Coloring:
    columns = [
        np.concatenate([rooted_hom(f, [r], g) for g in _hosts(structure, f)])
        for f in patterns
        for r in _roots(f)
    ]
    found = refine_vertices(
        structure,
        structure.rows,
        _joined(structure, columns),
        variant=name,
        until_different=options.until_different,
    )
    return replace(found, start=partial(_by_backtracking, patterns, structure))


def _counted(
    name: str, patterns: tuple[Graph, ...], structure: Structure, _options: Options
) -> Coloring:
    values = [tuple(hom(f, g) for f in patterns) for g in _hosts(structure, *patterns)]
    start = partial(_totals_by_backtracking, patterns, structure)
    return unrefined(structure, name, 0, values, start)


def _hosts(structure: Structure, *patterns: Graph) -> tuple[Graph, ...]:
    for f in patterns:
        if f.directed != structure.directed and structure.graphs:
            kinds = ("undirected", "directed")
            raise GraphError(
                f"pattern {f!r}: expected {kinds[structure.directed]} patterns of "
                f"{kinds[structure.directed]} graphs, got a {kinds[f.directed]} one"
            )
    return structure.graphs


def _roots(pattern: Graph) -> list[int]:
    """Return one vertex of each orbit of the automorphisms."""
    return [min(orbit) for orbit in pattern.automorphism_group().orbits]


def _joined(structure: Structure, columns: Sequence[np.ndarray]) -> Int32Array:
    labels = structure.vertex_codes.tolist()
    return numbered(zip(labels, *(column.tolist() for column in columns), strict=True))


def _by_backtracking(patterns: tuple[Graph, ...], structure: Structure) -> Int32Array:
    columns = []
    for f in patterns:
        counts = np.zeros((len(_roots(f)), int(structure.first[-1])), dtype=np.int64)
        for i, g in enumerate(structure.graphs):
            for image in homomorphisms(f, g):
                for j, r in enumerate(_roots(f)):
                    counts[j, structure.first[i] + image[r]] += 1
        columns += list(counts)
    return _joined(structure, columns)


def _totals_by_backtracking(patterns: tuple[Graph, ...], structure: Structure) -> Int32Array:
    return numbered(
        tuple(sum(1 for _ in homomorphisms(f, g)) for f in patterns) for g in structure.graphs
    )


def homomorphisms(pattern: Graph, graph: Graph) -> Iterator[tuple[int, ...]]:
    """Yield the homomorphisms between two graphs, as tuples of images, by backtracking.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> list(homomorphisms(graph("P2"), graph("P3")))
    [(0, 1), (1, 0), (1, 2), (2, 1)]
    """
    arcs = _labelled_arcs(pattern)
    held = _labelled_arcs(graph)

    def extended(images: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        v = len(images)
        if v == pattern.n:
            yield images
            return
        for x in range(graph.n):
            new = (*images, x)
            if _same_label(pattern, v, graph, x) and all(
                (new[a], new[b]) in held and label in (None, ANY, held[new[a], new[b]])
                for (a, b), label in arcs.items()
                if max(a, b) == v
            ):
                yield from extended(new)

    yield from extended(())


def _same_label(pattern: Graph, v: int, graph: Graph, x: int) -> bool:
    if pattern.vertex_labels is None:
        return True
    return graph.vertex_labels is not None and pattern.vertex_labels[v] == graph.vertex_labels[x]


def _labelled_arcs(g: Graph) -> dict[tuple[int, int], Any]:
    arcs = dict(zip(g.edge_list, g.edge_labels or (None,) * g.m, strict=True))
    return arcs if g.directed else arcs | {(v, u): label for (u, v), label in arcs.items()}


def _family(text: str, *, rooted: bool) -> Refinement:
    """Return the refinement of patterns with commas between them (not within ``K3,3``)."""
    return hom_vector_refinement(_split(text), rooted=rooted)


def _split(text: str) -> list[str]:
    """Return the patterns in a list; a bare number belongs to the name before it.

    >>> _split("K3,3,C4"), _split("grid:2,3,K4")
    (['K3,3', 'C4'], ['grid:2,3', 'K4'])
    """
    out: list[str] = []
    for piece in filter(None, text.split(",")):
        if out and (piece.isdecimal() or "-" in piece):
            out[-1] += f",{piece}"
        else:
            out.append(piece)
    return out


register("hom", partial(_family, rooted=True))
register("hom-vector", partial(_family, rooted=False))
