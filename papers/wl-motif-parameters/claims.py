"""Claims of "On the Power of the Weisfeiler-Leman Test for Graph Motif Parameters"."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise

from wlkit.claims import Claim, Computed

PAPER = "Lanzinger, Barcelo 2024"


def small_graphs(sizes, connected=True):
    """Yield the graphs of Read and Wilson's atlas, which wlkit has no part in."""
    import networkx as nx

    from wlkit.graphs import Graph

    for g in nx.graph_atlas_g():
        if len(g) in sizes and (not connected or nx.is_connected(g)):
            yield Graph(len(g), g.edges)


def dimension(pattern, kind="sub"):
    from wlkit.motifs import wl_dimension

    return wl_dimension(pattern, kind=kind).value


def named(letter, sizes):
    return {n: dimension(f"{letter}{n}") for n in sizes}


def spasm_sizes(letter, sizes):
    from wlkit.motifs import spasm

    return [len(spasm(f"{letter}{n}")) for n in sizes]


def dimension_histogram(n):
    found = Counter(dimension(g) for g in small_graphs({n}))
    return [found[k] for k in range(1, n)]


def induced_exceptions():
    return [
        g for g in small_graphs({2, 3, 4, 5}, connected=False) if dimension(g, "ind") != g.n - 1
    ]


def is_star_or_two_edges(g):
    """Decide by degrees whether the edges of g form a star or two disjoint edges."""
    positive = sorted(int(d) for d in g.degrees if d)
    return (positive == [1, 1, 1, 1] and g.m == 2) or positive[-1:] == [g.m]


def dimension_one_exceptions():
    graphs = [g for g in small_graphs(set(range(1, 7)), connected=False) if g.m]
    wrong = [g for g in graphs if (dimension(g) == 1) != is_star_or_two_edges(g)]
    return Computed(wrong, f"{len(graphs)} graphs with at most 6 vertices")


def recognition_exceptions():
    from wlkit.motifs import hereditary_treewidth_at_most, spasm
    from wlkit.treewidth import treewidth

    graphs = list(small_graphs({4, 5}))
    wrong = []
    for g in graphs:
        widest = max(treewidth(image).value for image in spasm(g).images)
        wrong += [
            (g, k) for k in range(1, 5) if hereditary_treewidth_at_most(g, k) != (widest <= k)
        ]
    return Computed(wrong, f"{len(graphs)} graphs, k = 1, ..., 4")


def cancelled_dimensions():
    from wlkit.motifs import Sub, wl_dimension

    parts = Sub("P4"), Sub("K3")
    return [wl_dimension(f).value for f in (*parts, parts[0] + 3 * parts[1])]


def induced_sum_is_a_subgraph_count():
    from wlkit.motifs import Ind, Sub

    return Ind("C4") + Ind("diamond") + 3 * Ind("K4") == Sub("C4")


def graphlet_dimensions():
    from wlkit.motifs import graphlets

    return {k: sorted({f.wl_dimension().value for f in graphlets(k)}) for k in (2, 3, 4, 5)}


def five_cycle_in_the_hom_basis():
    from wlkit.motifs import Hom, Sub

    return 10 * Sub("C5") == Hom("C5") - 5 * Hom("paw") + 5 * Hom("K3")


def induced_path_in_the_hom_basis():
    from wlkit.motifs import Hom, Ind

    return Ind("P3") == Fraction(1, 2) * (Hom("P3") - Hom("K3") - Hom("K2"))


def labelled_path():
    from wlkit.graphs import Graph

    edges = list(pairwise(range(4)))
    labels = {"none": None, "alike": "abba", "different ends": "abbc"}
    return {
        name: dimension(Graph(4, edges, vertex_labels=text and tuple(text)))
        for name, text in labels.items()
    }


def witness(pattern):
    from wlkit.motifs import wl_dimension

    pair = wl_dimension(pattern).witness()
    sizes = f"{pair.first.n} vertices each, counts {pair.values[0]} and {pair.values[1]}"
    return Computed({"blind": pair.k, "verified": pair.verify()}, sizes)


def rook_and_shrikhande():
    from wlkit.motifs import hom, sub
    from wlkit.wl import distinguish

    pair = ("rook4", "shrikhande")
    return {
        "folklore 2-WL": distinguish(*pair, k=2).distinguished,
        "hom(K4)": [hom("K4", g) for g in pair],
        "sub(K4)": [sub("K4", g) for g in pair],
    }


def disagreements_below_dimension_three():
    """List the patterns of dimension at most 2 whose counts differ on rook 4x4 and Shrikhande."""
    from wlkit.graphs import graph
    from wlkit.motifs import sub

    pair = graph("rook4"), graph("shrikhande")
    patterns = [p for p in small_graphs({2, 3, 4, 5}) if dimension(p) <= 2]
    wrong = [p for p in patterns if sub(p, pair[0]) != sub(p, pair[1])]
    return Computed(wrong, f"{len(patterns)} connected patterns")


