"""Theorems about growth, on random generating sets."""

from __future__ import annotations

from itertools import permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import cayley as reference
from wlkit.cayley import growth
from wlkit.groups import GeneratingSet, Permutation, generators


def sets(max_degree=6, max_size=3):
    return st.integers(2, max_degree).flatmap(
        lambda n: st.lists(st.permutations(range(n)), min_size=1, max_size=max_size).map(
            GeneratingSet
        )
    )


@given(sets())
def test_spheres_sum_to_the_order_of_the_group(s):
    found = growth(s)
    assert sum(found.spheres) == s.group().order == found.order


@given(sets(), st.randoms(use_true_random=False))
def test_spheres_do_not_depend_on_the_names_of_points(s, random):
    points = list(range(s.degree))
    random.shuffle(points)
    assert growth(s.relabel(Permutation(points))).spheres == growth(s).spheres


@given(sets())
def test_spheres_do_not_depend_on_the_order_of_generators(s):
    assert growth(GeneratingSet(s.permutations[::-1])).spheres == growth(s).spheres


@given(sets())
def test_inverse_generators_have_the_same_spheres(s):
    assert growth(s.inverses()).spheres == growth(s).spheres


@given(sets(max_degree=5))
def test_balls_are_submultiplicative(s):
    spheres = growth(s.with_inverses()).spheres
    for i in range(len(spheres)):
        for j in range(len(spheres) - i):
            assert spheres[i + j] <= spheres[i] * spheres[j]


@given(sets(max_degree=5))
def test_spheres_of_inverse_closed_sets_are_closed_under_inversion(s):
    last = growth(s.with_inverses()).last_layer()
    assert {tuple(np.argsort(g).tolist()) for g in last} == set(last)


@given(sets(max_degree=5), sets(max_degree=4))
def test_growth_of_a_direct_product_is_the_convolution(a, b):
    rows = [[*p, *range(a.degree, a.degree + b.degree)] for p in a.permutations.tolist()]
    rows += [[*range(a.degree), *(a.degree + i for i in p)] for p in b.permutations.tolist()]
    product = np.convolve(growth(a).spheres, growth(b).spheres)
    assert growth(rows).spheres == tuple(product.tolist())


@given(sets(max_degree=6), st.data())
def test_coset_growth_is_the_quotient_of_the_full_growth(s, data):
    word = tuple(data.draw(st.lists(st.integers(0, 2), min_size=s.degree, max_size=s.degree)))
    layers = reference.layers(tuple(range(s.degree)), reference.permutation_moves(s.permutations))
    distance = {}
    for radius, layer in enumerate(layers):
        for g in layer:
            distance.setdefault(tuple(word[i] for i in g), radius)
    counts = np.bincount(list(distance.values()))
    assert growth(s, state=word).spheres == tuple(counts.tolist())


@pytest.mark.slow
def test_directed_growth_of_all_pairs_of_s4_is_that_of_brute_force():
    rows = list(permutations(range(4)))
    for i, p in enumerate(rows):
        for q in rows[i:]:
            s = GeneratingSet([p, q])
            assert growth(s, engine="bitmap").spheres == tuple(reference.spheres(s))


@given(st.permutations(range(5)), st.permutations(range(5)))
def test_directed_growth_of_pairs_of_s5_is_that_of_brute_force(p, q):
    s = GeneratingSet([p, q])
    expected = tuple(reference.spheres(s))
    for engine in ("bitmap", "frontier", "sets"):
        assert growth(s, engine=engine).spheres == expected


@given(sets(max_degree=7, max_size=2))
def test_engines_agree_on_random_groups(s):
    assert growth(s, engine="bitmap").spheres == growth(s, engine="frontier").spheres


@given(sets(max_degree=8, max_size=3), st.data())
def test_ranks_of_words_and_packed_words_have_the_same_spheres(s, data):
    word = data.draw(st.lists(st.integers(0, 3), min_size=s.degree, max_size=s.degree))
    ranked, packed = (growth(s, state=word, engine=e) for e in ("bitmap", "frontier"))
    assert ranked.spheres == packed.spheres
    assert set(ranked.members) == set(packed.members)


@pytest.mark.parametrize("n", range(3, 8))
def test_adding_generators_never_increases_the_diameter(n):
    few, more = generators.coxeter(n), generators.all_transpositions(n)
    assert growth(more).diameter <= growth(few).diameter
    assert sum(growth(more).spheres) == factorial(n)
