"""Precomputed polynomials as further inputs of a bank: where they lie in H, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from wlkit.errors import InputError, SizeError
from wlkit.expressivity.guarded import Elimination
from wlkit.expressivity.obstructions import WithFeatures
from wlkit.expressivity.patterns import as_pattern, bits, is_connected, rerooted
from wlkit.expressivity.result import ComputesResult
from wlkit.graphs import Multigraph
from wlkit.polynomials import EliminationPlan, elimination_plan

if TYPE_CHECKING:
    from wlkit.expressivity.bank import ModelBank

CHOICES_LIMIT = 20_000
"""Most ways to use features in one pattern that are tried."""


@dataclass(frozen=True)
class Placement:
    """A feature K found in H: all edges at the inner vertices are those of K.

    Attributes
    ----------
    feature : Multigraph
        K.
    image : tuple of ints
        The vertex of H for each vertex of K; two roots may have the same.
    """

    feature: Multigraph
    image: tuple[int, ...]

    @property
    def at(self) -> tuple[int, ...]:
        """The vertices of H at which the feature is an input, without repetition."""
        return tuple(dict.fromkeys(self.image[r] for r in self.feature.roots))

    @property
    def inner(self) -> int:
        """The vertices of H that the feature sums out, as a mask."""
        return _mask(x for v, x in enumerate(self.image) if v not in self.feature.roots)

    def beside(self, other: Placement) -> bool:
        """Say whether neither sums out a vertex of the other."""
        mine, theirs = self.inner, other.inner
        return not (theirs & (mine | _mask(self.at)) or mine & _mask(other.at))

    @property
    def eliminations(self) -> tuple[Elimination, ...]:
        """The inner vertices in the order in which the feature's own plan sums them out."""
        order = elimination_plan(self.feature).order
        return tuple(Elimination(self.image[v], "feature", self.at) for v in order)


def _mask(vertices: Iterable[int]) -> int:
    return sum(1 << v for v in set(vertices))


@cache
def read_features(pattern: Multigraph | str) -> tuple[Multigraph, ...]:
    """Return the rooted patterns that a multigraph, its text, or the name of a graph stands for.

    The name of a graph stands for all ways to root it at one vertex.

    Raises
    ------
    InputError
        If a pattern is not connected and simple, or has nothing but roots.

    Examples
    --------
    >>> [h.text for h in read_features("P3")]
    ['3:0-1,0-2:r0', '3:0-1,1-2:r0']
    """
    h = as_pattern(pattern)
    if isinstance(pattern, Multigraph) or pattern.partition(":")[0].isdecimal():
        return (_checked(h.canonical()),)
    rooted = {rerooted(h, (v,)).canonical() for v in range(h.n)}
    return tuple(sorted(map(_checked, rooted), key=lambda k: k.edges))


def _checked(h: Multigraph) -> Multigraph:
    plain = h.is_simple and not h.has_loops and not h.directed and h.channels == 1
    if not plain or not is_connected(h):
        raise InputError(f"feature: expected a connected simple graph, got {h.text}")
    if len(h.roots) != len(set(h.roots)) or h.n == len(h.roots):
        raise InputError(f"feature: expected different roots and a vertex more, got {h.text}")
    return h


def placements(h: Multigraph, feature: Multigraph) -> list[Placement]:
    """Return the ways in which a feature lies in a simple graph.

    Inner vertices are mapped one to one, to vertices that are no roots of `h` and have no further
    edges; edges between the roots of the feature must be there, and may be used again, since the
    entries of the input are 0 and 1.

    Examples
    --------
    >>> triangle = Multigraph(3, [(0, 1), (0, 2), (1, 2)])
    >>> [p.image for p in placements(triangle, read_features("K3")[0])]
    [(0, 1, 2), (1, 0, 2), (2, 0, 1)]
    """
    masks, own = h.underlying.neighbor_masks, feature.underlying.neighbor_masks
    order = _search_order(feature)
    found: dict[tuple[int, tuple[int, ...]], Placement] = {}

    def onward(image: dict[int, int]) -> None:
        if len(image) == feature.n:
            placed = Placement(feature, tuple(image[v] for v in range(feature.n)))
            if all(
                masks[image[v]] == _mask(image[x] for x in bits(own[v]))
                for v in range(feature.n)
                if v not in feature.roots
            ):
                found.setdefault((placed.inner, placed.at), placed)
            return
        v = order[len(image)]
        near = [image[x] for x in bits(own[v]) if x in image]
        for x in range(h.n):
            taken = {image[y] for y in image if v not in feature.roots or y not in feature.roots}
            free = x not in taken and (v in feature.roots or x not in h.roots)
            if free and all(masks[x] >> y & 1 for y in near):
                onward({**image, v: x})

    onward({})
    return list(found.values())


