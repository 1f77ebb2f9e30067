"""Claims of a survey of learning on directed graphs, as a census of small digraphs."""

from __future__ import annotations

from functools import cache
from itertools import product

from wlkit.claims import Claim, Computed

PAPER = "Survey of directed graph learning from a data-centric perspective"
OURS = "An independent program over all digraphs"


@cache
def digraphs(n):
    from wlkit.graphs.enumeration import graphs_of_order

    return tuple(graphs_of_order(n, directed=True))


@cache
def tournaments(n):
    """Return the tournaments on n vertices: each arises by a vertex more from a smaller one."""
    from wlkit.graphs import Graph

    if n == 1:
        return (Graph(1, [], directed=True),)
    found = set()
    for g in tournaments(n - 1):
        for bits in product((False, True), repeat=n - 1):
            arcs = [(v, n - 1) if bit else (n - 1, v) for v, bit in enumerate(bits)]
            found.add(Graph(n, [*g.edge_list, *arcs], directed=True).canonical())
    return tuple(found)


def underlying(g):
    """Return the graph without directions: opposite arcs become one edge."""
    from wlkit.graphs import Graph

    return Graph(g.n, sorted({(min(e), max(e)) for e in g.edge_list}))


def out_only(graphs):
    """Return the classes of the refinement c'(v) = (c(v), {{ c(w) : v -> w }})."""
    colors = [[0] * g.n for g in graphs]
    while True:
        ids = {}
        following = [
            [
                ids.setdefault((c[v], tuple(sorted(c[w] for w in g.neighbors(v)))), len(ids))
                for v in range(g.n)
            ]
            for g, c in zip(graphs, colors, strict=True)
        ]
        if len(ids) == len({x for c in colors for x in c}):
            return grouped(tuple(sorted(c)) for c in colors)
        colors = following


def both_ways(graphs):
    from wlkit.wl import wl_classes

    return wl_classes(graphs)


def direction_forgotten(graphs):
    from wlkit.wl import wl_classes

    return wl_classes([underlying(g) for g in graphs])


def grouped(values):
    places = {}
    for i, value in enumerate(values):
        places.setdefault(value, []).append(i)
    return tuple(map(tuple, places.values()))


REFINEMENTS = {
    "out and in": both_ways,
    "out only": out_only,
    "direction forgotten": direction_forgotten,
}


def census(graphs):
    return {"isomorphism": len(graphs)} | {
        name: len(classes(graphs)) for name, classes in REFINEMENTS.items()
    }


def alike(pair):
    """Say for each refinement whether it keeps a pair of digraphs together."""
    return {name: len(classes(pair)) == 1 for name, classes in REFINEMENTS.items()}


def lost_by_forgetting():
    from wlkit.graphs import Graph

    cyclic = Graph(3, [(0, 1), (1, 2), (2, 0)], directed=True)
    transitive = Graph(3, [(0, 1), (1, 2), (0, 2)], directed=True)
    return alike([cyclic, transitive])


def lost_by_out_only():
    """Return a pair on 3 vertices that only out-neighbours confuse, told apart both ways."""
    graphs = digraphs(3)
    (group,) = [c for c in out_only(graphs) if len(c) > 1]
    pair = [graphs[i] for i in group]
    return Computed(alike(pair), " against ".join(str(g.edge_list) for g in pair))


def cycle_against_pairs():
    """Compare the directed 4-cycle with two pairs of opposite arcs."""
    from wlkit.graphs import Graph
    from wlkit.wl import distinguish, pebble_game

    cycle = Graph(4, [(v, (v + 1) % 4) for v in range(4)], directed=True)
    pairs = Graph(4, [(v, v ^ 1) for v in range(4)], directed=True)
    game = pebble_game(cycle, pairs, k=1)
    game.verify()
    return alike([cycle, pairs]) | {
        "folklore 2-WL": not distinguish(cycle, pairs, k=2).distinguished,
        "two variables": game.winner == "duplicator",
    }


def unresolved():
    graphs = digraphs(4)
    groups = [[graphs[i] for i in c] for c in both_ways(graphs) if len(c) > 1]
    said = "; ".join(" ~ ".join(str(g.edge_list) for g in group) for group in groups)
    return Computed([len(group) for group in groups], said)


def resolved_by_two():
    from wlkit.wl import wl_classes

    return len(wl_classes(digraphs(4), k=2))


