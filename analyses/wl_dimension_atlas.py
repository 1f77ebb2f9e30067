"""Which Weisfeiler-Leman dimensions do the counts of all small graphs have?

For every graph P on n vertices: the treewidth (dimension of homomorphisms), the hereditary
treewidth hdtw (dimension of copies), the size of the spasm, vertex cover and matching number; in
sum, how many connected graphs have which dimension, and whether the bounds hold everywhere and
are attained: tw <= hdtw <= vertex cover number, tau(matching number) <= hdtw <= tau(m), where
tau(m) is the largest treewidth of a graph with m edges.

Known from elsewhere: the connected graphs by hdtw = 1, 2, ... are 1, 12, 7, 1 for n = 5,
1, 23, 74, 13, 1 for n = 6 and 1, 24, 481, 327, 19, 1 for n = 7; 38 connected graphs on 9 vertices
have hdtw at most 2.

``python -m analyses.wl_dimension_atlas`` writes the summary to n = 8 and the table shipped with
wlkit. With the argument 9 it writes the summary of the graphs on 9 vertices, taken in parts which
an interrupted run need not compute again.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from analyses.store import save
from wlkit.graphs.enumeration import graph_masks
from wlkit.motifs.atlas import AtlasRow, compute_atlas
from wlkit.motifs.thresholds import MATCHING_THRESHOLDS, largest_treewidth_with_edges
from wlkit.report import write_whole

QUESTION = __doc__ or ""
LARGEST = 8
CHUNK = 25000
PARTS = Path(__file__).parents[1] / "build" / "wl_dimension_atlas"
SHIPPED = Path(__file__).parents[1] / "wlkit" / "motifs" / "data" / "atlas.txt"
HEAD = "# graph6, digits treewidth hdtw vertex-cover matching, |Spasm|; all graphs to 8 vertices\n"


def run(
    largest: int = LARGEST, *, parts: Path = PARTS, progress: bool = False
) -> list[dict[str, Any]]:
    """Return the summary of all graphs on n = 1, ..., largest vertices, largest <= 9."""
    sizes: Any = range(1, largest + 1)
    if progress:
        from tqdm.auto import tqdm

        sizes = tqdm(sizes, desc="vertices")
    return [summary(n, rows_of_order(n, parts)) for n in sizes]


def rows_of_order(
    n: int, parts: Path, chunk: int = CHUNK, *, progress: bool = False
) -> list[AtlasRow]:
    """Return the rows of all graphs on n vertices; beyond 8 in parts that are kept on disk."""
    if n <= LARGEST:
        return compute_atlas(n)
    rows: list[AtlasRow] = []
    starts: Any = range(0, len(graph_masks(n)), chunk)
    if progress:
        from tqdm.auto import tqdm

        starts = tqdm(starts, desc=f"parts of {n} vertices")
    for start in starts:
        path = parts / f"wl_dimension_atlas_{n}_{start}_{chunk}.txt"
        if not path.exists():
            lines = [row.line for row in compute_atlas(n, start, start + chunk)]
            write_whole(path, "\n".join(lines) + "\n")
        rows += map(AtlasRow.from_line, path.read_text(encoding="ascii").splitlines())
    return rows


def summary(n: int, rows: list[AtlasRow]) -> dict[str, Any]:
    """Return the counts of one order, and the graphs that break a bound (there are none)."""
    connected = [row for row in rows if row.connected]
    dimensions = range(n)
    widths = Counter(row.treewidth for row in connected)
    values = Counter(row.hereditary_treewidth for row in connected)
    return {
        "n": n,
        "graphs": len(rows),
        "connected": len(connected),
        "connected_by_treewidth": [widths[k] for k in dimensions],
        "connected_by_hereditary_treewidth": [values[k] for k in dimensions],
        "out_of_bounds": [row.graph6 for row in rows if not within_bounds(row)],
        "attained": attained(rows),
        "largest_gap": max(row.hereditary_treewidth - row.treewidth for row in rows),
        "largest_spasm": max((row.spasm or 0 for row in rows), default=0) or None,
    }


def bounds(row: AtlasRow) -> dict[str, int]:
    """Return the lower and upper bounds on the hereditary treewidth, by name."""
    return {
        "treewidth": row.treewidth,
        "tau(matching)": MATCHING_THRESHOLDS[row.matching],
        "vertex cover": row.vertex_cover,
        "tau(m)": largest_treewidth_with_edges(row.m),
    }


def within_bounds(row: AtlasRow) -> bool:
    """Return whether the lower two bounds are at most hdtw and the upper two at least."""
    below, matched, cover, by_edges = bounds(row).values()
    return max(below, matched) <= row.hereditary_treewidth <= min(cover, by_edges)


def attained(rows: list[AtlasRow]) -> dict[str, int]:
    """Return how many graphs attain each bound."""
    names = ["treewidth", "tau(matching)", "vertex cover", "tau(m)"]
    return {name: sum(bounds(r)[name] == r.hereditary_treewidth for r in rows) for name in names}


def shipped_text() -> str:
    """Return the table to 8 vertices as it is shipped."""
    lines = [row.line for n in range(LARGEST + 1) for row in compute_atlas(n)]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        order = int(sys.argv[1])
        found = summary(order, rows_of_order(order, PARTS, progress=True))
        print(save(f"wl_dimension_atlas_{order}", QUESTION, [found]))
    else:
        print(write_whole(SHIPPED, shipped_text()))
        print(save("wl_dimension_atlas", QUESTION, run(progress=True)))
