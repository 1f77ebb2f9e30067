"""Walking refinements, one or many, until two graphs are told apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Any

from wlkit.errors import InputError, SizeError
from wlkit.wl.capacity import LONGEST
from wlkit.wl.coloring import in_words
from wlkit.wl.comparison import Comparison, compared
from wlkit.wl.isomorphism import WORK, isomorphic, quickly_isomorphic
from wlkit.wl.named import refine, refinement
from wlkit.wl.options import BallLabels, checked_k
from wlkit.wl.reading import as_graphs, read_pair
from wlkit.wl.refinements import WITH_K
from wlkit.wl.structure import Structure, joint

LONG = 2_000_000_000
"""Steps of a round, n^(k+1) for each graph, from which isomorphism is tried first."""


def distinguish(
    first: Any,
    second: Any,
    *,
    k: int | None = None,
    variant: str = "folklore",
    hops: int | None = 1,
    labels: BallLabels = "root",
    max_bytes: int | None = None,
    progress: bool = False,
) -> Comparison:
    """Return whether a refinement tells two graphs apart, with the round and a colour.

    Parameters
    ----------
    first, second : graph
        Anything that :func:`wlkit.graphs.graph` reads, or multigraphs; of one kind.
    k : int, optional
        For the variants with a k. Without it the hierarchy k = 1, 2, 3, ... is walked up to the
        first k that tells the graphs apart (see :func:`least_distinguishing`).
    variant : str
        As for :func:`wlkit.wl.refine`.
    hops, labels, max_bytes, progress
        See :class:`wlkit.wl.Options`.

    Returns
    -------
    Comparison

    Raises
    ------
    UnknownNameError, InputError, GraphError, SizeError
        Unknown variant; k below 1; graphs of different kinds; too many tuples.

    Examples
    --------
    >>> distinguish("rook4", "shrikhande", k=2)
    Comparison(alike for folklore 2-WL, stable after 0 rounds)
    >>> answer = distinguish("rook4", "shrikhande")
    >>> answer.k, answer.distinguished, answer.verify()
    (3, True, True)

    Notes
    -----
    The joint refinement of both graphs, stopped in the first round in which they differ: the cost
    is that of :func:`wlkit.wl.refine`.

    References
    ----------
    .. [1] J.-Y. Cai, M. Fuerer, N. Immerman, An optimal lower bound on the number of variables for
       graph identification, Combinatorica 12 (1992).
    """
    refinement(variant)
    if variant in WITH_K and k is None:
        return least_distinguishing(
            first, second, variant=variant, max_bytes=max_bytes, progress=progress
        )
    structure = joint(read_pair(first, second))
    coloring = refine(
        structure,
        variant,
        1 if k is None else k,
        hops=hops,
        labels=labels,
        until_different=True,
        max_bytes=max_bytes,
        progress=progress,
    )
    return compared(coloring)


def least_distinguishing(
    first: Any,
    second: Any,
    *,
    variant: str = "folklore",
    variants: Iterable[str] | None = None,
    max_k: int | None = None,
    k: int | None = None,
    hops: int | None = 1,
    labels: BallLabels = "root",
    max_bytes: int | None = None,
    progress: bool = False,
) -> Comparison:
    """Return the comparison by the first of several refinements that tells two graphs apart.

    For isomorphic graphs the answer has ``isomorphic=True`` and k None, after those refinements
    that were needed to see it; when none of the refinements suffices it is the comparison by the
    last.

    Parameters
    ----------
    first, second : graph
    variant : str
        One with a k, tried for k = 1, 2, 3, ...: folklore, oblivious, delta, delta-local,
        neighbourhood, substructure.
    variants : iterable of str, optional
        Refinements to try instead, in this order, such as :data:`wlkit.wl.HIERARCHY` or
        ``["spd", "rd", "hom:K4", "folklore:3"]``.
    max_k : int, optional
        Where to stop with `variant`.
    k : int, optional
        For those of `variants` that have a k and do not say it; 1 when left out.
    hops, labels
        For those of `variants` that refine balls, see :class:`wlkit.wl.Options`.
    max_bytes, progress
        See :class:`wlkit.wl.Options`.

    Returns
    -------
    Comparison
        Its :attr:`~Comparison.weaker` are the comparisons by the refinements before, all alike.

    Raises
    ------
    InputError
        No names, `variant` without a k, or `k` without `variants`.
    SizeError
        When the next refinement has too many tuples; the message says what the graphs are alike
        for.

    Examples
    --------
    >>> least_distinguishing("cfi:C5", "cfi-twisted:C5").k
    2
    >>> least_distinguishing("C5", "g6:Dhc")
    Comparison(isomorphic: alike for every refinement)
    >>> found = least_distinguishing("prism:3", "K3,3", variants=["spd", "rd", "folklore:2"])
    >>> found.refinement, [weak.refinement for weak in found.weaker], found.verify()
    ('rd', ['spd'], True)

    Notes
    -----
    Isomorphic graphs are not known as such beforehand: the test comes after k = 2 or the last of
    `variants`, and a shorter one before every refinement of tuples that takes seconds, see
    :func:`wlkit.wl.isomorphism.quickly_isomorphic`.

    References
    ----------
    .. [1] J.-Y. Cai, M. Fuerer, N. Immerman, An optimal lower bound on the number of variables for
       graph identification, Combinatorica 12 (1992).
    .. [2] B. Zhang, G. Feng, Y. Du, D. He, L. Wang, A complete expressiveness hierarchy for
       subgraph GNNs via subgraph Weisfeiler-Lehman tests, ICML 2023.
    """
    pair = read_pair(first, second)
    structure = joint(pair)
    steps = _walk(variant, max_k, k) if variants is None else _listed(variants, k)
    alike: list[Comparison] = []
    for name, own in steps:
        if alike and _quickly_isomorphic(structure, name, own):
            return _isomorphic(alike)
        try:
            coloring = refine(
                structure,
                name,
                own,
                hops=hops,
                labels=labels,
                until_different=True,
                max_bytes=max_bytes,
                progress=progress,
            )
        except SizeError as error:
            if alike and isomorphic(*pair):
                return _isomorphic(alike)
            raise _too_large(error, alike, name, own) from None
        found = compared(coloring)
        if found.distinguished:
            return replace(found, weaker=tuple(alike))
        alike.append(found)
        if variants is None and own == 2 and isomorphic(*pair):
            return _isomorphic(alike)
    if (variants is not None or len(alike) < 2) and isomorphic(*pair):
        return _isomorphic(alike)
    return replace(alike[-1], weaker=tuple(alike[:-1]))


def _listed(variants: Iterable[str], k: int | None) -> list[tuple[str, int]]:
    names = [] if isinstance(variants, str) or not isinstance(variants, Iterable) else [*variants]
    if not names:
        raise InputError(f"variants: expected names of refinements, got {variants!r}")
    for name in names:
        refinement(name)
    return [(name, 1 if k is None else k) for name in names]


def _walk(variant: str, max_k: int | None, k: int | None) -> Iterable[tuple[str, int]]:
    if k is not None:
        raise InputError(f"k: expected none where k = 1, 2, ... are tried up to max_k, got {k!r}")
    refinement(variant)
    if variant not in WITH_K:
        raise InputError(
            f"variant: expected one with a k to walk ({', '.join(sorted(WITH_K))}), "
            f"got {variant!r}; give several as variants=[...]"
        )
    last = None if max_k is None else checked_k(max_k)
    return ((variant, k) for k in (count(1) if last is None else range(1, last + 1)))


def _quickly_isomorphic(structure: Structure, name: str, k: int) -> bool:
    """Return whether the graphs are found to be isomorphic before a refinement that takes long."""
    variant, _, argument = name.partition(":")
    if variant not in ("folklore", "oblivious", "delta", "delta-local"):
        return False
    power = 1 + min(int(argument) if argument else k, LONGEST)
    steps = sum(int(n) ** power for n in structure.sizes)
    if power < 3 or steps < LONG:
        return False
    first, second = structure.graphs
    return bool(quickly_isomorphic(first, second, max(WORK, steps // 1000)))


def _isomorphic(alike: list[Comparison]) -> Comparison:
    return replace(alike[-1], k=None, isomorphic=True, weaker=tuple(alike[:-1]))


def _too_large(error: SizeError, alike: list[Comparison], name: str, k: int) -> SizeError:
    if not alike:
        return error
    known = alike[-1].refinement
    if name == alike[-1].variant:
        known = f"{in_words(name, 'k').removesuffix(' k=k')}, k <= {k - 1}; k = {k}"
    return SizeError(f"the graphs are alike for {known}: {error}")


def wl_classes(
    graphs: Iterable[Any],
    variant: str = "folklore",
    k: int = 1,
    *,
    hops: int | None = 1,
    labels: BallLabels = "root",
    max_bytes: int | None = None,
    progress: bool = False,
) -> tuple[tuple[int, ...], ...]:
    """Return the positions of the graphs, sorted into classes that the refinement keeps together.

    Parameters
    ----------
    graphs : iterable of graphs
        Anything that :func:`wlkit.graphs.graph` reads, or multigraphs; all of one kind.
    variant, k, hops, labels, max_bytes, progress
        As for :func:`wlkit.wl.refine`.

    Returns
    -------
    tuple of tuples of int
        Ascending, by their first members.

    Raises
    ------
    UnknownNameError, InputError, GraphError, SizeError
        As for :func:`wlkit.wl.refine`.

    Examples
    --------
    >>> wl_classes(["C6", "2C3", "P5", "C6"])
    ((0, 1, 3), (2,))
    >>> wl_classes(["C6", "2C3", "P5", "C6"], k=2)
    ((0, 3), (1,), (2,))

    Notes
    -----
    One joint refinement of all graphs, then their histograms: for 1-WL O((n + m) log n), n and m
    those of all graphs together, for folklore k-WL O(n^(k+1)) a round for each graph.

    References
    ----------
    .. [1] J.-Y. Cai, M. Fuerer, N. Immerman, An optimal lower bound on the number of variables for
       graph identification, Combinatorica 12 (1992).
    """
    given = as_graphs(graphs)
    coloring = refine(
        given, variant, k, hops=hops, labels=labels, max_bytes=max_bytes, progress=progress
    )
    return coloring.partition()
