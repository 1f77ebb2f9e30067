from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings

from wlkit.errors import InputError, UnknownNameError
from wlkit.testing import pairs_alike
from wlkit.testing.alike import known_pairs, methods
from wlkit.wl import distinguish


def told_apart(g, h, method):
    if method in ("spd-wl", "rd-wl"):
        return distinguish(g, h, variant=method.removesuffix("-wl")).distinguished
    return distinguish(g, h, k=int(method[0])).distinguished


@pytest.mark.parametrize("method", ["1-wl", "2-wl", "spd-wl", "rd-wl"])
def test_known_pairs_are_alike_and_not_isomorphic(method):
    for g, h in known_pairs(method, 24):
        assert not g.is_isomorphic(h)
        assert not told_apart(g, h, method), (g, h)


def test_known_pairs_for_3_wl_have_40_vertices():
    ((g, h), *_) = known_pairs("3-wl", 40)
    assert g.n == h.n <= 40
    assert not told_apart(g, h, "2-wl")


@settings(max_examples=25)
@given(pairs_alike())
def test_pairs_are_alike_for_networkx_too(pair):
    hashes = set()
    for g in pair:
        h = g.to_networkx()
        nx.set_node_attributes(h, "", "same")
        hashes.add(nx.weisfeiler_lehman_graph_hash(h, node_attr="same", iterations=len(h)))
    assert len(hashes) == 1
    assert not pair[0].is_isomorphic(pair[1])


@settings(max_examples=15)
@given(pairs_alike(method="2-wl", max_vertices=20))
def test_pairs_alike_for_2_wl(pair):
    assert not told_apart(*pair, "2-wl")
    assert not pair[0].is_isomorphic(pair[1])
    assert pair[0].n <= 20


@settings(max_examples=15)
@given(pairs_alike(method="spd-wl", max_vertices=20))
def test_pairs_alike_for_shortest_path_distances(pair):
    assert not told_apart(*pair, "spd-wl")


def test_methods_that_are_known():
    assert methods() == ["1-wl", "2-wl", "3-wl", "rd-wl", "spd-wl"]
    with pytest.raises(UnknownNameError, match=r"did you mean 1-wl"):
        known_pairs("1wl", 20)
    with pytest.raises(InputError, match="such as 'folklore:2'"):
        known_pairs("folklore", 20)
    assert known_pairs("neighbourhood:1", 20)
    with pytest.raises(InputError, match="2-wl cannot tell apart: the smallest known has 16, got"):
        known_pairs("2-wl", 10)
    with pytest.raises(InputError, match=r"expected enough vertices .* none so small is known"):
        known_pairs("folklore:4", 12)


@pytest.mark.parametrize("method", ["sswl", "spectrum", "hom:K3", "ngnn", "folklore:2", "walks"])
def test_pairs_alike_for_any_refinement(method):
    pairs = known_pairs(method, 20)
    assert pairs
    assert [g.n for g, _ in pairs] == sorted(g.n for g, _ in pairs)
    for g, h in pairs:
        assert not g.is_isomorphic(h)
        assert not distinguish(g, h, variant=method).distinguished


@settings(max_examples=15)
@given(pairs_alike(method="ngnn", max_vertices=20))
def test_pairs_alike_for_balls(pair):
    assert not distinguish(*pair, variant="ngnn").distinguished
    assert not pair[0].is_isomorphic(pair[1])


def test_all_small_graphs_are_sorted():
    """Of the 156 graphs on 6 vertices, 8 share their 1-WL colours with another."""
    assert sum(g.n == 6 for g, _ in known_pairs("1-wl", 6)) == 4
