"""Many polynomials in one contraction program: sub-patterns that occur twice are made once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from wlkit.errors import InputError, VerificationError
from wlkit.graphs import Multigraph
from wlkit.graphs.canonical import canonical_labeling
from wlkit.polynomials.elimination import elimination_plan
from wlkit.polynomials.inputs import channel_name
from wlkit.polynomials.program import Step

Factor: TypeAlias = tuple[str, tuple[int, ...]]
"""A tensor's name and the vertices that its indices stand for."""

Key: TypeAlias = tuple[bool, int, bytes]


@dataclass(frozen=True)
class SharedProgram:
    """A contraction program for many polynomials at once.

    Attributes
    ----------
    patterns : tuple of Multigraph
    steps : tuple of Step
        The tensors that several polynomials or steps use; each sums out at most one index.
    outputs : tuple of Step
        One for each pattern, named by its text: entrywise products of tensors, inputs and
        constants.  The indices are those of the different roots, so a pattern with roots (a, a)
        gives the diagonal.

    Examples
    --------
    >>> p4 = Multigraph(4, [(0, 2), (2, 3), (1, 3)], roots=(0, 1))
    >>> p5 = Multigraph(5, [(0, 2), (2, 3), (3, 4), (1, 4)], roots=(0, 1))
    >>> print(shared_program((p4, p5)).table)
    T1 = ac,cb->ab (A, A)     time n^3
    T2 = bc,ac->ab (A, T1)    time n^3
    T3 = ac,bc->ab (T1, T1)   time n^3
    """

    patterns: tuple[Multigraph, ...]
    steps: tuple[Step, ...]
    outputs: tuple[Step, ...]

    @property
    def width(self) -> int:
        """The most indices of a step, minus one: time n^(width + 1)."""
        return max(len(step.letters) for step in (*self.steps, *self.outputs)) - 1

    @property
    def table(self) -> str:
        """The shared steps with their costs, one a line."""
        names = [f"{s.target} = {s.equation} ({', '.join(s.operands)})" for s in self.steps]
        wide = max(map(len, names), default=0)
        return "\n".join(
            f"{name:{wide}}   time n^{len(step.letters)}"
            for name, step in zip(names, self.steps, strict=True)
        )

    def verify(self) -> bool:
        """Check every output against the definition, at a matrix of integers without structure.

        Raises
        ------
        VerificationError
            If a value differs.
        """
        from wlkit.polynomials.evaluate import evaluate_by_definition, sample_matrix
        from wlkit.polynomials.features import run_shared

        one = next((h for h in self.patterns if not h.directed), self.patterns[0])
        x = sample_matrix(one, 2)
        found = run_shared(self, np.moveaxis(x, 2, 0)[None])[0]
        for i, h in enumerate(self.patterns):
            if not np.array_equal(found[..., i], evaluate_by_definition(h, x)):
                raise VerificationError(f"the shared program does not evaluate {h.text}")
        return True


@lru_cache(maxsize=64)
def shared_program(patterns: tuple[Multigraph, ...]) -> SharedProgram:
    """Return one program for all patterns, with every sub-pattern made once up to isomorphism.

    Parameters
    ----------
    patterns : tuple of Multigraph
        All with as many roots, so that their values are arrays of one shape.

    Returns
    -------
    SharedProgram

    Raises
    ------
    InputError
        If the numbers of roots differ.
    SizeError
        If a treewidth is out of reach, see :func:`elimination_plan`.

    Examples
    --------
    >>> triangle = Multigraph(3, [(0, 1), (0, 2), (1, 2)], roots=(0, 1))
    >>> path = Multigraph(3, [(0, 2), (1, 2)], roots=(0, 1))
    >>> len(shared_program((triangle, path)).steps)
    1

    Notes
    -----
    P_H is the product, over the components C of H without its roots, of the value of C between the
    vertices that it is attached to.  In turn C is a sum over the vertex that the elimination plan
    of H takes last, of such products.  A value is named by the canonical form of C with what it is
    attached to, so that it is shared within a pattern and between patterns, up to transposition.
    """
    counts = sorted({len(h.roots) for h in patterns})
    if len(counts) > 1:
        raise InputError(f"expected patterns with equally many roots, got {counts}")
    sharing = _Sharing()
    outputs = tuple(sharing.output(h) for h in patterns)
    return SharedProgram(patterns, tuple(sharing.steps), outputs)


