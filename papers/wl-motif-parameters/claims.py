"""Claims of "On the Power of the Weisfeiler-Leman Test for Graph Motif Parameters"."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise, product

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


def local_exceptions():
    """List (pattern, host) where the value from stable colours is not verified."""
    from wlkit.motifs import local_value

    patterns = [p for p in small_graphs({2, 3, 4, 5}) if dimension(p) <= 2]
    hosts = "petersen", "K3,4", "C5+P4", "rook4"
    wrong = [(p, h) for p in patterns for h in hosts if not local_value(p, h).verify()]
    return Computed(wrong, f"{len(patterns)} connected patterns in {len(hosts)} graphs")


def one_phi_for_two_graphs():
    from wlkit.motifs import Sub, local_value

    f = Sub("C5") + Sub("P5")
    found = local_value(f, ["rook4", "shrikhande"])
    return {"colours": len(found.phi), "equal": len(set(found.values)) == 1, "k": found.k}


def below_the_dimension():
    """Root K4 at the adjacent pairs of rook 4x4 and Shrikhande, which share one colour."""
    import numpy as np

    from wlkit.graphs import graph
    from wlkit.motifs import rooted_hom
    from wlkit.wl import refine

    pair = graph("rook4"), graph("shrikhande")
    colors = refine(pair, "folklore", 2)
    adjacent = [g.adjacency == 1 for g in pair]
    seen = {int(c) for i in (0, 1) for c in np.unique(colors.of(i)[adjacent[i]])}
    counts = [
        np.unique(rooted_hom("K4", [0, 1], g)[edges]).tolist()
        for g, edges in zip(pair, adjacent, strict=True)
    ]
    return {"colours of edges": len(seen), "homomorphisms": counts}


def all_labels_different():
    from wlkit.graphs import Graph
    from wlkit.treewidth import treewidth

    graphs = list(small_graphs({2, 3, 4, 5}))
    wrong = [
        g
        for g in graphs
        if dimension(Graph(g.n, g.edges, vertex_labels=range(g.n))) != treewidth(g).value
    ]
    return Computed(wrong, f"{len(graphs)} connected graphs")


def labelled_versions(g):
    """Yield g with all vertex labels from {a, b}, and with all edge labels from {x, y}."""
    from wlkit.graphs import Graph

    for labels in product("ab", repeat=g.n):
        yield Graph(g.n, g.edges, vertex_labels=labels)
    for labels in product("xy", repeat=g.m):
        yield Graph(g.n, g.edges, edge_labels=labels)


def labels_that_raise():
    versions = [(g, h) for g in small_graphs({2, 3, 4}) for h in labelled_versions(g)]
    wrong = [h for g, h in versions if dimension(h) > dimension(g)]
    return Computed(wrong, f"{len(versions)} labelled patterns")


def labelled_witness():
    from wlkit.graphs import Graph

    return witness(Graph(3, [(0, 1), (0, 2), (1, 2)], vertex_labels=["a", "b", "c"]))


def graphlet_witnesses():
    from wlkit.motifs import graphlets

    pairs = [f.wl_dimension().witness() for k in (2, 3, 4) for f in graphlets(k)]
    blind = Counter(pair.k for pair in pairs if pair.verify())
    return Computed(dict(blind), f"{len(pairs)} pairs of graphs")


def connected_subsets():
    """Give dimension and coefficient of hom(K_k, .) for connected induced k-vertex subgraphs."""
    from wlkit.graphs import graph
    from wlkit.motifs import induced_class

    out = {}
    for k in (2, 3, 4, 5):
        f = induced_class(k, lambda g: g.is_connected)
        top = f.normal_form[graph(f"K{k}").canonical()]
        out[k] = (f.wl_dimension().value, abs(top))
    return out


def witnesses_of_all_connected_patterns():
    from wlkit.motifs import Sub
    from wlkit.motifs import witness as separating

    patterns = list(small_graphs({2, 3, 4, 5}))
    pairs = [(dimension(p), separating(Sub(p))) for p in patterns]
    wrong = [str(w) for d, w in pairs if w.k != d - 1 or not w.verify()]
    largest = max(w.first.n for _, w in pairs)
    return Computed(wrong, f"{len(pairs)} patterns, graphs with at most {largest} vertices")


def witnesses_of_combinations():
    from wlkit.motifs import parse
    from wlkit.motifs import witness as separating

    texts = "sub(P4) + 3*sub(K3)", "ind(C4) + ind(K1,1,2) + 3*ind(K4)", "ind(P3) - 2*sub(K4)"
    pairs = {text: separating(parse(text)) for text in texts}
    return {text: (w.k, w.verify()) for text, w in pairs.items()}


def directed_dimensions():
    """Give the dimension of copies of small digraphs, each with a verified pair."""
    from wlkit.graphs import graph

    names = "0>1,1>2", "0>1,1>2,2>0", "0>1,0>2,1>2", "0>1,1>2,2>3,3>0", "0>1,2>1,2>3,0>3"
    out = {}
    for name in names:
        found = witness(graph(name))
        out[name] = (found.value["blind"] + 1, found.value["verified"])
    return out


def maps_that_cover():
    """Map the pattern so that every edge of a graph of the dimension's treewidth is covered."""
    from wlkit.graphs import graph
    from wlkit.motifs.covering import covering_map, obstructions

    wrong = []
    for name in ("C8", "P8", "C10", "P11", "10K2", "petersen"):
        g, t = graph(name), dimension(name)
        for h in obstructions(t):
            image = covering_map(g, h)
            if image is not None:
                covered = {tuple(sorted((image[u], image[v]))) for u, v in g.edge_list}
                if not set(h.edge_list) <= covered:
                    wrong.append((name, h))
                break
        else:
            wrong.append((name, t))
        wrong += [(name, h) for h in obstructions(t + 1) if covering_map(g, h) is not None]
    return wrong


