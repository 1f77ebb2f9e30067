"""The registry of refinements: callables of one signature, under the names of the field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal, TypeAlias, get_args

from wlkit.errors import InputError, unknown_name
from wlkit.wl.color_refinement import refine_vertices
from wlkit.wl.coloring import Coloring, Pooling
from wlkit.wl.definition import initial_vertices
from wlkit.wl.distances import resistance_refinement, shortest_path_refinement
from wlkit.wl.ego import edge_marked_refinement, ego_refinement, neighbourhood_types
from wlkit.wl.rules import Rule, RuleName
from wlkit.wl.spectra import spectrum, walk_counts
from wlkit.wl.structure import Structure, joint
from wlkit.wl.substructures import substructure_refinement
from wlkit.wl.tuples import refine_tuples

Variant = Literal[
    "folklore",
    "oblivious",
    "delta",
    "delta-local",
    "swl-vs",
    "swl-sv",
    "pswl-vs",
    "pswl-sv",
    "gswl",
    "sswl",
    "lfwl2",
    "slfwl2",
    "ngnn",
    "i2",
    "spd",
    "rd",
    "spectrum",
    "walks",
    "neighbourhood",
    "substructure",
]

BallLabels = Literal["plain", "root", "distance"]


@dataclass(frozen=True)
class Options:
    """What a refinement may depend on besides the graphs.

    Attributes
    ----------
    k : int
        Length of the tuples (folklore, oblivious, delta, delta-local), radius of the balls
        (neighbourhood), or number of vertices of the subgraphs (substructure).
    hops : int or None
        Radius of balls (ngnn, i2); None for whole components.
    labels : {"plain", "root", "distance"}
        What the vertices of a ball know (ngnn).
    until_different : bool
        Stop as soon as all graphs differ.
    max_bytes : int or None
        Refuse to use more memory for the colours.
    """

    k: int = 1
    hops: int | None = 1
    labels: BallLabels = "root"
    until_different: bool = False
    max_bytes: int | None = None


Refinement: TypeAlias = Callable[[Structure, Options], Coloring]


def _tuples(name: RuleName, structure: Structure, options: Options) -> Coloring:
    """Refine k-tuples; k = 1 is colour refinement for every one of these families."""
    if options.k == 1:
        colors = refine_vertices(
            structure,
            structure.rows,
            initial_vertices(structure),
            variant=name,
            until_different=options.until_different,
        )
        return replace(colors, k=1)
    return refine_tuples(
        structure,
        Rule(name, options.k),
        variant=name,
        until_different=options.until_different,
        max_bytes=options.max_bytes,
    )


def _pairs(
    variant: str,
    aggregations: str,
    pooling: Pooling,
    structure: Structure,
    options: Options,
) -> Coloring:
    """Refine pairs by the aggregations; the ones over both entries start from types of pairs."""
    return refine_tuples(
        structure,
        Rule("pairs", 2, aggregations, marked=not {"F", "U"} & set(aggregations)),
        variant=variant,
        pooling=pooling,
        until_different=options.until_different,
        max_bytes=options.max_bytes,
    )


def _distances(function: Any, structure: Structure, options: Options) -> Coloring:
    return function(structure, until_different=options.until_different)


REFINEMENTS: dict[Variant, Refinement] = {
    "folklore": partial(_tuples, "folklore"),
    "oblivious": partial(_tuples, "oblivious"),
    "delta": partial(_tuples, "delta"),
    "delta-local": partial(_tuples, "delta-local"),
    "swl-vs": partial(_pairs, "swl-vs", "L", "vs"),
    "swl-sv": partial(_pairs, "swl-sv", "L", "sv"),
    "pswl-vs": partial(_pairs, "pswl-vs", "LP", "vs"),
    "pswl-sv": partial(_pairs, "pswl-sv", "LP", "sv"),
    "gswl": partial(_pairs, "gswl", "LG", "vs"),
    "sswl": partial(_pairs, "sswl", "LS", "vs"),
    "lfwl2": partial(_pairs, "lfwl2", "F", "histogram"),
    "slfwl2": partial(_pairs, "slfwl2", "U", "histogram"),
    "ngnn": lambda s, o: ego_refinement(s, hops=o.hops, labels=o.labels),
    "i2": lambda s, o: edge_marked_refinement(s, hops=o.hops),
    "spd": partial(_distances, shortest_path_refinement),
    "rd": partial(_distances, resistance_refinement),
    "spectrum": lambda s, o: spectrum(s),
    "walks": lambda s, o: walk_counts(s),
    "neighbourhood": lambda s, o: replace(neighbourhood_types(s, hops=o.k), k=o.k),
    "substructure": lambda s, o: replace(
        substructure_refinement(s, o.k, until_different=o.until_different), k=o.k
    ),
}
"""Every refinement by name: ``REFINEMENTS[name](structure, options) -> Coloring``."""

WITH_K = frozenset(
    {"folklore", "oblivious", "delta", "delta-local", "neighbourhood", "substructure"}
)
"""The refinements that have a parameter k."""


def refine(
    graphs: Any,
    variant: Variant = "folklore",
    k: int = 1,
    *,
    hops: int | None = 1,
    labels: BallLabels = "root",
    until_different: bool = False,
    max_bytes: int | None = None,
) -> Coloring:
    """Return the stable colouring of one graph, or the joint one of several.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads; all of one kind.
    variant : str
        A key of :data:`REFINEMENTS`: folklore, oblivious, delta (with the adjacency of the
        exchanged vertex), delta-local (adjacent ones only), the refinements of pairs swl-vs,
        swl-sv, pswl-vs, pswl-sv, gswl, sswl, lfwl2, slfwl2, the balls ngnn and i2 of radius
        `hops`, the distances spd and rd, the invariants spectrum and walks, and colour
        refinement from the types of the balls of radius k (neighbourhood) or from the counts of
        connected induced subgraphs on k vertices (substructure).
    k : int
        Length of the tuples, at least 1; ignored by variants without a k. "3-WL" in machine
        learning is folklore k = 2, oblivious k = 3.
    hops, labels, until_different, max_bytes
        See :class:`Options`.

    Returns
    -------
    Coloring

    Raises
    ------
    UnknownNameError
        Unknown variant.
    InputError
        k or hops below 1.
    GraphError
        Graphs of different kinds, or of a kind for which the variant is not defined.
    SizeError
        Too many tuples.

    Examples
    --------
    >>> refine("C6", k=2)
    Coloring(folklore 2-WL: 4 classes of 36 pairs, stable after 1 round)
    >>> refine(["rook4", "shrikhande"], k=3).distinguishes()
    True
    >>> refine(["prism:3", "K3,3"], "spd").distinguishes()
    False
    """
    function = refinement(variant)
    options = Options(
        checked_k(k), checked_hops(hops), _checked_labels(labels), until_different, max_bytes
    )
    return function(joint(graphs), options)


def refinement(variant: str) -> Refinement:
    """Return the refinement of this name."""
    for name in get_args(Variant):
        if name == variant:
            return REFINEMENTS[name]
    raise unknown_name("refinement", variant, REFINEMENTS)


def checked_k(k: Any) -> int:
    """Return k after checking that it is an integer, at least 1."""
    if isinstance(k, bool) or not isinstance(k, int) or k < 1:
        raise InputError(f"k: expected an integer k >= 1, got {k!r}")
    return k


def checked_hops(hops: Any) -> int | None:
    """Return the radius after checking that it is None or an integer, at least 1."""
    if hops is not None and (isinstance(hops, bool) or not isinstance(hops, int) or hops < 1):
        raise InputError(
            f"hops: expected an integer >= 1 or None for whole components, got {hops!r}"
        )
    return hops


def _checked_labels(labels: str) -> BallLabels:
    for name in get_args(BallLabels):
        if name == labels:
            return name
    raise unknown_name("labelling of balls", labels, get_args(BallLabels))
