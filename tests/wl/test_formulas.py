"""Formulas: what graphs satisfy, against counts by hand, and what is counted about them."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference.wl_logic import holds
from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph, graph
from wlkit.testing import graphs, labelled_graphs
from wlkit.wl.formulas import And, Arc, AtLeast, Equal, Formula, HasLabel, Not, satisfies

EDGE = Arc(0, 1)
TRIANGLE = AtLeast(1, 0, AtLeast(1, 1, And((EDGE, AtLeast(1, 2, And((Arc(0, 2), Arc(1, 2))))))))


@given(graphs(min_vertices=1, max_vertices=6))
def test_a_degree_is_a_counting_quantifier(g: Graph) -> None:
    for v in range(g.n):
        for count in range(1, 5):
            assert satisfies(g, AtLeast(count, 1, EDGE), {0: v}) == (g.degrees[v] >= count)


@given(graphs(max_vertices=6))
def test_a_triangle_is_found(g: Graph) -> None:
    edges = {*g.edge_list, *((v, u) for u, v in g.edge_list)}
    triples = permutations(range(g.n), 3)
    assert satisfies(g, TRIANGLE) == any({(a, b), (b, c), (a, c)} <= edges for a, b, c in triples)


def test_connectives_and_equality() -> None:
    others = AtLeast(4, 1, Not(Equal(0, 1)))
    assert satisfies("C5", AtLeast(5, 0, others))
    assert not satisfies("C4", AtLeast(1, 0, others))
    assert satisfies("C4", And(()))
    assert not satisfies("C4", Not(And(())))
    assert satisfies("C4", AtLeast(4, 0, And(())))
    assert not satisfies("C4", AtLeast(5, 0, And(())))


def test_labels_and_directions() -> None:
    g = Graph(3, [(0, 1), (1, 2)], directed=True, vertex_labels=("a", "b", "b"), edge_labels=(1, 2))
    assert satisfies(g, AtLeast(2, 0, HasLabel(0, "b")))
    assert satisfies(g, EDGE, {0: 0, 1: 1})
    assert not satisfies(g, EDGE, {0: 1, 1: 0})
    assert satisfies(g, Arc(0, 1, 2), {0: 1, 1: 2})
    assert not satisfies(g, Arc(0, 1, 1), {0: 1, 1: 2})


def test_variables_bound_twice_count_once() -> None:
    walk = AtLeast(1, 0, AtLeast(1, 1, And((EDGE, AtLeast(1, 0, Arc(0, 1))))))
    assert walk.variables == {0, 1}
    assert walk.free == frozenset()
    assert (walk.depth, walk.size) == (3, 6)
    assert AtLeast(1, 0, EDGE).free == {1}


variables = st.integers(0, 2)
atoms = st.one_of(
    st.builds(Equal, variables, variables),
    st.builds(Arc, variables, variables),
    st.builds(Arc, variables, variables, st.integers(0, 1)),
    st.builds(HasLabel, variables, st.integers(0, 2)),
)
formulas = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AtLeast, st.integers(1, 3), variables, inner),
    ),
    max_leaves=6,
)


@given(st.one_of(graphs(max_vertices=4), labelled_graphs(max_vertices=4, directed=None)), formulas)
def test_the_tables_are_those_of_the_definition(g: Graph, formula: Formula) -> None:
    for values in product(range(g.n), repeat=3):
        assignment = dict(enumerate(values))
        assert satisfies(g, formula, assignment) == holds(g, formula, assignment)


def test_too_large_a_table_is_refused() -> None:
    wide = And(tuple(Arc(i, i + 1) for i in range(7)))
    with pytest.raises(SizeError, match="8 free variables on 20 vertices"):
        satisfies("C20", wide, dict.fromkeys(range(8), 0))


def test_a_free_variable_needs_a_vertex() -> None:
    with pytest.raises(InputError, match="free variables"):
        satisfies("C4", EDGE, {0: 1})
    with pytest.raises(InputError, match="expected a vertex 0"):
        satisfies(graph("C4"), EDGE, {0: 1, 1: 4})
