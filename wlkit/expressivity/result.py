"""What a model computes, with the program that does it or the reason why none does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any

from wlkit.errors import VerificationError
from wlkit.expressivity.declared import replay
from wlkit.expressivity.guarded import Elimination, replay_rules, swapped
from wlkit.expressivity.obstructions import Obstruction
from wlkit.expressivity.patterns import drawn_patterns
from wlkit.graphs import Multigraph
from wlkit.polynomials import EliminationPlan, Program

if TYPE_CHECKING:
    from wlkit.expressivity.bank import ModelBank
    from wlkit.expressivity.features import Placement


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
    features : tuple of Placement
        Where precomputed patterns are used.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> from wlkit.graphs import graph
    >>> found = model("mpnn").computes(graph("K3"))
    >>> found.value, found.plan, found.verify()
    (False, None, True)
    """

    bank: ModelBank
    h: Multigraph
    plan: EliminationPlan | None
    steps: tuple[Elimination, ...]
    obstruction: Obstruction | None
    features: tuple[Placement, ...] = ()

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

    def __str__(self) -> str:
        return "\n".join([repr(self), *self._lines])

    @property
    def _lines(self) -> list[str]:
        if self.program is None:
            return []
        return [*(step.text for step in self.steps), self.program.table]

    def _repr_html_(self) -> str:
        picture = f"<span>{self.h._repr_svg_()}</span>"
        lines = "".join(f"<li>{escape(step.text)}</li>" for step in self.steps)
        program = f"<pre>{escape(self.program.table)}</pre>" if self.program else ""
        return f"{picture}<p>{escape(repr(self))}</p>" + f"<ol>{lines}</ol>" * bool(lines) + program

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
        if self.features:
            self._verify_features()
        elif self.bank.kind == "order" and self.plan.width > self.bank.order:
            raise VerificationError(f"width {self.plan.width} is above {self.bank.order}")
        elif self.bank.kind == "declared":
            replay(self.bank, self.h, self.plan.order)
        elif self.bank.kind != "order":
            self._verify_rules()
        return self.plan.verify()

    def _verify_rules(self) -> None:
        allowed: set[str | None] = {"pooling", *self.bank.rules}
        if self.bank.transpose:
            allowed |= swapped(frozenset(self.bank.rules))
        if self.bank.kind == "marked":
            allowed = {"message", "pooling"}
        if not allowed.issuperset(step.rule for step in self.steps):
            raise VerificationError(f"{self.bank.name} does not own the rules of {self.steps}")
        replay_rules(self.h, self.steps)

    def _verify_features(self) -> None:
        from wlkit.expressivity.features import choices, reduced

        if self.features not in choices(self.h, self.bank.feature_patterns):
            raise VerificationError(f"the features do not lie so in {self.h.text}")
        left, _ = reduced(self.h, self.features)
        rest = replace(self.bank, features=()).computes(left)
        if not (rest.value and rest.verify()):
            raise VerificationError(f"{self.bank.name} does not compute {left.text}")

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
    """Whether a model computes Q_H: the images of H, each with its own answer.

    Attributes
    ----------
    bank : ModelBank
    h : Multigraph
    images : tuple of ComputesResult
        One for every homomorphic image of H, the terms of Q_H.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> from wlkit.graphs import graph
    >>> found = model("mpnn").counts(graph("P4"))
    >>> found.value, [image.h.text for image in found.failures], found.verify()
    (False, ['3:0-1,0-2,1-2'], True)
    """

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

    def _repr_html_(self) -> str:
        images = drawn_patterns(tuple(image.h for image in self.failures or self.images))
        what = "images that are not computed" if self.failures else "images, all computed"
        return (
            f"<span>{self.h._repr_svg_()}</span><p>{escape(repr(self))}</p><p>{what}:</p>{images}"
        )

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

        expansion = p_expansion(self.h, simple=self.h.is_simple, loops=False)
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


def computed(bank: ModelBank, h: Multigraph, steps: tuple[Elimination, ...]) -> ComputesResult:
    """Return the answer that these eliminations compute P_H.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> step = Elimination(1, "message", (0,))
    >>> computed(model("mpnn"), Multigraph(2, [(0, 1)], roots=(0,)), (step,)).value
    True
    """
    plan = EliminationPlan(h, tuple(step.vertex for step in steps))
    return ComputesResult(bank, h, plan, steps, None)
