"""Which round separated each class from the one before, in as few bits as the rounds need."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Levels:
    """Numbers of `bits` bits each (1, 2, 4, ..., 32), packed into words of 32 bits.

    Examples
    --------
    >>> levels = Levels.of(np.array([0, 2, 1, 2]))
    >>> levels.bits, levels.words.tolist(), levels.array().tolist()
    (2, [152], [0, 2, 1, 2])
    """

    words: np.ndarray
    bits: int
    count: int

    @classmethod
    def zeros(cls, count: int, bits: int = 1) -> Levels:
        """Return so many zeros; memory is taken up only where others are written."""
        return cls(np.zeros(count * bits // 32 + 1, dtype=np.uint32), bits, count)

    @classmethod
    def of(cls, rounds: np.ndarray) -> Levels:
        """Return an array of rounds packed."""
        words = np.append(rounds, 0).astype(np.uint32)
        bits = 1 << max(0, int(words.max()).bit_length() - 1).bit_length()
        return cls(words, 32, rounds.size)._with_bits(bits)

    def _with_bits(self, bits: int) -> Levels:
        from wlkit._kernels.wl_tuples import repack

        out = Levels.zeros(self.count, bits)
        repack(self.words, self.bits, bits, self.count, out.words)
        return out

    def fit_for(self, t: int) -> Levels:
        """Return the same numbers with as many bits as the number `t` needs."""
        bits = self.bits
        while t >> bits:
            bits *= 2
        return self if bits == self.bits else self._with_bits(bits)

    def cut(self, count: int) -> Levels:
        """Return the first `count` numbers, in place."""
        self.words.resize(count * self.bits // 32 + 1, refcheck=False)
        return Levels(self.words, self.bits, count)

    def array(self) -> np.ndarray:
        """Return the numbers as an array, uint8 if they fit and else int32."""
        bits = 8 if self.bits <= 8 else 32
        words = self._with_bits(bits).words.astype("<u4", copy=False)
        return words.view(np.uint8 if bits == 8 else "<i4")[: self.count]
