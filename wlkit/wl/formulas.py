"""First-order formulas with counting quantifiers on graphs, and whether a graph satisfies one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph, graph
from wlkit.typing import Label

NAMES = "xyzuvwrst"

MAX_ENTRIES = 1 << 30
"""Largest truth table."""


class Formula:
    """A formula; its variables are numbered 0, 1, ... and written x, y, z, ...

    Build with :class:`Equal`, :class:`Arc`, :class:`HasLabel`, :class:`Not`, :class:`And` and
    :class:`AtLeast`. Equality is by content.

    Examples
    --------
    >>> triangle = AtLeast(
    ...     1, 0, AtLeast(1, 1, And((Arc(0, 1), AtLeast(1, 2, And((Arc(0, 2), Arc(1, 2)))))))
    ... )
    >>> print(triangle)
    ∃x ∃y (E(x, y) ∧ ∃z (E(x, z) ∧ E(y, z)))
    >>> triangle.depth, sorted(triangle.variables), satisfies("K4", triangle)
    (3, [0, 1, 2], True)

    Notes
    -----
    The atoms are equality, adjacency and labels; with negation, conjunction and counting
    quantifiers the formulas with at most k variables are the logic C^k.

    References
    ----------
    .. [1] N. Immerman, E. Lander, Describing graphs: a first-order approach to graph canonization,
       in: Complexity theory retrospective, 1990.
    """

    @property
    def parts(self) -> tuple[Formula, ...]:
        """The formulas of which it is made."""
        return ()

    @cached_property
    def free(self) -> frozenset[int]:
        """The free variables."""
        return frozenset().union(*(f.free for f in self.parts))

    @cached_property
    def variables(self) -> frozenset[int]:
        """All variables, free and bound; a variable bound twice counts once."""
        return self.free.union(*(f.variables for f in self.parts))

    @cached_property
    def depth(self) -> int:
        """The quantifier depth."""
        return max((f.depth for f in self.parts), default=0)

    @cached_property
    def size(self) -> int:
        """Number of atoms, connectives and quantifiers, as a tree."""
        return 1 + sum(f.size for f in self.parts)

    @cached_property
    def latex(self) -> str:
        """The formula as LaTeX, for mathematics mode."""
        from wlkit.wl.notation import latex

        return latex(self)

    def __str__(self) -> str:
        from wlkit.wl.notation import unicode_text

        return unicode_text(self)

    def _repr_latex_(self) -> str:
        return f"${self.latex}$"


@dataclass(frozen=True)
class Equal(Formula):
    """The two variables are the same vertex."""

    first: int
    second: int

    @cached_property
    def free(self) -> frozenset[int]:
        """The two variables."""
        return frozenset((self.first, self.second))


@dataclass(frozen=True)
class Arc(Formula):
    """There is an edge from the first variable to the second (with this label, if one is given)."""

    first: int
    second: int
    label: Label | None = None

    @cached_property
    def free(self) -> frozenset[int]:
        """The two variables."""
        return frozenset((self.first, self.second))


@dataclass(frozen=True)
class HasLabel(Formula):
    """The vertex bears the label."""

    variable: int
    label: Label

    @cached_property
    def free(self) -> frozenset[int]:
        """The variable."""
        return frozenset((self.variable,))


@dataclass(frozen=True)
class Not(Formula):
    """The formula does not hold."""

    body: Formula

    @property
    def parts(self) -> tuple[Formula, ...]:
        """The negated formula."""
        return (self.body,)


@dataclass(frozen=True)
class And(Formula):
    """All the formulas hold; always true when there are none."""

    conjuncts: tuple[Formula, ...]

    @property
    def parts(self) -> tuple[Formula, ...]:
        """The conjuncts."""
        return self.conjuncts


@dataclass(frozen=True)
class AtLeast(Formula):
    """There are at least `count` vertices that satisfy the formula in the place of the variable."""

    count: int
    variable: int
    body: Formula

    @property
    def parts(self) -> tuple[Formula, ...]:
        """The formula under the quantifier."""
        return (self.body,)

    @cached_property
    def free(self) -> frozenset[int]:
        """The free variables of the body but for the bound one."""
        return self.body.free - {self.variable}

    @cached_property
    def variables(self) -> frozenset[int]:
        """The variables of the body and the bound one."""
        return self.body.variables | {self.variable}

    @cached_property
    def depth(self) -> int:
        """One more than that of the body."""
        return self.body.depth + 1


def satisfies(g: Any, formula: Formula, assignment: Mapping[int, int] | None = None) -> bool:
    """Return whether a graph satisfies a formula, with vertices for its free variables.

    Parameters
    ----------
    g : graph
        Anything that :func:`wlkit.graphs.graph` reads.
    formula : Formula
        Of any depth and with any number of variables.
    assignment : mapping from variables to vertices, optional
        For the free variables; those of other variables are of no account.

    Returns
    -------
    bool
        Decided by the definition of truth, without any refinement.

    Raises
    ------
    InputError
        A free variable without a vertex of the graph.
    SizeError
        A subformula has too many free variables for tables of n^f entries, at most 2^30.

    Examples
    --------
    >>> two_neighbours = AtLeast(2, 1, Arc(0, 1))
    >>> [satisfies("P4", two_neighbours, {0: v}) for v in range(4)]
    [False, True, True, False]

    Notes
    -----
    Bottom up: every subformula with f free variables is a table of n^f truth values, and a
    quantifier counts along one axis. O(s n^f) for s subformulas with at most f free variables.

    References
    ----------
    .. [1] N. Immerman, E. Lander, Describing graphs: a first-order approach to graph canonization,
       in: Complexity theory retrospective, 1990.
    """
    g = graph(g)
    values = dict(assignment or {})
    if not all(values.get(i, -1) in range(g.n) for i in formula.free):
        raise InputError(
            f"{formula}: expected a vertex 0, ..., {g.n - 1} for each of the free variables "
            f"{sorted(formula.free)}, got {values}"
        )
    return bool(truth_table(g, formula)[tuple(values[i] for i in sorted(formula.free))])


def truth_table(g: Graph, formula: Formula) -> np.ndarray:
    """Return where a formula holds: a bool array, one axis of length n for each free variable.

    Axes go by ascending variables.

    Parameters
    ----------
    g : Graph
    formula : Formula

    Returns
    -------
    bool array (n,) * f
        For f free variables; a single truth value, of shape (), for a sentence.

    Raises
    ------
    SizeError
        As :func:`satisfies`.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> truth_table(graph("P4"), AtLeast(2, 1, Arc(0, 1)))
    array([False,  True,  True, False])

    Notes
    -----
    As :func:`satisfies`.
    """
    return _Tables(g).table(formula)


class _Tables:
    """The truth tables of formulas in one graph, one axis for each free variable in order."""

    def __init__(self, g: Graph) -> None:
        self.g = g
        self.known: dict[int, np.ndarray] = {}

    def table(self, f: Formula) -> np.ndarray:
        if id(f) not in self.known:
            entries = self.g.n ** len(f.free)
            if entries > MAX_ENTRIES:
                raise SizeError(
                    f"a formula with {len(f.free)} free variables on {self.g.n} vertices has a "
                    f"table of {entries} truth values, expected at most {MAX_ENTRIES}"
                )
            self.known[id(f)] = self._computed(f)
        return self.known[id(f)]

    def _computed(self, f: Formula) -> np.ndarray:
        g = self.g
        match f:
            case Equal(i, j):
                return self._of_pair(np.eye(g.n, dtype=bool), i, j)
            case Arc(i, j, label):
                return self._of_pair(self._arcs(label), i, j)
            case HasLabel(_, label):
                return np.array([x == label for x in g.vertex_labels or (None,) * g.n], dtype=bool)
            case Not(body):
                return ~self.table(body)
            case And(parts):
                out = np.ones((g.n,) * len(f.free), dtype=bool)
                for part in parts:
                    out &= self._spread(part, f)
                return out
            case AtLeast(count, i, body):
                if i not in body.free:
                    return self.table(body) & (g.n >= count)
                counts = self.table(body).sum(axis=sorted(body.free).index(i), dtype=np.int64)
                return np.asarray(counts >= count)
        raise InputError(f"expected a formula, got {f!r}")

    def _spread(self, part: Formula, whole: Formula) -> np.ndarray:
        """Return the table of a part with an axis of length 1 for each variable it lacks."""
        shape = [self.g.n if i in part.free else 1 for i in sorted(whole.free)]
        return self.table(part).reshape(shape)

    @staticmethod
    def _of_pair(matrix: np.ndarray, i: int, j: int) -> np.ndarray:
        return np.diagonal(matrix) if i == j else matrix if i < j else matrix.T

    def _arcs(self, label: Label | None) -> np.ndarray:
        out = np.zeros((self.g.n, self.g.n), dtype=bool)
        labels = self.g.edge_labels or (None,) * self.g.m
        for (u, v), x in zip(self.g.edge_list, labels, strict=True):
            out[u, v] |= label in (None, x)
            if not self.g.directed:
                out[v, u] = out[u, v]
        return out
