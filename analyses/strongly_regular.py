"""Into how many classes does each refinement sort strongly regular graphs of equal parameters?

Read from a folder of files `srNKLM.g6`, one graph in graph6 a line, all with the parameters
(n, k, lambda, mu) that the name runs together.

    python -m analyses.strongly_regular FOLDER [FAMILY ...]

Known: folklore 2-WL and all that is weaker keep every family in one class (Cai, Fuerer, Immerman
1992); the two graphs with parameters (16, 6, 2, 2) are told apart by folklore 3-WL.

Counts of induced subgraphs on 4 vertices are no finer than folklore 3-WL, which is therefore run
only within their classes. The file is written after every family.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analyses.store import RESULTS, load, save
from wlkit.graphs import Graph
from wlkit.wl import wl_classes

QUESTION = __doc__ or ""
NAME = "strongly_regular"

REFINEMENTS = (
    "folklore:2",
    "sswl",
    "rd",
    "walks",
    "substructure:4",
    "neighbourhood:1",
    "i2:1",
    "hom-vector:K4",
)
"""Each is run on a whole family at once; folklore 3-WL comes last."""

LARGE = 1000
"""Families with more graphs are not sorted by refinements of pairs, which tell none apart."""


def row(family: str, texts: Sequence[str]) -> dict[str, Any]:
    """Return the number of classes of a family for every refinement."""
    graphs = [Graph.from_graph6(text) for text in texts]
    out: dict[str, Any] = {"family": family, "graphs": len(graphs), "vertices": graphs[0].n}
    for name in REFINEMENTS:
        if len(graphs) <= LARGE or name not in ("folklore:2", "sswl"):
            out[name] = len(wl_classes(graphs, name))
    parts = wl_classes(graphs, "substructure:4")
    out["folklore:3"] = sum(len(wl_classes([graphs[i] for i in part], k=3)) for part in parts)
    return out


def run(
    folder: Path, families: Sequence[str] | None = None, *, results: Path = RESULTS
) -> list[dict[str, Any]]:
    """Return the rows of the families, and write the file after each that it lacks."""
    paths = sorted(folder.glob("sr*.g6"), key=lambda path: path.stat().st_size)
    wanted = [path for path in paths if families is None or path.stem in families]
    rows = load(NAME, results) if (results / f"{NAME}.json").is_file() else []
    for path in wanted:
        if path.stem not in {row["family"] for row in rows}:
            rows.append(row(path.stem, path.read_text(encoding="utf-8").split()))
            rows.sort(key=lambda row: row["family"])
            save(NAME, QUESTION, rows, results)
    return rows


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit("usage: python -m analyses.strongly_regular FOLDER [FAMILY ...]")
    for found in run(Path(sys.argv[1]), sys.argv[2:] or None):
        print(found)
