"""Checking, entry by entry, that no class of a tuple refinement is too coarse.

Permuting the positions of all tuples permutes classes and signatures alike. So of every orbit of
classes only one is compared, and of every tuple of it only one of the reordered copies in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import permutations
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from wlkit.typing import Int32Array
from wlkit.wl.blocks import found_in_parallel, led
from wlkit.wl.lines import lines_mismatch

if TYPE_CHECKING:
    from wlkit.wl.tuples import Run

Compare: TypeAlias = Callable[[np.ndarray, np.ndarray], bool]

_TUPLES = 1 << 16
"""Tuples that are compared at a time, at least."""

_DIRECT = 1 << 14
"""Entries of folklore signatures that are counted in a place each, at most."""

_SHARE = 32
"""Where each comparison begins with all lines, tuples divided by how often that may be."""


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
    before, the last rounds first. Tuples with equal signatures in one round have equal ones in
    all earlier rounds, whose partitions are coarser: so of each class of the round after next
    one member is enough. When the run stopped because the graphs differ, the last partition need
    not be exact for that, as it is never too fine; the rounds before are checked, so that it is
    the first. A first round that counted needs no check, and a discrete partition is exact.
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
        self.length = max(_TUPLES, run.items // _SHARE if run.rule.by_position else run.largest)
        self.places = run.offsets, run.structure.sizes, k

    @property
    def symmetric(self) -> bool:
        """Whether reorderings are used: where there are few of them."""
        return self.run.rule.name != "pairs" and self.run.rule.k <= 4

    def acts(self, t: int) -> bool:
        """Lay out the classes of round `t`; return whether reorderings permute them."""
        from wlkit._kernels.wl_exactness import earlier_classes, exchange_acts

        run = self.run
        earlier_classes(run.color, self._runs(t), run.spare)
        return not self.symmetric or all(
            exchange_acts(run.spare, *self.places, i, i + 1, lo, hi)
            for i in range(run.rule.k - 1)
            for lo, hi in self._portions(t)
        )

    def _runs(self, t: int) -> np.ndarray:
        from wlkit._kernels.wl_tuples import class_runs

        levels = self.run.levels
        return class_runs(levels.words, levels.bits, levels.count, np.int64(t))

    def _portions(self, t: int) -> Iterator[tuple[int, int]]:
        """Yield the classes of round `t`, as many lo..hi-1 as are looked at in one pass."""
        count, most = self.run.history[t], self.run.most
        return ((lo, min(lo + most, count)) for lo in range(0, count, most))

    def agrees(self, upper: int, lower: int) -> bool:
        """Return whether tuples alike in round `upper` have equal signatures in round `lower`.

        The classes of `lower` have been laid out. Unless `upper` is the last round, the classes of
        the next one are known to agree in `upper`, hence in `lower`, the round before: then one
        tuple of each of them is enough.
        """
        from wlkit._kernels.wl_exactness import orbit_items

        run = self.run
        finer = min(upper + 1, self.top)
        seen = np.zeros(run.history[finer] // 8 + 1 if finer > upper else 0, dtype=np.uint8)
        length = min(self.length, run.items) + len(self.orders)
        out, classes = np.empty((2, length), dtype=np.int32)
        compare = self._comparison(run.history[lower])
        runs = self._runs(finer), self._runs(upper)
        for lo, hi in self._portions(upper):
            first = np.full(hi - lo, -1, dtype=np.int32)
            fixed = (*runs, lo, hi, seen, *self.places, self.orders, first, out, classes)
            at = 0
            while at < run.items:
                found, at = orbit_items(at, run.color, *fixed)
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
        from wlkit._kernels.wl_exactness import (
            first_count_mismatch,
            first_mismatch,
            first_row_mismatch,
        )

        run, rule, s = self.run, self.run.rule, self.run.structure
        if rule.by_position:
            return partial(lines_mismatch, run)
        longest = run.largest
        fixed: tuple[Any, ...] = (run.spare, run.offsets, s.sizes, rule.k)
        kernel = first_mismatch
        if rule.name == "folklore" and self.symmetric:
            few = classes**rule.k <= _DIRECT
            kernel = first_count_mismatch if few else first_row_mismatch
            fixed = (*fixed, longest, classes) if few else (*fixed, longest)
        else:
            types = s.flat_types if rule.needs_types else np.empty(0, np.int32)
            size = (rule.width, rule.length(longest))
            fixed = (*size, *fixed, rule.flags, types, s.offsets(2))
        return lambda order, starts: found_in_parallel(kernel, order, starts, run.threads, fixed)
