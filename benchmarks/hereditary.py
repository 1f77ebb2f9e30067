"""Hereditary treewidth and spasms: patterns one by one, all small graphs, and what it compares to.

Run with ``python -m benchmarks.hereditary``; ``--full`` adds the graphs on 9 vertices.
"""

from __future__ import annotations

import sys
from functools import partial

import networkx as nx
import numpy as np

from benchmarks.timing import clock, header, ratio, seconds
from wlkit.graphs import Graph, graph
from wlkit.graphs.enumeration import graph_masks
from wlkit.graphs.masks import graphs_from_masks
from wlkit.motifs import (
    hereditary_treewidth,
    hereditary_treewidth_at_most,
    hereditary_treewidths,
    spasm,
)
from wlkit.motifs.bulk import _images, _tables, spasm_sizes
from wlkit.motifs.hereditary import largest_image
from wlkit.motifs.quotients import partition_sum
from wlkit.treewidth import treewidths_of_masks


def forget() -> None:
    """Empty the caches, so that work is counted every time."""
    for cached in (largest_image, partition_sum, _tables, _images):
        cached.cache_clear()


def fresh(pattern: Graph) -> int:
    largest_image.cache_clear()
    return hereditary_treewidth(pattern)


def against_the_whole_spasm() -> None:
    """The largest treewidth over all images, the spasm made by insertion."""
    for name in ("C10", "P11", "petersen"):
        pattern = graph(name)

        def whole(pattern: Graph = pattern) -> int:
            partition_sum.cache_clear()
            best = 0
            for n in range(1, pattern.n + 1):
                masks = [g.neighbor_masks for g in spasm(pattern).images if g.n == n]
                if masks:
                    found = treewidths_of_masks(np.array(masks, dtype=np.uint64))
                    best = max(best, int(found.max()))
            return best

        if whole() != fresh(pattern):
            raise SystemExit(f"the spasm of {name} gives another hereditary treewidth")
        ratio(f"hdtw({name})", partial(fresh, pattern), whole, repeat=1, peer_name="whole spasm")


def spasms() -> None:
    for name in ("C10", "C12", "P12", "P13"):
        pattern = graph(name)
        partition_sum.cache_clear()
        time = clock(partial(spasm, pattern))
        print(f"spasm({name}), {len(spasm(pattern))} images: {seconds(time)}", flush=True)


def long_and_random_patterns() -> None:
    for name in ("P20", "C20", "20K2"):
        print(f"hdtw({name}) = {fresh(graph(name))}: {seconds(clock(partial(fresh, graph(name))))}")
    for n, m in (*((14, m) for m in (17, 25, 35, 45, 60)), (20, 27), (20, 33)):
        patterns = [graph(nx.gnm_random_graph(n, m, seed=seed)) for seed in range(3)]
        values = [fresh(p) for p in patterns]
        worst = max(clock(partial(fresh, p)) for p in patterns)
        print(f"hdtw of 3 random patterns, n={n}, m={m}: {values}, longest {seconds(worst)}")


def recognition_with_forty_edges() -> None:
    for name in ("C40", "P41", "S34+C6", "K2,17+P4+P4", "40K2"):
        time = clock(partial(hereditary_treewidth_at_most, graph(name), 3))
        print(f"at_most({name}, 3): {seconds(time)}")
    for n in (12, 20, 30):
        pattern = graph(nx.gnm_random_graph(n, 40, seed=n))
        time = clock(partial(hereditary_treewidth_at_most, pattern, 3))
        print(f"at_most(random pattern, 3), n={n}, m=40: {seconds(time)}")
    rng = np.random.default_rng(0)
    for name in ("C40", "P41", "40K2"):
        bare = graph(name)
        for labels in (2, 3, 10):
            marks = rng.integers(labels, size=bare.n).tolist()
            pattern = Graph(bare.n, bare.edges, vertex_labels=marks)
            time = clock(partial(hereditary_treewidth_at_most, pattern, 3))
            print(f"at_most({name} with {labels} labels, 3): {seconds(time)}")


def all_small_graphs() -> None:
    masks = graph_masks(7)

    def single() -> list[int]:
        largest_image.cache_clear()
        return [largest_image(g).value for g in graphs_from_masks(masks, 7)]

    def bulk() -> list[int]:
        _tables.cache_clear()
        return hereditary_treewidths(masks, 7)[1].tolist()

    if single() != bulk():
        raise SystemExit("covering maps and tables give different hereditary treewidths")
    ratio("hdtw of all 1044 graphs, n=7", bulk, single, repeat=1, peer_name="covering maps")
    time = clock(lambda: hereditary_treewidths(graph_masks(8), 8))
    print(f"hdtw of all 12346 graphs, n=8: {seconds(time)}")


def all_graphs_on_nine_vertices() -> None:
    masks = graph_masks(9)
    table = clock(lambda: _tables(8))
    time = clock(lambda: hereditary_treewidths(masks, 9))
    print(f"hdtw of all 274668 graphs, n=9: {seconds(time)}, the table before: {seconds(table)}")
    print(f"spasm sizes of all 274668 graphs, n=9: {seconds(clock(lambda: spasm_sizes(9)))}")


def main(full: bool = False) -> None:
    header("hereditary treewidth")
    forget()
    against_the_whole_spasm()
    spasms()
    long_and_random_patterns()
    recognition_with_forty_edges()
    all_small_graphs()
    if full:
        all_graphs_on_nine_vertices()


if __name__ == "__main__":
    main(full="--full" in sys.argv)