class _Sharing:
    """The steps so far, by what they make."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.tensors: dict[Key, str] = {}
        self.products: dict[tuple[int, tuple[tuple[str, int], ...]], str] = {}
        self.symmetric: set[str] = set()
        self.codes: dict[tuple[int, ...], int] = {}
        self.pieces: dict[tuple[object, ...], Factor] = {}

    def output(self, h: Multigraph) -> Step:
        roots = tuple(dict.fromkeys(h.roots))
        piece = _Piece(h)
        everything = (1 << h.n) - 1 & ~sum(1 << r for r in roots)
        factors = self._factors(piece, everything, piece.edges_among(roots))
        touched = {v for _, vertices in factors for v in vertices}
        factors += [("ones", (r,)) for r in roots if r not in touched]
        return _step(h.text, factors or [("unit", ())], roots)

    def _factors(
        self, piece: _Piece, inside: int, edges: Iterable[tuple[int, int, int]]
    ) -> list[Factor]:
        """Return tensors whose product is the value of `inside` and these edges."""
        parts = piece.components(inside)
        tensors = [self._tensor(piece, part, piece.attached(part, inside)) for part in parts]
        return [*(self._edge(piece, e) for e in edges), *tensors]

    def _edge(self, piece: _Piece, edge: tuple[int, int, int]) -> Factor:
        name = channel_name(edge[2])
        if not piece.directed:
            self.symmetric.add(name)
        return name, edge[:2]

    def _tensor(self, piece: _Piece, part: int, attached: tuple[int, ...]) -> Factor:
        """Return the tensor of a connected set of vertices over those it is attached to."""
        raw = piece.raw(part, attached)
        if raw not in self.pieces:
            vertices = [*attached, *piece.members(part)]
            name, order = self._made(piece, part, attached)
            self.pieces[raw] = name, tuple(vertices.index(v) for v in order)
        name, places = self.pieces[raw]
        vertices = [*attached, *piece.members(part)]
        return name, tuple(vertices[i] for i in places)

    def _made(self, piece: _Piece, part: int, attached: tuple[int, ...]) -> Factor:
        key, order, symmetric = self._key(piece, part, attached)
        if key not in self.tensors:
            last = piece.last(part)
            edges = [e for e in piece.edges_among((*attached, last)) if last in e[:2]]
            used = self._factors(piece, part & ~(1 << last), edges)
            used = self._grouped(used or [("ones", (last,))])
            name = f"T{len(self.steps) + 1}"
            self.steps.append(_step(name, used, order))
            self.tensors[key] = name
            if symmetric:
                self.symmetric.add(name)
        return self.tensors[key], order

    def _grouped(self, factors: list[Factor]) -> list[Factor]:
        """Multiply the factors on the same vertices, products that occur again made once."""
        groups: dict[tuple[int, ...], list[Factor]] = {}
        for name, vertices in factors:
            groups.setdefault(tuple(sorted(set(vertices))), []).append((name, vertices))
        return [self._product(group, at) for at, group in groups.items()]

    def _product(self, group: list[Factor], at: tuple[int, ...]) -> Factor:
        if len(group) == 1 or len(at) > 2:
            return group[0] if len(group) == 1 else self._new_product(group, at)
        ways = [at] if len(at) < 2 else [at, at[::-1]]
        keys = [(self._oriented(group, axes), axes) for axes in ways]
        key, axes = min(keys)
        name = self.products.get((len(at), key))
        if name is None:
            name = self.products[len(at), key] = self._new_product(group, axes)[0]
            if len(at) == 2 and keys[0][0] == keys[1][0]:
                self.symmetric.add(name)
        return name, axes

    def _oriented(self, group: list[Factor], axes: tuple[int, ...]) -> tuple[tuple[str, int], ...]:
        """Return the names with 0, 1 or 2 for indices as in `axes`, reversed, or repeated."""
        ways = [2 if len(set(vs)) < len(vs) else int(vs != axes) for _, vs in group]
        named = zip((name for name, _ in group), ways, strict=True)
        return tuple(sorted((x, 0 if x in self.symmetric else way) for x, way in named))

    def _new_product(self, group: list[Factor], axes: tuple[int, ...]) -> Factor:
        name = f"T{len(self.steps) + 1}"
        self.steps.append(_step(name, group, axes))
        return name, axes

    def _key(
        self, piece: _Piece, part: int, attached: tuple[int, ...]
    ) -> tuple[Key, tuple[int, ...], bool]:
        """Return a name up to isomorphism, the order of the indices, and whether two may swap."""
        if len(attached) == 2:
            one, two = (self._form(piece, part, at, True)[0] for at in (attached, attached[::-1]))
            return (
                (piece.directed, 2, min(one, two)),
                attached if one <= two else attached[::-1],
                one == two,
            )
        form, order = self._form(piece, part, attached, False)
        return (piece.directed, len(attached), form), order, False

    def _form(
        self, piece: _Piece, part: int, attached: tuple[int, ...], ordered: bool
    ) -> tuple[bytes, tuple[int, ...]]:
        vertices = [*attached, *piece.members(part)]
        k = len(attached)
        codes = self._ranked(piece, vertices, k)
        marks = np.full(len(vertices), k, dtype=np.int32)
        marks[:k] = np.arange(k) if ordered else 0
        places = np.argsort(canonical_labeling(codes, marks))
        form = codes[np.ix_(places, places)].tobytes()
        return form, tuple(vertices[i] for i in places[:k])

    def _ranked(self, piece: _Piece, vertices: list[int], k: int) -> np.ndarray:
        """Return pair codes that mean the same in every pattern, without edges among the first."""
        place = {v: i for i, v in enumerate(vertices)}
        codes = np.zeros((len(vertices), len(vertices)), dtype=np.int32)
        for (u, v), channels in piece.channels.items():
            i, j = place.get(u, -1), place.get(v, -1)
            if i < 0 or j < 0 or max(i, j) < k:
                continue
            codes[i, j] = self.codes.setdefault(channels, len(self.codes) + 1)
            if not piece.directed:
                codes[j, i] = codes[i, j]
        return codes


class _Piece:
    """One pattern: its edges, and the order in which its plan sums vertices out."""

    def __init__(self, h: Multigraph) -> None:
        self.directed = h.directed
        self.masks = h.underlying.neighbor_masks
        self.edges = h.edges
        self.channels: dict[tuple[int, int], tuple[int, ...]] = {}
        for u, v, c in h.edges:
            self.channels[u, v] = (*self.channels.get((u, v), ()), c)
        self.rank = {v: i for i, v in enumerate(elimination_plan(h).order)}

    def members(self, part: int) -> list[int]:
        return [v for v in range(part.bit_length()) if part >> v & 1]

    def components(self, inside: int) -> Iterable[int]:
        while inside:
            reached = frontier = inside & -inside
            while frontier:
                around = 0
                for v in self.members(frontier):
                    around |= self.masks[v]
                frontier = around & inside & ~reached
                reached |= frontier
            yield reached
            inside &= ~reached

    def attached(self, part: int, inside: int) -> tuple[int, ...]:
        """Return the vertices outside that a component of `inside` is joined to."""
        around = 0
        for v in self.members(part):
            around |= self.masks[v]
        return tuple(self.members(around & ~inside))

    def edges_among(self, vertices: Sequence[int]) -> list[tuple[int, int, int]]:
        chosen = set(vertices)
        return [e for e in self.edges if e[0] in chosen and e[1] in chosen]

    def last(self, part: int) -> int:
        return max(self.members(part), key=self.rank.__getitem__)

    def raw(self, part: int, attached: tuple[int, ...]) -> tuple[object, ...]:
        """Return the part with its vertices numbered in order: equal only if isomorphic."""
        place = {v: i for i, v in enumerate([*attached, *self.members(part)])}
        edges = tuple(
            (place[u], place[v], c)
            for u, v, c in self.edges
            if u in place and v in place and max(place[u], place[v]) >= len(attached)
        )
        return self.directed, len(attached), len(place), edges


def _step(target: str, factors: Sequence[Factor], kept: Sequence[int]) -> Step:
    letters = dict(zip(kept, "abcdefghijklmnopqrstuvwxyz", strict=False))
    for _, vertices in factors:
        for v in vertices:
            letters.setdefault(v, chr(ord("a") + len(letters)))
    inputs = ",".join("".join(letters[v] for v in vertices) for _, vertices in factors)
    output = "".join(letters[v] for v in kept)
    return Step(target, f"{inputs}->{output}", tuple(name for name, _ in factors))
