"""That a certificate belongs to its parameter, and that nothing in the support is wider."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from wlkit.errors import VerificationError
from wlkit.graphs import Graph
from wlkit.motifs.covering import obstructions, obstructions_are_listed
from wlkit.motifs.enumeration import enumerate_maps
from wlkit.motifs.hereditary import hereditary_treewidth_at_most, upper_bound
from wlkit.motifs.naming import pattern_text
from wlkit.motifs.parameter import MotifParameter, Term
from wlkit.motifs.spasms import automorphism_count
from wlkit.motifs.wildcards import ANY

if TYPE_CHECKING:
    from wlkit.motifs.certificate import DimensionCertificate

EXPANDED_VERTICES = {"hom": 10**9, "sub": 11, "ind": 5}
"""Terms up to this size are expanded in the hom basis by a check, by kind."""

ENUMERATED_VERTICES = 8
"""Automorphisms of patterns up to this size are counted by visiting all maps."""


def check_certificate(f: MotifParameter, value: int, certificate: DimensionCertificate) -> None:
    """Raise VerificationError unless the certificate shows that f has this dimension.

    Combinations and small terms are expanded in the hom basis. Of larger ones, ind(P, .) must
    name the completion of P and its coefficient, and for sub(P, .) the bounds and the search for
    wider quotients run again.
    """
    term = f.terms[0] if len(f.terms) == 1 else None
    _require(max(0, certificate.decomposition.width) == value, "treewidth is not the value")
    _check_quotient(term, value, certificate)
    if term is None or term.pattern.n <= EXPANDED_VERTICES[term.kind]:
        _check_normal_form(f, value, certificate)
    elif term.kind == "ind":
        _check_completion(term, certificate)
    else:
        _require(certificate.coefficient is None, "coefficient is not known")
        _require(hereditary_treewidth_at_most(term.pattern, value), "width is exceeded")
    _require(certificate.reason in _reasons(f, term, value), "reason is another one")


def _require(holds: bool, problem: str) -> None:
    if not holds:
        raise VerificationError(f"the certificate is not one of the parameter: its {problem}")


def _check_quotient(term: Term | None, value: int, certificate: DimensionCertificate) -> None:
    """Check pattern, blocks, covered and excluded graphs, which are those of a single sub(P, .)."""
    c = certificate
    if term is None or term.kind != "sub":
        found = (c.pattern, c.blocks, c.cover, c.excluded)
        _require(found == (None, None, None, ()), "pattern is one of a single count of copies")
        return
    _require(c.pattern == term.pattern and c.blocks is not None, "pattern is another one")
    plain = value > 0 and not term.pattern.is_labelled
    m = term.pattern.m
    covered = plain and obstructions_are_listed(value, m)
    _require(plain or c.cover is None, "cover is of a pattern without labels")
    _require(not covered or c.cover is not None, "cover is missing")
    searched = plain and c.reason == _searched(value) and obstructions_are_listed(value + 1, m)
    larger = obstructions(value + 1) if searched else ()
    _require(c.excluded == tuple(h for h in larger if h.m <= m), "list of excluded graphs is wrong")


def _check_normal_form(f: MotifParameter, value: int, certificate: DimensionCertificate) -> None:
    from wlkit.treewidth import treewidth_at_most

    form = f.normal_form
    if not form:
        _require(certificate.support == Graph(0), "support is not empty")
        _require(certificate.coefficient is None, "coefficient is of no graph")
        return
    coefficient = form.get(certificate.support.canonical())
    _require(coefficient is not None, "support is not in the normal form")
    _require(coefficient == certificate.coefficient, "coefficient is not the normal form's")
    for g in form:
        if not treewidth_at_most(g, value):
            raise VerificationError(f"{pattern_text(g)} in the support has treewidth above {value}")


def _check_completion(term: Term, certificate: DimensionCertificate) -> None:
    """Check support and coefficient of ind(P, .), P with two vertices or more.

    Only the set of all missing edges gives the completion, and no graph of the support has more
    vertices, so its coefficient is (-1)^(edges added) / |Aut P|.
    """
    p, support = term.pattern, certificate.support
    _require(support.n == p.n, "support has other vertices")
    pairs = p.n * (p.n - 1) // (1 if p.directed else 2)
    _require(support.m == pairs and support.directed == p.directed, "support is not complete")
    added = Graph(
        p.n,
        [*p.edge_list, *_missing(p)],
        directed=p.directed,
        vertex_labels=p.vertex_labels,
        edge_labels=[*p.edge_labels, *(ANY for _ in _missing(p))] if p.edge_labels else None,
    )
    _require(support.is_isomorphic(added), "support is no completion of the pattern")
    small = p.n <= ENUMERATED_VERTICES
    automorphisms = enumerate_maps(p, p, injective=True) if small else automorphism_count(p)
    expected = term.coefficient * Fraction((-1) ** (pairs - p.m), automorphisms)
    _require(certificate.coefficient == expected, f"coefficient is not {expected}")


def _missing(p: Graph) -> list[tuple[int, int]]:
    pairs = ((u, v) for u in range(p.n) for v in range(p.n) if u != v)
    return [(u, v) for u, v in pairs if (p.directed or u < v) and not p.has_edge(u, v)]


def _searched(value: int) -> str:
    return f"no quotient has treewidth {value + 1}: searched exhaustively"


def _reasons(f: MotifParameter, term: Term | None, value: int) -> Iterator[str]:
    """Yield what may be said of the upper bound, as far as it is true."""
    if term is None:
        size = len(f.normal_form)
        yield f"largest of {size} support graphs" if size else "the parameter is zero"
    elif term.kind == "hom":
        yield "the support is the pattern alone"
    elif term.kind == "ind":
        yield f"no support graph has more than {term.pattern.n} vertices"
    else:
        bound, reason = upper_bound(term.pattern)
        yield reason if bound == value else _searched(value)
