from __future__ import annotations

import numpy as np
import pytest

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import basis, evaluate, features
from wlkit.polynomials.torch_tensors import is_torch

torch = pytest.importorskip("torch")

SPACES = [
    {"degree": 2, "directed": True, "loops": True, "roots": "edge", "simple": False},
    {"degree": 4, "roots": 1},
    {"degree": 5, "roots": 0},
    {"degree": 4, "roots": 2},
]


def sample(n, directed, *shape):
    x = np.random.default_rng(4).integers(-3, 4, (*shape, n, n))
    return x if directed else x + np.swapaxes(x, -1, -2)


def test_what_is_a_tensor():
    assert is_torch(torch.zeros(2))
    assert is_torch(torch.nn.Parameter(torch.zeros(2)))
    assert not is_torch(np.zeros(2))


@pytest.mark.parametrize("options", SPACES)
def test_features_are_those_of_the_array(options):
    x = sample(4, options.get("directed"), 3)[..., None]
    expected = features(x, **options)
    for dtype in (torch.float64, torch.int64):
        found = features(torch.tensor(x, dtype=dtype), **options)
        assert found.patterns == expected.patterns
        assert found.array.dtype == dtype
        assert np.array_equal(found.array.numpy(), expected.array)
    one = features(torch.tensor(x[0, :, :, 0], dtype=torch.float64), **options)
    assert np.array_equal(one.array.numpy(), expected.array[0])


@pytest.mark.parametrize("kind", ["P", "Q"])
def test_values_are_those_of_the_array(kind):
    for options in ({"directed": True, "loops": True, "roots": "edge"}, {"channels": 2}):
        x = sample(4, options.get("directed"), options.get("channels", 1))
        x = np.moveaxis(x, 0, -1)
        for h in list(basis(2, **options))[::7]:
            for dtype in (torch.float64, torch.int32):
                found = evaluate(h, torch.tensor(x, dtype=dtype), kind)
                assert np.array_equal(found.numpy(), evaluate(h, x, kind))


def test_features_of_distinct_indices():
    x = sample(3, False)
    for dtype in (torch.float64, torch.int64):
        found = features(torch.tensor(x, dtype=dtype), 3, 1, kind="Q")
        assert np.array_equal(found.array.numpy(), features(x, 3, 1, kind="Q").array)


def test_gradients_flow():
    """The derivative of the trace of X^3 is 3 (X^2)^T."""
    h = Multigraph(3, [(0, 1), (1, 2), (2, 0)], directed=True)
    x = torch.tensor(sample(5, True), dtype=torch.float64, requires_grad=True)
    evaluate(h, x).backward()
    assert torch.equal(x.grad, 3 * (x @ x).T)
    patterns = list(basis(3, directed=True, loops=True, roots=1))
    small = torch.rand(3, 3, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(lambda y: features(y, patterns=patterns).array, (small,))


def test_float32_stays_float32():
    x = torch.tensor(sample(4, False), dtype=torch.float32)
    assert features(x, 3, "edge").array.dtype == torch.float32


def test_paths_of_opt_einsum():
    x = torch.tensor(sample(4, False), dtype=torch.float64)
    h = Multigraph.from_graph(graph("C5"))
    assert evaluate(h, x, optimize="greedy") == evaluate(h, x)


def test_bad_tensors():
    h = Multigraph(2, [(0, 1)])
    with pytest.raises(InputError, match=r"differ by 1\.0"):
        evaluate(h, torch.tensor([[0.0, 1.0], [0.0, 0.0]]))
    with pytest.raises(InputError, match="expected tensors of shape"):
        evaluate(h, torch.zeros(2, 3))
    with pytest.raises(InputError, match="channels"):
        features(torch.zeros(2, 2), patterns=[Multigraph(1, channels=2)])
    with pytest.raises(SizeError, match="64 bits"):
        evaluate(Multigraph(2, [(0, 1)] * 3), torch.full((2, 2), 2**40))
