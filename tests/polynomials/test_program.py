from __future__ import annotations

import numpy as np
import pytest

from wlkit.errors import InputError
from wlkit.polynomials import Program, Step

SQUARE = Step("T1", "ac,cb->ab", ("A", "A"))


def test_steps_run_in_order():
    x = np.array([[1, 2], [3, 4]])
    program = Program((SQUARE, Step("T2", "ab,ba->", ("T1", "A"))))
    assert program.run(x) == np.trace(x @ x @ x)
    assert (program.order, program.width, program.memory) == (0, 2, 2)
    assert program.run(np.stack([x, x.T])[..., None]).tolist() == [np.trace(x @ x @ x)] * 2


def test_constants_and_channels():
    x = np.arange(8).reshape(2, 2, 2)
    program = Program((Step("T", "ab,ab,a,->ab", ("A1", "I", "ones", "unit")),))
    assert np.array_equal(program.run(x), np.diag(np.diag(x[..., 1])))
    with pytest.raises(InputError, match=r"uses \['A1'\], the input has 1"):
        program.run(x[..., 0])


def test_a_program_of_constants_keeps_the_batch():
    ones = Program((Step("T", "a->", ("ones",)),))
    assert ones.run(np.zeros((3, 4, 4, 1), dtype=int)).tolist() == [4, 4, 4]


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ((), "at least one step"),
        ((Step("T", "ab->a", ("A", "A")),), "1 operands"),
        ((Step("T", "abc->a", ("A",)),), "A has 2 indices"),
        ((Step("T", "ab->a", ("B",)),), "B has None indices"),
    ],
)
def test_bad_programs(steps, message):
    with pytest.raises(InputError, match=message):
        Program(steps)


def test_bounds_hold():
    program = Program((SQUARE, Step("T2", "ab->", ("T1",))))
    assert program.bound(4, 3) == 4**2 * 4 * 9
    assert abs(program.run(np.full((4, 4), -3))) <= program.bound(4, 3)


def test_table_and_dict():
    program = Program((SQUARE,))
    assert "time n^3   memory n^2" in program.table
    found = program.to_dict()
    assert found["cost"] == {"n^3": 1}
    assert found["steps"][0]["operands"] == ["A", "A"]


def test_cost_adds_up():
    program = Program((SQUARE, Step("T2", "ab,bc->", ("T1", "A")), Step("T3", ",->", ("T2", "T2"))))
    cost = program.cost(5)
    assert cost.multiplications == 5**3 + 5**3 + 1
    assert cost.additions == (5**3 - 5**2) + (5**3 - 1)
    assert cost.entries == 5**2 + 1
