"""The exact ground floor against NumPy and SymPy.

Run with ``python -m benchmarks.exact``.
"""

from __future__ import annotations

import numpy as np

from benchmarks.timing import header, ratio


def main() -> None:
    from sympy import QQ
    from sympy.polys.matrices import DomainMatrix
    from sympy.utilities.iterables import multiset_partitions

    from wlkit.exact import rank, set_partitions, sorted_unique, sorted_unique_rows

    header("exact")
    rng = np.random.default_rng(0)
    for name, values in (
        ("distinct of 10^6 int64, all different", rng.integers(0, 2**62, 1_000_000)),
        ("distinct of 10^6 int64, 10^3 values", rng.integers(0, 1000, 1_000_000)),
    ):
        ratio(
            name,
            lambda v=values: sorted_unique(v),
            lambda v=values: np.unique(v),
            peer_name="numpy.unique",
        )
    for name, rows in (
        ("distinct rows, packed in a word", rng.integers(0, 300, (200_000, 4))),
        ("distinct rows, too wide for a word", rng.integers(-(2**62), 2**62, (100_000, 3))),
    ):
        ratio(
            name,
            lambda r=rows: sorted_unique_rows(r),
            lambda r=rows: np.unique(r, axis=0),
            peer_name="numpy.unique",
        )
    ratio(
        "set partitions of 9",
        lambda: sum(1 for _ in set_partitions(9)),
        lambda: sum(1 for _ in multiset_partitions(9)),
        peer_name="sympy",
    )
    square = rng.integers(-99, 100, (60, 60))
    peer = DomainMatrix.from_list(square.tolist(), QQ)
    ratio("rank of a 60 x 60 integer matrix", lambda: rank(square), peer.rank, peer_name="sympy")


if __name__ == "__main__":
    main()
