"""Strategies for banks of contractions, published and declared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from hypothesis import strategies as st

from wlkit.errors import unknown_name
from wlkit.expressivity import MODELS, ModelBank, model
from wlkit.expressivity.bank import BankKind, Pooling
from wlkit.expressivity.declared import MERGES
from wlkit.expressivity.guarded import Rule

KINDS: tuple[BankKind, ...] = get_args(BankKind)
"""declared, order, guarded, marked."""

POOLINGS: tuple[Pooling, ...] = ("both", "vs", "sv")


@st.composite
def banks(
    draw: st.DrawFn,
    *,
    kinds: Sequence[BankKind] = KINDS,
    published: bool = True,
    max_order: int = 3,
) -> ModelBank:
    """Draw banks: a published one, or one made of contractions, rules, marks or an order.

    They shrink towards few rules, small orders and no products.

    Parameters
    ----------
    kinds : sequence of "declared", "order", "guarded" or "marked"
    published : bool
        Whether banks of the registry are drawn too.
    max_order : int
        A bound on neighbours of a vertex that is summed out, and on marks.

    Returns
    -------
    strategy of ModelBank

    Raises
    ------
    UnknownNameError
        When an example is drawn, if a kind is another one.

    Examples
    --------
    >>> from hypothesis import find
    >>> drawn = find(banks(kinds=["guarded"], published=False), lambda bank: "L_a" in bank.rules)
    >>> drawn.name, "L_a" in drawn.rules
    ('drawn', True)

    Notes
    -----
    Banks that are drawn bear the name ``drawn``; about half of those drawn are published ones.
    """
    for kind in kinds:
        if kind not in KINDS:
            raise unknown_name("kind of banks", kind, KINDS)
    known = [name for name, bank in MODELS.items() if bank.kind in kinds]
    if published and known and draw(st.booleans()):
        return model(draw(st.sampled_from(known)))
    kind = draw(st.sampled_from(tuple(kinds)))
    numbers = st.integers(1, max_order)
    if kind == "order":
        return ModelBank("drawn", order=draw(numbers))
    if kind == "marked":
        return ModelBank("drawn", marks=draw(numbers))
    if kind == "guarded":
        return _guarded(draw)
    sizes = draw(st.lists(numbers, min_size=1, max_size=max_order, unique=True))
    merge = draw(st.lists(st.sampled_from(MERGES), unique=True))
    further = draw(st.lists(st.sampled_from(("I", "J")), unique=True))
    oriented = draw(st.booleans())
    transpose = max(sizes) > 2 or not oriented
    return ModelBank(
        "drawn", contract=sizes, merge=merge, inputs=["X", *further], transpose=transpose
    )


def _guarded(draw: st.DrawFn) -> ModelBank:
    rules = draw(st.lists(st.sampled_from(get_args(Rule)), min_size=1, max_size=3, unique=True))
    pooling = draw(st.sampled_from(POOLINGS))
    return ModelBank("drawn", rules=rules, pooling=pooling, transpose=not draw(st.booleans()))
