"""Checking, entry by entry, that no class of a tuple refinement is too coarse.

Permuting the positions of all tuples permutes classes and signatures alike. So of every orbit of
classes only one is compared, and of every tuple of it only one of the reordered copies in it.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from wlkit.typing import Int32Array
from wlkit.wl.blocks import BLOCK, found_in_parallel
from wlkit.wl.lines import lines_mismatch

if TYPE_CHECKING:
    from wlkit.wl.tuples import Run


_DIRECT = 1 << 24
"""Classes, times k, up to which each thread keeps a table with a place for each class."""


class Action(NamedTuple):
    """``images[p, c]``: the class of the tuples of class c reordered by ``orders[p]``."""

    orders: np.ndarray
    images: Int32Array


def is_exact(run: Run, different: bool) -> bool:
    """Check that in every round the tuples of one class had equal signatures.

    The last partition P_s is checked on its members, against P_{s-1} or, when stable, against
    itself. Its members then had equal signatures in all earlier rounds too, whose partitions are
    coarser: there one member of each class of P_s is enough. When the run stopped because the
    graphs differ, the last partition need not be exact for that, as it is never too fine; the
    rounds before are checked, so that it is the first. A first round that counted needs no check,
    and a discrete partition is exact.
    """
    last = run.rounds - 1 if different else run.rounds
    counted = int(run.counted)
    if not run.items or last < counted or (different and last == counted):
        return True
    if not different and run.m == run.items and last - 1 <= counted:
        return True
    base = ancestors(run, last)
    action = _action(run, base)
    if action is None:
        return False
    members = _members(run, base, action)
    classes = base[run.color[members]]
    against = ancestors(run, last - 1) if different else base
    first = first_members(run, base)
    present = np.flatnonzero(first >= 0)
    if _coarsened(action, present, against) is None or _mismatch(run, members, classes, against):
        return False
    for t in range(last - 1, counted - 1, -1):
        later = ancestors(run, t + 1)
        above = _coarsened(action, present, later)
        below = _coarsened(action, present, ancestors(run, t))
        if above is None or below is None:
            return False
        chosen = _chosen(present, later, action, above)
        if _mismatch(run, first[chosen], later[chosen], ancestors(run, t)):
            return False
    return True


def ancestors(run: Run, t: int) -> Int32Array:
    """Return for each class of the run the class it lay in after `t` rounds."""
    own = np.arange(run.m, dtype=np.int32)
    up = np.where(own >= run.history[t], run.parent[: run.m], own)
    while True:
        further = up[up]
        if np.array_equal(further, up):
            return up
        up = further


def _action(run: Run, base: Int32Array) -> Action | None:
    """Return how reorderings act on the classes, or None if they do not act."""
    from wlkit._kernels.wl_tuples import exchanged_classes

    k, rule = run.rule.k, run.rule
    own = np.arange(run.m, dtype=np.int32)
    if rule.name == "pairs" or k > 4:
        return Action(np.arange(k, dtype=np.int64)[None, :], own[None, :])
    images = {tuple(range(k)): own}
    steps = []
    for i in range(k - 1):
        swap = [*range(i), i + 1, i, *range(i + 2, k)]
        f = exchanged_classes(run.color, base, run.offsets, run.structure.sizes, k, i, i + 1, run.m)
        if f[0] == -2:
            return None
        steps.append((swap, np.where(f < 0, own, f)))
    queue = list(images)
    for order in queue:
        for swap, f in steps:
            new = tuple(order[i] for i in swap)
            if new not in images:
                images[new] = f[images[order]]
                queue.append(new)
    orders = list(permutations(range(k)))
    return Action(np.array(orders, dtype=np.int64), np.stack([images[p] for p in orders]))


def _coarsened(action: Action, present: np.ndarray, classes: Int32Array) -> Int32Array | None:
    """Return the action on coarser classes (``classes[c]`` holds c), or None if there is none."""
    out = np.tile(np.arange(classes.size, dtype=np.int32), (len(action.orders), 1))
    holder = classes[present]
    for p, image in enumerate(action.images):
        out[p, holder] = classes[image[present]]
        if not np.array_equal(out[p, holder], classes[image[present]]):
            return None
    return out


def _members(run: Run, base: Int32Array, action: Action) -> Int32Array:
    from wlkit._kernels.wl_tuples import orbit_members

    sizes = run.structure.sizes
    return orbit_members(
        run.color, base, run.offsets, sizes, run.rule.k, action.orders, action.images
    )


def first_members(run: Run, base: Int32Array) -> Int32Array:
    """Return the first tuple of each class, -1 for classes that do not occur."""
    first = np.full(run.m, -1, dtype=np.int32)
    for start in reversed(range(0, run.items, BLOCK)):
        classes = base[run.color[start : start + BLOCK]]
        first[classes[::-1]] = np.arange(start, start + classes.size, dtype=np.int32)[::-1]
    return first


def _chosen(
    present: np.ndarray, later: Int32Array, action: Action, above: Int32Array
) -> np.ndarray:
    """Return the classes that stand for all: as for tuples, with the classes in their place."""
    holder = later[present]
    kept = above.min(axis=0)[holder] == holder
    for image, wide in zip(action.images, above, strict=True):
        kept &= (wide[holder] != holder) | (image[present] >= present)
    chosen = present[kept]
    leaders = np.full(later.size, -1, dtype=np.int64)
    leaders[later[chosen][::-1]] = chosen[::-1]
    leaders = leaders[leaders >= 0]
    copies = [
        image[leaders][wide[later[leaders]] == later[leaders]]
        for image, wide in zip(action.images[1:], above[1:], strict=True)
    ]
    return np.concatenate([chosen, *copies])


def _mismatch(run: Run, members: Int32Array, classes: np.ndarray, remap: Int32Array) -> bool:
    """Return whether two members of one class have different signatures under `remap`."""
    by_class = np.argsort(classes, kind="stable")
    counts = np.bincount(classes, minlength=1)
    starts = np.concatenate(([0], np.cumsum(counts[counts > 0])))
    order = members[by_class].astype(np.int32, copy=False)
    if run.rule.by_position:
        return lines_mismatch(run, order, starts, remap)
    kernel, fixed = _comparison(run, remap)
    return found_in_parallel(kernel, order, starts, run.threads, fixed)


def _comparison(run: Run, remap: Int32Array) -> tuple[Any, tuple[Any, ...]]:
    """Return the kernel that compares signatures, and its arguments after the classes."""
    from wlkit._kernels.wl_tuples import first_mismatch, first_row_mismatch

    rule, s = run.rule, run.structure
    longest = int(s.sizes.max())
    if rule.name == "folklore" and rule.k <= 4 and rule.k * run.m <= _DIRECT:
        for start in range(0, run.items, BLOCK):
            part = slice(start, start + BLOCK)
            run.spare[part] = remap[run.color[part]]
        return first_row_mismatch, (run.spare, run.offsets, s.sizes, rule.k, run.m, longest)
    types = s.flat_types if rule.needs_types else np.empty(0, np.int32)
    signature = (rule.k, rule.flags, types, s.offsets(2))
    fixed = (rule.width, rule.length(longest), run.color, remap, run.offsets, s.sizes)
    return first_mismatch, (*fixed, *signature)
