"""What do the four engines answer, in one picture?

Every panel is computed: the split of a pair of strongly regular graphs, the homomorphic image of
a cycle that decides its WL-dimension, the first edge-valued polynomial that PPGN++ does not
compute, and the growth of a Cayley graph. The result is `results/overview.svg`, which the README
shows.
"""

from __future__ import annotations

import re

from analyses.store import RESULTS
from wlkit.cayley import growth
from wlkit.cayley.curve import growth_svg
from wlkit.expressivity import table
from wlkit.graphs import graph
from wlkit.graphs.drawing import graph_svg, multigraph_svg
from wlkit.motifs import wl_dimension
from wlkit.report import write_whole
from wlkit.wl import distinguish

WIDTH, HEIGHT = 1120, 330

Panel = tuple[str, str, list[str]]


def split_panel() -> Panel:
    """Return the pair rook, Shrikhande with the neighbours of one vertex marked."""
    split = distinguish("rook4", "shrikhande")
    pictures = []
    for name in ("rook4", "shrikhande"):
        g = graph(name)
        near = ["itself" if v == 0 else g.has_edge(0, v) for v in range(g.n)]
        pictures.append(graph_svg(g, colors=near, size=130))
    return "Told apart?", f"by {split.variant} {split.k}-WL, not by {split.k - 1}-WL", pictures


def dimension_panel() -> Panel:
    """Return the cycle on 8 vertices, coloured by its map onto a graph of largest treewidth.

    Colours go by first appearance, and the blocks of the map are numbered in that order.
    """
    found = wl_dimension("C8", kind="sub")
    certificate = found.certificate
    blocks = certificate.blocks
    support = certificate.support
    pictures = [
        graph_svg(graph("C8"), colors=list(blocks), size=125),
        graph_svg(support, colors=range(support.n), size=105),
    ]
    return "How much refinement?", f"counting C8 has WL-dimension {found.value}", pictures


def failure_panel() -> Panel:
    """Return the first pair-rooted pattern whose polynomial PPGN++ does not compute."""
    failures = table("ppgn++", max_edges=5, roots=2).failures
    return (
        "Which polynomials?",
        "the first that PPGN++ does not compute",
        [multigraph_svg(failures[0])],
    )


def growth_panel() -> Panel:
    """Return the sphere sizes of LRX(8)."""
    found = growth("lrx", 8)
    return "How far?", f"LRX(8): diameter {found.diameter}", [growth_svg(found.spheres, width=265)]


def run() -> str:
    """Return the picture as one SVG text."""
    panels = [split_panel(), dimension_panel(), failure_panel(), growth_panel()]
    parts = [placed(panel, WIDTH // 4 * i) for i, panel in enumerate(panels)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" color="#2b3038" fill="#2b3038" '
        'font-family="system-ui, sans-serif">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="10" fill="#fbfbf9"/>{"".join(parts)}</svg>\n'
    )


def placed(panel: Panel, left: int) -> str:
    """Return a panel with its title and caption, its pictures side by side in the middle."""
    title, caption, pictures = panel
    centre = left + WIDTH // 8
    sizes = [size(picture) for picture in pictures]
    x = centre - (sum(w for w, _ in sizes) + 14 * (len(sizes) - 1)) / 2
    out = [
        (
            f'<text x="{centre}" y="42" text-anchor="middle" font-size="19" font-weight="600">'
            f"{title}</text>"
        ),
        (
            f'<text x="{centre}" y="302" text-anchor="middle" font-size="14" fill-opacity=".8">'
            f"{caption}</text>"
        ),
    ]
    for picture, (w, h) in zip(pictures, sizes, strict=True):
        out.append(picture.replace("<svg", f'<svg x="{x:.1f}" y="{166 - h / 2:.1f}"', 1))
        x += w + 14
    return "".join(out)


def size(picture: str) -> tuple[float, float]:
    """Return width and height of an SVG text."""
    found = re.search(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"', picture)
    if found is None:
        raise ValueError(f"expected an SVG with width and height, got {picture[:60]!r}")
    return float(found[1]), float(found[2])


if __name__ == "__main__":
    print(write_whole(RESULTS / "overview.svg", run()))
