"""What every breadth-first engine takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wlkit.cayley.checkpoint import Checkpoint, Saved

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Sweep:
    """What a breadth-first search found.

    Parameters
    ----------
    spheres : tuple of int
        The number of states at each distance.
    complete : bool
        Whether every reachable state was reached.
    last_layer : tuple
        States of the last sphere, up to the bound of the run.
    peak_bytes : int
        Bytes of the arrays the search held at its largest.
    """

    spheres: tuple[int, ...]
    complete: bool
    last_layer: tuple[Any, ...]
    peak_bytes: int


@dataclass(frozen=True)
class Run:
    """How to search: bounds, threads, progress, where to keep checkpoints.

    Parameters
    ----------
    max_radius : int or None
    threads : int
    keep : int
        How many elements of the last sphere to return.
    memory : int
        Bytes that may be used.
    """

    max_radius: int | None = None
    threads: int = 1
    keep: int = 1000
    memory: int = 1 << 33
    progress: bool = False
    checkpoint: Checkpoint | None = field(default=None, compare=False)

    def layers(self, spheres: list[int], total: int | None) -> Iterator[int]:
        """Yield the radii still to do, showing progress when asked to."""
        bar = None
        if self.progress:
            from tqdm.auto import tqdm

            bar = tqdm(total=total, unit="states", initial=sum(spheres))
        radius = len(spheres)
        try:
            while self.max_radius is None or radius <= self.max_radius:
                before = sum(spheres)
                yield radius
                radius += 1
                if bar is not None:
                    bar.set_postfix(radius=radius - 1)
                    bar.update(sum(spheres) - before)
        finally:
            if bar is not None:
                bar.close()

    def load(self) -> Saved | None:
        """Return the verified state on disk, if a checkpoint is kept and has one."""
        return None if self.checkpoint is None else self.checkpoint.load()

    def save(self, spheres: list[int], arrays: Callable[[], Mapping[str, NDArray[Any]]]) -> None:
        """Keep the state after a layer, if a checkpoint is kept."""
        if self.checkpoint is not None:
            self.checkpoint.save(spheres, arrays())
