"""Exact pattern counts against enumeration by NetworkX, and the routes against each other.

Run with ``python -m benchmarks.motifs``; ``--full`` adds closed walks in a graph with 10^6 edges
and all connected patterns on seven vertices, and stops igraph and NetworkX after ten minutes each
on 500 vertices and 5000 edges instead of six seconds.

What limits the kernels: tables over pairs in small hosts stream through the cache at about one
candidate a nanosecond; sweeps of large hosts take 10 to 60 ns for a candidate, because every one
reads or writes a random place of a vector as long as the host has vertices (a cache miss once that
vector outgrows the second-level cache), not because of arithmetic. So fewer candidates are the way:
closed walks by rank look at a fifth to a ninth of those that pinning looks at, and two walks of
half the length need no list of their ends. Every line on large hosts gives candidates per second.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial

import igraph
import networkx as nx
import numpy as np

from benchmarks.timing import clock, header, limited_ratio, ratio, seconds
from wlkit.graphs import Graph, graph
from wlkit.motifs import (
    Sub,
    count_many,
    hom,
    local_value,
    plan_for,
    predicted_work,
    sparse_plan,
    sub,
)
from wlkit.motifs.counting import by_basis, by_enumeration
from wlkit.motifs.host import host
from wlkit.motifs.run import measured_run, run_plan
from wlkit.wl import refine


def random_graph(n: int, m: int, seed: int = 0) -> Graph:
    return graph(nx.gnm_random_graph(n, m, seed=seed))


def networkx_embeddings(pattern: Graph, host: nx.Graph) -> int:
    """Number of injective homomorphisms, one by one."""
    matcher = nx.algorithms.isomorphism.GraphMatcher(host, pattern.to_networkx())
    return sum(1 for _ in matcher.subgraph_monomorphisms_iter())


def against_networkx() -> None:
    small = nx.gnm_random_graph(50, 120, seed=1)
    host = graph(small)
    for name in ("K3", "C4", "P5", "C6"):
        pattern = graph(name)
        embeddings = sub(pattern, host) * pattern.automorphism_group().order
        if networkx_embeddings(pattern, small) != embeddings:
            raise SystemExit(f"NetworkX finds another number of copies of {name}")
        ratio(
            f"sub({name}), n=50, m=120: {embeddings} maps",
            lambda p=pattern: sub(p, host),
            lambda p=pattern: networkx_embeddings(p, small),
            repeat=1,
            peer_name="NetworkX enumeration",
        )


def igraph_count(way: str, name: str, n: int, edges: list[tuple[int, int]]) -> Callable[[], int]:
    """Return the count of copies of C6 or P6 by one of igraph's ways to list them."""
    host, pattern = igraph.Graph(n=n, edges=edges), graph(name)
    small = igraph.Graph(n=pattern.n, edges=pattern.edge_list)
    symmetries = int(pattern.automorphism_group().order)

    def paths() -> int:
        found = (host.get_all_simple_paths(v, minlen=5, maxlen=5) for v in range(n))
        return sum(map(len, found)) // 2

    ways = {
        "VF2": lambda: host.count_subisomorphisms_vf2(small) // symmetries,
        "LAD": lambda: len(host.get_subisomorphisms_lad(small)) // symmetries,
        "simple_cycles": lambda: len(host.simple_cycles(min=6, max=6)),
        "simple paths": paths,
    }
    return ways[way]


def networkx_count(name: str, n: int, edges: list[tuple[int, int]]) -> Callable[[], int]:
    """Return the count of copies of a pattern by NetworkX' enumeration."""
    host, pattern = nx.empty_graph(n), graph(name)
    host.add_edges_from(edges)
    symmetries = int(pattern.automorphism_group().order)
    return lambda: networkx_embeddings(pattern, host) // symmetries


def against_enumeration(full: bool) -> None:
    """Copies of C6 and P6, n=500, m=5000; igraph and NetworkX in processes that are stopped."""
    n, m, limit = 500, 5000, 600.0 if full else 6.0
    edges = list(nx.gnm_random_graph(n, m, seed=0).edges())
    host = Graph(n, edges)
    for name, lister in (("C6", "simple_cycles"), ("P6", "simple paths")):
        what = f"sub({name}) = {sub(name, host)}, n={n}, m={m}"
        for way in (lister, "VF2", "LAD"):
            limited_ratio(
                what,
                partial(sub, name, host),
                igraph_count,
                *(way, name, n, edges),
                limit=limit,
                peer_name=f"igraph {way}",
            )
        limited_ratio(
            what,
            partial(sub, name, host),
            networkx_count,
            *(name, n, edges),
            limit=limit,
            peer_name="NetworkX enumeration",
        )


