"""Claims of "Subgraph Permutation Equivariant Networks"."""

from __future__ import annotations

import csv
import os
from functools import cache
from itertools import permutations, product
from pathlib import Path

from wlkit.claims import Claim, Computed, Skipped

PAPER = "SPEN (arXiv 2111.11840)"
OURS = "An independent program"


def orbits_of_tuples(n, length):
    """Return the number of orbits of S_n on tuples, by renumbering in the order of appearance."""
    return len({tuple(t.index(x) for x in t) for t in product(range(n), repeat=length)})


def commuting_dimension(n, generators):
    """Return the dimension of the n x n matrices that commute with all the permutations."""
    from wlkit.exact import rank

    rows = []
    for p in generators:
        for u, v in product(range(n), repeat=2):
            row = [0] * (n * n)
            row[u * n + v] += 1
            row[int(p[u]) * n + int(p[v])] -= 1
            if any(row):
                rows.append(row)
    return n * n - (rank(rows) if rows else 0)


def layer_dimensions():
    """Return the dimensions of the equivariant maps from a- to b-tensors, (a, b) and n."""
    wanted = {"(1, 1)": (4, 2), "(2, 1)": (4, 3), "(2, 2)": (4, 4), "(2, 2), n = 3": (3, 4)}
    return {name: orbits_of_tuples(*case) for name, case in wanted.items()}


def linear_layers_by_rank():
    """Return the dimensions for (1, 1) and n = 2, 3, 4 from linear equations."""
    return [commuting_dimension(n, list(permutations(range(n)))) for n in (2, 3, 4)]


ASYMMETRIC = "0-1,1-2,2-3,3-4,1-5,2-5"


def automorphism_equivariant():
    from wlkit.graphs import graph

    names = {name: name for name in ("C6", "P4", "K4", "petersen", "K3,3")}
    found = {}
    for name, text in (names | {"asymmetric": ASYMMETRIC}).items():
        g = graph(text)
        found[name] = commuting_dimension(g.n, g.automorphism_group().generators.tolist())
    return found


def memory():
    """Return (sum of squares of the balls of radius 1, square of the order)."""
    from networkx import balanced_tree, grid_2d_graph

    from wlkit.graphs import graph

    hosts = {"grid 10 x 10": grid_2d_graph(10, 10), "binary tree, depth 6": balanced_tree(2, 6)}
    found = {}
    for name, host in hosts.items():
        g = graph(host)
        found[name] = [sum((1 + int(d)) ** 2 for d in g.degrees), g.n**2]
    return found


def told_apart(*pairs, **arguments):
    from wlkit.wl import distinguish

    return [distinguish(*pair, **arguments).distinguished for pair in pairs]


def beyond_one():
    pairs = [("C6", "2C3"), ("prism:3", "K3,3")]
    return {
        "global, order 2": told_apart(*pairs, variant="oblivious", k=2),
        "balls of radius 1": told_apart(*pairs, variant="ngnn", labels="plain"),
    }


def beyond_two():
    pair = ("rook4", "shrikhande")
    return {
        "folklore 2-WL": told_apart(pair, k=2),
        "types of balls of radius 1": told_apart(pair, variant="neighbourhood", k=1),
    }


def below_one_and_a_half():
    pair = ("decalin", "bicyclopentyl")
    return {
        "types of balls of radius 1": told_apart(pair, variant="neighbourhood", k=1),
        "shortest paths": told_apart(pair, variant="spd"),
        "folklore 2-WL": told_apart(pair, k=2),
    }


def naturality():
    """List the graphs on 5 vertices whose balls' colours do not follow a permutation."""
    import numpy as np

    from wlkit.graphs.enumeration import graphs_of_order
    from wlkit.wl import refine

    random = np.random.default_rng(0)
    wrong = []
    for g in graphs_of_order(5):
        p = random.permutation(5)
        both = refine([g, g.relabel(p)], "ngnn")
        if both.of(0).tolist() != both.of(1)[p].tolist():
            wrong.append((g.graph6, p.tolist()))
    return Computed(wrong, "34 graphs, one random permutation each")


