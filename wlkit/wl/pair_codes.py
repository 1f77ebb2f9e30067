"""Codes of what two positions of a tuple are to each other: the initial colours of tuples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np

from wlkit.wl.blocks import BLOCK, Block
from wlkit.wl.structure import Structure

Pairs: TypeAlias = Sequence[tuple[int, int]]


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

    def of_tuples(self, k: int, pairs: Pairs, g: int, lo: int, hi: int) -> np.ndarray:
        """Return the codes of pairs of positions i < j of the tuples lo..hi-1 of graph g, uint64.

        Those of several pairs are digits to the base :attr:`count`.
        """
        n = int(self.structure.sizes[g])
        if lo == hi:
            return np.empty(0, dtype=np.uint64)
        if k == 2 and lo % n == hi % n == 0:
            return self.rows(g, lo // n, hi // n).ravel()
        tuples = np.arange(lo, hi)
        out = np.zeros(hi - lo, dtype=np.uint64)
        for i, j in pairs:
            u, v = tuples // n ** (k - 1 - i) % n, tuples // n ** (k - 1 - j) % n
            first = int(u.min())
            out *= np.uint64(self.count)
            out += self.rows(g, first, int(u.max()) + 1)[u - first, v]
        return out

    def keep(self, k: int, pairs: Pairs, block: Block, *places: Any) -> None:
        """Keep the codes of some pairs of positions of each tuple of the block as its sums."""
        from wlkit._kernels.wl_tuples import keep_sums

        sizes = self.structure.sizes
        g, end = int(block.range[0]), int(block.range[1])
        if end > g + 1:
            whole = [self.of_tuples(k, pairs, h, 0, int(sizes[h]) ** k) for h in range(g, end)]
            keep_sums(np.concatenate(whole), block.item_lo, *places)
            return
        n = int(sizes[g])
        at = block.item_lo - int(block.range[2]) * n ** (k - 1)
        step = max(n, BLOCK - BLOCK % max(n, 1), 1)
        for lo in range(block.item_lo, block.item_hi, step):
            hi = min(lo + step, block.item_hi)
            keep_sums(self.of_tuples(k, pairs, g, lo - at, hi - at), lo, *places)
