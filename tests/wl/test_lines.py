"""Sums and exact ids of lines, and the check that rests on them."""

from __future__ import annotations

from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest

from tests.reference import wl as slow
from tests.reference import wl_positions as twin
from tests.wl.test_kernels import PAIRS, assert_same, random_graph
from wlkit._kernels import wl_positions as kernels
from wlkit.graphs import Graph, graph
from wlkit.wl import refine
from wlkit.wl.definition import _signatures
from wlkit.wl.exactness import is_exact
from wlkit.wl.lines import line_ids, lines_mismatch
from wlkit.wl.rules import Rule
from wlkit.wl.structure import joint
from wlkit.wl.tuples import Run

FAMILIES = ("oblivious", "delta", "delta-local")
SALT, MASK = 2**64 - 12345, 2**63 - 1
SEVERAL = [
    [Graph(0), Graph(1), graph("P3"), graph("C4"), Graph(0)],
    [Graph(1, directed=True), Graph(4, [(0, 1), (1, 0), (1, 2), (3, 1)], directed=True)],
    list(PAIRS[-1]),
]


def cubes(structure: Any, k: int, color: np.ndarray) -> list[dict]:
    """The colours of every graph by tuple."""
    ends = structure.offsets(k)
    return [
        dict(zip(product(range(g.n), repeat=k), color[a:b].tolist(), strict=True))
        for g, (a, b) in zip(structure.graphs, pairwise(ends), strict=True)
    ]


def colored(graphs: list[Graph], k: int, classes: int, family: str = "delta") -> Run:
    """A run with colours drawn at random, which reordering positions does not permute."""
    run = Run(joint(graphs), Rule(family, k), seed=0)
    rng = np.random.default_rng(k)
    run.color[:] = rng.integers(0, classes, run.items)
    run.m, run.history = classes, [classes]
    return run


@pytest.mark.parametrize("k", [1, 2, 3, 4])
def test_line_sums_are_those_of_the_definition(k: int) -> None:
    for graphs in SEVERAL:
        run = colored(graphs, k, 5)
        s = run.structure
        begins = s.offsets(k - 1)
        expected: list[int] = []
        for g, cube in zip(s.graphs, cubes(s, k, run.color), strict=True):
            expected += twin.line_sums(g.n, k, cube, lambda c: twin.word(c, SALT, MASK))
        lines = np.arange(begins[-1])[::2]
        out = np.empty(lines.size, dtype=np.uint64)
        kernels.line_sums(
            lines,
            run.color,
            run.offsets,
            s.sizes,
            begins,
            np.uint64(SALT),
            np.uint64(MASK),
            out,
        )
        assert out.tolist() == expected[::2]


@pytest.mark.parametrize("k", [1, 2, 3, 4])
@pytest.mark.parametrize("parts", ["sums", "weights", "both"])
def test_position_hashes_are_those_of_the_definition(k: int, parts: str) -> None:
    rng = np.random.default_rng(k)
    for graphs in SEVERAL:
        run = colored(graphs, k, 5)
        s = run.structure
        begins, (indptr, indices) = s.offsets(k - 1), run.neighbors
        sums = rng.integers(0, 2**64, (k, begins[-1] if parts != "weights" else 0), dtype=np.uint64)
        count = indices.size if parts != "sums" else 0
        weights = rng.integers(0, 2**64, (k, count), dtype=np.uint64)
        args = (run.color, run.offsets, s.sizes, sums, begins, weights, indptr, indices, s.first)
        expected: list[int] = []
        for number, cube in enumerate(cubes(s, k, run.color)):
            n, first = s.graphs[number].n, int(s.first[number])
            ends = list(pairwise(indptr[first : first + n + 1].tolist()))
            expected += twin.position_hashes(
                n,
                k,
                cube,
                lambda c: twin.word(c, SALT, MASK),
                [
                    dict(zip(product(range(n), repeat=k - 1), row, strict=False))
                    for row in sums[:, begins[number] :].tolist()
                ],
                [
                    {
                        (v, int(indices[e])): row[e]
                        for v, (a, b) in enumerate(ends)
                        for e in range(a, b)
                        if count
                    }
                    for row in weights.tolist()
                ],
            )
        last = len(s.graphs) - 1
        whole = np.array([0, last + 1, 0, s.sizes[-1]])
        for block in (whole, *(np.array([1, 2, a, a + 1]) for a in range(s.sizes[1]))):
            lo = run.offsets[block[0]] + block[2] * s.sizes[block[0]] ** (k - 1)
            hi = run.offsets[block[1] - 1] + block[3] * s.sizes[block[1] - 1] ** (k - 1)
            out = np.empty(hi - lo, dtype=np.uint64)
            kernels.position_hashes(*args, np.uint64(SALT), np.uint64(MASK), k, block, out)
            assert out.tolist() == expected[lo:hi]


@pytest.mark.parametrize("k", [1, 2, 3, 4])
def test_lines_have_equal_ids_iff_equal_multisets(k: int) -> None:
    for graphs in SEVERAL:
        run = colored(graphs, k, 2)
        run.spare[:] = run.color
        ids = line_ids(run, np.arange(run.items, dtype=np.int32))
        assert ids is not None
        bags = [
            tuple(sorted(cube[(*y, w)] for w in range(g.n)))
            for g, cube in zip(graphs, cubes(run.structure, k, run.color), strict=True)
            for y in product(range(g.n), repeat=k - 1)
        ]
        number = dict(zip(bags, ids.tolist(), strict=True))
        assert [number[b] for b in bags if b] == [i for i, b in zip(ids, bags, strict=True) if b]
        assert len(set(number.values())) == len(number)


