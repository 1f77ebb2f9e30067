"""Refinement: colours against NetworkX' hashes, pairs against NumPy sorting, BREC in total.

Run with ``python -m benchmarks.wl``; ``python -m benchmarks.wl --long`` adds a graph with 10^7
edges and folklore 3-WL over BREC.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

import networkx as nx
import numpy as np

from benchmarks.timing import Ratio, clock, header, ratio, seconds
from wlkit.graphs import Graph, graph
from wlkit.wl import color_refinement, distinguish, refine
from wlkit.wl.definition import tuple_round
from wlkit.wl.rules import Rule
from wlkit.wl.structure import joint


def vertices() -> None:
    """Colour refinement and NetworkX' hash refinement, both to the same number of rounds."""
    for n, m in ((10_000, 50_000), (100_000, 300_000)):
        peer = nx.gnm_random_graph(n, m, seed=1)
        g = graph(peer)
        rounds = color_refinement(g).rounds
        ratio(
            f"1-WL, G({n}, {m}), {rounds} rounds",
            lambda g=g: color_refinement(g),
            lambda peer=peer, rounds=rounds: nx.weisfeiler_lehman_subgraph_hashes(
                peer, iterations=rounds
            ),
            repeat=1,
            peer_name="networkx hashes",
        )


def pairs() -> None:
    """Folklore 2-WL of G(n, .1) to stability, against one round of sorted signatures in NumPy."""
    refine("C5", k=2)
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
    apart = 0
    for category, g, h in graphs:
        start = time.perf_counter()
        apart += distinguish(g, h, k=k).distinguished
        spent[category] += time.perf_counter() - start
    parts = ", ".join(f"{name} {seconds(value)}" for name, value in spent.most_common(3))
    print(f"folklore {k}-WL over BREC: {apart} of 400 in {seconds(spent.total())} ({parts})")


def large() -> None:
    """Colour refinement of a random graph with 10^6 vertices and 10^7 edges."""
    rng = np.random.default_rng(0)
    n = 10**6
    ends = np.sort(rng.integers(0, n, (10**7 + 2000, 2)), axis=1)
    codes = np.unique(ends[ends[:, 0] < ends[:, 1]] @ np.array([n, 1]))[: 10**7]
    g = Graph(n, np.stack((codes // n, codes % n), axis=1))
    csr, spent = clock(lambda: g.csr), clock(lambda: color_refinement(g))
    print(f"1-WL, G(10^6, {g.m}): {seconds(spent)} (neighbour lists before: {seconds(csr)})")


def main(argv: list[str] | None = None) -> None:
    """Run all."""
    header("Weisfeiler-Leman refinement")
    color_refinement("P5")
    vertices()
    pairs()
    brec(2)
    if "--long" in (sys.argv[1:] if argv is None else argv):
        large()
        brec(3)


if __name__ == "__main__":
    main()
