"""Words by which the first round of a folklore refinement counts, and needs no check."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wlkit.typing import Int32Array
from wlkit.wl.structure import Structure


def counting_words(
    structure: Structure, k: int, firsts: Callable[[], Int32Array], bits: int = 64
) -> np.ndarray | None:
    """Return uint64 words (k, classes) under which sums of products tell all signatures apart.

    Parameters
    ----------
    structure : Structure
    k : int
    firsts : callable
        Returns a tuple of every class of the ordered isomorphism types, int32 (classes,).
    bits : int
        Of the sums.

    Returns
    -------
    array or None
        None if the digits exceed the bits of the sums.

    Notes
    -----
    Beside its class, which fixes what x sees of its own vertices, the signature of x says how
    many vertices w bear which label and see x_1, ..., x_k in which way: numbers up to n of
    L p^k codes, for L labels and p types of pairs. They are digits to the base n + 1. Position i
    knows how w sees the next vertex of x, and the first one knows the label of w; the product of
    the powers is the power with the code as its exponent. For graphs without labels the
    sums are below (n + 1)^4 for k = 2 and (n + 1)^8 for k = 3.
    """
    count = structure.pair_type_count
    labels = 1 + int(structure.vertex_codes.max(initial=0))
    base = 1 + int(structure.sizes.max(initial=0))
    if labels * count**k >= bits or base ** (labels * count**k) > 2**bits:
        return None
    offsets = structure.offsets(k)
    first = firsts()
    words = np.empty((k, first.size), dtype=np.uint64)
    for c, item in enumerate(first.tolist()):
        g = int(np.searchsorted(offsets, item, side="right")) - 1
        n, at = int(structure.sizes[g]), int(structure.first[g])
        x = [(item - int(offsets[g])) // n ** (k - 1 - i) % n for i in range(k)]
        for i in range(k):
            following = (i + 1) % k
            code = structure.pair_type(g, x[i], x[following]) * count**following
            if i == 0:
                code += int(structure.vertex_codes[at + x[0]]) * count**k
            words[i, c] = base**code % 2**64
    return words
