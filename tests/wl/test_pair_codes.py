"""Codes of pairs of positions: injective, and the same block by block."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest

from tests.wl.test_kernels import PAIRS
from wlkit.graphs import Graph
from wlkit.wl import structure as layout
from wlkit.wl.blocks import Block, blocks
from wlkit.wl.pair_codes import PairCodes
from wlkit.wl.structure import joint


@pytest.mark.parametrize("marked", [True, False])
def test_pairs_have_one_code_iff_they_look_alike(marked: bool) -> None:
    for pair in PAIRS:
        s = joint(pair)
        codes, seen = PairCodes(s, marked), {}
        for i, g in enumerate(s.graphs):
            rows = codes.rows(i, 0, g.n)
            types = s.pair_types[0][i]
            label = s.vertex_codes[s.first[i] :]
            for u, v in product(range(g.n), repeat=2):
                facts = (u == v, label[u], label[v], None if marked else types[u, v])
                assert seen.setdefault(facts, rows[u, v]) == rows[u, v] < codes.count
        assert len(set(seen.values())) == len(seen)


def test_large_graphs_have_the_same_types_row_by_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(layout, "_LAID_OUT", 0)
    for pair in PAIRS:
        s = joint(pair)
        types, count = s.pair_types
        assert s._sparse_types is not None
        assert s.pair_type_count == count
        for i, g in enumerate(s.graphs):
            rows = [s.pair_type_rows(i, u, u + 1) for u in range(g.n)]
            assert np.array_equal(np.concatenate(rows), types[i])
            assert s.pair_type(i, 0, g.n - 1) == types[i][0, g.n - 1]


@pytest.mark.parametrize("k", [2, 3])
def test_tuples_have_the_codes_of_their_positions(k: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from wlkit.wl import blocks as cutting
    from wlkit.wl import pair_codes

    s = joint([Graph(3, [(0, 1)]), Graph(0), Graph(4, [(0, 1), (1, 2)]), Graph(1)])
    codes = PairCodes(s, marked=False)
    tables = [codes.rows(g, 0, int(n)) for g, n in enumerate(s.sizes)]
    for size in (4, 1 << 19):
        monkeypatch.setattr(cutting, "BLOCK", size)
        monkeypatch.setattr(pair_codes, "BLOCK", size)
        parts: list[Block] = list(blocks(s.sizes, k))
        for pairs in subsets(k):
            marked, spare = np.zeros((2, int(s.offsets(k)[-1])), dtype=np.uint32)
            for block in parts:
                codes.keep(k, pairs, block, np.int64(0), np.int64(0), marked, spare)
            expected = [
                digits([int(tables[g][x[i], x[j]]) for i, j in pairs], codes.count)
                for g, n in enumerate(s.sizes.tolist())
                for x in product(range(n), repeat=k)
            ]
            assert (spare - 0x80000000).tolist() == expected
            assert not marked.any()


def subsets(k: int) -> list[tuple[tuple[int, int], ...]]:
    pairs = list(combinations(range(k), 2))
    return [x for size in range(1, len(pairs) + 1) for x in combinations(pairs, size)]


def digits(numbers: list[int], base: int) -> int:
    return sum(x * base**i for i, x in enumerate(reversed(numbers)))
