"""Telling graphs apart: which refinement does, in which round, and by which colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from wlkit.errors import VerificationError
from wlkit.graphs import Graph
from wlkit.typing import JSONDict
from wlkit.wl.coloring import Coloring, in_words
from wlkit.wl.isomorphism import isomorphic


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

    Examples
    --------
    >>> from wlkit.wl import distinguish
    >>> found = distinguish("P5", "S4", k=1).evidence
    >>> found.round, found.counts[found.graph] > found.counts[1 - found.graph]
    (1, True)
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
    weaker : tuple of Comparison
        By the refinements tried before, for which the graphs are alike.

    Examples
    --------
    >>> from wlkit.wl import distinguish
    >>> distinguish("C6", "2C3", variant="spd")
    Comparison(told apart by spd in round 1: 6 vertices like (0,) in the first graph against 0)
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
    weaker: tuple[Comparison, ...] = field(default=(), repr=False)

    def verify(self) -> bool:
        """Replay the refinement by its definition and count the colours again.

        So for the refinements tried before.

        Raises
        ------
        VerificationError
            If the colouring is not that of the definition or not one of these graphs by this
            refinement, if the colours differ in an earlier round or not in this one, if the
            counts are wrong, or if a refinement tried before tells the graphs apart.
        """
        for weak in self.weaker:
            if (weak.first, weak.second) != (self.first, self.second):
                raise VerificationError(f"{self!r}: {weak!r} is about other graphs")
            if weak.distinguished or not weak.verify():
                raise VerificationError(f"{self!r}: told apart already by {weak.refinement}")
        self._check_claim()
        self.coloring.verify()
        for t in range(self.rounds + 1):
            first, second = (_pooled_counter(self.coloring, i, t) for i in (0, 1))
            if (first != second) != (self.distinguished and t == self.rounds):
                raise VerificationError(f"{self!r}: not so in round {t}")
        if self.evidence != _difference(self.coloring, self.distinguished):
            raise VerificationError(f"{self!r}: wrong counts")
        if self.isomorphic is not None and self.isomorphic != isomorphic(self.first, self.second):
            raise VerificationError(f"{self!r}: {'not ' if self.isomorphic else ''}isomorphic")
        return True

    def _check_claim(self) -> None:
        """Check that the colouring is one of the two graphs by the refinement of the claim."""
        c = self.coloring
        if c.graphs != (self.first, self.second):
            raise VerificationError(f"{self!r}: the colouring is not one of these two graphs")
        if self.variant != c.variant or self.k != (None if self.isomorphic else c.k):
            raise VerificationError(f"{self!r}: the colouring is one by {in_words(c.variant, c.k)}")
        if not self.distinguished and (self.rounds != c.rounds or not c.stable):
            raise VerificationError(f"{self!r}: the colours are not stable after these rounds")
        if self.rounds > c.rounds:
            raise VerificationError(f"{self!r}: the colouring has {c.rounds} rounds")

    def to_dict(self) -> JSONDict:
        """Return distinguished, rounds, variant, k and the evidence as plain Python values."""
        out: JSONDict = {
            "distinguished": self.distinguished,
            "rounds": self.rounds,
            "variant": self.variant,
            "k": self.k,
            **self._of_balls,
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
        if self.weaker:
            out["alike_for"] = [weak.refinement for weak in self.weaker]
        return out

    @property
    def refinement(self) -> str:
        """The refinement in words, such as "folklore 2-WL", or "i2:2" with the radius of balls."""
        balls = self._of_balls
        if not balls:
            return in_words(self.variant, self.k)
        labels = balls.get("labels", "root")
        known = "" if labels == "root" else f" ({labels})"
        return f"{self.variant}:{'all' if balls['hops'] is None else balls['hops']}{known}"

    @property
    def _of_balls(self) -> JSONDict:
        options = self.coloring.options
        return options.of_balls(self.variant) if options else {}

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
        if more == 1:
            what = what.replace("vertices", "vertex").removesuffix("s")
        like = f" like {e.example} in the {'second' if e.graph else 'first'} graph"
        return (
            f"Comparison(told apart by {self.refinement} in round {e.round}: "
            f"{more} {what}{like if e.example else ''} against {fewer})"
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
        if self.weaker:
            facts["alike for"] = ", ".join(weak.refinement for weak in self.weaker)
        rows = "".join(f"<tr><th>{a}</th><td>{escape(str(b))}</td></tr>" for a, b in facts.items())
        return f"<table>{rows}</table>{self._pictures()}"

    def _pictures(self) -> str:
        from wlkit.wl.pictures import drawable, rounds_html

        if not drawable(self.coloring):
            return ""
        roots = [0, 0]
        if self.evidence is not None and self.evidence.example:
            roots[self.evidence.graph] = self.evidence.example[0]
        return rounds_html(self.coloring, tuple(roots))


def compared(coloring: Coloring) -> Comparison:
    """Return the comparison of the two graphs of a joint colouring."""
    different, rounds = coloring.distinguishes(), coloring.rounds
    evidence = _difference(coloring, different)
    if evidence is not None:
        rounds = evidence.round
    return Comparison(
        coloring.graphs[0],
        coloring.graphs[1],
        different,
        rounds,
        coloring.variant,
        coloring.k,
        evidence,
        coloring,
    )


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
