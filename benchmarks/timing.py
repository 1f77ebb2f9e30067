"""Time two callables in one run, alternating, and print their ratio with the machine's load."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

STARTING = 120.0
"""Seconds a peer in a process of its own may take to import and to read its input."""


@dataclass(frozen=True)
class Ratio:
    """Best seconds of each side over the repeats, and `peer_seconds / seconds`.

    With `stopped`, the peer was stopped after `peer_seconds`: the value is a lower bound.
    """

    name: str
    seconds: float
    peer: str
    peer_seconds: float
    stopped: bool = False

    @property
    def value(self) -> float:
        return self.peer_seconds / self.seconds

    def __str__(self) -> str:
        ours = f"{self.name:<44} {seconds(self.seconds):>9}   {self.peer:<24}"
        if self.stopped:
            limit = seconds(self.peer_seconds)
            return f"{ours} more than {self.value:.1f} times: stopped after {limit}"
        return f"{ours} {seconds(self.peer_seconds):>9}   ratio {self.value:8.1f}"


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


def _report(prepare: Callable[..., Callable[[], Any]], arguments: tuple, out: Any) -> None:
    call = prepare(*arguments)
    out.send("ready")
    start = time.perf_counter()
    result = call()
    out.send((time.perf_counter() - start, result))


def limited(
    prepare: Callable[..., Callable[[], Any]], *arguments: Any, limit: float
) -> tuple[float, Any] | None:
    """Return seconds and result of ``prepare(*arguments)()`` in a process, None above the limit.

    What `prepare` does is not counted; it is a function of a module, the result can be pickled.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_report, args=(prepare, arguments, theirs))
    process.start()
    theirs.close()
    try:
        if not ours.poll(STARTING):
            raise SystemExit(f"{prepare.__name__}{arguments} did not start")
        ours.recv()
        found: tuple[float, Any] | None = ours.recv() if ours.poll(limit) else None
    except EOFError:
        raise SystemExit(f"{prepare.__name__}{arguments} failed; see above") from None
    finally:
        process.kill()
        process.join()
    return found


def limited_ratio(
    name: str,
    ours: Callable[[], object],
    prepare: Callable[..., Callable[[], Any]],
    *arguments: Any,
    limit: float,
    peer_name: str,
) -> Ratio:
    """Print and return how much faster `ours` is than a peer that is stopped after `limit` seconds.

    Raises
    ------
    SystemExit
        If the results differ.
    """
    expected = ours()
    own = min(clock(ours) for _ in range(3))
    found = limited(prepare, *arguments, limit=limit)
    if found is not None and found[1] != expected:
        raise SystemExit(f"{peer_name} and wlkit differ on {name}: {found[1]} and {expected}")
    taken = limit if found is None else found[0]
    best = Ratio(name, own, peer_name, taken, stopped=found is None)
    print(best, flush=True)
    return best


def header(title: str) -> None:
    """Print what a reader must know before believing a timing: load, cores, threads."""
    load = ", ".join(f"{x:.2f}" for x in os.getloadavg()) if hasattr(os, "getloadavg") else "?"
    threads = os.environ.get("NUMBA_NUM_THREADS", os.cpu_count())
    print(f"{title}   [load average {load}; {os.cpu_count()} cores; {threads} threads]")
