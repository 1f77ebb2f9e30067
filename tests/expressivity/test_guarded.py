from __future__ import annotations

from dataclasses import replace

import pytest

from wlkit.errors import VerificationError
from wlkit.expressivity import connected_patterns, model
from wlkit.expressivity.guarded import (
    Elimination,
    GuardedDecomposition,
    replay_rules,
    swapped,
)
from wlkit.graphs import Multigraph


@pytest.mark.parametrize("name", ["ppgn", "local-2-gnn", "local-2-fgnn", "pswl", "gswl"])
def test_every_decomposition_replays_on_its_tensors(name):
    bank = model(name)
    for roots in range(3):
        for level in connected_patterns(5, roots):
            for h in filter(bank.computes, level):
                steps = bank.computes(h).steps
                replay_rules(h, steps)
                assert sorted(s.vertex for s in steps) == sorted(set(range(h.n)) - set(h.roots))


def test_steps_that_do_not_replay():
    c4 = Multigraph(4, [(0, 2), (2, 3), (3, 1)], roots=(0, 1))
    with pytest.raises(VerificationError, match="other neighbours"):
        replay_rules(c4, [Elimination(2, "F", (0, 1))])
    with pytest.raises(VerificationError, match="guard"):
        replay_rules(c4, [Elimination(3, "F_u", (1, 2)), Elimination(2, "F_v", (0, 1))])
    answer = model("local-2-gnn").computes("C5")
    wrong = tuple(replace(step, rule="F") for step in answer.steps)
    with pytest.raises(VerificationError, match="does not own"):
        replace(answer, steps=wrong).verify()


def test_parts_are_decided_once():
    search = GuardedDecomposition(
        Multigraph(4, [(0, 2), (1, 2), (2, 3), (0, 3), (1, 3)], roots=(0, 1)), {"L_a", "L_b"}
    )
    assert search.pair(0, 1) is None
    assert search.stuck == list(dict.fromkeys(search.stuck))
    assert [part for part in search.stuck if part[1:] == (0, 1)] == [(0b1100, 0, 1)]


def test_exchanged_entries():
    assert swapped(frozenset({"F_u", "L_b"})) == {"F_v", "L_a"}
    assert swapped(frozenset({"G"})) == {None}
