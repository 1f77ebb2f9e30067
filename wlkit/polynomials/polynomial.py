"""Equivariant polynomials as values: combinations of P, or of Q, with their algebra."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any, get_args

import numpy as np

from wlkit.errors import InputError, VerificationError, unknown_name
from wlkit.exact._numbers import Exact, exact
from wlkit.graphs import Multigraph
from wlkit.polynomials.algebra import (
    directional_derivative,
    gradient,
    matrix_product,
    product,
    restrict_to_graphs,
    transpose,
)
from wlkit.polynomials.conversion import convert
from wlkit.polynomials.evaluate import (
    PolynomialKind,
    evaluate,
    evaluate_by_definition,
    sample_matrix,
)
from wlkit.polynomials.inputs import Arithmetic
from wlkit.polynomials.symbolic import latex

Terms = Mapping[Multigraph, Any]


@dataclass(frozen=True, init=False, repr=False, eq=False)
class EquivariantPolynomial:
    """A combination of basis polynomials: the sum of c_H P_H, or of c_H Q_H.

    Parameters
    ----------
    terms : Multigraph, text of one, or mapping of these to int or Fraction
        Alike in direction, channels and number of roots.
    kind : "P" or "Q"

    Attributes
    ----------
    terms : tuple of (Multigraph, int or Fraction)
        Canonical multigraphs by number of edges and vertices; no coefficient is 0.

    Raises
    ------
    InputError
        If the multigraphs are not alike, or a coefficient is not exact.

    Examples
    --------
    >>> edge = EquivariantPolynomial("2:0-1")
    >>> edge * edge - 2 * EquivariantPolynomial("2:0-1,0-1")
    EquivariantPolynomial('-2 P[2:0-1,0-1] + P[4:0-3,1-2]')
    >>> copies = EquivariantPolynomial("2:0-1", "Q")
    >>> copies * copies
    EquivariantPolynomial('2 Q[2:0-1,0-1] + 4 Q[3:0-1,0-2] + Q[4:0-3,1-2]')

    Notes
    -----
    Two are equal if they are so as functions of matrices of every size: the P_H are a basis, so
    that is equality of the coefficients in P.
    """

    terms: tuple[tuple[Multigraph, Exact], ...]
    kind: PolynomialKind

    def __init__(self, terms: Multigraph | str | Terms, kind: PolynomialKind = "P") -> None:
        if kind not in ("P", "Q"):
            raise unknown_name("kind of polynomial", kind, ["P", "Q"])
        given = terms if isinstance(terms, Mapping) else {terms: 1}
        total: dict[Multigraph, Exact] = {}
        for h, c in given.items():
            form = (Multigraph.from_text(h) if isinstance(h, str) else h).canonical()
            total[form] = exact(total.get(form, 0) + exact(c, where="a coefficient"))
        kinds = {(h.directed, h.channels, len(h.roots)) for h in total}
        if len(kinds) > 1:
            texts = ", ".join(h.text for h in total)
            raise InputError(f"expected multigraphs alike in direction, channels, roots: {texts}")
        ordered = sorted(total.items(), key=lambda item: (item[0].m, item[0].n, item[0].text))
        object.__setattr__(self, "terms", tuple((h, c) for h, c in ordered if c))
        object.__setattr__(self, "kind", kind)

    def __repr__(self) -> str:
        return f"EquivariantPolynomial({self.text!r})"

    @property
    def text(self) -> str:
        """The terms, such as ``2 P[2:0-1] - P[1:0-0]``."""
        signs = [("- " if c < 0 else "+ ", abs(c), h) for h, c in self.terms]
        text = " ".join(
            f"{sign}{'' if c == 1 else f'{c} '}{self.kind}[{h.text}]" for sign, c, h in signs
        )
        return (f"-{text[2:]}" if text.startswith("- ") else text[2:]) or "0"

    def _repr_latex_(self) -> str:
        return f"${self.latex}$"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, EquivariantPolynomial):
            return NotImplemented
        return self.to("P").terms == other.to("P").terms

    def __hash__(self) -> int:
        return hash(self.to("P").terms)

    @property
    def degree(self) -> int:
        """The most edges of a multigraph, -1 for 0."""
        return max((h.m for h, _ in self.terms), default=-1)

    @property
    def latex(self) -> str:
        """The sums over indices, in LaTeX."""
        parts: list[str] = []
        for h, c in self.terms:
            sign = "-" if c < 0 else "+" if parts else ""
            size = abs(Fraction(c))
            number = "" if size == 1 else f"{size}" if size.denominator == 1 else _fraction(size)
            parts.append(f"{sign}{number} {latex(h, self.kind)}")
        return " ".join(parts).strip() or "0"

    def to(self, kind: PolynomialKind) -> EquivariantPolynomial:
        """Return the same polynomial in the basis P, or Q."""
        if kind == self.kind:
            return self
        return EquivariantPolynomial(convert(dict(self.terms), kind), kind)

    def __call__(self, matrix: Any, *, dtype: Arithmetic = "exact") -> Any:
        """Return the value at a matrix, as :func:`evaluate` does; 0 for no terms."""
        if dtype != "exact":
            parts = [c * evaluate(h, matrix, self.kind, dtype=dtype) for h, c in self.terms]
            return sum(parts[1:], parts[0]) if parts else 0.0
        return self._total(lambda h: evaluate(h, matrix, self.kind))

    def _total(self, value: Callable[[Multigraph], Any]) -> Any:
        if not self.terms:
            return 0
        parts = [c * np.asarray(value(h), dtype=object) for h, c in self.terms]
        total = np.asarray(sum(parts[1:], parts[0]), dtype=object)
        return total if total.ndim else exact(total.item())

    def _linear(self, image: Callable[[Multigraph], Terms]) -> EquivariantPolynomial:
        total: dict[Multigraph, Exact] = {}
        for h, c in self.to("P").terms:
            for k, times in image(h).items():
                total[k] = total.get(k, 0) + c * times
        return EquivariantPolynomial(total)

    def __add__(self, other: EquivariantPolynomial) -> EquivariantPolynomial:
        total: dict[Multigraph, Any] = dict(self.terms)
        for h, c in other.to(self.kind).terms:
            total[h] = total.get(h, 0) + c
        return EquivariantPolynomial(total, self.kind)

    def __neg__(self) -> EquivariantPolynomial:
        return self * -1

    def __sub__(self, other: EquivariantPolynomial) -> EquivariantPolynomial:
        return self + -other

    def __mul__(self, other: EquivariantPolynomial | Exact) -> EquivariantPolynomial:
        if isinstance(other, EquivariantPolynomial):
            terms = product(dict(self.terms), dict(other.to(self.kind).terms), self.kind)
            return EquivariantPolynomial(terms, self.kind)
        return EquivariantPolynomial({h: c * other for h, c in self.terms}, self.kind)

    __rmul__ = __mul__

    def __matmul__(self, other: EquivariantPolynomial) -> EquivariantPolynomial:
        right = other.to("P").terms
        return self._linear(lambda h: _collected((matrix_product(h, k), c) for k, c in right))

    @property
    def T(self) -> EquivariantPolynomial:
        """The transpose of an edge-valued polynomial."""
        return self._linear(lambda h: {transpose(h): 1})

    def derivative(self, channel: int = 0) -> EquivariantPolynomial:
        """Return d/dt of the value at X + t Y, at t = 0; Y is one channel more.

        Examples
        --------
        >>> EquivariantPolynomial("2:0-1,0-1").derivative()
        EquivariantPolynomial('2 P[2:0-1,0-1@1:c2]')
        """
        return self._linear(lambda h: directional_derivative(h, channel))

    def gradient(self, channel: int = 0) -> EquivariantPolynomial:
        """Return the matrix of the derivatives by the entries, of an invariant polynomial.

        Examples
        --------
        >>> EquivariantPolynomial("3:0-1,0-2,1-2").gradient()  # of trace(X^3)
        EquivariantPolynomial('3 P[3:0-2,1-2:r0,1]')
        """
        return self._linear(lambda h: gradient(h, channel))

    def on_graphs(self) -> EquivariantPolynomial:
        """Return the polynomial with homomorphism counts for its P that agrees at every graph.

        Examples
        --------
        >>> EquivariantPolynomial("2>:0>1,1>0", "P").on_graphs()
        EquivariantPolynomial('P[2:0-1]')
        """
        restricted = ((restrict_to_graphs(h), c) for h, c in self.to("P").terms)
        return EquivariantPolynomial(_collected((h, c) for h, c in restricted if h is not None))

    def verify(self) -> bool:
        """Check the plans and the change of basis against the definitions of P and Q.

        At a matrix of integers without structure, of the order of the multigraphs if these are
        small, all assignments are summed in both bases.

        Raises
        ------
        VerificationError
            If the three values differ.
        """
        if not self.terms:
            return True
        most = max(h.n for h, _ in self.terms)
        size = next(k for k in range(max(most, 1), 0, -1) if k == 1 or k**most <= 50_000)
        x = sample_matrix(self.terms[0][0], size)
        found = self(x)
        for kind in get_args(PolynomialKind):
            by_sums = partial(evaluate_by_definition, matrix=x, kind=kind)
            if not np.array_equal(self.to(kind)._total(by_sums), found):
                raise VerificationError(f"{self!r}: the definition of {kind} gives another value")
        return True


def _collected(terms: Iterable[tuple[Multigraph, Any]]) -> dict[Multigraph, Any]:
    total: dict[Multigraph, Any] = {}
    for h, c in terms:
        total[h] = total.get(h, 0) + c
    return total


def _fraction(c: Fraction) -> str:
    return rf"\frac{{{c.numerator}}}{{{c.denominator}}}"
