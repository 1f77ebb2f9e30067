"""A decomposition as a picture: every bag once, children below their parent, nothing overlaps."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from wlkit.graphs import graph
from wlkit.treewidth import TreeDecomposition, treewidth
from wlkit.treewidth.drawing import ROW, decomposition_svg

SVG = "{http://www.w3.org/2000/svg}"
STAR = TreeDecomposition([(0, v) for v in range(1, 6)], [(0, v) for v in range(1, 5)])
DECOMPOSITIONS = [
    STAR,
    TreeDecomposition([(v, v + 1) for v in range(7)], [(v, v + 1) for v in range(6)]),
    TreeDecomposition([(0,)], []),
    treewidth(graph("grid(3,4)")).decomposition,
    treewidth(graph("petersen")).decomposition,
]


def boxes_of(root):
    """Return (left, top, right, bottom) of every bag, in the order of the bags."""
    found = []
    for box in root.findall(f"{SVG}rect"):
        x, y, width, height = (float(box.get(key)) for key in ("x", "y", "width", "height"))
        found.append((x, y, x + width, y + height))
    return found


@pytest.mark.parametrize("decomposition", DECOMPOSITIONS)
def test_bags_stand_apart_within_the_frame(decomposition):
    root = ET.fromstring(decomposition_svg(decomposition))
    boxes = boxes_of(root)
    texts = [text.text for text in root.findall(f"{SVG}text")]
    assert texts == [" ".join(map(str, bag)) for bag in decomposition.bags]
    assert len(boxes) == len(decomposition.bags)
    rows = defaultdict(list)
    for left, top, right, bottom in boxes:
        assert 0 <= left < right <= float(root.get("width"))
        assert 0 <= top < bottom <= float(root.get("height"))
        rows[top].append((left, right))
    for row in rows.values():
        row.sort()
        assert all(a[1] < b[0] for a, b in pairwise(row))


@pytest.mark.parametrize("decomposition", DECOMPOSITIONS)
def test_edges_join_a_bag_with_one_in_the_next_row(decomposition):
    root = ET.fromstring(decomposition_svg(decomposition))
    boxes = boxes_of(root)
    lines = root.findall(f"{SVG}line")
    assert len(lines) == len(decomposition.edges)
    tops = sorted({top for _, top, _, _ in boxes})
    assert float(root.get("height")) == ROW * len(tops)
    for line, ends in zip(lines, decomposition.edges, strict=True):
        for end, which in zip(ends, "12", strict=True):
            left, top, right, bottom = boxes[end]
            assert left <= float(line.get(f"x{which}")) <= right
            assert top <= float(line.get(f"y{which}")) <= bottom
        first, second = (tops.index(boxes[end][1]) for end in ends)
        assert abs(first - second) == 1


def test_a_central_bag_is_on_top():
    path = ET.fromstring(decomposition_svg(DECOMPOSITIONS[1]))
    tops = [top for _, top, _, _ in boxes_of(path)]
    assert tops.index(min(tops)) == 3
    star = boxes_of(ET.fromstring(decomposition_svg(STAR)))
    assert len({top for _, top, _, _ in star[1:]}) == 1
