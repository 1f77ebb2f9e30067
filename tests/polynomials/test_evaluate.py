from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from tests.reference.polynomials import brute_value
from wlkit.errors import InputError, SizeError, UnknownNameError
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import basis, evaluate, features
from wlkit.polynomials.evaluate import evaluate_by_definition

rng = np.random.default_rng(11)


def as_dict(value, roots):
    """Nonzero entries of an output by root indices."""
    if not roots:
        return {(): value}
    return {tuple(at): int(value[tuple(at)]) for at in np.argwhere(np.ones(value.shape))}


@pytest.mark.parametrize("kind", ["P", "Q"])
@pytest.mark.parametrize(
    "options",
    [
        {"roots": "edge", "directed": True, "loops": True},
        {"roots": 0, "directed": True, "loops": True},
        {"roots": 1, "loops": True, "channels": 2},
        {"roots": 2},
    ],
)
def test_against_the_definition(options, kind):
    matrix = rng.integers(-5, 6, (3, 3, options.get("channels", 1)))
    if not options.get("directed"):
        matrix = matrix + matrix.transpose(1, 0, 2)
    slices = np.moveaxis(matrix, 2, 0).tolist()
    for h in list(basis(2, **options))[::3]:
        expected = brute_value(h.n, h.edges, h.roots, slices, distinct=kind == "Q")
        found = as_dict(evaluate(h, matrix, kind), h.roots)
        assert found == {at: expected.get(at, 0) for at in found}
        ours = as_dict(evaluate_by_definition(h, matrix, kind), h.roots)
        assert ours == found


def test_values_past_int64():
    n, power = 20, 30
    path = Multigraph(power, [(i, i + 1) for i in range(power - 1)])
    complete = np.ones((n, n), dtype=np.int64) - np.eye(n, dtype=np.int64)
    assert evaluate(path, complete) == n * (n - 1) ** (power - 1)
    huge = [[0, 10**40], [10**40, 0]]
    assert evaluate(Multigraph(2, [(0, 1), (0, 1)]), huge) == 2 * 10**80
    rooted = evaluate(Multigraph(2, [(0, 1)] * 2, roots=(0,)), huge)
    assert rooted.dtype == object
    assert rooted.tolist() == [10**80, 10**80]


def test_rational_matrices():
    half = [[Fraction(1, 2), 1], [1, 0]]
    assert evaluate(Multigraph(2, [(0, 1), (0, 1)]), half) == Fraction(9, 4)
    assert evaluate(Multigraph(2, [(0, 1)]), half, "Q") == 2


@pytest.mark.parametrize("kind", ["P", "Q"])
def test_rational_values_against_the_definition(kind):
    x = rng.integers(-5, 6, (3, 3)).astype(object) / Fraction(1)
    x = x / np.array([[Fraction(2), 3, 5], [1, 4, 1], [7, 2, 9]], dtype=object)
    for h in list(basis(2, directed=True, loops=True, roots="edge"))[::5]:
        expected = evaluate_by_definition(h, x, kind)
        found = evaluate(h, x, kind)
        assert found.dtype == object
        assert np.array_equal(found, expected)
        assert np.array_equal(features(x, patterns=[h]).array[..., 0], evaluate(h, x))


def test_graphs_and_symbols():
    import sympy

    walks = Multigraph(3, [(0, 1), (1, 2)], roots=(0, 2))
    assert np.array_equal(evaluate(walks, graph("C5")), evaluate(walks, graph("C5").adjacency))
    x = sympy.Matrix([[0, sympy.Symbol("t")], [sympy.Symbol("t"), 1]])
    assert evaluate(walks, x) == (x * x).expand()
    two = Multigraph(3, [(0, 1, 0), (1, 2, 1)], roots=(0, 2), channels=2)
    assert evaluate(two, [x, sympy.eye(2)]) == x


def test_the_value_is_an_array_of_its_own():
    x = np.array([[0, 1], [1, 0]])
    value = evaluate(Multigraph(2, [(0, 1)], roots=(0, 1)), x)
    value[0, 1] = 7
    assert x[0, 1] == 1


