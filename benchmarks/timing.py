"""Time two callables in one run, alternating, and print their ratio with the machine's load."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """Best seconds of each side over the repeats, and `peer_seconds / seconds`."""

    name: str
    seconds: float
    peer: str
    peer_seconds: float

    @property
    def value(self) -> float:
        return self.peer_seconds / self.seconds

    def __str__(self) -> str:
        return (
            f"{self.name:<44} {seconds(self.seconds):>9}   {self.peer:<24}"
            f" {seconds(self.peer_seconds):>9}   ratio {self.value:8.1f}"
        )


def seconds(value: float) -> str:
    """Return a duration in the unit that leaves one to three digits before the point."""
    for factor, unit in ((1, "s"), (1e3, "ms"), (1e6, "us")):
        if value * factor >= 1:
            return f"{value * factor:.3g} {unit}"
    return f"{value * 1e9:.3g} ns"


def clock(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def ratio(
    name: str,
    ours: Callable[[], object],
    peer: Callable[[], object],
    repeat: int = 3,
    *,
    peer_name: str = "peer",
    warm: bool = True,
) -> Ratio:
    """Print and return how much faster `ours` is than `peer`: best of `repeat`, taken in turn.

    With `warm`, `ours` runs once before, so that compilation is not counted.
    """
    if warm:
        ours()
    pairs = [(clock(ours), clock(peer)) for _ in range(repeat)]
    best = Ratio(name, min(a for a, _ in pairs), peer_name, min(b for _, b in pairs))
    print(best, flush=True)
    return best


def header(title: str) -> None:
    """Print what a reader must know before believing a timing: load, cores, threads."""
    load = ", ".join(f"{x:.2f}" for x in os.getloadavg()) if hasattr(os, "getloadavg") else "?"
    threads = os.environ.get("NUMBA_NUM_THREADS", os.cpu_count())
    print(f"{title}   [load average {load}; {os.cpu_count()} cores; {threads} threads]")
