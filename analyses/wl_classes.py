"""How many of all graphs on n vertices does each refinement tell apart?

A refinement sorts the graphs on n vertices into classes; it is complete at n when there are as
many classes as graphs. Known from elsewhere: the numbers of graphs (OEIS A000088), the classes of
colour refinement 1, 2, 4, 11, 34, 152, 1022 and those of the characteristic polynomial
1, 2, 4, 11, 33, 151, 988 (OEIS A082104).
"""

from __future__ import annotations

from typing import Any

from analyses.store import save
from wlkit.graphs import Graph
from wlkit.wl import wl_classes

QUESTION = __doc__ or ""
LARGEST = 7
VARIANTS: dict[str, tuple[str, int]] = {
    "spectrum": ("spectrum", 1),
    "spectrum of the Laplacian": ("laplacian", 1),
    "spectrum of the signless Laplacian": ("signless-laplacian", 1),
    "spectrum of the normalised Laplacian": ("normalized-laplacian", 1),
    "spectrum and main angles": ("main-angles", 1),
    "closed walks": ("walks", 1),
    "projections on eigenspaces": ("eigenspaces", 1),
    "folklore 1-WL": ("folklore", 1),
    "shortest-path distances": ("spd", 1),
    "ego-nets, root marked": ("ngnn", 1),
    "ego-nets, root marked, outer": ("ngnn-outer", 1),
    "I2": ("i2", 1),
    "one deleted vertex": ("ds-nd", 1),
    "one deleted vertex, together": ("dss-nd", 1),
    "resistance distances": ("rd", 1),
    "one marked vertex": ("swl-vs", 1),
    "folklore 2-WL": ("folklore", 2),
}


def all_graphs(n: int) -> list[Graph]:
    """Return the graphs on n vertices from Read and Wilson's atlas, which ends at 7."""
    import networkx as nx

    return [Graph(n, g.edges) for g in nx.graph_atlas_g() if len(g) == n]


def run(largest: int = LARGEST, *, progress: bool = False) -> list[dict[str, Any]]:
    """Return, for every refinement and every n, its classes and a pair that it confuses."""
    sizes: Any = range(1, largest + 1)
    if progress:
        from tqdm.auto import tqdm

        sizes = tqdm(sizes, desc="vertices")
    rows = []
    for n in sizes:
        graphs = all_graphs(n)
        for name, (variant, k) in VARIANTS.items():
            classes = wl_classes(graphs, variant, k)
            confused = next(
                ([graphs[i].graph6 for i in c[:2]] for c in classes if len(c) > 1), None
            )
            rows.append(
                {
                    "n": n,
                    "graphs": len(graphs),
                    "refinement": name,
                    "classes": len(classes),
                    "confused": confused,
                }
            )
    return rows


if __name__ == "__main__":
    print(save("wl_classes", QUESTION, run(progress=True)))
