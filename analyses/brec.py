"""Which refinement tells which of the 400 pairs of the BREC benchmark apart?

The pairs are read from your copy of the benchmark (Wang and Zhang, Towards better evaluation of
GNN expressiveness with the BREC dataset, 2023): a folder with `pairs.g6`, one graph in graph6 a
line, and `pairs.csv` with the columns pair, category, line1, line2 (lines counted from 0).

    python -m analyses.brec FOLDER [REFINEMENT ...]

Known from elsewhere, by an independent program: 0 pairs for 1-WL, 83 for shortest-path distances,
166 for balls of radius 1 with a marked root, 236 for resistance distances, 267 for SSWL, 270 for
folklore 2-WL, 380 for folklore 3-WL.

The file is written after every refinement, and refinements that it holds are not run again; the
pairs done so far of a refinement are kept beside it. An interrupted run goes on where it was.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from analyses.store import RESULTS, load, save
from wlkit.graphs import Graph
from wlkit.report import write_whole
from wlkit.wl import distinguish

QUESTION = __doc__ or ""
NAME = "brec"


STEP = 10
"""So many pairs are done between two writings of the marks."""


class Pair(NamedTuple):
    """Two graphs that are not isomorphic, as graph6 text."""

    number: int
    category: str
    first: str
    second: str


REFINEMENTS: dict[str, dict[str, Any]] = {
    "folklore 1-WL": {"variant": "folklore", "k": 1},
    "spectrum": {"variant": "spectrum"},
    "spectrum of the Laplacian": {"variant": "laplacian"},
    "spectrum of the signless Laplacian": {"variant": "signless-laplacian"},
    "spectrum of the normalised Laplacian": {"variant": "normalized-laplacian"},
    "spectrum and main angles": {"variant": "main-angles"},
    "closed walks": {"variant": "walks"},
    "spectrum and angles": {"variant": "angles"},
    "shortest-path distances": {"variant": "spd"},
    "resistance distances": {"variant": "rd"},
    "both distances": {"variant": "spd-rd"},
    "projections on eigenspaces": {"variant": "eigenspaces"},
    "projections on eigenspaces, Laplacian": {"variant": "laplacian-eigenspaces"},
    "homomorphisms from cycles to C8": {"variant": "hom-vector:C3,C4,C5,C6,C7,C8"},
    "rooted homomorphisms from K3 and K4": {"variant": "hom:K3,K4"},
    "balls of radius 1, plain": {"variant": "ngnn", "hops": 1, "labels": "plain"},
    "balls of radius 1, root marked": {"variant": "ngnn", "hops": 1, "labels": "root"},
    "balls of radius 2, plain": {"variant": "ngnn", "hops": 2, "labels": "plain"},
    "balls of radius 2, root marked": {"variant": "ngnn", "hops": 2, "labels": "root"},
    "balls of radius 1, root marked, outer": {"variant": "ngnn-outer", "hops": 1},
    "balls of radius 2, root marked, outer": {"variant": "ngnn-outer", "hops": 2},
    "balls of radius 3, root marked": {"variant": "ngnn", "hops": 3, "labels": "root"},
    "whole components, distances": {"variant": "ngnn", "hops": None, "labels": "distance"},
    "types of balls of radius 1": {"variant": "neighbourhood", "k": 1},
    "types of balls of radius 2": {"variant": "neighbourhood", "k": 2},
    "types of subgraphs on 3 vertices": {"variant": "substructure", "k": 3},
    "types of subgraphs on 4 vertices": {"variant": "substructure", "k": 4},
    "I2, radius 1": {"variant": "i2", "hops": 1},
    "I2, radius 2": {"variant": "i2", "hops": 2},
    "DS, balls of radius 1": {"variant": "ds-ego"},
    "DSS, balls of radius 1": {"variant": "dss-ego"},
    "DS, vertex deleted": {"variant": "ds-nd"},
    "DSS, vertex deleted": {"variant": "dss-nd"},
    "DS, vertex marked": {"variant": "ds-nm"},
    "DSS, vertex marked": {"variant": "dss-nm"},
    "SWL(VS)": {"variant": "swl-vs"},
    "SWL(SV)": {"variant": "swl-sv"},
    "PSWL(VS)": {"variant": "pswl-vs"},
    "PSWL(SV)": {"variant": "pswl-sv"},
    "GSWL": {"variant": "gswl"},
    "SSWL": {"variant": "sswl"},
    "LFWL(2)": {"variant": "lfwl2"},
    "SLFWL(2)": {"variant": "slfwl2"},
    "oblivious 2-WL": {"variant": "oblivious", "k": 2},
    "local 2-WL": {"variant": "delta-local", "k": 2},
    "delta 2-WL": {"variant": "delta", "k": 2},
    "folklore 2-WL": {"variant": "folklore", "k": 2},
    "oblivious 3-WL": {"variant": "oblivious", "k": 3},
    "local 3-WL": {"variant": "delta-local", "k": 3},
    "delta 3-WL": {"variant": "delta", "k": 3},
    "folklore 3-WL": {"variant": "folklore", "k": 3},
}
"""The refinements by name, weak ones first; the arguments of :func:`wlkit.wl.distinguish`."""

SLOW = frozenset({"folklore 3-WL"})
"""Left out unless named: many minutes."""


def read_pairs(folder: Path) -> list[Pair]:
    """Return the pairs of a copy of the benchmark."""
    graphs = (folder / "pairs.g6").read_text(encoding="utf-8").split()
    with (folder / "pairs.csv").open(newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    return [
        Pair(
            int(row["pair"]), row["category"], graphs[int(row["line1"])], graphs[int(row["line2"])]
        )
        for row in rows
    ]


def row(
    name: str, pairs: Sequence[Pair], *, part: Path | None = None, progress: bool = False
) -> dict[str, Any]:
    """Return the row of a refinement: totals, by category, and pair by pair.

    In "pairs" a 1 stands for each pair that is told apart and a point for each that is not, in the
    order of the benchmark. `part` is the file of the marks so far of an unfinished row.
    """
    marks = part.read_text(encoding="utf-8") if part is not None and part.is_file() else ""
    todo: Iterable[Pair] = pairs[len(marks) :]
    if progress:
        from tqdm.auto import tqdm

        todo = tqdm(todo, desc=name, leave=False, initial=len(marks), total=len(pairs))
    for pair in todo:
        marks += "1" if told_apart(name, pair) else "."
        if part is not None and len(marks) % STEP == 0:
            write_whole(part, marks)
    count = Counter(p.category for p, mark in zip(pairs, marks, strict=True) if mark == "1")
    return {
        "refinement": name,
        "arguments": REFINEMENTS[name],
        "told apart": marks.count("1"),
        "of": len(pairs),
        "by category": {c: count[c] for c in dict.fromkeys(pair.category for pair in pairs)},
        "pairs": marks,
    }


def told_apart(name: str, pair: Pair) -> bool:
    """Return whether a refinement tells a pair apart."""
    graphs = (Graph.from_graph6(pair.first), Graph.from_graph6(pair.second))
    return distinguish(*graphs, **REFINEMENTS[name]).distinguished


def run(
    pairs: Sequence[Pair],
    names: Sequence[str] | None = None,
    *,
    folder: Path = RESULTS,
    progress: bool = False,
) -> list[dict[str, Any]]:
    """Return the rows of the refinements, and write the file after each that it lacks."""
    wanted = names or [name for name in REFINEMENTS if name not in SLOW]
    unknown = [name for name in wanted if name not in REFINEMENTS]
    if unknown:
        raise SystemExit(f"unknown refinement {unknown[0]!r}; known: {', '.join(REFINEMENTS)}")
    for name in wanted:
        if name not in _stored(len(pairs), folder):
            part = folder / f"{NAME}-{name.replace(' ', '-').replace(',', '')}.part"
            found = row(name, pairs, part=part, progress=progress)
            rows = _stored(len(pairs), folder) | {name: found}
            save(NAME, QUESTION, [rows[x] for x in REFINEMENTS if x in rows], folder)
            part.unlink(missing_ok=True)
    rows = _stored(len(pairs), folder)
    return [rows[x] for x in REFINEMENTS if x in rows]


def _stored(count: int, folder: Path) -> dict[str, dict[str, Any]]:
    """Return the rows of the file by refinement, read anew: another run may have added some."""
    held = load(NAME, folder) if (folder / f"{NAME}.json").is_file() else []
    return {r["refinement"]: r for r in held if r["of"] == count}


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit("usage: python -m analyses.brec FOLDER [REFINEMENT ...]")
    for r in run(read_pairs(Path(sys.argv[1])), sys.argv[2:] or None, progress=True):
        print(f"{r['told apart']:4} of {r['of']}  {r['refinement']}")
