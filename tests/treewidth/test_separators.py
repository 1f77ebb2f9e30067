from __future__ import annotations

import networkx as nx
import pytest

from tests.reference.treewidth import components, neighbor_sets, treewidth_by_subsets
from wlkit.graphs import Graph, graph
from wlkit.treewidth._masks import bits
from wlkit.treewidth.separators import is_safe, minimal_separators, safe_separator, split


def is_minimal_separator(sets, s):
    parts = components(sets, set(range(len(sets))) - s)
    full = [p for p in parts if set().union(*(sets[v] for v in p)) - p == s]
    return len(full) >= 2


@pytest.mark.parametrize("seed", range(20))
def test_those_of_a_triangulation_are_minimal_separators_and_include_the_cliques(seed):
    g = nx.gnm_random_graph(10, 16, seed=seed)
    if not nx.is_connected(g):
        g = nx.compose(g, nx.path_graph(10))
    h = Graph.from_networkx(g)
    found = minimal_separators(h.neighbor_masks, (1 << 10) - 1)
    sets = neighbor_sets(h)
    assert all(is_minimal_separator(sets, set(bits(s))) for s in found)
    cuts = {1 << v for v in nx.articulation_points(g)}
    pairs = {1 << u | 1 << v for u, v in g.edges if is_minimal_separator(sets, {u, v})}
    assert cuts | pairs <= found


@pytest.mark.parametrize("seed", range(40))
def test_splitting_keeps_the_treewidth(seed):
    g = Graph.from_networkx(nx.gnm_random_graph(9, 11 + seed % 6, seed=seed))
    alive = (1 << 9) - 1
    s = safe_separator(g.neighbor_masks, alive)
    if s is None:
        assert g.is_connected
        return
    adj = list(g.neighbor_masks)
    parts = split(adj, alive, s)
    values = [s.bit_count() - 1]
    for part in parts:
        inside = list(bits(part))
        sets = [{inside.index(u) for u in bits(adj[v] & part)} for v in inside]
        values.append(treewidth_by_subsets(sets))
    assert len(parts) > 1
    assert max(values) == treewidth_by_subsets(neighbor_sets(g))


def test_safe_and_unsafe():
    cycle = graph("C6").neighbor_masks
    assert is_safe(cycle, 63, 0b001001)
    assert not is_safe(cycle, 63, 0b000011)
    assert safe_separator(graph("petersen").neighbor_masks, 1023) is None
