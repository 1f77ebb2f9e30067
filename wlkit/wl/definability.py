"""Formulas with k + 1 variables that hold at one colour class of tuples and not at another.

Two classes that round t of folklore k-WL splits have different multisets of extensions
(c(v[1<-w]), ..., c(v[k<-w])), w in V, of colours of round t - 1. So there is a condition that more
w satisfy for one class than for the other, and that says, coordinate by coordinate, in which of
two classes of round t - 1 a tuple lies: a counting quantifier over formulas found before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from wlkit.graphs import Graph
from wlkit.wl.color_refinement import refine_vertices
from wlkit.wl.coloring import Coloring
from wlkit.wl.definition import initial_vertices
from wlkit.wl.formulas import And, AtLeast, Formula
from wlkit.wl.named import refine
from wlkit.wl.structure import joint
from wlkit.wl.templates import Part, Space, Template, Types

CANDIDATES = 6
"""How many conditions are tried for a pair of classes; the shortest formula is kept."""


def refined(first: Graph, second: Graph, k: int, *, progress: bool = False) -> Coloring:
    """Return the colours of k-tuples in rounds that formulas with k + 1 variables can follow.

    For k >= 2 folklore k-WL. For k = 1 a vertex v sees all w, with their colours and how v and w
    are adjacent. In digraphs with opposite arcs this tells apart more than colour refinement,
    which counts out- and in-neighbours apart; otherwise it tells apart the same graphs.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> refined(graph("P4"), graph("S3"), 1)
    Coloring(C^2: 3 classes of 8 vertices of 2 graphs, stopped after 1 round)
    """
    if k > 1:
        return refine((first, second), k=k, until_different=True, progress=progress)
    structure = joint((first, second))
    rows = structure.weighted_rows(structure.pair_types[0])
    start = initial_vertices(structure)
    return refine_vertices(structure, rows, start, variant="C^2", until_different=True)


class Tuples:
    """The colour classes of k-tuples of vertices of two graphs of equal order."""

    def __init__(self, coloring: Coloring) -> None:
        """Take a colouring by :func:`refined` of two graphs."""
        self.k = coloring.arity
        self.ancestors = np.array([coloring.ancestors(t) for t in range(coloring.rounds + 1)])
        owner, members = _first_members(coloring)
        self.atoms = Types(coloring.graphs, owner, members)
        self.spaces: list[Space] = [self] * self.k
        self.rows = _extensions(coloring, owner, members)
        if self.k == 1:
            self.spaces.append(self._add_pairs(coloring.graphs, owner, members[:, 0]))
        self._known: dict[tuple[int, int, int], Sequence[Template]] = {}

    def _add_pairs(self, graphs: Sequence[Graph], owner: np.ndarray, v: np.ndarray) -> Types:
        """Append to the rows how the vertex sees w: for k = 1 the colours do not tell."""
        ids: dict[tuple, int] = {}
        found: list[tuple[int, tuple[int, int]]] = []
        seen = np.empty(self.rows.shape, dtype=self.rows.dtype)
        for c, (i, u) in enumerate(zip(owner.tolist(), v.tolist(), strict=True)):
            g = graphs[i]
            label = dict(zip(g.edge_list, g.edge_labels or (True,) * g.m, strict=True))
            if not g.directed:
                label |= {(b, a): x for (a, b), x in label.items()}
            for w in range(g.n):
                key = (u == w, label.get((u, w)), label.get((w, u)))
                if key not in ids:
                    found.append((i, (u, w)))
                seen[c, w, 0] = ids.setdefault(key, len(ids))
        self.rows = np.concatenate((self.rows, seen), axis=2)
        graph_of, pairs = (np.array([item[i] for item in found]) for i in (0, 1))
        return Types(graphs, graph_of, pairs, labelled=False)

    def round_of(self, x: int, y: int) -> int:
        """Return the first round in which the classes are different."""
        return int(np.argmax(self.ancestors[:, x] != self.ancestors[:, y]))

    def options(self, x: int, y: int) -> Sequence[Template]:
        """Return templates that hold at class x and not at class y: atoms, or one formula."""
        t = self.round_of(x, y)
        key = (t, int(self.ancestors[t, x]), int(self.ancestors[t, y]))
        if key not in self._known:
            self._known[key] = (
                self.atoms.options(*key[1:]) if t == 0 else [self._quantified(t, *key[1:])]
            )
        return self._known[key]

    def _quantified(self, t: int, x: int, y: int) -> Template:
        first, second = self.rows[x].copy(), self.rows[y].copy()
        for rows in (first, second):
            rows[:, : self.k] = self.ancestors[t - 1][rows[:, : self.k]]
        return separated(first, second, self.rows, self.spaces, self._extended)

    def _extended(self, names: tuple[int, ...]) -> tuple[int, list[tuple[int, ...]]]:
        """Return the variable to bind, and the names of the entries of each coordinate."""
        new = next(i for i in range(self.k + 1) if i not in names)
        parts = [(*names[:i], new, *names[i + 1 :]) for i in range(self.k)]
        return new, parts if self.k > 1 else [*parts, (names[0], new)]


class Prefixes:
    """Classes of j-tuples, j < k, by the multisets of the classes of the (j+1)-tuples (v, w)."""

    def __init__(self, longer: Space, numbers: Sequence[np.ndarray]) -> None:
        """Take the classes of the longer tuples: for both graphs an array (n,) * (j + 1)."""
        self.longer = longer
        n = numbers[0].shape[-1]
        rows = np.concatenate([x.reshape(-1, n) for x in numbers])
        ids: dict[bytes, int] = {}
        own = np.array([ids.setdefault(np.sort(row).tobytes(), len(ids)) for row in rows])
        _, first = np.unique(own, return_index=True)
        self.rows = rows[first][:, :, None]
        self.numbers = [
            x.reshape(y.shape[:-1]) for x, y in zip(np.split(own, 2), numbers, strict=True)
        ]
        self._known: dict[tuple[int, int], Template] = {}

    def round_of(self, x: int, y: int) -> int:
        """Return 0: all these classes are those of one and the same round."""
        return 0

    def options(self, x: int, y: int) -> list[Template]:
        """Return a template that holds at class x and not at class y."""
        if (x, y) not in self._known:
            first, second = self.rows[x], self.rows[y]
            self._known[x, y] = separated(first, second, self.rows, [self.longer], self._extended)
        return [self._known[x, y]]

    @staticmethod
    def _extended(names: tuple[int, ...]) -> tuple[int, list[tuple[int, ...]]]:
        return len(names), [(*names, len(names))]


def separated(
    first: np.ndarray,
    second: np.ndarray,
    rows: np.ndarray,
    spaces: Sequence[Space],
    extended: Callable[[tuple[int, ...]], tuple[int, list[tuple[int, ...]]]],
) -> Template:
    """Return a counting quantifier that holds for the rows `first` and not for the rows `second`.

    Parameters
    ----------
    first, second : int arrays (n, d)
        For every w the classes of d tuples; different as multisets.
    rows : int array (classes, n, d)
        The same for every class about which the template speaks, with classes as fine as any.
    spaces : sequence of Space, length d
    extended : callable
        From names to the bound variable and the names of the d tuples.
    """
    values, inverse = np.unique(np.concatenate((first, second)), axis=0, return_inverse=True)
    counts = np.zeros((2, len(values)), dtype=np.int64)
    np.add.at(counts, (np.repeat((0, 1), len(first)), inverse.ravel()), 1)
    differ = np.flatnonzero(counts[0] != counts[1])
    order = differ[np.argsort(counts[:, differ].min(axis=0), kind="stable")]
    found = []
    for target in order[:CANDIDATES].tolist():
        swap = bool(counts[0, target] < counts[1, target])
        more, fewer = counts[::-1] if swap else counts
        rivals = _Rivals(values, more, fewer)
        chosen = _condition(rivals, target, spaces)
        count = int(fewer[rivals.left(chosen)].sum()) + 1
        template = _at_least(count, chosen, rows, extended)
        found.append(template.negated() if swap else template)
    return min(found, key=lambda template: template.size)


@dataclass(frozen=True, eq=False)
class _Rivals:
    """Two multisets of rows: the different rows, and how often each occurs in either."""

    values: np.ndarray
    more: np.ndarray
    fewer: np.ndarray

    def left(self, chosen: Sequence[Part]) -> np.ndarray:
        """Return the mask of the rows of which all the chosen parts hold."""
        active = np.ones(len(self.values), dtype=bool)
        for i, template in chosen:
            active &= template.truth[self.values[:, i]]
        return active

    def surplus(self, active: np.ndarray) -> int:
        """Return by how much the masked rows are more frequent in the first multiset."""
        return int(self.more[active].sum() - self.fewer[active].sum())

    def cover(self, pool: Sequence[Part]) -> list[Part]:
        """Choose greedily: what makes the surplus positive, or else excludes most."""
        holds = np.stack([self.left([part]) for part in pool])
        sizes = np.array([template.size for _, template in pool])
        chosen: list[Part] = []
        active = self.left(chosen)
        while self.surplus(active) <= 0:
            kept = holds & active
            enough = kept @ (self.more - self.fewer) > 0
            rest = np.where(enough, 0, kept @ (self.more + self.fewer))
            best = int(np.lexsort((sizes, rest))[0])
            if kept[best].sum() == active.sum():
                return chosen
            chosen.append(pool[best])
            active = kept[best]
        return chosen


def _at_least(
    count: int,
    chosen: Sequence[Part],
    rows: np.ndarray,
    extended: Callable[[tuple[int, ...]], tuple[int, list[tuple[int, ...]]]],
) -> Template:
    """Return the template: at least `count` w with all the chosen (coordinate, template)."""
    holds = np.ones(rows.shape[:2], dtype=bool)
    for i, template in chosen:
        holds &= template.truth[rows[:, :, i]]

    def named(names: tuple[int, ...]) -> Formula:
        new, parts = extended(names)
        conjuncts = tuple(template.formula(parts[i]) for i, template in chosen)
        body = conjuncts[0] if len(conjuncts) == 1 else And(conjuncts)
        # count <= n: a condition on other variables holds for all of the n vertices or for none
        return AtLeast(count, new, body) if new in body.free or not conjuncts else body

    size = 1 + sum(template.size for _, template in chosen) + (len(chosen) != 1)
    return Template(holds.sum(axis=1) >= count, size, named)


def _condition(rivals: _Rivals, target: int, spaces: Sequence[Space]) -> list[Part]:
    """Return parts that hold together at the target and more often than in the other multiset.

    Formulas of early rounds are tried first, and as few as suffice are kept.
    """
    pool: dict[tuple[int, int], Part] = {}
    chosen: list[Part] = []
    for _, group in groupby(_differences(rivals.values, target, spaces), key=lambda x: x[0]):
        if rivals.surplus(rivals.left(chosen)) > 0:
            break
        for _, i, x in group:
            own = int(rivals.values[target, i])
            pool |= {(i, id(template)): (i, template) for template in spaces[i].options(own, x)}
        chosen = rivals.cover(list(pool.values()))
    for part in sorted(chosen, key=lambda part: -part[1].size):
        rest = [other for other in chosen if other is not part]
        if rivals.surplus(rivals.left(rest)) > 0:
            chosen = rest
    return chosen


def _differences(
    values: np.ndarray, target: int, spaces: Sequence[Space]
) -> list[tuple[int, int, int]]:
    """Return (round, coordinate, class) of all that differs from the target, early rounds first."""
    found = {
        (spaces[i].round_of(int(own), int(x)), i, int(x))
        for i, own in enumerate(values[target])
        for x in values[:, i]
        if x != own
    }
    return sorted(found)


def _first_members(coloring: Coloring) -> tuple[np.ndarray, np.ndarray]:
    """Return for each class the graph (0 or 1) of its first member, and the member."""
    _, first = np.unique(coloring.flat, return_index=True)
    n, k = coloring.graphs[0].n, coloring.arity
    owner, inside = first // n**k, first % n**k
    return owner, np.stack(np.unravel_index(inside, (n,) * k), axis=1)


def _extensions(coloring: Coloring, owner: np.ndarray, members: np.ndarray) -> np.ndarray:
    """Return the colours of v[i<-w] for the first member v of each class: (classes, n, k)."""
    n, k = coloring.graphs[0].n, coloring.arity
    colors = np.stack([coloring.of(0), coloring.of(1)])
    out = np.empty((len(owner), n, k), dtype=np.int64)
    for i in range(k):
        place: list[np.ndarray] = [members[:, j][:, None] for j in range(k)]
        place[i] = np.arange(n)[None, :]
        out[:, :, i] = colors[(owner[:, None], *place)]
    return out
