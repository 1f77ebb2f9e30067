"""The shortest word for a pattern: fewest matrix and entrywise products."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wlkit.errors import InputError, SizeError, VerificationError
from wlkit.expressivity.bank import ModelBank
from wlkit.expressivity.models import model
from wlkit.expressivity.patterns import as_pattern, rerooted
from wlkit.expressivity.words import Split, Use, Word, cut_roots, splits, use
from wlkit.graphs import Multigraph
from wlkit.polynomials import Program, Step

LONGEST = 12
"""Most products of a program that is searched."""

Goal = tuple[Use, str]
"""A word, and the indices of the output read off it: "ab->", "aa->", "ab->a", ..."""


@dataclass(frozen=True)
class ShortestProgram:
    """A straight-line program with the fewest products, intermediate results used again.

    Attributes
    ----------
    h : Multigraph
    products : int
        Matrix and entrywise products; transposes and the last sum over roots are free.
    program : Program

    Examples
    --------
    >>> found = shortest_program("C6")
    >>> found.products, found.verify()
    (3, True)
    """

    h: Multigraph
    products: int
    program: Program

    def verify(self) -> bool:
        """Check the program against the definition on a matrix.

        Raises
        ------
        VerificationError
            If the values differ, or the number of products is not that of the steps.
        """
        from wlkit.polynomials.evaluate import evaluate_by_definition, sample_matrix

        matrix = sample_matrix(self.h, 3 if self.h.n <= 8 else 2)
        found, expected = self.program.run(matrix), evaluate_by_definition(self.h, matrix)
        if not (found == expected if isinstance(expected, int) else (found == expected).all()):
            raise VerificationError(f"the program does not evaluate {self.h.text}")
        if sum("," in step.equation for step in self.program.steps) != self.products:
            raise VerificationError(f"{self.h.text}: expected {self.products} products")
        return True

    def __repr__(self) -> str:
        return f"ShortestProgram({self.h.text}: {self.products} products)"

    def to_dict(self) -> dict[str, Any]:
        """Return pattern, number of products and program in plain Python."""
        return {"pattern": self.h.text, "products": self.products, **self.program.to_dict()}


def shortest_program(
    pattern: Any, name: str | ModelBank = "ppgn++", *, roots: tuple[int, ...] = ()
) -> ShortestProgram:
    """Return a program for P_H with the fewest products of matrices, entrywise or not.

    Parameters
    ----------
    pattern : Multigraph, Graph or text
    name : "ppgn++", "ppgn", or a bank with the rule F
        Without transpose the transposed input is not free.
    roots : tuple of at most two vertices
        For a Graph or text.

    Returns
    -------
    ShortestProgram

    Raises
    ------
    InputError
        If matrix products do not compute P_H, or the bank does not own them, or a vertex that is
        no root is isolated.
    SizeError
        If the program has more than 12 products.

    Examples
    --------
    >>> found = shortest_program("C8")
    >>> [step.equation for step in found.program.steps], found.verify()
    (['ab,bc->ac', 'ab,bc->ac', 'ab,ab->ab', 'ab->'], True)

    Notes
    -----
    All ways to undo the last product are followed, from the pattern down to the inputs; the search
    for a smallest set of words, each a product of two others, deepens one product at a time.
    """
    bank, h = model(name), as_pattern(pattern, roots=roots)
    owned = "F" in bank.rules or (bank.kind == "order" and bank.order == 2)
    if not owned or bank.features:
        raise InputError(f"{bank.name} does not own matrix and entrywise products")
    alone = set(range(h.n)) - {v for e in h.edges for v in e[:2]} - set(h.roots)
    if alone and h.n > 1:
        raise InputError(f"{h.text}: expected no isolated vertices but roots, got {alone}")
    found = bank.computes(h)
    if found.obstruction is not None:
        raise InputError(f"{found!r}; expected a pattern that the model computes")
    goals = list(dict.fromkeys(_goals(h, bank.transpose)))
    for limit in range(LONGEST + 1):
        for goal in goals:
            chosen = _search({}, [goal[0].word], limit, bank.transpose)
            if chosen is not None:
                return ShortestProgram(h, len(chosen), _program(goal, chosen))
    raise SizeError(f"{h.text}: more than {LONGEST} products of matrices")


def _goals(h: Multigraph, transpose: bool) -> Iterator[Goal]:
    """Yield the matrices from which P_H is read by a sum over rows and columns."""
    if len(h.roots) == 2:
        yield use(h, transpose), "ab->ab"
        return
    output = "a" if h.roots else ""
    for u in h.roots or range(h.n):
        for v in range(h.n):
            if v != u:
                yield use(rerooted(h, (u, v)), transpose), f"ab->{output}"
        for k in cut_roots(rerooted(h, (u,))):
            yield use(k, transpose), f"aa->{output}"
        yield use(rerooted(h, (u, u)), transpose), f"ab->{output}"


def _search(
    chosen: dict[Word, Split], todo: list[Word], limit: int, transpose: bool
) -> dict[Word, Split] | None:
    """Return splits of all words needed, at most `limit` of them, or None."""
    todo = [word for word in todo if word.atom is None]
    if len(chosen) + len(todo) > limit:
        return None
    if not todo:
        return chosen
    word = max(todo, key=lambda w: w.pattern.m)
    if word.pattern.m > 1 << (limit - len(chosen)) and not chosen:
        return None
    rest = [w for w in todo if w != word]
    for split in splits(word, transpose):
        factors = dict.fromkeys(f.word for f in split.factors)
        if any(_needs(chosen, f, word) for f in factors):
            continue
        new = [f for f in factors if f not in chosen and f not in rest]
        found = _search({**chosen, word: split}, rest + new, limit, transpose)
        if found is not None:
            return found
    return None


def _needs(chosen: dict[Word, Split], word: Word, other: Word) -> bool:
    """Say whether `word` is made of `other`."""
    if word == other:
        return True
    split = chosen.get(word)
    return split is not None and any(_needs(chosen, f.word, other) for f in split.factors)


def _program(goal: Goal, chosen: dict[Word, Split]) -> Program:
    names: dict[Word, str] = {}
    steps: list[Step] = []

    def made(word: Word) -> str:
        if word.atom is not None:
            return word.atom
        if word not in names:
            split = chosen[word]
            operands = tuple(made(f.word) for f in split.factors)
            names[word] = f"T{len(steps) + 1}"
            steps.append(Step(names[word], split.equation(), operands))
        return names[word]

    last, equation = made(goal[0].word), goal[1]
    if goal[0].transposed:
        equation = equation[1::-1] + equation[2:]
    if equation != "ab->ab" or not steps:
        steps.append(Step(f"T{len(steps) + 1}", equation, (last,)))
    return Program(tuple(steps))
