"""The compiled rounds against refinement by definition."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from tests.reference import wl as slow
from wlkit.graphs import Graph
from wlkit.wl import color_refinement, refine
from wlkit.wl.coloring import Coloring


def random_graph(
    rng: np.random.Generator, n: int, p: float, *, directed: bool = False, labels: int = 0
) -> Graph:
    chosen = [
        (u, v)
        for u in range(n)
        for v in range(n)
        if (u < v or (directed and u != v)) and rng.random() < p
    ]
    return Graph(
        n,
        chosen,
        directed=directed,
        vertex_labels=rng.integers(0, labels, n).tolist() if labels else None,
        edge_labels=rng.integers(0, labels, len(chosen)).tolist() if labels else None,
    )


def random_pairs() -> list[tuple[Graph, Graph]]:
    """Pairs of random graphs of every kind, with a relabelled copy among them."""
    rng = np.random.default_rng(7)
    out = []
    for n in (1, 2, 4, 5, 6):
        for directed in (False, True):
            for labels in (0, 2):
                g = random_graph(rng, n, 0.4, directed=directed, labels=labels)
                h = random_graph(rng, n, 0.4, directed=directed, labels=labels)
                out += [(g, h), (g, g.relabel(rng.permutation(n)))]
    return out


PAIRS = random_pairs()
AGGREGATIONS = {
    "swl-vs": "L",
    "pswl-vs": "LP",
    "gswl": "LG",
    "sswl": "LS",
    "lfwl2": "F",
    "slfwl2": "U",
}


def assert_same(fast: Coloring, expected: list[slow.Colors]) -> None:
    assert fast.rounds == len(expected) - 1
    assert fast.stable
    for t, colors in enumerate(expected):
        seen: dict[int, int] = {}
        mine = [seen.setdefault(c, len(seen)) for c in fast.at_round(t).tolist()]
        assert mine == slow.normalised(colors), t
    assert fast.history == tuple(slow.count(colors) for colors in expected)


def test_color_refinement_is_that_of_the_definition() -> None:
    for pair in PAIRS:
        assert_same(color_refinement(pair), slow.color_refinement(list(pair)))


@pytest.mark.parametrize("k", [2, 3])
def test_folklore_refinement_is_that_of_the_definition(k: int) -> None:
    for pair in PAIRS:
        if pair[0].n <= (6 if k == 2 else 4):
            assert_same(refine(pair, "folklore", k), slow.folklore(list(pair), k))


def test_folklore_4_refinement_is_that_of_the_definition() -> None:
    for pair in PAIRS:
        if pair[0].n <= 3:
            assert_same(refine(pair, "folklore", 4), slow.folklore(list(pair), 4))


@pytest.mark.parametrize("variant", ["oblivious", "delta", "delta-local"])
@pytest.mark.parametrize("k", [2, 3])
def test_refinement_position_by_position_is_that_of_the_definition(variant: str, k: int) -> None:
    twin = getattr(slow, variant.replace("-", "_"))
    for pair in PAIRS:
        if pair[0].n <= (6 if k == 2 else 4):
            assert_same(refine(pair, variant, k), twin(list(pair), k))


@pytest.mark.parametrize("variant", AGGREGATIONS)
def test_refinement_of_pairs_is_that_of_the_definition(variant: str) -> None:
    for pair in PAIRS:
        assert_same(refine(pair, variant), slow.pairs(list(pair), AGGREGATIONS[variant]))


def test_color_refinement_of_larger_graphs_is_that_of_the_definition() -> None:
    rng = np.random.default_rng(3)
    for p in (0.02, 0.05, 0.3):
        g = random_graph(rng, 60, p)
        assert_same(color_refinement(g), slow.color_refinement([g]))


def test_long_paths_take_half_as_many_rounds_as_vertices() -> None:
    c = color_refinement("P1001")
    assert (c.class_count, c.rounds) == (501, 499 + 1)
    assert c.at_round(3).max() >= 3
    assert c.history[:3] == (1, 2, 3)


def test_a_first_mismatch_is_found() -> None:
    """The exact check rejects a partition that sums of words could have left too coarse."""
    from wlkit.wl.exactness import is_exact
    from wlkit.wl.rules import Rule
    from wlkit.wl.structure import joint
    from wlkit.wl.tuples import Run

    for rule in (
        Rule("folklore", 2),
        Rule("folklore", 3),
        Rule("oblivious", 2),
        Rule("oblivious", 3),
        Rule("delta", 2),
        Rule("delta-local", 2),
        Rule("pairs", 2, "LS", marked=True),
        Rule("pairs", 2, "F"),
    ):
        run = Run(joint(["P5", "S4"]), rule, 0)
        assert not is_exact(run, False)  # the initial colouring is not stable
        run.refine(None)
        assert is_exact(run, False)
        run.color[run.color == run.m - 1] = run.m - 2  # undo a split
        run.m -= 1
        run.levels = run.levels.cut(run.m)
        run.history[-1] -= 1
        assert not is_exact(run, False)


@pytest.mark.parametrize(
    ("variant", "k"),
    [
        ("folklore", 2),
        ("folklore", 3),
        ("sswl", 2),
        ("oblivious", 3),
        ("delta", 2),
        ("delta-local", 3),
    ],
)
def test_colliding_words_are_caught_and_drawn_again(
    monkeypatch: pytest.MonkeyPatch, variant: str, k: int
) -> None:
    """With words of 0, 1 or 2 bits many sums collide; only the exact check notices."""
    from wlkit.wl import tuples

    pairs = [pair for pair in PAIRS if pair[0].n in (4, 5)]
    true = [refine(pair, variant, k) for pair in pairs]
    draw = np.random.default_rng
    rejected = []

    class Weak:
        def __init__(self, seed: int) -> None:
            self.seed = seed
            self.random = draw(seed)

        def integers(self, lo: int, hi: int, shape: tuple, dtype: type) -> np.ndarray:
            rejected.append(self.seed)
            few = min(hi, 2 ** bits[self.seed])
            return self.random.integers(lo, few, shape, dtype=dtype)

    bits = [0, 1, 2, 2, 64, 64, 64, 64]
    monkeypatch.setattr(tuples.np.random, "default_rng", Weak)
    mask = property(lambda run: np.uint64(2 ** bits[run.seed] - 1))
    monkeypatch.setattr(tuples.Run, "mask", mask)
    for pair, expected in zip(pairs, true, strict=True):
        found = refine(pair, variant, k)
        assert found.history == expected.history
        for t in range(found.rounds + 1):
            assert np.array_equal(found.at_round(t), expected.at_round(t))
    assert max(rejected) > 0


def test_kernels_agree_without_compilation() -> None:
    """The same answers with NUMBA_DISABLE_JIT=1, in a process of its own."""
    code = (
        "from wlkit.wl import *\n"
        "for v in ('folklore', 'oblivious', 'delta-local', 'sswl', 'slfwl2'):\n"
        "    c = refine(['C6', '2C3', 'P5'], v, 2); print(v, c.history, c.partition())\n"
        "c = refine(['C5', 'P5'], k=3); print(c.history)\n"
        "c = color_refinement(['C6', 'P5', 'S4']); print(c.history, c.flat.tolist())\n"
    )
    out = []
    for value in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "NUMBA_DISABLE_JIT": value},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        out.append(done.stdout)
    assert out[0] == out[1]


def test_stopped_runs_pass_the_exact_check_at_once() -> None:
    """The first draw of random words is accepted, also when a run stops in the middle."""
    from wlkit.wl.exactness import is_exact
    from wlkit.wl.rules import Rule
    from wlkit.wl.structure import joint
    from wlkit.wl.tuples import Run

    rng = np.random.default_rng(11)
    for k in (2, 3):
        for rounds in (0, 1, 2, 3):
            run = Run(joint(["P5", random_graph(rng, 6, 0.4)]), Rule("folklore", k), 0)
            left = [rounds]

            def stop(_color: np.ndarray, left: list[int] = left) -> bool:
                left[0] -= 1
                return left[0] < 0

            assert is_exact(run, run.refine(stop))


def test_folklore_5_refinement_of_three_vertices() -> None:
    pair = Graph(3, [(0, 1)]), Graph(3, [(0, 1), (1, 2)])
    assert_same(refine(pair, k=5), slow.folklore(list(pair), 5))
