"""Sentences with k + 1 variables and counting quantifiers (C^{k+1}) that tell graphs apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from wlkit.errors import InputError, VerificationError
from wlkit.graphs import Graph
from wlkit.typing import JSONDict
from wlkit.wl.coloring import Coloring
from wlkit.wl.definability import Prefixes, Tuples, refined
from wlkit.wl.distinguishing import least_distinguishing
from wlkit.wl.formulas import And, AtLeast, Formula, Not, satisfies
from wlkit.wl.options import checked_k
from wlkit.wl.reading import read_pair
from wlkit.wl.templates import Space


@dataclass(frozen=True, eq=False, repr=False)
class Sentence:
    """A sentence with at most k + 1 variables, true in the first graph and false in the second.

    Attributes
    ----------
    formula : Formula
    k : int
        Folklore k-WL tells the graphs apart.
    first, second : Graph

    Examples
    --------
    >>> sentence = separating_sentence("K4", "C4", k=1)
    >>> print(sentence)
    ∃x ∃≥3 y E(x, y)
    >>> sentence
    Sentence(C^2, 2 variables, depth 2, size 3: ∃x ∃≥3 y E(x, y))
    >>> sentence.verify()
    True
    """

    formula: Formula
    k: int
    first: Graph
    second: Graph

    @property
    def depth(self) -> int:
        """The quantifier depth."""
        return self.formula.depth

    @property
    def size(self) -> int:
        """Number of atoms, connectives and quantifiers."""
        return self.formula.size

    @property
    def latex(self) -> str:
        """The sentence as LaTeX, for mathematics mode."""
        return self.formula.latex

    def verify(self) -> bool:
        """Check the sentence in both graphs, vertex by vertex, and count its variables.

        Raises
        ------
        VerificationError
            If it has a free variable, more than k + 1 variables, is false in the first graph or
            true in the second; or if there is no refinement for this k.
        """
        if self.k < 1:
            raise VerificationError(f"{self!r}: expected k >= 1, got {self.k!r}")
        if self.formula.free or len(self.formula.variables) > self.k + 1:
            raise VerificationError(f"{self!r}: not a sentence with {self.k + 1} variables")
        for g, expected in ((self.first, True), (self.second, False)):
            if satisfies(g, self.formula) != expected:
                raise VerificationError(f"{self!r}: {not expected} in {g!r}")
        return True

    def to_dict(self) -> JSONDict:
        """Return the text, LaTeX, k, variables, depth and size as plain Python values."""
        return {
            "sentence": str(self),
            "latex": self.latex,
            "k": self.k,
            "variables": len(self.formula.variables),
            "depth": self.depth,
            "size": self.size,
        }

    def __str__(self) -> str:
        return str(self.formula)

    def __repr__(self) -> str:
        text = str(self) if self.size <= 40 else str(self)[:100] + "..."
        count = len(self.formula.variables)
        s = "s" * (count != 1)
        size = f"depth {self.depth}, size {self.size}"
        return f"Sentence(C^{self.k + 1}, {count} variable{s}, {size}: {text})"

    def _repr_latex_(self) -> str:
        return f"${self.latex}$"


def separating_sentence(
    first: Any, second: Any, k: int | None = None, *, progress: bool = False
) -> Sentence:
    """Return a sentence of C^{k+1} that is true in the first graph and false in the second.

    Parameters
    ----------
    first, second : graph
        Anything that :func:`wlkit.graphs.graph` reads; of one kind.
    k : int, optional
        Folklore k-WL must tell the graphs apart. The least such k when left out. (For k = 1 and
        digraphs with opposite arcs, logic tells apart more than colour refinement, which counts
        out- and in-neighbours apart.)
    progress : bool
        Show bars over the rounds of the refinement.

    Returns
    -------
    Sentence
        Of the least quantifier depth that such a sentence can have, if that is k or more.

    Raises
    ------
    InputError
        If folklore k-WL does not tell the graphs apart: then there is no such sentence.
    GraphError, SizeError
        Graphs of different kinds; too many tuples.

    Examples
    --------
    >>> sentence = separating_sentence("2C3", "C6")
    >>> sentence.k, sentence.depth
    (2, 3)
    >>> print(sentence)
    ∃x ∃y (E(x, y) ∧ ∃z (E(y, z) ∧ E(x, z)))

    Notes
    -----
    Built from the rounds of the refinement, see :mod:`wlkit.wl.definability`: the quantifier depth
    is the number of rounds plus the k quantifiers of the first tuple. Of several conditions that
    tell two classes apart the shortest is taken, which need not give the shortest sentence.

    References
    ----------
    .. [1] N. Immerman, E. Lander, Describing graphs: a first-order approach to graph
       canonization, in: Complexity theory retrospective, 1990.
    .. [2] J.-Y. Cai, M. Fuerer, N. Immerman, An optimal lower bound on the number of variables for
       graph identification, Combinatorica 12 (1992), Theorem 5.2.
    """
    g, h = read_pair(first, second)
    if k is None:
        answer = least_distinguishing(g, h, progress=progress)
        if answer.k is None:
            raise InputError(f"no sentence tells isomorphic graphs apart: {g!r} and {h!r}")
        k = answer.k
    coloring = refined(g, h, checked_k(k), progress=progress)
    if not coloring.distinguishes():
        raise InputError(
            f"folklore {k}-WL does not tell {g!r} and {h!r} apart, so that no sentence with "
            f"{k + 1} variables does"
        )
    if g.n != h.n:
        many = AtLeast(max(g.n, h.n), 0, And(()))
        return Sentence(many if g.n > h.n else Not(many), k, g, h)
    return Sentence(_sentence(coloring), k, g, h)


def _sentence(coloring: Coloring) -> Formula:
    """Return the sentence from a colouring of two graphs of equal order that differ."""
    t = next(t for t in range(coloring.rounds + 1) if _differ(coloring, t))
    space: Space = Tuples(coloring)
    numbers = [coloring.of(i, t) for i in (0, 1)]
    for _ in range(coloring.arity):
        prefixes = Prefixes(space, numbers)
        space, numbers = prefixes, prefixes.numbers
    (found,) = space.options(*(int(x) for x in numbers))
    return found.formula(())


def _differ(coloring: Coloring, t: int) -> bool:
    """Return whether the nested multisets over v_1 of ... over v_k of colours differ in round t."""
    numbers = np.stack([coloring.of(i, t) for i in (0, 1)])
    while numbers.ndim > 1:
        rows = np.sort(numbers.reshape(-1, numbers.shape[-1]), axis=1)
        ids: dict[bytes, int] = {}
        own = [ids.setdefault(row.tobytes(), len(ids)) for row in rows]
        numbers = np.array(own).reshape(numbers.shape[:-1])
    return bool(numbers[0] != numbers[1])
