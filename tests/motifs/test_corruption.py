"""Every field of every result: a wrong one does not verify."""

from dataclasses import fields, replace
from fractions import Fraction

import pytest

from wlkit.errors import VerificationError
from wlkit.graphs import Graph, graph
from wlkit.motifs import (
    Hom,
    Ind,
    Sub,
    constant,
    count,
    counting_plan,
    local_value,
    parse,
    spasm,
    wl_dimension,
)
from wlkit.motifs.covering import EdgeCover
from wlkit.motifs.witnesses import witness
from wlkit.treewidth import treewidth
from wlkit.wl import refine

K3, C6, PETERSEN = graph("K3"), graph("C6"), graph("petersen")


def width(text):
    return treewidth(graph(text)).decomposition


def corrupt(result, changes):
    """Assert that all fields are changed, and that no changed result verifies."""
    assert result.verify()
    assert set(changes) == {field.name for field in fields(result)}
    for name, wrong in changes.items():
        for value in wrong:
            with pytest.raises(VerificationError):
                replace(result, **{name: value}).verify()


@pytest.mark.parametrize("kind, other", [("hom", "sub"), ("sub", "hom"), ("ind", "emb")])
def test_counts(kind, other):
    found = count("C5", "petersen", kind=kind)
    changes = {
        "value": [found.value + 1, -found.value],
        "kind": [other, "homs"],
        "pattern": [K3, graph("C6")],
        "graph": [graph("K6"), K3],
        "plan": [counting_plan(K3), replace(found.plan, components=())],
        "route": ["guess", "basis" if kind == "hom" else "elimination"],
    }
    corrupt(found, changes)


@pytest.mark.parametrize("text", ["P6", "S9"])
def test_spasms(text):
    found = spasm(text)
    first, second, *others = found.weights
    changes = {
        "pattern": [graph("P5"), graph("C6")],
        "images": [found.images[:-1], found.images[::-1], (graph("K4"), *found.images[1:])],
        "weights": [(first, 2 * second, *others), tuple(-w for w in found.weights)],
        "automorphisms": [1, 4],
    }
    corrupt(found, changes)


def dimension_changes(found, wrong_parameters, wrong_certificates):
    return {
        "value": [found.value - 1, found.value + 1],
        "parameter": wrong_parameters,
        "certificate": wrong_certificates,
    }


WRONG = {
    "support": [graph("K5"), graph("2K3")],
    "decomposition": [width("K7"), width("P4")],
    "coefficient": [Fraction(0), Fraction(7, 3)],
    "pattern": [K3, graph("P5").canonical()],
    "blocks": [(0,), tuple(range(40))],
    "reason": ["no reason", ""],
    "cover": [EdgeCover(K3, (0,) * 60), EdgeCover(graph("K7"), tuple(range(7)) * 9)],
    "excluded": [(K3,), (graph("K4"), graph("K5"))],
}

DIMENSIONS = [
    ("P7", "sub"),
    ("C8", "sub"),
    ("P12", "sub"),
    ("K2,3", "hom"),
    ("C4", "ind"),
    ("C6", "ind"),
]


@pytest.mark.parametrize("text, kind", DIMENSIONS)
def test_dimensions_of_single_terms(text, kind):
    found = wl_dimension(text, kind=kind)
    certificate = found.certificate
    assert set(WRONG) == {field.name for field in fields(certificate)}
    wrong = [replace(certificate, **{k: x}) for k, values in WRONG.items() for x in values]
    wrong += [wl_dimension(other).certificate for other in ("P3", "K4")]
    if certificate.coefficient is not None:
        wrong.append(replace(certificate, coefficient=2 * certificate.coefficient))
        wrong.append(replace(certificate, coefficient=None))
    if certificate.cover is not None:
        wrong.append(replace(certificate, cover=None))
    if certificate.excluded:
        wrong.append(replace(certificate, excluded=certificate.excluded[1:]))
    if kind == "sub":
        wrong.append(replace(certificate, pattern=None, blocks=None, cover=None, excluded=()))
    others = [Sub("C3"), Hom("K5"), Ind("K2"), Sub(text) + Sub("K7"), constant(0)]
    corrupt(found, dimension_changes(found, others, wrong))