@cache
def brec():
    """Return the 400 pairs of graphs, or why they are not at hand."""
    from wlkit.graphs import Graph

    beside = Path(__file__).resolve().parents[3] / "shared" / "data"
    folder = Path(os.environ.get("WLKIT_DATA") or beside) / "brec"
    if not all((folder / name).is_file() for name in ("pairs.g6", "pairs.csv")):
        return Skipped("pairs.g6 and pairs.csv of BREC not found (set WLKIT_DATA)")
    graphs = [Graph.from_graph6(x) for x in (folder / "pairs.g6").read_text().split()]
    with (folder / "pairs.csv").open(newline="") as table:
        return [(graphs[int(r["line1"])], graphs[int(r["line2"])]) for r in csv.DictReader(table)]


def on_brec(**arguments):
    pairs = brec()
    return pairs if isinstance(pairs, Skipped) else sum(told_apart(*pairs, **arguments))


def marks(**arguments):
    """Return for each pair of BREC whether a refinement tells it apart, or why not at hand."""
    pairs = brec()
    return pairs if isinstance(pairs, Skipped) else told_apart(*pairs, **arguments)


def only_by_balls(hops):
    """List the pairs that marked balls tell apart and folklore 2-WL does not."""
    balls, whole = marks(variant="ngnn", hops=hops, labels="root"), marks(k=2)
    if isinstance(balls, Skipped):
        return balls
    both = list(zip(balls, whole, strict=True))
    only = [i for i, (ball, wl) in enumerate(both) if ball and not wl]
    return Computed(only, f"{sum(wl and not ball for ball, wl in both)} pairs the other way round")


def types_against_two_wl():
    """Say whether types of balls and folklore 2-WL each tell pairs apart that the other misses."""
    types, whole = marks(variant="neighbourhood", k=1), marks(k=2)
    if isinstance(types, Skipped):
        return types
    first, second = (
        [i for i, (a, b) in enumerate(zip(*both, strict=True)) if a and not b]
        for both in ((types, whole), (whole, types))
    )
    evidence = f"{len(first)} pairs like {first[:1]}, {len(second)} pairs like {second[:1]}"
    return Computed({"balls more": bool(first), "2-WL more": bool(second)}, evidence)


def never_beyond_the_next_radius():
    """List the pairs of BREC that marked balls of radius 1 tell apart and of radius 2 do not."""
    near, far = (marks(variant="ngnn", hops=hops, labels="root") for hops in (1, 2))
    if isinstance(near, Skipped):
        return near
    return [i for i, (a, b) in enumerate(zip(near, far, strict=True)) if a and not b]


