"""Codes of what two positions of a tuple are to each other: the initial colours of tuples."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from wlkit.wl.blocks import Block
from wlkit.wl.structure import Structure


@dataclass
class PairCodes:
    """Injective codes of u = v, both labels, and the type of each pair of vertices.

    Attributes
    ----------
    structure : Structure
    marked : bool
        Leave out the type.
    """

    structure: Structure
    marked: bool

    @cached_property
    def count(self) -> int:
        """All codes are below."""
        types = 1 if self.marked else self.structure.pair_type_count
        return 2 * self._labels**2 * types

    @cached_property
    def _labels(self) -> int:
        return 1 + int(self.structure.vertex_codes.max(initial=0))

    def rows(self, g: int, lo: int, hi: int) -> np.ndarray:
        """Return the codes of the pairs (lo..hi-1, all) of graph g, uint64 (hi - lo, n)."""
        s = self.structure
        label = s.vertex_codes[s.first[g] : s.first[g + 1]].astype(np.uint64)
        code = label[lo:hi, None] * np.uint64(self._labels) + label
        diagonal = np.arange(lo, hi)
        code[diagonal - lo, diagonal] += np.uint64(self._labels**2)
        if not self.marked:
            code *= np.uint64(s.pair_type_count)
            code += s.pair_type_rows(g, lo, hi).astype(np.uint64)
        return code

    def of_tuples(self, k: int, i: int, j: int, block: Block) -> np.ndarray:
        """Return the codes of the positions i < j of each tuple of the block, uint64."""
        g_lo, g_hi, a_lo, a_hi = block.range.tolist()
        out = np.empty(block.item_hi - block.item_lo, dtype=np.uint64)
        at = 0
        for g in range(g_lo, g_hi):
            n = int(self.structure.sizes[g])
            lo, hi = (a_lo if g == g_lo else 0), (a_hi if g == g_hi - 1 else n)
            shape = [1] * k
            shape[i], shape[j] = (hi - lo if i == 0 else n), n
            codes = self.rows(g, lo, hi) if i == 0 else self.rows(g, 0, n)
            size = (hi - lo) * n ** (k - 1)
            out[at : at + size].reshape((hi - lo,) + (n,) * (k - 1))[...] = codes.reshape(shape)
            at += size
        return out
