"""Families of reversals and of moves of blocks against their definitions."""

from __future__ import annotations

import pytest

from wlkit.groups import generators


def rows(s):
    return [p.images.tolist() for p in s.generators]


def test_reversals():
    assert rows(generators.pancake(4)) == [[1, 0, 2, 3], [2, 1, 0, 3], [3, 2, 1, 0]]
    word = list(range(5))
    expected = [
        word[:i] + word[i : j + 1][::-1] + word[j + 1 :] for i in range(5) for j in range(i + 1, 5)
    ]
    assert rows(generators.full_reversals(5)) == expected


@pytest.mark.parametrize(
    ("subset", "lengths"),
    list(
        enumerate([(9, 8, 2), (9, 8, 3), (9, 8, 7), (9, 8, 6), (9, 7, 2), (9, 7, 3), (9, 7, 6)], 1)
    ),
)
def test_cubic_pancakes(subset, lengths):
    s = generators.cubic_pancake(9, subset)
    assert s.names == tuple(f"R{k}" for k in lengths)
    for row, k in zip(rows(s), lengths, strict=True):
        assert row == [*range(k - 1, -1, -1), *range(k, 9)]


@pytest.mark.parametrize("family", ["burnt_pancake", "signed_reversals"])
def test_signed_reversals_turn_the_elements_over(family):
    n = 4
    for row in rows(generators.make(family, n)):
        below, above = row[:n], row[n:]
        assert above == [(x + n) % (2 * n) for x in below]
        turned = [i for i, x in enumerate(below) if x >= n]
        assert [below[i] - n for i in turned] == turned[::-1]


def blocks(n):
    """Return the words in which two blocks of the identity are exchanged, adjacent ones first."""
    word = list(range(n))
    adjacent, apart = [], []
    for i in range(n):
        for j in range(i + 1, n + 1):
            for k in range(j, n):
                for m in range(k + 1, n + 1):
                    swapped = word[:i] + word[k:m] + word[j:k] + word[i:j] + word[m:]
                    (adjacent if j == k else apart).append(swapped)
    return adjacent, apart


def test_exchanges_of_blocks():
    adjacent, apart = blocks(5)
    assert sorted(rows(generators.transposons(5))) == sorted(adjacent)
    assert sorted(rows(generators.block_interchange(5))) == sorted(adjacent + apart)