def test_dtype_is_int64_when_it_is_proved_to_fit():
    walks = Multigraph(3, [(0, 1), (1, 2)], roots=(0, 2))
    assert evaluate(walks, np.eye(3, dtype=np.int32)).dtype == np.int64
    assert evaluate(walks, np.eye(3, dtype=np.uint64), "Q").dtype == np.int64


def test_isolated_vertices_and_empty_matrices():
    assert evaluate(Multigraph(0), np.zeros((4, 4), dtype=int)) == 1
    assert evaluate(Multigraph(2), np.zeros((4, 4), dtype=int)) == 16
    assert evaluate(Multigraph(2), np.zeros((4, 4), dtype=int), "Q") == 12
    assert evaluate(Multigraph(0), np.zeros((0, 0), dtype=int)) == 1
    assert evaluate(Multigraph(1), []) == 0
    assert evaluate(Multigraph(2, roots=(0, 1)), np.zeros((0, 0), dtype=int)).shape == (0, 0)


def test_equal_roots_sit_on_the_diagonal():
    degree = Multigraph(2, [(0, 1)], roots=(0, 0))
    star = graph("S4").adjacency
    assert evaluate(degree, star).tolist() == np.diag([4, 1, 1, 1, 1]).tolist()


def test_published_closed_walks():
    # Petersen graph: 120 homomorphic images of C5 and 990 of C6
    petersen = graph("petersen").adjacency
    for k, count in ((5, 120), (6, 990)):
        cycle = Multigraph(k, [(i, (i + 1) % k) for i in range(k)])
        assert evaluate(cycle, petersen) == count


def test_q_counts_labelled_copies():
    # Karate club: 45 triangles, 154 four-cycles, 11 copies of K4
    adjacency = graph("karate").adjacency
    for name, copies, automorphisms in (("K3", 45, 6), ("C4", 154, 8), ("K4", 11, 24)):
        pattern = Multigraph.from_graph(graph(name))
        assert evaluate(pattern, adjacency, "Q") == copies * automorphisms


def test_many_parallel_edges_and_a_large_star():
    double = np.array([[0, 2], [2, 0]])
    assert evaluate(Multigraph(2, [(0, 1)] * 70), double) == 2 * 2**70
    star = Multigraph(81, [(0, i) for i in range(1, 81)])
    assert evaluate(star, double) == 2 * 2**80


@pytest.mark.parametrize(
    ("h", "matrix"),
    [
        (Multigraph(2, [(0, 1)]), [[0, 1], [0, 0]]),
        (Multigraph(2, [(0, 1)]), np.zeros((2, 3), dtype=int)),
        (Multigraph(2, [(0, 1)]), np.zeros((2, 2))),
        (Multigraph(2, [(0, 1)]), [[0, 1.0], [1.0, 0]]),
        (Multigraph(2, [(0, 1)]), [[0, 1], [1]]),
        (Multigraph(2, [(0, 1)], channels=2), np.zeros((2, 2), dtype=int)),
    ],
)
def test_bad_matrices(h, matrix):
    with pytest.raises(InputError):
        evaluate(h, matrix)


def test_how_far_from_symmetric():
    edge = Multigraph(2, [(0, 1)])
    x = np.zeros((3, 3), dtype=np.int64)
    x[2, 1], x[0, 1] = -7, 5
    with pytest.raises(InputError, match=r"\(1, 2\) and \(2, 1\) differ by 7"):
        evaluate(edge, x)
    with pytest.raises(InputError, match="differ by nan"):
        evaluate(edge, [[0, float("nan")], [1, 0]], dtype="float64")
    with pytest.raises(InputError, match=r"differ by 0\.5"):
        evaluate(edge, [[0, 1], [0.5, 0]], dtype="float64")
    with pytest.raises(InputError, match=f"differ by {10**30}"):
        evaluate(edge, [[0, 10**30], [0, 0]])


def test_unknown_kind_and_definition_limit():
    with pytest.raises(UnknownNameError):
        evaluate(Multigraph(1), [[0]], "R")
    with pytest.raises(SizeError, match="assignments"):
        evaluate_by_definition(Multigraph(30), np.zeros((3, 3), dtype=int))
