"""Any equivariant polynomial in the bases P and Q, from its symbols or from its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import perm
from types import MappingProxyType
from typing import Any

import numpy as np

from wlkit.errors import InputError, VerificationError
from wlkit.exact import rank, solve
from wlkit.exact._numbers import Exact, exact, natural
from wlkit.graphs import Multigraph
from wlkit.graphs.multigraph import Edge
from wlkit.polynomials.basis import basis
from wlkit.polynomials.conversion import convert
from wlkit.polynomials.evaluate import evaluate
from wlkit.polynomials.features import features
from wlkit.polynomials.polynomial import EquivariantPolynomial
from wlkit.polynomials.space import PolynomialSpace
from wlkit.polynomials.symbolic import symbolic


@dataclass(frozen=True, eq=False)
class Expansion:
    """An equivariant polynomial of n x n matrices, as a combination of basis polynomials.

    Attributes
    ----------
    space : PolynomialSpace
        The kind of matrices and values; ``space.n`` is the order of the matrices.
    p, q : mapping
        Canonical multigraph -> coefficient in the basis P, and in the basis Q; read-only.
    given : Any
        What was expanded: (expression, matrix), or a callable.
    rank : int or None
        For a callable: the rank of the sampled values of the basis, which is its size.

    Examples
    --------
    >>> from wlkit.polynomials import symbolic_matrix
    >>> x = symbolic_matrix(4, symmetric=True, loops=False)
    >>> found = expand((x**3).trace(), x)
    >>> [(h.text, c) for h, c in found.q.items()], found.verify()
    ([('3:0-1,0-2,1-2', 1)], True)
    """

    space: PolynomialSpace
    p: Mapping[Multigraph, Exact]
    q: Mapping[Multigraph, Exact]
    given: Any
    rank: int | None = None

    def __repr__(self) -> str:
        return f"Expansion({self.polynomial.text})"

    @property
    def polynomial(self) -> EquivariantPolynomial:
        """The combination of P as a value with its algebra."""
        return EquivariantPolynomial(self.p)

    def __call__(self, matrix: Any) -> Any:
        """Return the exact value at a matrix, from the coefficients in P, in Python numbers."""
        order = max(self.space.root_counts)
        value: Any = np.zeros((len(matrix),) * order, dtype=object)
        for h, c in self.p.items():
            value = value + c * np.asarray(evaluate(h, matrix), dtype=object)
        return value if order else exact(np.asarray(value).item())

    def verify(self) -> bool:
        """Check that the difference vanishes: symbol by symbol, or on new random matrices.

        For symbols the P_H are written out by their definition and subtracted.  For a callable
        this is a test; that no other combination takes the sampled values is the rank.

        Raises
        ------
        VerificationError
            If they differ.
        """
        return self._verify_values() if callable(self.given) else self._verify_symbols()

    def _verify_symbols(self) -> bool:
        expression, matrix = self.given
        for h, c in self.p.items():
            expression = expression - c * symbolic(h, matrix)
        left = expression.expand()
        if any(left) if hasattr(left, "shape") else left != 0:
            raise VerificationError(f"the difference is {left}")
        return True

    def _verify_values(self) -> bool:
        rng = np.random.default_rng(6)
        for _ in range(3):
            x = _sample(rng, self.space)
            if not np.array_equal(self(x), np.asarray(self.given(x), dtype=object)):
                raise VerificationError(f"the values at {x.tolist()} differ")
        return True


def expand(expression: Any, matrix: Any) -> Expansion:
    """Return the coefficients of a polynomial given by SymPy in the entries of a matrix of symbols.

    Parameters
    ----------
    expression : SymPy expression, or matrix of shape (n, 1) or (n, n)
        A polynomial with rational coefficients in the entries, equivariant under S_n.
    matrix : SymPy matrix of shape (n, n), or list of such
        Of symbols, each for one entry, or for two opposite ones; zeros where there is none.  A list
        has one matrix for each channel.  The basis is undirected if all are symmetric.

    Returns
    -------
    Expansion
        Over the multigraphs with at most n vertices.

    Raises
    ------
    InputError
        If it is no polynomial in the entries, or not equivariant (a term that lacks its image is
        named), or a symbol stands at several places.

    Examples
    --------
    >>> from wlkit.polynomials import symbolic_matrix
    >>> x = symbolic_matrix(3, symmetric=True, loops=False)
    >>> expand((x**3).trace() / 6, x)
    Expansion(1/6 P[3:0-1,0-2,1-2])

    Notes
    -----
    Every monomial at every place of the output is a labelled multigraph; those of one class are the
    monomials of one Q_H, each with the number of automorphisms of H as coefficient.  So the
    coefficients in Q are read off, and equivariance is checked by counting.  Then P from Q.
    """
    channels = list(matrix) if isinstance(matrix, (list, tuple)) else [matrix]
    n = int(channels[0].shape[0])
    directed = any(x != x.T for x in channels)
    loops = any(x[i, i] != 0 for x in channels for i in range(n))
    places, order = _places(expression, channels)
    space = PolynomialSpace(
        directed, loops, roots=(0, 1, "edge")[order], channels=len(channels), n=n
    )
    labels = _labels(channels, directed)
    found: dict[Multigraph, list[Exact]] = {}
    for at, entry in places:
        for edges, coefficient in _monomials(entry, labels):
            h = _labelled(edges, at[:order], space).canonical()
            found.setdefault(h, []).append(coefficient)
    q = {h: _coefficient(h, values, n) for h, values in sorted(found.items(), key=_by_name)}
    p = convert(q, "P", loops=loops)
    return Expansion(space, MappingProxyType(p), MappingProxyType(q), (expression, matrix))


def _labels(channels: list[Any], directed: bool) -> dict[Any, Edge]:
    """Return the place of every symbol, the upper one of two opposite ones."""
    labels: dict[Any, Edge] = {}
    for c, x in enumerate(channels):
        for i in range(x.shape[0]):
            for j in range(0 if directed else i, x.shape[0]):
                if x[i, j] == 0:
                    continue
                if not x[i, j].is_Symbol or x[i, j] in labels:
                    raise InputError(f"expected another symbol at {(i, j)}, got {x[i, j]}")
                labels[x[i, j]] = i, j, c
    return labels


def _by_name(item: tuple[Multigraph, Any]) -> tuple[int, int, str]:
    return item[0].m, item[0].n, item[0].text


def _places(expression: Any, channels: list[Any]) -> tuple[list[tuple[tuple[int, ...], Any]], int]:
    n = int(channels[0].shape[0])
    shape = getattr(expression, "shape", ())
    if {x.shape for x in channels} != {(n, n)} or shape not in ((), (n, 1), (n, n)):
        raise InputError(
            f"expected an expression, or a matrix of shape ({n}, 1) or ({n}, {n}), got {shape}"
        )
    if not shape:
        return [((), expression)], 0
    order = 1 if shape == (n, 1) and n > 1 else 2
    return [((i, j), expression[i, j]) for i in range(n) for j in range(shape[1])], order


def _monomials(entry: Any, labels: dict[Any, Edge]) -> Any:
    """Yield the edges and the coefficient of every term."""
    import sympy

    symbols = sorted(labels, key=str)
    try:
        terms = sympy.Poly(entry, *symbols, domain="QQ").terms() if symbols else [((), entry)]
    except (sympy.PolynomialError, sympy.CoercionFailed) as error:
        raise InputError(
            f"expected a polynomial in the entries with rational coefficients: {error}"
        ) from None
    for powers, value in terms:
        if value:
            edges = [
                labels[s] for s, power in zip(symbols, powers, strict=True) for _ in range(power)
            ]
            value = sympy.Rational(value)
            yield edges, exact(Fraction(int(value.p), int(value.q)))


def _labelled(edges: list[Edge], at: tuple[int, ...], space: PolynomialSpace) -> Multigraph:
    used = sorted({*at, *(x for e in edges for x in e[:2])})
    place = {x: i for i, x in enumerate(used)}
    return Multigraph(
        len(used),
        [(place[u], place[v], c) for u, v, c in edges],
        roots=[place[r] for r in at],
        directed=space.directed,
        channels=space.channels,
    )


def _coefficient(h: Multigraph, values: list[Exact], n: int) -> Exact:
    symmetries = h.automorphism_group().order
    expected = perm(n, h.n) // symmetries
    if len(values) != expected or len(set(values)) != 1:
        raise InputError(
            f"not equivariant: of the {expected} terms like {h.text} there are {len(values)}, "
            f"with coefficients {sorted(set(values))}"
        )
    return exact(Fraction(values[0]) / symmetries)


def fit(
    function: Callable[[np.ndarray], Any],
    degree: int,
    n: int,
    *,
    directed: bool = True,
    loops: bool = True,
    simple: bool = False,
    channels: int = 1,
    seed: int = 0,
) -> Expansion:
    """Return the coefficients of a callable that is an equivariant polynomial of bounded degree.

    Parameters
    ----------
    function : callable
        Takes an int64 array of shape (n, n), or (n, n, channels) for several; returns an exact
        number, or an array of shape (n,) or (n, n) of them.
    degree : int
        A bound on its degree.
    n : int
        The order of the matrices it is asked at.
    directed, loops : bool
        The matrices: any, else symmetric; with a diagonal, else with zeros there.
    simple : bool
        Entries 0 and 1 only, of which every function is a polynomial without squares.
    channels : int
        The number of matrices that it takes.
    seed : int
        Of the matrices.

    Returns
    -------
    Expansion
        ``.rank`` is the dimension of the space: the sampled values determine the coefficients, and
        a few more values than these agree.

    Raises
    ------
    InputError
        If no combination takes the values, so that the function is no such polynomial.

    Examples
    --------
    >>> fit(lambda x: x @ x - x.T, 2, 3).p == {
    ...     Multigraph.from_text("3>:0>2,2>1:r0,1"): 1,
    ...     Multigraph.from_text("2>:1>0:r0,1"): -1,
    ... }
    True

    Notes
    -----
    Exact linear algebra over the basis multigraphs with at most n vertices, which are linearly
    independent on integer matrices of order n; matrices are added until the rank is their number.
    """
    rng = np.random.default_rng(seed)
    kind: dict[str, Any] = {
        "directed": directed,
        "loops": loops,
        "simple": simple,
        "channels": channels,
        "n": natural(n, "n"),
    }
    first = np.asarray(function(_sample(rng, PolynomialSpace(**kind))), dtype=object)
    if first.shape not in ((), (n,), (n, n)):
        raise InputError(f"expected values of shape (), ({n},) or ({n}, {n}), got {first.shape}")
    space = PolynomialSpace(roots=(0, 1, "edge")[first.ndim], **kind)
    patterns = tuple(basis(degree, roots=space.roots, **kind))
    solution = solve(*_sampled(function, patterns, space, rng))
    p = {h: c for h, c in zip(patterns, solution, strict=True) if c}
    q = convert(p, "Q", loops=loops, simple=simple)
    return Expansion(space, MappingProxyType(p), MappingProxyType(q), function, len(patterns))


def _sampled(
    function: Callable[[np.ndarray], Any],
    patterns: tuple[Multigraph, ...],
    space: PolynomialSpace,
    rng: np.random.Generator,
) -> tuple[list[list[Exact]], list[Exact]]:
    """Return values of the basis and of the function: enough for full rank, and some more."""
    rows: list[list[Exact]] = []
    right: list[Exact] = []
    full, largest = False, 5
    while not full:
        full = len(rows) >= len(patterns) and rank(rows) == len(patterns)
        more = len(rows) + len(patterns) // 4 + 3
        while len(rows) < max(more, len(patterns)):
            x = _sample(rng, space, largest)
            values = features(x, patterns=patterns).array.reshape(-1, len(patterns))
            rows += values.tolist()
            right += [exact(y) for y in np.asarray(function(x), dtype=object).ravel().tolist()]
        largest += 5
    return rows, right


def _sample(rng: np.random.Generator, space: PolynomialSpace, largest: int = 5) -> np.ndarray:
    n, lowest = space.n or 0, 0 if space.simple else -largest
    x = rng.integers(lowest, 2 if space.simple else largest + 1, (n, n, space.channels))
    if not space.directed:
        above = np.triu(np.ones((n, n), dtype=bool))[..., None]
        x = np.where(above, x, x.transpose(1, 0, 2))
    if not space.loops:
        x[range(n), range(n)] = 0
    return x if space.channels > 1 else x[..., 0]
