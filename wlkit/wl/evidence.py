"""Whether a colouring is the one that it says it is: all rounds replayed by the definition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from wlkit.errors import InputError, VerificationError, WlkitError
from wlkit.typing import Int32Array
from wlkit.wl.coloring import Coloring, Replay, same_partition
from wlkit.wl.options import Options
from wlkit.wl.structure import Structure


class Definition(NamedTuple):
    """The initial colours, one round, and the rounds inside balls (0 for other refinements)."""

    start: Callable[[], Int32Array]
    replay: Replay
    inside: int


def verify(c: Coloring) -> bool:
    """Replay all rounds of a colouring, see :meth:`wlkit.wl.Coloring.verify`."""
    definition = definition_of(c)
    _check_classes(c, definition)
    expected = definition.start()
    for t in range(c.rounds + 1):
        if not same_partition(expected, c.at_round(t)):
            raise VerificationError(f"{c!r}: not the partition of round {t}")
        following = definition.replay(expected)
        if t < c.rounds:
            expected = following
    if same_partition(expected, following) != c.stable and not _stopped(c):
        not_ = "not " if c.stable else ""
        raise VerificationError(f"{c!r}: {not_}stable after round {c.rounds}")
    return True


def definition_of(c: Coloring) -> Definition:
    """Return what to replay: the definition of the variant on the graphs of the colouring.

    Raises
    ------
    VerificationError
        If there is none, or if it is not about what the colouring is about.
    """
    from wlkit.wl.named import refinement

    if c.start is None or c.replay is None:
        raise VerificationError(f"{c!r}: no definition to replay")
    try:
        function = refinement(c.variant)
    except InputError:
        if c.options is not None:
            raise VerificationError(f"{c!r}: no refinement {c.variant!r}") from None
        return Definition(c.start, c.replay, 0)
    options = replace(c.options or Options(), until_different=not c.stable, progress=False)
    try:
        again = function(Structure(c.graphs), options)
    except WlkitError as error:
        raise VerificationError(f"{c.variant}: {error}") from error
    expected = (again.variant, again.k, again.arity, again.pooling)
    if (c.variant, c.k, c.arity, c.pooling) != expected or again.start is None:
        raise VerificationError(
            f"{c!r}: expected (variant, k, arity, pooling) = {expected}, "
            f"got {(c.variant, c.k, c.arity, c.pooling)}"
        )
    start = again.start
    if c.options is None and c.variant == "color-refinement":
        start = _given(c, start())
    return Definition(start, again.replay or c.replay, 0 if again.splits.any() else again.rounds)


def _given(c: Coloring, labels: Int32Array) -> Callable[[], Int32Array]:
    """Return the initial colours that were given, which refine the labels of the vertices."""
    colors = c.start() if c.start is not None else labels
    refined = colors.size == labels.size and same_partition(
        colors, colors * (1 + np.int64(labels.max(initial=0))) + labels
    )
    if not refined:
        raise VerificationError(f"{c!r}: the initial colours are not those of these graphs")
    return lambda: colors


def _check_classes(c: Coloring, definition: Definition) -> None:
    """Check that every class has members, and that each round split some class."""
    m = len(c.splits)
    fits = c.flat.size == sum(g.n**c.arity for g in c.graphs)
    for array in (c.flat, c.splits):
        fits = fits and array.min(initial=0) >= 0
    if not fits or len(np.bincount(c.flat, minlength=m)) != m or not np.bincount(c.flat).all():
        raise VerificationError(f"{c.variant}: not the colours 0, ..., {m - 1} of these graphs")
    if c.splits[:1].any():
        raise VerificationError(f"{c.variant}: the first class follows no other")
    rounds = np.unique(c.splits[c.splits > 0]).tolist()
    if rounds != list(range(1, c.rounds + 1)) and (rounds or c.rounds != definition.inside):
        raise VerificationError(f"{c!r}: classes were split in the rounds {rounds}")


def _stopped(c: Coloring) -> bool:
    """Return whether a refinement may have been stopped here, before a round that splits none."""
    if c.stable or (c.options is not None and not c.options.until_different):
        return False
    alone = c.options is None and len(c.graphs) == 1
    return not alone and len(set(c.invariants())) == len(c.graphs)