def sparse_graph(n: int, m: int, seed: int = 0) -> Graph:
    """Return a random graph with m edges, drawn with NumPy."""
    rng = np.random.default_rng(seed)
    pairs = np.sort(rng.integers(0, n, (m + m // 10, 2)), axis=1)
    codes = rng.permutation(np.unique((pairs[:, 0] * n + pairs[:, 1])[pairs[:, 0] < pairs[:, 1]]))
    return Graph(n, np.stack(np.divmod(codes[:m], n), axis=1))


def large_sparse_hosts(full: bool) -> None:
    g = sparse_graph(100_000, 1_000_000)
    hosts = host(g)
    for name in ("K3", "C4", "K4", *(("K1,1,2", "C5", "C6") if full else ())):
        run_plan(plan_for(graph(name), host(graph("C9"))), host(graph("C9")))
        plan = plan_for(graph(name), hosts)
        run: list[tuple[list[int], int]] = []
        time = clock(lambda p=plan, run=run: run.append(measured_run(p, hosts)))
        ((value,), work) = run[0]
        print(
            f"hom({name}) = {value}, n={g.n}, m={g.m}: {seconds(time)}, {work} candidates, "
            f"{work / predicted_work(plan, hosts):.2f} of the prediction, "
            f"{work / time / 1e6:.0f} M/s",
            flush=True,
        )
    if full:
        for name in ("C5", "C6"):
            print(f"sub({name}) = {sub(name, g)}: {seconds(clock(partial(sub, name, g)))}")


def patterns_on_seven_vertices(full: bool) -> None:
    """All 853 connected ones, planned and counted; a tenth of them by default."""
    atlas = [graph(g) for g in nx.graph_atlas_g() if len(g) == 7 and nx.is_connected(g)]
    chosen = atlas if full else atlas[::10]
    large = random_graph(1000, 5000)
    sparse_plan.cache_clear()
    time = clock(lambda: count_many(chosen, [large], "hom"))
    print(f"hom of {len(chosen)} connected patterns on 7 vertices, n=1000, m=5000: {seconds(time)}")
    uneven = graph(nx.barabasi_albert_graph(1000, 3, seed=1))
    for name, g in (("random, m=5000", large), ("preferential attachment, m=2991", uneven)):
        plans = [plan_for(pattern, g) for pattern in chosen[:: 1 if full else 4]]
        predicted = {plan: predicted_work(plan, g) for plan in plans}
        ratios = [measured_run(p, g)[1] / w for p, w in predicted.items() if w < 10**7]
        print(
            f"candidates looked at to predicted ones, n=1000, {name}: "
            f"{min(ratios):.2f} to {max(ratios):.2f} over {len(ratios)} plans",
            flush=True,
        )


def bases_against_enumeration() -> None:
    host = random_graph(500, 5000)
    for name in ("C5", "P5"):
        pattern = graph(name)
        ratio(
            f"sub({name}) by bases, n=500, m=5000",
            partial(by_basis, "sub", pattern, host),
            partial(by_enumeration, "sub", pattern, host),
            repeat=1,
            peer_name="our own enumeration",
        )


def walks_against_matrix_powers() -> None:
    host = random_graph(1000, 5000)
    matrix = host.adjacency.astype("int64")

    def powers() -> int:
        return int((matrix @ matrix @ matrix).trace())

    ratio("hom(K3), n=1000, m=5000", lambda: hom("K3", host), powers, peer_name="int64 matrices")


def many_against_single() -> None:
    atlas = [g for g in nx.graph_atlas_g() if 2 <= len(g) <= 5 and nx.is_connected(g)]
    patterns = [graph(g) for g in atlas][:30]
    hosts = [random_graph(20, 22, seed) for seed in range(1000)]
    ratio(
        f"count_many, {len(patterns)} patterns, {len(hosts)} graphs",
        lambda: count_many(patterns, hosts, "sub"),
        lambda: [[sub(p, g) for p in patterns] for g in hosts],
        repeat=1,
        peer_name="single calls",
    )


def colors_against_counts() -> None:
    host = random_graph(150, 450, 3)
    for name in ("P5", "C5"):
        f = Sub(name)
        if local_value(f, host).value != f(host):
            raise SystemExit(f"the stable colours give another number of copies of {name}")
        ratio(
            f"sub({name}) from stable colours, n=150, m=450",
            partial(local_value, f, host),
            partial(refine, host, "folklore", 2),
            repeat=2,
            peer_name="folklore 2-WL alone",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="also what takes minutes")
    full = parser.parse_args().full
    header("motifs")
    against_networkx()
    against_enumeration(full)
    large_sparse_hosts(full)
    patterns_on_seven_vertices(full)
    bases_against_enumeration()
    walks_against_matrix_powers()
    many_against_single()
    colors_against_counts()


if __name__ == "__main__":
    main()
