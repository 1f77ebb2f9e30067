from __future__ import annotations

import numpy as np
import pytest

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import Program, Step, basis, elimination_plan, evaluate, features
from wlkit.polynomials.sparse import SparseInput, is_sparse

sparse = pytest.importorskip("scipy.sparse")

SPACES = [
    {"roots": "edge", "directed": True, "loops": True},
    {"roots": 1, "loops": True},
    {"roots": 0, "channels": 2},
    {"roots": 2},
]


def sample(n, directed, channels=1):
    rng = np.random.default_rng(5)
    x = rng.integers(-3, 4, (channels, n, n)) * (rng.random((channels, n, n)) < 0.4)
    return x if directed else x + x.transpose(0, 2, 1)


@pytest.mark.parametrize("kind", ["P", "Q"])
@pytest.mark.parametrize("options", SPACES)
def test_values_are_those_of_the_dense_matrix(options, kind):
    x = sample(5, options.get("directed"), options.get("channels", 1))
    given = [sparse.csr_array(y) for y in x]
    for h in list(basis(3 if kind == "P" else 2, **options))[::2]:
        found = evaluate(h, given if len(given) > 1 else given[0], kind)
        found = found.toarray() if len(h.roots) == 2 else found
        assert np.array_equal(found, evaluate(h, np.moveaxis(x, 0, -1), kind))
        assert np.asarray(found).dtype.kind == "i"


def test_every_format_and_kind_of_number():
    (x,) = abs(sample(6, False))
    triangle = Multigraph.from_graph(graph("K3"))
    expected = evaluate(triangle, (x > 0).astype(int))
    for form in ("csr", "csc", "coo", "lil", "dok"):
        assert evaluate(triangle, sparse.coo_array(x > 0).asformat(form)) == expected
    assert evaluate(triangle, sparse.csr_matrix(x > 0)) == expected
    found = evaluate(triangle, sparse.csr_array(x / 2), dtype="float64")
    assert found == pytest.approx(evaluate(triangle, x) / 8)
    assert isinstance(found, float)


# 10 000 vertices in a ring, each joined to the next two: n triangles, 6 maps onto each
def test_large_rings():
    n = 10_000
    line = np.arange(n)
    rows = np.concatenate([line, line])
    columns = np.concatenate([(line + 1) % n, (line + 2) % n])
    half = sparse.coo_array((np.ones(2 * n, np.int64), (rows, columns)), shape=(n, n))
    ring = half + half.T
    assert evaluate(Multigraph.from_graph(graph("K3")), ring) == 6 * n
    assert evaluate(Multigraph.from_graph(graph("K4")), ring) == 0
    assert evaluate(Multigraph.from_graph(graph("S6")), ring) == n * 4**6
    walks = evaluate(Multigraph(3, [(0, 1), (1, 2)], roots=(0, 2)), ring)
    assert walks.nnz == 9 * n
    assert walks.sum() == 16 * n


def test_values_past_int64():
    big = sparse.csr_array(np.array([[0, 10**10], [10**10, 0]]))
    assert evaluate(Multigraph(2, [(0, 1)] * 3), big) == 2 * 10**30
    rooted = evaluate(Multigraph(2, [(0, 1)] * 3, roots=(0,)), big)
    assert rooted.tolist() == [10**30, 10**30]
    with pytest.raises(SizeError, match="dense"):
        evaluate(Multigraph(2, [(0, 1)] * 3, roots=(0, 1)), big)


def test_the_program_of_sparse_matrices_takes_edges_along():
    plan = elimination_plan(Multigraph.from_graph(graph("K4")))
    assert len(plan.sparse_program.steps[0].operands) == 6
    assert len(plan.program.steps[0].operands) == 3
    x = graph("petersen").adjacency
    assert plan.sparse_program.run(x) == plan.program.run(x)


def test_constants():
    x = SparseInput(sparse.csr_array(np.array([[0, 2], [0, 0]])))
    program = Program((Step("T", "ab,ab,a,,bc->c", ("J", "A", "ones", "unit", "I")),))
    assert x.run(program).places.tolist() == [[1]]
    assert x.run(program).values.tolist() == [2]
    with pytest.raises(InputError, match=r"uses \['A3'\]"):
        x.run(Program((Step("T", "ab->", ("A3",)),)))


def test_bad_input():
    edge = Multigraph(2, [(0, 1)])
    assert is_sparse(sparse.eye_array(3))
    assert not is_sparse([])
    with pytest.raises(InputError, match=r"\(0, 1\) and \(1, 0\) differ by 3"):
        evaluate(edge, sparse.csr_array(np.array([[0, 3], [0, 0]])))
    with pytest.raises(InputError, match="shape"):
        evaluate(edge, sparse.csr_array((2, 3), dtype=int))
    with pytest.raises(InputError, match="float64"):
        evaluate(edge, sparse.eye_array(3))
    with pytest.raises(InputError, match="channels"):
        evaluate(Multigraph(1, channels=2), sparse.eye_array(3, dtype=int))
    with pytest.raises(SizeError, match="64 bits"):
        evaluate(edge, sparse.csr_array(np.array([[2**63]], dtype=np.uint64)))
    with pytest.raises(InputError, match="one by one"):
        features(sparse.eye_array(3, dtype=int), 2, "edge")
