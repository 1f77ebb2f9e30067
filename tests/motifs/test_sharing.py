"""Counts of many patterns in many graphs at once."""

import networkx as nx
import pytest

from tests.motifs.test_plan import random_cases
from wlkit.graphs import Graph, graph
from wlkit.motifs import count_many, emb, hom, ind, sub
from wlkit.motifs import sharing as module
from wlkit.motifs.sharing import SharedCounts, canonical_components

KINDS = {"hom": hom, "emb": emb, "sub": sub, "ind": ind}
NAMES = ["K3", "C4", "P4", "K1,1,2", "C5", "2K2", "S3"]


@pytest.mark.parametrize("kind", KINDS)
def test_large_hosts_one_by_one(kind, monkeypatch):
    graphs = [graph(nx.gnm_random_graph(n, 2 * n, seed=n)) for n in (20, 40)] + [Graph(1)]
    expected = [[KINDS[kind](p, g) for p in NAMES] for g in graphs]
    assert count_many(NAMES, graphs, kind).tolist() == expected
    monkeypatch.setattr(module, "LARGE_HOST", 10)
    assert count_many(NAMES, graphs, kind).tolist() == expected


def test_labelled_and_directed_patterns():
    by_kind = {}
    for pattern, g, _ in random_cases(71, 60):
        key = (g.directed, g.vertex_labels is None, g.edge_labels is None)
        by_kind.setdefault(key, []).append((pattern, g))
    for cases in by_kind.values():
        patterns, graphs = zip(*cases[:5], strict=True)
        for kind in ("hom", "ind"):
            table = count_many(patterns, graphs, kind)
            assert table.tolist() == [[KINDS[kind](p, g) for p in patterns] for g in graphs]


def test_connected_parts_are_counted_once():
    shared = SharedCounts([graph("petersen"), graph("K4")])
    shared.hom(graph("C5+K3+K2"))
    known = dict(shared._known)
    assert len(known) == 3
    assert shared.hom(graph("K2+C5")) == [30 * 120, 12 * 240]
    assert shared._known == known


def test_components_in_canonical_form():
    assert canonical_components(graph("P3+P3")) == (graph("P3").canonical(),) * 2
    assert canonical_components(Graph(0)) == ()
