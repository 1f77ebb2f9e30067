"""Why a motif parameter has its dimension: a graph of largest treewidth in the support."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from wlkit.errors import VerificationError
from wlkit.graphs import Graph
from wlkit.motifs.naming import pattern_dict, pattern_text
from wlkit.typing import JSONDict

if TYPE_CHECKING:
    from wlkit.treewidth import TreeDecomposition


@dataclass(frozen=True)
class DimensionCertificate:
    """A graph of largest treewidth in the support of a parameter.

    Attributes
    ----------
    support : Graph
        The graph; its treewidth is the WL-dimension.
    decomposition : TreeDecomposition
        Of the support graph, of width equal to its treewidth.
    coefficient : Fraction or None
        Of hom(support, .) in the normal form; not zero. None for sub(P, .) of a large P: then
        it is only known to have the sign (-1)^(|V(P)| - |V(support)|).
    pattern : Graph or None
        For a single sub(P, .): the pattern P ...
    blocks : tuple of int or None
        ... and the partition of its vertices with quotient `support`.
    reason : str
        Why no graph of the support has larger treewidth.
    """

    support: Graph
    decomposition: TreeDecomposition
    coefficient: Fraction | None
    pattern: Graph | None
    blocks: tuple[int, ...] | None
    reason: str

    def verify(self) -> bool:
        """Check decomposition, treewidth, quotient map and coefficient.

        Raises
        ------
        VerificationError
            Naming what does not hold.
        """
        from wlkit.treewidth import treewidth

        self.decomposition.verify(self.support)
        exact = treewidth(self.support)
        exact.verify()
        if exact.value != self.decomposition.width:
            raise VerificationError(
                f"{pattern_text(self.support)} has treewidth {exact.value}, "
                f"its decomposition width {self.decomposition.width}"
            )
        if self.coefficient == 0:
            raise VerificationError(f"{pattern_text(self.support)} has coefficient 0")
        if self.pattern is not None and self.blocks is not None:
            image = self.pattern.quotient(self.blocks)
            if not image.is_isomorphic(self.support):
                raise VerificationError(
                    f"blocks {self.blocks} of {pattern_text(self.pattern)} do not give "
                    f"{pattern_text(self.support)}"
                )
        return True

    def to_dict(self) -> JSONDict:
        """Return support graph, treewidth, decomposition and quotient map as plain Python."""
        out = {
            "support": pattern_dict(self.support),
            "treewidth": max(0, self.decomposition.width),
            "decomposition": {
                "bags": [list(bag) for bag in self.decomposition.bags],
                "edges": [list(edge) for edge in self.decomposition.edges],
            },
            "coefficient": None if self.coefficient is None else str(self.coefficient),
            "reason": self.reason,
        }
        if self.blocks is not None:
            out["quotient"] = list(self.blocks)
        return out

    def _repr_html_(self) -> str:
        from wlkit.treewidth.drawing import decomposition_svg

        return (
            f"<table><tr><td>{self.support._repr_svg_()}</td>"
            f"<td>{decomposition_svg(self.decomposition)}</td></tr>"
            f"<tr><td>{pattern_text(self.support)}</td><td>{self.reason}</td></tr></table>"
        )
