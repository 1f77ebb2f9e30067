"""Templates of formulas about tuples, and the atomic ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import numpy as np

from wlkit.graphs import Graph
from wlkit.wl.formulas import Arc, Equal, Formula, HasLabel, Not, truth_table

Part: TypeAlias = tuple[int, "Template"]
"""A coordinate, and what is said about its tuple."""


@dataclass(frozen=True, eq=False)
class Template:
    """A formula about tuples, before its variables have names.

    Attributes
    ----------
    truth : bool array
        Whether it holds at each class of the tuples that it is about.
    size : int
        Of the formula.
    named : callable
        ``named(names)`` is the formula about the variables ``names[0], names[1], ...``.
    """

    truth: np.ndarray
    size: int
    named: Callable[[tuple[int, ...]], Formula]
    known: dict[tuple[int, ...], Formula] = field(default_factory=dict)

    def formula(self, names: tuple[int, ...]) -> Formula:
        """Return the formula about these variables, one object however often it is asked for."""
        if names not in self.known:
            self.known[names] = self.named(names)
        return self.known[names]

    def negated(self) -> Template:
        """Return the template of the negation."""
        return Template(~self.truth, self.size + 1, lambda names: Not(self.formula(names)))


class Space(Protocol):
    """Classes of tuples, with formulas that tell them apart."""

    def round_of(self, x: int, y: int) -> int:
        """Return the first round in which the classes are different."""

    def options(self, x: int, y: int) -> Sequence[Template]:
        """Return templates that hold at class x and not at class y."""


class Types:
    """Atomic types of tuples: the classes of round 0, told apart by atoms."""

    def __init__(
        self,
        graphs: Sequence[Graph],
        owner: np.ndarray,
        members: np.ndarray,
        *,
        labelled: bool = True,
    ) -> None:
        """Give each class by a member, and whether the labels of the vertices belong to it."""
        self.labelled = labelled
        self.graphs, self.owner, self.members = graphs, owner, members
        self.labels = [
            dict(zip(g.edge_list, g.edge_labels or (None,) * g.m, strict=True)) for g in graphs
        ]
        self._literals: dict[Formula, Template] = {}

    def round_of(self, x: int, y: int) -> int:
        """Return 0."""
        return 0

    def options(self, x: int, y: int) -> list[Template]:
        """Return the atoms and negated atoms that hold at class x and not at class y."""
        found = []
        for atom in dict.fromkeys([*self._atoms(x), *self._atoms(y)]):
            literal = self.literal(atom)
            if literal.truth[x] != literal.truth[y]:
                found.append(literal if literal.truth[x] else literal.negated())
        return found

    def literal(self, atom: Formula) -> Template:
        """Return the template of an atom about the variables 0, 1, ..."""
        if atom not in self._literals:
            tables = np.stack([truth_table(g, atom) for g in self.graphs])
            truth = tables[(self.owner, *(self.members[:, i] for i in sorted(atom.free)))]
            ordered = not self.graphs[0].directed
            self._literals[atom] = Template(truth, 1, lambda names: _renamed(atom, names, ordered))
        return self._literals[atom]

    def _atoms(self, c: int) -> Iterator[Formula]:
        """Yield the atoms among which those that hold at the class describe it."""
        g, v = self.graphs[self.owner[c]], self.members[c].tolist()
        labels = self.labels[self.owner[c]]
        for i in range(len(v)):
            if self.labelled and g.vertex_labels is not None:
                yield HasLabel(i, g.vertex_labels[v[i]])
            for j in range(len(v)):
                if i < j:
                    yield Equal(i, j)
                if i < j or (i != j and g.directed):
                    yield Arc(i, j)
                    pair = (v[i], v[j]) if g.directed else (min(v[i], v[j]), max(v[i], v[j]))
                    if labels.get(pair) is not None:
                        yield Arc(i, j, labels[pair])


def _renamed(atom: Formula, names: tuple[int, ...], ordered: bool) -> Formula:
    """Return the atom with other variables; the two of a symmetric one in ascending order."""
    match atom:
        case Equal(i, j):
            return Equal(*sorted((names[i], names[j])))
        case Arc(i, j, label):
            pair = (names[i], names[j])
            first, second = sorted(pair) if ordered else pair
            return Arc(first, second, label)
        case HasLabel(i, label):
            return HasLabel(names[i], label)
    return atom
