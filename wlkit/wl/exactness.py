"""Checking, entry by entry, that no class of a tuple refinement is too coarse.

Permuting the positions of all tuples permutes classes and signatures alike. So of every orbit of
classes only one is compared, and of every tuple of it only one of the reordered copies in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import permutations
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from wlkit.typing import Int32Array
from wlkit.wl.blocks import BLOCK, found_in_parallel, led
from wlkit.wl.lines import lines_mismatch

if TYPE_CHECKING:
    from wlkit.wl.tuples import Run

Compare: TypeAlias = Callable[[np.ndarray, np.ndarray], bool]

_DIRECT = 1 << 20
"""Classes, times k, up to which each thread keeps a table with a place for each class."""

_SHARE = 32
"""Tables and lists are as long as there are tuples, divided by this, or a block if longer."""


def is_exact(run: Run, different: bool) -> bool:
    """Check that in every round the tuples of one class had equal signatures.

    Parameters
    ----------
    run : Run
        Finished; its spare array is overwritten.
    different : bool
        Whether it stopped because the graphs differ.

    Notes
    -----
    A stable partition is checked against itself, and the partition of every round on the one
    before. Members of one class of the last partition had equal signatures in all earlier rounds
    too, whose partitions are coarser: there one member of each class is enough. When the run
    stopped because the graphs differ, the last partition need not be exact for that, as it is
    never too fine; the rounds before are checked, so that it is the first. A first round that
    counted needs no check, and a discrete partition is exact.
    """
    top, counted = run.rounds - different, int(run.counted)
    if not run.items or top < counted or (different and top == counted):
        return True
    check = Check(run, top)
    discrete = not different and run.m == run.items
    if not discrete and not (check.acts(top) and (different or check.agrees(top, top))):
        return False
    for t in range(top - 1, counted - 1, -1):
        if not check.acts(t) or ((t + 1 < top or different) and not check.agrees(t + 1, t)):
            return False
    return True


@dataclass
class Check:
    """Comparison of signatures, for a run of which only the rounds to `top` matter."""

    run: Run
    top: int

    def __post_init__(self) -> None:
        run, k = self.run, self.run.rule.k
        self.orders = np.array(list(permutations(range(k) if self.symmetric else [0])))
        self.length = max(BLOCK, run.items // _SHARE)
        self.places = run.offsets, run.structure.sizes, k

    @property
    def symmetric(self) -> bool:
        """Whether reorderings are used: where there are few of them."""
        return self.run.rule.name != "pairs" and self.run.rule.k <= 4

    def acts(self, t: int) -> bool:
        """Lay out the classes of round `t`; return whether reorderings permute them."""
        from wlkit._kernels.wl_tuples import earlier_classes, exchange_acts

        run, count = self.run, self.run.history[t]
        earlier_classes(run.color, run.parent, count, run.spare)
        return not self.symmetric or all(
            exchange_acts(run.spare, *self.places, i, i + 1, lo, min(lo + self.length, count))
            for i in range(run.rule.k - 1)
            for lo in range(0, count, self.length)
        )

    @cached_property
    def representatives(self) -> Int32Array:
        """One tuple of every class of round `top`, or nothing where that would be most tuples."""
        from wlkit._kernels.wl_tuples import first_items

        run, count = self.run, self.run.history[self.top]
        few = 4 * count <= run.items
        return first_items(run.color, run.parent, count) if few else np.empty(0, np.int32)

    def agrees(self, upper: int, lower: int) -> bool:
        """Return whether tuples alike in round `upper` have equal signatures in round `lower`.

        The classes of `lower` have been laid out. Classes of `top` are known to agree there.
        """
        from wlkit._kernels.wl_tuples import orbit_items

        run, count = self.run, self.run.history[upper]
        items = self.representatives if upper < self.top else np.empty(0, np.int32)
        first = np.full(count, -1, dtype=np.int32)
        length = min(self.length, (run.items + 1) * len(self.orders))
        out, classes = np.empty((2, length), dtype=np.int32)
        compare = self._comparison(run.history[lower])
        classes_of = (run.color, run.parent, run.history[self.top], count)
        at, end = 0, items.size or run.items
        while at < end:
            found, at = orbit_items(
                items, at, *classes_of, *self.places, self.orders, first, out, classes
            )
            if self._differ(compare, out[:found], classes[:found], first):
                return False
        return True

    def _differ(
        self, compare: Compare, items: Int32Array, classes: Int32Array, first: Int32Array
    ) -> bool:
        """Return whether some item differs from the first one of its class."""
        if not items.size:
            return False
        by_class = np.argsort(classes, kind="stable")
        runs = led(items[by_class], classes[by_class], first, self.run.threads)
        return compare(*runs)

    def _comparison(self, classes: int) -> Compare:
        """Return what finds out whether signatures of the colours laid out vary within runs."""
        from wlkit._kernels.wl_tuples import first_mismatch, first_row_mismatch

        run, rule, s = self.run, self.run.rule, self.run.structure
        if rule.by_position:
            return partial(lines_mismatch, run)
        longest = int(s.sizes.max())
        fixed: tuple[Any, ...] = (run.spare, run.offsets, s.sizes, rule.k)
        kernel = first_mismatch
        direct = rule.k * classes <= max(_DIRECT, run.items // _SHARE)
        if rule.name == "folklore" and self.symmetric and direct:
            kernel, fixed = first_row_mismatch, (*fixed, classes, longest)
        else:
            types = s.flat_types if rule.needs_types else np.empty(0, np.int32)
            size = (rule.width, rule.length(longest))
            fixed = (*size, *fixed, rule.flags, types, s.offsets(2))
        return lambda order, starts: found_in_parallel(kernel, order, starts, run.threads, fixed)
