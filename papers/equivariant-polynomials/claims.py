"""Claims of "Equivariant Polynomials for Graph Neural Networks"."""

from __future__ import annotations

from functools import cache

from wlkit.claims import Claim, Computed

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
]
