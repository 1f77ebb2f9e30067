"""Elimination plans: how to evaluate P_H by summing out one vertex after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from itertools import combinations
from string import ascii_letters
from typing import Any

from wlkit.errors import InputError, VerificationError
from wlkit.graphs import Graph, Multigraph
from wlkit.polynomials.inputs import Arithmetic, channel_name
from wlkit.polynomials.program import Cost, Program, Step

Factor = tuple[str, tuple[int, ...]]
"""A tensor's name and the vertices its indices stand for."""

FOLD = 16
"""Most operands of one step; parallel tensors are merged in groups of this size."""


@dataclass(frozen=True)
class EliminationPlan:
    """An order of the non-root vertices of H, and the contraction program that it gives.

    Parameters
    ----------
    multigraph : Multigraph
        H.
    order : tuple of ints
        Every non-root vertex once.

    Attributes
    ----------
    width : int
        Most neighbours of a vertex when it is summed out, or the number of roots minus one if that
        is more: arithmetic n^(width + 1).  At least the treewidth of H plus a clique on the roots.
    program : Program
        The einsum steps.

    Examples
    --------
    >>> plan = EliminationPlan(Multigraph(4, [(0, 1), (1, 2), (2, 3), (0, 3)]), (0, 1, 2, 3))
    >>> plan.width
    2
    >>> print(plan.program.table)
    T1 = ab,ac->bc (A, A)    time n^3   memory n^2
    T2 = ab,ac->bc (A, T1)   time n^3   memory n^2
    T3 = ab,ab->b (A, T2)    time n^2   memory n^1
    T4 = a-> (T3)            time n^1   memory n^0
    total                    time n^3   memory n^2
    """

    multigraph: Multigraph
    order: tuple[int, ...]

    def __post_init__(self) -> None:
        free = sorted(set(range(self.multigraph.n)) - set(self.multigraph.roots))
        if sorted(self.order) != free:
            raise InputError(f"expected an order of the vertices {free}, got {self.order}")

    @cached_property
    def program(self) -> Program:
        """The einsum steps, one or a few per vertex summed out, and one for the result."""
        return _compile(self.multigraph, self.order)

    @cached_property
    def sparse_program(self) -> Program:
        """The same steps, but each takes along the tensors among the neighbours.

        Then a join of sparse tensors is cut down by the edges that are there.
        """
        return _compile(self.multigraph, self.order, inward=True)

    @property
    def width(self) -> int:
        """Most indices of a step, minus one; -1 when there is nothing to do."""
        return self.program.width

    def _repr_html_(self) -> str:
        from wlkit.graphs.drawing import multigraph_svg

        return f"{multigraph_svg(self.multigraph)}<pre>{escape(self.table)}</pre>"

    def run(self, matrix: Any, *, dtype: Arithmetic = "exact") -> Any:
        """Return P_H at a matrix or a batch, as :meth:`Program.run` does.

        Examples
        --------
        >>> elimination_plan(Multigraph(2, [(0, 1)], roots=(0,))).run([[0, 2], [2, 5]])
        array([2, 7])
        """
        return self.program.run(matrix, dtype=dtype)

    @property
    def memory(self) -> int:
        """The most indices of a tensor made: memory n^memory."""
        return self.program.memory

    def cost(self, n: int) -> Cost:
        """Return multiplications, additions and entries of memory at matrices of size n.

        Examples
        --------
        >>> elimination_plan(Multigraph(3, [(0, 1), (0, 2)])).cost(1000)  # a star: n^2
        Cost(multiplications=1000, additions=1998999, entries=2001)
        """
        return self.program.cost(n)

    @property
    def table(self) -> str:
        """The steps with their costs, one a line."""
        return self.program.table

    def verify(self) -> bool:
        """Check the program against the definition, summing over all assignments.

        Both are run on a matrix of integers without structure, of the order of H or less.

        Raises
        ------
        VerificationError
            If the values differ.
        """
        from wlkit.polynomials.evaluate import evaluate_by_definition, sample_matrix

        matrix = sample_matrix(self.multigraph, 3 if self.multigraph.n <= 8 else 2)
        found, expected = self.program.run(matrix), evaluate_by_definition(self.multigraph, matrix)
        if not (found == expected if isinstance(expected, int) else (found == expected).all()):
            raise VerificationError(f"the plan does not evaluate {self.multigraph.text}")
        return True

    def to_dict(self) -> dict[str, Any]:
        """Return the multigraph, order, width and program as plain Python."""
        return {
            "multigraph": self.multigraph.text,
            "order": list(self.order),
            "width": self.width,
            **self.program.to_dict(),
        }


@lru_cache(maxsize=4096)
def elimination_plan(h: Multigraph) -> EliminationPlan:
    """Return an elimination plan of least width: the treewidth of H plus a clique on its roots.

    Parameters
    ----------
    h : Multigraph

    Returns
    -------
    EliminationPlan

    Raises
    ------
    SizeError
        If that treewidth is out of reach of the exact search.

    Examples
    --------
    >>> elimination_plan(Multigraph(5, [(0, 1), (1, 2), (2, 3), (3, 4)], roots=(0, 4))).width
    2

    Notes
    -----
    A program along the plan takes n^(width + 1) steps at matrices of size n. Least degree finds the
    widths 1 and 2; beyond, :func:`wlkit.treewidth.treewidth` decides.

    References
    ----------
    Dechter, Bucket elimination: a unifying framework for reasoning, Artificial Intelligence 113,
    1999.
    """
    roots = set(h.roots)
    masks = _masks(h.n, [*h.edges, *((u, v, 0) for u, v in combinations(sorted(roots), 2))])
    order = _least_degree_order(masks, roots)
    # Least degree finds treewidth 1 and 2; beyond, the exact search decides.
    return EliminationPlan(h, order if _width(masks, order) <= 2 else _best_order(masks, roots))


