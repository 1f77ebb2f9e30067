"""Motif parameters: finite rational combinations of hom, sub and ind counts, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from numbers import Rational
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from wlkit.errors import GraphError, InputError
from wlkit.graphs import Graph
from wlkit.motifs.bases import combine, expand
from wlkit.motifs.naming import pattern_text
from wlkit.motifs.quotients import graph_key
from wlkit.motifs.spasms import automorphism_count
from wlkit.motifs.wildcards import disjoint_union, normal

if TYPE_CHECKING:
    from wlkit.motifs.dimension import WLDimension

Number = int | Fraction


class Term(NamedTuple):
    """coefficient * kind(pattern, .), one summand of a motif parameter.

    Attributes
    ----------
    kind : {"hom", "sub", "ind"}
    pattern : Graph
        Canonical in the terms of a parameter.
    coefficient : Fraction

    Examples
    --------
    >>> term = (Hom("K3") / 6).terms[0]
    >>> term.kind, term.pattern.m, term.coefficient
    ('hom', 3, Fraction(1, 6))
    """

    kind: str
    pattern: Graph
    coefficient: Fraction


@dataclass(frozen=True, eq=False, repr=False)
class MotifParameter:
    """A graph function f = sum of c_i * kind_i(P_i, .) with kinds hom, sub and ind.

    A value: immutable; two parameters are equal iff they are the same function on all graphs,
    whatever the labels there, that is, iff their expansions in the hom basis agree. Supports +, -,
    scalar * and /, the pointwise product (on hom terms the disjoint union), and calls f(G). In a
    pattern the edge label ``"*"`` stands for any label, see :mod:`wlkit.motifs.wildcards`.

    Attributes
    ----------
    terms : tuple of Term
        As written, like terms merged, zeros left out.

    Examples
    --------
    >>> from wlkit.motifs import Sub, parse
    >>> f = Sub("P4") + 3 * Sub("K3")
    >>> f
    parse('3*sub(K3) + sub(P4)')
    >>> f("petersen"), f == parse(str(f)), f.wl_dimension().value
    (60, True, 1)
    """

    terms: tuple[Term, ...]

    def __post_init__(self) -> None:
        merged: dict[tuple[str, Graph], Fraction] = {}
        for kind, pattern, c in self.terms:
            if kind not in {"hom", "sub", "ind"}:
                raise InputError(f"expected a count of kind hom, sub or ind, got {kind!r}")
            key = (kind, normal(pattern).canonical())
            merged[key] = merged.get(key, Fraction(0)) + _exact(c)
        _require_one_kind([pattern for _, pattern in merged if pattern.n])
        terms = [Term(kind, p, c) for (kind, p), c in merged.items() if c]
        terms.sort(key=lambda term: (graph_key(term.pattern), term.kind))
        terms.sort(key=lambda term: (term.pattern.n, term.pattern.m))
        object.__setattr__(self, "terms", tuple(terms))

    # -- the function -----------------------------------------------------------------------

    @cached_property
    def normal_form(self) -> Mapping[Graph, Fraction]:
        """The expansion in the hom basis: canonical patterns with their coefficients != 0."""
        return MappingProxyType(self._expanded("hom"))

    @property
    def support(self) -> tuple[Graph, ...]:
        """The graphs of the normal form."""
        return tuple(self.normal_form)

    def in_basis(self, basis: str) -> MotifParameter:
        """Return the same function written with counts of one kind only: hom, sub or ind.

        >>> print((Ind("C4") + Ind("K1,1,2") + 3 * Ind("K4")).in_basis("sub"))
        sub(C4)
        """
        return combination({(basis, p): c for p, c in self._expanded(basis).items()})

    def _expanded(self, basis: str) -> dict[Graph, Fraction]:
        return combine((c, expand(kind, p, basis)) for kind, p, c in self.terms)

    def evaluate(self, graph: Any) -> Number:
        """Return f(G), an int when it is one.

        >>> Ind("C4").evaluate("rook4"), (Hom("K3") / 4)("K3")
        (36, Fraction(3, 2))
        """
        from wlkit.graphs import graph as read
        from wlkit.motifs.counting import count_of_kind

        host = read(graph)
        value = sum(
            (c * count_of_kind(kind, p, host) for kind, p, c in self.terms), start=Fraction(0)
        )
        return int(value) if value.denominator == 1 else value

    __call__ = evaluate

    def wl_dimension(self) -> WLDimension:
        """Return the WL-dimension with its certificate."""
        from wlkit.motifs.dimension import wl_dimension

        return wl_dimension(self)

    def as_number(self) -> Fraction | None:
        """Return c if this is the constant c without patterns, else None."""
        if any(term.pattern.n for term in self.terms):
            return None
        return sum((term.coefficient for term in self.terms), start=Fraction(0))

    # -- arithmetic -------------------------------------------------------------------------

    def __add__(self, other: MotifParameter | Number) -> MotifParameter:
        lifted = _lift(other)
        return NotImplemented if lifted is None else MotifParameter(self.terms + lifted.terms)

    __radd__ = __add__

    def __neg__(self) -> MotifParameter:
        return MotifParameter(tuple(t._replace(coefficient=-t.coefficient) for t in self.terms))

    def __sub__(self, other: MotifParameter | Number) -> MotifParameter:
        lifted = _lift(other)
        return NotImplemented if lifted is None else self + (-lifted)

    def __rsub__(self, other: Number) -> MotifParameter:
        return (-self) + other

    def __mul__(self, other: MotifParameter | Number) -> MotifParameter:
        lifted = _lift(other)
        return NotImplemented if lifted is None else _product(self, lifted)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> MotifParameter:
        if not isinstance(other, Rational):
            return NotImplemented
        if other == 0:
            raise InputError(f"division of {self} by zero")
        return _product(self, constant(1 / Fraction(other)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, MotifParameter):
            return NotImplemented
        return self.terms == other.terms or self.normal_form == other.normal_form

    def __hash__(self) -> int:
        return hash(tuple(self.normal_form.items()))

    # -- text -------------------------------------------------------------------------------

    def __str__(self) -> str:
        texts = (f"{t.kind}({pattern_text(t.pattern)})" if t.pattern.n else "" for t in self.terms)
        return _joined(zip((t.coefficient for t in self.terms), texts, strict=True))

    def __repr__(self) -> str:
        return f"parse({str(self)!r})"

    def latex(self) -> str:
        r"""Return LaTeX source.

        >>> print((Hom("K3") / 6 - Sub("P3")).latex())
        - \mathrm{sub}(P_{3}) + \tfrac{1}{6}\,\mathrm{hom}(K_{3})
        """
        from wlkit.motifs.latex import parameter_latex

        return parameter_latex(self)

    def _repr_latex_(self) -> str:
        return f"${self.latex()}$"

    def _repr_html_(self) -> str:
        from wlkit.motifs.pictures import parameter_html

        return parameter_html(self)


def _exact(c: object) -> Fraction:
    if not isinstance(c, Rational):
        raise InputError(f"expected an integer or a Fraction as a coefficient, got {c!r}")
    return Fraction(c)


def _require_one_kind(patterns: Sequence[Graph]) -> None:
    """Raise GraphError unless all agree in direction and in having vertex labels; edges mix."""
    seen = {"directed": {p.directed for p in patterns}}
    seen["labelled on the vertices"] = {p.vertex_labels is not None for p in patterns}
    for what, kinds in seen.items():
        if len(kinds) > 1:
            raise GraphError(f"expected patterns of one kind, got some {what} and some not")


def _lift(value: object) -> MotifParameter | None:
    """Return a number c as c * hom(the graph without vertices, .)."""
    if isinstance(value, MotifParameter):
        return value
    return constant(Fraction(value)) if isinstance(value, Rational) else None


def _product(f: MotifParameter, g: MotifParameter) -> MotifParameter:
    """Return f * g: hom(A, .) hom(B, .) = hom(A + B, .)."""
    for x, y in ((f, g), (g, f)):
        if (number := y.as_number()) is not None:
            return MotifParameter(
                tuple(t._replace(coefficient=t.coefficient * number) for t in x.terms)
            )
    f_hom, g_hom = (
        [(t.pattern, t.coefficient) for t in x.terms]
        if all(t.kind == "hom" for t in x.terms)
        else list(x.normal_form.items())
        for x in (f, g)
    )
    return MotifParameter(
        tuple(Term("hom", disjoint_union(a, b), c * d) for a, c in f_hom for b, d in g_hom)
    )


def _joined(parts: Iterable[tuple[Fraction, str]]) -> str:
    pieces: list[str] = []
    for c, text in parts:
        size = abs(c)
        body = f"{size}*{text}" if text and size != 1 else text or str(size)
        pieces.append(f"{'-' if c < 0 else '+'} {body}")
    joined = " ".join(pieces) or "+ 0"
    return joined.removeprefix("+ ") if joined[0] == "+" else "-" + joined[2:]


def combination(terms: Mapping[tuple[str, Any], Number]) -> MotifParameter:
    """Return sum of coefficient * kind(pattern, .) over {(kind, pattern): coefficient}.

    Parameters
    ----------
    terms : mapping from (kind, pattern) to coefficient
        Kinds hom, emb, sub, ind; coefficients are integers or Fractions.

    Returns
    -------
    MotifParameter

    Raises
    ------
    InputError, GraphError
        Another kind or coefficient (a float); patterns of different kinds.

    Examples
    --------
    >>> combination({("sub", "K3"): 2, ("emb", "K2"): 1})
    parse('2*sub(K2) + 2*sub(K3)')

    Notes
    -----
    The canonical form of every pattern is computed; nothing is expanded.
    """
    from wlkit.motifs.reading import read_pattern

    if not isinstance(terms, Mapping):
        raise InputError(f"expected {{(kind, pattern): coefficient}}, got {terms!r:.80}")
    out = []
    for (kind, pattern), c in terms.items():
        g, c = read_pattern(pattern), _exact(c)
        if kind == "emb":
            kind, c = "sub", c * automorphism_count(g)
        out.append(Term(kind, g, c))
    return MotifParameter(tuple(out))


def constant(value: Number) -> MotifParameter:
    """Return the constant function, value * hom(K_0, .).

    Parameters
    ----------
    value : int or Fraction

    Returns
    -------
    MotifParameter

    Examples
    --------
    >>> constant(3)("petersen"), str(Hom("K2") - constant(3))
    (3, '-3 + hom(K2)')

    Notes
    -----
    K_0 is the graph without vertices; InputError for a float.
    """
    return MotifParameter((Term("hom", Graph(0), _exact(value)),))


def Hom(pattern: Any) -> MotifParameter:
    """Return hom(P, .), the number of homomorphisms from P.

    Parameters
    ----------
    pattern : Graph, or anything :func:`read_pattern` reads

    Returns
    -------
    MotifParameter

    Examples
    --------
    >>> Hom("K2")("petersen")
    30

    Notes
    -----
    Of WL-dimension tw(P) (Dvorak 2010; Neuen 2024).
    """
    return combination({("hom", pattern): 1})


def Sub(pattern: Any) -> MotifParameter:
    """Return sub(P, .), the number of subgraphs isomorphic to P.

    Parameters
    ----------
    pattern : Graph, or anything :func:`read_pattern` reads

    Returns
    -------
    MotifParameter

    Examples
    --------
    >>> Sub("C5")("petersen")
    12

    Notes
    -----
    Of WL-dimension hdtw(P) (Lanzinger, Barcelo 2024).
    """
    return combination({("sub", pattern): 1})


def Ind(pattern: Any) -> MotifParameter:
    """Return ind(P, .), the number of induced subgraphs isomorphic to P.

    Parameters
    ----------
    pattern : Graph, or anything :func:`read_pattern` reads

    Returns
    -------
    MotifParameter

    Examples
    --------
    >>> Ind("P3")("petersen")
    30

    Notes
    -----
    Of WL-dimension |V(P)| - 1, or 0 for K_0 (Lanzinger, Barcelo 2024).
    """
    return combination({("ind", pattern): 1})
