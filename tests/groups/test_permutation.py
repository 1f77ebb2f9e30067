"""Permutations: forms of input, the product convention against SymPy, errors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import FormatError, PermutationError
from wlkit.groups import Permutation


def pairs(max_degree=8):
    return st.integers(1, max_degree).flatmap(
        lambda n: st.tuples(st.permutations(range(n)), st.permutations(range(n)))
    )


@given(pairs())
def test_our_product_is_sympys_in_the_other_order(rows):
    p, q = map(Permutation, rows)
    assert Permutation.from_sympy(q.to_sympy() * p.to_sympy()) == p * q


@given(pairs())
def test_moving_by_p_then_q_is_moving_by_the_product(rows):
    p, q = map(Permutation, rows)
    state = "abcdefgh"[: p.degree]
    assert q.moved(p.moved(state)) == (p * q).moved(state)
    assert p.moved(state) == tuple(state[p(i)] for i in range(p.degree))


@given(pairs())
def test_order_sign_and_cycle_type_agree_with_sympy(rows):
    p = Permutation(rows[0])
    other = p.to_sympy()
    assert p.order == other.order()
    assert p.sign == (1 if other.is_even else -1)
    assert sorted(p.cycle_type) == sorted(
        length for length, count in other.cycle_structure.items() for _ in range(count)
    )


@given(pairs(), st.integers(-6, 12))
def test_powers_and_text_forms(rows, exponent):
    p = Permutation(rows[0])
    expected = Permutation.identity(p.degree)
    for _ in range(abs(exponent)):
        expected = expected * (p if exponent > 0 else p.inverse)
    assert p**exponent == expected
    assert (p * p.inverse).is_identity
    assert Permutation.from_text(str(p), p.degree) == p
    assert Permutation.from_gap(p.to_gap(), p.degree) == p
    assert eval(repr(p)) == p
    assert hash(eval(repr(p))) == hash(p)


@pytest.mark.parametrize(
    "text, images",
    [
        ("(0 1)(2 3)", [1, 0, 3, 2]),
        ("(0, 1)(2, 3)", [1, 0, 3, 2]),
        ("1 0 3 2", [1, 0, 3, 2]),
        ("[1, 0, 3, 2]", [1, 0, 3, 2]),
        ("()", []),
    ],
)
def test_texts_of_a_permutation(text, images):
    assert Permutation.from_text(text).images.tolist() == images


def test_gap_text_is_one_based():
    assert Permutation.from_gap("(1,2)(3,4)").images.tolist() == [1, 0, 3, 2]


@pytest.mark.parametrize(
    "make, error, says",
    [
        (lambda: Permutation([0, 0]), PermutationError, "each of 0..1 once"),
        (lambda: Permutation([0.5, 1]), PermutationError, "integer"),
        (lambda: Permutation([[0, 1]]), PermutationError, "one row"),
        (lambda: Permutation.from_text("(0 1"), FormatError, "cycles"),
        (lambda: Permutation.from_text("a b"), FormatError, "one-line"),
        (lambda: Permutation.from_text("(0 x)"), FormatError, "integers"),
        (lambda: Permutation.from_cycles([(0, 1), (1, 2)]), PermutationError, "disjoint"),
        (lambda: Permutation.from_cycles([(0, 5)], 3), PermutationError, "0..2"),
        (lambda: Permutation.from_gap("(0,1)"), PermutationError, "1, 2, 3"),
        (lambda: Permutation([0, 1]) * Permutation([0]), PermutationError, "degrees"),
        (lambda: Permutation([0, 1])(2), PermutationError, "0..1"),
        (lambda: Permutation([0, 1]).moved("abc"), PermutationError, "3 symbols"),
    ],
)
def test_bad_permutations_have_one_clear_error(make, error, says):
    with pytest.raises(error, match=says):
        make()


def test_images_are_read_only():
    p = Permutation([1, 0])
    with pytest.raises(ValueError, match="read-only"):
        p.images[0] = 0
