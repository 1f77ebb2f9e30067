"""How do the spheres of Cayley graphs grow, up to the largest that fit in one machine's memory?

Known from elsewhere: the diameters of the pancake graphs 1, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15
for n = 2, ..., 13 (OEIS A058986), of the burnt pancake graphs 4, 6, 8, 10, 12, 14, 15, 17, 18 for
n = 2, ..., 10 (OEIS A078942), those of LX (A039745), and n(n - 1)/2 for LRX from n = 4 on, a
lower bound that is conjectured to be the value (checked to n = 15 in arXiv 2509.19162).

LRX on 14 letters has 87 178 291 200 elements, one bit each. The rows that are stored already are
kept, so a run that was stopped goes on.
"""

from __future__ import annotations

import sys
from typing import Any

from analyses.store import RESULTS, load, save
from wlkit.cayley import growth

NAME = "large_growth"
QUESTION = __doc__ or ""
LARGEST = {"lrx": 14, "pancake": 13, "lx": 13, "burnt_pancake": 10}


def row(family: str, n: int, *, progress: bool = False) -> dict[str, Any]:
    """Return order, diameter and all sphere sizes of one graph."""
    r = growth(family, n, progress=progress)
    return {
        "family": family,
        "n": n,
        "order": r.order,
        "diameter": r.diameter,
        "spheres": list(r.spheres),
    }


def run(
    largest: dict[str, int] | None = None,
    known: list[dict[str, Any]] | None = None,
    *,
    progress: bool = False,
) -> list[dict[str, Any]]:
    """Return the rows for n = 4, ..., largest[family], taking those in `known` as they are."""
    done = {(r["family"], r["n"]): r for r in known or ()}
    return [
        done.get((family, n)) or row(family, n, progress=progress)
        for family, last in (LARGEST if largest is None else largest).items()
        for n in range(4, last + 1)
    ]


if __name__ == "__main__":
    known = load(NAME) if (RESULTS / f"{NAME}.json").exists() else []
    for n in range(4, 1 + max(LARGEST.values())):  # small ones first; saved after each n
        bound = {family: min(n, last) for family, last in LARGEST.items()}
        rows = run(bound, known, progress=sys.stderr.isatty())
        known = rows + [r for r in known if r not in rows]
        print(save(NAME, QUESTION, sorted(known, key=lambda r: (r["family"], r["n"]))), n)
