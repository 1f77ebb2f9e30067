"""The four parts of the main job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from wlkit.cayley.curve import growth_svg
from wlkit.graphs.drawing import graph_svg, multigraph_svg
from wlkit.graphs.families import PAIRS
from wlkit.report.page import figures, table
from wlkit.report.pattern import Report, report
from wlkit.report.pattern_page import (
    dimension_part,
    models_part,
    pattern_summary,
    spasm_part,
    witness_part,
)

PATTERNS = ("K3", "P4", "S3", "C4", "diamond", "K4", "C5", "C6", "C8")
FEATURED = "C8"
PAIR_NAMES = (
    "two-triangles",
    "decalin-bicyclopentyl",
    "prism-k33",
    "dodecahedron-desargues",
    "csl",
    "rook4-shrikhande",
    "cfi-k33",
)
DEGREE = 6
SPACES: dict[str, dict[str, Any]] = {
    "graphs: simple, a number": {"simple": True, "roots": 0},
    "graphs: simple, a vector": {"simple": True, "roots": 1},
    "symmetric matrix, zero diagonal, to a number": {"roots": 0},
    "symmetric matrix, zero diagonal, to a vector": {"roots": 1},
    "symmetric matrix, zero diagonal, to a matrix": {"roots": "edge"},
    "any matrix to a number": {"directed": True, "loops": True, "roots": 0},
    "any matrix to a matrix": {"directed": True, "loops": True, "roots": "edge"},
}
GROWTHS: tuple[tuple[str, str, tuple[Any, ...]], ...] = (
    ("LRX on 9 letters", "lrx", (9,)),
    ("pancakes, 9 of them", "pancake", (9,)),
    ("2 x 2 x 2 cube, half turns count one", "rubik_cube", (2, "HTM")),
)


@dataclass(frozen=True)
class Part:
    """The answer of one engine.

    Attributes
    ----------
    key, title : str
    columns, rows : sequences
        The main table, plain values.
    html : str
        The section of the page.
    data : dict or list
        The JSON.
    seconds : float
    """

    key: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    html: str
    data: Any
    seconds: float = 0.0

    def timed(self, seconds: float) -> Part:
        """Return the part with the time that it took."""
        return replace(self, seconds=seconds)


def patterns_part() -> Part:
    """Patterns: treewidth, spasm, WL-dimensions, models, counts in real graphs."""
    reports = [report(p) for p in PATTERNS]
    hosts = ("Zachary's karate club", "Petersen", "rook 4 x 4", "Shrikhande", "caffeine")
    columns = ("pattern", "treewidth", "spasm", "hom", "sub", "ind", "node", "edge", *hosts)
    rows = [_pattern_row(r, hosts) for r in reports]
    drawn = [
        (f"<div>{graph_svg(r.pattern, size=58)}</div>", *row)
        for r, row in zip(reports, rows, strict=True)
    ]
    caption = (
        "hom, sub, ind: WL-dimension of the number of homomorphisms, copies, induced copies "
        "(folklore k-WL). node, edge: whether message passing (1-WL) and the edge-based PPGN++ "
        "(2-WL) count the copies; order-k models do from k = sub on. Then the "
        "number of copies in five graphs."
    )
    html = table(("", *columns), drawn, caption)
    featured = next(r for r in reports if r.name == FEATURED)
    html += f"<h3>In detail: {FEATURED}</h3>{pattern_summary(featured)}{dimension_part(featured)}"
    html += models_part(featured) + witness_part(featured) + spasm_part(featured)
    return Part("patterns", "Patterns", columns, rows, html, [r.to_dict() for r in reports])


def _pattern_row(r: Report, hosts: Sequence[str]) -> tuple[object, ...]:
    size = 0 if r.spasm is None else len(r.spasm)
    does = {a.model: a.sub for a in r.zoo}
    found = {c.name: c.sub for c in r.counts}
    dimensions = [d.value for d in r.dimensions.values()]
    counts = [found[h] for h in hosts]
    return (r.name, r.treewidth.value, size, *dimensions, does["mpnn"], does["ppgn++"], *counts)


def polynomials_part() -> Part:
    """Numbers of equivariant polynomials by degree."""
    from wlkit.polynomials import basis, count_basis

    counts = {name: count_basis(DEGREE, **space) for name, space in SPACES.items()}
    columns = ("input and output", *(f"degree {d}" for d in range(DEGREE + 1)))
    rows = [(name, *values) for name, values in counts.items()]
    caption = (
        "Dimension of the space of homogeneous permutation-equivariant polynomials: the number "
        "of multigraphs with so many edges (multilinear ones where the input is 0/1)."
    )
    listed = [h for h in basis(3, roots=1) if h.m == 3][:14]
    pictures = figures((multigraph_svg(h, size=110), "") for h in listed)
    text = (
        "<h3>Polynomials as pictures</h3><p>Vector-valued polynomials of degree 3 of a symmetric "
        "matrix with zero diagonal: every edge is a factor, the red vertex is the index of the "
        "output, all other vertices are summed over.</p>"
    )
    html = table(columns, rows, caption) + text + pictures
    return Part("polynomials", "Equivariant polynomials", columns, rows, html, counts)


def pairs_part() -> Part:
    """Colour refinement and folklore 2-WL on the separating pairs."""
    from wlkit.wl import distinguish

    columns = ("pair", "vertices", "edges", "1-WL", "folklore 2-WL")
    rows, drawn, data = [], [], []
    for name in PAIR_NAMES:
        pair = PAIRS[name]
        g, h = pair.graphs
        answers = [distinguish(g, h, k=k) for k in (1, 2)]
        said = [f"apart in round {a.rounds}" if a.distinguished else "alike" for a in answers]
        text = f"{pair.first} / {pair.second}"
        rows.append((text, g.n, g.m, *said))
        marks = [
            f'<span class="{"yes" if a.distinguished else "no"}">{s}</span>'
            for a, s in zip(answers, said, strict=True)
        ]
        pictures = [f"<div>{graph_svg(x, size=120)}</div>" for x in (g, h)]
        drawn.append((*pictures, text, g.n, g.m, *marks))
        data.append(
            {
                "pair": [pair.first, pair.second],
                "source": pair.source,
                "answers": [a.to_dict() for a in answers],
            }
        )
    caption = (
        "None of these pairs is isomorphic. A pair that 1-WL finds alike is beyond every message "
        "passing network; one that folklore 2-WL finds alike is beyond every edge-based model."
    )
    html = table(("", "", *columns), drawn, caption)
    return Part("pairs", "Telling graphs apart", columns, rows, html, data)


def growth_part() -> Part:
    """Growth of LRX, pancake and the 2x2x2 cube."""
    from wlkit.cayley import growth

    columns = ("generators", "elements", "diameter", "farthest elements", "largest sphere")
    results = [(name, growth(family, *parameters)) for name, family, parameters in GROWTHS]
    rows = [
        (name, sum(r.spheres), r.diameter, r.spheres[-1], max(r.spheres)) for name, r in results
    ]
    caption = "Breadth-first search over the whole group; every element is visited."
    pictures = figures(
        (growth_svg(r.spheres, title=name), f"{escape(name)}: diameter {r.diameter}")
        for name, r in results
    )
    html = table(columns, rows, caption) + pictures
    data = {name: r.to_dict() for name, r in results}
    return Part("growth", "Growth of groups", columns, rows, html, data)
