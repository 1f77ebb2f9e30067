"""Bit masks of all small graphs, against brute force and known numbers."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from tests.data import ROOT
from tests.reference.enumeration import arcs, classes, is_connected
from wlkit.errors import GraphError, SizeError
from wlkit.graphs import Graph
from wlkit.graphs.canonical import canonical_forms
from wlkit.graphs.masks import children_masks, graph_masks, graphs_from_masks, mask_of

# OEIS A000088, A001349, A000273, A003085 (connected numbers start at n = 1)
GRAPHS = [1, 1, 2, 4, 11, 34, 156, 1044, 12346, 274668]
CONNECTED = [1, 1, 2, 6, 21, 112, 853, 11117, 261080]
DIGRAPHS = [1, 1, 3, 16, 218, 9608, 1540944]
CONNECTED_DIGRAPHS = [1, 2, 13, 199, 9364, 1530843]


def test_numbers_of_graphs():
    assert [len(graph_masks(n)) for n in range(9)] == GRAPHS[:9]
    assert [len(graph_masks(n, connected=True)) for n in range(1, 9)] == CONNECTED[:8]


def test_numbers_of_digraphs():
    assert [len(graph_masks(n, directed=True)) for n in range(6)] == DIGRAPHS[:6]
    connected = [len(graph_masks(n, True, directed=True)) for n in range(1, 6)]
    assert connected == CONNECTED_DIGRAPHS[:5]


@pytest.mark.slow
def test_numbers_of_graphs_on_9_and_digraphs_on_6_vertices():
    assert len(graph_masks(9)) == GRAPHS[9]
    assert len(graph_masks(9, connected=True)) == CONNECTED[8]
    assert len(graph_masks(6, directed=True)) == DIGRAPHS[6]
    assert len(graph_masks(6, True, directed=True)) == CONNECTED_DIGRAPHS[5]


@pytest.mark.parametrize("n,directed", [(1, False), (2, True), (3, True), (4, False), (5, False)])
def test_one_mask_of_every_class(n, directed):
    masks = graph_masks(n, directed=directed).tolist()
    every = classes(n, directed)
    assert sorted(len(c & set(masks)) for c in every) == [1] * len(every) == [1] * len(masks)
    connected = [mask for mask in masks if is_connected(mask, n, directed)]
    assert graph_masks(n, connected=True, directed=directed).tolist() == connected


@pytest.mark.parametrize("n,directed", [(0, False), (1, True), (4, True), (6, False)])
def test_masks_are_ascending_and_of_canonical_graphs(n, directed):
    masks = graph_masks(n, directed=directed)
    assert masks.dtype == np.uint64
    assert not masks.flags.writeable
    assert masks.tolist() == sorted(set(masks.tolist()))
    graphs = list(graphs_from_masks(masks, n, directed=directed))
    assert canonical_forms(graphs) == graphs
    assert [mask_of(g) for g in graphs] == masks.tolist()


def test_bits_of_masks():
    for directed in (False, True):
        for mask in graph_masks(4, directed=directed).tolist():
            (g,) = graphs_from_masks([mask], 4, directed=directed)
            assert {(int(u), int(v)) for u, v in np.argwhere(g.adjacency)} == arcs(
                mask, 4, directed
            )


WITHOUT_JIT = """
from wlkit.graphs.masks import graph_masks
print([graph_masks(n, c, directed=d).tolist() for n, c, d in %r])
"""


def test_kernels_without_compilation():
    cases = [(4, False, False), (4, True, False), (3, False, True), (3, True, True)]
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_JIT % cases],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    compiled = [graph_masks(n, c, directed=d).tolist() for n, c, d in cases]
    assert run.stdout.strip() == str(compiled)


@pytest.mark.parametrize(("n", "directed", "size"), [(5, False, 7), (6, False, 50), (3, True, 3)])
def test_children_of_parts_are_all_graphs_once(n, directed, size):
    parents = graph_masks(n, directed=directed)
    parts = [
        children_masks(parents[start : start + size], n, directed=directed)
        for start in range(0, len(parents), size)
    ]
    found = np.sort(np.concatenate(parts))
    assert found.tolist() == graph_masks(n + 1, directed=directed).tolist()


def test_bad_input_is_named():
    with pytest.raises(SizeError, match="12005168 graphs on 10"):
        graph_masks(10)
    with pytest.raises(SizeError, match="882033440 digraphs on 7"):
        graph_masks(7, directed=True)
    with pytest.raises(GraphError, match="number of vertices"):
        graph_masks(-1)
    with pytest.raises(GraphError, match="3 bits"):
        list(graphs_from_masks([8], 3))
    with pytest.raises(SizeError, match="11"):
        mask_of(Graph(12, []))
    with pytest.raises(SizeError, match="11"):
        list(graphs_from_masks([0], 12))
