"""Canonical forms against nauty (through pynauty) and NetworkX; enumeration against geng.

Run with ``python -m benchmarks.graphs``.
"""

from __future__ import annotations

import subprocess
import warnings
from collections.abc import Callable, Iterable
from importlib.util import find_spec

import networkx as nx
import numpy as np

from benchmarks.timing import Ratio, clock, header, ratio, seconds
from wlkit.graphs import Graph
from wlkit.graphs import masks as masks_module
from wlkit.graphs.canonical import (
    canonical_labeling,
    canonical_labelings,
    codes_of,
    unique_up_to_isomorphism,
)
from wlkit.graphs.enumeration import find_geng, graph_masks, graphs_of_order


def shuffled(graphs: Iterable[nx.Graph | Graph]) -> list[Graph]:
    rng = np.random.default_rng(0)
    values = [g if isinstance(g, Graph) else numbered(g) for g in graphs]
    return [g.relabel(rng.permutation(g.n)) for g in values]


def numbered(g: nx.Graph) -> Graph:
    return Graph.from_networkx(nx.convert_node_labels_to_integers(g))


def hard_graphs() -> dict[str, list[Graph]]:
    cubic = nx.random_regular_graph(3, 10, seed=5)
    return {
        "all 12346 on 8 vertices": shuffled(graphs_of_order(8)),
        "100 random, n = 100": shuffled(nx.gnp_random_graph(100, 0.5, seed=s) for s in range(100)),
        "random cubic, n = 300": shuffled([nx.random_regular_graph(3, 300, seed=1)]),
        "hypercube Q9": shuffled([nx.hypercube_graph(9)]),
        "Paley 197": shuffled([nx.paley_graph(197).to_undirected()]),
        "line graph of K20": shuffled([nx.line_graph(nx.complete_graph(20))]),
        "K200": shuffled([nx.complete_graph(200)]),
        "50 Petersen graphs": shuffled([nx.disjoint_union_all([nx.petersen_graph()] * 50)]),
        "7 Petersen and 7 other cubic graphs": shuffled(
            [nx.disjoint_union_all([nx.petersen_graph(), cubic] * 7)]
        ),
    }


def against_nauty() -> None:
    """Canonical labellings from prepared inputs on both sides (pynauty's conversion included)."""
    import pynauty

    for name, graphs in hard_graphs().items():
        codes = [codes_of(g) for g in graphs]
        peers = [
            pynauty.Graph(g.n, adjacency_dict={v: g.neighbors(v).tolist() for v in range(g.n)})
            for g in graphs
        ]
        pairs = np.stack([c.pairs for c in codes])
        vertices = np.stack([c.vertices for c in codes])
        ratio(
            f"canonical, {name}",
            lambda pairs=pairs, vertices=vertices: canonical_labelings(pairs, vertices),
            lambda peers=peers: [pynauty.canon_label(p) for p in peers],
            peer_name="pynauty",
        )


def against_networkx() -> None:
    """Classes of two shuffled copies of the graph atlas: hashes first, then isomorphism tests."""
    atlas = [g for g in nx.graph_atlas_g() if 0 < len(g) < 7]
    graphs = shuffled(atlas) + shuffled(atlas)
    peers = [g.to_networkx() for g in graphs]
    if not len(unique_up_to_isomorphism(graphs)) == len(classes(peers)) == len(atlas):
        raise SystemExit("the two sides found different numbers of classes")
    ratio(
        f"classes of {len(graphs)} graphs, n < 7",
        lambda: unique_up_to_isomorphism(graphs),
        lambda: classes(peers),
        repeat=1,
        peer_name="networkx, WL hash",
    )


def classes(graphs: Iterable[nx.Graph]) -> list[nx.Graph]:
    buckets: dict[str, list[nx.Graph]] = {}
    for g in graphs:
        found = buckets.setdefault(wl_hash(g), [])
        if not any(nx.is_isomorphic(g, h) for h in found):
            found.append(g)
    return [g for found in buckets.values() for g in found]


def wl_hash(g: nx.Graph) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # on the change of the hash in 3.5
        return nx.weisfeiler_lehman_graph_hash(g)


def enumeration() -> None:
    geng = find_geng()
    for n in (8, 9):
        fresh = seconds_of(n)
        if geng is None:
            print(f"{f'all graphs on {n} vertices':<44} {seconds(fresh):>9}   (geng not installed)")
        else:
            there = clock(lambda n=n: subprocess.run([geng, "-u", "-q", str(n)], check=True))
            print(Ratio(f"all graphs on {n} vertices", fresh, "geng -u", there))


def seconds_of(n: int) -> float:
    graph_masks(4)
    masks_module.forget()
    return clock(lambda: graph_masks(n))


def main() -> None:
    header("graphs: canonical forms and enumeration")
    canonical_labeling(np.zeros((2, 2), int))
    parts: list[Callable[[], None]] = [against_networkx, enumeration]
    if find_spec("pynauty"):
        parts.insert(0, against_nauty)
    else:
        print("(pynauty is not installed)")
    for part in parts:
        part()


if __name__ == "__main__":
    main()
