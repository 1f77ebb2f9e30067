"""Recursive decomposition of a rooted graph by the rules of a model on pairs of vertices.

A model on pairs works with tensors h(u, v) that are themselves polynomials P of a graph with roots
u, v.  Entrywise products glue two of them at both roots, so a graph splits into the edge between
its roots and the components of the rest, its parts.  A part C is made by a rule that sums out one
vertex w of C; the components of C - w are the parts between u and w, and between w and v.  Every
rule is undone in this way, so a graph that no decomposition reaches is not in their closure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wlkit.errors import VerificationError
from wlkit.expressivity.patterns import bits, components
from wlkit.graphs import Multigraph

Rule: TypeAlias = Literal["F", "F_u", "F_v", "G", "L_a", "L_b"]
"""Ways to sum out w: F h(u,w) k(w,v); F_u, F_v the same times A(u,w), or A(w,v); L_a A(u,w) h(w,v);
L_b A(w,v) h(u,w); G h(w,v).  All of these models also own B, the broadcast of h(u,u) to (u,v) and
(v,u)."""

Part: TypeAlias = tuple[int, int, int]
"""A connected set of vertices as a mask, and the two roots it hangs between (equal or not)."""


@dataclass(frozen=True)
class Elimination:
    """One vertex summed out by one rule: the value at roots `between`.

    Examples
    --------
    >>> Elimination(2, "F", (0, 1)).text
    'sum out 2 by F into h(0, 1)'
    """

    vertex: int
    rule: str
    between: tuple[int, ...]

    @property
    def text(self) -> str:
        """In words."""
        return f"sum out {self.vertex} by {self.rule} into h({', '.join(map(str, self.between))})"


Steps: TypeAlias = tuple[Elimination, ...]


def swapped(rules: frozenset[Rule]) -> frozenset[Rule | None]:
    """Return the rules with the entries of a pair exchanged; None for one that has no name.

    Examples
    --------
    >>> sorted(swapped(frozenset({"L_a", "F"})))
    ['F', 'L_b']
    """
    other: dict[Rule, Rule] = {"F": "F", "F_u": "F_v", "F_v": "F_u", "L_a": "L_b", "L_b": "L_a"}
    return frozenset(other.get(rule) for rule in rules)


class GuardedDecomposition:
    """The parts of one graph that a set of rules computes, each decided once.

    Parameters
    ----------
    h : Multigraph
    rules : iterable of Rule
    oriented : bool
        No transpose: an edge counts only in its own direction between two different roots.
    pooling : "vs", "sv" or "both"
        A value at a is a sum of h(a, v) over v, a sum of h(u, a) over u, or either.

    Examples
    --------
    >>> path = Multigraph(3, [(0, 2), (2, 1)])
    >>> found = GuardedDecomposition(path, frozenset({"F"})).pair(0, 1)
    >>> [step.text for step in found]
    ['sum out 2 by F into h(0, 1)']

    Notes
    -----
    At most 2^n n^2 parts in principle; in practice the components of H minus a few vertices.
    """

    def __init__(
        self,
        h: Multigraph,
        rules: Iterable[Rule],
        *,
        oriented: bool = False,
        pooling: Literal["vs", "sv", "both"] = "both",
    ) -> None:
        self.h = h
        self.masks = h.underlying.neighbor_masks
        self.rules = frozenset(rules)
        self.symmetric = not oriented and swapped(self.rules) == self.rules
        self.first, self.second = pooling != "sv", pooling != "vs"
        self.oriented = oriented
        self.arcs = {(u, v) for u, v, _ in h.edges}
        self.stuck: list[Part] = []
        self._known: dict[Part, Steps | None] = {}

    def pair(self, u: int, v: int) -> Steps | None:
        """Return the eliminations that compute the whole graph with roots u, v; None if none.

        A component without a root is a factor that F alone hands to every pair.
        """
        if not self._edge_fits(u, v):
            self.stuck.append((0, u, v))
            return None
        steps: Steps = ()
        for part in components(self.masks, (1 << self.h.n) - 1 & ~(1 << u | 1 << v)):
            place = self._placed(part, u, v)
            found = self.invariant(part) if place is None else self.part(*place)
            if found is None:
                return None
            steps += found
        return steps

    def node(self, a: int, inside: int) -> Steps | None:
        """Return the eliminations of `inside` but a, each part at a a sum over some other root."""
        steps: Steps = ()
        for part in components(self.masks, inside & ~(1 << a)):
            found = self._pooled(part, a) if self._around(part, a) else self.invariant(part)
            if found is None:
                return None
            steps += found
        return steps

    def invariant(self, inside: int) -> Steps | None:
        """Return the eliminations of all of the connected set `inside`, the last a pooling."""
        for a in bits(inside):
            found = self.node(a, inside)
            if found is not None:
                return (*found, Elimination(a, "pooling", ()))
        return None

    def _pooled(self, part: int, a: int) -> Steps | None:
        found = self.part(part, a, a)
        for v in bits(part):
            for u, w in ((a, v),) * self.first + ((v, a),) * self.second:
                if found is None:
                    found = self._beside(part, u, w, Elimination(v, "pooling", (a, a)))
        return found

    def _beside(self, part: int, u: int, v: int, last: Elimination) -> Steps | None:
        """Return the eliminations of what `last` leaves of a part, each piece between u and v."""
        pieces = components(self.masks, part & ~(1 << last.vertex))
        inner = self._all(self._placed(rest, u, v) for rest in pieces)
        return None if inner is None else (*inner, last)

    def _placed(self, part: int, u: int, v: int) -> Part | None:
        """Return where a connected set hangs among the roots u and v; None if at neither."""
        at_u, at_v = bool(self._around(part, u)), bool(self._around(part, v))
        if at_u and at_v:
            return part, u, v
        return (part, u, u) if at_u else (part, v, v) if at_v else None

    def _around(self, part: int, v: int) -> int:
        return self.masks[v] & part

    def _all(self, parts: Iterator[Part | None]) -> Steps | None:
        steps: Steps = ()
        for part in parts:
            found = None if part is None else self.part(*part)
            if found is None:
                return None
            steps += found
        return steps

    def part(self, part: int, u: int, v: int) -> Steps | None:
        """Return the eliminations of the vertices of `part`, in order; None if no rule applies."""
        key = (part, u, v)
        if key not in self._known:
            found = next(filter(None, (self._by(part, u, v, w) for w in bits(part))), None)
            self._known[key] = found
            if found is None:
                self.stuck.append(key)
        return self._known[key]

    def _by(self, part: int, u: int, v: int, w: int) -> Steps | None:
        rules = [r for r in sorted(self.rules) if self._applies(r, part, u, v, w)]
        for rule in rules[:1] if self.symmetric else rules:
            if rule == "G":
                found = self._beside(part, w, v, Elimination(w, "G", (u, v)))
            else:
                found = self._by_rule(rule, part, u, v, w)
            if found is not None:
                return found
        return None

    def _by_rule(self, rule: Rule, part: int, u: int, v: int, w: int) -> Steps | None:
        if not self._joins(u, v, w):
            return None
        inner: Steps = ()
        for rest in components(self.masks, part & ~(1 << w)):
            found = self._between(rule, rest, u, v, w)
            if found is None:
                return None
            inner += found
        return (*inner, Elimination(w, rule, (u, v)))

    def _applies(self, rule: Rule, part: int, u: int, v: int, w: int) -> bool:
        at_u, at_v, only = self._around(part, u), self._around(part, v), 1 << w
        if rule in ("F", "G"):
            return rule == "F" or u == v
        if rule == "F_u":
            return bool(at_u & only)
        if rule == "F_v":
            return bool(at_v & only)
        # With u = v one copy of the root may keep the edge to w alone and the other all the rest.
        if u == v:
            return bool(at_u & only)
        return (at_u if rule == "L_a" else at_v) == only

    def _joins(self, u: int, v: int, w: int) -> bool:
        """Say whether the edges from u to w and from w to v are directed as the rule needs."""
        return u == v or (self._edge_fits(u, w) and self._edge_fits(w, v))

    def _edge_fits(self, u: int, v: int) -> bool:
        return not self.oriented or u == v or (v, u) not in self.arcs

    def _between(self, rule: Rule, rest: int, u: int, v: int, w: int) -> Steps | None:
        at_u, at_v = bool(self._around(rest, u)), bool(self._around(rest, v))
        if u == v and at_u:
            # The copy of the root that does not keep the edge to w alone; with F either.
            places = {"L_a": ((w, u),), "L_b": ((u, w),)}.get(rule, ((u, w), (w, u)))
            if self.symmetric:
                places = places[:1]
            return next(filter(None, (self.part(rest, *at) for at in places)), None)
        if at_u and at_v:
            return None
        return self.part(rest, u if at_u else w, v if at_v else w)


def replay_rules(h: Multigraph, steps: Iterable[Elimination]) -> None:
    """Check eliminations against the rules they name, on the tensors that are there at each step.

    A vertex that is summed out has no tensors beside those between its two roots; a guarded rule
    has the edge of its guard, and a local one nothing else on that side.

    Raises
    ------
    VerificationError
        Naming the step.

    Examples
    --------
    >>> triangle = Multigraph(3, [(0, 1), (0, 2), (1, 2)], roots=(0, 1))
    >>> replay_rules(triangle, [Elimination(2, "L_a", (0, 1))])
    """
    tensors = [(frozenset(edge[:2]), True) for edge in h.edges]
    for step in steps:
        w, ends = step.vertex, frozenset(step.between)
        used = [(at, given) for at, given in tensors if w in at]
        if not frozenset[int]().union(*(at for at, _ in used)) <= ends | {w}:
            raise VerificationError(f"{h.text}: {step.text}, which has other neighbours")
        if step.rule in GUARDS and not _guarded(step, used):
            raise VerificationError(f"{h.text}: {step.text}, without its guard")
        tensors = [(at, given) for at, given in tensors if w not in at]
        tensors += [(ends, False)] if ends else []


GUARDS = {"F_u": 0, "L_a": 0, "F_v": 1, "L_b": 1}
"""Which of the two roots the vertex summed out must be adjacent to."""


def _guarded(step: Elimination, used: list[tuple[frozenset[int], bool]]) -> bool:
    u, v = step.between
    side = [given for at, given in used if at == {step.vertex, step.between[GUARDS[step.rule]]}]
    return any(side) and (u == v or step.rule[0] == "F" or side == [True])
