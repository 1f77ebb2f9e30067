"""How does every named family of generators grow, as far as a few minutes reach?

A row is a member of a family with its spheres, the whole of them. Known from elsewhere: closed
forms and diameter formulas where a theorem gives them (`wlkit.cayley.known_growth`), and rows of
OEIS and of CayleyPy 0.2.0; what is known is compared when a row is made. Members are taken in
increasing size while states and images (states times generators) stay within bounds. Rows that
are stored already are kept, so a run that was stopped goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import count, product
from math import gcd
from typing import Any

from analyses.store import RESULTS, load, save
from wlkit.cayley import growth, known_diameter, known_growth, plan
from wlkit.cayley.growth_row import agrees
from wlkit.groups import MatrixGeneratingSet
from wlkit.groups.generators import FAMILIES, make

NAME = "growth_tables"
QUESTION = __doc__ or ""
STATES, IMAGES, MATRICES = 50_000_000, 3_000_000_000, 50
"""Bounds on states and images; a matrix counts as so many elements of a permutation group."""
Member = tuple[str, tuple[Any, ...], str | None]

FROM_TWO = [
    "all_cycles", "all_transpositions", "block_interchange", "coxeter", "cyclic_coxeter",
    "down_cycles", "full_reversals", "larx", "lx", "pancake", "prefix_cycles", "rapaport_m1",
    "rapaport_m2", "stars", "transposons",
]  # fmt: skip
FROM_THREE = ["lsl_cycles", "three_cycles", "three_cycles_01i", "three_cycles_0ij"]
SECOND = {
    "consecutive_k_cycles": (range(2, 9), 0),
    "generalized_stars": (range(2, 9), 1),
    "increasing_k_cycles": (range(2, 9), 0),
    "lrx": (range(1, 6), 1),
    "sheveleva2": (range(1, 9), 3),
    "top_spin": (range(2, 7), 1),
    "wrapped_k_cycles": (range(2, 9), 0),
}
"""The values of a second parameter k, and the least n - k."""
PUZZLES = [
    ("mini_pyramorphix",), ("pyramorphix",), ("master_pyramorphix",), ("mastermorphix",),
    ("skewb",), ("skewb_diamond",), ("tetraminx",), ("pyraminx", False), ("rubik_cube", 2, "HTM"),
    ("rubik_cube", 2, "QTM"), ("sliding_tiles", 2, 2), ("sliding_tiles", 2, 3),
    ("sliding_tiles", 2, 4), ("sliding_tiles", 3, 3),
]  # fmt: skip


def series() -> Iterator[Iterator[Member]]:
    """Yield the series of members, each in increasing size."""
    for name in FROM_TWO:
        yield ((name, (n,), None) for n in count(2))
    for name in FROM_THREE:
        yield ((name, (n,), None) for n in count(3))
    for name in ("burnt_pancake", "signed_reversals"):
        yield ((name, (n,), None) for n in count(1))
    for name in ("coxeter_b", "coxeter_d"):
        yield ((name, (n,), None) for n in count(2))
    yield (("derangements", (n,), None) for n in range(2, 9))
    yield (("involutive_derangements", (n,), None) for n in count(2, 2))
    for name, (seconds, least) in SECOND.items():
        for k in seconds:
            yield ((name, (n, k), None) for n in count(max(3, k + least)) if useful(name, n, k))
    for subset in range(1, 8):
        yield (("cubic_pancake", (n, subset), None) for n in count(4))
    for kind in (1, 2):
        yield (("koltsov3", (n, kind), None) for n in count(5))
    yield from matrices()
    yield from puzzles()


def useful(name: str, n: int, k: int) -> bool:
    """Return whether a member with two parameters is none of another series."""
    return name != "lrx" or (gcd(n, k) == 1 and 2 * k <= n + 1)


def matrices() -> Iterator[Iterator[Member]]:
    """Yield the series of matrix groups and of PSL_2."""
    for n in (3, 4, 5, 6):
        yield (("heisenberg", (n, m), None) for m in range(2, 31))
        yield (("unitriangular", (n, m), None) for m in range(2, 31))
    for name, n in product(
        ("special_linear_fundamental_roots", "special_linear_root_weyl"), (2, 3)
    ):
        yield ((name, (n, m), None) for m in range(2, 31))
    yield (("symplectic", (2, m), None) for m in (2, 3, 5))
    primes = [p for p in range(2, 100) if all(p % q for q in range(2, p))]
    yield (("general_linear", (2, p), None) for p in primes)
    yield (("projective_special_linear", (p,), None) for p in primes)


def puzzles() -> Iterator[Iterator[Member]]:
    """Yield the puzzles one by one, and the series of coset graphs of LRX and TopSpin."""
    for name, *parameters in PUZZLES:
        yield iter([(name, tuple(parameters), None)])
    for b in (1, 2, 3):
        yield (("globe", (a, b), None) for a in count(1))
    for left in range(2, 6):
        yield (
            ("hungarian_rings", (left, i, right, j), None)
            for right in range(left, 11 - left)
            for i, j in product(range(left // 2 + 1), range(right // 2 + 1))
            if (i == 0) == (j == 0)
        )
    for name in ("lrx", "top_spin"):
        yield ((name, (2 * m,), "01" * m) for m in count(3))
        yield ((name, (n,), "0" * (n - n // 2) + "1" * (n // 2)) for n in count(6))


def states_of(name: str, parameters: tuple[Any, ...], state: str | None) -> int | None:
    """Return the number of states of a member where it is known beforehand."""
    s = make(name, *parameters)
    stated = FAMILIES[name].order(*[value for _, value in s.parameters])
    if state is not None or stated is None:
        return plan(s.with_state(state) if state else s).states
    return stated


def row(name: str, parameters: tuple[Any, ...], state: str | None) -> dict[str, Any]:
    """Return the spheres of a member, compared with what is known of them."""
    r = growth(name, *parameters, state=state)
    known, diameter = known_growth(r.generators), known_diameter(r.generators)
    if known is not None and not agrees(r.spheres, r.complete, known):
        raise AssertionError(f"{r!r} differs from {known!r}")
    if diameter is not None and diameter[0] != r.diameter:
        raise AssertionError(f"{r!r} has not the diameter {diameter}")
    return {
        "family": name,
        "parameters": list(parameters),
        "state": state,
        "order": r.order,
        "diameter": r.diameter,
        "inverse_closed": r.inverse_closed,
        "spheres": list(r.spheres),
    }


def run(
    states: int = STATES,
    images: int = IMAGES,
    known: list[dict[str, Any]] | None = None,
    *,
    progress: bool = False,
) -> Iterator[dict[str, Any]]:
    """Yield the rows of all series, each until it leaves the bounds; known rows as they are."""
    done = {(r["family"], tuple(r["parameters"]), r["state"]): r for r in known or ()}
    for members in series():
        for member in members:
            size, moves = states_of(*member) or 0, make(member[0], *member[1])
            packed = MATRICES if isinstance(moves, MatrixGeneratingSet) else 1
            if size * packed > states or size * packed * len(moves) > images:
                break
            if progress and member not in done:
                print(*member, size, file=sys.stderr)
            yield done.get(member) or row(*member)


if __name__ == "__main__":
    stored = load(NAME) if (RESULTS / f"{NAME}.json").exists() else []
    rows: list[dict[str, Any]] = []
    unsaved = 0
    for found in run(known=stored, progress=True):
        rows.append(found)
        unsaved += 0 if found in stored else found["order"]
        if unsaved > STATES:
            rest = [r for r in stored if r not in rows]
            save(NAME, QUESTION, rows + rest)
            unsaved = 0
    print(save(NAME, QUESTION, rows))
