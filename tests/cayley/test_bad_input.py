"""Bad input gets one clear error: what was expected, what came, on one line."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.cayley import explicit, growth, path
from wlkit.errors import FormatError, InputError, PermutationError, SizeError, UnknownNameError
from wlkit.groups import GeneratingSet, MatrixGeneratingSet, generators

CASES = {
    "a row that repeats a point": (lambda: growth([[0, 0, 1]]), PermutationError, "once"),
    "a row with a point too large": (lambda: growth([[0, 3, 1]]), PermutationError, "0..2"),
    "a row with a negative point": (lambda: growth([[0, -1, 1]]), PermutationError, "0..2"),
    "rows of fractions": (lambda: growth([[0.5, 1.5]]), InputError, "integer"),
    "rows of text": (lambda: growth([["a", "b"]]), InputError, "integer"),
    "no generators": (lambda: growth([]), PermutationError, "none"),
    "mixed degrees": (lambda: growth([[1, 0], [1, 2, 0]]), PermutationError, r"\[2, 3\]"),
    "a singular matrix over Z": (
        lambda: growth(MatrixGeneratingSet([[[1, 1], [1, 1]]]), max_radius=2),
        InputError,
        "determinant 0",
    ),
    "a matrix with no inverse modulo 6": (
        lambda: growth(MatrixGeneratingSet([[[3, 0], [0, 1]]], modulo=6)),
        InputError,
        "factor 3 with 6",
    ),
    "matrices of two sizes": (
        lambda: MatrixGeneratingSet([[[1]], [[1, 0], [0, 1]]]),
        InputError,
        "one length",
    ),
    "a modulus of one": (lambda: growth("heisenberg", 3, 1), InputError, "modulus"),
    "a word too short": (lambda: growth("lrx", 5, state="0011"), InputError, "5 symbols"),
    "a word too long": (lambda: growth("lrx", 3, state=[0, 1, 2, 3]), InputError, "3 symbols"),
    "a word of negative symbols": (lambda: growth("lrx", 3, state=[0, -1, 2]), InputError, ">= 0"),
    "a word that is no word": (lambda: growth("lrx", 3, state="0;1"), FormatError, "0011"),
    "a word of fractions": (lambda: growth("lrx", 3, state=[0, 0.5, 1]), FormatError, "integers"),
    "a negative radius": (lambda: growth("lrx", 5, max_radius=-1), InputError, "max_radius"),
    "no threads": (lambda: growth("lrx", 5, threads=0), InputError, "threads"),
    "a negative number to keep": (lambda: growth("lrx", 5, keep=-1), InputError, "keep"),
    "negative memory": (lambda: growth("lrx", 5, memory=-5), InputError, "memory"),
    "an unknown engine": (lambda: growth("lrx", 5, engine="bfs"), UnknownNameError, "frontier"),
    "an unknown family": (lambda: growth("rlx", 5), UnknownNameError, "lrx"),
    "a parameter too many": (lambda: growth("pancake", 5, 6, 7), InputError, r"pancake\(n\)"),
    "parameters with a value": (lambda: growth(generators.lrx(4), 4), InputError, "name"),
    "an infinite group": (lambda: growth("unitriangular", 3), InputError, "max_radius"),
    "too little memory": (lambda: growth("lrx", 11, memory=10**6), SizeError, "free"),
    "a target of another length": (lambda: path("lrx", 5, to=[0, 1]), InputError, "5 symbols"),
    "a target of other symbols": (
        lambda: path("lrx", 4, to=[0, 1, 2, 9]),
        InputError,
        "rearrangement",
    ),
    "a target out of reach": (lambda: path("three_cycles", 4, to="1023"), InputError, "no word"),
    "a matrix target of another shape": (
        lambda: path("heisenberg", 3, 5, to=[[1, 0], [0, 1]]),
        InputError,
        "3 x 3",
    ),
    "an infinite graph written out": (lambda: explicit("heisenberg"), InputError, "max_radius"),
}


@pytest.mark.parametrize("name", CASES)
def test_bad_input_gets_one_clear_error(name):
    call, error, says = CASES[name]
    with pytest.raises(error, match=says) as caught:
        call()
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("dtype", [np.int8, np.uint16, np.int64])
def test_any_integer_type_will_do(dtype):
    rows = np.array([[1, 2, 0], [1, 0, 2]], dtype=dtype)
    assert growth(rows).spheres == growth(GeneratingSet(rows.tolist())).spheres
