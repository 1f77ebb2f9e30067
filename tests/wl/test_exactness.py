"""The check that no class is too coarse: it rejects every partition that is."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.graphs import graph
from wlkit.wl.coloring import same_partition
from wlkit.wl.exactness import _action, ancestors, first_members, is_exact
from wlkit.wl.rules import Rule
from wlkit.wl.structure import joint
from wlkit.wl.tuples import Run


def finished(names: list[str], k: int) -> Run:
    run = Run(joint(names), Rule("folklore", k), seed=0)
    run.refine(None)
    return run


def test_every_pair_of_classes_joined_is_rejected() -> None:
    """Two classes of the last round made one: found, unless reorderings then cease to act."""
    for a in range(1, finished(["P5", "S4"], 2).m):
        run = finished(["P5", "S4"], 2)
        run.counted = False
        run.color[run.color == a] = run.parent[a] if run.parent[a] != a else 0
        assert not is_exact(run, False)


@pytest.mark.parametrize("k", [2, 3])
def test_reordering_positions_permutes_classes(k: int) -> None:
    """The law behind the check: c(x with positions exchanged) is a function of c(x)."""
    for names in (["C6", "2C3"], ["P5", "S4"], ["decalin"] if k == 2 else ["P4"]):
        run = finished(names, k)
        action = _action(run, np.arange(run.m, dtype=np.int32))
        assert action is not None
        for order, image in zip(action.orders, action.images, strict=True):
            for g, at in zip(run.structure.graphs, run.offsets, strict=False):
                cube = run.color[at : at + g.n**k].reshape((g.n,) * k)
                # x reordered by p has x[p[i]] in position i
                moved = np.transpose(cube, np.argsort(order))
                assert np.array_equal(moved, image[cube])


def test_ancestors_are_the_classes_of_earlier_rounds() -> None:
    run = finished(["P7", "C7"], 2)
    again = Run(run.structure, run.rule, seed=5)
    for t in range(run.rounds + 1):
        assert same_partition(ancestors(run, t)[run.color], again.color)
        again._round(again._sums())
        again.rounds += 1


def test_first_members() -> None:
    run = finished(["P4"], 2)
    first = first_members(run, np.arange(run.m, dtype=np.int32))
    flat = run.color.tolist()
    assert first.tolist() == [flat.index(c) for c in range(run.m)]
    assert graph("P4").n ** 2 == len(flat)