CLAIMS = [
    Claim(
        "equivariant-dimensions",
        "The linear maps from a- to b-tensors that commute with S_n form a space of dimension "
        "sum over j <= n of the Stirling numbers S(a + b, j).",
        "theorem",
        f"{PAPER}, background; Maron et al. 2019; Stirling numbers by hand",
        {"(1, 1)": 2, "(2, 1)": 5, "(2, 2)": 15, "(2, 2), n = 3": 14},
        layer_dimensions,
        "as we read it",
    ),
    Claim(
        "equivariant-dimensions-by-rank",
        "Commuting with all permutations leaves 2 dimensions of n x n matrices, n = 2, 3, 4.",
        "theorem",
        "The identity and the all-ones matrix; exact rank of the linear equations",
        [2, 2, 2],
        linear_layers_by_rank,
    ),
    Claim(
        "automorphism-equivariant-dimensions",
        "Maps of a subgraph need to commute with its automorphisms only: the dimension is the "
        "number of their orbits on pairs.",
        "table",
        f"{PAPER}, automorphism equivariance; {OURS}",
        {"C6": 4, "P4": 8, "K4": 2, "petersen": 3, "K3,3": 3, "asymmetric": 36},
        automorphism_equivariant,
        "as we read it",
    ),
    Claim(
        "memory",
        "Second-order features of all balls of radius 1 need less memory than those of the graph.",
        "table",
        f"{PAPER}, scaling; ball sizes by hand: 4*9 + 32*16 + 64*25, and 9 + 62*16 + 64*4",
        {"grid 10 x 10": [2148, 10000], "binary tree, depth 6": [1257, 16129]},
        memory,
        "as we read it",
    ),
    Claim(
        "balls-go-beyond-1-wl",
        "Balls tell graphs apart that are alike for the global layer of order 2 (oblivious 2-WL).",
        "counterexample",
        f"{PAPER}, expressivity: subgraphs of indistinguishable graphs can be distinguishable",
        {"global, order 2": [False, False], "balls of radius 1": [True, True]},
        beyond_one,
        "as we read it",
    ),
    Claim(
        "balls-go-beyond-2-wl",
        "The rook's graph and Shrikhande's are alike for folklore 2-WL; their balls of radius 1, "
        "a vertex joined to two triangles or to a hexagon, are not isomorphic.",
        "counterexample",
        f"{PAPER}, expressivity",
        {"folklore 2-WL": [False], "types of balls of radius 1": [True]},
        beyond_two,
        "as we read it",
    ),
    Claim(
        "balls-stay-below-2-wl",
        "All balls of radius 1 of decalin and bicyclopentyl agree; their distances do not.",
        "counterexample",
        f"{OURS}; so balls and folklore 2-WL are incomparable",
        {"types of balls of radius 1": [False], "shortest paths": [True], "folklore 2-WL": [True]},
        below_one_and_a_half,
    ),
    Claim(
        "naturality",
        "Renumbering the graph renumbers what the balls compute.",
        "theorem",
        f"{PAPER}, naturality under local isomorphisms; all graphs on 5 vertices",
        [],
        naturality,
        "as we read it",
    ),
    Claim(
        "brec-balls-1",
        "Balls of radius 1 with a marked root tell 166 of the 400 pairs of BREC apart.",
        "table",
        OURS,
        166,
        lambda: on_brec(variant="ngnn", hops=1, labels="root"),
    ),
    Claim(
        "brec-balls-2",
        "Balls of radius 2 with a marked root tell 210 of the 400 pairs of BREC apart.",
        "table",
        OURS,
        210,
        lambda: on_brec(variant="ngnn", hops=2, labels="root"),
        slow=True,
    ),
    Claim(
        "brec-global",
        "The global layer of order 2 (oblivious 2-WL) tells none of the 400 pairs of BREC apart.",
        "table",
        OURS,
        0,
        lambda: on_brec(variant="oblivious", k=2),
        slow=True,
    ),
    Claim(
        "brec-pair-by-pair",
        "Every pair that marked balls of radius 1 tell apart, folklore 2-WL tells apart.",
        "theorem",
        "1-WL in a marked ball is part of folklore 2-WL, whose pairs know their distance up to 2",
        [],
        lambda: only_by_balls(1),
        slow=True,
    ),
    Claim(
        "brec-types-pair-by-pair",
        "The types of balls of radius 1 and folklore 2-WL are incomparable, pair by pair on BREC.",
        "counterexample",
        f"{PAPER}, expressivity; 2-WL tells no strongly regular graphs of equal parameters apart",
        {"balls more": True, "2-WL more": True},
        types_against_two_wl,
        "as we read it",
        slow=True,
    ),
    Claim(
        "brec-larger-marked-balls",
        "On BREC, marked balls of radius 2 tell apart every pair that those of radius 1 do.",
        "table",
        f"{OURS}: 166 and 210 pairs; without the mark larger balls tell fewer apart",
        [],
        never_beyond_the_next_radius,
        slow=True,
    ),
]
