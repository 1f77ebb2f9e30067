"""Refinements by name: the registry, parameters behind a colon, and families from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any, get_args

from wlkit.errors import InputError, unknown_name
from wlkit.wl.coloring import Coloring
from wlkit.wl.options import BallLabels, Options, checked_hops, checked_k, checked_labels
from wlkit.wl.refinements import (
    REFINEMENTS,
    WITH_HOPS,
    WITH_K,
    Refinement,
    Variant,
    recorded,
)
from wlkit.wl.structure import joint

FAMILIES: dict[str, Callable[[str], Refinement]] = {}
"""Refinements with patterns in their name, such as ``hom:K3,C4``: what :func:`register` added."""

_DIGITS = 4000
"""Python reads integers of so many digits, and some more."""

HOMES = {"hom": "wlkit.motifs", "hom-vector": "wlkit.motifs"}
"""The modules that register the families known beforehand, loaded when a name asks for one."""


def refine(
    graphs: Any,
    variant: str = "folklore",
    k: int = 1,
    *,
    hops: int | None = 1,
    labels: BallLabels = "root",
    until_different: bool = False,
    max_bytes: int | None = None,
    progress: bool = False,
) -> Coloring:
    """Return the stable colouring of one graph, or the joint one of several.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads, or multigraphs; all of one kind. Weights
        are read by :func:`wlkit.wl.weighted_graph`.
    variant : str
        A key of :data:`REFINEMENTS`, the same with its parameter (``"folklore:2"``, ``"i2:2"``),
        or a family with patterns (``"hom:K3,C4"``):

        - of tuples: folklore, oblivious, delta (with the adjacency of the exchanged vertex),
          delta-local (adjacent ones only); of vertices: color-refinement, weighted (sums of
          weights);
        - of pairs: swl-vs, swl-sv, pswl-vs, pswl-sv, gswl, sswl, lfwl2, slfwl2;
        - of subgraphs: ngnn, ngnn-outer and i2 in balls of radius `hops`; bags of subgraphs with
          a vertex deleted (nd), marked (nm), or of balls (ego), apart (ds) or together (dss);
        - of distances: spd, rd, spd-rd;
        - spectral: spectrum, laplacian, signless-laplacian, normalized-laplacian, main-angles of
          graphs; walks, angles of vertices; eigenspaces, laplacian-eigenspaces of pairs;
        - neighbourhood (types of the balls of radius k), substructure (counts of connected
          induced subgraphs on k vertices), hom and hom-vector (counts of homomorphisms).
    k : int
        Length of the tuples, at least 1; ignored by variants without a k. "3-WL" in machine
        learning is folklore k = 2, oblivious k = 3.
    hops, labels, until_different, max_bytes, progress
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
    >>> refine(["rook4", "shrikhande"], "folklore:3").distinguishes()
    True
    >>> refine(["prism:3", "K3,3"], "spd").distinguishes()
    False

    Notes
    -----
    All rounds together: vertices by neighbours O((n + m) log n), by distances O(n^2 log n) once
    these are known, ball by ball O(b log b) for balls with b vertices and edges in all. Each round:
    folklore n^(k+1), oblivious k n^k, delta and delta-local k n^(k-1) (n + 2 m), pairs n (n + m).
    Two int32 arrays of all tuples have to fit into `max_bytes`, or it is refused beforehand. Every
    function behind :data:`REFINEMENTS` states its own cost and sources.

    References
    ----------
    .. [1] J.-Y. Cai, M. Fuerer, N. Immerman, An optimal lower bound on the number of variables for
       graph identification, Combinatorica 12 (1992): folklore.
    .. [2] N. Immerman, E. Lander, Describing graphs: a first-order approach to graph canonization,
       in: Complexity theory retrospective, 1990: color-refinement.
    .. [3] C. Morris, G. Rattan, P. Mutzel, Weisfeiler and Leman go sparse: towards scalable
       higher-order graph embeddings, NeurIPS 2020: delta, delta-local.
    .. [4] B. Zhang, G. Feng, Y. Du, D. He, L. Wang, A complete expressiveness hierarchy for
       subgraph GNNs via subgraph Weisfeiler-Lehman tests, ICML 2023: pairs, nm, nd.
    .. [5] B. Zhang, S. Luo, L. Wang, D. He, Rethinking the expressive power of GNNs via graph
       biconnectivity, ICLR 2023: spd, rd.
    """
    function = refinement(variant)
    options = Options(
        checked_k(k),
        checked_hops(hops),
        checked_labels(labels),
        until_different,
        max_bytes,
        progress,
    )
    return function(joint(graphs), options)


def refinement(variant: str) -> Refinement:
    """Return the refinement of this name.

    Parameters
    ----------
    variant : str
        As for :func:`refine`: ``"spd"``, ``"folklore:2"``, ``"i2:all"``, ``"hom:K3,C4"``.

    Returns
    -------
    callable
        Of a Structure (see :func:`wlkit.wl.structure.joint`) and :class:`Options`, with a Coloring.

    Raises
    ------
    UnknownNameError
        With the nearest names.
    InputError
        If the argument after the colon is none of the refinement.

    Examples
    --------
    >>> from wlkit.wl.structure import joint
    >>> refinement("oblivious:3")(joint("C5"), Options()).k
    3

    Notes
    -----
    A look into a dictionary; ``hom`` and ``hom-vector`` load :mod:`wlkit.motifs`.
    """
    if not isinstance(variant, str):
        raise InputError(f"variant: expected the name of a refinement, got {variant!r}")
    name, colon, argument = variant.partition(":")
    if colon and name in HOMES:
        import_module(HOMES[name])
    if colon and name in FAMILIES:
        return partial(recorded, FAMILIES[name](argument))
    for known in get_args(Variant):
        if known == name:
            return _with_argument(known, argument) if colon else REFINEMENTS[known]
    raise unknown_name("refinement", variant, [*REFINEMENTS, *(f"{x}:..." for x in HOMES)])


def register(name: str, family: Callable[[str], Refinement]) -> None:
    """Make ``name:argument`` the refinement ``family(argument)``, whatever it was before.

    Parameters
    ----------
    name : str
        What stands before the colon.
    family : callable
        From the text after the colon to a refinement, a callable of a Structure and Options.

    Raises
    ------
    InputError
        If the name is one of :data:`REFINEMENTS`.

    Examples
    --------
    >>> register("radius", lambda r: REFINEMENTS["neighbourhood"])
    >>> refine("P5", "radius:1").variant
    'neighbourhood'
    >>> del FAMILIES["radius"]

    Notes
    -----
    Nothing is refined; the family is called each time that the name is used.
    """
    if name in REFINEMENTS:
        raise InputError(f"refinement {name!r}: expected a name that is not in REFINEMENTS")
    FAMILIES[name] = family


def _with_argument(name: Variant, argument: str) -> Refinement:
    if name not in WITH_K | WITH_HOPS:
        raise InputError(f"refinement {name!r}: expected no argument, got {argument!r}")
    whole = name in WITH_HOPS and argument == "all"
    if not (argument.isdecimal() and len(argument) <= _DIGITS) and not whole:
        also = " or all" if name in WITH_HOPS else ""
        raise InputError(f"refinement {name!r}: expected an integer{also}, got {argument!r}")
    number = None if whole else int(argument)
    change: dict[str, Any] = (
        {"k": checked_k(number)} if name in WITH_K else {"hops": checked_hops(number)}
    )
    return lambda structure, options: REFINEMENTS[name](structure, replace(options, **change))
