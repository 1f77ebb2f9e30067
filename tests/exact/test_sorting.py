from __future__ import annotations

import numpy as np
import pytest

from wlkit.errors import InputError
from wlkit.exact.sorting import sorted_unique, sorted_unique_rows

DTYPES = [np.int8, np.uint8, np.int32, np.int64, np.uint64]


@pytest.mark.parametrize("dtype", DTYPES)
def test_against_numpy(dtype):
    rng = np.random.default_rng(3)
    array = rng.integers(0, 50, (20, 30)).astype(dtype)
    expected = np.unique(array, return_inverse=True, return_counts=True)
    found = sorted_unique(array, return_inverse=True, return_counts=True)
    for ours, theirs in zip(found, expected, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    assert found.values.dtype == dtype
    assert found.inverse.shape == array.shape


EXTREMES = np.array([[-(2**63), 2**63 - 1], [2**63 - 1, -(2**63)], [0, 0]], dtype=np.int64)
UNSIGNED = np.array([[2**64 - 1, 0], [2**64 - 2, 1], [2**63 - 1, 1]], dtype=np.uint64)


@pytest.mark.parametrize(
    "array", [EXTREMES, UNSIGNED, UNSIGNED[:2], np.arange(12).reshape(4, 3) % 5, EXTREMES // 4]
)
def test_rows_against_numpy(array):
    array = np.concatenate([array, array[::-1]])
    expected = np.unique(array, axis=0, return_inverse=True, return_counts=True)
    found = sorted_unique_rows(array, return_inverse=True, return_counts=True)
    for ours, theirs in zip(found, expected, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_empty():
    assert sorted_unique([]).values.size == 0
    assert sorted_unique_rows(np.zeros((3, 0), dtype=int), return_counts=True).counts == [3]
    assert len(sorted_unique_rows(np.zeros((0, 2), dtype=int)).values) == 0


@pytest.mark.parametrize("bad", [lambda: sorted_unique([0.5]), lambda: sorted_unique_rows([1, 2])])
def test_bad_input(bad):
    with pytest.raises(InputError):
        bad()
