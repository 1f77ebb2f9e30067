"""Refinement: colours against NetworkX' hashes, pairs against pykwl and NumPy sorting, BREC.

Run with ``python -m benchmarks.wl``; ``python -m benchmarks.wl --long`` adds a graph with 10^7
edges, all graphs on 9 vertices, and folklore 3-WL over BREC. Both sides of a ratio run in turn in
one process; on a busy machine the ratio is the number to look at.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from functools import partial

import networkx as nx
import numpy as np

from benchmarks.timing import Ratio, clock, header, ratio, seconds
from wlkit.graphs import Graph, graph
from wlkit.graphs.enumeration import graphs_of_order
from wlkit.wl import color_refinement, distinguish, refine, wl_classes
from wlkit.wl.blocks import Block
from wlkit.wl.definition import tuple_round
from wlkit.wl.rules import Rule
from wlkit.wl.structure import joint
from wlkit.wl.tuples import Keep, Run


def vertices() -> None:
    """Colour refinement and NetworkX' hash refinement, both to the same number of rounds.

    Once with neighbours at hand on both sides, once with ours built anew from an array of edges
    in no order.
    """
    rng = np.random.default_rng(1)
    for n, m in ((1_000, 5_000), (3_000, 15_000), (10_000, 50_000), (100_000, 300_000)):
        peer = nx.gnm_random_graph(n, m, seed=1)
        g = graph(peer)
        edges = rng.permutation(np.array(peer.edges))
        rounds = color_refinement(g).rounds
        for name, ours in (
            ("", lambda g=g: color_refinement(g)),
            (", from edges", lambda n=n, edges=edges: color_refinement(Graph(n, edges))),
        ):
            ratio(
                f"1-WL, G({n}, {m}), {rounds} rounds{name}",
                ours,
                lambda peer=peer, rounds=rounds: nx.weisfeiler_lehman_subgraph_hashes(
                    peer, iterations=rounds
                ),
                repeat=5,
                peer_name="networkx hashes",
            )


def long_rounds() -> None:
    """Graphs with many rounds: the time for each edge hardly grows."""
    for name, arcs in (
        ("path", lambda v: (v[:-1], v[1:])),
        ("binary tree", lambda v: ((v[1:] - 1) // 2, v[1:])),
        ("caterpillar", lambda v: ((v[1:] - 1) // 2 * 2, v[1:])),
    ):
        for n in (10**4, 10**5, 10**6):
            g = Graph(n, np.stack(arcs(np.arange(n)), axis=1))
            found = color_refinement(g)
            spent = min(clock(partial(color_refinement, g)) for _ in range(3))
            each = seconds(spent / g.m)
            print(f"1-WL, {name} of {n}: {found.rounds} rounds in {seconds(spent)}, {each} an edge")


def pairs_of_pykwl() -> None:
    """Folklore 2-WL of one graph to stability by pykwl (C++), where it is installed."""
    try:
        import pykwl
    except ImportError:
        print("pykwl: not installed, skipped (builds from source with CMake and pybind11)")
        return
    for n in (200, 400):
        source = nx.gnp_random_graph(n, 0.1, seed=1)
        g, peer = graph(source), pykwl.EdgeColoredGraph(False)
        for _ in source:
            peer.add_node(0)
        for u, v in source.edges:
            peer.add_edge(u, v)
        classes = refine(g, k=2).class_count
        _, _, colors, _ = pykwl.WeisfeilerLeman(2).compute_coloring(peer)
        ratio(
            f"folklore 2-WL, G({n}, .1), {classes} classes ({len(colors)})",
            lambda g=g: refine(g, k=2),
            lambda peer=peer: pykwl.WeisfeilerLeman(2).compute_coloring(peer),
            repeat=2,
            peer_name="pykwl",
        )


def pairs() -> None:
    """Folklore 2-WL of G(n, .1) to stability, against one round of sorted signatures in NumPy."""
    for n in (200, 400):
        g = graph(nx.gnp_random_graph(n, 0.1, seed=1))
        structure, found = joint(g), refine(g, k=2)
        ours = min(clock(lambda g=g: refine(g, k=2)) for _ in range(3))
        initial = found.at_round(0)
        one = clock(lambda s=structure, c=initial: tuple_round(s, Rule("folklore", 2), c))
        rounds = found.rounds + (not found.is_discrete)
        print(
            Ratio(
                f"folklore 2-WL, G({n}, .1), {found.rounds} rounds, checked",
                ours,
                f"{rounds} rounds of sorting",
                rounds * one,
            )
        )


def positions() -> None:
    """Oblivious 3-WL against folklore 2-WL, which is equally strong, on a CFI pair of BREC."""
    from tests.data import brec_pairs

    try:
        pair = [Graph.from_graph6(text) for text in brec_pairs()[350][2:]]
    except BaseException as skipped:  # pytest.skip is not an Exception
        print(f"BREC: {skipped}")
        return
    refine("C5", "oblivious", 3)
    ratio(
        f"folklore 2-WL, a CFI pair, n = {pair[0].n}",
        lambda: refine(pair, k=2),
        lambda: refine(pair, "oblivious", 3),
        peer_name="oblivious 3-WL",
    )


def bytes_moved() -> None:
    """One round of folklore sums: products, and bytes from memory, against plain copying."""
    words = np.ones(1 << 24)
    copied = 2 * words.nbytes / min(clock(words.copy) for _ in range(5))
    for n, k, width in ((600, 2, 8), (120, 3, 4)):
        run = Run(joint(nx.gnp_random_graph(n, 0.5, seed=1)), Rule("folklore", k), seed=0)
        keep, marked, _ = run._sums()
        shift, drop = np.int64(63 - run.room), np.int64(64 - run.room)
        places = drop, shift, marked.view(np.uint32), run.spare.view(np.uint32)
        work = partial(_on_each, keep, run.blocks, places)
        spent = min(clock(work) for _ in range(3))
        products, moved = n ** (k + 1), 4 * n ** (k + 1) / width + 12 * n**k
        print(
            f"folklore {k}-WL, n = {n}: {seconds(spent)} a round, {products / spent / 1e9:.2f} "
            f"products a nanosecond, {moved / spent / 1e9:.2f} GB/s of {copied / 1e9:.1f} GB/s"
        )


def _on_each(keep: Keep, blocks: list[Block], places: tuple) -> None:
    for block in blocks:
        keep(block, *places)


def brec(k: int) -> None:
    """All pairs of BREC, each jointly, with the exact check; needs the graphs beside the tree."""
    from tests.data import brec_pairs

    try:
        given = brec_pairs()
    except BaseException as skipped:  # pytest.skip is not an Exception
        print(f"BREC: {skipped}")
        return
    graphs = [(p.category, Graph.from_graph6(p.first), Graph.from_graph6(p.second)) for p in given]
    distinguish("C6", "2C3", k=k)
    spent: Counter[str] = Counter()
    apart, cpu = 0, time.process_time()
    for category, g, h in graphs:
        start = time.perf_counter()
        apart += distinguish(g, h, k=k).distinguished
        spent[category] += time.perf_counter() - start
    parts = ", ".join(f"{name} {seconds(value)}" for name, value in spent.most_common(3))
    total = f"{seconds(spent.total())} (processor: {seconds(time.process_time() - cpu)})"
    print(f"folklore {k}-WL over BREC: {apart} of 400 in {total}; {parts}")


def large() -> None:
    """Colour refinement of a random graph with 10^6 vertices and 10^7 edges, from its edges."""
    rng = np.random.default_rng(0)
    n = 10**6
    ends = np.sort(rng.integers(0, n, (10**7 + 2000, 2)), axis=1)
    codes = np.unique(ends[ends[:, 0] < ends[:, 1]] @ np.array([n, 1]))[: 10**7]
    edges = rng.permutation(np.stack((codes // n, codes % n), axis=1))
    start, cpu = time.perf_counter(), time.process_time()
    found = color_refinement(Graph(n, edges))
    spent, cpu = time.perf_counter() - start, time.process_time() - cpu
    size = f"G(10^6, {len(edges)}), {found.rounds} rounds, {found.class_count} classes"
    print(f"1-WL, {size}: {seconds(spent)} from an array of edges ({seconds(cpu)} of one core)")


def many() -> None:
    """All graphs on 9 vertices by 1-WL, and all on 8 by folklore 2-WL."""
    for n, k in ((9, 1), (8, 2)):
        start, cpu = time.perf_counter(), time.process_time()
        graphs = list(graphs_of_order(n))
        classes = len(wl_classes(graphs, k=k))
        spent, cpu = time.perf_counter() - start, time.process_time() - cpu
        what = f"all {len(graphs)} graphs on {n} vertices, listed and sorted by folklore {k}-WL"
        print(f"{what}: {classes} classes in {seconds(spent)} ({seconds(cpu)} of one core)")


def main(argv: list[str] | None = None) -> None:
    """Run all."""
    header("Weisfeiler-Leman refinement")
    color_refinement("P5")
    refine("C5", k=2)
    vertices()
    long_rounds()
    pairs_of_pykwl()
    pairs()
    positions()
    bytes_moved()
    brec(2)
    if "--long" in (sys.argv[1:] if argv is None else argv):
        large()
        many()
        brec(3)


if __name__ == "__main__":
    main()
