"""How many tuples can be refined: two int32 arrays of colours must fit."""

from __future__ import annotations

from wlkit.errors import InputError, SizeError
from wlkit.memory import available_bytes, bytes_text
from wlkit.wl.structure import Structure

LONGEST = 63
"""The longest tuples: tables have an axis for each place and one more, NumPy allows 64."""


def require_memory(structure: Structure, k: int, max_bytes: int | None = None) -> None:
    """Refuse what does not fit: two arrays of colours of all k-tuples.

    Raises
    ------
    SizeError
    """
    limit, graphs = _limit(max_bytes), len(structure.graphs)
    order = int(structure.sizes.max(initial=0))
    what = (
        f"refinement of {k}-tuples of {graphs} graph{'s' * (graphs > 1)} on up to {order} vertices"
    )
    if k > LONGEST:
        raise SizeError(f"{what}: {order}^{k} tuples of a graph, expected k <= {LONGEST}")
    count = sum(int(n) ** k for n in structure.sizes)
    if 8 * count <= limit and count < 2**31:
        return
    largest = largest_order(k, graphs=graphs, max_bytes=limit)
    tuples = str(count) if count < 10**15 else f"about 10^{len(str(count)) - 1}"
    raise SizeError(
        f"{what}: {tuples} tuples need {bytes_text(8 * count)} "
        f"for two colour arrays, expected at most {bytes_text(limit)} and fewer than 2^31 "
        f"tuples; n <= {largest} fits"
    )


def largest_order(k: int, *, graphs: int = 1, max_bytes: int | None = None) -> int:
    """Return the largest n such that the k-tuples of graphs on n vertices can be refined jointly.

    Parameters
    ----------
    k : int
        Length of the tuples, at least 1.
    graphs : int
        How many graphs are refined at a time, at least 1.
    max_bytes : int, optional
        For two int32 arrays of all tuples; default half of the memory that is free.

    Returns
    -------
    int
        The largest n with graphs * n^k < 2^31 and 8 * graphs * n^k <= max_bytes; 0 if none, or
        for tuples of more than 63 vertices.

    Raises
    ------
    InputError
        Unless k >= 1, graphs >= 1 and max_bytes >= 0.

    Examples
    --------
    >>> largest_order(3, graphs=2, max_bytes=1 << 30)
    406
    >>> 2 * 8 * 406**3 <= 1 << 30 < 2 * 8 * 407**3
    True

    Notes
    -----
    Folklore refinement keeps two int32 arrays of n^k colours for each graph, which is what is
    counted here; the other families keep more, see :func:`wlkit.wl.tuples.refine_tuples`. Constant
    time.
    """
    for name, value in (("k", k), ("graphs", graphs)):
        if value < 1:
            raise InputError(f"{name}: expected an integer >= 1, got {value!r}")
    if k > LONGEST:
        return 0
    most = min(_limit(max_bytes) // 8, 2**31 - 1) // graphs
    n = int(most ** (1 / k))
    while (n + 1) ** k <= most:
        n += 1
    while n**k > most:
        n -= 1
    return n


def _limit(max_bytes: int | None) -> int:
    if max_bytes is None:
        return available_bytes() // 2
    if max_bytes < 0:
        raise InputError(f"max_bytes: expected an integer >= 0, got {max_bytes!r}")
    return max_bytes
