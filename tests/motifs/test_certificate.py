"""What a certificate of a WL-dimension holds, and what its verification refuses."""

from dataclasses import replace
from fractions import Fraction

import pytest

from wlkit.errors import VerificationError
from wlkit.graphs import graph
from wlkit.motifs import wl_dimension
from wlkit.treewidth import treewidth

EIGHT = wl_dimension("C8").certificate


def test_the_certificate_of_the_cycle_on_eight_vertices():
    assert EIGHT.verify()
    assert EIGHT.decomposition.width == 3
    assert EIGHT.pattern.quotient(EIGHT.blocks).is_isomorphic(EIGHT.support)
    assert EIGHT.coefficient * (-1) ** (8 - EIGHT.support.n) > 0


def test_other_blocks_are_refused():
    with pytest.raises(VerificationError, match="do not give"):
        replace(EIGHT, blocks=tuple(range(8))).verify()


def test_a_zero_coefficient_is_refused():
    with pytest.raises(VerificationError, match="coefficient 0"):
        replace(EIGHT, coefficient=Fraction(0)).verify()


def test_a_decomposition_wider_than_need_be_is_refused():
    wide = treewidth(graph("K5")).decomposition
    with pytest.raises(VerificationError, match="treewidth"):
        replace(EIGHT, support=graph("C5"), decomposition=wide).verify()


def test_it_is_plain_data_and_a_picture():
    data = EIGHT.to_dict()
    assert data["treewidth"] == 3
    assert len(data["quotient"]) == 8
    assert max(map(len, data["decomposition"]["bags"])) == 4
    assert "quotient" not in wl_dimension("K4", kind="hom").certificate.to_dict()
    assert EIGHT._repr_html_().count("<svg") == 2
