"""Why a motif parameter has its dimension: a graph of largest treewidth in the support."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

from wlkit.errors import GraphError, VerificationError
from wlkit.graphs import Graph
from wlkit.motifs.covering import EdgeCover, covering_map
from wlkit.motifs.naming import pattern_dict, pattern_text
from wlkit.motifs.wildcards import labelled_quotient
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
        it is only known to have the sign (-1)^(|V(P)| - |V(support)|); and for the parameter 0.
    pattern : Graph or None
        For a single sub(P, .): the pattern P, numbered canonically ...
    blocks : tuple of int or None
        ... and the partition of its vertices with quotient `support`.
    reason : str
        Why no graph of the support has larger treewidth.
    cover : EdgeCover or None
        For sub(P, .) without labels: a map of P that covers a minor-minimal graph of this
        treewidth, the certificate for ">= t"; None where none was found.
    excluded : tuple of Graph
        The minor-minimal graphs of larger treewidth that no map of P covers, when these are all
        with at most as many edges: the search behind "< t + 1". Empty where a bound decides.

    Examples
    --------
    >>> from wlkit.motifs import wl_dimension
    >>> found = wl_dimension("C8").certificate
    >>> found.decomposition.width, found.cover.target.n, found.verify()
    (3, 4, True)

    References
    ----------
    Lanzinger, Barcelo, On the power of the Weisfeiler-Leman test for graph motif parameters, 2024.
    """

    support: Graph
    decomposition: TreeDecomposition
    coefficient: Fraction | None
    pattern: Graph | None
    blocks: tuple[int, ...] | None
    reason: str
    cover: EdgeCover | None = None
    excluded: tuple[Graph, ...] = ()

    def verify(self) -> bool:
        """Check decomposition, treewidth, quotient, coefficient, covered and excluded graphs.

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
            try:
                quotient = labelled_quotient(self.pattern, self.blocks)
            except GraphError as error:
                raise VerificationError(f"{pattern_text(self.pattern)}: {error}") from None
            if quotient is None or not quotient.is_isomorphic(self.support):
                raise VerificationError(
                    f"blocks {self.blocks} of {pattern_text(self.pattern)} do not give "
                    f"{pattern_text(self.support)}"
                )
            self._verify_covers(self.pattern, exact.value)
        return True

    def _verify_covers(self, pattern: Graph, value: int) -> None:
        from wlkit.treewidth import treewidth

        if self.cover is not None:
            self.cover.verify(pattern)
            if treewidth(self.cover.target).value != value:
                raise VerificationError(
                    f"{pattern_text(self.cover.target)} has not treewidth {value}"
                )
        for target in self.excluded:
            if covering_map(pattern, target) is not None:
                raise VerificationError(
                    f"a map of {pattern_text(pattern)} covers {pattern_text(target)}"
                )

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
        if self.pattern is not None and self.blocks is not None:
            out["quotient_of"] = pattern_dict(self.pattern)
            out["quotient"] = list(self.blocks)
        if self.cover is not None:
            out["covers"] = pattern_dict(self.cover.target)
            out["map"] = list(self.cover.image)
        if self.excluded:
            out["excluded"] = [pattern_text(target) for target in self.excluded]
        return out

    def _repr_html_(self) -> str:
        from wlkit.treewidth.drawing import decomposition_svg

        return (
            f"<table><tr><td>{self.support._repr_svg_()}</td>"
            f"<td>{decomposition_svg(self.decomposition)}</td></tr>"
            f"<tr><td>{escape(pattern_text(self.support))}</td><td>{self.reason}</td></tr></table>"
            f"{self._cover_html()}"
        )

    def _cover_html(self) -> str:
        """Return the pattern and the graph that it covers, a vertex in the colour of its image."""
        from wlkit.graphs.drawing import graph_svg

        if self.cover is None or self.pattern is None:
            return ""
        target = self.cover.target
        colors = range(target.n)
        return (
            f"<table><tr><td>{graph_svg(self.pattern, colors=self.cover.image, size=160)}</td>"
            f"<td>{graph_svg(target, colors=colors, size=160)}</td></tr>"
            f"<tr><td>{escape(pattern_text(self.pattern))}</td>"
            f"<td>covered: {escape(pattern_text(target))}</td></tr></table>"
        )
