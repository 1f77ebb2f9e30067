from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import InputError, UnknownNameError
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import basis, evaluate, features

SPACES = [
    {"degree": 2, "directed": True, "loops": True, "roots": "edge", "simple": False},
    {"degree": 3, "directed": True, "loops": True, "roots": 1, "simple": False},
    {"degree": 5, "roots": 0},
    {"degree": 4, "roots": "edge"},
    {"degree": 3, "roots": 2, "simple": False, "loops": True},
]


def sample(rng, n, directed, *shape):
    x = rng.integers(-4, 5, (*shape, n, n))
    return x if directed else x + np.swapaxes(x, -1, -2)


@pytest.mark.parametrize("options", SPACES)
def test_features_are_the_values_of_the_basis(options):
    x = sample(np.random.default_rng(7), 4, options.get("directed"))
    found = features(x, **options)
    kind = {"simple": True, **options}
    assert list(found.patterns) == list(basis(kind.pop("degree"), **kind))
    for i, h in enumerate(found.patterns):
        assert np.array_equal(found.array[..., i], evaluate(h, x))
    floats = features(x, **options, dtype="float64")
    assert floats.array.dtype == np.float64
    assert np.array_equal(floats.array, found.array)


@given(st.data())
def test_features_are_equivariant_in_batches(data):
    n = data.draw(st.integers(1, 4))
    rng = np.random.default_rng(data.draw(st.integers(0, 99)))
    x = sample(rng, n, False, 3)[..., None]
    p = np.array(data.draw(st.permutations(range(n))))
    values = features(x, 3, "edge", simple=False).array
    moved = features(x[:, p][:, :, p], 3, "edge", simple=False).array
    assert values.shape[:3] == (3, n, n)
    assert np.array_equal(moved, values[:, p][:, :, p])


def test_batches_are_their_members():
    rng = np.random.default_rng(1)
    x = np.moveaxis(sample(rng, 3, True, 4, 2), 1, 3)
    together = features(x, 2, "edge", directed=True)
    for one, values in zip(x, together.array, strict=True):
        assert np.array_equal(features(one, 2, "edge", directed=True).array, values)
    for h, i in ((h, i) for i, h in enumerate(together.patterns) if i % 20 == 0):
        assert np.array_equal(evaluate(h, x), together.array[..., i])
        assert np.array_equal(evaluate(h, x, "Q")[2], evaluate(h, x[2], "Q"))


def test_graphs_and_their_names():
    found = features([graph("C6"), graph("K3") + graph("K3"), graph("P5")], 4)
    assert found.array.shape == (3, 20)
    assert [Multigraph.from_text(name) for name in found.names] == list(found.patterns)
    differ = [h for h, a, b in zip(found.patterns, *found.array[:2], strict=True) if a != b]
    assert [(h.n, h.m) for h in differ] == [(3, 3), (4, 4), (5, 4)]  # those with a triangle
    assert features(graph("C6"), 1, 1).array.shape == (6, 3)
    assert len(found) == 20 == len(found.program.outputs)
    assert np.asarray(found).sum() == found.array.sum()
    with pytest.raises(ValueError, match="read-only"):
        found.array[0, 0] = 1


def test_values_past_int64_are_python_integers():
    x = np.full((3, 3), 10**9)
    found = features(x, patterns=[Multigraph(2, [(0, 1)] * k, roots=(0, 1)) for k in range(4)])
    assert found.array.dtype == object
    assert found.array[0, 0].tolist() == [10 ** (9 * k) for k in range(4)]
    diagonal = [Multigraph(2, [(0, 1)] * 3, roots=(0, 0)), Multigraph(1, roots=(0, 0))]
    assert features(x, patterns=diagonal).array[1, 1].tolist() == [3 * 10**27, 1]
    assert features(x, patterns=diagonal).array[0, 1].tolist() == [0, 0]


def test_chunks_of_a_batch(monkeypatch):
    module = import_module("wlkit.polynomials.features")
    x = sample(np.random.default_rng(2), 3, False, 5)[..., None] * 10**9
    whole = features(x, 3, 1)
    monkeypatch.setattr(module, "BATCH_BYTES", 2 * 16 * 8 * 9)
    assert np.array_equal(features(x, 3, 1).array, whole.array)


@pytest.mark.parametrize("options", SPACES)
def test_features_of_distinct_indices(options):
    x = sample(np.random.default_rng(8), 3, options.get("directed"), 2)[..., None]
    found = features(x, **options | {"degree": min(3, options["degree"])}, kind="Q")
    assert (found.kind, found.array.dtype) == ("Q", np.int64)
    for i, h in enumerate(found.patterns):
        assert np.array_equal(found.array[..., i], evaluate(h, x, "Q"))


def test_copies_in_graphs():
    # Petersen graph: 12 five-cycles, 10 six-cycles, 15 edges; injective maps are copies * |Aut|
    patterns = [Multigraph.from_graph(graph(name)) for name in ("C5", "C6", "K2", "K3")]
    found = features([graph("petersen"), graph("K4")], patterns=patterns, kind="Q")
    assert found.array.tolist() == [[120, 120, 30, 0], [0, 0, 12, 24]]
    loop = Multigraph(1, [(0, 0)])
    assert features(graph("K4"), patterns=[loop], kind="Q").array.tolist() == [0]
    huge = features(np.full((2, 2), 10**10), patterns=[Multigraph(2, [(0, 1)] * 3)], kind="Q")
    assert huge.array.tolist() == [2 * 10**30]


def test_sparse_matrices():
    sparse = pytest.importorskip("scipy.sparse")
    x = graph("petersen").adjacency.astype(np.int64)
    for roots in (0, 1):
        for kind in "PQ":
            found = features(sparse.csr_array(x), 3, roots, kind=kind)
            assert np.array_equal(found.array, features(x, 3, roots, kind=kind).array)
    two = features([sparse.csr_array(x), sparse.eye_array(10, dtype=int)], 1)
    assert two.array.tolist() == [1, 30, 10]


def test_bad_input():
    x = np.array([[0, 1], [3, 0]])
    with pytest.raises(InputError, match=r"\(0, 1\) and \(1, 0\) differ by 2"):
        features(x, 2)
    with pytest.raises(InputError, match="either a degree or patterns"):
        features(x)
    with pytest.raises(InputError, match="equally many roots"):
        features(x, patterns=[Multigraph(1), Multigraph(1, roots=(0,))])
    with pytest.raises(InputError, match="channels"):
        features(x, patterns=[Multigraph(1, channels=2)])
    with pytest.raises(InputError, match="one order"):
        features([graph("K3"), graph("K4")], 2, 1)
    with pytest.raises(InputError, match="at least one graph"):
        features([], 2)
    with pytest.raises(UnknownNameError, match="kind of polynomial"):
        features(x, 2, kind="R")
    with pytest.raises(UnknownNameError, match="arithmetic"):
        features(x, 2, dtype="float16")
