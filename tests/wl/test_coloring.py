"""The result of a refinement: classes, rounds, pooled comparison, evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import InputError, VerificationError
from wlkit.graphs import Graph
from wlkit.testing import graphs
from wlkit.wl import refine
from wlkit.wl.coloring import in_words, pooled, same_partition

colors = st.lists(st.integers(0, 3), max_size=8)


@given(st.data())
def test_partitions_are_the_same_iff_colours_agree_pair_by_pair(data: st.DataObject) -> None:
    a = data.draw(colors)
    b = data.draw(st.lists(st.integers(0, 3), min_size=len(a), max_size=len(a)))
    expected = all((x == y) == (p == q) for x, p in zip(a, b) for y, q in zip(a, b))  # noqa: B905
    assert same_partition(np.array(a, dtype=int), np.array(b, dtype=int)) == expected
    assert not same_partition(np.zeros(len(a) + 1), np.zeros(len(a)))


@given(graphs(max_vertices=6), st.sampled_from(["folklore", "sswl", "spd"]))
def test_classes_histograms_and_history_say_the_same(g: Graph, variant: str) -> None:
    c = refine(g, variant, 2)
    members = [place for cls in c.classes for place in cls]
    assert sorted(members) == list(np.ndindex(c.colors.shape))
    assert len(c.classes) == c.class_count == c.history[-1] if g.n else c.class_count == 0
    assert Counter(c.flat.tolist()) == c.histogram
    for t in range(c.rounds + 1):
        assert len(set(c.at_round(t).tolist())) == c.history[t]
    assert np.array_equal(c.at_round(c.rounds + 5), c.flat)


@given(st.data())
def test_pooling_compares_multisets_of_multisets(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 3))
    squares = [
        np.array(data.draw(st.lists(st.integers(0, 1), min_size=n * n, max_size=n * n)))
        for _ in range(2)
    ]
    flat = np.concatenate(squares).astype(np.int32)
    offsets = np.array([0, n * n, 2 * n * n])
    for pooling, turn in (("vs", False), ("sv", True)):
        first, second = (
            Counter(tuple(sorted(row)) for row in (m.reshape(n, n).T if turn else m.reshape(n, n)))
            for m in squares
        )
        values = pooled(flat, offsets, [n, n], 2, pooling)  # type: ignore[arg-type]
        assert (values[0] == values[1]) == (first == second)
    values = pooled(flat, offsets, [n, n], 2, "histogram")
    assert (values[0] == values[1]) == (sorted(squares[0]) == sorted(squares[1]))


def test_large_histograms_are_compared_by_counts() -> None:
    big = refine(["C5000", "C5000", "P5000"])
    assert big.partition() == ((0, 1), (2,))


def test_negative_rounds_are_refused() -> None:
    with pytest.raises(InputError, match="t >= 0"):
        refine("P5").at_round(-1)


def test_without_a_definition_there_is_nothing_to_verify() -> None:
    with pytest.raises(VerificationError, match="no definition"):
        replace(refine("P5"), replay=None).verify()


def test_the_text_names_what_is_coloured() -> None:
    assert "3-tuples" in repr(refine("K3", k=3))
    assert "pairs of 2 graphs" in repr(refine(["K3", "P3"], k=2))
    assert "1 class of 1 graphs" in repr(refine("K3", "spectrum"))
    assert in_words("delta", 3) == "delta 3-WL"
    assert in_words("neighbourhood", 1) == "neighbourhood k=1"


@given(st.lists(colors, min_size=1, max_size=5))
def test_pooled_histograms_agree_iff_the_multisets_do(parts: list[list[int]]) -> None:
    offsets = np.cumsum([0, *map(len, parts)])
    flat = np.array([c for part in parts for c in part], dtype=np.int32)
    values = pooled(flat, offsets, list(map(len, parts)), 1, "histogram")
    for a, x in zip(parts, values, strict=True):
        for b, y in zip(parts, values, strict=True):
            assert (x == y) == (Counter(a) == Counter(b))


def test_large_histograms_are_compared_as_counts() -> None:
    rng = np.random.default_rng(0)
    a = rng.integers(0, 50, 5000).astype(np.int32)
    c = a.copy()
    c[0] = (c[0] + 1) % 50
    flat = np.concatenate((a, rng.permutation(a), c))
    x, y, z = pooled(flat, np.arange(4) * 5000, [5000] * 3, 1, "histogram")
    assert x == y != z
