"""Cutting a layer into partitions loses nothing, and the kernels agree with their twins."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference import cayley_layers as reference
from wlkit._kernels.cayley_layers import act, fresh
from wlkit.cayley.frontier_layer import LARGE, SMALL, Fan, layer_of, scattered_rows, stacked


def rows(rng, count, words, values=1 << 63):
    return rng.integers(0, values, size=(count, words), dtype=np.uint64)


def as_set(array):
    return {tuple(row) for row in array.tolist()}


@pytest.mark.parametrize("words", [1, 2, 3])
@pytest.mark.parametrize("fan", [SMALL, Fan(4, 2), LARGE])
def test_a_layer_holds_every_state_once_whatever_the_fan(words, fan):
    given = rows(np.random.default_rng(words), 3000, words)
    layer = layer_of(given, fan)
    assert layer.size == len(given)
    assert as_set(layer.head(len(given))) == as_set(given)
    again = layer.refanned(SMALL).refanned(fan)
    for piece, other in zip(layer.pieces, again.pieces, strict=True):
        assert np.array_equal(piece.ends, other.ends)
        assert as_set(piece.load()) == as_set(other.load())


def test_partitions_of_a_pass_are_those_of_the_whole():
    given = rows(np.random.default_rng(7), 5000, 2)
    every, ends = scattered_rows(given, LARGE, 0, 4096)
    some, part = scattered_rows(given, LARGE, 1000, 3000)
    assert np.array_equal(some, every[ends[1000] : ends[3000]])
    assert np.array_equal(part, ends[1000:3001] - ends[1000])


@pytest.mark.parametrize("words", [1, 2])
def test_fresh_states_are_the_images_less_the_known(words):
    rng = np.random.default_rng(words)
    fan = Fan(1, 8)
    images = rows(rng, 4000, words, 900 if words == 1 else 40)
    layers = [layer_of(np.unique(rows(rng, 500, words, 900), axis=0), fan) for _ in range(3)]
    scattered, ends = scattered_rows(images, fan, 0, 8)
    known, known_at = stacked(layers, 0, words)
    out, out_at = np.empty_like(scattered), np.empty(9, dtype=np.int64)
    slots, dropped = np.empty(1 << 14, dtype=np.int32), np.empty(4000, dtype=np.uint8)
    # the same partitions in two segments, as two blocks of images give them
    segments = np.array([ends, ends])
    segments[0, 1:] = ends[:-1] + np.diff(ends) // 2
    middle = ends[:-1] + np.diff(ends) // 2
    for part in range(8):
        count = fresh(
            scattered,
            np.array([[ends[part], middle[part]], [middle[part], ends[part + 1]]]),
            known,
            np.ascontiguousarray(known_at[:, part : part + 2]),
            slots,
            dropped,
            out,
            out_at[:2],
        )
        expected = reference.fresh(scattered[ends[part] : ends[part + 1]].tolist(), known.tolist())
        assert count == len(expected)
        assert as_set(out[:count]) == expected


def test_tables_act_as_their_twin():
    rng = np.random.default_rng(1)
    tables = rows(rng, 2 * 5 * 16, 1).reshape(2, 5, 16)
    first = np.array([0, 3, 5])
    source, shift = np.array([0, 1, 0, 1, 1]), np.array([0, 4, 8, 0, 60], dtype=np.uint64)
    mask = np.array([15, 7, 15, 3, 15], dtype=np.uint64)
    states = rows(rng, 1000, 2)
    out = np.empty((2000, 2), dtype=np.uint64)
    act(states, tables, first, source, shift, mask, out)
    assert [tuple(row) for row in out.tolist()] == reference.act(
        states, tables, first, source, shift, mask
    )
