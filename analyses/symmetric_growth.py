"""How many states of large puzzles lie at each distance, as far as their symmetries carry us?

Known from elsewhere: the spheres of the 3 x 3 x 3 cube by half turns (OEIS A080583) and by
quarter turns (A080601). The 48 symmetries of the cube and inversion leave one element in 96 to
look at. The puzzles are too large to sweep; the spheres of smaller distances are kept, so that a
run with larger radii goes on from the start but a run with the same ones costs nothing.
"""

from __future__ import annotations

import sys
from typing import Any

from analyses.store import RESULTS, load, save
from wlkit.cayley import growth
from wlkit.cayley.planning import symmetry
from wlkit.groups.generators import make

NAME = "symmetric_growth"
QUESTION = __doc__ or ""
RADII: dict[tuple[Any, ...], int] = {
    ("rubik_cube", 3, "HTM"): 8,
    ("rubik_cube", 3, "QTM"): 9,
    ("rubik_cube", 3, "QSTM"): 7,
    ("megaminx",): 5,
}


def row(puzzle: tuple[Any, ...], radius: int, *, progress: bool = False) -> dict[str, Any]:
    """Return the sphere sizes of a puzzle to a radius, and how many symmetries were used."""
    s = make(*puzzle)
    found = growth(s, max_radius=radius, engine="orbits", progress=progress)
    return {
        "puzzle": list(puzzle),
        "symmetries": symmetry(s),
        "spheres": list(found.spheres),
    }


def run(
    radii: dict[tuple[Any, ...], int] | None = None,
    known: list[dict[str, Any]] | None = None,
    *,
    progress: bool = False,
) -> list[dict[str, Any]]:
    """Return a row for every puzzle, taking those in `known` that reach the radius as they are."""
    done = {tuple(r["puzzle"]): r for r in known or () if r["spheres"]}
    rows = []
    for puzzle, radius in (RADII if radii is None else radii).items():
        old = done.get(puzzle)
        far = old is not None and len(old["spheres"]) > radius
        rows.append(old if far and old else row(puzzle, radius, progress=progress))
    return rows


if __name__ == "__main__":
    rows = load(NAME) if (RESULTS / f"{NAME}.json").exists() else []
    for less in (2, 1, 0):  # near spheres first; saved after each round
        rows = run({p: r - less for p, r in RADII.items()}, rows, progress=sys.stderr.isatty())
        print(save(NAME, QUESTION, rows), less)
