from __future__ import annotations

import pytest

from wlkit.errors import InputError
from wlkit.polynomials import PolynomialSpace


@pytest.mark.parametrize(
    ("roots", "tuples", "counts"),
    [
        (0, ((),), (0,)),
        (1, ((0,),), (1,)),
        (2, ((0, 1),), (2,)),
        ("edge", ((0, 0), (0, 1)), (1, 2)),
    ],
)
def test_roots(roots, tuples, counts):
    space = PolynomialSpace(roots=roots)
    assert space.root_tuples == tuples
    assert space.root_counts == counts


def test_spaces_are_values():
    assert PolynomialSpace(True, n=3) == PolynomialSpace(directed=True, n=3)
    assert len({PolynomialSpace(), PolynomialSpace(False), PolynomialSpace(loops=True)}) == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"roots": 3}, "roots 0, 1, 2 or 'edge'"),
        ({"roots": True}, "roots"),
        ({"channels": 0}, "at least 1 channel"),
        ({"channels": 1.5}, "channels"),
        ({"n": 0}, "n >= 1, got n = 0"),
        ({"n": -1}, "n"),
    ],
)
def test_bad_options(options, message):
    with pytest.raises(InputError, match=message):
        PolynomialSpace(**options)
