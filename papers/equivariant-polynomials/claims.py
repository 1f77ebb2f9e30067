"""Claims of "Equivariant Polynomials for Graph Neural Networks"."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from wlkit.claims import Claim, Computed, Skipped

PAPER = "Puny et al. 2023"
ROOTS = {"invariant": 0, "node": 1, "pair": 2}


def counts(degree, roots, **variant):
    from wlkit.polynomials import count_basis

    return list(count_basis(degree, roots=roots, **variant))


def three_outputs(degree, **variant):
    return {
        name: counts(degree, roots, **variant)
        for name, roots in {"invariant": 0, "node": 1, "edge": "edge"}.items()
    }


def listed_against_counted():
    """Return the variants in which listing gives another number than the formula."""
    from wlkit.polynomials import basis

    wrong, tried = [], 0
    names = ("directed", "loops", "simple")
    for bits in range(8):
        variant = {name: bool(bits >> i & 1) for i, name in enumerate(names)}
        for roots in (0, 1, "edge"):
            tried += 1
            listed = sum(1 for _ in basis(2, roots=roots, **variant))
            if listed != sum(counts(2, roots, **variant)):
                wrong.append((variant, roots))
    return Computed(wrong, f"{tried} variants to degree 2")


def finite_sizes():
    return [counts(2, "edge", directed=True, loops=True, n=n)[2] for n in range(1, 7)]


def rank_at_size_four():
    """Return the rank of the polynomials of degree 2 as functions of a 4 x 4 integer matrix."""
    import numpy as np

    from wlkit.exact import rank
    from wlkit.polynomials import basis, evaluate

    points = np.random.default_rng(0).integers(-9, 10, (20, 4, 4))
    index = [h for h in basis(2, directed=True, loops=True, roots="edge") if h.m == 2]
    rows = [
        [int(v) for x in points for v in np.asarray(evaluate(h, x), dtype=object).ravel()]
        for h in index
    ]
    return Computed(rank(rows), f"{len(index)} polynomials at 20 random matrices")


@cache
def connected(edges, roots):
    """Return the connected simple undirected graphs with the given roots, by their definition."""
    from wlkit.polynomials import basis

    listed = basis(edges, simple=True, roots=roots)
    return [h for h in listed if h.m == edges and h.n and h.underlying.is_connected]


def table(name, outputs, edges):
    """Count what a model computes, output by output, for 1, ..., `edges` edges."""
    from wlkit.expressivity import model

    bank = model(name)
    return {
        output: [
            sum(bool(bank.computes(h)) for h in connected(m, ROOTS[output]))
            for m in range(1, edges + 1)
        ]
        for output in outputs
    }


def missing(name, output, edges):
    from wlkit.expressivity import model

    bank = model(name)
    return [
        h for m in range(1, edges + 1) for h in connected(m, ROOTS[output]) if not bank.computes(h)
    ]


def first_failures():
    """Return the graphs under the first polynomials that edge-based models lack."""
    from wlkit.graphs import graph

    names = {"K4": graph("K4"), "diamond": graph("diamond")}
    found = {}
    for output, edges in (("invariant", 6), ("node", 6), ("pair", 5)):
        under = [h.underlying for h in missing("ppgn++", output, edges)]
        found[output] = [
            next((k for k, g in names.items() if g.is_isomorphic(f)), f.graph6) for f in under
        ]
    return found


def twelve_missing():
    number = {output: len(missing("ppgn++", output, 6)) for output in ROOTS}
    return Computed(sum(number.values()), str(number))


def elimination_against_treewidth():
    """List the invariant polynomials on which order-k contraction and treewidth <= k disagree."""
    from wlkit.expressivity import model
    from wlkit.treewidth import treewidth

    banks = {1: model("mpnn"), 2: model("ppgn++")}
    graphs = [h for m in range(1, 7) for h in connected(m, 0)]
    wrong = [
        (h.text, k)
        for h in graphs
        for k, bank in banks.items()
        if bool(bank.computes(h)) != (treewidth(h.underlying).value <= k)
    ]
    return Computed(wrong, f"{len(graphs)} connected graphs with at most 6 edges, k = 1, 2")


def value(name, x):
    """Return the invariant polynomial of a named simple graph at a matrix."""
    from wlkit.graphs import Multigraph, graph
    from wlkit.polynomials import evaluate

    g = graph(name)
    return int(evaluate(Multigraph(g.n, g.edges.tolist()), x))


def chromatic(name, colours):
    import numpy as np

    n = colours
    return value(name, np.ones((n, n), dtype=np.int64) - np.eye(n, dtype=np.int64))


def triangles_against_hexagon():
    from wlkit.graphs import graph

    pair = [graph(name).adjacency.astype("int64") for name in ("C6", "2C3")]
    return {name: [value(name, x) for x in pair] for name in ("P2", "P3", "S3", "P5", "C3")}


def rook_against_shrikhande():
    """Return, for every number of edges, the connected graphs whose polynomials differ."""
    from wlkit.graphs import graph
    from wlkit.motifs import hom

    pair = graph("rook4"), graph("shrikhande")
    differ = {}
    for m in range(1, 7):
        graphs = [h.underlying for h in connected(m, 0)]
        found = [[hom(f, g) for g in pair] for f in graphs]
        differ[m] = [values for values in found if values[0] != values[1]]
    return differ


def changes_of_basis():
    """List what differs after P -> Q -> P, or in value between P and the sum of Q."""
    from wlkit.polynomials import EquivariantPolynomial, basis

    wrong, tried = [], 0
    for roots in (0, 1, "edge"):
        for h in basis(2, directed=True, loops=True, roots=roots):
            tried += 1
            p = EquivariantPolynomial(h)
            if p.to("Q").to("P").terms != p.terms or not p.to("Q").verify():
                wrong.append(h.text)
    return Computed(wrong, f"{tried} polynomials of degree at most 2, values by definition")


def molien_against_stable_counts():
    """Return the degrees <= 2 in which 6 x 6 matrices have fewer edge-valued polynomials."""
    from wlkit.polynomials import molien_series

    variant = {"directed": True, "loops": True, "roots": "edge"}
    series = molien_series(6, **variant).series(4)
    stable = counts(3, **variant)
    return [d for d in range(4) if series[d] != stable[d]]


def derivative_of_the_trace():
    """Return the gradient of the trace of X^k: k times the transpose of X^(k-1)."""
    from wlkit.graphs import Multigraph
    from wlkit.polynomials import EquivariantPolynomial, evaluate
    from wlkit.polynomials.evaluate import sample_matrix

    wrong = []
    for k in range(1, 6):
        cycle = Multigraph(k, [(i, (i + 1) % k) for i in range(k)], directed=True)
        x = sample_matrix(cycle, 4)
        walk = Multigraph(k, [(i, i + 1) for i in range(k - 1)], roots=(k - 1, 0), directed=True)
        found = EquivariantPolynomial(cycle).gradient()(x)
        if found.tolist() != (k * evaluate(walk, x)).tolist():
            wrong.append(k)
    return wrong


def exact_to_degree(name, roots, degree):
    """Return the largest degree to which a model computes all polynomials, disconnected too."""
    from wlkit.expressivity import model
    from wlkit.polynomials import basis

    bank = model(name)
    failed = [h.m for h in basis(degree, simple=True, roots=roots) if not bank.computes(h)]
    return min(failed, default=degree + 1) - 1


def degrees_of_models():
    return {
        "mpnn, node": exact_to_degree("mpnn", 1, 4),
        "ppgn++, invariant": exact_to_degree("ppgn++", 0, 6),
        "ppgn++, node": exact_to_degree("ppgn++", 1, 6),
        "ppgn++, edge": exact_to_degree("ppgn++", "edge", 5),
    }


def subgraph_counts(name, output, edges):
    """Count the connected patterns with 1, ..., `edges` edges whose copies a model counts."""
    from wlkit.expressivity import table as expressivity_table

    found = expressivity_table(name, edges, ROOTS[output], "sub")
    return [found.computable[m - 1] for m in range(1, edges + 1)]


@cache
def strongly_regular(name):
    """Return a family of strongly regular graphs, or why it is not at hand."""
    from wlkit.graphs import Graph

    beside = Path(__file__).resolve().parents[3] / "shared" / "data"
    path = Path(os.environ.get("WLKIT_DATA") or beside) / "strongly_regular" / f"{name}.g6"
    if not path.is_file():
        return Skipped(f"strongly_regular/{name}.g6 not found (set WLKIT_DATA)")
    return tuple(Graph.from_graph6(line) for line in path.read_text().split())


def sorted_values(values):
    """Return the rows of an array (n, n, f), sorted, as bytes."""
    import numpy as np

    rows = values.reshape(-1, values.shape[-1])
    return rows[np.lexsort(rows.T)].tobytes()


def classes_by_values(name):
    """Count the graphs of a family by the values that the pair polynomials of the 12 take."""
    from wlkit.polynomials import features

    patterns = missing("ppgn++", "pair", 6)
    groups = {}
    for g in strongly_regular(name):
        values = features(g, patterns=patterns).array
        groups.setdefault(sorted_values(values), []).append((g, values))
    return groups


def with_values(g, values):
    """Return the complete digraph whose arcs bear adjacency and values."""
    from wlkit.graphs import Graph

    arcs = [(u, v) for u in range(g.n) for v in range(g.n) if u != v]
    labels = [str((int(g.adjacency[u, v]), values[u, v].tolist())) for u, v in arcs]
    at = [str(values[v, v].tolist()) for v in range(g.n)]
    return Graph(g.n, arcs, directed=True, vertex_labels=at, edge_labels=labels)


def families(names, count):
    """Apply `count` to the families that are at hand."""
    for name in names:
        if isinstance(strongly_regular(name), Skipped):
            return strongly_regular(name)
    return {name: count(name) for name in names}


def told_apart_by_two_wl(name):
    from wlkit.wl import wl_classes

    return len(wl_classes(list(strongly_regular(name)), "folklore", 2))


def told_apart_by_values(name):
    return len(classes_by_values(name))


def told_apart_after_refinement(name):
    """Count the classes of folklore 2-WL, begun from the values of the 12 polynomials."""
    from wlkit.wl import wl_classes

    total = 0
    for group in classes_by_values(name).values():
        marked = [with_values(g, values) for g, values in group] if len(group) > 1 else []
        total += len(wl_classes(marked, "folklore", 2)) if marked else 1
    return total


def some_stay_alike():
    names = ("sr361446", "sr401224")
    found = families(names, told_apart_after_refinement)
    if isinstance(found, Skipped):
        return found
    sizes = {name: len(strongly_regular(name)) for name in names}
    alike = [found[name] < sizes[name] for name in names]
    return Computed(all(alike), f"{found} classes of {sizes} graphs")


SMALL = ("sr16622", "sr251256", "sr261034", "sr281264", "sr291467")
LARGE = ("sr351899", "sr361446", "sr401224")


CLAIMS = [
    Claim(
        "directed-with-loops",
        "Dimensions of the equivariant polynomials of any matrix, degree 0, ..., 4.",
        "table",
        "OEIS A052171 (invariant); 2 and 15 of the edge row: Maron et al. 2019; a program",
        {
            "invariant": [1, 2, 11, 52, 296],
            "node": [1, 5, 32, 199, 1323],
            "edge": [2, 15, 117, 877, 6719],
        },
        lambda: three_outputs(4, directed=True, loops=True),
        "as we read it",
    ),
    Claim(
        "symmetric-without-loops",
        "The same for symmetric matrices with zero diagonal, degree 0, ..., 5.",
        "table",
        "OEIS A050535 and A007717; an independent program",
        {
            "invariant": [1, 1, 3, 8, 23, 66],
            "node": [1, 2, 7, 23, 79, 274],
            "edge": [2, 6, 24, 92, 360, 1421],
        },
        lambda: three_outputs(5),
        "as we read it",
    ),
    Claim(
        "simple-graphs",
        "The same for adjacency matrices (entries 0 and 1), degree 0, ..., 6.",
        "table",
        "OEIS A000664; an independent program",
        {
            "invariant": [1, 1, 2, 5, 11, 26, 68],
            "node": [1, 2, 5, 14, 38, 107, 318],
            "edge": [2, 6, 18, 57, 179, 574, 1906],
        },
        lambda: three_outputs(6, simple=True),
        "as we read it",
    ),
    Claim(
        "loops-are-a-root",
        "Symmetric with loops and no root counts as much as without loops and one root.",
        "theorem",
        "A loop at v is an edge from v to a further vertex",
        [1, 2, 7, 23, 79, 274],
        lambda: counts(5, 0, loops=True),
    ),
    Claim(
        "small-matrices",
        "Degree 2, edge-valued, any n x n matrix: the dimension for n = 1, ..., 6.",
        "table",
        f"{PAPER}, basis theorem: multigraphs with at most n nodes; an independent program",
        [1, 20, 70, 107, 116, 117],
        finite_sizes,
        "as we read it",
    ),
    Claim(
        "independence",
        "On 4 x 4 matrices exactly 107 of the 117 polynomials of degree 2 are independent.",
        "theorem",
        f"{PAPER}, basis theorem; the rank over the rationals",
        107,
        rank_at_size_four,
        "as we read it",
    ),
    Claim(
        "listing",
        "Listing the multigraphs gives the numbers of the closed form.",
        "theorem",
        f"{PAPER}, basis theorem",
        [],
        listed_against_counted,
        "as we read it",
    ),
    Claim(
        "edge-based-table",
        "How many connected polynomials with 1, ..., 6 edges PPGN++ computes.",
        "table",
        "Zhang et al. 2024 (arXiv 2401.08514), 2-FGNN; the totals are 30, 114, 460 at 6 edges",
        {
            "invariant": [1, 1, 3, 5, 12, 29],
            "node": [1, 2, 5, 13, 37, 113],
            "pair": [1, 3, 10, 35, 124, 451],
        },
        lambda: table("ppgn++", ROOTS, 6),
        "as we read it",
    ),
    Claim(
        "message-passing-table",
        "How many connected polynomials with 1, ..., 6 edges message passing computes.",
        "table",
        "Trees (OEIS A000055) and rooted trees (A000081) by edges; Zhang et al. 2024, MPNN",
        {"invariant": [1, 1, 2, 3, 6, 11], "node": [1, 2, 4, 9, 20, 48]},
        lambda: table("mpnn", ("invariant", "node"), 6),
        "as we read it",
    ),
    Claim(
        "all-connected",
        "All connected polynomials with 1, ..., 6 edges and an ordered pair of marked nodes.",
        "table",
        "OEIS A339040",
        [1, 3, 10, 35, 125, 460],
        lambda: [len(connected(m, 2)) for m in range(1, 7)],
        "as we read it",
    ),
    Claim(
        "first-failures",
        "Edge-based models first fail on K4 (invariant, node) and K4 less the marked edge (pair).",
        "counterexample",
        f"{PAPER}, limits of PPGN++",
        {"invariant": ["K4"], "node": ["K4"], "pair": ["diamond"]},
        first_failures,
        "as we read it",
    ),
    Claim(
        "twelve-missing",
        "Edge-based models lack 12 connected polynomials of degree 5 and 6.",
        "table",
        f"{PAPER}: the 12 polynomials added as features in the experiments",
        12,
        twelve_missing,
        "as we read it",
    ),
    Claim(
        "contraction-is-treewidth",
        "Contracting nodes of at most k neighbours removes H if and only if treewidth <= k.",
        "theorem",
        f"{PAPER}, computable polynomials; elimination orders",
        [],
        elimination_against_treewidth,
        "as we read it",
    ),
    Claim(
        "chromatic-value",
        "At the all-ones matrix less the identity, P_H counts proper colourings: K4, 5 colours.",
        "theorem",
        "Chromatic polynomial 5 * 4 * 3 * 2",
        120,
        lambda: chromatic("K4", 5),
    ),
    Claim(
        "hexagon-and-triangles",
        "Trees have one value on C6 and on two triangles; the triangle 0 against 12.",
        "counterexample",
        "Walks in 2-regular graphs; 6 closed walks of length 3 in each triangle",
        {"P2": [12, 12], "P3": [24, 24], "S3": [48, 48], "P5": [96, 96], "C3": [0, 12]},
        triangles_against_hexagon,
    ),
    Claim(
        "rook-and-shrikhande",
        "No connected H to 5 edges separates the two; with 6 exactly K4, 192 against 0.",
        "counterexample",
        "An independent program over all connected graphs with at most 6 edges",
        {1: [], 2: [], 3: [], 4: [], 5: [], 6: [[192, 0]]},
        rook_against_shrikhande,
        "as we read it",
    ),
    Claim(
        "change-of-basis",
        "P is the sum of Q over set partitions, and back with Moebius weights.",
        "theorem",
        f"{PAPER}, the two bases",
        [],
        changes_of_basis,
        "as we read it",
    ),
    Claim(
        "stable-from-six",
        "At 6 x 6 matrices all edge-valued polynomials of degree <= 2 are there, of degree 3 not.",
        "theorem",
        "Multigraphs with d edges and two roots have at most 2 d + 2 vertices; Molien series",
        [3],
        molien_against_stable_counts,
    ),
    Claim(
        "gradient-of-a-trace",
        "The gradient of P_H takes each edge away in turn: of trace(X^k), k (X^(k-1))^T.",
        "theorem",
        "Matrix calculus, k = 1, ..., 5",
        [],
        derivative_of_the_trace,
    ),
    Claim(
        "exact-to-degree",
        "Degrees to which all polynomials are computed: MPNN 2; PPGN++ 5, 5 and, of pairs, 4.",
        "theorem",
        f"{PAPER}, polynomial expressive power",
        {"mpnn, node": 2, "ppgn++, invariant": 5, "ppgn++, node": 5, "ppgn++, edge": 4},
        degrees_of_models,
        "as we read it",
    ),
    Claim(
        "subgraph-gnn-table",
        "How many connected polynomials with 1, ..., 6 edges a Subgraph GNN computes.",
        "table",
        "Zhang et al. 2024 (arXiv 2401.08514); an independent program",
        {
            "invariant": [1, 1, 3, 5, 12, 29],
            "node": [1, 2, 5, 12, 31, 83],
            "pair": [1, 3, 10, 33, 107, 347],
        },
        lambda: table("subgraph-gnn", ROOTS, 6),
        "as we read it",
    ),
    Claim(
        "local-2-gnn-table",
        "The same for Local 2-GNN.",
        "table",
        "Zhang et al. 2024 (arXiv 2401.08514); an independent program",
        {
            "invariant": [1, 1, 3, 5, 12, 29],
            "node": [1, 2, 5, 13, 37, 113],
            "pair": [1, 3, 10, 35, 124, 450],
        },
        lambda: table("local-2-gnn", ROOTS, 6),
        "as we read it",
    ),
    Claim(
        "local-2-fgnn-table",
        "The same for Local 2-FGNN.",
        "table",
        "Zhang et al. 2024 (arXiv 2401.08514); an independent program",
        {
            "invariant": [1, 1, 3, 5, 12, 29],
            "node": [1, 2, 5, 13, 37, 113],
            "pair": [1, 3, 10, 35, 124, 451],
        },
        lambda: table("local-2-fgnn", ROOTS, 6),
        "as we read it",
    ),
    Claim(
        "subgraph-count-table",
        "How many connected graphs with 1, ..., 6 edges PPGN++ counts as subgraphs.",
        "table",
        "Zhang et al. 2024 (arXiv 2401.08514), 2-FGNN; an independent program",
        {"invariant": [1, 1, 3, 5, 12, 20], "pair": [1, 3, 10, 35, 105, 171]},
        lambda: {output: subgraph_counts("ppgn++", output, 6) for output in ("invariant", "pair")},
        "as we read it",
    ),
    Claim(
        "strongly-regular-alike",
        "PPGN++, that is folklore 2-WL, tells no two strongly regular graphs of a family apart.",
        "theorem",
        "Cai, Fuerer, Immerman 1992; 5 families of 2 to 41 graphs",
        dict.fromkeys(SMALL, 1),
        lambda: families(SMALL, told_apart_by_two_wl),
    ),
    Claim(
        "strongly-regular-families",
        "With the 12 polynomials added as features, every graph of these families is told apart.",
        "table",
        f"{PAPER}, experiments; the sizes of the families",
        {"sr16622": 2, "sr251256": 15, "sr261034": 10, "sr281264": 4, "sr291467": 41},
        lambda: families(SMALL, told_apart_by_values),
        "as we read it",
    ),
    Claim(
        "larger-strongly-regular-families",
        "Of 227, 180 and 28 graphs the values of the 12 polynomials tell 227, 168 and 27 apart.",
        "table",
        "The size of the first family; for the others one einsum per polynomial, sorted rows",
        {"sr351899": 227, "sr361446": 168, "sr401224": 27},
        lambda: families(LARGE, told_apart_by_values),
        slow=True,
    ),
    Claim(
        "refined-strongly-regular-families",
        "Even refined by PPGN++ from these values some strongly regular graphs stay alike.",
        "counterexample",
        "Stable colourings of folklore 2-WL, in families of parameters (36,14,4,6), (40,12,2,4)",
        True,
        some_stay_alike,
        slow=True,
    ),
]
