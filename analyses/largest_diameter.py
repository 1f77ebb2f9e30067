"""Which small generating sets of S_n, up to conjugacy, have the largest diameter?

Three kinds: two permutations as they are (a directed graph), two permutations with their inverses,
three involutions. Every class of sets that generate S_n is tried. Known from elsewhere: arXiv
2509.19162 conjectures that no inverse-closed set has a diameter above n^2/2 + 4n, and studies the
sets of three involutions (`koltsov3`) and of an involution and a permutation (`sheveleva2`) as
those of large diameter; the directed shift and transposition (`lx`) have the diameters of OEIS
A039745. The numbers of ordered pairs up to conjugacy are OEIS A110143.

A row that is stored already is kept, so a run that was stopped goes on.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import permutations
from typing import Any

import numpy as np

from analyses.store import RESULTS, load, save
from wlkit.cayley import growth
from wlkit.groups import GeneratingSet, Permutation, rank_permutations

NAME = "largest_diameter"
QUESTION = __doc__ or ""
LARGEST = 7
KINDS = ("directed pairs", "pairs with inverses", "three involutions")


class Symmetric:
    """S_n as an array in lexicographic order, and conjugation of its elements by all others."""

    def __init__(self, n: int) -> None:
        self.n = n
        self.rows = np.array(list(permutations(range(n))), dtype=np.int64)
        self.inverses = np.argsort(self.rows, axis=1)

    def conjugates(self, number: int) -> np.ndarray:
        """Return the numbers of g p g^-1 for all g, in the order of g."""
        p = self.rows[number]
        inner = p[self.inverses]
        return np.asarray(rank_permutations(np.take_along_axis(self.rows, inner, axis=1)))

    def first_of_classes(self) -> list[int]:
        """Return the least element of every conjugacy class."""
        seen, found = np.zeros(len(self.rows), dtype=bool), []
        for number in range(len(self.rows)):
            if not seen[number]:
                found.append(number)
                seen[self.conjugates(number)] = True
        return found

    def least(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """Return the least set, as a sorted tuple, among the conjugates of a set."""
        table = np.sort(np.stack([self.conjugates(number) for number in numbers], axis=1), axis=1)
        return tuple(int(x) for x in table[np.lexsort(table.T[::-1])[0]])

    def pairs(self, first: list[int], second: list[int]) -> Iterator[tuple[int, int]]:
        """Yield pairs, the first least in its class, the second least under its centraliser."""
        for p in first:
            fixing = np.flatnonzero(self.conjugates(p) == p)
            seen = np.zeros(len(self.rows), dtype=bool)
            for q in second:
                if not seen[q]:
                    yield p, q
                    seen[self.conjugates(q)[fixing]] = True


def classes(kind: str, n: int) -> list[tuple[int, ...]]:
    """Return one set of each class of sets of a kind, by the numbers of its elements."""
    group = Symmetric(n)
    first, every = group.first_of_classes()[1:], list(range(1, len(group.rows)))
    if kind != "three involutions":
        return sorted({group.least(pair) for pair in group.pairs(first, every)})
    swaps = [x for x in every if np.array_equal(group.rows[x], group.inverses[x])]
    pairs = list(group.pairs([x for x in first if x in set(swaps)], swaps))
    return sorted({group.least((*pair, x)) for pair in pairs for x in swaps})


def row(kind: str, n: int, *, progress: bool = False) -> dict[str, Any]:
    """Return how many classes generate S_n, their diameters, and the sets of the largest one."""
    group = Symmetric(n)
    found: dict[tuple[int, ...], int] = {}
    sets: Any = classes(kind, n)
    if progress:
        from tqdm.auto import tqdm

        sets = tqdm(sets, desc=f"{kind}, n = {n}")
    for numbers in sets:
        s = GeneratingSet(group.rows[list(dict.fromkeys(numbers))])
        if s.group().order == len(group.rows):
            r = growth(s, inverse_closed=kind == "pairs with inverses", threads=1)
            found[numbers] = r.radius
    largest = max(found.values())
    extremal = [numbers for numbers, diameter in found.items() if diameter == largest]
    return {
        "kind": kind,
        "n": n,
        "classes": len(found),
        "largest": largest,
        "extremal": [[str(Permutation(group.rows[x])) for x in dict.fromkeys(s)] for s in extremal],
        "diameters": sorted([d, count] for d, count in Counter(found.values()).items()),
    }


def run(
    largest: int = LARGEST,
    known: list[dict[str, Any]] | None = None,
    *,
    progress: bool = False,
) -> Iterator[dict[str, Any]]:
    """Yield the rows for n = 3, ..., largest, taking those in `known` as they are."""
    done = {(r["kind"], r["n"]): r for r in known or ()}
    for n in range(3, largest + 1):
        for kind in KINDS:
            yield done.get((kind, n)) or row(kind, n, progress=progress)


if __name__ == "__main__":
    stored = load(NAME) if (RESULTS / f"{NAME}.json").exists() else []
    rows: list[dict[str, Any]] = []
    for found in run(known=stored, progress=sys.stderr.isatty()):
        rows.append(found)
        print(save(NAME, QUESTION, rows), found["kind"], found["n"], found["largest"])
