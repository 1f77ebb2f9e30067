"""Banks of contractions: what a model may do, as a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from wlkit.errors import InputError
from wlkit.expressivity.guarded import Rule
from wlkit.graphs import Multigraph

if TYPE_CHECKING:
    from wlkit.expressivity.result import ComputesResult, CountsResult
    from wlkit.expressivity.table import ExpressivityTable, Quantity
    from wlkit.polynomials.program import Program

BankKind: TypeAlias = Literal["declared", "order", "guarded", "marked"]
"""declared: by `contract`, `merge` and `inputs`.  order: sum out a vertex with at most `order`
neighbours.  guarded: `rules` on pairs.  marked: message passing with `marks` marked vertices, which
are summed out last."""

Pooling: TypeAlias = Literal["vs", "sv", "both"]
"""How a node value is made from h(u, v): the sum over v (vs), over u (sv), or either."""


@dataclass(frozen=True)
class ModelBank:
    """The contractions that a model owns; the polynomials P_H it computes are their closure.

    A bank is given by exactly one of `contract`, `rules`, `marks` and `order`.

    Parameters
    ----------
    name : str
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
    rules : iterable of Rule
        Of a guarded bank: F, F_u, F_v, L_a, L_b, G; see :data:`wlkit.expressivity.guarded.Rule`.
    pooling : "vs", "sv" or "both"
        Of a guarded bank.
    marks : int
        Of a marked bank: how many vertices are marked in the graph in which messages are passed.
    adjacent : bool
        Of a marked bank: two marks, the second a neighbour of the first and summed out before it.
        Otherwise all marks are summed out together.
    order : int
        The k of an order-k bank.
    max_roots : int
        The largest number of roots of an output the model has.
    transpose : bool
        Whether h(v, u) may be made from h(u, v): matters for directed inputs.
    features : sequence of Multigraph or text
        Of an order or declared bank: patterns H whose P_H are further inputs, as values of nodes
        (one root) or matrices (two roots); the matrix is used as X is, in both directions.

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
    >>> ModelBank("edges", rules=["L_b", "F_u"], pooling="vs").computes("C4").value
    True
    """

    name: str
    family: str = ""
    order: int = 0
    rules: Iterable[Rule] = frozenset()
    marks: int = 0
    adjacent: bool = False
    pooling: Pooling = "both"
    max_roots: int = 2
    transpose: bool = True
    contract: Sequence[str | int] = ()
    merge: Sequence[str] = ()
    inputs: Sequence[str] = ("X", "I", "J")
    features: Sequence[Multigraph | str] = ()

    def __post_init__(self) -> None:
        from wlkit.expressivity.checks import checked_bank

        for name, value in checked_bank(self).items():
            object.__setattr__(self, name, value)

    @property
    def kind(self) -> BankKind:
        """Which of the four kinds of banks."""
        if self.order:
            return "order"
        return "guarded" if self.rules else "marked" if self.marks else "declared"

    def __repr__(self) -> str:
        from wlkit.expressivity.models import is_published

        if is_published(self):
            return f"ModelBank({self.name!r})"
        given = {
            "declared": f"contract={self.contract}, merge={self.merge}, inputs={self.inputs}",
            "guarded": f"rules={sorted(self.rules)}, pooling={self.pooling!r}",
            "marked": f"marks={self.marks}" + (", adjacent=True" if self.adjacent else ""),
            "order": f"order={self.order}",
        }[self.kind]
        more = "" if self.transpose else ", transpose=False"
        if self.features:
            more += f", features={[h.text for h in self.feature_patterns]}"
        return f"ModelBank({self.name!r}, {given}{more})"

    @property
    def feature_patterns(self) -> tuple[Multigraph, ...]:
        """The patterns whose polynomials are further inputs."""
        return tuple(h for h in self.features if not isinstance(h, str))

    def with_features(self, *patterns: Multigraph | str) -> ModelBank:
        """Return the bank with the polynomials of these patterns as further inputs.

        Parameters
        ----------
        patterns : Multigraph or text
            Connected, simple, with no, one or two roots and at least one vertex more; the name of
            a graph stands for all ways to root it at one vertex.

        Examples
        --------
        >>> from wlkit.expressivity import model
        >>> richer = model("mpnn").with_features("K3")
        >>> richer.name, richer.computes("K3").value, richer.computes("C4").value
        ('mpnn/K3', True, False)
        """
        from wlkit.expressivity.features import read_features

        added = [h for pattern in patterns for h in read_features(pattern)]
        names = (p if isinstance(p, str) else p.text for p in patterns)
        return replace(
            self,
            name="/".join((self.name, *names)),
            family="",
            features=(*self.features, *added),
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
        if not self.features and (self.kind in ("order", "declared") or "F" in self.rules):
            return h
        if h.directed or h.has_loops or not h.is_simple:
            raise InputError(f"{self.name} is defined for simple undirected graphs, got {h.text}")
        rooted = h.roots and self.kind in ("guarded", "marked")
        if rooted and any(not part & _mask(h.roots) for part in _components(h)):
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
        images = homomorphic_images(h, simple=h.is_simple)
        answers = tuple(self.computes(image) for image in images)
        return CountsResult(self, h, answers)

    def table(
        self,
        max_edges: int | None = None,
        roots: Literal[0, 1, 2] = 0,
        quantity: Quantity = "hom",
        *,
        max_vertices: int | None = None,
        connected: bool = True,
        simple: bool = True,
        progress: bool = False,
    ) -> ExpressivityTable:
        """Return how many patterns of each size the model computes, or counts.

        See :func:`wlkit.expressivity.table.table`.
        """
        from wlkit.expressivity.table import table

        return table(
            self,
            max_edges,
            roots,
            quantity,
            max_vertices=max_vertices,
            connected=connected,
            simple=simple,
            progress=progress,
        )


def _mask(vertices: tuple[int, ...]) -> int:
    mask = 0
    for v in vertices:
        mask |= 1 << v
    return mask


def _components(h: Multigraph) -> Iterator[int]:
    from wlkit.expressivity.patterns import components

    yield from components(h.underlying.neighbor_masks, (1 << h.n) - 1)