def _search_order(feature: Multigraph) -> list[int]:
    masks = feature.underlying.neighbor_masks
    order = [0]
    while len(order) < feature.n:
        reached = {x for v in order for x in bits(masks[v])} - set(order)
        order.append(min(reached))
    return order


def choices(h: Multigraph, features: tuple[Multigraph, ...]) -> Iterator[tuple[Placement, ...]]:
    """Yield the sets of placements that do not share inner vertices, the empty one first.

    Raises
    ------
    SizeError
        If there are more than 20 000.

    Examples
    --------
    >>> triangle = Multigraph(3, [(0, 1), (0, 2), (1, 2)])
    >>> [len(chosen) for chosen in choices(triangle, read_features("K3"))]
    [0, 1, 1, 1]
    """
    every = [p for feature in features for p in placements(h, feature)]
    level: list[tuple[int, tuple[Placement, ...]]] = [(0, ())]
    for tried, (start, chosen) in enumerate(level):
        if tried >= CHOICES_LIMIT:
            raise SizeError(f"{h.text}: more than {CHOICES_LIMIT} ways to use the features")
        yield chosen
        later = enumerate(every[start:], start + 1)
        level += [(i, (*chosen, p)) for i, p in later if all(map(p.beside, chosen))]


def reduced(h: Multigraph, chosen: tuple[Placement, ...]) -> tuple[Multigraph, tuple[int, ...]]:
    """Return what is left to compute when features are inputs, and its vertices in `h`.

    A matrix becomes an edge between two vertices, a value of nodes a loop.

    Examples
    --------
    >>> diamond = Multigraph(4, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3)])
    >>> chosen = (Placement(read_features("3:0-2,1-2:r0,1")[0], (0, 1, 3)),)
    >>> reduced(diamond, chosen)[0].text
    '3:0-1,0-1,0-2,1-2'
    """
    gone = 0
    for p in chosen:
        gone |= p.inner
    kept = [v for v in range(h.n) if not gone >> v & 1]
    number = {v: i for i, v in enumerate(kept)}
    edges = [(number[u], number[v]) for u, v, _ in h.edges if u in number and v in number]
    edges += [(number[p.at[0]], number[p.at[-1]]) for p in chosen if p.at]
    return Multigraph(len(kept), edges, roots=[number[r] for r in h.roots]), tuple(kept)


def decide_with_features(bank: ModelBank, h: Multigraph) -> ComputesResult:
    """Decide by trying every way to use the features, the bank itself on what is left.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> decide_with_features(
    ...     model("mpnn").with_features("K3"), Multigraph(4, [(0, 1), (0, 2), (1, 2), (2, 3)])
    ... ).value
    True
    """
    from wlkit.expressivity.decide import decide

    plain = replace(bank, features=())
    refused = []
    for chosen in choices(h, bank.feature_patterns):
        left, kept = reduced(h, chosen)
        found = decide(plain, left)
        if found.obstruction is None:
            steps = tuple(step for p in chosen for step in p.eliminations) + tuple(
                Elimination(kept[s.vertex], s.rule, tuple(kept[v] for v in s.between))
                for s in found.steps
            )
            plan = EliminationPlan(h, tuple(step.vertex for step in steps))
            return ComputesResult(bank, h, plan, steps, None, chosen)
        refused.append((chosen, found.obstruction))
    return ComputesResult(bank, h, None, (), WithFeatures(h, bank, tuple(refused)))
