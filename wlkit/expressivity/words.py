"""Words in the matrix product and the entrywise product: the ways to undo the last of them.

A pattern with two roots is a matrix.  It is the entrywise product of two patterns glued at both
roots, or the matrix product of two patterns in a row; on the diagonal it is the product of the
identity and a pattern in which the root is cut in two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from wlkit.expressivity.patterns import edge_classes, rerooted
from wlkit.graphs import Multigraph

Piece = tuple[tuple[int, int, int], ...]
"""Edges that stay together."""


@dataclass(frozen=True)
class Word:
    """A pattern up to transposition, or as it is if that is not allowed.

    Attributes
    ----------
    pattern : Multigraph
        Canonical, with two roots.
    """

    pattern: Multigraph

    @property
    def atom(self) -> str | None:
        """The name of the input that it is: I, J, A, A1, ...; None for a product."""
        from wlkit.polynomials.inputs import channel_name

        if self.pattern.m == 0:
            return "I" if self.pattern.n == 1 else "J"
        if self.pattern.m > 1 or self.pattern.n > 2 or len(set(self.pattern.roots)) < 2:
            return None
        u, v, channel = self.pattern.edges[0]
        return channel_name(channel) if u != v else None


@dataclass(frozen=True)
class Use:
    """A word as a factor, transposed or not."""

    word: Word
    transposed: bool


@dataclass(frozen=True)
class Split:
    """A pattern as a product of two words: entrywise, or of matrices."""

    kind: str
    factors: tuple[Use, Use]

    def equation(self) -> str:
        """Return the einsum equation.

        Examples
        --------
        >>> x = Use(Word(Multigraph(2, [(0, 1)], roots=(0, 1))), False)
        >>> Split("matrix", (x, x)).equation()
        'ab,bc->ac'
        """
        places = ("ab", "bc") if self.kind == "matrix" else ("ab", "ab")
        read = [p[::-1] if f.transposed else p for p, f in zip(places, self.factors, strict=True)]
        return f"{','.join(read)}->{'ac' if self.kind == 'matrix' else 'ab'}"


@lru_cache(maxsize=100_000)
def use(h: Multigraph, transpose: bool) -> Use:
    """Return the word of a pattern, and whether the pattern is its transpose.

    Examples
    --------
    >>> use(Multigraph(2, [(1, 0)], roots=(0, 1), directed=True), True).transposed
    True
    """
    form = h.canonical()
    if not transpose:
        return Use(Word(form), False)
    back = rerooted(h, h.roots[::-1]).canonical()
    least = min(form, back, key=lambda k: (k.edges, k.roots))
    return Use(Word(least), form != least)


@lru_cache(maxsize=20_000)
def splits(word: Word, transpose: bool) -> tuple[Split, ...]:
    """Return all ways to write a word as a product of two.

    Examples
    --------
    >>> square = Word(Multigraph(3, [(0, 2), (1, 2)], roots=(0, 1)))
    >>> [split.equation() for split in splits(square, True)]
    ['ab,bc->ac']
    """
    h = word.pattern
    diagonal = h.roots[0] == h.roots[1]
    found = [Split("entrywise", _uses(pair, transpose)) for pair in _glued(h)]
    if diagonal:
        identity = Multigraph(1, roots=(0, 0), directed=h.directed, channels=h.channels)
        opened = (_uses((identity, k), transpose) for k in cut_roots(h))
        found += [Split("entrywise", pair) for pair in opened]
    else:
        found += [Split("matrix", _uses(pair, transpose)) for pair in _chained(h)]
    return tuple(dict.fromkeys(found))


def _uses(pair: tuple[Multigraph, Multigraph], transpose: bool) -> tuple[Use, Use]:
    return use(pair[0], transpose), use(pair[1], transpose)


def _pieces(h: Multigraph, cut: Collection[int]) -> list[Piece]:
    classes = edge_classes([(u, v) for u, v, _ in h.edges], cut)
    return [tuple(h.edges[i] for i in edges) for edges in classes]


def _made(h: Multigraph, pieces: Iterable[Piece], roots: tuple[int, int]) -> Multigraph:
    """Return the pattern of some pieces, without vertices that they leave alone."""
    edges = [edge for piece in pieces for edge in piece]
    used = sorted({v for edge in edges for v in edge[:2]} | set(roots))
    number = {v: i for i, v in enumerate(used)}
    return Multigraph(
        len(used),
        [(number[u], number[v], c) for u, v, c in edges],
        roots=[number[r] for r in roots],
        directed=h.directed,
        channels=h.channels,
    )


def _glued(h: Multigraph) -> Iterator[tuple[Multigraph, Multigraph]]:
    a, b = h.roots
    pieces = _pieces(h, h.roots)
    for sides in product((0, 1), repeat=max(0, len(pieces) - 1)):
        first = [p for p, side in zip(pieces, (0, *sides), strict=True) if not side]
        second = [p for p, side in zip(pieces, (0, *sides), strict=True) if side]
        if second:
            yield _made(h, first, (a, b)), _made(h, second, (a, b))


def _chained(h: Multigraph) -> Iterator[tuple[Multigraph, Multigraph]]:
    """Yield the patterns between a and w and between w and b; w = a or w = b scales a side."""
    a, b = h.roots
    for w in range(h.n):
        pieces = _pieces(h, {a, b, w})
        sides = [_sides(piece, a, b, w) for piece in pieces]
        for chosen in product(*sides):
            parts = [[p for p, s in zip(pieces, chosen, strict=True) if s == i] for i in (0, 1)]
            if w in (a, b) and not parts[w == b]:
                continue
            yield _made(h, parts[0], (a, w)), _made(h, parts[1], (w, b))


def _sides(piece: Piece, a: int, b: int, w: int) -> tuple[int, ...]:
    """Return the sides of a chain a, w, b on which a piece may be."""
    at = {v for edge in piece for v in edge[:2]}
    if w in (a, b):
        other = b if w == a else a
        return (int(w == a),) if other in at else (0, 1)
    return tuple(side for side, far in ((0, b), (1, a)) if far not in at)


def cut_roots(h: Multigraph) -> Iterator[Multigraph]:
    """Yield the patterns whose diagonal a pattern with one root, or twice the same, is.

    Examples
    --------
    >>> [k.text for k in cut_roots(Multigraph(2, [(0, 1), (0, 1)], roots=(0, 0)))]
    ['3:0-1,0-1:r0,2', '3:0-1,1-2:r0,2', '3:1-2,1-2:r0,2']
    """
    r, new = h.roots[0], h.n
    ends = [(i, j) for i, edge in enumerate(h.edges) for j in (0, 1) if edge[j] == r]
    seen = set()
    for sides in product((r, new), repeat=len(ends)):
        edges = [list(edge) for edge in h.edges]
        for (i, j), end in zip(ends, sides, strict=True):
            edges[i][j] = end
        made = Multigraph(h.n + 1, edges, roots=(r, new), directed=h.directed, channels=h.channels)
        if made not in seen:
            seen.add(made)
            yield made
