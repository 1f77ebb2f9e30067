"""Finite fields: the axioms, by table."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.errors import InputError
from wlkit.graphs.families.fields import field_tables, prime_power


@pytest.mark.parametrize("q", [2, 3, 4, 5, 7, 8, 9, 16, 25, 27])
def test_field_axioms(q):
    add, multiply = field_tables(q)
    for table, elements in ((add, range(q)), (multiply, range(1, q))):
        block = table[np.ix_(elements, elements)]
        assert (block == block.T).all()
        assert all(sorted(row) == list(elements) for row in block.tolist())
    assert (add[0] == np.arange(q)).all()
    assert (multiply[1] == np.arange(q)).all()
    a, b, c = np.ix_(range(q), range(q), range(q))
    assert (multiply[multiply[a, b], c] == multiply[a, multiply[b, c]]).all()
    assert (add[add[a, b], c] == add[a, add[b, c]]).all()
    assert (multiply[a, add[b, c]] == add[multiply[a, b], multiply[a, c]]).all()


def test_prime_fields_are_integers_modulo_p():
    add, multiply = field_tables(7)
    a, b = np.ix_(range(7), range(7))
    assert (add == (a + b) % 7).all()
    assert (multiply == a * b % 7).all()


@pytest.mark.parametrize("q", [0, 1, 6, 12, 2048])
def test_other_orders_are_refused(q):
    with pytest.raises(InputError, match="prime power"):
        prime_power(q)
