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
wlkit; with the argument 9 the summary of the graphs on 9 vertices, in half a minute. With the
argument 10 it goes through the 12005168 graphs on 10 vertices in parts, some twenty minutes on
one core; an interrupted run goes on where it was.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from analyses.store import save
from wlkit.graphs.enumeration import graph_masks
from wlkit.graphs.masks import children_masks
from wlkit.motifs.atlas import compute_atlas, compute_columns
from wlkit.motifs.bulk import MAX_SPASM_ORDER, spasm_sizes
from wlkit.motifs.thresholds import MATCHING_THRESHOLDS, largest_treewidth_with_edges
from wlkit.report import write_whole

QUESTION = __doc__ or ""
LARGEST = 8
PARENTS = 6000
"""Graphs on 9 vertices whose children make one part of those on 10."""

PARTS = Path(__file__).parents[1] / "build" / "wl_dimension_atlas"
SHIPPED = Path(__file__).parents[1] / "wlkit" / "motifs" / "data" / "atlas.txt"
HEAD = "# graph6, digits treewidth hdtw vertex-cover matching, |Spasm|; all graphs to 8 vertices\n"

Columns = dict[str, np.ndarray]


def run(largest: int = LARGEST, *, progress: bool = False) -> list[dict[str, Any]]:
    """Return the summary of all graphs on n = 1, ..., largest vertices, largest <= 9."""
    return [of_order(n) for n in followed(range(1, largest + 1), "vertices", progress)]


def followed(items: Iterable[Any], what: str, progress: bool) -> Iterable[Any]:
    """Return the items, behind a bar if asked for."""
    if not progress:
        return items
    from tqdm.auto import tqdm

    bar: Iterable[Any] = tqdm(items, desc=what)
    return bar


def of_order(n: int) -> dict[str, Any]:
    """Return the summary of the graphs on n <= 9 vertices."""
    masks = graph_masks(n)
    found = summary(n, masks, compute_columns(masks, n))
    if n <= MAX_SPASM_ORDER:
        found["largest_spasm"] = int(spasm_sizes(n).max())
    return found


def of_children(
    n: int, folder: Path = PARTS, size: int = PARENTS, *, progress: bool = False
) -> dict[str, Any]:
    """Return the summary of the graphs on n <= 10 vertices, part by part; parts stay on disk."""
    parents = graph_masks(n - 1)
    parts = []
    for start in followed(range(0, len(parents), size), f"parts of {n} vertices", progress):
        path = folder / f"wl_dimension_atlas_{n}_{size}_{start}.json"
        if not path.exists():
            masks = np.sort(children_masks(parents[start : start + size], n - 1))
            write_whole(path, json.dumps(summary(n, masks, compute_columns(masks, n))))
        parts.append(json.loads(path.read_text(encoding="utf-8")))
    return joined(parts)


def joined(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the summary of several parts of one order."""
    first = parts[0]
    out: dict[str, Any] = {"n": first["n"]}
    for name in first.keys() - {"n"}:
        values = [part[name] for part in parts]
        if name.startswith("largest"):
            out[name] = max(values)
        elif name == "out_of_bounds":
            out[name] = [mask for value in values for mask in value]
        elif isinstance(first[name], dict):
            out[name] = {bound: sum(v[bound] for v in values) for bound in first[name]}
        elif isinstance(first[name], list):
            out[name] = np.sum(values, axis=0).tolist()
        else:
            out[name] = sum(values)
    return out


def summary(n: int, masks: np.ndarray, columns: Columns) -> dict[str, Any]:
    """Return the counts of one order, and the graphs that break a bound (there are none)."""
    connected = columns["connected"]
    widths, values = columns["treewidth"], columns["hereditary_treewidth"]
    found = bounds(columns)
    names = ("treewidth", "tau(matching)", "vertex cover", "tau(m)")
    below, matched, cover, by_edges = (found[name] for name in names)
    inside = (np.maximum(below, matched) <= values) & (values <= np.minimum(cover, by_edges))
    return {
        "n": n,
        "graphs": len(masks),
        "connected": int(connected.sum()),
        "connected_by_treewidth": np.bincount(widths[connected], minlength=n).tolist(),
        "connected_by_hereditary_treewidth": np.bincount(values[connected], minlength=n).tolist(),
        "out_of_bounds": [hex(mask) for mask in masks[~inside].tolist()],
        "attained": {name: int((found[name] == values).sum()) for name in names},
        "largest_gap": int((values.astype(int) - widths).max()),
    }


def bounds(columns: Columns) -> Columns:
    """Return the lower and upper bounds on the hereditary treewidth, by name."""
    most = int(columns["m"].max(initial=0))
    tau = np.array([largest_treewidth_with_edges(m) for m in range(most + 1)])
    return {
        "treewidth": columns["treewidth"],
        "tau(matching)": np.array(MATCHING_THRESHOLDS)[columns["matching"]],
        "vertex cover": columns["vertex_cover"],
        "tau(m)": tau[columns["m"]],
    }


def shipped_text() -> str:
    """Return the table to 8 vertices as it is shipped."""
    lines = [row.line for n in range(LARGEST + 1) for row in compute_atlas(n)]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    order = int(sys.argv[1]) if len(sys.argv) > 1 else LARGEST
    if order > LARGEST:
        answer = of_children(order, progress=True) if order > 9 else of_order(order)
        print(save(f"wl_dimension_atlas_{order}", QUESTION, [answer]))
    else:
        print(write_whole(SHIPPED, shipped_text()))
        print(save("wl_dimension_atlas", QUESTION, run(progress=True)))
