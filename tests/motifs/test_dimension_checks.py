"""A certificate is one of its parameter: right dimensions pass, everything else is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wlkit.errors import VerificationError
from wlkit.graphs import Graph, graph
from wlkit.motifs import Hom, parse
from wlkit.motifs.dimension_checks import check_certificate

# hom(P, .): the treewidth of P. ind(P, .): |P| - 1 (Lanzinger and Barcelo 2024). sub(P, .), the
# hereditary treewidth: stars 1, cycles to C7 and paths to P7 2 (Arvind, Fuhlbrueck, Koebler and
# Verbitsky 2020); C8 3, as a closed walk of 8 steps covers K4 and treewidth 4 needs 10 edges.
DIMENSIONS = {
    "hom(K4)": 3,
    "hom(C7)": 2,
    "ind(P4)": 3,
    "ind(S5)": 5,
    "ind(P7)": 6,
    "ind(C8)": 7,
    "sub(S6)": 1,
    "sub(C6)": 2,
    "sub(P7)": 2,
    "sub(C8)": 3,
    "sub(K4)": 3,
    "hom(K3) + 2*sub(S3)": 2,
    "hom(K3) - hom(K3)": 0,
}


@pytest.mark.parametrize("text", DIMENSIONS)
def test_the_dimension_of_the_literature_passes_and_its_neighbours_do_not(text):
    f = parse(text)
    found = f.wl_dimension().certificate
    check_certificate(f, DIMENSIONS[text], found)
    for wrong in (DIMENSIONS[text] - 1, DIMENSIONS[text] + 1):
        with pytest.raises(VerificationError, match="treewidth is not the value"):
            check_certificate(f, wrong, found)


@pytest.mark.parametrize(
    "text, other, problem",
    [
        ("hom(K4)", "hom(K3)", "treewidth is not the value"),
        ("hom(K3)", "hom(C4)", "support is not in the normal form"),
        ("hom(K3)", "2*hom(K3)", "coefficient is not the normal form's"),
        ("sub(C6)", "sub(P7)", "pattern is another one"),
        ("ind(C8)", "ind(P8)", "coefficient is not"),
        ("hom(K3)", "hom(K3) - hom(K3)", "treewidth is not the value"),
    ],
)
def test_the_certificate_of_another_parameter_is_refused(text, other, problem):
    certificate = parse(other).wl_dimension().certificate
    with pytest.raises(VerificationError, match=problem):
        check_certificate(parse(text), DIMENSIONS.get(text, 2), certificate)


def test_a_support_of_larger_treewidth_is_refused():
    """K4 in the support of the sum: a certificate for hom(K3) alone is too small."""
    f = parse("hom(K3) + hom(K4)")
    small = Hom("K3").wl_dimension().certificate
    with pytest.raises(VerificationError, match="in the support has treewidth above 2"):
        check_certificate(f, 2, small)


def test_no_invented_reason_or_completion_is_taken():
    f = parse("ind(C8)")
    found = f.wl_dimension().certificate
    for wrong, problem in [
        (replace(found, reason="as is well known"), "reason is another one"),
        (replace(found, support=Graph(8, graph("K8").edge_list[1:])), "support is not complete"),
    ]:
        with pytest.raises(VerificationError, match=problem):
            check_certificate(f, 7, wrong)
