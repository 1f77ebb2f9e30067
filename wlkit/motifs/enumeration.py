"""Counting maps one by one: the direct route to emb, sub and ind, and the check of the others."""

from __future__ import annotations

from wlkit.graphs import Graph
from wlkit.motifs.host import host as host_of
from wlkit.motifs.host import require_same_direction
from wlkit.motifs.loops import Loops, compile_loops, label_codes, loop_order, underlying_neighbors


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
    from wlkit._kernels.motifs import count_maps

    require_same_direction(pattern, graph)
    host = host_of(graph)
    codes = label_codes(pattern, host)
    if codes is None or (injective and pattern.n > graph.n):
        return 0
    if pattern.n == 0:
        return 1
    arrays = enumeration_loops(pattern, induced=induced).bind(codes)
    args = (host.indptr, host.indices, host.codes, host.vertex_codes, *arrays)
    return int(count_maps(*args, injective))
