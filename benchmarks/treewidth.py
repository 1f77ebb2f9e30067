"""Treewidth: greedy orders against NetworkX, exact values against the recursion over subsets.

Run with ``python -m benchmarks.treewidth``.
"""

from __future__ import annotations

import networkx as nx
import numpy as np
from networkx.algorithms import approximation

from benchmarks.timing import Ratio, clock, header, ratio, seconds
from tests.reference.treewidth import treewidth_by_subsets
from wlkit.graphs import graph
from wlkit.treewidth import (
    elimination_width,
    min_degree_order,
    min_fill_order,
    treewidth,
    treewidths_of_masks,
)


def greedy() -> None:
    """Time and width of the greedy orders, against NetworkX on the same graph."""
    peer = nx.gnp_random_graph(100, 0.1, seed=1)
    g = graph(peer)
    for name, order, theirs in (
        ("min-fill", min_fill_order, approximation.treewidth_min_fill_in),
        ("min-degree", min_degree_order, approximation.treewidth_min_degree),
    ):
        widths = elimination_width(g, order(g)), theirs(peer)[0]
        ratio(
            f"{name}, G(100, .1), widths {widths[0]} and {widths[1]}",
            lambda order=order: order(g),
            lambda theirs=theirs: theirs(peer),
            peer_name="networkx",
        )


def batch() -> None:
    """Exact treewidth of many graphs on 9 vertices, against the recursion over subsets."""
    upper = np.triu(np.random.default_rng(0).random((100_000, 9, 9)) < 0.5, 1)
    matrix = (upper | upper.transpose(0, 2, 1)).astype(np.uint32)
    masks = (matrix << np.arange(9, dtype=np.uint32)).sum(2, dtype=np.uint32)
    sets = [{u for u in range(9) if mask >> u & 1} for mask in masks[0].tolist()]
    treewidths_of_masks(masks[:1])
    each = clock(lambda: treewidths_of_masks(masks)) / len(masks)
    slow = clock(lambda: treewidth_by_subsets(sets))
    print(Ratio("treewidth, one of 10^5 random, n = 9", each, "subsets in Python", slow))


def exact() -> None:
    """What the exact search reaches."""
    hard = {
        "random cubic, n = 40": graph(nx.random_regular_graph(3, 40, seed=1)),
        "random cubic, n = 50": graph(nx.random_regular_graph(3, 50, seed=1)),
        "random 4-regular, n = 36": graph(nx.random_regular_graph(4, 36, seed=1)),
        "G(40, .2)": graph(nx.gnp_random_graph(40, 0.2, seed=1)),
    }
    names = ["grid(8,8)", "hypercube(5)", "queen(7)", "mycielski(5)", "paley(17)", "kneser(7,2)"]
    hard |= {name: graph(name) for name in names}
    for name, g in hard.items():
        found = treewidth(g)
        spent = seconds(clock(lambda g=g: treewidth(g)))
        print(f"{name:<28}n = {g.n:3}  treewidth {bounds(found.lower, found.upper):<8}{spent:>9}")


def bounds(lower: int, upper: int) -> str:
    return str(lower) if lower == upper else f"{lower}..{upper}"


def main() -> None:
    header("treewidth")
    treewidth(graph("petersen"))
    greedy()
    batch()
    exact()


if __name__ == "__main__":
    main()
