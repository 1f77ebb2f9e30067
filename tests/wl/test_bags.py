"""Bags of subgraphs: the definition, and what they are equal to."""

from __future__ import annotations

import pytest

from tests.reference import wl_subgraphs as slow
from tests.wl.test_kernels import PAIRS, assert_same
from wlkit.wl import distinguish, refine, wl_classes
from wlkit.wl.coloring import same_partition


@pytest.mark.parametrize("policy", ["nd", "nm", "ego"])
@pytest.mark.parametrize("together", [False, True])
def test_bags_are_refined_by_the_definition(policy: str, together: bool) -> None:
    for pair in PAIRS:
        if pair[0].n <= 5:
            fast = refine(pair, f"{'dss' if together else 'ds'}-{policy}")
            assert_same(fast, slow.bags(list(pair), policy, together))


@pytest.mark.parametrize("name", ["petersen", "P6", "decalin", "prism:3"])
def test_marked_vertices_apart_are_swl(name: str) -> None:
    assert same_partition(refine(name, "swl-vs").flat, refine(name, "ds-nm").flat)


def test_balls_apart_are_nested_refinement() -> None:
    names = ["C6", "2C3", "decalin", "bicyclopentyl", "prism:3", "K3,3"]
    for hops in (1, 2):
        plain = wl_classes(names, "ngnn", hops=hops, labels="plain")
        assert wl_classes(names, "ds-ego", hops=hops) == plain


def test_larger_balls_see_the_whole_component() -> None:
    for variant in ("ds-ego", "dss-ego"):
        whole = refine(["decalin", "bicyclopentyl"], f"{variant}:all")
        wide = refine(["decalin", "bicyclopentyl"], variant, hops=10)
        assert whole.flat.tolist() == wide.flat.tolist()


def test_deletion_sees_what_1_wl_does_not() -> None:
    assert distinguish("C6", "2C3", variant="ds-nd").verify()
    assert distinguish("C6", "2C3", variant="ds-nd").distinguished
    found = distinguish("decalin", "bicyclopentyl", variant="dss-nd")
    assert found.distinguished
    assert found.verify()
