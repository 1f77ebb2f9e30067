"""Bars for what takes long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def with_bar(items: Iterable[T], what: str, progress: bool, *, unit: str = "graph") -> Iterable[T]:
    """Return the items, with a bar on standard error that says of what if `progress`.

    Examples
    --------
    >>> list(with_bar("ab", "letters", False))
    ['a', 'b']
    """
    if not progress:
        return items
    from tqdm.auto import tqdm

    return tqdm(items, desc=what, unit=unit, leave=False)
