"""Telling graphs apart: which refinement does, in which round, and by which colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from wlkit.errors import SizeError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.typing import JSONDict
from wlkit.wl.coloring import Coloring, in_words
from wlkit.wl.refinements import (
    WITH_K,
    BallLabels,
    Variant,
    checked_k,
    refine,
    refinement,
)
from wlkit.wl.structure import as_graphs, joint


@dataclass(frozen=True)
class Difference:
    """A colour that two graphs bear differently often.

    Attributes
    ----------
    round : int
        After so many rounds; 0 means by the initial colours.
    counts : (int, int)
        How often the first and the second graph bear it.
    graph : int
        0 or 1: a graph that bears it more often.
    example : tuple of int
        The first tuple (vertex, pair, ...) of that graph that bears it; with pooling over
        subgraphs the marked vertex u, with pooling over vertices the vertex v, whose multiset
        of colours the count is about.
    """

    round: int
    counts: tuple[int, int]
    graph: int
    example: tuple[int, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Comparison:
    """Whether a refinement tells two graphs apart, with the evidence.

    Attributes
    ----------
    first, second : Graph
    distinguished : bool
    rounds : int
        The first round in which the colours differ, or else the rounds until they were stable.
    variant : str
    k : int or None
        None for variants without a k, and for isomorphic graphs when no k was asked for.
    evidence : Difference or None
    coloring : Coloring
        The joint colouring.
    isomorphic : bool or None
        Whether the graphs are isomorphic; None where it was not needed to answer.

    Examples
    --------
    >>> distinguish("C6", "2C3", k=2)
    Comparison(told apart by folklore 2-WL in round 1: 12 pairs like (0, 1) against 0)
    >>> distinguish("C6", "2C3", k=1)
    Comparison(alike for folklore 1-WL, stable after 0 rounds)
    """

    first: Graph
    second: Graph
    distinguished: bool
    rounds: int
    variant: str
    k: int | None
    evidence: Difference | None
    coloring: Coloring = field(repr=False)
    isomorphic: bool | None = None

    def verify(self) -> bool:
        """Replay the refinement by its definition and count the colours again.

        Raises
        ------
        VerificationError
            If the colouring is not that of the definition, if the colours differ in an earlier
            round or not in this one, or if the counts are wrong.
        """
        self.coloring.verify()
        for t in range(self.rounds + 1):
            first, second = (_pooled_counter(self.coloring, i, t) for i in (0, 1))
            if (first != second) != (self.distinguished and t == self.rounds):
                raise VerificationError(f"{self!r}: not so in round {t}")
        if self.evidence != _difference(self.coloring, self.distinguished):
            raise VerificationError(f"{self!r}: wrong counts")
        if self.isomorphic and not self.first.is_isomorphic(self.second):
            raise VerificationError(f"{self!r}: not isomorphic")
        return True

    def to_dict(self) -> JSONDict:
        """Return distinguished, rounds, variant, k and the evidence as plain Python values."""
        out: JSONDict = {
            "distinguished": self.distinguished,
            "rounds": self.rounds,
            "variant": self.variant,
            "k": self.k,
            "classes": list(self.coloring.history),
        }
        if self.evidence is not None:
            out["evidence"] = {
                "round": self.evidence.round,
                "counts": list(self.evidence.counts),
                "graph": self.evidence.graph,
                "example": list(self.evidence.example),
            }
        if self.isomorphic is not None:
            out["isomorphic"] = self.isomorphic
        return out

    @property
    def refinement(self) -> str:
        """The refinement in words, such as "folklore 2-WL"."""
        return in_words(self.variant, self.k)

    def __repr__(self) -> str:
        if self.isomorphic:
            return "Comparison(isomorphic: alike for every refinement)"
        if self.evidence is None:
            s = "s" * (self.rounds != 1)
            return f"Comparison(alike for {self.refinement}, stable after {self.rounds} round{s})"
        e = self.evidence
        what = {0: "graph", 1: "vertices", 2: "pairs"}.get(self.coloring.arity, "tuples")
        if self.coloring.pooling != "histogram":
            what = "marked vertices" if self.coloring.pooling == "vs" else "vertices"
        more, fewer = e.counts[e.graph], e.counts[1 - e.graph]
        like = "" if not e.example else f" like {e.example}"
        return (
            f"Comparison(told apart by {self.refinement} in round {e.round}: "
            f"{more} {what}{like} against {fewer})"
        )

    def _repr_html_(self) -> str:
        from html import escape

        facts = {
            "refinement": self.refinement,
            "answer": "told apart" if self.distinguished else "alike",
            "rounds": self.rounds,
            "classes by round": ", ".join(map(str, self.coloring.history)),
        }
        if self.evidence is not None:
            e = self.evidence
            facts["evidence"] = (
                f"colour of {e.example} in graph {e.graph}: {e.counts[0]} against {e.counts[1]}"
            )
        rows = "".join(f"<tr><th>{a}</th><td>{escape(str(b))}</td></tr>" for a, b in facts.items())
        return f"<table>{rows}</table>"


def distinguish(
    first: Any,
    second: Any,
    *,
    k: int | None = None,
    variant: Variant = "folklore",
    hops: int | None = 1,
    labels: BallLabels = "root",
    max_bytes: int | None = None,
) -> Comparison:
    """Return whether a refinement tells two graphs apart, with the round and a colour.

    Parameters
    ----------
    first, second : graph
        Anything that :func:`wlkit.graphs.graph` reads; of one kind.
    k : int, optional
        For the variants with a k. Without it the hierarchy k = 1, 2, 3, ... is walked up to the
        first k that tells the graphs apart (see :func:`least_distinguishing`).
    variant : str
        A key of :data:`wlkit.wl.REFINEMENTS`.
    hops, labels, max_bytes
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
    """
    refinement(variant)
    if variant in WITH_K and k is None:
        return least_distinguishing(first, second, variant=variant, max_bytes=max_bytes)
    pair = (graph(first), graph(second))
    return _compared(pair, variant, 1 if k is None else k, hops, labels, max_bytes)


def least_distinguishing(
    first: Any,
    second: Any,
    *,
    variant: Variant = "folklore",
    max_k: int | None = None,
    max_bytes: int | None = None,
) -> Comparison:
    """Return the comparison by the least k that tells the graphs apart.

    For isomorphic graphs the answer has ``isomorphic=True`` and k None; when no k up to `max_k`
    suffices it is the comparison for `max_k`.

    Parameters
    ----------
    first, second : graph
    variant : str
        One with a k: folklore, oblivious, delta, delta-local, neighbourhood, substructure.
    max_k : int, optional
        Where to stop.
    max_bytes : int, optional
        See :class:`wlkit.wl.Options`.

    Returns
    -------
    Comparison

    Raises
    ------
    SizeError
        When the next k has too many tuples; the message says for which k the graphs are alike.

    Examples
    --------
    >>> least_distinguishing("cfi:C5", "cfi-twisted:C5").k
    2
    >>> least_distinguishing("C5", "g6:Dhc")
    Comparison(isomorphic: alike for every refinement)
    """
    pair = (graph(first), graph(second))
    alike = None
    k = 1
    while True:
        try:
            found = _compared(pair, variant, k, 1, "root", max_bytes)
        except SizeError as error:
            if alike is not None and pair[0].is_isomorphic(pair[1]):
                return replace(alike, k=None, isomorphic=True)
            if alike is None:
                raise
            name = in_words(variant, "k")
            raise SizeError(
                f"the graphs are alike for {name}, k <= {k - 1}; k = {k}: {error}"
            ) from None
        if found.distinguished or k == max_k:
            return found
        if k == 2 and pair[0].is_isomorphic(pair[1]):
            return replace(found, k=None, isomorphic=True)
        alike = found
        k += 1


def wl_classes(
    graphs: Iterable[Any],
    variant: Variant = "folklore",
    k: int = 1,
    *,
    hops: int | None = 1,
    labels: BallLabels = "root",
    max_bytes: int | None = None,
) -> tuple[tuple[int, ...], ...]:
    """Return the positions of the graphs, sorted into classes that the refinement keeps together.

    Examples
    --------
    >>> wl_classes(["C6", "2C3", "P5", "C6"])
    ((0, 1, 3), (2,))
    >>> wl_classes(["C6", "2C3", "P5", "C6"], k=2)
    ((0, 3), (1,), (2,))
    """
    given = as_graphs(graphs)
    coloring = refine(given, variant, k, hops=hops, labels=labels, max_bytes=max_bytes)
    return coloring.partition()


def _compared(
    pair: tuple[Graph, Graph],
    variant: Variant,
    k: int,
    hops: int | None,
    labels: BallLabels,
    max_bytes: int | None,
) -> Comparison:
    coloring = refine(
        joint(pair),
        variant,
        checked_k(k),
        hops=hops,
        labels=labels,
        until_different=True,
        max_bytes=max_bytes,
    )
    different, rounds = coloring.distinguishes(), coloring.rounds
    if different and coloring.stable:
        rounds = next(t for t in range(rounds + 1) if len(set(coloring.invariants(t))) > 1)
    evidence = _difference(coloring, different)
    if evidence is not None:
        rounds = evidence.round
    return Comparison(*pair, different, rounds, variant, coloring.k, evidence, coloring)


def _difference(coloring: Coloring, different: bool) -> Difference | None:
    """Return the first round and there the first colour whose counts differ."""
    if not different:
        return None
    rounds = range(coloring.rounds + 1) if coloring.stable else [coloring.rounds]
    for t in rounds:
        first, second = (_pooled_counter(coloring, i, t) for i in (0, 1))
        if first != second:
            return _first_difference(coloring, t, first, second)
    return None


def _first_difference(
    coloring: Coloring, t: int, first: Counter[Any], second: Counter[Any]
) -> Difference:
    for i, (own, other) in enumerate(((first, second), (second, first))):
        for place, value in _pooled_items(coloring, i, t):
            if own[value] > other[value]:
                return Difference(t, (first[value], second[value]), i, place)
    raise VerificationError(f"{coloring!r}: equal counts in round {t}")


def _pooled_counter(coloring: Coloring, i: int, t: int) -> Counter[Any]:
    if coloring.pooling == "histogram":
        return Counter(coloring.of(i, t).ravel().tolist())
    return Counter(value for _, value in _pooled_items(coloring, i, t))


def _pooled_items(coloring: Coloring, i: int, t: int) -> Iterable[tuple[tuple[int, ...], Any]]:
    colors = coloring.of(i, t)
    if coloring.pooling == "histogram":
        for index, value in enumerate(colors.ravel().tolist()):
            place = np.unravel_index(index, colors.shape) if colors.ndim else ()
            yield tuple(int(v) for v in place), value
        return
    for v, row in enumerate(colors if coloring.pooling == "vs" else colors.T):
        yield (v,), tuple(sorted(row.tolist()))
