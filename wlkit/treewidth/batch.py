"""Many small treewidths at once, and an independent exact method for checks."""

from __future__ import annotations

from typing import Any

import numpy as np

from wlkit.errors import GraphError, SizeError
from wlkit.treewidth._masks import bits, components, renumbered
from wlkit.treewidth.reductions import reduce

LARGEST_BATCH = 16
ROOM = 20
CHUNK = 1 << 14


def treewidths_of_masks(masks: Any) -> np.ndarray:
    """Return the treewidth of each of many graphs on the same few vertices.

    Parameters
    ----------
    masks : integer array (count, n), n <= 16
        Entry (i, v) has bit u set iff u and v are adjacent in graph i.

    Returns
    -------
    int8 array (count,)
        From -1 (no vertices) to n - 1.

    Raises
    ------
    SizeError
        If n > 16.
    GraphError
        If some row is not the mask list of a graph: bits beyond n, loops, not symmetric.

    Examples
    --------
    >>> import numpy as np
    >>> treewidths_of_masks(np.array([[2, 1, 0], [6, 5, 3]], dtype=np.uint32)).tolist()
    [1, 2]

    Notes
    -----
    A million graphs on nine vertices take about a second.
    """
    from wlkit._kernels.treewidth import treewidths

    words = _checked_masks(masks)
    count, n = words.shape
    out = np.full(count, -1, dtype=np.int8)
    if n and count:
        slots = 1 << (n + 1)
        keys, stamps = np.zeros(slots, dtype=np.uint64), np.zeros(slots, dtype=np.int64)
        treewidths(words, keys, stamps, 64 - (n + 1), out)
    return out


def _checked_masks(masks: Any) -> np.ndarray:
    array = np.asarray(masks)
    if array.ndim != 2 or array.dtype.kind not in "iu":
        raise GraphError(
            f"masks: expected integers of shape (count, n), got {array.dtype} {array.shape}"
        )
    n = array.shape[1]
    if n > LARGEST_BATCH:
        raise SizeError(f"masks: expected graphs of at most {LARGEST_BATCH} vertices, got {n}")
    words = np.ascontiguousarray(array, dtype=np.uint64)
    for start in range(0, len(words), CHUNK):
        bad = _malformed(words[start : start + CHUNK])
        if bad.any():
            i = start + int(bad.argmax())
            raise GraphError(
                f"masks, graph {i}: expected symmetric masks below 2^{n} without loops, "
                f"got {array[i].tolist()}"
            )
    return words


def _malformed(words: np.ndarray) -> np.ndarray:
    """Return which rows are no mask lists of graphs."""
    n = words.shape[1]
    matrix = (words[:, :, None] >> np.arange(n, dtype=np.uint64)) & np.uint64(1)
    bad = (words >> np.uint64(n)).any(axis=1) | (matrix != matrix.transpose(0, 2, 1)).any((1, 2))
    return bad | matrix.diagonal(axis1=1, axis2=2).any(axis=1)


def refute(adj: list[int], k: int) -> bool:
    """Return whether the treewidth is larger than `k`, by a search made only for checking.

    Raises
    ------
    SizeError
        If a component still has more than 64 vertices after the reductions that are safe for
        `k`, or both searches run out of room.
    """
    adj = list(adj)
    _, alive, lower = reduce(adj, (1 << len(adj)) - 1, k)
    return lower > k or any(
        _refute_connected(adj, list(bits(part)), k) for part in components(adj, alive)
    )


def _refute_connected(adj: list[int], vertices: list[int], k: int) -> bool:
    from wlkit._kernels.treewidth import at_most
    from wlkit.treewidth.core import order_at_most

    n = len(vertices)
    if n > 64:
        raise SizeError(f"checking a lower bound: expected at most 64 vertices, got {n}")
    local = renumbered(adj, vertices[::-1])
    stack = np.zeros((n + 1, n), dtype=np.uint64)
    stack[0] = local
    alive, candidates = np.zeros((2, n + 1), dtype=np.uint64)
    keys, stamps = np.zeros(1 << ROOM, dtype=np.uint64), np.zeros(1 << ROOM, dtype=np.int64)
    status = at_most(stack, alive, candidates, n, k, keys, stamps, 1, 64 - ROOM)
    if status < 0:
        status, _, _ = order_at_most(local, k)
    if status < 0:
        raise SizeError(f"checking treewidth > {k} on {n} vertices: both searches ran out of room")
    return bool(status == 0)
