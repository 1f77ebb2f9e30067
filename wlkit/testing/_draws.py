"""Pieces that the strategies share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

from wlkit.errors import InputError

T = TypeVar("T")
DENSE = 66


def checked_bounds(what: str, minimum: int, maximum: int | None, floor: int = 0) -> None:
    """Raise unless floor <= minimum <= maximum."""
    if minimum < floor or (maximum is not None and maximum < minimum):
        raise InputError(
            f"{what}: expected {floor} <= min <= max, got min {minimum} and max {maximum}"
        )


def subsets(
    items: Sequence[T], *, min_size: int = 0, max_size: int | None = None
) -> st.SearchStrategy[list[T]]:
    """Draw sublists; they shrink towards few items, and those towards the first ones.

    Without bounds and for few items, half of them come from a coin for every item, so that
    large subsets are as frequent as small ones.
    """
    largest = len(items) if max_size is None else min(max_size, len(items))
    if not items or largest == 0:
        return st.just([])
    chosen = st.lists(
        st.sampled_from(items), unique=True, min_size=min(min_size, largest), max_size=largest
    )
    if min_size > 0 or largest < len(items) or len(items) > DENSE:
        return chosen
    coins = st.lists(st.booleans(), min_size=len(items), max_size=len(items))
    tossed = coins.map(lambda heads: [x for x, head in zip(items, heads, strict=True) if head])
    return chosen | tossed
