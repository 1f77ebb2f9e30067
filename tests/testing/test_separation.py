from __future__ import annotations

import os
import subprocess
import sys

import networkx as nx
import numpy as np
import pytest

from wlkit.errors import UnknownNameError
from wlkit.testing import LawViolationError, never_separates_more_than
from wlkit.wl import distinguish


def message_passing(a, rounds=4):
    """A message-passing network with fixed integer weights; exact arithmetic."""
    colors = np.ones((len(a), 1), dtype=object)
    for _ in range(rounds):
        around = a.astype(object) @ colors
        colors = np.concatenate([colors + 3 * around, around * around], axis=1) % 10**9
    return tuple(int(x) for x in colors.sum(0))


def closed_walks(a):
    return [int(np.linalg.matrix_power(a.astype(object), k).trace()) for k in range(2, 7)]


def test_a_message_passing_network_never_separates_more_than_1_wl():
    assert never_separates_more_than(message_passing, "1-wl", form="adjacency") > 30


def test_closed_walks_never_separate_more_than_2_wl():
    assert never_separates_more_than(closed_walks, "2-wl", form="adjacency") >= 10


def test_distances_never_separate_more_than_distance_wl():
    def histogram(g):
        rows = (row for _, row in nx.all_pairs_shortest_path_length(g))
        return sorted(sorted(row.values()) for row in rows)

    assert never_separates_more_than(histogram, "spd-wl", form="networkx") >= 10


@pytest.mark.parametrize(
    "f, method",
    [
        (closed_walks, "1-wl"),
        (lambda a: (np.linalg.matrix_power(a, 3)).trace() > 0, "1-wl"),
        (lambda a: sum(map(bool, _cliques(a, 4))), "2-wl"),
    ],
)
def test_what_sees_more_fails_with_a_verified_pair(f, method):
    with pytest.raises(LawViolationError, match=f"separates more than {method}") as caught:
        never_separates_more_than(f, method, form="adjacency")
    g, h = caught.value.graphs
    assert not nx.is_isomorphic(g.to_networkx(), h.to_networkx())
    assert str(caught.value).count("g6:") == 2
    assert "(verified)" in str(caught.value)


def _cliques(a, size):
    found = nx.enumerate_all_cliques(nx.from_numpy_array(a))
    return [c for c in found if len(c) == size]


def test_the_pair_is_the_smallest():
    with pytest.raises(LawViolationError) as caught:
        never_separates_more_than(closed_walks, "1-wl", form="adjacency")
    assert caught.value.graphs[0].n == 6


def test_what_depends_on_the_numbering_is_said_to_do_so():
    with pytest.raises(LawViolationError, match="not even permutation invariant"):
        never_separates_more_than(lambda g: g.edge_list[0], "1-wl")


def test_unknown_method():
    with pytest.raises(UnknownNameError, match="method '4-wl'"):
        never_separates_more_than(len, "4-wl")


def test_without_hypothesis_the_import_says_what_to_install():
    script = (
        "import sys, importlib.util as u\n"
        "find = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'hypothesis' else find(name, *a)\n"
        "try:\n"
        "    import wlkit.testing\n"
        "except ImportError as error:\n"
        "    print(error)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], env=dict(os.environ), capture_output=True, text=True
    )
    assert "pip install hypothesis" in run.stdout


@pytest.mark.parametrize(
    ("method", "f"),
    [
        ("sswl", closed_walks),
        ("oblivious:3", closed_walks),
        ("spectrum", closed_walks),
        ("hom:K3", lambda a: int((a @ a @ a).trace())),
        ("swl-vs", message_passing),
        ("eigenspaces", closed_walks),
    ],
)
def test_any_refinement_may_be_the_bound(method, f):
    assert never_separates_more_than(f, method, form="adjacency", max_vertices=20) > 0


def test_what_exceeds_another_refinement_fails_with_a_verified_pair():
    with pytest.raises(LawViolationError, match="separates more than spectrum") as caught:
        never_separates_more_than(lambda g: sorted(g.degrees.tolist()), "spectrum")
    g, h = caught.value.graphs
    assert g.n == 5  # the star and the 4-cycle with a vertex beside
    assert not distinguish(g, h, variant="spectrum").distinguished


def test_rounding_is_measured_and_does_not_separate():
    scrambled = lambda a: float(np.sum((a.sum(0) * 0.1) ** 3 * np.linspace(1, 1 + 1e-14, len(a))))  # noqa: E731
    assert never_separates_more_than(scrambled, "1-wl", form="adjacency") > 10


def test_a_small_difference_beyond_rounding_separates():
    slight = lambda a: 1.0 + 1e-9 * float((a @ a @ a).trace())  # noqa: E731
    with pytest.raises(LawViolationError, match=r"renumbering changes them by 2\.2e-16"):
        never_separates_more_than(slight, "1-wl", form="adjacency")
    assert never_separates_more_than(slight, "1-wl", form="adjacency", tolerance=1e-6) > 10


def test_single_precision_is_judged_by_its_own_rounding():
    noisy = lambda a: np.float32(1.0 + 1e-6 * float((a @ a @ a).trace()))  # noqa: E731
    assert never_separates_more_than(noisy, "1-wl", form="adjacency") > 10


def test_torch_modules():
    torch = pytest.importorskip("torch")

    class Network(torch.nn.Module):
        def __init__(self, triangles):
            super().__init__()
            self.lin = torch.nn.Linear(1, 8)
            self.out = torch.nn.Linear(8, 1)
            self.drop = torch.nn.Dropout(0.5)
            self.triangles = triangles

        def forward(self, a):
            x = torch.ones((len(a), 1), dtype=a.dtype)
            for _ in range(2):
                h = torch.relu(self.lin(a @ x))
                x = self.drop(h).sum(1, keepdim=True)
            if self.triangles:
                x = x + torch.diagonal(a @ a @ a)[:, None]
            return self.out(torch.relu(self.lin(x))).sum()

    torch.manual_seed(0)
    assert never_separates_more_than(Network(False), "1-wl", form="tensor") > 10
    with pytest.raises(LawViolationError, match="Network separates more than 1-wl"):
        never_separates_more_than(Network(True), "1-wl", form="tensor")
