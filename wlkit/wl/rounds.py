"""A colouring from its rounds: refinements that are computed by their definition."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

import numpy as np

from wlkit.typing import Int32Array
from wlkit.wl.coloring import Coloring, Pooling, pooled
from wlkit.wl.structure import Structure

Step = Callable[[Int32Array], Int32Array]


def refine_by_rounds(
    structure: Structure,
    initial: Int32Array,
    step: Step,
    *,
    variant: str,
    arity: int = 1,
    pooling: Pooling = "histogram",
    until_different: bool = False,
) -> Coloring:
    """Repeat `step` on the flat colours until no class splits (or all graphs differ).

    Parameters
    ----------
    structure : Structure
    initial : int32 array
        Colours of all tuples of length `arity`, graph by graph.
    step : callable
        From colours to finer ones; equal colours of the result must be equal signatures.
    variant, arity, pooling, until_different
        See :class:`wlkit.wl.Coloring` and :class:`wlkit.wl.Options`.

    Returns
    -------
    Coloring
    """
    offsets, sizes = structure.offsets(arity), structure.sizes.tolist()
    history = [numbered(initial.tolist())]
    stable = False
    while not stable:
        values = pooled(history[-1], offsets, sizes, arity, pooling)
        if until_different and len(set(values)) == len(values):
            break
        following = numbered(step(history[-1]).tolist())
        stable = following.max(initial=-1) == history[-1].max(initial=-1)
        if not stable:
            history.append(following)
    flat, splits = _nested(history)
    return Coloring(
        structure.graphs,
        variant,
        None,
        arity,
        flat,
        splits,
        len(history) - 1,
        stable=stable,
        pooling=pooling,
        replay=step,
        start=initial.copy,
    )


def numbered(values: Iterable[Hashable]) -> Int32Array:
    """Return equal numbers for equal values: 0, 1, ... in the order of first appearance.

    Examples
    --------
    >>> numbered("refine").tolist()
    [0, 1, 2, 3, 4, 1]
    """
    ids: dict[Hashable, int] = {}
    return np.array([ids.setdefault(x, len(ids)) for x in values], dtype=np.int32)


def _nested(history: list[Int32Array]) -> tuple[Int32Array, Int32Array]:
    """Return the last colours, numbered by the classes of all rounds, and what separated them.

    Sorted by their classes in round 0, then in round 1, and so on: the first round in which a
    class differs from the one before separated them.
    """
    last = history[-1]
    m = 1 + int(last.max(initial=-1))
    first = np.empty(m, dtype=np.int64)
    first[last[::-1]] = np.arange(last.size)[::-1]
    by_round = np.stack([colors[first] for colors in history])
    order = np.lexsort(by_round[::-1])
    place, splits = np.empty((2, m), dtype=np.int32)
    place[order] = np.arange(m)
    splits[:1] = 0
    splits[1:] = np.argmax(np.diff(by_round[:, order], axis=1) != 0, axis=0)
    return place[last], splits
