"""What a treewidth computation found, and how it is checked again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wlkit.errors import SizeError, VerificationError
from wlkit.graphs import Graph, Multigraph
from wlkit.treewidth._masks import symmetric_masks
from wlkit.treewidth.bounds import LowerBound, lower_bound
from wlkit.treewidth.decomposition import TreeDecomposition, decomposition_from_order
from wlkit.treewidth.minors import MinorModel


@dataclass(frozen=True, repr=False)
class TreewidthResult:
    """lower <= treewidth(graph) <= upper, the width of the elimination order.

    Attributes
    ----------
    graph : Graph or Multigraph
        The graph asked about.
    lower, upper : int
        Bounds on the treewidth, equal iff :attr:`exact`.
    order : tuple of int
        An elimination order of width `upper`.

    Examples
    --------
    >>> from wlkit.treewidth import treewidth
    >>> found = treewidth("grid:3,3")
    >>> found.lower, found.upper, found.verify()
    (3, 3, True)
    """

    graph: Graph | Multigraph
    lower: int
    upper: int
    order: tuple[int, ...]

    @property
    def exact(self) -> bool:
        """Whether the bounds meet."""
        return self.lower == self.upper

    @property
    def value(self) -> int:
        """The treewidth.

        Raises
        ------
        SizeError
            If only bounds are known.
        """
        if not self.exact:
            raise SizeError(
                f"treewidth of {self.graph!r:.80}: only bounds are known, "
                f"{self.lower} <= treewidth <= {self.upper}"
            )
        return self.upper

    @cached_property
    def decomposition(self) -> TreeDecomposition:
        """A tree decomposition of width `upper`, no bag inside another."""
        return decomposition_from_order(self.graph, self.order)

    @cached_property
    def obstruction(self) -> MinorModel | None:
        """A minor-minimal graph of this treewidth, as a minor; None beyond treewidth 4."""
        from wlkit.treewidth.obstruction import obstruction

        return obstruction(self.graph, self.lower)

    @cached_property
    def lower_certificate(self) -> LowerBound | None:
        """A minor of least degree `lower`, where the heuristics find one."""
        bound = lower_bound(self.graph)
        return bound if bound.value == self.lower else None

    def verify(self) -> bool:
        """Check both sides again.

        The upper side by the conditions of a tree decomposition. The lower side by a minor of
        least degree `lower`, or a forbidden minor (up to 4), or a depth-first search over
        elimination orders, which shares nothing with the search that found the value; where that
        runs out of room, by the first search on the graph with its vertices renumbered.

        Raises
        ------
        VerificationError
            If a side does not hold.
        """
        self.decomposition.verify(self.graph)
        if self.decomposition.width != self.upper:
            raise VerificationError(
                f"the decomposition has width {self.decomposition.width}, not {self.upper}"
            )
        if self.lower_certificate is not None:
            return self.lower_certificate.verify(self.graph)
        if self.obstruction is not None:
            return self.obstruction.verify(self.graph)
        from wlkit.treewidth.batch import refute

        if not refute(symmetric_masks(self.graph), self.lower - 1):
            raise VerificationError(f"{self.graph!r} has treewidth below {self.lower}")
        return True

    def to_dict(self) -> dict[str, Any]:
        """Return the answer of the command line: value or None, bounds and evidence."""
        return {
            "treewidth": self.upper if self.exact else None,
            "exact": self.exact,
            "lower": self.lower,
            "upper": self.upper,
            "order": list(self.order),
            "decomposition": self.decomposition.to_dict(),
            "obstruction": None if self.obstruction is None else self.obstruction.to_dict(),
        }

    def __repr__(self) -> str:
        said = (
            f"treewidth {self.upper}"
            if self.exact
            else f"{self.lower} <= treewidth <= {self.upper}"
        )
        return f"TreewidthResult({_name(self.graph)}, {said})"

    def _repr_html_(self) -> str:
        from html import escape

        return (
            f"<p><code>{escape(repr(self))}</code>, {len(self.decomposition.bags)} bags</p>"
            f"{self.decomposition._repr_svg_()}"
        )


def _name(g: Graph | Multigraph) -> str:
    if isinstance(g, Multigraph):
        return g.text if g.m <= 20 else f"n={g.n}, m={g.m}"
    if g.n > 20:
        return f"n={g.n}, m={g.m}"
    return f"g6:{g.graph6}" if not g.directed and not g.is_labelled else repr(g)
