"""Two models against each other: what one computes and the other does not, or an inclusion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from typing import Any, Literal

from wlkit.errors import VerificationError
from wlkit.exact._numbers import natural
from wlkit.expressivity.bank import ModelBank
from wlkit.expressivity.models import model
from wlkit.expressivity.patterns import connected_patterns, drawn_patterns
from wlkit.graphs import Multigraph

Relation = Literal["equal", "included", "includes", "incomparable", "no difference found"]

WEAKER_RULES = {"L_a": {"L_a", "F_u", "F"}, "L_b": {"L_b", "F_v", "F"}, "G": {"G", "F"}}
"""L_a is F_u with h = 1, L_b is F_v with k = 1; F_u, F_v are F with the guard multiplied in; G is F
with h = 1."""


@dataclass(frozen=True, repr=False)
class ModelComparison:
    """What two models compute, on connected simple patterns.

    Attributes
    ----------
    first, second : ModelBank
    max_edges : int
        Patterns with so many edges and fewer were tried, with 0, ..., `max_roots` roots.
    max_roots : int
        The largest number of roots of an output of both.
    only_first, only_second : Multigraph or None
        A pattern with fewest edges that one computes and the other does not.
    first_in_second, second_in_first : str or None
        Why every pattern that one computes is computed by the other, of any size; None if
        there is a counterexample or no reason is known.

    Examples
    --------
    >>> found = compare("mpnn", "ppgn")
    >>> found.relation, found.only_first, found.only_second.text
    ('included', None, '3:0-1,0-2,1-2')
    """

    first: ModelBank
    second: ModelBank
    max_edges: int
    max_roots: int
    only_first: Multigraph | None
    only_second: Multigraph | None
    first_in_second: str | None
    second_in_first: str | None

    @property
    def relation(self) -> Relation:
        """How the first stands to the second, as far as it is proved."""
        if self.only_first is not None and self.only_second is not None:
            return "incomparable"
        if self.first_in_second and self.second_in_first:
            return "equal"
        if self.first_in_second:
            return "included"
        return "includes" if self.second_in_first else "no difference found"

    @property
    def separating(self) -> tuple[Multigraph, ...]:
        """The patterns that one of them alone computes."""
        return tuple(h for h in (self.only_first, self.only_second) if h is not None)

    def verify(self) -> bool:
        """Check both answers at every separating pattern, and inclusions up to 4 edges.

        Raises
        ------
        VerificationError
            If a witness does not support its answer, or an inclusion has a counterexample.
        """
        witnesses = (
            (self.first, self.second, self.only_first),
            (
                self.second,
                self.first,
                self.only_second,
            ),
        )
        for does, does_not, h in witnesses:
            if h is None:
                continue
            yes, no = does.computes(h), does_not.computes(h)
            if not (yes.value and yes.verify()) or no.value or not no.verify():
                raise VerificationError(f"{h.text} does not separate {does.name}")
        claims = (
            (self.first, self.second, self.first_in_second),
            (
                self.second,
                self.first,
                self.second_in_first,
            ),
        )
        for weak, strong, reason in claims:
            if reason and _first_difference(weak, strong, 4, self.max_roots) is not None:
                raise VerificationError(f"{weak.name} is not included in {strong.name}")
        return True

    def __repr__(self) -> str:
        a, b = self.first.name, self.second.name
        found = [
            f"{h.text} by {name} alone"
            for name, h in ((a, self.only_first), (b, self.only_second))
            if h is not None
        ]
        said = {
            "equal": f"{a} equals {b}",
            "included": f"{a} is included in {b}",
            "includes": f"{a} includes {b}",
            "incomparable": f"{a} and {b} are incomparable",
            "no difference found": f"{a} and {b}: no proof of inclusion, {self.max_edges} edges",
        }[self.relation]
        return f"ModelComparison({'; '.join([said, *found])})"

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self))}</p>{drawn_patterns(self.separating)}"

    def to_dict(self) -> dict[str, Any]:
        """Return the answer in plain Python."""
        return {
            "first": self.first.name,
            "second": self.second.name,
            "relation": self.relation,
            "max_edges": self.max_edges,
            "max_roots": self.max_roots,
            "only_first": self.only_first.text if self.only_first else None,
            "only_second": self.only_second.text if self.only_second else None,
            "first_in_second": self.first_in_second,
            "second_in_first": self.second_in_first,
        }


def compare(a: str | ModelBank, b: str | ModelBank, *, max_edges: int = 6) -> ModelComparison:
    """Return a smallest pattern that separates two models, and the inclusions that are proved.

    Connected simple patterns are taken, with as many roots as both models have outputs for.

    Parameters
    ----------
    a, b : str or ModelBank
    max_edges : int
        How far to look for separating patterns, at least 0.

    Returns
    -------
    ModelComparison

    Raises
    ------
    UnknownNameError, InputError
        If there is no such model, or `max_edges` is negative or no integer.

    Examples
    --------
    >>> compare("mpnn", "ppgn++")
    ModelComparison(mpnn is included in ppgn++; 3:0-1,0-2,1-2 by ppgn++ alone)
    >>> compare("i2-gnn", "ppgn++").relation
    'incomparable'

    Notes
    -----
    Inclusions come from the rules of the banks alone, see :func:`inclusion`; patterns are tried by
    number of edges, those without roots first.
    """
    first, second = model(a), model(b)
    edges = natural(max_edges, "max_edges")
    roots = min(first.max_roots, second.max_roots)
    there, back = inclusion(first, second), inclusion(second, first)
    only_first = None if there else _first_difference(first, second, edges, roots)
    only_second = None if back else _first_difference(second, first, edges, roots)
    return ModelComparison(first, second, edges, roots, only_first, only_second, there, back)


def _first_difference(
    does: ModelBank, does_not: ModelBank, max_edges: int, max_roots: int
) -> Multigraph | None:
    levels = zip(*(connected_patterns(max_edges, r) for r in range(max_roots + 1)), strict=True)
    for level in levels:
        for patterns in level:
            for h in patterns:
                if does.computes(h).value and not does_not.computes(h).value:
                    return h
    return None


def inclusion(weak: ModelBank, strong: ModelBank) -> str | None:
    """Return why every connected simple pattern that `weak` computes is computed by `strong`.

    Patterns with as many roots as both have outputs for.  None says that no reason is known here.

    Parameters
    ----------
    weak, strong : ModelBank

    Returns
    -------
    str or None

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> inclusion(model("local-2-gnn"), model("ppgn"))
    'the rules L_a, L_b are cases of F'
    >>> inclusion(model("ppgn"), model("local-2-gnn")) is None
    True

    Notes
    -----
    Every reason is a simulation step by step.  For an order bank in pairs: in an elimination of
    width 2 the vertex that a part sums out last splits it into parts at two of three vertices,
    which is rule F.  Message passing and marking are the rule L_b on h(u, v), u constant or marked.
    """
    if not frozenset(weak.features) <= frozenset(strong.features):
        return None
    weak, strong = replace(weak, features=()), replace(strong, features=())
    for reason in REASONS:
        found = reason(weak, strong)
        if found:
            return found
    return None


def _same(weak: ModelBank, strong: ModelBank) -> str | None:
    return "they are the same bank" if weak == strong else None


def _declared(weak: ModelBank, strong: ModelBank) -> str | None:
    if weak.kind != "declared" or strong.kind != "declared":
        return None
    merges = "parallel" in strong.merge or set(weak.merge) <= set(strong.merge)
    fits = set(weak.contract) <= set(strong.contract) and set(weak.inputs) <= set(strong.inputs)
    return "each contraction, merge and input is one of the other's" if merges and fits else None


def _order_of(bank: ModelBank) -> int | None:
    """Return a k such that the bank sums out vertices with at most k neighbours only."""
    if bank.kind == "declared":
        return max(int(size) for size in bank.contract)
    return {"order": bank.order, "guarded": 2, "marked": bank.marks + 1}[bank.kind]


def _into_order(weak: ModelBank, strong: ModelBank) -> str | None:
    k = _order_of(weak)
    if strong.kind != "order" or k is None or k > strong.order:
        return None
    return f"it sums out vertices with at most {k} neighbours, and {strong.order} are allowed"


def _rules(weak: ModelBank, strong: ModelBank) -> str | None:
    if weak.kind != "guarded" or strong.kind != "guarded":
        return None
    wider = {"F_u": {"F_u", "F"}, "F_v": {"F_v", "F"}, "F": {"F"}, **WEAKER_RULES}
    owned = frozenset(strong.rules)
    turned = "F" in owned or (strong.transpose >= weak.transpose)
    pools = strong.pooling in ("both", weak.pooling) or strong.transpose
    if not (turned and pools and all(wider[rule] & owned for rule in weak.rules)):
        return None
    names = ", ".join(sorted(weak.rules)), ", ".join(sorted(strong.rules))
    return f"the rules {names[0]} are cases of {names[1]}"


def _pairs_from_order(weak: ModelBank, strong: ModelBank) -> str | None:
    k = _order_of(weak) if weak.kind in ("order", "declared") else None
    if strong.kind == "guarded" and "F" in strong.rules and k is not None and k <= 2:
        return "an elimination of width 2 is a sequence of matrix and entrywise products"
    return None


def _messages(weak: ModelBank, strong: ModelBank) -> str | None:
    """Message passing, with at most one mark, within models that pass messages beside a mark."""
    k = _order_of(weak) if weak.kind in ("order", "declared") else None
    single = weak.kind == "marked" and weak.marks == 1
    fewer = weak.kind == "marked" and not weak.adjacent and weak.marks <= strong.marks
    if strong.kind == "marked" and (k == 1 or single or (fewer and not strong.adjacent)):
        return "its messages are passed beside marks that are not needed"
    ways = {"L_b", "F_v", "F"} & frozenset(strong.rules)
    if strong.kind == "guarded" and ways and strong.pooling != "sv" and (k == 1 or single):
        return "its messages are sums over the neighbours of the second entry of a pair"
    return None


def _into_declared(weak: ModelBank, strong: ModelBank) -> str | None:
    """An order bank is a declared one with all its contractions and all merges."""
    k = _order_of(weak)
    if strong.kind != "declared" or k is None or weak.kind == "declared":
        return None
    everything = set(range(1, k + 1)) <= set(strong.contract) and "J" in strong.inputs
    if everything and ("parallel" in strong.merge or (k == 1 and "nodes" in strong.merge)):
        return f"it sums out vertices with at most {k} neighbours, as the other may"
    return None


REASONS: tuple[Callable[[ModelBank, ModelBank], str | None], ...] = (
    _same,
    _declared,
    _into_order,
    _rules,
    _pairs_from_order,
    _messages,
    _into_declared,
)
"""Reasons for an inclusion, each a function of the weaker and the stronger bank."""
