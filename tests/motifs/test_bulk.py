"""Tables of all small graphs against the single routes, which share no code with them."""

import random
from collections import Counter
from math import factorial

import numpy as np
import pytest

from tests.reference import motifs as reference
from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph
from wlkit.graphs.enumeration import graph_masks
from wlkit.graphs.masks import children_masks, graphs_from_masks, mask_of
from wlkit.motifs import hereditary_treewidth, spasm
from wlkit.motifs.bulk import (
    _from_table,
    _plain_changes,
    _tables,
    hereditary_treewidths,
    matching_numbers,
    spasm_sizes,
    vertex_cover_numbers,
)
from wlkit.motifs.loops import underlying_neighbors
from wlkit.motifs.thresholds import vertex_cover_number
from wlkit.treewidth import treewidth

# Connected graphs by hereditary treewidth 1, 2, ...: an independent program over all spasms.
BY_DIMENSION = {
    5: [1, 12, 7, 1],
    6: [1, 23, 74, 13, 1],
    7: [1, 24, 481, 327, 19, 1],
}
BY_TREEWIDTH = {6: [6, 50, 46, 9, 1], 7: [11, 230, 441, 157, 13, 1]}


def histogram(values, n):
    found = Counter(values.tolist())
    return [found[k] for k in range(1, n)]


@pytest.mark.parametrize("n", BY_DIMENSION)
def test_connected_graphs_by_hereditary_treewidth(n):
    widths, values = hereditary_treewidths(graph_masks(n, connected=True), n)
    assert histogram(values, n) == BY_DIMENSION[n]
    assert histogram(widths, n) == BY_TREEWIDTH.get(n, histogram(widths, n))


@pytest.mark.slow
def test_connected_graphs_on_nine_vertices_of_hereditary_treewidth_two():
    # an independent program, as for the rows above
    widths, values = hereditary_treewidths(graph_masks(9, connected=True), 9)
    assert int((values <= 2).sum()) == 38
    assert (widths <= values).all()


@pytest.mark.parametrize("n", range(7))
def test_plain_changes_pass_every_order_once(n):
    order, seen = list(range(n)), {tuple(range(n))}
    for j, _, _ in _plain_changes(n).tolist():
        order[j], order[j + 1] = order[j + 1], order[j]
        seen.add(tuple(order))
    assert len(seen) == factorial(n) == len(_plain_changes(n)) + 1


@pytest.mark.parametrize("n", [0, 1, 3, 5])
def test_every_labelled_graph_knows_its_number(n):
    masks, position = graph_masks(n), _tables(n).position
    for mask, g in enumerate(graphs_from_masks(range(len(position)), n)):
        assert mask_of(g.canonical()) == masks[position[mask]]


@pytest.mark.parametrize("n", [0, 1, 2, 3, 4, 5])
def test_every_graph_to_five_vertices_partition_by_partition(n):
    masks = graph_masks(n)
    widths, values = hereditary_treewidths(masks, n)
    sizes = spasm_sizes(n)
    for g, width, value, size in zip(
        graphs_from_masks(masks, n), widths, values, sizes, strict=True
    ):
        assert value == reference.hereditary_treewidth(g)
        assert width == reference.treewidth(g.n, g.edge_list)
        assert size == len(spasm(g))


@pytest.mark.parametrize("small", [2, 3, 4, 5])
def test_the_table_may_end_at_any_order(small):
    masks = graph_masks(6).astype(np.int64)
    for expected, found in zip(
        hereditary_treewidths(masks, 6), _from_table(masks, 6, _tables(small), small), strict=True
    ):
        assert expected.tolist() == found.tolist()


@pytest.mark.parametrize("n", [6, 7, 8, pytest.param(9, marks=pytest.mark.slow)])
def test_a_sample_agrees_with_covering_maps(n):
    masks = np.array(random.Random(n).sample(graph_masks(n).tolist(), 15), dtype=np.uint64)
    widths, values = hereditary_treewidths(masks, n)
    covers, matchings = vertex_cover_numbers(masks, n), matching_numbers(masks, n)
    for i, g in enumerate(graphs_from_masks(masks, n)):
        assert values[i] == hereditary_treewidth(g)
        assert widths[i] == max(0, treewidth(g).value)
        assert covers[i] == vertex_cover_number(underlying_neighbors(g))
        assert matchings[i] == largest_matching(g)


def largest_matching(g: Graph) -> int:
    import networkx as nx

    return len(nx.max_weight_matching(g.to_networkx(), maxcardinality=True))


def test_spasm_sizes_of_a_sample_on_eight_vertices():
    sizes = spasm_sizes(8)
    rng = random.Random(5)
    for i in rng.sample(range(len(sizes)), 12):
        (g,) = graphs_from_masks(graph_masks(8)[i : i + 1], 8)
        assert sizes[i] == len(spasm(g))


@pytest.mark.slow
def test_spasm_sizes_of_a_sample_on_nine_vertices():
    sizes = spasm_sizes(9)
    rng = random.Random(9)
    for i in rng.sample(range(len(sizes)), 25):
        (g,) = graphs_from_masks(graph_masks(9)[i : i + 1], 9)
        assert sizes[i] == len(spasm(g))


@pytest.mark.slow
def test_a_sample_on_ten_vertices_agrees_with_covering_maps():
    masks = children_masks(random.Random(3).sample(graph_masks(9).tolist(), 3), 9)[:40]
    for g, value in zip(
        graphs_from_masks(masks, 10), hereditary_treewidths(masks, 10)[1], strict=True
    ):
        assert value == hereditary_treewidth(g)


def test_values_do_not_depend_on_the_numbering():
    masks = graph_masks(8)[::700]
    order = [3, 1, 7, 0, 2, 6, 5, 4]
    moved = [g.relabel(order) for g in graphs_from_masks(masks, 8)]
    again = [sum(1 << (max(e) * (max(e) - 1) // 2 + min(e)) for e in g.edge_list) for g in moved]
    for before, after in zip(
        hereditary_treewidths(masks, 8), hereditary_treewidths(np.array(again), 8), strict=True
    ):
        assert before.tolist() == after.tolist()


def test_kernels_without_compilation(monkeypatch):
    from wlkit._kernels import hereditary as kernels

    names = [x for x, f in vars(kernels).items() if hasattr(f, "py_func")]
    masks = graph_masks(6)[::12]
    expected = hereditary_treewidths(masks, 6)[1].tolist()
    compiled = {x: getattr(kernels, x) for x in names}
    for x in names:
        monkeypatch.setattr(kernels, x, compiled[x].py_func)
    assert _from_table(masks.astype(np.int64), 6, _tables(5), 5)[1].tolist() == expected


def test_bad_input_says_what_is_allowed():
    with pytest.raises(SizeError, match="n <= 10, got n = 11"):
        hereditary_treewidths(np.zeros(1, np.uint64), 11)
    with pytest.raises(InputError, match="expected 3 bits"):
        hereditary_treewidths(np.array([8]), 3)
    with pytest.raises(SizeError, match="n <= 9"):
        spasm_sizes(10)
