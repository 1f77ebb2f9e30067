"""Theorems about permutation groups, on random ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wlkit.groups import GeneratingSet, Permutation, stabilizer_chain


def sets_and_relabellings(max_degree=7):
    return st.integers(2, max_degree).flatmap(
        lambda n: st.tuples(
            st.lists(st.permutations(range(n)), min_size=1, max_size=3).map(GeneratingSet),
            st.permutations(range(n)).map(Permutation),
        )
    )


@given(sets_and_relabellings())
def test_the_order_does_not_depend_on_names_of_points(drawn):
    s, q = drawn
    assert s.relabel(q).group().order == s.group().order


@given(sets_and_relabellings())
def test_lagrange_the_order_of_an_element_divides_the_order_of_the_group(drawn):
    s, _ = drawn
    order = s.group().order
    assert all(order % p.order == 0 for p in s.generators)


@given(sets_and_relabellings())
def test_orbit_stabiliser_at_every_level(drawn):
    s, _ = drawn
    chain = s.group()
    order = chain.order
    for level, radix in enumerate(chain.radices):
        order //= radix
        fixing = [u for t in chain.transversals[level + 1 :] for u in t]
        assert stabilizer_chain([range(s.degree), *fixing]).order == order


@given(sets_and_relabellings())
def test_sign_is_a_homomorphism(drawn):
    s, q = drawn
    assert all((p * q).sign == p.sign * q.sign for p in s.generators)
