"""Deciding what models compute against listing closures, a bound of NetworkX, and the game.

Run with ``python -m benchmarks.expressivity``; ``--full`` takes the tables of all models to 8 edges
instead of 7.
"""

from __future__ import annotations

import sys
import time

from benchmarks.timing import header, ratio


def tables(edges: int) -> None:
    """Print the seconds of the tables of all models, connected patterns, all roots."""
    from wlkit.expressivity import MODELS, model, table

    names = [*MODELS, "2-fgnn", "3-fgnn", "3-ign", "2-subgraph-gnn", "mpnn/K3"]
    wall, processor = time.perf_counter(), time.process_time()
    asked = 0
    for name in names:
        for roots in range(model(name).max_roots + 1):
            asked += sum(table(name, edges, roots).total)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(
        f"tables of {len(names)} models to {edges} edges, {asked} decisions: "
        f"{wall:.1f} s, {processor:.1f} s of the processor (aim: 300 s to 8 edges)"
    )


def networkx_bound(h) -> int:
    """Return the treewidth bound of NetworkX, which may be too large."""
    import networkx as nx
    from networkx.algorithms.approximation import treewidth_min_degree

    return treewidth_min_degree(nx.Graph(h.underlying.edge_list))[0]


def main() -> None:
    from wlkit.expressivity import closure, connected_patterns, model, pursuit

    header("expressivity")
    tables(8 if "--full" in sys.argv else 7)
    level = list(connected_patterns(7))[-1]
    ratio(
        f"{len(level)} graphs with 7 edges, 2-fgnn",
        lambda: [model("2-fgnn").computes(h).value for h in level],
        lambda: [networkx_bound(h) <= 2 for h in level],
        peer_name="NetworkX, min degree",
    )
    pairs = list(connected_patterns(5, 2))[-1]
    bank = model("local-2-gnn")

    def decided() -> None:
        for h in pairs:
            bank.computes(h)

    def listed() -> None:
        closure.cache_clear()
        closure(bank, 4)

    text = f"{len(pairs)} pair patterns with 5 edges, local-2-gnn"
    ratio(text, decided, listed, repeat=1, peer_name="closure, to 4 edges")
    ratio(
        text,
        decided,
        lambda: [pursuit(bank, h) for h in pairs],
        repeat=1,
        peer_name="the game",
    )


if __name__ == "__main__":
    main()
