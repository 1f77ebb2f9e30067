"""Walking a list of refinements to the first that tells two graphs apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wlkit.errors import InputError, SizeError, UnknownNameError, VerificationError
from wlkit.wl import HIERARCHY, distinguish, least_distinguishing

# Where the pair first splits along the chain of Zhang et al. 2023.
FIRST = [
    ("P4", "S3", "folklore:1", 0),
    ("C6", "2C3", "swl-vs", 1),
    ("decalin", "bicyclopentyl", "swl-vs", 1),
    ("dodecahedron", "desargues", "swl-vs", 1),
    ("cfi:C5", "cfi-twisted:C5", "swl-vs", 1),
    ("rook4", "shrikhande", "folklore:3", 7),
    ("cfi:K4", "cfi-twisted:K4", "folklore:3", 7),
]


@pytest.mark.parametrize(("first", "second", "name", "before"), FIRST)
def test_where_a_pair_first_splits(first: str, second: str, name: str, before: int) -> None:
    found = least_distinguishing(first, second, variants=HIERARCHY)
    assert found.distinguished
    assert len(found.weaker) == HIERARCHY.index(name) == before
    assert (found.variant, found.k) == distinguish_key(name)
    assert not any(weak.distinguished for weak in found.weaker)
    assert found.verify()


def distinguish_key(name: str) -> tuple[str, int | None]:
    variant, _, k = name.partition(":")
    return variant, int(k) if k else None


def test_any_list_in_any_order() -> None:
    variants = ["spd", "rd", "hom:K3", "folklore:2"]
    found = least_distinguishing("prism:3", "K3,3", variants=variants)
    assert (found.refinement, [weak.refinement for weak in found.weaker]) == ("rd", ["spd"])
    assert found.to_dict()["alike_for"] == ["spd"]
    assert "alike for" in found._repr_html_()
    found = least_distinguishing("prism:3", "K3,3", variants=["hom:K3"])
    assert found.refinement == "hom:K3"
    assert found.verify()


def test_the_walk_along_k_keeps_what_it_tried() -> None:
    found = least_distinguishing("rook4", "shrikhande")
    assert [weak.k for weak in found.weaker] == [1, 2]
    assert [weak.k for weak in least_distinguishing("C6", "2C3", max_k=1).weaker] == []


def test_none_suffices() -> None:
    alike = least_distinguishing("rook4", "shrikhande", variants=["spd", "folklore:2"])
    assert (alike.distinguished, alike.isomorphic, alike.refinement) == (
        False,
        None,
        "folklore 2-WL",
    )
    assert len(alike.weaker) == 1
    same = least_distinguishing("C5", "g6:Dhc", variants=["spd", "rd"])
    assert (same.isomorphic, same.k) == (True, None)


def test_a_refinement_that_was_passed_over_wrongly_does_not_verify() -> None:
    found = least_distinguishing("prism:3", "K3,3", variants=["rd"])
    stronger = distinguish("prism:3", "K3,3", k=2)
    with pytest.raises(VerificationError, match="already by rd"):
        replace(stronger, weaker=(found,)).verify()


def test_bad_lists() -> None:
    with pytest.raises(InputError, match="names of refinements"):
        least_distinguishing("C5", "C6", variants=[])
    with pytest.raises(InputError, match="names of refinements"):
        least_distinguishing("C5", "C6", variants="folklore:2")
    with pytest.raises(UnknownNameError):
        least_distinguishing("C5", "C6", variants=["spd", "nonsense"])
    with pytest.raises(InputError, match="with a k to walk"):
        least_distinguishing("C5", "C6", variant="spd")
    with pytest.raises(InputError, match="k >= 1"):
        least_distinguishing("C6", "2C3", max_k=0)
    with pytest.raises(SizeError, match=r"alike for substructure, k <= 6; k = 7: .* k <= 6"):
        least_distinguishing("C20", "2C10", variant="substructure")
    with pytest.raises(SizeError, match="alike for spd"):
        least_distinguishing("prism:3", "K3,3", variants=["spd", "folklore:3"], max_bytes=100)
