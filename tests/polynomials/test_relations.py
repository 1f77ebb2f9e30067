from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import SizeError
from wlkit.polynomials import relations
from wlkit.polynomials.relations import Relation, add_relations, contract_relations

EQUATIONS = [
    "ab,bc->ac",
    "ba,bc->ca",
    "ab,bc,ac->",
    "ad,bd,cd->abc",
    "aa->a",
    "ab,ab->ba",
    "ab,c->c",
    "a,b->ab",
    "ab->",
    ",ab->a",
    "ab,bc,cd,da,ac->b",
]


def relation(array):
    places = np.argwhere(np.atleast_1d(array)).T
    return Relation(places[: array.ndim], np.atleast_1d(array)[tuple(places)])


def dense(r, n, order):
    array = np.zeros((n,) * order, dtype=object)
    for *at, value in zip(*r.places.tolist(), r.values.tolist(), strict=True):
        array[tuple(at)] += value
    return array


@given(st.sampled_from(EQUATIONS), st.integers(0, 99), st.sampled_from([1, 2**31, 2**45]))
@pytest.mark.parametrize("chunk", [1, 1 << 23])
def test_against_einsum_on_python_integers(chunk, equation, seed, scale):
    n, rng = 4, np.random.default_rng(seed)
    inputs, output = equation.split("->")
    shapes = [(n,) * len(x) for x in inputs.split(",")]
    arrays = [np.asarray(rng.integers(-3, 4, s) * (rng.random(s) < 0.5) * scale) for s in shapes]
    expected = np.einsum(equation, *(x.astype(object) for x in arrays))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(relations, "CHUNK", chunk)
        found = contract_relations(equation, [relation(x) for x in arrays], n)
    assert np.array_equal(dense(found, n, len(output)), expected)
    assert len(set(map(tuple, found.places.T.tolist()))) == len(found.values)
    assert all(found.values != 0)


def test_floats():
    x = relation(np.array([[0.5, 0], [2.0, 1.0]]))
    found = contract_relations("ab,bc->ac", [x, x], 2)
    assert found.values.dtype == np.float64
    assert dense(found, 2, 2).tolist() == [[0.25, 0], [3.0, 1.0]]


def test_sums_that_cancel_leave_no_entry():
    x = relation(np.array([[1, -1], [0, 0]]))
    assert len(contract_relations("ab->a", [x], 2).values) == 0
    assert len(add_relations([(2, x), (-2, x)], 2).values) == 0
    big = add_relations([(2**40, x), (2**62, x)], 2)
    assert big.values.tolist() == [2**40 + 2**62, -(2**40) - 2**62]


def test_too_many_indices_for_a_key():
    x = Relation(np.zeros((3, 1), np.int64), np.ones(1, np.int64))
    with pytest.raises(SizeError, match="64 bits"):
        contract_relations("abc->abc", [x], 2**22)
