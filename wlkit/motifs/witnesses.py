"""Witness pairs: graphs that folklore k-WL confuses and a motif parameter separates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from wlkit.errors import InputError, SizeError, VerificationError
from wlkit.graphs import Graph
from wlkit.graphs.families import PAIRS, Pair
from wlkit.motifs.counting import hom, recount
from wlkit.motifs.covering import obstructions
from wlkit.motifs.dimension import wl_dimension
from wlkit.motifs.loops import underlying_neighbors
from wlkit.motifs.naming import pattern_dict, pattern_text
from wlkit.motifs.pairs import product, twisted_pair
from wlkit.motifs.parameter import MotifParameter, Number, combination
from wlkit.motifs.reading import read_pattern
from wlkit.motifs.small_pairs import small_pairs
from wlkit.motifs.spasms import spasm
from wlkit.typing import JSONDict

WITNESS_VERTICES = 2000
"""Pairs with more vertices are not built."""

SMALL = 12
"""Pairs with more vertices are numbered as their construction says."""

TWISTED, TIMES, KNOWN = "X_0, X_1 of ", ", both times ", "the pair "
"""What constructions are named by."""


@dataclass(frozen=True)
class WitnessPair:
    """Two graphs on which a parameter differs although folklore k-WL cannot tell them apart.

    Attributes
    ----------
    parameter : MotifParameter
        Of WL-dimension k + 1.
    first, second : Graph
    values : pair of int or Fraction
        The parameter on the two graphs; different.
    k : int
        Folklore k-WL is blind. k = 0 sees the number of vertices of each label, no more.
    construction : str
        How the pair was made, as :func:`constructed` reads it.

    Examples
    --------
    >>> found = witness("C5")
    >>> found.k, found.values[0] != found.values[1], found.verify()
    (1, True, True)
    """

    parameter: MotifParameter
    first: Graph
    second: Graph
    values: tuple[Number, Number]
    k: int
    construction: str

    def verify(self) -> bool:
        """Run folklore k-WL on the pair, and evaluate the parameter on both graphs.

        Raises
        ------
        VerificationError
            If k + 1 is not the dimension, the refinement separates the pair, the values are equal
            or not as stated, or the construction gives other graphs.
        """
        if wl_dimension(self.parameter).value != self.k + 1:
            raise VerificationError(f"{self.parameter} has not WL-dimension {self.k + 1}")
        if self._told_apart():
            raise VerificationError(f"folklore {self.k}-WL tells the two graphs apart")
        values = tuple(evaluate_again(self.parameter, g) for g in (self.first, self.second))
        if values != self.values or values[0] == values[1]:
            raise VerificationError(f"{self.parameter} has values {values}, not {self.values}")
        if not self._is_as_constructed():
            raise VerificationError(f"{self.construction} are other graphs")
        return True

    def _told_apart(self) -> bool:
        if self.k == 0:
            first, second = (Counter(g.vertex_labels or (0,) * g.n) for g in self._pair)
            return first != second
        from wlkit.wl import distinguish

        return bool(distinguish(*self._pair, k=self.k, variant="folklore").distinguished)

    def _is_as_constructed(self) -> bool:
        made = constructed(self.construction)
        return made == self._pair or (
            max(g.n for g in self._pair) <= SMALL
            and all(g.is_isomorphic(h) for g, h in zip(self._pair, made, strict=True))
        )

    @property
    def _pair(self) -> tuple[Graph, Graph]:
        return self.first, self.second

    def to_dict(self) -> JSONDict:
        """Return the JSON of the command line: k, variant, graphs, values, construction."""
        return {
            "parameter": str(self.parameter),
            "k": self.k,
            "variant": "folklore",
            "graphs": [pattern_dict(g) for g in self._pair],
            "values": [int(v) if v == int(v) else str(v) for v in self.values],
            "construction": self.construction,
        }

    def __repr__(self) -> str:
        sizes = f"n={self.first.n}, m={self.first.m}"
        return (
            f"<witness: folklore {self.k}-WL cannot tell {self.construction} apart ({sizes}); "
            f"{self.parameter} is {self.values[0]} and {self.values[1]}>"
        )

    def _repr_html_(self) -> str:
        cells = "".join(f"<td>{g._repr_svg_()}</td>" for g in self._pair)
        values = "".join(f"<td>{v}</td>" for v in self.values)
        return (
            f"<table><caption>{self.construction}: alike for folklore {self.k}-WL</caption>"
            f"<tr>{cells}</tr><tr>{values}</tr></table>"
        )


def constructed(construction: str) -> tuple[Graph, Graph]:
    """Return the pair of graphs that the text of a construction describes.

    Raises
    ------
    VerificationError
        If it describes none.

    Examples
    --------
    >>> [g.n for g in constructed("X_0, X_1 of K3")], [g.n for g in constructed("C6 and 2K3")]
    ([6, 6], [6, 6])
    """
    base, times, factor = construction.removeprefix(TWISTED).partition(TIMES)
    try:
        if construction.startswith(TWISTED):
            twisted = read_pattern(base).canonical()
            if _size(twisted) > WITNESS_VERTICES:
                raise SizeError(f"{_size(twisted)} vertices")
            first, second = twisted_pair(twisted)
            k = read_pattern(factor.removesuffix(",")) if times else None
            return (first, second) if k is None else (product(first, k), product(second, k))
        if construction.startswith(KNOWN):
            first, second = PAIRS[construction.removeprefix(KNOWN)].graphs
            return first, second
        for joint in re.finditer(" and ", construction):
            with suppress(InputError):  # a label may hold the word, too
                one, other = construction[: joint.start()], construction[joint.end() :]
                return read_pattern(one), read_pattern(other)
    except (InputError, KeyError):
        pass
    raise VerificationError(f"no pair of graphs is {construction!r:.80}")


def evaluate_again(f: MotifParameter, graph: Graph) -> Number:
    """Return f(G) by enumeration, or, where that is out of reach, along other plans."""
    total = sum((c * recount(kind, p, graph) for kind, p, c in f.terms), start=Fraction(0))
    return int(total) if total.denominator == 1 else total


def witness(f: Any) -> WitnessPair:
    """Return a pair of graphs that folklore (d - 1)-WL confuses and f, of dimension d, separates.

    Parameters
    ----------
    f : MotifParameter, or a pattern (then its number of copies is meant)
        Of WL-dimension d at least 1.

    Returns
    -------
    WitnessPair
        Graphs with at most 2000 vertices.

    Raises
    ------
    InputError
        If the dimension is 0.
    SizeError
        If every pair that was found is too large.

    Examples
    --------
    >>> from wlkit.motifs import Sub
    >>> w = witness(Sub("K3"))
    >>> w.values, w.k, w.first.n, w.verify()
    ((2, 0), 1, 6, True)

    Notes
    -----
    The pair X_0(B), X_1(B) of Cai, Fuerer and Immerman is alike for folklore k-WL iff k < tw(B).
    B = K_(d + 1) is tried first, for d <= 2 the smallest pairs with at most 7 vertices, then other
    known pairs, bases of treewidth d and the widest graphs of the support, small ones first; if f
    does not separate X_0 and X_1, both are multiplied by a graph K until it does: hom is
    multiplicative, so f separates X_0 x K and X_1 x K iff
    sum of c_F (hom(F, X_0) - hom(F, X_1)) hom(F, K) is not zero, and such a K exists.

    References
    ----------
    Cai, Fuerer, Immerman, An optimal lower bound on the number of variables for graph
    identification, 1992; Roberson, Oddomorphisms and homomorphism indistinguishability, 2022.
    """
    if not isinstance(f, MotifParameter):
        f = combination({("sub", f): 1})
    d = wl_dimension(f).value
    if d == 0:
        raise InputError(f"{f} has WL-dimension 0: no k is below it, no pair to find")
    for first, second, construction in _pairs(f, d):
        values = (f.evaluate(first), f.evaluate(second))
        return WitnessPair(f, first, second, values, d - 1, construction)
    raise SizeError(
        f"{f} has WL-dimension {d}; every witness pair that was found has more than "
        f"{WITNESS_VERTICES} vertices"
    )


def _pairs(f: MotifParameter, d: int) -> Iterator[tuple[Graph, Graph, str]]:
    """Yield separated pairs: the smallest ones, X_0 and X_1 by size, then their products."""
    plain = not any(t.pattern.is_labelled or t.pattern.directed for t in f.terms)
    bases = list(_bases(f, d, plain))
    if plain:
        yield from _separated(f, bases[0])
    yield from small_pairs(f, d - 1)
    known = [(name, pair) for name, pair in PAIRS.items() if f"{d - 1}-wl" in pair.alike]
    tried = [(_size(base), _separated(f, base)) for base in bases]
    tried += [(p.graphs[0].n, _known(f, name, p)) for name, p in known if plain]
    for _, pairs in sorted(tried, key=lambda x: x[0]):
        yield from pairs
    for base in bases[1 if plain else 0 :]:
        yield from _multiplied(f, base)
    if plain:
        yield from _multiplied(f, bases[0])


def _bases(f: MotifParameter, d: int, plain: bool) -> Iterator[Graph]:
    """Yield connected graphs of treewidth `d`: K_(d + 1), and parts of the support by size."""
    from wlkit.treewidth import treewidth

    if plain:
        yield Graph(d + 1, [(u, v) for v in range(d + 1) for u in range(v)])
        yield from (h.canonical() for h in obstructions(d)[1:4])
    certificate = wl_dimension(f).certificate.support
    parts = [certificate.subgraph(part) for part in certificate.components()]
    if all(t.pattern.n <= 7 for t in f.terms):
        parts += [g.subgraph(part) for g in f.normal_form for part in g.components()]
    widest = {part.canonical() for part in parts if treewidth(part).value == d}
    yield from sorted(widest, key=lambda g: (_size(g), g.m, g.n))


def _size(base: Graph) -> int:
    """Return the number of vertices of X_0(base)."""
    degrees = [len(row) for row in underlying_neighbors(base)]
    return sum(2 ** (k - 1) for k in degrees if k)


def _known(f: MotifParameter, name: str, pair: Pair) -> Iterator[tuple[Graph, Graph, str]]:
    """Yield a known pair if f separates it."""
    first, second = pair.graphs
    if f.evaluate(first) != f.evaluate(second):
        yield first, second, f"{KNOWN}{name}"


def _separated(f: MotifParameter, base: Graph) -> Iterator[tuple[Graph, Graph, str]]:
    """Yield X_0 and X_1 of a base if f separates them and they are not too large."""
    if _size(base) <= WITNESS_VERTICES:
        first, second = twisted_pair(base)
        if f.evaluate(first) != f.evaluate(second):
            yield first, second, f"{TWISTED}{pattern_text(base)}"


def _multiplied(f: MotifParameter, base: Graph) -> Iterator[tuple[Graph, Graph, str]]:
    """Yield X_0 and X_1 times a graph K that f then separates, unless they are too large."""
    if _size(base) > WITNESS_VERTICES:
        return
    first, second = twisted_pair(base)
    factor = _separating_factor(f, first, second)
    if factor is not None and factor.n * first.n <= WITNESS_VERTICES:
        name = f"{TWISTED}{pattern_text(base)}{TIMES}{pattern_text(factor)},"
        yield product(first, factor), product(second, factor), name


def _separating_factor(f: MotifParameter, first: Graph, second: Graph) -> Graph | None:
    """Return K with sum of c_F (hom(F, first) - hom(F, second)) hom(F, K) != 0.

    K is found among the homomorphic images of the F that count: the matrix hom(F, K) over a
    set closed under images is invertible (Lovasz).
    """
    weights = {g: c * (hom(g, first) - hom(g, second)) for g, c in f.normal_form.items()}
    weights = {g: w for g, w in weights.items() if w}
    images = {image for g in weights for image in spasm(g).images}
    for factor in sorted(images, key=lambda g: (g.n, g.m)):
        if sum(w * hom(g, factor) for g, w in weights.items()):
            return read_pattern(pattern_text(factor))
    return None
