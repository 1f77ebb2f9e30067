"""Exact breadth-first search that keeps every state it has found, in order of discovery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.cayley.packing import AnyGeneratingSet, Packing, move
from wlkit.errors import SizeError
from wlkit.memory import bytes_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

CHUNK = 1 << 17
"""Images made at a time."""


class Search:
    """The ball about a state: an array of packed states, cut into spheres, and a table of them.

    Parameters
    ----------
    generators : GeneratingSet or MatrixGeneratingSet
        The moves.
    layout : Packing
    start : state
    memory : int
        Bytes that may be used.
    """

    def __init__(
        self, generators: AnyGeneratingSet, layout: Packing, start: Any, memory: int
    ) -> None:
        self.generators, self.layout, self.memory = generators, layout, memory
        self.store = np.zeros((1024, layout.words), dtype=np.uint64)
        self.slots = np.full(4096, -1, dtype=np.int32)
        self.ends = [0]
        self.count = 0
        self.peak_bytes = 0
        self.add(layout.pack([start]))
        self.ends.append(self.count)

    @property
    def spheres(self) -> list[int]:
        """The sphere sizes so far."""
        return np.diff(self.ends).tolist()

    @property
    def front(self) -> NDArray[np.uint64]:
        """The packed states of the last sphere."""
        return self.store[self.ends[-2] : self.ends[-1]]

    def advance(self) -> int:
        """Find the next sphere; return its size (nothing is appended when it is empty)."""
        low, high = self.ends[-2:]
        step = max(1, CHUNK // len(self.generators))
        for first in range(low, high, step):
            states = self.store[first : min(first + step, high)]
            self.add(move(self.generators, self.layout, states))
        size = self.count - high
        if size:
            self.ends.append(self.count)
        return size

    def add(self, states: NDArray[np.uint64]) -> None:
        """Enter the states that are not there yet."""
        from wlkit._kernels.cayley_frontier import insert

        self.reserve(self.count + len(states))
        self.count = int(insert(states, self.store, self.count, self.slots))

    def reserve(self, needed: int) -> None:
        """Make room for `needed` states and keep the table at most half full.

        Raises
        ------
        SizeError
            When that leaves the memory of the run or the 2^31 states of a table.
        """
        rows, slots = len(self.store), self.slots.size
        while rows < needed:
            rows *= 2
        while slots < 2 * needed:
            slots *= 2
        if (rows, slots) == (len(self.store), self.slots.size):
            return
        growing = 8 * self.layout.words * rows + 4 * slots
        held = self.store.nbytes + (self.slots.nbytes if slots == self.slots.size else 0)
        self.peak_bytes = max(self.peak_bytes, growing + held)
        if growing + held > self.memory or needed >= 1 << 31:
            raise SizeError(
                f"after {self.count} states within radius {len(self.ends) - 2} the search needs "
                f"{bytes_text(growing + held)} and may use {bytes_text(self.memory)}; "
                "give a smaller max_radius"
            )
        if rows > len(self.store):
            store = np.empty((rows, self.layout.words), dtype=np.uint64)
            store[: self.count] = self.store[: self.count]
            self.store = store
        if slots > self.slots.size:
            from wlkit._kernels.cayley_frontier import fill_slots

            self.slots = np.full(slots, -1, dtype=np.int32)
            fill_slots(self.store, self.count, self.slots)

    def indices(self, states: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return where the states are in the array, -1 for those not found yet."""
        from wlkit._kernels.cayley_frontier import find

        out = np.empty(len(states), dtype=np.int64)
        find(states, self.store, self.slots, out)
        return out

    def radius_of(self, index: int) -> int:
        """Return the distance of the state at an index."""
        return int(np.searchsorted(self.ends, index, side="right")) - 1

    def geodesic(self, index: int, inverses: AnyGeneratingSet) -> list[int]:
        """Return generator numbers of a shortest word from the start to the state at an index."""
        word = []
        for radius in range(self.radius_of(index), 0, -1):
            before = self.indices(move(inverses, self.layout, self.store[index : index + 1]))
            low, high = self.ends[radius - 1], self.ends[radius]
            generator = int(np.flatnonzero((before >= low) & (before < high))[0])
            word.append(generator)
            index = int(before[generator])
        return word[::-1]

    def states(self, low: int, high: int) -> list[Any]:
        """Return the states with indices low..high-1."""
        return self.layout.unpack(self.store[low:high])
