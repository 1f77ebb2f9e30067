"""Into how many classes does each refinement sort strongly regular graphs of equal parameters?

Read from a folder of files `srNKLM.g6`, one graph in graph6 a line, all with the parameters
(n, k, lambda, mu) that the name runs together.

    python -m analyses.strongly_regular FOLDER [FAMILY ...]

Known: folklore 2-WL and all that is weaker keep every family in one class (Cai, Fuerer, Immerman
1992); the two graphs with parameters (16, 6, 2, 2) are told apart by folklore 3-WL.

On connected graphs of one order each refinement of a chain is no coarser than the one before, and
is run only within its classes: copies of K4 are counted by 1-WL in balls with two marks (I2), which
depends on the isomorphism types of the balls; induced subgraphs on 4 vertices are counted by local
3-WL. The file is written after every refinement.
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

REFINEMENTS = ("folklore:2", "sswl", "rd", "walks")
"""Each is run on a whole family at once."""

CHAINS = (
    ("hom-vector:K4", "i2:1", "neighbourhood:1"),
    ("substructure:4", "delta-local:3", "delta:3", "folklore:3"),
)
"""Each refinement is run within the classes of the one before."""


def row(family: str, texts: Sequence[str], *, folder: Path | None = None) -> dict[str, Any]:
    """Return the number of classes of a family for every refinement.

    With a folder, numbers in its file are taken from there, and each new one is written to it.
    """
    graphs = [Graph.from_graph6(text) for text in texts]
    out: dict[str, Any] = {"family": family, "graphs": len(graphs), "vertices": graphs[0].n}
    out |= _stored(folder).get(family, {})
    for name in REFINEMENTS:
        if name not in out:
            out[name] = len(wl_classes(graphs, name))
            _store(out, folder)
    for chain in CHAINS:
        if all(name in out for name in chain):
            continue
        parts = [tuple(range(len(graphs)))]
        for name in chain:
            parts = [
                tuple(part[i] for i in c) for part in parts for c in _split(graphs, part, name)
            ]
            out[name] = len(parts)
            _store(out, folder)
    return out


def _split(graphs: Sequence[Graph], part: Sequence[int], name: str) -> Sequence[Sequence[int]]:
    """Return the classes of a part of the graphs, as positions in it."""
    return wl_classes([graphs[i] for i in part], name) if len(part) > 1 else ((0,),)


def _stored(folder: Path | None) -> dict[str, dict[str, Any]]:
    """Return the rows of the file by family."""
    if folder is None or not (folder / f"{NAME}.json").is_file():
        return {}
    return {row["family"]: row for row in load(NAME, folder)}


def _store(row: dict[str, Any], folder: Path | None) -> None:
    """Write a row, finished or not, to the file."""
    if folder is not None:
        rows = _stored(folder) | {row["family"]: row}
        save(NAME, QUESTION, [rows[family] for family in sorted(rows)], folder)


def run(
    folder: Path, families: Sequence[str] | None = None, *, results: Path = RESULTS
) -> list[dict[str, Any]]:
    """Return the rows of the families, and write to the file what it lacks of them."""
    paths = sorted(folder.glob("sr*.g6"), key=lambda path: path.stat().st_size)
    for path in paths:
        if families is None or path.stem in families:
            row(path.stem, path.read_text(encoding="utf-8").split(), folder=results)
    return list(_stored(results).values())


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit("usage: python -m analyses.strongly_regular FOLDER [FAMILY ...]")
    for found in run(Path(sys.argv[1]), sys.argv[2:] or None):
        print(found)