def magnetic_polynomial(g):
    """Return the characteristic polynomial of 2 L, L the magnetic Laplacian with q = 1/4.

    L = D - H, H(u, v) = i^(A(u,v) - A(v,u)) (A + A^T)(u, v) / 2; as a real matrix of twice the
    size, whose characteristic polynomial is the square.
    """
    from flint import fmpz_mat

    n, a = g.n, g.adjacency.astype(int)
    both = a + a.T
    real = both * (a == a.T)
    turn = a - a.T
    rows = [[0] * (2 * n) for _ in range(2 * n)]
    for u, v in product(range(n), repeat=2):
        x = int(both[u].sum()) if u == v else -int(real[u, v])
        y = -int(turn[u, v])
        rows[u][v] = rows[n + u][n + v] = x
        rows[u][n + v], rows[n + u][v] = -y, y
    return tuple(int(c) for c in fmpz_mat(rows).charpoly())


def magnetic_against_refinement():
    """Say whether each tells digraphs on 4 vertices apart that the other does not."""
    graphs = digraphs(4)
    spectra = [magnetic_polynomial(g) for g in graphs]
    confused = [c for c in grouped(spectra) if len(c) > 1]
    by_wl = {i: number for number, c in enumerate(both_ways(graphs)) for i in c}
    wl_more = any(len({by_wl[i] for i in c}) > 1 for c in confused)
    spectrum_more = any(len({spectra[i] for i in c}) > 1 for c in both_ways(graphs))
    evidence = f"{len(grouped(spectra))} spectra of {len(graphs)} digraphs on 4 vertices"
    return Computed({"1-WL more": wl_more, "spectrum more": spectrum_more}, evidence)


CLAIMS = [
    Claim(
        "digraphs-3",
        "Refinement of the 16 digraphs on 3 vertices: along both directions, out only, undirected.",
        "table",
        OURS,
        {"isomorphism": 16, "out and in": 16, "out only": 15, "direction forgotten": 4},
        lambda: census(digraphs(3)),
    ),
    Claim(
        "digraphs-4",
        "Refinement of the 218 digraphs on 4 vertices: along both directions, out only, "
        "undirected.",
        "table",
        OURS,
        {"isomorphism": 218, "out and in": 215, "out only": 184, "direction forgotten": 11},
        lambda: census(digraphs(4)),
    ),
    Claim(
        "tournaments-6",
        "All 56 tournaments on 6 vertices are one without directions; refinement finds 55.",
        "table",
        f"{OURS}; OEIS A000568",
        {"isomorphism": 56, "out and in": 55, "out only": 55, "direction forgotten": 1},
        lambda: census(tournaments(6)),
    ),
    Claim(
        "forgetting-directions-loses",
        "The cyclic and the transitive triangle are told apart by directions only.",
        "counterexample",
        f"{PAPER}: turning a digraph into an undirected graph loses information",
        {"out and in": False, "out only": False, "direction forgotten": True},
        lost_by_forgetting,
        "as we read it",
    ),
    Claim(
        "out-neighbours-alone-lose",
        "One pair of digraphs on 3 vertices is alike along out-neighbours only.",
        "counterexample",
        f"{PAPER}: in- and out-neighbours carry different information",
        {"out and in": False, "out only": True, "direction forgotten": False},
        lost_by_out_only,
        "as we read it",
    ),
    Claim(
        "counting-both-ways-loses-too",
        "The directed 4-cycle and two pairs of opposite arcs are alike when out- and in-neighbours "
        "are counted apart, and told apart without directions: neither contains the other.",
        "counterexample",
        "Each vertex has one out- and one in-neighbour; the two are the same vertex or not. A "
        "formula with two variables says which",
        {
            "out and in": True,
            "out only": True,
            "direction forgotten": False,
            "folklore 2-WL": False,
            "two variables": False,
        },
        cycle_against_pairs,
    ),
    Claim(
        "unresolved-4",
        "Three pairs of digraphs on 4 vertices stay together when both directions are counted.",
        "table",
        OURS,
        [2, 2, 2],
        unresolved,
    ),
    Claim(
        "two-wl-resolves-4",
        "Folklore 2-WL tells all 218 digraphs on 4 vertices apart.",
        "table",
        "OEIS A000273 for the number of digraphs",
        218,
        resolved_by_two,
    ),
    Claim(
        "magnetic-laplacian",
        "The spectrum of the magnetic Laplacian (q = 1/4) and refinement are incomparable.",
        "counterexample",
        f"{PAPER}, spectral methods; by argument: all orientations of a tree have one "
        "spectrum, and to the spectrum opposite arcs are an edge",
        {"1-WL more": True, "spectrum more": True},
        magnetic_against_refinement,
        "as we read it",
    ),
]