def test_lines_that_no_item_needs_have_no_id() -> None:
    run = colored([graph("P4")], 2, 3)
    run.spare[:] = run.color
    ids = line_ids(run, np.array([1], dtype=np.int32))
    assert ids is not None
    assert (ids >= 0).tolist() == [True, True, False, False]


def test_different_lines_with_equal_sums_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    from wlkit.wl import lines

    def constant(run: Run, color: np.ndarray, given: np.ndarray, *rest: Any) -> np.ndarray:
        return np.zeros(given.size, dtype=np.uint64)

    monkeypatch.setattr(lines, "line_sums", constant)
    run = Run(joint(["P4"]), Rule("oblivious", 2), seed=0)
    run.spare[:] = run.color
    items = np.arange(run.items, dtype=np.int32)
    assert line_ids(run, items) is None
    alike = Run(joint(["C5"]), Rule("oblivious", 2), seed=0)
    alike.spare[:] = alike.color
    found = line_ids(alike, np.arange(25, dtype=np.int32))
    assert found is not None
    assert found.tolist() == [0] * 5


@pytest.mark.parametrize("k", [1, 2, 3, 4])
def test_multisets_differ_where_they_do_by_definition(k: int) -> None:
    """`bag_mismatch` on classes of two tuples, for colours and positions of every kind."""
    rng = np.random.default_rng(k)
    for graphs in SEVERAL:
        run = colored(graphs, k, 2)
        s = run.structure
        all_cubes = cubes(s, k, run.color)
        types, count = s.pair_types
        empty = (np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0, np.int32))
        for _ in range(60):
            pair = np.sort(rng.integers(0, run.items, 2)).astype(np.int32)
            i, near = int(rng.integers(k)), bool(rng.integers(2))
            bags = []
            for item in pair.tolist():
                g = int(np.searchsorted(run.offsets, item, side="right")) - 1
                v = list(all_cubes[g])[item - int(run.offsets[g])]

                seen = types[g].tolist() if near else None

                def tag(x: int, w: int, seen: list | None = seen) -> int | None:
                    return 0 if seen is None else seen[x][w] or None

                bags.append(twin.bag(graphs[g].n, all_cubes[g], v, i, tag))
            lists = (*run.neighbors, run.neighbor_types) if near else empty
            head = (np.int64(i), int(s.sizes.max()), run.color, run.offsets, s.sizes, k)
            found = kernels.bag_mismatch(pair, np.array([0, 2]), *head, *lists, count, s.first)
            assert (found >= 0) == (bags[0] != bags[1])


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("k", [2, 3, 4])
def test_signatures_differ_where_they_do_by_definition(family: str, k: int) -> None:
    """Any two tuples as a class, under the isomorphism types of tuples."""
    rng = np.random.default_rng(k)
    told = [0, 0]
    for graphs in SEVERAL:
        run = Run(joint(graphs), Rule(family, k), seed=0)  # type: ignore[arg-type]
        signatures = list(_signatures(run.structure, run.rule, run.color))
        run.spare[:] = run.color
        for a in rng.integers(0, run.items, 30).tolist():
            alike = np.flatnonzero(run.color == run.color[a])
            for b in (rng.choice(alike), rng.integers(0, run.items)):
                pair = np.array([a, b], dtype=np.int32)
                differ = signatures[a] != signatures[b]
                assert lines_mismatch(run, pair, np.array([0, 2])) == differ
                told[differ] += a != b
    assert min(told) > 10


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("k", [2, 3])
def test_the_check_rejects_every_partition_that_is_too_coarse(family: str, k: int) -> None:
    """All tuples in their classes: differ iff the signatures by definition do."""
    rng = np.random.default_rng(1)
    for directed in (False, True):
        for labels in (0, 2):
            pair = [random_graph(rng, 4, 0.5, directed=directed, labels=labels) for _ in range(2)]
            run = Run(joint(pair), Rule(family, k), seed=0)  # type: ignore[arg-type]
            run.refine(None)
            run.spare[:] = run.color
            order = np.argsort(run.color, kind="stable").astype(np.int32)
            starts = np.concatenate(([0], np.cumsum(np.bincount(run.color))))
            assert not lines_mismatch(run, order, starts)
            assert is_exact(run, False)
            if run.m == run.items:
                continue
            whole = np.array([0, run.items])
            assert lines_mismatch(run, order, whole)


@pytest.mark.parametrize("family", FAMILIES)
def test_refinement_of_four_tuples_is_that_of_the_definition(family: str) -> None:
    expected = getattr(slow, family.replace("-", "_"))
    for pair in PAIRS:
        if pair[0].n <= 3:
            assert_same(refine(pair, family, 4), expected(list(pair), 4))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("k", [2, 3])
def test_many_graphs_jointly_are_refined_by_the_definition(family: str, k: int) -> None:
    """Graphs of different orders side by side, with none and one vertex among them."""
    expected = getattr(slow, family.replace("-", "_"))
    names = ["P4", "C4", "S3", "K4", "P2", "C3"]
    given = [Graph(0), Graph(1), *(graph(name) for name in names), Graph(4)]
    assert_same(refine(given, family, k), expected(given, k))


@pytest.mark.parametrize("family", FAMILIES)
def test_blocks_do_not_change_the_sums(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from wlkit.wl import blocks

    rng = np.random.default_rng(2)
    pair = [random_graph(rng, 9, 0.3) for _ in range(2)]
    expected = refine(pair, family, 3)
    monkeypatch.setattr(blocks, "BLOCK", 100)
    found = refine(pair, family, 3)
    assert np.array_equal(found.flat, expected.flat)
    assert found.history == expected.history
