"""Counting maps one by one: the direct route to emb, sub and ind, and the check of the others."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from wlkit.graphs import Graph
from wlkit.motifs.host import Hosts, require_same_direction
from wlkit.motifs.host import host as host_of
from wlkit.motifs.loops import Loops, compile_loops, label_codes, loop_order, underlying_neighbors

PIECE = 1 << 24
"""Candidates that are looked at in one call of the kernel, at most: some tenths of a second."""


@lru_cache(maxsize=4096)
def enumeration_loops(pattern: Graph, *, induced: bool = False) -> Loops:
    """Return the loops over all vertices of the pattern, each next to many placed ones."""
    near = underlying_neighbors(pattern)
    order = loop_order(near, range(pattern.n), range(pattern.n))
    return compile_loops(pattern, order, induced=induced)


def enumerate_maps(
    pattern: Graph, graph: Graph, *, injective: bool = False, induced: bool = False
) -> int:
    """Return the number of homomorphisms pattern -> graph by visiting every one of them.

    Parameters
    ----------
    injective : bool
        Only injective ones (embeddings).
    induced : bool
        Only those under which non-edges go to non-edges.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> enumerate_maps(graph("C5"), graph("petersen"))
    120
    >>> enumerate_maps(graph("P3"), graph("K3"), injective=True, induced=True)
    0

    Notes
    -----
    Backtracking; time at least the number of maps.
    """
    require_same_direction(pattern, graph)
    if injective and pattern.n > graph.n:
        return 0
    return enumerate_in(pattern, host_of(graph), injective=injective, induced=induced)[0]


def enumerate_in(
    pattern: Graph, hosts: Hosts, *, injective: bool = False, induced: bool = False
) -> list[int]:
    """Return :func:`enumerate_maps` for each of several hosts."""
    from wlkit._kernels.motifs import count_maps

    codes = label_codes(pattern, hosts)
    if codes is None:
        return [0] * len(hosts)
    if pattern.n == 0:
        return [1] * len(hosts)
    arrays = enumeration_loops(pattern, induced=induced).bind(codes)
    out = np.zeros(len(hosts), dtype=np.int64)
    stack, state = np.zeros((3, pattern.n), dtype=np.int64), np.zeros(2, dtype=np.int64)
    work = (*hosts.arrays, *arrays, injective, stack, state)
    longest = hosts.n if (arrays.variables[1:, 0] < 0).any() else hosts.max_degree
    while not count_maps(*work, np.int64(PIECE // (1 + longest)), out):
        pass  # between two pieces Ctrl-C is heard
    return [int(x) for x in out]
