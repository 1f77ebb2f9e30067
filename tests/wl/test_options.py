"""Options of refinements."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.errors import InputError, UnknownNameError
from wlkit.wl.options import Options, checked_hops, checked_k, checked_labels


def test_defaults_are_those_of_1_wl_and_of_rooted_balls() -> None:
    assert Options() == Options(1, 1, "root", False, None)


@pytest.mark.parametrize("k", [0, -1, True, np.True_, 1.5, np.float64(2), "2", None])
def test_k_is_a_positive_integer(k: object) -> None:
    assert checked_k(2) == 2
    assert [type(checked_k(x(3))) for x in (np.int64, np.uint8)] == [int, int]
    with pytest.raises(InputError, match="k >= 1"):
        checked_k(k)


@pytest.mark.parametrize("hops", [0, False, 2.0])
def test_hops_is_a_positive_integer_or_none(hops: object) -> None:
    assert (checked_hops(2), checked_hops(None), checked_hops(np.int32(2))) == (2, None, 2)
    with pytest.raises(InputError, match="whole components"):
        checked_hops(hops)


def test_labels_of_balls() -> None:
    assert checked_labels("distance") == "distance"
    with pytest.raises(UnknownNameError, match="did you mean plain"):
        checked_labels("plane")
