"""Theorems about growth, on random generating sets."""

from __future__ import annotations

from itertools import combinations_with_replacement, permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.groups.generators.small import SMALL
from tests.reference import cayley as reference
from wlkit.cayley import ENGINES, growth, path, plan
from wlkit.cayley.planning import is_regular
from wlkit.errors import InputError
from wlkit.groups import GeneratingSet, Permutation, generators
from wlkit.groups.generators import make
from wlkit.testing import (
    coset_graphs,
    generating_sets,
    matrix_generating_sets,
    permutation_groups,
    sliding_puzzles,
)


def sets(max_degree=6, max_size=3):
    return generating_sets(min_degree=2, max_degree=max_degree, max_generators=max_size)


@given(permutation_groups(max_degree=5))
def test_spheres_sum_to_the_order_of_the_group(drawn):
    s, order = drawn
    found = growth(s)
    assert sum(found.spheres) == found.order == order


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
def test_spheres_are_submultiplicative(s):
    spheres = growth(s.with_inverses()).spheres
    for i in range(len(spheres)):
        for j in range(len(spheres) - i):
            assert spheres[i + j] <= spheres[i] * spheres[j]


@given(sets(max_degree=5))
def test_every_sphere_of_an_inverse_closed_set_is_closed_under_inversion(s):
    closed = s.with_inverses()
    for radius in range(growth(closed).diameter + 1):
        sphere = growth(closed, max_radius=radius).last_layer()
        assert {tuple(np.argsort(g).tolist()) for g in sphere} == set(sphere)


@given(sets(max_degree=5), sets(max_degree=4))
def test_growth_of_a_direct_product_is_the_convolution(a, b):
    rows = [[*p, *range(a.degree, a.degree + b.degree)] for p in a.permutations.tolist()]
    rows += [[*range(a.degree), *(a.degree + i for i in p)] for p in b.permutations.tolist()]
    product = np.convolve(growth(a).spheres, growth(b).spheres)
    assert growth(rows).spheres == tuple(product.tolist())


@given(coset_graphs(min_degree=2, max_degree=6))
def test_coset_growth_is_the_quotient_of_the_full_growth(s):
    word = s.start
    layers = reference.layers(tuple(range(s.degree)), reference.permutation_moves(s.permutations))
    distance = {}
    for radius, layer in enumerate(layers):
        for g in layer:
            distance.setdefault(tuple(word[i] for i in g), radius)
    counts = np.bincount(list(distance.values()))
    assert growth(s).spheres == tuple(counts.tolist())


IN_MEMORY = [engine for engine in ENGINES if engine != "shards"]


def check_pair(p, q):
    s = GeneratingSet([p, q])
    expected = tuple(reference.spheres(s))
    for engine in IN_MEMORY:
        assert growth(s, engine=engine).spheres == expected, (p, q, engine)


def pairs_up_to_conjugacy(n):
    """Return one of each class of unordered pairs of permutations under relabelling of points."""
    rows = list(permutations(range(n)))
    seen, kept = set(), []
    for p, q in combinations_with_replacement(rows, 2):
        if (p, q) in seen:
            continue
        kept.append((p, q))
        for g in rows:
            moved = [tuple(g[x[g.index(i)]] for i in range(n)) for x in (p, q)]
            seen.add(tuple(sorted(moved)))
    return kept


def test_directed_growth_of_all_pairs_of_s4_up_to_conjugacy_is_that_of_brute_force():
    pairs = pairs_up_to_conjugacy(4)
    # Burnside: 43 orbits of ordered pairs (A110143), 13 = (sum of |C(g g)| over g) / 24 of them
    # are fixed by exchanging the two
    assert len(pairs) == (43 + 13) // 2
    for p, q in pairs:
        check_pair(p, q)


@pytest.mark.slow
def test_directed_growth_of_all_pairs_of_s4_is_that_of_brute_force():
    for p, q in combinations_with_replacement(permutations(range(4)), 2):
        check_pair(p, q)


@given(st.permutations(range(5)), st.permutations(range(5)))
def test_directed_growth_of_pairs_of_s5_is_that_of_brute_force(p, q):
    check_pair(p, q)


@given(sets(max_degree=7, max_size=2))
def test_engines_agree_on_random_groups(s):
    assert growth(s, engine="bitmap").spheres == growth(s, engine="frontier").spheres


def engines_for(s):
    """Return the engines that take these moves and need no directory."""
    found = []
    for engine in ENGINES:
        try:
            found.append(plan(s, engine=engine).engine)
        except InputError:
            continue
    assert {"frontier", "sets"} <= set(found)
    assert not is_regular(s) or {"bitmap", "orbits"} <= set(found)
    return found


@pytest.mark.parametrize("name", sorted(set(SMALL) - {"dino", "pyraminx", "rubik_cube"}))
def test_all_engines_agree_on_small_members_of_every_family(name):
    for parameters in SMALL[name]:
        s = make(name, *parameters)
        ball = growth(s, max_radius=3)
        if sum(ball.spheres) > 4_000 or (ball.order or 0) > 20_000:
            continue
        found = growth(s)
        for engine in engines_for(s):
            other = growth(s, engine=engine)
            assert other.spheres == found.spheres, (parameters, engine)
            assert set(other.members) == set(found.members), (parameters, engine)


@given(st.permutations(range(5)), st.permutations(range(5)), st.permutations(range(5)))
def test_distances_are_left_invariant_and_satisfy_the_triangle_inequality(f, g, h):
    s = generators.lx(5)

    def distance(a, b):
        return path(s, start=a, to=b).length

    left = [tuple(f[i] for i in x) for x in (g, h)]
    assert distance(*left) == distance(g, h)
    assert distance(f, h) <= distance(f, g) + distance(g, h)


@given(
    st.one_of(
        coset_graphs(max_degree=8, max_symbols=4),
        matrix_generating_sets(max_size=2),
        sliding_puzzles(),
    )
)
def test_engines_agree_on_cosets_matrix_groups_and_puzzles(s):
    found = [growth(s, engine=engine) for engine in engines_for(s)]
    assert len({(r.spheres, frozenset(r.members)) for r in found}) == 1


@pytest.mark.parametrize("n", range(3, 8))
def test_adding_generators_never_increases_the_diameter(n):
    few, more = generators.coxeter(n), generators.all_transpositions(n)
    assert growth(more).diameter <= growth(few).diameter
    assert sum(growth(more).spheres) == factorial(n)
