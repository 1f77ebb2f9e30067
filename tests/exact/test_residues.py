from __future__ import annotations

from itertools import islice

import numpy as np
import pytest
from sympy import prevprime
from sympy.ntheory.modular import crt as sympy_crt

from wlkit.errors import InputError, VerificationError
from wlkit.exact.residues import (
    WORD_31,
    WORD_62,
    ResidueSum,
    crt,
    crt_signed,
    crt_signed_array,
    fits_int64,
    primes_below,
    primes_for,
)


@pytest.mark.parametrize("limit", [WORD_31, WORD_62, 100])
def test_primes_against_sympy(limit):
    expected, p = [], limit
    for _ in range(8):
        p = prevprime(p)
        expected.append(p)
    assert list(islice(primes_below(limit), 8)) == expected


def test_small_primes_end():
    assert list(primes_below(12)) == [11, 7, 5, 3, 2]
    assert list(primes_below(2)) == []


def test_crt_against_sympy():
    moduli = [3, 5, 7, 11]
    for x in range(0, 1155, 17):
        residues = [x % m for m in moduli]
        assert crt(residues, moduli) == (x, 1155)
        assert sympy_crt(moduli, residues)[0] == x


def test_a_bound_just_small_enough_is_recovered():
    moduli = [7, 11]  # 77 = 2 * 38 + 1
    for x in range(-38, 39):
        assert crt_signed([x % 7, x % 11], moduli, 38) == x
    with pytest.raises(InputError, match="do not determine"):
        crt_signed([0, 0], moduli, 39)


def test_a_wrong_bound_is_noticed():
    with pytest.raises(VerificationError):
        crt_signed([30 % 7, 30 % 11], [7, 11], 20)


def test_arrays():
    moduli = primes_for(10**40)
    values = np.array([[10**40, -(10**40)], [0, -1]], dtype=object)
    residues = np.stack([(values % m).astype(np.int64) for m in moduli])
    assert crt_signed_array(residues, moduli, 10**40).tolist() == values.tolist()


def test_residue_sum_past_int64():
    total = ResidueSum(2 * 19**29)
    total.add(20 * 19**28).add(-1).add_array(np.array([1, -(2**63), 2**63 - 1]))
    total.add_array(np.array([2**64 - 1], dtype=np.uint64)).add_array(np.array([19**25, 0], object))
    assert total.value() == 20 * 19**28 - 1 + 2**64 - 1 + 19**25


def test_fits_int64():
    assert fits_int64(0)
    assert not fits_int64(2**70)


@pytest.mark.parametrize(
    "bad",
    [
        lambda: crt([1], [2, 3]),
        lambda: crt([1, 1], [4, 6]),
        lambda: primes_for(10**9, below=10),
        lambda: primes_for(-1),
        lambda: ResidueSum(5).add_array(np.array([0.5])),
        lambda: ResidueSum(5).add_residues([1, 2]),
        lambda: crt_signed_array(np.zeros((2, 1), dtype=int), [7], 1),
    ],
)
def test_bad_input(bad):
    with pytest.raises(InputError):
        bad()
