"""For each model, what is the smallest pair of graphs that it cannot tell apart?

Among all graphs with at most 8 vertices (resumable: 9), fewest vertices first, then fewest edges.
The classes of a model are those of the refinement of colours that its rules make; for linear
convolutions they are the numbers of walks of each length.  A model that refines colour refinement
is asked about the graphs only that colour refinement confuses.

    python -m analyses.separating_pairs [LARGEST]

Known from elsewhere: the numbers of classes of colour refinement 1, 2, 4, 11, 34, 152, 1022 and its
smallest pair, the six-cycle and two triangles; folklore 2-WL tells all graphs on 8 vertices apart.
Where no pair is found, the smallest one among known pairs of graphs is named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from analyses.store import RESULTS, load, save
from wlkit.expressivity import model, model_classes
from wlkit.graphs import Graph
from wlkit.graphs.enumeration import graphs_of_order
from wlkit.graphs.families import PAIRS
from wlkit.motifs import hom
from wlkit.wl import wl_classes

QUESTION = __doc__ or ""
NAME = "separating_pairs"
LARGEST = 8

REFINEMENTS: dict[str, dict[str, Any]] = {
    "mpnn": {"variant": "folklore", "k": 1},
    "subgraph-gnn": {"variant": "swl-vs"},
    "pswl": {"variant": "pswl-vs"},
    "gswl": {"variant": "gswl"},
    "local-2-gnn": {"variant": "sswl"},
    "local-2-fgnn": {"variant": "slfwl2"},
    "ppgn": {"variant": "folklore", "k": 2},
    "ppgn++": {"variant": "folklore", "k": 2},
    "3-ign": {"variant": "folklore", "k": 2},
    "2-fgnn": {"variant": "folklore", "k": 2},
    "3-fgnn": {"variant": "folklore", "k": 3},
    "i2-gnn": {"variant": "i2", "hops": None},
}
"""The refinement of each published model, as arguments of :func:`wlkit.wl.wl_classes`."""

MODELS = (
    "gcn",
    *REFINEMENTS,
    "2-subgraph-gnn",
    "mpnn/K3",
    "mpnn/K3/C4",
    "mpnn/K3/C4/C5/C6",
)

Classes = Sequence[Sequence[int]]


def walk_counts(graphs: Sequence[Graph]) -> Classes:
    """Return the classes of the numbers of walks with 0, ..., 2n - 1 steps.

    The sequence satisfies a linear recurrence of order n, so these terms determine all of them.
    """
    found: dict[Hashable, list[int]] = {}
    for n in sorted({g.n for g in graphs}):
        where = [i for i, g in enumerate(graphs) if g.n == n]
        exact = np.int64 if n * (n - 1) ** (2 * n - 1) < 2**63 else object
        a = np.array([graphs[i].adjacency for i in where]).astype(exact)
        x, counts = np.ones((len(where), n, 1), dtype=exact), []
        for _ in range(2 * n):
            counts.append(x.sum(axis=(1, 2)).tolist())
            x = a @ x
        for i, row in zip(where, zip(*counts, strict=True), strict=True):
            found.setdefault((n, row), []).append(i)
    return list(found.values())


def classes_of(name: str) -> Callable[[Sequence[Graph]], Classes]:
    """Return the function that sorts graphs into the classes of a model."""
    if name == "gcn":
        return walk_counts
    if name in REFINEMENTS:
        return lambda graphs: wl_classes(graphs, **REFINEMENTS[name])
    return lambda graphs: model_classes(model(name), graphs)


def confused(name: str, graphs: Sequence[Graph], within: Classes) -> list[list[int]]:
    """Return the classes of more than one graph, each inside one of those given."""
    members = [i for part in within for i in part if len(part) > 1]
    if not members:
        return []
    classes = classes_of(name)([graphs[i] for i in members])
    return [[members[j] for j in part] for part in classes if len(part) > 1]


def smallest(graphs: Sequence[Graph], parts: Iterable[Sequence[int]]) -> tuple[Graph, Graph] | None:
    """Return the two graphs with fewest edges that are in one class."""
    pairs = [sorted((graphs[i] for i in part), key=lambda g: (g.m, g.graph6))[:2] for part in parts]
    return min(
        ((a, b) for a, b in pairs), key=lambda p: (p[0].m, p[0].graph6, p[1].graph6), default=None
    )


def separating_pattern(pair: tuple[Graph, Graph], max_edges: int = 8) -> dict[str, Any] | None:
    """Return a smallest connected pattern with different homomorphism counts, and the counts."""
    from wlkit.expressivity import connected_patterns

    for level in connected_patterns(max_edges):
        for h in level:
            counts = [hom(h.underlying, g) for g in pair]
            if counts[0] != counts[1]:
                return {"pattern": h.text, "counts": counts}
    return None


def known_pair(name: str) -> str | None:
    """Return the smallest pair of the table of known ones that the model does not tell apart."""
    for known, pair in sorted(PAIRS.items(), key=lambda item: (item[1].graphs[0].n, item[0])):
        first, second = pair.graphs
        if name not in REFINEMENTS and first.n > 16:
            return None
        if len(classes_of(name)([first, second])) == 1:
            return f"{known}, {first.n} vertices"
    return None


def row(name: str, levels: Sequence[tuple[Sequence[Graph], Classes]]) -> dict[str, Any]:
    """Return the row of a model: classes by number of vertices, and a smallest confused pair."""
    numbers, found = [], None
    for graphs, within in levels:
        parts = confused(name, graphs, [range(len(graphs))] if name == "gcn" else within)
        numbers.append(len(graphs) - sum(len(part) - 1 for part in parts))
        found = found or smallest(graphs, parts)
    return {
        "model": name,
        "vertices": len(levels),
        "graphs": [len(graphs) for graphs, _ in levels],
        "classes": numbers,
        "pair": None if found is None else [g.graph6 for g in found],
        "size": None if found is None else [found[0].n, found[0].m],
        "told apart by": None if found is None else separating_pattern(found),
        "known pair": known_pair(name) if found is None else None,
    }


def run(
    largest: int = LARGEST,
    names: Sequence[str] = MODELS,
    *,
    folder: Path = RESULTS,
    progress: bool = False,
) -> list[dict[str, Any]]:
    """Return the rows of the models, and write the file after each that it lacks."""
    stored = load(NAME, folder) if (folder / f"{NAME}.json").is_file() else []
    rows = {r["model"]: r for r in stored if r["vertices"] == largest}
    todo: Iterable[str] = [name for name in names if name not in rows]
    if todo:
        levels = []
        for n in range(1, largest + 1):
            graphs = tuple(graphs_of_order(n))
            levels.append((graphs, confused("mpnn", graphs, [range(len(graphs))])))
    if progress:
        from tqdm.auto import tqdm

        todo = tqdm(todo, desc="models")
    for name in todo:
        rows[name] = row(name, levels)
        save(NAME, QUESTION, [rows[x] for x in MODELS if x in rows], folder)
    return [rows[x] for x in MODELS if x in rows]


if __name__ == "__main__":
    for r in run(*map(int, sys.argv[1:2]), progress=True):
        print(r["model"], r["classes"], r["pair"] or f"none; {r['known pair']}")
