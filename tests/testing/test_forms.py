from __future__ import annotations

import sys
from collections import Counter

import networkx as nx
import numpy as np
import pytest

from wlkit.errors import GraphError, InputError, UnknownNameError
from wlkit.graphs import Graph, graph
from wlkit.testing.forms import caller, gap, plain, rounding_unit, same


class Tensor:
    """What a tensor of another library looks like from here."""

    def __init__(self, values):
        self.values = values

    def detach(self):
        return self

    def cpu(self):
        return self

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values, dtype=dtype)


def test_what_each_form_hands_over():
    seen = []
    for form in ("graph", "networkx", "adjacency"):
        caller(lambda x: seen.append(x) or 0, form)(graph("P3"))
    assert isinstance(seen[0], Graph)
    assert isinstance(seen[1], nx.Graph)
    assert seen[2].dtype == np.int64
    assert seen[2].flags.writeable
    assert seen[2].tolist() == [[0, 1, 0], [1, 0, 1], [0, 1, 0]]


def test_unknown_form():
    with pytest.raises(UnknownNameError, match="did you mean networkx"):
        caller(len, "networks")


def test_adjacency_does_not_drop_labels_silently():
    labelled = Graph(2, [(0, 1)], vertex_labels=[0, 1])
    with pytest.raises(GraphError, match="forgets the labels"):
        caller(len, "adjacency")(labelled)


@pytest.mark.parametrize(
    "a, b, tolerance, equal",
    [
        (1, 1, 0, True),
        (1, True, 0, True),
        (10**400, 10**400, 0, True),
        (10**400, 10**400 + 1, 0, False),
        (2**53, 2**53 + 1, 0, False),
        (1.0, 1.0 + 1e-12, 0, False),
        (1.0, 1.0 + 1e-12, 1e-9, True),
        (float("nan"), float("nan"), 0, True),
        (np.ones(3), np.ones((3, 1)), 1, False),
        (np.ones(3), np.ones(3), 0, True),
        ([1, 2], (1, 2), 0, True),
        ([1, 2], [1, 2, 3], 0, False),
        ({"a": 1}, {"b": 1}, 0, False),
        (Counter("aab"), Counter("aba"), 0, True),
        ("x", "x", 0, True),
        ("x", 1, 0, False),
        ({1, 2}, {2, 1}, 0, True),
        (np.array(["a"]), np.array(["a"]), 0, True),
        (np.array(["a", "b"]), np.array(["a", "c"]), 0, False),
    ],
)
def test_sameness(a, b, tolerance, equal):
    assert same(a, b, tolerance) == equal


def test_tensors_and_scalars_become_plain():
    assert plain(Tensor([1.0, 2.0])).tolist() == [1.0, 2.0]
    assert plain(np.int64(3)) == 3
    assert type(plain(np.int64(3))) is int
    assert plain("text") == "text"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (1, 1, 0.0),
        (1, 2, np.inf),
        (1.0, 2.0, 1 / 3),
        (np.array([1.0, 5.0]), np.array([1.0, 3.0]), 0.5),
        (np.ones(2), np.ones(3), np.inf),
        ({"x": [1.0, "a"]}, {"x": [1.0, "a"]}, 0.0),
        ({"x": [1.0, "a"]}, {"x": [1.0, "b"]}, np.inf),
        ({"x": 1.0}, {"y": 1.0}, np.inf),
        ([1.0], [1.0, 2.0], np.inf),
        (float("nan"), 1.0, np.inf),
        (1 + 1j, 1 + 1j, 0.0),
    ],
)
def test_gap(a, b, expected):
    assert gap(a, b) == pytest.approx(expected)


def test_rounding_units():
    assert rounding_unit([1, "a", True, np.arange(3)]) == 0.0
    assert rounding_unit([1, {"x": 1.0}]) == np.finfo(float).eps
    assert rounding_unit((1.0, np.ones(2, dtype=np.float32))) == np.finfo(np.float32).eps
    assert rounding_unit(1j) == np.finfo(complex).eps


class Module:
    """What a torch module looks like from here."""

    def __init__(self):
        self.log = []

    def state_dict(self):
        return {}

    def double(self):
        self.log.append("double")
        return self

    def eval(self):
        self.log.append("eval")
        return self

    def __call__(self, g):
        return list(self.log)


def test_modules_are_copied_in_double_precision_and_evaluation_mode():
    module = Module()
    assert caller(module, "graph")(graph("P3")) == ["double", "eval"]
    assert module.log == []


def test_tensors_and_edge_indices():
    torch = pytest.importorskip("torch")
    seen = []
    for form in ("tensor", "edge-index"):
        caller(lambda x: seen.append(x) or 0, form)(graph("P3"))
    matrix, data = seen
    assert matrix.dtype == torch.float64
    assert matrix.tolist() == graph("P3").adjacency.tolist()
    assert data.edge_index.tolist() == [[0, 1, 1, 2], [1, 0, 2, 1]]
    assert (data.num_nodes, data.x.shape, data.batch.tolist()) == (3, (3, 1), [0, 0, 0])


def test_without_torch_the_forms_say_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    for form in ("tensor", "edge-index"):
        with pytest.raises(InputError, match="pip install torch"):
            caller(len, form)(graph("P3"))