@pytest.mark.parametrize(
    "text", ["sub(P4) + 3*sub(K3)", "ind(P3) - 2*sub(C4)", "hom(C5) - hom(K4)"]
)
def test_dimensions_of_combinations(text):
    found = parse(text).wl_dimension()
    certificate = found.certificate
    wrong = [replace(certificate, **{k: x}) for k, values in WRONG.items() for x in values]
    wrong += [wl_dimension("P12").certificate, constant(0).wl_dimension().certificate]
    corrupt(found, dimension_changes(found, [Sub("K5"), found.parameter + Sub("K5")], wrong))


def test_the_dimension_of_zero():
    found = (Sub("K3") - Ind("K3")).wl_dimension()
    wrong = [replace(found.certificate, coefficient=Fraction(1)), Sub("2K1").wl_dimension()]
    wrong[1] = wrong[1].certificate
    changes = {"value": [1], "parameter": [Sub("K3"), constant(1)], "certificate": wrong}
    corrupt(found, changes)


def test_claims_of_too_small_a_dimension():
    small = wl_dimension("P3").certificate
    for found in (wl_dimension("C6", kind="ind"), wl_dimension("P12")):
        with pytest.raises(VerificationError):
            replace(found, value=1, certificate=small).verify()
        with pytest.raises(VerificationError):
            replace(found, parameter=Sub("C3")).verify()


WITNESSES = ["sub(K3)", "sub(P3)", "sub(C4) - 2*sub(K3)", "sub(K1,2,2)"]


@pytest.mark.parametrize("text", WITNESSES)
def test_witness_pairs(text):
    found = witness(parse(text))
    one, other = found.values
    changes = {
        "parameter": [Sub("C5"), 2 * found.parameter, Sub("K2,3")],
        "first": [PETERSEN, found.second],
        "second": [graph("P6"), found.first],
        "values": [(one, one), (other, one), (one + 1, other)],
        "k": [found.k + 1, found.k - 1],
        "construction": ["two graphs", "X_0, X_1 of C5", "the pair nosuch", "K3 and P3"],
    }
    corrupt(found, changes)


def test_a_product_is_checked_with_its_factor():
    f = parse("hom(K3) - hom(C5)")
    found = witness(f)
    assert found.verify()
    wrong = f"{found.construction.partition(', both')[0]}, both times K5,"
    with pytest.raises(VerificationError):
        replace(found, construction=wrong).verify()


LOCAL = [("C5", "petersen"), (Sub("P4") + 2, "C6"), ("P3", "S3")]


@pytest.mark.parametrize("f, host", LOCAL)
def test_local_values(f, host):
    found = local_value(f, host)
    term = found.terms[0]
    turned = replace(term, coefficient=2 * term.coefficient)
    changes = {
        "parameter": [Sub("K3") - 1, found.parameter + 1],
        "graphs": [(graph("K5"),), found.graphs * 2],
        "k": [found.k + 1, found.k - 1],
        "coloring": [
            refine(graph("C5"), "folklore", found.k),
            refine(found.graphs[0], "folklore", found.k + 1),
        ],
        "terms": [found.terms[:-1], (turned, *found.terms[1:]), ()],
        "constant": [found.constant + 1],
        "phi": [tuple(2 * x + 1 for x in found.phi), found.phi[:-1]],
    }
    corrupt(found, changes)


def test_a_certificate_of_a_labelled_pattern_has_no_cover():
    path = Graph(4, [(0, 1), (1, 2), (2, 3)], vertex_labels=[0, 0, 0, 0])
    found = wl_dimension(path)
    assert found.verify()
    cover = wl_dimension("P4").certificate.cover
    with pytest.raises(VerificationError):
        replace(found, certificate=replace(found.certificate, cover=cover)).verify()