def _masks(n: int, edges: Iterable[Sequence[int]]) -> list[int]:
    masks = [0] * n
    for u, v, *_ in edges:
        if u != v:
            masks[u] |= 1 << v
            masks[v] |= 1 << u
    return masks


def _bits(mask: int) -> list[int]:
    return [v for v in range(mask.bit_length()) if mask >> v & 1]


def _eliminate(masks: list[int], v: int) -> int:
    around = masks[v]
    for u in _bits(around):
        masks[u] = (masks[u] | around) & ~(1 << u | 1 << v)
    return around


def _width(masks: Sequence[int], order: Sequence[int]) -> int:
    left = list(masks)
    return max((_eliminate(left, v).bit_count() for v in order), default=-1)


def _least_degree_order(masks: Sequence[int], roots: set[int]) -> tuple[int, ...]:
    """Return a vertex of least degree at a time; of these, one near the fewest gone already."""
    left, free, order = list(masks), set(range(len(masks))) - roots, []
    gone = [0] * len(masks)
    while free:
        v = min(free, key=lambda u: (left[u].bit_count(), gone[u], u))
        for u in _bits(_eliminate(left, v)):
            gone[u] += 1 + gone[v]
        free.discard(v)
        order.append(v)
    return tuple(order)


def _best_order(masks: Sequence[int], roots: set[int]) -> tuple[int, ...]:
    """Return an order of least width: leaves of a decomposition first, towards the roots' bag."""
    from wlkit.treewidth import treewidth

    edges = [(u, v) for u, mask in enumerate(masks) for v in _bits(mask) if u < v]
    decomposition = treewidth(Graph(len(masks), edges), exact=True).decomposition
    home = next(i for i, bag in enumerate(decomposition.bags) if roots <= set(bag))
    order: list[int] = []
    for i, parent in reversed(decomposition.rooted(home)):
        kept = set(decomposition.bags[parent]) if parent >= 0 else roots
        order.extend(v for v in decomposition.bags[i] if v not in kept)
    return tuple(order)


class _Compiler:
    """The steps written so far and the tensors not yet consumed."""

    def __init__(self, factors: list[Factor]) -> None:
        self.steps: list[Step] = []
        self.factors = factors

    def contract(self, used: list[Factor], kept: Sequence[int]) -> Factor:
        """Multiply `used` and sum out every vertex that is not in `kept`."""
        used = self._merge_parallel(used)
        letters: dict[int, str] = {}
        for _, vertices in used:
            for v in vertices:
                letters.setdefault(v, ascii_letters[len(letters)])
        inputs = ",".join("".join(letters[v] for v in vertices) for _, vertices in used)
        equation = f"{inputs}->{''.join(letters[v] for v in kept)}"
        return self._emit(equation, [name for name, _ in used], tuple(kept))

    def _merge_parallel(self, used: list[Factor]) -> list[Factor]:
        groups: dict[frozenset[int], list[Factor]] = {}
        for factor in used:
            groups.setdefault(frozenset(factor[1]), []).append(factor)
        if sum(map(len, groups.values())) <= FOLD:
            return used
        merged = []
        for group in groups.values():
            while len(group) > 1:
                folded = self._fold(group[:FOLD])
                group = [folded, *group[FOLD:]]
            merged += group
        return merged

    def _fold(self, group: list[Factor]) -> Factor:
        kept = tuple(dict.fromkeys(group[0][1]))
        letters = dict(zip(kept, ascii_letters, strict=False))
        inputs = ",".join("".join(letters[v] for v in vertices) for _, vertices in group)
        output = "".join(letters[v] for v in kept)
        return self._emit(f"{inputs}->{output}", [name for name, _ in group], kept)

    def _emit(self, equation: str, names: list[str], kept: tuple[int, ...]) -> Factor:
        target = f"T{len(self.steps) + 1}"
        self.steps.append(Step(target, equation, tuple(names)))
        return target, kept


def _compile(h: Multigraph, order: Sequence[int], *, inward: bool = False) -> Program:
    """Return the steps; with `inward` a vertex takes the tensors among its neighbours along."""
    compiler = _Compiler([(channel_name(c), (u, v)) for u, v, c in h.edges])
    for c in order:
        used = [f for f in compiler.factors if c in f[1]] or [("ones", (c,))]
        around = {v for _, vertices in used for v in vertices}
        if inward:
            used += [f for f in compiler.factors if c not in f[1] and around.issuperset(f[1])]
        compiler.factors = [f for f in compiler.factors if f not in used]
        compiler.factors.append(compiler.contract(used, sorted(around - {c})))
    roots = list(dict.fromkeys(h.roots))
    touched = {v for _, vertices in compiler.factors for v in vertices}
    last = compiler.factors + [("ones", (r,)) for r in roots if r not in touched]
    finished = compiler.steps and last == [(compiler.steps[-1].target, tuple(roots))]
    name = last[0][0] if finished else compiler.contract(last or [("unit", ())], roots)[0]
    if len(h.roots) > len(roots):
        compiler.steps.append(Step(f"T{len(compiler.steps) + 1}", "a,ab->ab", (name, "I")))
    return Program(tuple(compiler.steps))
