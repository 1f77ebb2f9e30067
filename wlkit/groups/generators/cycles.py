"""Families made of shifts and of cycles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, permutations
from math import factorial

from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.generators.registry import family, require
from wlkit.groups.generators.rows import cycle, cycle_name, left_shift, reversal, right_shift


def _symmetric(n: int, *_: int) -> int:
    return factorial(n)


def _alternating(n: int, *_: int) -> int:
    return factorial(n) // 2


def _by_parity_of_cycles(n: int, k: int) -> int | None:
    """Return |S_n| or |A_n| where k-cycles on overlapping windows generate it (2 <= k < n)."""
    if not 2 <= k < n:
        return None
    return factorial(n) if k % 2 == 0 else factorial(n) // 2


def _cycles(
    n: int, chosen: Sequence[tuple[int, ...]], name: str, **parameters: object
) -> GeneratingSet:
    return GeneratingSet(
        [cycle(n, points) for points in chosen],
        [cycle_name(points) for points in chosen],
        name=name,
        parameters={"n": n, **parameters},
    )


@family(order=_symmetric, inverse_closed=True)
def lrx(n: int, k: int = 1) -> GeneratingSet:
    """The left shift L, the right shift R and the transposition X = (0 k).

    The group is S_n when gcd(n, k) = 1, in particular for the default k = 1.
    """
    require(n >= 2 and 1 <= k < n, "n >= 2 and 1 <= k < n", (n, k))
    rows = [left_shift(n), right_shift(n), cycle(n, (0, k))]
    return GeneratingSet(rows, ["L", "R", "X"], name="lrx", parameters={"n": n, "k": k})


@family(order=_symmetric, inverse_closed=False)
def lx(n: int) -> GeneratingSet:
    """The left shift L and the transposition X = (0 1), directed; S_n."""
    require(n >= 2, "n >= 2", n)
    rows = [left_shift(n), cycle(n, (0, 1))]
    return GeneratingSet(rows, ["L", "X"], name="lx", parameters={"n": n})


@family(inverse_closed=True)
def top_spin(n: int, k: int = 4) -> GeneratingSet:
    """Both shifts and the flip F of the first k places: the TopSpin puzzle."""
    require(n >= k >= 2, "n >= k >= 2", (n, k))
    rows = [left_shift(n), right_shift(n), reversal(n, 0, k - 1)]
    return GeneratingSet(rows, ["L", "R", "F"], name="top_spin", parameters={"n": n, "k": k})


@family(order=_symmetric, inverse_closed=None)
def larx(n: int) -> GeneratingSet:
    """The transposition (0 1) and the cycle on the places 1..n-1, directed for n >= 4; S_n."""
    require(n >= 2, "n >= 2", n)
    rows = [cycle(n, (0, 1)), cycle(n, range(1, n))]
    return GeneratingSet(rows, ["X", "L"], name="larx", parameters={"n": n})


@family(order=_symmetric, inverse_closed=None)
def lsl_cycles(n: int, add_inverses: bool = True) -> GeneratingSet:
    """The long cycle (0 1 ... n-1) and the sub-long cycle (1 ... n-1), by default with inverses."""
    require(n >= 3, "n >= 3", n)
    rows, names = [cycle(n, range(n)), cycle(n, range(1, n))], ["L", "S"]
    parameters = {"n": n, "add_inverses": add_inverses}
    found = GeneratingSet(rows, names, name="lsl_cycles", parameters=parameters)
    return found.with_inverses() if add_inverses else found


@family(order=_alternating, inverse_closed=True)
def three_cycles(n: int) -> GeneratingSet:
    """All 3-cycles; A_n."""
    require(n >= 3, "n >= 3", n)
    chosen = [(a, b, c) for a, b, c in permutations(range(n), 3) if a < b and a < c]
    return _cycles(n, chosen, "three_cycles")


@family(order=_alternating, inverse_closed=True)
def three_cycles_0ij(n: int) -> GeneratingSet:
    """The 3-cycles (0 i j); A_n."""
    require(n >= 3, "n >= 3", n)
    return _cycles(n, [(0, i, j) for i, j in permutations(range(1, n), 2)], "three_cycles_0ij")


@family(order=_alternating, inverse_closed=None, aliases=("01i",))
def three_cycles_01i(n: int, add_inverses: bool = True) -> GeneratingSet:
    """The 3-cycles (0 1 i), by default with their inverses (1 0 i); A_n."""
    require(n >= 3, "n >= 3", n)
    chosen = [(0, 1, i) for i in range(2, n)]
    if add_inverses:
        chosen = [c for i in range(2, n) for c in ((0, 1, i), (1, 0, i))]
    return _cycles(n, chosen, "three_cycles_01i", add_inverses=add_inverses)


@family(order=_symmetric, inverse_closed=True)
def all_cycles(n: int) -> GeneratingSet:
    """All cycles of lengths 2..n; S_n."""
    require(n >= 2, "n >= 2", n)
    chosen = [
        (subset[0], *rest)
        for k in range(2, n + 1)
        for subset in combinations(range(n), k)
        for rest in permutations(subset[1:])
    ]
    return _cycles(n, chosen, "all_cycles")


@family(order=_by_parity_of_cycles, inverse_closed=None)
def wrapped_k_cycles(n: int, k: int) -> GeneratingSet:
    """The k-cycles (i i+1 ... i+k-1) modulo n, one direction each."""
    require(n >= 2 and 2 <= k <= n, "n >= 2 and 2 <= k <= n", (n, k))
    chosen = [tuple((i + j) % n for j in range(k)) for i in range(n)]
    return _cycles(n, chosen, "wrapped_k_cycles", k=k)


@family(order=_by_parity_of_cycles, inverse_closed=None)
def consecutive_k_cycles(n: int, k: int) -> GeneratingSet:
    """The k-cycles (i i+1 ... i+k-1), 0 <= i <= n-k, one direction each."""
    require(n >= 1 and 1 <= k <= n, "n >= 1 and 1 <= k <= n", (n, k))
    chosen = [tuple(range(i, i + k)) for i in range(n - k + 1)]
    return _cycles(n, chosen, "consecutive_k_cycles", k=k)


@family(order=_by_parity_of_cycles, inverse_closed=None)
def increasing_k_cycles(n: int, k: int) -> GeneratingSet:
    """The cycles (c_1 ... c_k) for all c_1 < ... < c_k, one direction each."""
    require(n >= 1 and 1 <= k <= n, "n >= 1 and 1 <= k <= n", (n, k))
    return _cycles(n, list(combinations(range(n), k)), "increasing_k_cycles", k=k)


@family(order=_symmetric, inverse_closed=None)
def down_cycles(n: int) -> GeneratingSet:
    """The cycles (i i+1 ... j) for all i < j; S_n."""
    require(n >= 2, "n >= 2", n)
    chosen = [tuple(range(i, j + 1)) for i in range(n) for j in range(i + 1, n)]
    return _cycles(n, chosen, "down_cycles")


@family(order=_symmetric, inverse_closed=None)
def prefix_cycles(n: int) -> GeneratingSet:
    """The cycles (0 1 ... j-1), j = 2..n; S_n."""
    require(n >= 2, "n >= 2", n)
    return _cycles(n, [tuple(range(j)) for j in range(2, n + 1)], "prefix_cycles")