CLAIMS = [
    Claim(
        "cycle-dimensions",
        "Counting copies of the cycle C_n has dimension 2 for n = 3..7, 3 for 8 and 9, 4 for 10.",
        "table",
        "Arvind, Fuhlbrueck, Koebler, Verbitsky (1811.04801) to n = 7; then a listing of images",
        {3: 2, 4: 2, 5: 2, 6: 2, 7: 2, 8: 3, 9: 3, 10: 4},
        lambda: named("C", range(3, 11)),
        "as we read it",
    ),
    Claim(
        "path-dimensions",
        "Counting copies of the path on n vertices: 1 to n = 3, 2 to 7, 3 to 10, 4 at 11.",
        "table",
        "A listing of all images; the step at 8 since a walk that covers K4 has 7 edges",
        {2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 2, 8: 3, 9: 3, 10: 3, 11: 4},
        lambda: named("P", range(2, 12)),
        "as we read it",
    ),
    Claim(
        "induced-dimension",
        "Counting induced copies of P has dimension |V(P)| - 1, whatever the edges.",
        "theorem",
        f"{PAPER}, on induced subgraph counts; all graphs on 2 to 5 vertices",
        [],
        induced_exceptions,
        "as we read it",
    ),
    Claim(
        "graphlet-dimensions",
        "All k-graphlet counts have dimension k - 1.",
        "theorem",
        f"{PAPER}, on graphlets",
        {2: [1], 3: [2], 4: [3], 5: [4]},
        graphlet_dimensions,
        "as we read it",
    ),
    Claim(
        "dimension-one",
        "1-WL counts copies of P exactly if the edges of P form a star or two disjoint edges.",
        "theorem",
        "Arvind, Fuhlbrueck, Koebler, Verbitsky (1811.04801)",
        [],
        dimension_one_exceptions,
        "as we read it",
    ),
    Claim(
        "recognition",
        "Deciding dimension at most k by a search for an obstruction agrees with the spasm.",
        "theorem",
        f"{PAPER}, polynomial recognition of sub counts for fixed k",
        [],
        recognition_exceptions,
        "as we read it",
    ),
    Claim(
        "histogram-5",
        "The connected graphs on 5 vertices by dimension 1, 2, 3, 4.",
        "table",
        "An independent program over all graphs",
        [1, 12, 7, 1],
        lambda: dimension_histogram(5),
        "as we read it",
    ),
    Claim(
        "histogram-6",
        "The connected graphs on 6 vertices by dimension 1, 2, 3, 4, 5.",
        "table",
        "An independent program over all graphs",
        [1, 23, 74, 13, 1],
        lambda: dimension_histogram(6),
        "as we read it",
    ),
    Claim(
        "cancellation",
        "Copies of P4 and of K3 have dimension 2 each; P4 + 3 K3 has dimension 1.",
        "counterexample",
        f"{PAPER}: the dimension is that of the support, in which terms may cancel",
        [2, 2, 1],
        cancelled_dimensions,
        "as we read it",
    ),
    Claim(
        "induced-sum",
        "ind(C4) + ind(diamond) + 3 ind(K4) is the number of copies of C4.",
        "theorem",
        "Spanning copies of C4: 1 in C4, 1 in the diamond, 3 in K4",
        True,
        induced_sum_is_a_subgraph_count,
    ),
    Claim(
        "five-cycle-expansion",
        "emb(C5) = hom(C5) - 5 hom(paw) + 5 hom(K3).",
        "table",
        "Alon, Yuster, Zwick 1997; Curticapean, Dell, Marx 2017",
        True,
        five_cycle_in_the_hom_basis,
        "as we read it",
    ),
    Claim(
        "induced-path-expansion",
        "ind(P3) = (hom(P3) - hom(K3) - hom(K2)) / 2.",
        "table",
        "Curticapean, Dell, Marx 2017, on the three bases",
        True,
        induced_path_in_the_hom_basis,
        "as we read it",
    ),
    Claim(
        "spasm-sizes-cycles",
        "The numbers of homomorphic images of C3, ..., C8.",
        "table",
        "An independent program; C6 also by hand in Curticapean, Dell, Marx 2017",
        [1, 3, 3, 10, 12, 35],
        lambda: spasm_sizes("C", range(3, 9)),
        "as we read it",
    ),
    Claim(
        "spasm-sizes-paths",
        "The numbers of homomorphic images of the paths on 1, ..., 8 vertices.",
        "table",
        "An independent program",
        [1, 1, 2, 4, 8, 15, 30, 65],
        lambda: spasm_sizes("P", range(1, 9)),
        "as we read it",
    ),
    Claim(
        "labels-lower-the-dimension",
        "Different labels at the ends of P4 forbid its only cyclic image: dimension 1 for 2.",
        "theorem",
        f"{PAPER}, labelled motif parameters; K3 arises only by merging the two ends",
        {"none": 2, "alike": 2, "different ends": 1},
        labelled_path,
        "as we read it",
    ),
    Claim(
        "witness-eight-cycle",
        "Some pair of graphs is alike for folklore 2-WL and differs in its copies of C8.",
        "counterexample",
        f"{PAPER}, the lower bound; by the construction of Cai, Fuerer and Immerman",
        {"blind": 2, "verified": True},
        lambda: witness("C8"),
        "as we read it",
    ),
    Claim(
        "witness-path",
        "Some pair of graphs is alike for 1-WL and differs in its copies of P4.",
        "counterexample",
        f"{PAPER}, the lower bound; by the construction of Cai, Fuerer and Immerman",
        {"blind": 1, "verified": True},
        lambda: witness("P4"),
        "as we read it",
    ),
    Claim(
        "rook-and-shrikhande",
        "Rook 4x4 and Shrikhande are alike for folklore 2-WL; 8 copies of K4 against 0.",
        "counterexample",
        "Two strongly regular graphs (16, 6, 2, 2); the 8 cliques are the rows and columns",
        {"folklore 2-WL": False, "hom(K4)": [192, 0], "sub(K4)": [8, 0]},
        rook_and_shrikhande,
    ),
    Claim(
        "agreement-below",
        "On that pair the copies of every pattern of dimension at most 2 are equally many.",
        "theorem",
        f"{PAPER}, the upper bound",
        [],
        disagreements_below_dimension_three,
        "as we read it",
    ),
]
