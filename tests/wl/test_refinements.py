"""The registry: every refinement of the specification, under one signature."""

from __future__ import annotations

import pytest

from wlkit.graphs import Graph
from wlkit.wl import HIERARCHY, REFINEMENTS, Options
from wlkit.wl.refinements import WITH_HOPS, WITH_K
from wlkit.wl.structure import joint

# The names of the command line's contract.
CONTRACT = (
    *("folklore", "oblivious", "delta-local", "swl-vs", "swl-sv", "pswl-vs", "pswl-sv", "gswl"),
    *("sswl", "lfwl2", "slfwl2", "ngnn", "i2", "spd", "rd", "spectrum", "walks"),
    *("neighbourhood", "substructure"),
)
WHOLE_GRAPHS = {
    *("spectrum", "laplacian", "signless-laplacian", "normalized-laplacian", "main-angles"),
}


def test_the_names_of_the_contract_are_there() -> None:
    assert set(CONTRACT) <= set(REFINEMENTS)


@pytest.mark.parametrize("name", REFINEMENTS)
def test_every_refinement_has_the_one_signature(name: str) -> None:
    structure = joint(["petersen", "prism:5"])
    coloring = REFINEMENTS[name](structure, Options(k=2))
    assert coloring.graphs == structure.graphs
    assert coloring.variant == name
    assert (coloring.k is not None) == (name in WITH_K)
    assert (coloring.arity == 0) == (name in WHOLE_GRAPHS)
    assert coloring.verify()


@pytest.mark.parametrize("name", sorted(WITH_HOPS))
def test_the_radius_matters(name: str) -> None:
    """Two 10-cycles joined at a vertex look like trees from near and not from afar."""
    cycles = [Graph(12, [(v, (v + 1) % 12) for v in range(12)])]
    cycles.append(Graph(12, [(v, (v + 1) % 6 + v // 6 * 6) for v in range(12)]))
    structure = joint(cycles)
    near, far = (REFINEMENTS[name](structure, Options(hops=hops)) for hops in (1, 3))
    assert not near.distinguishes()
    assert far.distinguishes()


@pytest.mark.parametrize("name", sorted(WITH_K))
def test_k_matters(name: str) -> None:
    structure = joint(["decalin", "bicyclopentyl"])
    # one has 5-cycles, the other only 6-cycles and a 10-cycle
    largest = {"neighbourhood": 2, "substructure": 5, "oblivious": 3}.get(name, 2)
    least, most = (REFINEMENTS[name](structure, Options(k=k)) for k in (1, largest))
    assert not least.distinguishes()
    assert most.distinguishes()


def test_the_hierarchy_names_refinements() -> None:
    assert {name.partition(":")[0] for name in HIERARCHY} <= set(REFINEMENTS)
