"""Stabiliser chains against known orders, SymPy and closure by hand."""

from __future__ import annotations

from dataclasses import replace
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference.groups import closure
from wlkit.errors import InputError, PermutationError, VerificationError
from wlkit.groups import GeneratingSet, Permutation, generators, stabilizer_chain

M11 = ["(1,2,3,4,5,6,7,8,9,10,11)", "(3,7,11,8)(4,10,5,6)"]
M12 = [*M11, "(1,12)(2,11)(3,6)(4,8)(5,9)(7,10)"]


@pytest.mark.parametrize(
    "name, made, order",
    [
        # Mathieu groups: ATLAS of Finite Groups; generators as in GAP's MathieuGroup.
        ("M11", lambda: [Permutation.from_gap(t, 11) for t in M11], 7920),
        ("M12", lambda: [Permutation.from_gap(t, 12) for t in M12], 95040),
        # Rubik's cube: Singmaster, Notes on Rubik's Magic Cube (1981).
        ("3x3x3", lambda: generators.rubik_cube(3), 43252003274489856000),
        ("2x2x2", lambda: generators.rubik_cube(2), 3674160),
        ("S20", lambda: generators.lrx(20), factorial(20)),
        ("trivial", lambda: [[0, 1, 2]], 1),
    ],
)
def test_known_orders(name, made, order):
    given_set = made()
    chain = stabilizer_chain(given_set)
    assert chain.order == order
    if name != "S20":
        s = given_set if isinstance(given_set, GeneratingSet) else GeneratingSet(given_set)
        assert chain.verify(s)


def test_megaminx_order():
    # 20! 3^20 30! 2^30 / 24
    expected = factorial(20) * 3**20 * factorial(30) * 2**30 // 24
    assert generators.megaminx().group().order == expected


def random_rows(max_degree=7):
    return st.integers(2, max_degree).flatmap(
        lambda n: st.lists(st.permutations(range(n)), min_size=1, max_size=3)
    )


@given(random_rows())
def test_order_is_sympys(rows):
    from sympy.combinatorics import Permutation as SymPyPermutation
    from sympy.combinatorics import PermutationGroup

    group = PermutationGroup([SymPyPermutation(list(row)) for row in rows])
    assert stabilizer_chain(rows).order == group.order()


@given(random_rows(5), st.permutations(range(5)))
def test_ranks_are_a_bijection_onto_the_closure(rows, other):
    chain = stabilizer_chain(rows)
    members = closure([tuple(row) for row in rows])
    assert chain.order == len(members)
    assert {tuple(p.images.tolist()) for p in chain} == members
    listed = np.array(sorted(members))
    assert sorted(chain.ranks(listed).tolist()) == list(range(len(members)))
    assert np.array_equal(chain.elements(chain.ranks(listed)), listed)
    assert [chain.rank(p) for p in listed] == chain.ranks(listed).tolist()
    if len(other) == chain.degree:
        assert chain.contains(list(other)) == (tuple(other) in members)


@given(random_rows(6), st.integers(0, 10**6))
def test_random_elements_and_prescribed_bases(rows, seed):
    rng = np.random.default_rng(seed)
    degree = len(rows[0])
    base = tuple(rng.permutation(degree)[:2].tolist())
    chain = stabilizer_chain(rows, base)
    assert chain.base[:2] == base
    assert chain.order == stabilizer_chain(rows).order
    element = chain.random(rng)
    assert element in chain
    assert chain.unrank(chain.rank(element)) == element
    assert chain.rank(Permutation.identity(degree)) == 0


def test_every_coset_representative_carries_the_base_point_to_its_orbit_point():
    chain = generators.rubik_cube(2).group()
    for level, (b, transversal) in enumerate(zip(chain.base, chain.transversals, strict=True)):
        assert np.array_equal(transversal[:, b], chain.orbits[level])
        for earlier in chain.base[:level]:
            assert (transversal[:, earlier] == earlier).all()


def test_a_damaged_chain_does_not_verify():
    chain = stabilizer_chain(generators.lrx(5))
    wrong = replace(
        chain, transversals=(chain.transversals[0], *(u[:1] for u in chain.transversals[1:]))
    )
    with pytest.raises(VerificationError):
        wrong.verify()
    with pytest.raises(VerificationError, match="not in the group"):
        stabilizer_chain(generators.three_cycles(5)).verify(generators.lrx(5))


@pytest.mark.parametrize(
    "call, error",
    [
        (lambda c: c.rank([1, 0, 2, 3]), InputError),
        (lambda c: c.rank([1, 0]), PermutationError),
        (lambda c: c.unrank(12), InputError),
        (lambda c: c.ranks([[1, 0, 2, 3]]), InputError),
        (lambda c: stabilizer_chain([[1, 0]], base=(0, 0)), InputError),
        (lambda c: stabilizer_chain([[1, 0]], base=(5,)), InputError),
    ],
)
def test_bad_requests_have_one_clear_error(call, error):
    with pytest.raises(error):
        call(stabilizer_chain(generators.three_cycles(4)))
