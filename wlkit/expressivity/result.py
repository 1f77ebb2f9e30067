"""What a model computes, with the program that does it or the reason why none does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from wlkit.errors import VerificationError
from wlkit.expressivity.declared import no_order_exists, replay
from wlkit.expressivity.guarded import Elimination
from wlkit.expressivity.patterns import bits, components
from wlkit.graphs import Graph, Multigraph
from wlkit.polynomials import EliminationPlan, Program

if TYPE_CHECKING:
    from wlkit.expressivity.bank import ModelBank
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
        masks = self.h.underlying.neighbor_masks
        for marks, cycle in self.cycles:
            if not cycle:
                self._verify_apart(marks[0])
                continue
            closed = zip(cycle, cycle[1:] + cycle[:1], strict=True)
            simple = len(set(cycle)) == len(cycle) >= 3 and not set(cycle) & set(marks)
            if not simple or not all(masks[u] >> v & 1 for u, v in closed):
                raise VerificationError(f"{cycle} is no cycle of {self.h.text} without {marks}")
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
        """Check by a K4 minor, or by listing the closure of the bank from the bottom.

        Raises
        ------
        VerificationError
            If the closure holds the pattern.
        SizeError
            If there is no such minor and the pattern has too many edges for the listing.
        """
        from wlkit.expressivity.closure import in_closure
        from wlkit.treewidth import obstruction

        minor = obstruction(root_graph(self.h), 3)
        if minor is not None:
            return minor.verify(root_graph(self.h))
        if in_closure(self.bank, self.h):
            raise VerificationError(f"{self.h.text} is in the closure of {self.bank.name}")
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


Obstruction: TypeAlias = WideCore | RemainingCycles | StuckParts | NoOrder


@dataclass(frozen=True, repr=False)
class ComputesResult:
    """Whether a model computes P_H.

    Attributes
    ----------
    bank : ModelBank
    h : Multigraph
    plan : EliminationPlan or None
        How: the vertices in the order in which the model sums them out.
    steps : tuple of Elimination
        The rule that sums out each vertex.
    obstruction : Obstruction or None
        Why not.
    """

    bank: ModelBank
    h: Multigraph
    plan: EliminationPlan | None
    steps: tuple[Elimination, ...]
    obstruction: Obstruction | None

    @property
    def value(self) -> bool:
        """The answer."""
        return self.plan is not None

    @property
    def program(self) -> Program | None:
        """The einsum steps, or None."""
        return None if self.plan is None else self.plan.program

    def __bool__(self) -> bool:
        return self.value

    def __repr__(self) -> str:
        if self.plan is not None:
            return f"ComputesResult({self.bank.name} computes {self.h.text}, {self._cost})"
        why = self.obstruction.text if self.obstruction else ""
        return f"ComputesResult({self.bank.name} does not compute {self.h.text}: {why})"

    @property
    def _cost(self) -> str:
        return f"time n^{self.plan.width + 1}" if self.plan else ""

    def verify(self) -> bool:
        """Check the program on a matrix against the definition, or check the obstruction.

        For a program also that every vertex is summed out within the bank.

        Raises
        ------
        VerificationError
            If the witness does not support the answer.
        SizeError
            If it is too large to be checked.
        """
        if self.plan is None:
            return self.obstruction is not None and self.obstruction.verify()
        limit = self.bank.order if self.bank.kind == "order" else None
        if limit is not None and self.plan.width > limit:
            raise VerificationError(f"width {self.plan.width} is above the order {limit}")
        if self.bank.kind == "declared":
            replay(self.bank, self.h, self.plan.order)
        return self.plan.verify()

    def to_dict(self) -> dict[str, Any]:
        """Return model, pattern, value, program, obstruction in plain Python."""
        return {
            "model": self.bank.name,
            "pattern": self.h.text,
            "value": self.value,
            "order": list(self.plan.order) if self.plan else None,
            "rules": [step.text for step in self.steps],
            "program": self.program.to_dict() if self.program else None,
            "obstruction": self.obstruction.to_dict() if self.obstruction else None,
        }


@dataclass(frozen=True, repr=False)
class CountsResult:
    """Whether a model computes Q_H: the images of H, each with its own answer."""

    bank: ModelBank
    h: Multigraph
    images: tuple[ComputesResult, ...]

    @property
    def value(self) -> bool:
        """Whether every homomorphic image is computed."""
        return all(image.value for image in self.images)

    @property
    def failures(self) -> tuple[ComputesResult, ...]:
        """The images that are not computed."""
        return tuple(image for image in self.images if not image.value)

    def __bool__(self) -> bool:
        return self.value

    def __repr__(self) -> str:
        if self.value:
            return f"CountsResult({self.bank.name} counts {self.h.text}, {len(self.images)} images)"
        return f"CountsResult({self.bank.name} does not count {self.h.text}: {self.failures[0]!r})"

    def verify(self) -> bool:
        """Check the answer for every image; the images against the evaluation of Q_H.

        Raises
        ------
        VerificationError
            If a witness fails, or the images with their Moebius weights do not give Q_H.
        """
        self._verify_images()
        failures = self.failures
        return all(image.verify() for image in (failures[:1] or self.images))

    def _verify_images(self) -> None:
        from wlkit.polynomials import p_expansion

        expansion = p_expansion(self.h, simple=True, loops=False)
        apart = len(set(self.h.roots)) == 2
        expected = {k for k in expansion if not apart or len(set(k.roots)) == 2}
        if {image.h for image in self.images} != expected:
            raise VerificationError(f"the images of {self.h.text} are not those of its expansion")

    def to_dict(self) -> dict[str, Any]:
        """Return model, pattern, value and the images that fail, in plain Python."""
        return {
            "model": self.bank.name,
            "pattern": self.h.text,
            "value": self.value,
            "images": len(self.images),
            "failures": [image.to_dict() for image in self.failures],
        }
