from __future__ import annotations

import pytest

from wlkit.errors import FormatError, InputError
from wlkit.expressivity import connected_patterns, connected_patterns_by_order, homomorphic_images
from wlkit.expressivity.patterns import all_patterns, as_pattern, drawn_patterns, is_connected
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import p_expansion


@pytest.mark.parametrize(
    ("roots", "simple", "expected"),
    [
        (0, True, [1, 1, 3, 5, 12, 30, 79]),  # OEIS A002905
        (2, True, [1, 3, 10, 35, 125, 460]),  # OEIS A339040
        (0, False, [1, 2, 5, 12, 33, 103]),  # OEIS A076864
    ],
)
def test_published_numbers_of_connected_patterns(roots, simple, expected):
    levels = connected_patterns(len(expected), roots, simple=simple)
    assert [len(level) for level in levels] == expected


def test_patterns_by_order():
    # connected graphs OEIS A001349; rooted at a vertex A126100 of the connected
    assert [len(x) for x in connected_patterns_by_order(6)] == [1, 1, 2, 6, 21, 112]
    assert [len(x) for x in connected_patterns_by_order(5, 1)] == [1, 1, 3, 11, 58]
    for level in connected_patterns_by_order(4, 2):
        assert len({h.canonical() for h in level}) == len(level)
        assert all(is_connected(h) and len(set(h.roots)) == 2 for h in level)


def test_all_patterns_with_parallel_edges():
    # multigraphs without loops and isolated vertices, OEIS A050535
    assert [len(level) for level in all_patterns(5, simple=False)] == [1, 3, 8, 23, 66]


@pytest.mark.parametrize("text", ["3:0-1,0-1,1-2", "4:0-1,1-2,2-3,2-3:r0,3"])
def test_images_of_multigraphs_keep_their_edges(text):
    h = Multigraph.from_text(text)
    images = homomorphic_images(h, simple=False)
    expected = p_expansion(h, simple=False, loops=False)
    apart = {k for k in expected if len(set(k.roots)) == len(h.roots)}
    assert set(images) == apart
    with pytest.raises(InputError, match="simple graph"):
        homomorphic_images(h)
    with pytest.raises(InputError, match="without loops"):
        homomorphic_images(Multigraph(1, [(0, 0)]), simple=False)


def test_reading_and_drawing():
    assert as_pattern("K3", roots=(0, 1)).roots == (0, 1)
    assert as_pattern("3>:0>1,1>2:r0").text == "3>:0>1,1>2:r0"
    assert as_pattern("prism:3").n == 6
    with pytest.raises(FormatError, match="an edge like"):
        as_pattern("3:0/1")
    with pytest.raises(InputError, match="own roots"):
        as_pattern(Multigraph(2), roots=(0,))
    many = (Multigraph.from_graph(graph("K2")),) * 14
    assert drawn_patterns(many).endswith(" and 2 more")
