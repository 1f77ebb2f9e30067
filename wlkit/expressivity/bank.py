"""Banks of contractions: what a model may do, as a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from wlkit.errors import InputError
from wlkit.expressivity.declared import (
    INPUTS,
    MERGES,
    chosen_from,
    contractions,
    describe,
)
from wlkit.expressivity.guarded import Rule
from wlkit.graphs import Multigraph

if TYPE_CHECKING:
    from wlkit.expressivity.result import ComputesResult, CountsResult
    from wlkit.expressivity.table import ExpressivityTable, Quantity
    from wlkit.polynomials.program import Program

BankKind: TypeAlias = Literal["declared", "order", "guarded", "marked"]
"""declared: by `contract`, `merge` and `inputs`.  order: sum out a vertex with at most `order`
neighbours.  guarded: `rules` on pairs.  marked: message passing with `order` marked vertices (two
must be adjacent), the marks summed out last."""


@dataclass(frozen=True)
class ModelBank:
    """The contractions that a model owns; the polynomials P_H it computes are their closure.

    Parameters
    ----------
    name : str
    kind : "declared", "order", "guarded" or "marked"
    family : str
        The graphs H, without roots, whose P_H it computes, in words.
    contract : sequence of "leaf", "series", "star" or int
        Of a declared bank: how many neighbours a vertex may have when it is summed out (1, 2, 3, or
        the number); summing out a vertex without neighbours is pooling and always there.
    merge : sequence of "nodes" or "parallel"
        Of a declared bank: which tensors on the same vertices may be multiplied entrywise, values
        of nodes only or all.  Otherwise at most one tensor sits on each set of vertices that a
        step or the output uses.
    inputs : sequence of "X", "I", "J"
        Of a declared bank: the matrix, which must be there; the identity, for outputs on the
        diagonal; all ones, for outputs at pairs that no tensor joins.
    order : int
        The k of an order-k bank; the number of marks of a marked one.
    rules : frozenset of Rule
        Of a guarded bank.
    max_roots : int
        The largest number of roots of an output the model has.
    transpose : bool
        Whether h(v, u) may be made from h(u, v): matters for directed inputs.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> model("2-fgnn")
    ModelBank('2-fgnn')
    >>> model("2-fgnn").family
    'treewidth <= 2'
    >>> mine = ModelBank("mine", contract=["leaf", "series"], merge=["parallel"], inputs=["X", "I"])
    >>> mine.computes("C6").value, mine.computes("K4").value
    (True, False)
    """

    name: str
    kind: BankKind = "declared"
    family: str = ""
    order: int = 0
    rules: frozenset[Rule] = frozenset()
    max_roots: int = 2
    transpose: bool = True
    contract: Sequence[str | int] = ()
    merge: Sequence[str] = ()
    inputs: Sequence[str] = ("X", "I", "J")

    def __post_init__(self) -> None:
        if self.kind != "declared":
            return
        sizes = contractions(self.contract)
        if not sizes:
            raise InputError(
                f"{self.name}: expected at least one contraction, or nothing is summed"
            )
        if "X" not in self.inputs:
            raise InputError(f"{self.name}: expected the input 'X' among {list(self.inputs)}")
        object.__setattr__(self, "contract", sizes)
        object.__setattr__(self, "merge", chosen_from("merge", self.merge, MERGES))
        object.__setattr__(self, "inputs", chosen_from("input", self.inputs, INPUTS))
        object.__setattr__(self, "max_roots", min(self.max_roots, sizes[-1]))
        if not self.family:
            object.__setattr__(self, "family", describe(self))

    def __repr__(self) -> str:
        from wlkit.expressivity.models import MODELS

        if self.kind != "declared" or MODELS.get(self.name) == self:
            return f"ModelBank({self.name!r})"
        return (
            f"ModelBank({self.name!r}, contract={self.contract}, merge={self.merge}, "
            f"inputs={self.inputs})"
        )

    def check(self, h: Multigraph) -> Multigraph:
        """Return `h` if it is a question that the model has an answer to.

        Raises
        ------
        InputError
            If it has more roots than the model's outputs, or a kind of edge that is not defined
            for the model, or a component without a root beside one with a root.
        """
        if len(h.roots) > self.max_roots:
            raise InputError(
                f"{self.name} has outputs with at most {self.max_roots} roots; "
                f"{h.text} has {len(h.roots)}"
            )
        if self.kind == "order" or "F" in self.rules:
            return h
        if h.directed or h.has_loops or not h.is_simple:
            raise InputError(f"{self.name} is defined for simple undirected graphs, got {h.text}")
        if h.roots and any(not part & _mask(h.roots) for part in _components(h)):
            raise InputError(
                f"{h.text} has a component without a root: ask {self.name} for it by itself"
            )
        return h

    def computes(self, pattern: Any, *, roots: tuple[int, ...] = ()) -> ComputesResult:
        """Say whether the model computes P_H, with a program or an obstruction.

        Parameters
        ----------
        pattern : Multigraph, Graph or text
        roots : tuple of at most two vertices
            For a Graph or text.

        Raises
        ------
        InputError
            As for :meth:`check`.

        Examples
        --------
        >>> from wlkit.expressivity import model
        >>> model("mpnn").computes("K3").value, model("ppgn++").computes("K3").value
        (False, True)
        """
        from wlkit.expressivity.decide import decide
        from wlkit.expressivity.patterns import as_pattern

        return decide(self, self.check(as_pattern(pattern, roots=roots)))

    def program(self, pattern: Any, *, roots: tuple[int, ...] = ()) -> Program:
        """Return a straight-line program of the bank that computes P_H.

        Raises
        ------
        InputError
            If the model does not compute P_H; the message holds the obstruction.

        Examples
        --------
        >>> from wlkit.expressivity import model
        >>> [step.equation for step in model("ppgn++").program("K3").steps]
        ['ab,ac->bc', 'ab,ab->b', 'a->']
        """
        found = self.computes(pattern, roots=roots)
        if found.program is None:
            raise InputError(f"{found!r}; expected a pattern that the model computes")
        return found.program

    def counts(self, pattern: Any, *, roots: tuple[int, ...] = ()) -> CountsResult:
        """Say whether the model computes Q_H, so that it counts H as a subgraph.

        It does iff it computes P of every homomorphic image of H (loop-free quotient; two
        different roots stay different).

        Examples
        --------
        >>> from wlkit.expressivity import model
        >>> model("2-fgnn").counts("C7").value, model("2-fgnn").counts("C8").value
        (True, False)
        """
        from wlkit.expressivity.patterns import as_pattern, homomorphic_images
        from wlkit.expressivity.result import CountsResult

        h = self.check(as_pattern(pattern, roots=roots))
        images = tuple(self.computes(image) for image in homomorphic_images(h))
        return CountsResult(self, h, images)

    def table(
        self,
        max_edges: int,
        roots: Literal[0, 1, 2] = 0,
        quantity: Quantity = "hom",
        *,
        connected: bool = True,
        progress: bool = False,
    ) -> ExpressivityTable:
        """Return how many connected patterns of each size the model computes, or counts.

        See :func:`wlkit.expressivity.table.table`.
        """
        from wlkit.expressivity.table import table

        return table(self, max_edges, roots, quantity, connected=connected, progress=progress)


def _mask(vertices: tuple[int, ...]) -> int:
    mask = 0
    for v in vertices:
        mask |= 1 << v
    return mask


def _components(h: Multigraph) -> Iterator[int]:
    from wlkit.expressivity.patterns import components

    yield from components(h.underlying.neighbor_masks, (1 << h.n) - 1)