def long_patterns():
    return {name: dimension(name) for name in ("P17", "P18", "C17", "C18", "C20", "P21", "C21")}


def recognition_against_tables():
    from wlkit.graphs.enumeration import graph_masks
    from wlkit.graphs.masks import graphs_from_masks
    from wlkit.motifs import hereditary_treewidth_at_most, hereditary_treewidths

    masks = graph_masks(6)
    values = hereditary_treewidths(masks, 6)[1].tolist()
    graphs = list(graphs_from_masks(masks, 6))
    wrong = [
        (g, k)
        for g, value in zip(graphs, values, strict=True)
        for k in range(1, 5)
        if hereditary_treewidth_at_most(g, k) != (value <= k)
    ]
    return Computed(wrong, f"{len(graphs)} graphs, k = 1, ..., 4")


def forty_edges():
    from wlkit.motifs import hereditary_treewidth_at_most

    names = "S40", "K2,20", "S31+S5+S4", "C40", "P41", "40K2"
    return {name: hereditary_treewidth_at_most(name, 3) for name in names}


def bulk_histogram(n):
    import numpy as np

    from wlkit.graphs.enumeration import graph_masks
    from wlkit.motifs import hereditary_treewidths

    values = hereditary_treewidths(graph_masks(n, connected=True), n)[1]
    return np.bincount(values, minlength=n)[1:].tolist()


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
    Claim(
        "local-values",
        "A parameter of dimension at most k is a sum over the colours of k-tuples after k-WL.",
        "theorem",
        f"{PAPER}, on local information; patterns of dimension at most 2",
        [],
        local_exceptions,
        "as we read it",
    ),
    Claim(
        "local-values-jointly",
        "The contribution of a colour is the same in graphs that k-WL does not tell apart.",
        "theorem",
        f"{PAPER}, on local information; copies of C5 and P5 in two strongly regular graphs",
        {"colours": 3, "equal": True, "k": 2},
        one_phi_for_two_graphs,
        "as we read it",
    ),
    Claim(
        "local-values-sharp",
        "Below the dimension tuples of one colour contribute differently.",
        "counterexample",
        "Every edge of rook 4x4 lies in one K4, none of Shrikhande's graph does",
        {"colours of edges": 1, "homomorphisms": [[2], [0]]},
        below_the_dimension,
    ),
    Claim(
        "different-labels",
        "With all labels different, the dimension of copies is the treewidth of the pattern.",
        "theorem",
        f"{PAPER}, labelled motif parameters: no two vertices can be merged",
        [],
        all_labels_different,
        "as we read it",
    ),
    Claim(
        "labels-never-raise",
        "Labels on vertices or edges never raise the dimension of a pattern.",
        "theorem",
        f"{PAPER}, labelled motif parameters: labels leave some of the images, with their edges",
        [],
        labels_that_raise,
        "as we read it",
    ),
    Claim(
        "witness-labelled-triangle",
        "Some labelled graphs are alike for 1-WL and differ in triangles labelled a, b, c.",
        "counterexample",
        f"{PAPER}, the lower bound with labels; labels are inherited by the construction",
        {"blind": 1, "verified": True},
        labelled_witness,
        "as we read it",
    ),
    Claim(
        "witness-graphlets",
        "For every k-graphlet some pair of graphs is alike for (k - 2)-WL and differs in it.",
        "counterexample",
        f"{PAPER}, on graphlets: 1, 2 and 6 connected graphs on 2, 3 and 4 vertices",
        {0: 1, 1: 2, 2: 6},
        graphlet_witnesses,
        "as we read it",
    ),
    Claim(
        "connected-subsets",
        "The number of connected induced subgraphs on k vertices has dimension k - 1.",
        "theorem",
        "The coefficient of hom(K_k, .) is 1/k up to the sign, by Whitney's alternating sum",
        {k: (k - 1, Fraction(1, k)) for k in (2, 3, 4, 5)},
        connected_subsets,
    ),
    Claim(
        "recognition-by-tables",
        "Recognition by obstructions agrees with identifying vertices pair by pair.",
        "theorem",
        f"{PAPER}, polynomial recognition of sub counts for fixed k; all graphs on 6 vertices",
        [],
        recognition_against_tables,
        "as we read it",
    ),
    Claim(
        "witnesses-to-five-vertices",
        "Every connected pattern on 2 to 5 vertices has a pair below its dimension.",
        "counterexample",
        f"{PAPER}, the lower bound; pairs of Cai, Fuerer and Immerman, or smaller ones",
        [],
        witnesses_of_all_connected_patterns,
        "as we read it",
    ),
    Claim(
        "witness-combinations",
        "Combinations have pairs below the dimension that is left after cancellation.",
        "counterexample",
        f"{PAPER}, the lower bound; dimensions 1, 2 and 3",
        {
            "sub(P4) + 3*sub(K3)": (0, True),
            "ind(C4) + ind(K1,1,2) + 3*ind(K4)": (1, True),
            "ind(P3) - 2*sub(K4)": (2, True),
        },
        witnesses_of_combinations,
        "as we read it",
    ),
    Claim(
        "directed-patterns",
        "The statement holds for digraphs: a path has dimension 1, cycles of any orientation 2.",
        "theorem",
        f"{PAPER}, labelled motif parameters; each with a pair of digraphs",
        {
            "0>1,1>2": (1, True),
            "0>1,1>2,2>0": (2, True),
            "0>1,0>2,1>2": (2, True),
            "0>1,1>2,2>3,3>0": (2, True),
            "0>1,2>1,2>3,0>3": (2, True),
        },
        directed_dimensions,
        "as we read it",
    ),
    Claim(
        "covering-maps",
        "The dimension is at least t exactly if a map covers an obstruction of treewidth t.",
        "theorem",
        f"{PAPER}, recognition; C8, P8, C10, P11, 10 K2, Petersen graph; none covers t + 1",
        [],
        maps_that_cover,
        "as we read it",
    ),
    Claim(
        "long-paths-and-cycles",
        "Paths and cycles have dimension 4 to 17 vertices, 5 from 18 on, C21 has 6.",
        "table",
        "Walks that cover K6 (15 edges, 3 more for odd degrees) and K7 (21 edges, even degrees)",
        {"P17": 4, "P18": 5, "C17": 4, "C18": 5, "C20": 5, "P21": 5, "C21": 6},
        long_patterns,
    ),
    Claim(
        "recognition-forty-edges",
        "Dimension at most 3 is decided for patterns with 40 edges.",
        "theorem",
        "Vertex cover number at most 3, or a subgraph P11, C10 or 10 K2 of dimension 4",
        {
            "S40": True,
            "K2,20": True,
            "S31+S5+S4": True,
            "C40": False,
            "P41": False,
            "40K2": False,
        },
        forty_edges,
    ),
    Claim(
        "histogram-7",
        "The connected graphs on 7 vertices by dimension 1, ..., 6.",
        "table",
        "An independent program over all graphs",
        [1, 24, 481, 327, 19, 1],
        lambda: bulk_histogram(7),
        "as we read it",
    ),
    Claim(
        "finite-list-9",
        "38 connected graphs on 9 vertices have dimension at most 2.",
        "table",
        "An independent program over all graphs",
        38,
        lambda: sum(bulk_histogram(9)[:2]),
        "as we read it",
        slow=True,
    ),
]
