"""A tree decomposition as a picture."""

from __future__ import annotations

from wlkit.treewidth.decomposition import TreeDecomposition

ROW = 64
GAP = 14
LETTER = 8


def decomposition_svg(decomposition: TreeDecomposition) -> str:
    """Return the tree of bags as SVG text: the root, a central bag, on top.

    Examples
    --------
    >>> svg = decomposition_svg(TreeDecomposition([(0, 1), (1, 2)], [(0, 1)]))
    >>> svg.startswith("<svg"), svg.count("<rect"), svg.count("<line")
    (True, 2, 1)
    """
    labels = [" ".join(map(str, bag)) for bag in decomposition.bags]
    widths = [LETTER * max(len(label), 1) + 12 for label in labels]
    places, total, rows = _places(decomposition, widths)
    lines = "".join(
        f'<line x1="{places[i][0]:.0f}" y1="{places[i][1]:.0f}" '
        f'x2="{places[j][0]:.0f}" y2="{places[j][1]:.0f}" stroke="#888"/>'
        for i, j in decomposition.edges
    )
    boxes = "".join(
        f'<rect x="{x - w / 2:.0f}" y="{y - 14:.0f}" width="{w}" height="28" rx="8" '
        f'fill="#eef3fb" stroke="#3b6ea8"/>'
        f'<text x="{x:.0f}" y="{y + 5:.0f}" text-anchor="middle">{label}</text>'
        for (x, y), w, label in zip(places, widths, labels, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total:.0f}" height="{ROW * rows}" '
        f'viewBox="0 0 {total:.0f} {ROW * rows}" font-family="monospace" font-size="13">'
        f"{lines}{boxes}</svg>"
    )


def _places(
    decomposition: TreeDecomposition, widths: list[int]
) -> tuple[list[tuple[float, float]], float, int]:
    """Return the centre of each bag, the width of the picture and its number of rows.

    Every subtree stands beside the next; a bag stands in the middle above its children.
    """
    visits = decomposition.rooted(_centre(decomposition))
    below = dict.fromkeys(range(-1, len(widths)), 0.0)
    need = dict(below)
    for i, parent in reversed(visits):
        need[i] = max(float(widths[i] + GAP), below[i])
        below[parent] += need[i]
    free = {-1: 0.0}
    depth = {-1: -1}
    places = [(0.0, 0.0)] * len(widths)
    for i, parent in visits:
        depth[i] = depth[parent] + 1
        places[i] = (free[parent] + need[i] / 2, ROW * (depth[i] + 0.5))
        free[i] = free[parent] + (need[i] - below[i]) / 2
        free[parent] += need[i]
    return places, below[-1], max(depth.values()) + 1


def _centre(decomposition: TreeDecomposition) -> int:
    """Return a bag whose removal leaves the smallest largest subtree."""
    visits = decomposition.rooted()
    size = dict.fromkeys(range(len(decomposition.bags)), 1)
    for i, parent in reversed(visits):
        if parent >= 0:
            size[parent] += size[i]
    best, least = 0, len(size)
    for i, parent in visits:
        above = len(size) - size[i]
        heaviest = max([above, *(size[j] for j in decomposition.neighbors[i] if j != parent)])
        if heaviest < least:
            best, least = i, heaviest
    return best
