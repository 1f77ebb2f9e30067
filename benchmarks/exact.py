"""The exact ground floor against its peers, measured in the same run.

Run with ``python -m benchmarks.exact``.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

import numpy as np


def seconds(call: Callable[[], Any], repeat: int = 3) -> float:
    """Best time of `repeat` calls."""
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best


def cases() -> list[tuple[str, Callable[[], Any], str, Callable[[], Any]]]:
    """(what, ours, name of the peer, peer)."""
    from sympy import QQ
    from sympy.polys.matrices import DomainMatrix
    from sympy.utilities.iterables import multiset_partitions

    from wlkit.exact import rank, set_partitions, sorted_unique, sorted_unique_rows

    rng = np.random.default_rng(0)
    many = rng.integers(0, 2**62, 1_000_000)
    few = rng.integers(0, 1000, 1_000_000)
    rows = rng.integers(0, 300, (200_000, 4))
    wide = rng.integers(-(2**62), 2**62, (100_000, 3))
    square = rng.integers(-99, 100, (60, 60))
    peer = DomainMatrix.from_list(square.tolist(), QQ)
    return [
        ("10^6 distinct int64", lambda: sorted_unique(many), "numpy", lambda: np.unique(many)),
        ("10^6 of 10^3 values", lambda: sorted_unique(few), "numpy", lambda: np.unique(few)),
        (
            "distinct rows, packed",
            lambda: sorted_unique_rows(rows),
            "numpy",
            lambda: np.unique(rows, axis=0),
        ),
        (
            "distinct rows, too wide to pack",
            lambda: sorted_unique_rows(wide),
            "numpy",
            lambda: np.unique(wide, axis=0),
        ),
        (
            "set partitions of 9",
            lambda: sum(1 for _ in set_partitions(9)),
            "sympy",
            lambda: sum(1 for _ in multiset_partitions(9)),
        ),
        ("rank of a 60 x 60 matrix", lambda: rank(square), "sympy", peer.rank),
    ]


def main() -> None:
    """Print one line per case: our time, the peer's, and their ratio."""
    print(f"load average {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores")
    for what, ours, peer_name, peer in cases():
        mine, theirs = seconds(ours), seconds(peer, repeat=1)
        times = f"{mine * 1e3:9.2f} ms  {peer_name} {theirs * 1e3:9.2f} ms"
        print(f"{what:32s} {times}  x{theirs / mine:.1f}")


if __name__ == "__main__":
    main()
