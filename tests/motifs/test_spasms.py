"""Expansions of embeddings in homomorphisms, and what their verification refuses."""

from dataclasses import replace

import pytest

from wlkit.errors import VerificationError
from wlkit.graphs import Graph, graph
from wlkit.motifs import spasm
from wlkit.motifs.spasms import automorphism_count

# Curticapean, Dell, Marx 2017; Alon, Yuster, Zwick 1997
EMBEDDINGS = {
    "P4": {"P4": 1, "K3": -1, "P3": -2, "K2": 1},
    "C5": {"C5": 1, "paw": -5, "K3": 5},
    "C6": {
        "C6": 1,
        "0-1,1-2,2-0,0-3,3-4,4-0": -3,
        "0-1,1-2,2-3,3-0,0-4": -6,
        "diamond": 9,
        "C4": 6,
        "S3": 4,
        "P4": 3,
        "K3": -4,
        "P3": -12,
        "K2": 4,
    },
}


@pytest.mark.parametrize("name", EMBEDDINGS)
def test_published_expansions(name):
    found = spasm(name)
    expected = {graph(text).canonical(): c for text, c in EMBEDDINGS[name].items()}
    assert dict(zip(found.images, found.weights, strict=True)) == expected


def test_labels_count_among_the_automorphisms():
    assert automorphism_count(graph("C4")) == 8
    assert (
        automorphism_count(Graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)], vertex_labels=list("abab")))
        == 4
    )
    assert automorphism_count(graph("0>1,1>2,2>3,3>0")) == 4


@pytest.mark.parametrize("name", ["C6", "C10"])
def test_wrong_images_weights_and_signs_are_refused(name):
    found = spasm(name)
    with pytest.raises(VerificationError, match="sign rule"):
        replace(found, weights=tuple(-w for w in found.weights)).verify()
    with pytest.raises(VerificationError, match="sign rule"):
        replace(found, weights=(*found.weights[:-1], 0)).verify()
    with pytest.raises(VerificationError, match=r"images|embeddings"):
        replace(found, weights=tuple(3 * w for w in found.weights)).verify()
    with pytest.raises(VerificationError, match="images"):
        replace(found, images=found.images[1:], weights=found.weights[1:]).verify()


def test_a_spasm_is_a_list_of_graphs_with_coefficients():
    found = spasm("C5")
    assert len(found) == len(list(found)) == 3
    assert sum(c for _, c in found) == sum(found.coefficients)
    assert repr(found) == "<spasm of C5: 3 graphs>"
    assert found._repr_html_().count("<svg") == 3
