"""At which size does counting the copies of a pattern need more refinement?

The WL-dimension of the number of copies of P is the hereditary treewidth hdtw(P). For paths,
cycles, matchings, grids and stars of paths with two edges: hdtw by size, and the sizes at which
it steps up. For trees: how many on n vertices have which value. For patterns by their number m of
edges, without isolated vertices: how many have which value, so how few edges reach dimension t,
and the extremal patterns: those with the largest value, with fewest and with most vertices.

Known from elsewhere: paths on n vertices have 1 to n = 3, 2 to 7, 3 to 10, 4 to 17; cycles 2 to
n = 7, 3 to 9, 4 to 17; m disjoint edges 0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5 for m = 0 to
15; and hdtw <= tau(m) for all patterns with m edges, with equality for matchings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from typing import Any

from analyses.store import save
from wlkit.graphs import Graph, graph
from wlkit.graphs.enumeration import graphs_of_size, trees
from wlkit.motifs import hereditary_treewidth

QUESTION = __doc__ or ""
VERTICES = 20
GRID = 16
"""Vertices of the largest grids."""

TREES = 13
EDGES = 8


def grid(rows: int, columns: int) -> Graph:
    """Return the grid of rows times columns vertices."""
    number = [[i * columns + j for j in range(columns)] for i in range(rows)]
    across = [pair for row in number for pair in pairwise(row)]
    down = [pair for column in zip(*number, strict=True) for pair in pairwise(column)]
    return Graph(rows * columns, across + down)


def spider(legs: int) -> Graph:
    """Return the star of `legs` paths with two edges each."""
    ends = [(0, 2 * i + 1) for i in range(legs)]
    return Graph(2 * legs + 1, [*ends, *((2 * i + 1, 2 * i + 2) for i in range(legs))])


def families(vertices: int) -> dict[str, tuple[Iterable[int], Callable[[int], Graph]]]:
    """Return the sizes and the patterns of every family with at most so many vertices."""
    return {
        "path on n vertices": (range(2, vertices + 1), lambda n: graph(f"P{n}")),
        "cycle on n vertices": (range(3, vertices + 1), lambda n: graph(f"C{n}")),
        "n disjoint edges": (range(1, vertices - 1), lambda n: graph(f"{n}K2")),
        "grid of 2 rows": (range(2, min(vertices, GRID) // 2 + 1), partial(grid, 2)),
        "grid of 3 rows": (range(2, min(vertices, GRID) // 3 + 1), partial(grid, 3)),
        "grid of 4 rows": (range(2, min(vertices, GRID) // 4 + 1), partial(grid, 4)),
        "spider with n legs of length 2": (range(1, (vertices - 1) // 2 + 1), spider),
    }


def run(
    vertices: int = VERTICES,
    largest_tree: int = TREES,
    edges: int = EDGES,
    *,
    progress: bool = False,
) -> list[dict[str, Any]]:
    """Return one row for every family, every order of trees, and every number of edges."""
    rows = [of_family(name, *found) for name, found in families(vertices).items()]
    sizes: Any = range(2, largest_tree + 1)
    if progress:
        from tqdm.auto import tqdm

        sizes = tqdm(sizes, desc="trees")
    rows += [spread(f"trees on {n} vertices", trees(n)) for n in sizes]
    rows += [spread(f"patterns with {m} edges", graphs_of_size(m)) for m in range(1, edges + 1)]
    return rows


def of_family(name: str, sizes: Iterable[int], pattern: Callable[[int], Graph]) -> dict[str, Any]:
    """Return the hereditary treewidth by size, and the least size of every value."""
    values = {n: hereditary_treewidth(pattern(n)) for n in sizes}
    first: dict[int, int] = {}
    for n, value in values.items():
        first.setdefault(value, n)
    return {
        "patterns": name,
        "sizes": [min(values), max(values)],
        "values": list(values.values()),
        "first_size": {str(value): n for value, n in first.items()},
    }


def spread(name: str, patterns: Iterable[Graph]) -> dict[str, Any]:
    """Return how many of some patterns have which hereditary treewidth, and extremal ones."""
    found: dict[int, list[Graph]] = {}
    for pattern in patterns:
        found.setdefault(hereditary_treewidth(pattern), []).append(pattern)
    largest = sorted(found[max(found)], key=lambda g: g.n)
    return {
        "patterns": name,
        "graphs": sum(map(len, found.values())),
        "by_value": {str(value): len(found[value]) for value in sorted(found)},
        "extremal": {"fewest_vertices": largest[0].graph6, "most_vertices": largest[-1].graph6},
    }


if __name__ == "__main__":
    print(save("hereditary_treewidth", QUESTION, run(progress=True)))
