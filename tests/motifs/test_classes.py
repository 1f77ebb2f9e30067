"""Parameters given by a property of k-vertex graphs, against subsets one by one."""

from fractions import Fraction
from itertools import combinations
from math import comb, factorial

import networkx as nx
import pytest

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph, graph
from wlkit.motifs import (
    alternating_enumerator,
    constant,
    graphlets,
    induced_class,
    local_value,
)


def is_connected(g):
    return g.is_connected


def is_forest(g):
    return nx.is_forest(g.to_networkx())


def has_even_size(g):
    return g.m % 2 == 0


PROPERTIES = [is_connected, is_forest, has_even_size]


def by_subsets(g, k, predicate):
    return sum(predicate(g.subgraph(list(s))) for s in combinations(range(g.n), k))


@pytest.mark.parametrize("predicate", PROPERTIES)
@pytest.mark.parametrize("k", [1, 2, 3, 4])
def test_the_value_is_the_number_of_subsets(k, predicate):
    f = induced_class(k, predicate)
    for name in ("petersen", "K3,4", "P5+K4"):
        assert f(name) == by_subsets(graph(name), k, predicate)


@pytest.mark.parametrize("predicate", PROPERTIES)
@pytest.mark.parametrize("k", [2, 3, 4])
def test_the_alternating_enumerator_is_the_coefficient_of_the_complete_graph(k, predicate):
    f = induced_class(k, predicate)
    top = f.normal_form.get(graph(f"K{k}").canonical(), Fraction(0))
    enumerator = alternating_enumerator(k, predicate)
    assert top == Fraction((-1) ** comb(k, 2) * enumerator, factorial(k))
    if enumerator:
        assert f.wl_dimension().value == k - 1


def test_connected_subsets_have_full_dimension():
    # sum of (-1)^|E| over labelled connected graphs: (-1)^(k-1) (k-1)!, Whitney
    for k in range(1, 7):
        expected = (-1) ** (k - 1) * factorial(k - 1)
        assert alternating_enumerator(k, is_connected) == expected
    assert induced_class(5, is_connected).wl_dimension().value == 4


def test_properties_of_smaller_dimension():
    assert induced_class(4, lambda g: True).wl_dimension().value == 0
    assert induced_class(4, lambda g: True)("petersen") == 210
    assert induced_class(4, lambda g: False).terms == ()
    # the complete graph is left: 4 labelled graphs on 3 vertices have an odd number of edges
    assert alternating_enumerator(3, lambda g: g.m % 2 == 1) == -4
    assert induced_class(3, lambda g: g.m % 2 == 1).wl_dimension().value == 2


def test_values_come_from_stable_colors_too():
    assert local_value(induced_class(3, is_connected), "petersen").verify()


def test_digraphs():
    f = induced_class(3, lambda g: g.m == 3 and set(g.degrees.tolist()) == {1}, directed=True)
    circle = Graph(3, [(0, 1), (1, 2), (2, 0)], directed=True)
    assert f(circle) == 1
    assert f.wl_dimension().value == 2


def test_bad_input():
    with pytest.raises(InputError, match="expected 0 <= n"):
        induced_class(-1, is_connected)
    with pytest.raises(InputError, match="got '3'"):
        induced_class("3", is_connected)
    with pytest.raises(InputError, match="predicate"):
        induced_class(3, "connected")
    with pytest.raises(SizeError, match="882033440 digraphs on 7 vertices"):  # OEIS A000273
        induced_class(7, is_connected, directed=True)
    with pytest.raises(SizeError, match=r"165091172592 graphs on 12 .* k <= 9"):  # OEIS A000088
        induced_class(12, lambda g: True)
    with pytest.raises(SizeError, match="too many graphs"):
        alternating_enumerator(10**6, is_connected)


def test_graphlets_are_the_induced_counts():
    # connected graphs: OEIS A001349; all graphs: OEIS A000088
    assert [len(list(graphlets(k))) for k in (1, 2, 3, 4)] == [1, 1, 2, 6]
    assert len(list(graphlets(4, connected=False))) == 11
    total = sum(graphlets(3, connected=False), start=constant(0))
    assert total("petersen") == 120
