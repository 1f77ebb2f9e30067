"""Why a model does not compute a pattern: witnesses that can be checked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeAlias

from wlkit.errors import VerificationError
from wlkit.expressivity.declared import no_order_exists
from wlkit.expressivity.patterns import bits, components
from wlkit.graphs import Graph, Multigraph

if TYPE_CHECKING:
    from wlkit.expressivity.bank import ModelBank
    from wlkit.expressivity.features import Placement
    from wlkit.treewidth import MinorModel


def root_graph(h: Multigraph) -> Graph:
    """Return the simple graph under `h`, with an edge between its two roots when they differ.

    Examples
    --------
    >>> root_graph(Multigraph(3, [(0, 2), (1, 2)], roots=(0, 1))).m
    3
    """
    pairs = {tuple(pair) for pair in h.underlying.edge_list}
    if len(set(h.roots)) == 2:
        pairs.add((min(h.roots), max(h.roots)))
    return Graph(h.n, sorted(pairs))


@dataclass(frozen=True)
class WideCore:
    """Treewidth above k, with an edge between the roots: no order-k bank sums all vertices out.

    Attributes
    ----------
    h : Multigraph
    order : int
        k.
    core : tuple of ints
        The vertices left when those with at most k neighbours have been summed out, greedily.  For
        k <= 2 every such order ends in a core; for larger k another order might get further, and
        `minor` or the treewidth itself is the reason.
    minor : MinorModel or None
        A forbidden minor, for k <= 3.
    """

    h: Multigraph
    order: int
    core: tuple[int, ...]
    minor: MinorModel | None

    def verify(self) -> bool:
        """Check the minor model, or for k >= 4 the treewidth by its own certificate."""
        from wlkit.treewidth import obstructions, treewidth

        if self.minor is not None:
            known = obstructions(self.order + 1).values()
            if not any(self.minor.pattern.is_isomorphic(pattern) for pattern in known):
                raise VerificationError(f"{self.minor.name} is no obstruction to {self.order}")
            return self.minor.verify(root_graph(self.h))
        width = treewidth(root_graph(self.h))
        if width.lower <= self.order:
            raise VerificationError(f"{self.h.text}: treewidth {width.lower} is not > {self.order}")
        return width.verify()

    @property
    def text(self) -> str:
        """In words."""
        why = f"{self.minor.name} minor" if self.minor else f"treewidth above {self.order}"
        return f"{why}; stuck at the vertices {', '.join(map(str, self.core))}"

    def to_dict(self) -> dict[str, Any]:
        """Return kind, core and minor in plain Python."""
        minor = None if self.minor is None else self.minor.to_dict()
        return {"kind": "treewidth", "order": self.order, "core": list(self.core), "minor": minor}


@dataclass(frozen=True)
class RemainingCycles:
    """For every choice of the marked vertices, a cycle that avoids them.

    Attributes
    ----------
    h : Multigraph
    order : int
        The number of marks, 1 or 2; a second mark is a neighbour of the first.
    cycles : tuple of (marks, cycle)
        Vertex tuples.  For each choice of the first mark u there is a cycle with marks (u,);
        for two marks also one with (u, w) for every neighbour w of u in the component of H - u that
        holds it, in that component.  An empty cycle says that more than u alone lies apart from
        the second root.
    """

    h: Multigraph
    order: int
    cycles: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]

    def verify(self) -> bool:
        """Check that each cycle is one and avoids its marks, and that no choice is left out."""
        for marks, cycle in self.cycles:
            if not cycle:
                self._verify_apart(marks[0])
                continue
            _check_cycle(self.h, cycle, set(marks))
        for u in self._first_marks():
            self._verify_choice(u)
        return True

    def _first_marks(self) -> tuple[int, ...]:
        if self.h.roots:
            return self.h.roots[:1]
        whole = components(self.h.underlying.neighbor_masks, (1 << self.h.n) - 1)
        return tuple(bits(next(part for part in whole if part >> self.cycles[0][0][0] & 1)))

    def _verify_choice(self, u: int) -> None:
        masks, known = self.h.underlying.neighbor_masks, dict(self.cycles)
        if (u,) not in known:
            raise VerificationError(f"no cycle for the mark {u} in {self.h.text}")
        if self.order == 1:
            return
        rest = components(masks, (1 << self.h.n) - 1 & ~(1 << u))
        part = next(part for part in rest if part >> known[u,][0] & 1)
        for w in bits(part & masks[u]):
            if not all(part >> v & 1 for v in known.get((u, w), (u,))):
                raise VerificationError(f"no cycle for the marks {u}, {w} in {self.h.text}")

    def _verify_apart(self, u: int) -> None:
        whole = components(self.h.underlying.neighbor_masks, (1 << self.h.n) - 1)
        home = next(part for part in whole if part >> u & 1)
        if len(self.h.roots) < 2 or home >> self.h.roots[1] & 1 or home == 1 << u:
            raise VerificationError(f"{u} is not apart from the root in {self.h.text}")

    @property
    def text(self) -> str:
        """In words."""
        marks, cycle = self.cycles[0]
        if not cycle:
            return f"nothing carries the component of {marks[0]} to the other root"
        return f"marking {marks} leaves the cycle {cycle}, and so for every choice"

    def to_dict(self) -> dict[str, Any]:
        """Return kind and cycles in plain Python."""
        cycles = [{"marks": list(marks), "cycle": list(cycle)} for marks, cycle in self.cycles]
        return {"kind": "cycles", "cycles": cycles}


@dataclass(frozen=True)
class StuckParts:
    """Parts that no rule of a guarded bank undoes, met in every attempt at a decomposition.

    Attributes
    ----------
    h : Multigraph
    bank : ModelBank
    parts : tuple of (vertices, roots)
        The vertices of a part, and the two roots (equal or not) between which it hangs.
    """

    h: Multigraph
    bank: ModelBank
    parts: tuple[tuple[tuple[int, ...], tuple[int, int]], ...]

    def verify(self) -> bool:
        """Check by a K4 minor, by the game of searchers and a fugitive, or by listing the closure.

        The game is for connected simple patterns, the closure from the bottom for the others.

        Raises
        ------
        VerificationError
            If the game is won, or the closure holds the pattern.
        SizeError
            If there is neither minor nor game and the pattern has too many edges for the listing.
        """
        from wlkit.expressivity.closure import in_closure
        from wlkit.expressivity.pursuit import has_game, pursuit
        from wlkit.treewidth import obstruction

        minor = obstruction(root_graph(self.h), 3)
        if minor is not None:
            return minor.verify(root_graph(self.h))
        decide = pursuit if has_game(self.bank, self.h) else in_closure
        if decide(self.bank, self.h):
            raise VerificationError(f"{self.bank.name} computes {self.h.text}")
        return True

    @property
    def text(self) -> str:
        """In words."""
        vertices, (u, v) = self.parts[0]
        if not vertices:
            return f"the edge from {v} to {u} runs against its roots"
        return f"no rule sums out a vertex of {set(vertices)} between {u} and {v}"

    def to_dict(self) -> dict[str, Any]:
        """Return kind and parts in plain Python."""
        parts = [{"vertices": list(part), "roots": list(at)} for part, at in self.parts]
        return {"kind": "stuck", "parts": parts}


@dataclass(frozen=True)
class NoOrder:
    """No order of the vertices keeps within a declared bank."""

    h: Multigraph
    bank: ModelBank

    def verify(self) -> bool:
        """Check by trying every order.

        Raises
        ------
        VerificationError
            If some order keeps within the bank.
        SizeError
            If there are more than 8 vertices to order.
        """
        if not no_order_exists(self.bank, self.h):
            raise VerificationError(f"{self.bank.name} sums out {self.h.text}")
        return True

    @property
    def text(self) -> str:
        """In words."""
        return f"no order keeps to {self.bank.family}"

    def to_dict(self) -> dict[str, Any]:
        """Return kind and bank in plain Python."""
        return {"kind": "orders", "bank": self.bank.family}


@dataclass(frozen=True)
class UnhitCycles:
    """Cycles of which any choice of so many marked vertices misses one.

    Attributes
    ----------
    h : Multigraph
    within : tuple of ints
        Where the marks are chosen: a component, or one of what a root leaves.
    marks : int
    cycles : tuple of tuples of ints
    """

    h: Multigraph
    within: tuple[int, ...]
    marks: int
    cycles: tuple[tuple[int, ...], ...]

    def verify(self) -> bool:
        """Check that the cycles are cycles, and by all choices of marks that none meets all."""
        roots = set(self.h.roots)
        masks = self.h.underlying.neighbor_masks
        rest = (1 << self.h.n) - 1 & ~sum(1 << r for r in roots)
        if sum(1 << v for v in self.within) not in components(masks, rest):
            raise VerificationError(f"{self.within} is no component of {self.h.text}")
        for cycle in self.cycles:
            _check_cycle(self.h, cycle, roots)
            if not set(cycle) <= set(self.within):
                raise VerificationError(f"{cycle} leaves {self.within}")
        for chosen in combinations(self.within, min(self.marks, len(self.within))):
            if all(set(chosen) & set(cycle) for cycle in self.cycles):
                raise VerificationError(f"{chosen} meets every cycle given for {self.h.text}")
        return True

    @property
    def text(self) -> str:
        """In words."""
        least = f"any {self.marks} vertices" if self.marks != 1 else "any vertex"
        return f"removing {least} leaves one of the cycles {', '.join(map(str, self.cycles))}"

    def to_dict(self) -> dict[str, Any]:
        """Return kind, marks and cycles in plain Python."""
        cycles = [list(cycle) for cycle in self.cycles]
        return {"kind": "marks", "marks": self.marks, "cycles": cycles}


def _check_cycle(h: Multigraph, cycle: tuple[int, ...], avoided: set[int]) -> None:
    masks = h.underlying.neighbor_masks
    closed = zip(cycle, cycle[1:] + cycle[:1], strict=True)
    simple = len(set(cycle)) == len(cycle) >= 3 and not set(cycle) & avoided
    if not simple or not all(masks[u] >> v & 1 for u, v in closed):
        raise VerificationError(f"{cycle} is no cycle of {h.text} without {tuple(avoided)}")


@dataclass(frozen=True)
class WithFeatures:
    """For every way to use the precomputed patterns, why the rest is not computed."""

    h: Multigraph
    bank: ModelBank
    refused: tuple[tuple[tuple[Placement, ...], Obstruction], ...]

    def verify(self) -> bool:
        """Check every obstruction, and that no way is left out."""
        from wlkit.expressivity.features import choices

        ways = tuple(choices(self.h, self.bank.feature_patterns))
        if ways != tuple(chosen for chosen, _ in self.refused):
            raise VerificationError(f"not all ways to use the features in {self.h.text} are there")
        return all(reason.verify() for _, reason in self.refused)

    @property
    def text(self) -> str:
        """In words."""
        reason = self.refused[-1][1]
        return f"{reason.text}; so for each of {len(self.refused)} ways to use the features"

    def to_dict(self) -> dict[str, Any]:
        """Return kind, the number of ways and their obstructions in plain Python."""
        ways = [
            {"features": [list(p.image) for p in chosen], "obstruction": reason.to_dict()}
            for chosen, reason in self.refused
        ]
        return {"kind": "features", "ways": ways}


Obstruction: TypeAlias = (
    "WideCore | RemainingCycles | StuckParts | NoOrder | UnhitCycles | WithFeatures"
)
