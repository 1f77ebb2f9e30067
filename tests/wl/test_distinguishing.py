"""Walking a list of refinements to the first that tells two graphs apart."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from wlkit.errors import InputError, SizeError, UnknownNameError, VerificationError
from wlkit.graphs import graph
from wlkit.wl import (
    HIERARCHY,
    distinguish,
    least_distinguishing,
    pebble_game,
    refine,
    separating_sentence,
    wl_classes,
    wl_dimension_of_graph,
)

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


def test_k_and_balls_reach_the_variants_that_have_them() -> None:
    found = least_distinguishing("C6", "2C3", variants=["oblivious", "folklore"], k=3)
    assert (found.variant, found.k, found.distinguished) == ("oblivious", 3, True)
    balls = ["oblivious:2", "ngnn"]
    near = least_distinguishing("decalin", "bicyclopentyl", variants=balls)
    far = least_distinguishing("decalin", "bicyclopentyl", variants=balls, hops=3, labels="plain")
    assert (near.distinguished, far.distinguished) == (False, True)
    assert far.refinement == "ngnn:3 (plain)"
    assert far.verify()
    with pytest.raises(InputError, match="k: expected none"):
        least_distinguishing("C6", "2C3", k=3)


def test_the_radius_belongs_to_the_answer() -> None:
    found = distinguish("decalin", "bicyclopentyl", variant="ngnn", hops=2).to_dict()
    assert (found["variant"], found["hops"], found["labels"]) == ("ngnn", 2, "root")
    assert distinguish("C6", "2C3", variant="i2:all").to_dict()["hops"] is None
    assert distinguish("C6", "2C3", variant="i2:all").refinement == "i2:all"
    assert "labels" not in distinguish("C6", "2C3", variant="i2").to_dict()
    assert "hops" not in distinguish("C6", "2C3", variant="spd").to_dict()


def test_isomorphic_graphs_are_seen_after_k_1_too() -> None:
    found = least_distinguishing("C5", "g6:Dhc", max_k=1)
    assert (found.isomorphic, found.k) == (True, None)
    assert found.verify()


@pytest.mark.parametrize("name", ["C10000", "P20000", "2C6000"])
def test_large_isomorphic_graphs_need_no_tuples(name: str) -> None:
    """Colour refinement of 10^4 vertices would be followed by 10^12 steps a round for k = 2."""
    g = graph(name)
    for h in (g, g.relabel(np.random.default_rng(1).permutation(g.n))):
        found = distinguish(g, h)
        assert (found.isomorphic, found.weaker) == (True, ())
        assert found.coloring.arity == 1
        assert name == "P20000" or found.verify()  # a path takes n / 2 rounds


def _refined(name: str, shown: bool) -> None:
    refine(["C6", "P6"], name, progress=shown)


def test_bars_are_on_standard_error_where_they_are_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    calls = [
        lambda shown: distinguish("rook4", "shrikhande", progress=shown),
        lambda shown: least_distinguishing("C6", "2C3", progress=shown),
        lambda shown: wl_classes(["C6", "2C3"], k=2, progress=shown),
        lambda shown: refine("C6", k=3, progress=shown),
        lambda shown: refine(["C6", "P6"], "substructure:3", progress=shown),
        lambda shown: refine(["C6", "P6"], "neighbourhood:2", progress=shown),
        *(partial(_refined, name) for name in ("spd", "rd", "ngnn", "ngnn-outer", "i2")),
        lambda shown: wl_dimension_of_graph("C6", progress=shown),
        lambda shown: separating_sentence("C6", "2C3", progress=shown),
        lambda shown: pebble_game("C4", "P4", k=1, progress=shown),
    ]
    for call in calls:
        call(False)
        assert capsys.readouterr().err == ""
        call(True)
        out, err = capsys.readouterr()
        assert out == ""
        assert "it/s" in err or "s/it" in err or "/s]" in err or "?" in err


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


def test_variants_may_come_one_by_one() -> None:
    assert least_distinguishing("C6", "2C3", variants=iter(["rd", "spd"])).refinement == "rd"
    with pytest.raises(InputError, match="expected names of refinements"):
        least_distinguishing("C6", "2C3", variants=iter([]))


def test_lengths_without_number_are_refused_on_the_way_too() -> None:
    with pytest.raises(SizeError, match=r"alike for spd: .* expected k <= 63"):
        least_distinguishing("K3,3", "prism:3", variants=["spd", f"folklore:{10**20}"])
