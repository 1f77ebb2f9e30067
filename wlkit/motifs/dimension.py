"""The Weisfeiler-Leman dimension of a motif parameter, with its certificate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import SizeError, VerificationError, unknown_name
from wlkit.graphs import Graph
from wlkit.motifs.certificate import DimensionCertificate
from wlkit.motifs.covering import edge_cover, obstructions, obstructions_are_listed
from wlkit.motifs.hereditary import largest_image
from wlkit.motifs.loops import underlying_neighbors
from wlkit.motifs.naming import pattern_text
from wlkit.motifs.parameter import MotifParameter, combination
from wlkit.motifs.spasms import automorphism_count, spasm
from wlkit.motifs.wildcards import ANY, labelled_quotient
from wlkit.typing import JSONDict

if TYPE_CHECKING:
    from wlkit.motifs.witnesses import WitnessPair

EXPANDED_VERTICES = 11
"""Of patterns up to this size the spasm gives the coefficient of the widest quotient."""


@dataclass(frozen=True)
class WLDimension:
    """The least k such that folklore k-WL determines the parameter.

    Folklore k-WL is oblivious (k + 1)-WL, and the logic C^(k+1) with counting quantifiers.

    Attributes
    ----------
    value : int
        The largest treewidth in the support of `parameter`.
    parameter : MotifParameter
    certificate : DimensionCertificate

    Examples
    --------
    >>> wl_dimension("P4")
    <WL-dimension 2 (folklore k-WL): hom(K3, .) in the support; f = sub(P4)>
    """

    value: int
    parameter: MotifParameter
    certificate: DimensionCertificate

    @property
    def support(self) -> tuple[Graph, ...]:
        """All graphs of the normal form."""
        return self.parameter.support

    @property
    def is_constant_on_orders(self) -> bool:
        """Whether the support is edgeless: f(G) depends on the vertices (and labels) alone."""
        return self.value == 0

    def verify(self) -> bool:
        """Check the certificate, and that nothing in the support has larger treewidth.

        Raises
        ------
        VerificationError
            If the value is refuted.

        Notes
        -----
        The certificate has to be one of this parameter. The upper bound is checked on the whole
        normal form of combinations and of small single terms; beyond, the bounds and the search
        run again, see :mod:`wlkit.motifs.dimension_checks`.
        """
        from wlkit.motifs.dimension_checks import check_certificate

        self.certificate.verify()
        check_certificate(self.parameter, self.value, self.certificate)
        return True

    def witness(self) -> WitnessPair:
        """Return two graphs that folklore (value - 1)-WL confuses and the parameter separates."""
        from wlkit.motifs.witnesses import witness

        return witness(self.parameter)

    @property
    def statement(self) -> str:
        """One line that names the k and says where it comes from."""
        line = f"WL-dimension {self.value} (folklore k-WL)"
        if self.value == 0:
            return f"{line}: edgeless support, a function of the vertices (and their labels) alone"
        return f"{line}: hom({pattern_text(self.certificate.support)}, .) in the support"

    def to_dict(self) -> JSONDict:
        """Return the JSON of the command line: dimension, certificate."""
        return {
            "parameter": str(self.parameter),
            "dimension": self.value,
            "variant": "folklore",
            "statement": self.statement,
            "certificate": self.certificate.to_dict(),
        }

    def __repr__(self) -> str:
        return f"<{self.statement}; f = {self.parameter}>"

    def _repr_html_(self) -> str:
        return f"<p>{self.statement}</p>{self.certificate._repr_html_()}"


def wl_dimension(f: Any, kind: str = "sub") -> WLDimension:
    """Return the WL-dimension of a motif parameter: the largest treewidth in its support.

    Parameters
    ----------
    f : MotifParameter, or a pattern (Graph, name, text)
    kind : {"sub", "ind", "hom"}
        Which count of the pattern is meant; of no account when `f` is a MotifParameter.

    Returns
    -------
    WLDimension
        The least k such that folklore k-WL determines the value, with certificate.

    Raises
    ------
    UnknownNameError
        If `kind` is none of these.
    GraphError
        If the pattern cannot be read.
    SizeError
        If a treewidth, an expansion or the search for a hereditary treewidth is out of reach.

    Examples
    --------
    >>> d = wl_dimension("C8")
    >>> d.value, d.verify()
    (3, True)
    >>> wl_dimension("C8", kind="hom").value, wl_dimension("C8", kind="ind").value
    (2, 7)

    Notes
    -----
    hom(P): treewidth. sub(P): hereditary treewidth. ind(P): |V(P)| - 1 for two vertices or more.
    Combinations: by the normal form, where terms cancel. For patterns with opposite arcs k = 1
    means the logic C^2, which looks at both arcs at once (colour refinement keeps them apart). The
    cost of a single term is that of its treewidth or :func:`hereditary_treewidth`; of combinations
    that of the expansion and of the treewidth of every graph in it.

    References
    ----------
    Lanzinger, Barcelo, On the power of the Weisfeiler-Leman test for graph motif parameters, 2024,
    theorem 1; Neuen, Homomorphism-distinguishing closedness for graphs of bounded tree-width, 2024.
    """
    if not isinstance(f, MotifParameter):
        if kind not in {"hom", "sub", "ind"}:
            raise unknown_name("kind of count", kind, ["hom", "ind", "sub"])
        f = combination({(kind, f): 1})
    return _dimension(f)


@lru_cache(maxsize=1024)
def _dimension_of_term(kind: str, pattern: Graph) -> DimensionCertificate:
    if kind == "sub":
        return _of_sub(pattern)
    return _of_ind(pattern) if kind == "ind" else _of_hom(pattern)


def _dimension(f: MotifParameter) -> WLDimension:
    if len(f.terms) == 1:
        kind, pattern, c = f.terms[0]
        found = _dimension_of_term(kind, pattern)
        times = None if found.coefficient is None else c * found.coefficient
        certificate = replace(found, coefficient=times)
    else:
        certificate = _of_support(f)
    return WLDimension(max(0, certificate.decomposition.width), f, certificate)


def _of_support(f: MotifParameter) -> DimensionCertificate:
    if not f.normal_form:
        return _certificate(Graph(0), None, reason="the parameter is zero")
    widest = _widest(f.support)
    reason = f"largest of {len(f.normal_form)} support graphs"
    return _certificate(widest, f.normal_form[widest], reason=reason)


def _widest(graphs: Sequence[Graph]) -> Graph:
    """Return the first of the graphs with the largest treewidth; small ones are taken together."""
    from wlkit.treewidth import treewidth, treewidths_of_masks
    from wlkit.treewidth.batch import LARGEST_BATCH

    widths: dict[Graph, int] = {}
    by_order: dict[int, list[Graph]] = {}
    for g in graphs:
        by_order.setdefault(g.n, []).append(g)
    for n, group in by_order.items():
        if n > LARGEST_BATCH:
            widths |= {g: treewidth(g).value for g in group}
            continue
        rows = [[sum(1 << u for u in row) for row in underlying_neighbors(g)] for g in group]
        masks = np.array(rows, dtype=np.uint64).reshape(len(group), n)
        widths |= dict(zip(group, treewidths_of_masks(masks).tolist(), strict=True))
    return max(graphs, key=lambda g: widths[g])


def _of_hom(pattern: Graph) -> DimensionCertificate:
    return _certificate(pattern, Fraction(1), reason="the support is the pattern alone")


def _of_sub(pattern: Graph) -> DimensionCertificate:
    best = largest_image(pattern)
    widest = labelled_quotient(pattern, best.blocks)
    if widest is None:
        raise VerificationError(f"blocks {best.blocks} give no quotient of {pattern!r}")
    certificate = _certificate(
        widest,
        _sub_coefficient(pattern, widest),
        pattern=pattern,
        blocks=best.blocks,
        reason=best.reason,
    )
    if pattern.is_labelled or best.value == 0:
        return certificate
    searched = best.searched and obstructions_are_listed(best.value + 1, pattern.m)
    larger = obstructions(best.value + 1) if searched else ()
    return replace(
        certificate,
        cover=edge_cover(pattern, best.value),
        excluded=tuple(h for h in larger if h.m <= pattern.m),
    )


def _sub_coefficient(pattern: Graph, quotient: Graph) -> Fraction | None:
    """Return the coefficient of hom(quotient, .) in sub(pattern, .), if the spasm is at hand."""
    if pattern.n > EXPANDED_VERTICES:
        return None
    return dict(spasm(pattern))[quotient.canonical()]


def _of_ind(pattern: Graph) -> DimensionCertificate:
    """Return the certificate K_n: all missing edges added, which is one set and never cancels."""
    complete = completion(pattern)
    c = Fraction((-1) ** (complete.m - pattern.m), automorphism_count(pattern))
    return _certificate(complete, c, reason=f"no support graph has more than {pattern.n} vertices")


def completion(pattern: Graph) -> Graph:
    """Return the pattern with all missing edges, in both directions if directed, of any label."""
    missing = [
        (u, v)
        for u in range(pattern.n)
        for v in range(pattern.n)
        if u != v and (pattern.directed or u < v) and not pattern.has_edge(u, v)
    ]
    labels = pattern.edge_labels
    return Graph(
        pattern.n,
        [*pattern.edge_list, *missing],
        directed=pattern.directed,
        vertex_labels=pattern.vertex_labels,
        edge_labels=None if labels is None else [*labels, *(ANY for _ in missing)],
    )


def _certificate(
    support: Graph,
    coefficient: Fraction | None,
    *,
    reason: str,
    pattern: Graph | None = None,
    blocks: tuple[int, ...] | None = None,
) -> DimensionCertificate:
    from wlkit.treewidth import treewidth

    found = treewidth(support)
    if not found.exact:
        raise SizeError(
            f"WL-dimension: the treewidth of a support graph with {support.n} vertices is out of "
            f"reach; it is at least {found.lower} and at most {found.upper}"
        )
    return DimensionCertificate(support, found.decomposition, coefficient, pattern, blocks, reason)
