"""First rounds of folklore refinement whose sums count signatures exactly."""

from __future__ import annotations

import numpy as np
import pytest

from tests.wl.test_kernels import PAIRS
from wlkit.graphs import graph
from wlkit.wl import definition
from wlkit.wl.coloring import same_partition
from wlkit.wl.digits import counting_words
from wlkit.wl.rules import Rule
from wlkit.wl.structure import joint
from wlkit.wl.tuples import Run


@pytest.mark.parametrize("k", [2, 3])
def test_one_round_of_digits_is_one_round_of_the_definition(k: int) -> None:
    counted = 0
    for pair in PAIRS:
        if pair[0].n > 5:
            continue
        structure, rule = joint(pair), Rule("folklore", k)
        run = Run(structure, rule, seed=0)
        run._round(1, *run._sums())
        counted += run.counted
        initial = definition.initial_tuples(structure, rule)
        expected = definition.tuple_round(structure, rule, initial)
        assert same_partition(run.color, expected) or not run.counted
    assert counted >= 10


def test_digits_that_do_not_fit_are_refused() -> None:
    fits = {k: [n for n in (10, 255, 256, 300) if words_of(n, k)] for k in (2, 3, 4)}
    assert fits == {2: [10, 255, 256, 300], 3: [10, 255], 4: [10]}


def words_of(n: int, k: int) -> bool:
    return counting_words(joint(graph(f"P{n}")), k, lambda: np.zeros(1, dtype=np.int32)) is not None
