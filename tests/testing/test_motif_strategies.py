"""Strategies for patterns and motif parameters: bounds, kinds, and what they shrink to."""

import pytest
from hypothesis import given

from tests.testing.smallest import smallest
from wlkit.errors import InputError
from wlkit.graphs import Graph
from wlkit.motifs import parse
from wlkit.testing import motif_parameters, patterns


@given(patterns(min_vertices=2, max_vertices=4, connected=True))
def test_connected_patterns_are_connected(pattern):
    assert 2 <= pattern.n <= 4
    assert pattern.is_connected


@given(patterns(directed=True, labels=2, max_vertices=3))
def test_labelled_digraphs_have_both(pattern):
    assert pattern.directed
    assert set(pattern.vertex_labels) <= {0, 1}
    assert set(pattern.edge_labels) <= {0, 1}


@given(motif_parameters(max_terms=2, max_vertices=3, kinds=["sub", "ind"], max_coefficient=2))
def test_parameters_keep_their_bounds(f):
    assert len(f.terms) <= 2
    for kind, pattern, c in f.terms:
        assert kind in ("sub", "ind")
        assert pattern.n <= 3
        assert abs(c) <= 4
        assert c.denominator <= 4


@given(motif_parameters())
def test_parameters_read_back_from_their_text(f):
    assert parse(str(f)) == f


def test_they_shrink_to_small_ones():
    assert smallest(patterns()) == Graph(1)
    assert not smallest(motif_parameters()).terms
    assert smallest(motif_parameters(), lambda f: f.terms) == parse("hom(K1)")


def test_bad_bounds_are_refused():
    with pytest.raises(InputError, match="connected patterns without"):
        patterns(connected=True, labels=2)
    with pytest.raises(InputError, match="expected some of hom, sub, ind"):
        smallest(motif_parameters(kinds=["emb"]))
    with pytest.raises(InputError, match="number of terms"):
        smallest(motif_parameters(max_terms=-1))
