"""First-order formulas with counting quantifiers on graphs, and whether a graph satisfies one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wlkit.errors import InputError
from wlkit.graphs import Graph, graph
from wlkit.typing import Label

NAMES = "xyzuvwrst"


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
    assignment : mapping from variables to vertices, optional
        For the free variables.

    Raises
    ------
    InputError
        A free variable without a vertex of the graph.

    Examples
    --------
    >>> two_neighbours = AtLeast(2, 1, Arc(0, 1))
    >>> [satisfies("P4", two_neighbours, {0: v}) for v in range(4)]
    [False, True, True, False]

    Notes
    -----
    By definition, one vertex after the other; every subformula once for each choice of its free
    variables.
    """
    g = graph(g)
    values = dict(assignment or {})
    if not all(values.get(i, -1) in range(g.n) for i in formula.free):
        raise InputError(
            f"{formula}: expected a vertex 0, ..., {g.n - 1} for each of the free variables "
            f"{sorted(formula.free)}, got {values}"
        )
    return _Checker(g).holds(formula, values)


class _Checker:
    """Evaluates formulas in one graph."""

    def __init__(self, g: Graph) -> None:
        self.n = g.n
        labels = g.edge_labels or (None,) * g.m
        self.arcs = dict(zip(g.edge_list, labels, strict=True))
        if not g.directed:
            self.arcs |= {(v, u): label for (u, v), label in self.arcs.items()}
        self.labels = g.vertex_labels or (None,) * g.n
        self.known: dict[tuple[int, ...], bool] = {}

    def holds(self, f: Formula, values: dict[int, int]) -> bool:
        key = (id(f), *(values[i] for i in sorted(f.free)))
        if key not in self.known:
            self.known[key] = self._evaluated(f, values)
        return self.known[key]

    def _evaluated(self, f: Formula, values: dict[int, int]) -> bool:
        match f:
            case Equal(i, j):
                return values[i] == values[j]
            case Arc(i, j, label):
                pair = (values[i], values[j])
                return pair in self.arcs and label in (None, self.arcs[pair])
            case HasLabel(i, label):
                return self.labels[values[i]] == label
            case Not(body):
                return not self.holds(body, values)
            case And(parts):
                return all(self.holds(part, values) for part in parts)
            case AtLeast(count, i, body):
                return sum(self.holds(body, {**values, i: v}) for v in range(self.n)) >= count
        raise InputError(f"expected a formula, got {f!r}")
