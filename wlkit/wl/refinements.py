"""The registry of refinements: callables of one signature, under the names of the field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Literal, TypeAlias

from wlkit.wl.bags import Policy, bag_refinement
from wlkit.wl.color_refinement import color_refinement, refine_vertices
from wlkit.wl.coloring import Coloring, Pooling
from wlkit.wl.definition import initial_vertices
from wlkit.wl.distances import (
    path_and_resistance_refinement,
    resistance_refinement,
    shortest_path_refinement,
)
from wlkit.wl.ego import (
    edge_marked_refinement,
    ego_refinement,
    nested_refinement,
)
from wlkit.wl.eigenspaces import eigenspace_refinement
from wlkit.wl.neighbourhoods import neighbourhood_types
from wlkit.wl.options import WITH_HOPS as WITH_HOPS
from wlkit.wl.options import WITH_K as WITH_K
from wlkit.wl.options import Options
from wlkit.wl.rules import Rule, RuleName
from wlkit.wl.spectra import main_angles, spectrum
from wlkit.wl.structure import Structure
from wlkit.wl.substructures import substructure_refinement
from wlkit.wl.tuples import refine_tuples
from wlkit.wl.walks import angles, walk_counts
from wlkit.wl.weights import weighted_refinement

Variant = Literal[
    "color-refinement",
    "weighted",
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
    "ngnn-outer",
    "i2",
    "ds-nd",
    "ds-nm",
    "ds-ego",
    "dss-nd",
    "dss-nm",
    "dss-ego",
    "spd",
    "rd",
    "spd-rd",
    "spectrum",
    "laplacian",
    "signless-laplacian",
    "normalized-laplacian",
    "main-angles",
    "walks",
    "angles",
    "eigenspaces",
    "laplacian-eigenspaces",
    "neighbourhood",
    "substructure",
]

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
        progress=options.progress,
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
        progress=options.progress,
    )


def _plain(function: Any, structure: Structure, options: Options) -> Coloring:
    """Call a refinement that has no parameter."""
    return function(structure, until_different=options.until_different)


def _distances(function: Any, structure: Structure, options: Options) -> Coloring:
    """Call a refinement by distances."""
    return function(structure, until_different=options.until_different, progress=options.progress)


def _nested(structure: Structure, options: Options) -> Coloring:
    return nested_refinement(
        structure,
        hops=options.hops,
        labels=options.labels,
        until_different=options.until_different,
        progress=options.progress,
    )


def _bags(policy: Policy, together: bool, structure: Structure, options: Options) -> Coloring:
    return bag_refinement(
        structure,
        policy,
        together=together,
        hops=options.hops,
        until_different=options.until_different,
    )


def recorded(function: Refinement, structure: Structure, options: Options) -> Coloring:
    """Return the colouring by a refinement, which remembers the options that it was made with."""
    found = function(structure, options)
    return found if found.options is not None else replace(found, options=options)


_FUNCTIONS: dict[Variant, Refinement] = {
    "color-refinement": partial(_plain, color_refinement),
    "weighted": partial(_plain, weighted_refinement),
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
    "ngnn": lambda s, o: ego_refinement(s, hops=o.hops, labels=o.labels, progress=o.progress),
    "ngnn-outer": _nested,
    "i2": lambda s, o: edge_marked_refinement(s, hops=o.hops, progress=o.progress),
    "ds-nd": partial(_bags, "nd", False),
    "ds-nm": partial(_bags, "nm", False),
    "ds-ego": partial(_bags, "ego", False),
    "dss-nd": partial(_bags, "nd", True),
    "dss-nm": partial(_bags, "nm", True),
    "dss-ego": partial(_bags, "ego", True),
    "spd": partial(_distances, shortest_path_refinement),
    "rd": partial(_distances, resistance_refinement),
    "spd-rd": partial(_distances, path_and_resistance_refinement),
    "spectrum": lambda s, o: spectrum(s),
    "laplacian": lambda s, o: spectrum(s, "laplacian"),
    "signless-laplacian": lambda s, o: spectrum(s, "signless-laplacian"),
    "normalized-laplacian": lambda s, o: spectrum(s, "normalized-laplacian"),
    "main-angles": lambda s, o: main_angles(s),
    "walks": lambda s, o: walk_counts(s),
    "angles": lambda s, o: angles(s),
    "eigenspaces": partial(_plain, eigenspace_refinement),
    "laplacian-eigenspaces": lambda s, o: eigenspace_refinement(
        s, "laplacian", until_different=o.until_different
    ),
    "neighbourhood": lambda s, o: neighbourhood_types(s, hops=o.k, progress=o.progress),
    "substructure": lambda s, o: substructure_refinement(
        s, o.k, until_different=o.until_different, progress=o.progress
    ),
}

REFINEMENTS: dict[Variant, Refinement] = {
    name: partial(recorded, function) for name, function in _FUNCTIONS.items()
}
"""Every refinement by name: ``REFINEMENTS[name](structure, options) -> Coloring``."""

HIERARCHY = (
    "folklore:1",
    "swl-vs",
    "swl-sv",
    "pswl-sv",
    "sswl",
    "slfwl2",
    "folklore:2",
    "folklore:3",
)
"""A chain: each refinement tells apart what the ones before it do (Zhang et al. 2023)."""
