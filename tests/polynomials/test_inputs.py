from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from wlkit.errors import InputError, UnknownNameError
from wlkit.polynomials.inputs import channel_name, input_stack, input_tensors, is_input, returned


def test_shapes():
    assert input_stack(np.zeros((2, 3, 3, 4), dtype=int))[0].shape == (2, 4, 3, 3)
    assert input_stack(np.zeros((3, 3, 4), dtype=int))[0].shape == (1, 4, 3, 3)
    assert input_stack([])[0].shape == (1, 1, 0, 0)
    for shape in ((2, 3), (3,), (1, 2, 3, 1), (1, 2, 2, 1, 1)):
        with pytest.raises(InputError, match="expected matrices of shape"):
            input_stack(np.zeros(shape, dtype=int))


def test_the_shape_said_is_the_one_given():
    with pytest.raises(InputError, match=r"got \(2, 3\)"):
        input_stack(np.zeros((2, 3), dtype=int))


def test_numbers():
    assert input_stack([[Fraction(1, 2)]])[0].item() == Fraction(1, 2)
    assert input_stack([[Fraction(4, 2)]])[0].dtype == np.int64
    assert input_stack(np.array([[2**63]], dtype=np.uint64))[0].item() == 2**63
    assert input_stack([[1]], "float32")[0].dtype == np.float32
    assert input_stack(np.ones((2, 2), dtype=bool))[0].sum() == 4
    with pytest.raises(InputError, match="float64"):
        input_stack(np.zeros((2, 2)))
    with pytest.raises(InputError, match="complex"):
        input_stack(np.zeros((2, 2), dtype=complex), "float64")
    with pytest.raises(InputError, match="equal length"):
        input_stack([[1, 2], [3]], "float64")
    with pytest.raises(UnknownNameError):
        input_stack([[1]], "float16")


def test_names():
    assert [channel_name(c) for c in range(3)] == ["A", "A1", "A2"]
    assert [is_input(x) for x in ("A", "A1", "Ab", "T1", "I")] == [True, True, False, False, False]
    stack = np.arange(8).reshape(1, 2, 2, 2)
    tensors = input_tensors(stack, {"A1", "J"})
    assert np.array_equal(tensors["A1"].array, stack[:, 1])
    assert "I" not in tensors
    assert tensors["J"].array.sum() == 4
    with pytest.raises(InputError, match=r"uses \['A2'\]"):
        input_tensors(stack, {"A2"})


def test_returned():
    assert returned(np.array(Fraction(4, 2), dtype=object)) == 2
    assert returned(np.array([1])).tolist() == [1]
    assert isinstance(returned(np.float64(1.5)), float)
