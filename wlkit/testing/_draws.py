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

    Without bounds, and for few items, sparse and dense ones are drawn equally often.
    """
    largest = len(items) if max_size is None else min(max_size, len(items))
    if not items or largest == 0:
        return st.just([])
    if min_size == 0:
        bounded = largest < len(items) or len(items) > DENSE
        return _positions(items, largest if bounded else None)
    least = min(min_size, largest)
    return st.lists(st.sampled_from(items), unique=True, min_size=least, max_size=largest)


@st.composite
def _positions(draw: st.DrawFn, items: Sequence[T], max_size: int | None) -> list[T]:
    """Draw positions, with repetitions: whatever comes behind may leave without moving them."""
    size = len(items)
    least = 0 if max_size is not None else draw(st.sampled_from((0, size // 2, 2 * size)))
    longest = 3 * size if max_size is None else max_size
    drawn = draw(st.lists(st.integers(0, size - 1), min_size=least, max_size=longest))
    return [items[i] for i in sorted(set(drawn))]
