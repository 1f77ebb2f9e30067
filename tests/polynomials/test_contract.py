from __future__ import annotations

import numpy as np
import pytest

from wlkit.polynomials.contract import contract
from wlkit.polynomials.tensors import tensor

EQUATIONS = [
    "ab->ab",
    "ab->ba",
    "ab,ba->ab",
    "a,b->ab",
    "a,ab,b,ab->ba",
    "aa->a",
    "aa,ab->ab",
    "aa->",
    "a->",
    "a,a->",
    "ab->a",
    "ab->b",
    "ab,ab,b->a",
    "ab,b,bb->a",
    "ac,cb->ab",
    "ca,bc,c->ba",
    "ac,ca,cb,cb,c->ab",
    "ab,ac,bc->",
    "ad,bd,cd->abc",
    "ab,ac->bc",
    "ab,bc,cd->ad",
    "ab,c->abc",
    "ab,ac,bc->bc",
    ",a->a",
    ",->",
]


@pytest.mark.parametrize("equation", EQUATIONS)
@pytest.mark.parametrize("size", [4, 2**30])
def test_every_kind_of_step_against_einsum(equation, size):
    rng = np.random.default_rng(len(equation))
    inputs = equation.partition("->")[0].split(",")
    operands = [rng.integers(-size, size, (2,) + (3,) * len(x)) for x in inputs]
    operands[-1] = operands[-1][:1]  # one member for the whole stack
    found = contract(equation, [tensor(x) for x in operands])
    for b in range(len(found.array)):
        objects = [x[b if len(x) > 1 else 0].astype(object) for x in operands]
        expected = np.einsum(equation, *objects)
        assert np.array_equal(found.array[b], expected)
        assert all(abs(x) <= found.bound for x in np.ravel(expected))
    floats = contract(equation, [tensor(x.astype(np.float64)) for x in operands])
    assert floats.array.dtype == np.float64
    assert np.allclose(floats.array, found.array.astype(np.float64), rtol=1e-9, atol=1e-6 * size)


def test_a_star_needs_no_cube():
    """Nothing larger than the operands is ever made."""
    n = 3000
    x = tensor(np.ones((1, n, n), dtype=np.int64))
    column = contract("ab->a", [x])
    cubes = contract("a,a,a->", [column, column, column])
    assert cubes.array.tolist() == [n**4]
