"""Every family: its stated order and inverse-closedness, and clear errors for bad parameters."""

from __future__ import annotations

import pytest

from tests.groups.generators.small import SMALL
from tests.reference.cayley import layers, matrix_moves, sliding_moves
from wlkit.errors import InputError, SizeError, UnknownNameError
from wlkit.groups import GeneratingSet, SlidingPuzzle, generators
from wlkit.groups.generators import FAMILIES, make


def group_order(s):
    if isinstance(s, GeneratingSet):
        return s.group().order
    if isinstance(s, SlidingPuzzle):
        return sum(map(len, layers(s.start, sliding_moves(s.targets))))
    return sum(map(len, layers(s.start, matrix_moves(s.matrices, s.modulo))))


def test_every_family_is_tried():
    assert set(SMALL) == {family.name for family in FAMILIES.values()}


@pytest.mark.parametrize("name", sorted(SMALL))
def test_stated_order_and_inverse_closedness(name):
    family = FAMILIES[name]
    assert family.summary.endswith((".", ";")) or family.summary
    for parameters in SMALL[name]:
        s = family.build(*parameters)
        assert s.name == name
        assert make(name, *[value for _, value in s.parameters]) == s
        if family.inverse_closed is not None:
            assert s.inverse_closed == family.inverse_closed, (name, parameters)
        stated = family.order(*[value for _, value in s.parameters])
        if stated is not None:
            assert group_order(s) == stated, (name, parameters)


@pytest.mark.parametrize("n", [0, 1])
@pytest.mark.parametrize(
    "name", ["lrx", "pancake", "coxeter", "stars", "heisenberg", "unitriangular"]
)
def test_too_small_parameters(name, n):
    with pytest.raises(InputError, match="expected"):
        make(name, n)


@pytest.mark.parametrize(
    "call, says",
    [
        (lambda: make("lrx"), r"lrx\(n, k=1\)"),
        (lambda: make("lrx", 4, 1, 2), "too many"),
        (lambda: make("lrx", "four"), "integer"),
        (lambda: make("lrx", 4.5), "integer"),
        (lambda: make("lrx", 4, m=2), "unexpected"),
        (lambda: make("cubic_pancake", 6, 8), "subset 1..7"),
        (lambda: make("rubik_cube", 2, "htm"), "HTM"),
        (lambda: make("rubik_cube", 3, "free_HTM"), "cube_size 2"),
        (lambda: make("involutive_derangements", 5), "even"),
        (lambda: make("conjugacy_classes", 4, {(5,): None}), "sum at most 4"),
        (lambda: make("conjugacy_classes", 4, "x"), "classes"),
        (lambda: make("general_linear", 2, 4), "prime"),
        (lambda: make("hungarian_rings", 4, 0, 4, 1), "both"),
        (lambda: make("heisenberg", 3, 1), "modulus"),
        (lambda: make("koltsov3", 4, 2, 1), "below n"),
    ],
)
def test_bad_parameters_have_one_clear_error(call, says):
    with pytest.raises(InputError, match=says) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_unknown_names_list_the_nearest():
    with pytest.raises(UnknownNameError, match="pancake"):
        make("pancakes", 4)


def test_other_names_that_users_know():
    assert make("globe_puzzle", 2, 2) == make("globe", 2, 2)
    assert make("01i", 5) == make("three_cycles_01i", 5)
    assert make("conjugacy_class", 4, {(2,): None}) == make("conjugacy_classes", 4, "2")
    assert make("special_linear", 2, 3) == make("special_linear_fundamental_roots", 2, 3)
    assert make("puzzle_15") == make("sliding_tiles")


def test_parameters_may_be_text():
    assert make("lrx", "6", k="2") == generators.lrx(6, 2)
    assert make("pyraminx", "false") == generators.pyraminx(False)


def test_random_generators_are_reproducible_and_different_for_another_seed():
    assert generators.rand_generators(8, 3, 0) == generators.rand_generators(8, 3)
    assert generators.rand_generators(8, 3, 0) != generators.rand_generators(8, 3, 1)


@pytest.mark.parametrize("n", [10**8, "99999999999999999999"])
def test_more_points_than_fit_are_refused(n):
    with pytest.raises(SizeError, match=f"expected n <= 10000000, got {n}"):
        make("lrx", n)
