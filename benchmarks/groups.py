"""Stabiliser chains and ranks against SymPy.

Run with ``python -m benchmarks.groups``.
"""

from __future__ import annotations

from math import prod

import numpy as np

from benchmarks.timing import header, ratio


def main() -> None:
    from sympy.combinatorics import Permutation, PermutationGroup

    from wlkit.groups import generators, rank_permutations, stabilizer_chain

    header("groups")
    for name, s in (
        ("chain of S_12 from LRX", generators.lrx(12)),
        ("chain of the 2x2x2 cube", generators.rubik_cube(2)),
        ("chain of the 3x3x3 cube", generators.rubik_cube(3)),
    ):

        def theirs(s=s) -> int:
            group = PermutationGroup([p.to_sympy() for p in s.generators])
            group.schreier_sims()  # order() alone would only recognise S_n
            return prod(map(len, group.basic_orbits))

        if stabilizer_chain(s).order != theirs():
            raise SystemExit(f"SymPy and wlkit differ on {name}")
        ratio(name, lambda s=s: stabilizer_chain(s), theirs, repeat=2, peer_name="sympy")
    rows = np.array([np.random.default_rng(i).permutation(10) for i in range(20_000)])
    ratio(
        "ranks of 20 000 permutations of 10 points",
        lambda: rank_permutations(rows),
        lambda: [Permutation(row).rank() for row in rows[:1000].tolist()],
        repeat=2,
        peer_name="sympy (1 000 of them)",
    )


if __name__ == "__main__":
    main()
