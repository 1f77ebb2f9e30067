"""Small rows by brute force, numbers of generating pairs from outside, the quadratic bound."""

from __future__ import annotations

from itertools import combinations, permutations
from math import factorial

import pytest

from analyses.largest_diameter import KINDS, LARGEST, NAME, Symmetric, classes, run
from analyses.store import load
from tests.reference import cayley as reference
from wlkit.groups import GeneratingSet, Permutation

ROWS = {(r["kind"], r["n"]): r for r in load(NAME)}

# OEIS A071605: ordered pairs that generate S_n
GENERATING_PAIRS = {3: 18, 4: 216, 5: 6840, 6: 228960, 7: 15573600}


def test_rows_are_there():
    assert sorted(ROWS) == sorted((kind, n) for kind in KINDS for n in range(3, LARGEST + 1))


def test_small_rows_again():
    assert list(run(4)) == [ROWS[kind, n] for n in (3, 4) for kind in KINDS]


def test_rows_that_are_known_are_kept():
    kept = {"kind": KINDS[0], "n": 3}
    assert next(run(3, [kept])) is kept


@pytest.mark.parametrize("kind", KINDS[:2])
def test_the_largest_diameter_of_s4_by_brute_force(kind):
    every, largest = list(permutations(range(4))), 0
    for pair in combinations(every, 2):
        s = GeneratingSet(pair)
        s = s if kind == "directed pairs" else s.with_inverses()
        spheres = reference.spheres(s)
        if sum(spheres) == 24:
            largest = max(largest, len(spheres) - 1)
    assert ROWS[kind, 4]["largest"] == largest


def test_numbers_of_classes_of_generating_pairs():
    # S_n, n > 2, acts freely on generating pairs; {p, q} has one or two orders up to conjugacy
    for n, count in GENERATING_PAIRS.items():
        ordered, rest = divmod(count, factorial(n))
        assert rest == 0
        for kind in KINDS[:2]:
            found = ROWS[kind, n]["classes"]
            assert found <= ordered <= 2 * found
            assert sum(number for _, number in ROWS[kind, n]["diameters"]) == found


def test_orders_of_generating_pairs_of_s4_up_to_conjugacy():
    group, ordered = Symmetric(4), 0
    for p, q in classes("directed pairs", 4):
        if GeneratingSet(group.rows[[p, q]]).group().order == 24:
            table = set(
                zip(group.conjugates(p).tolist(), group.conjugates(q).tolist(), strict=True)
            )
            ordered += 1 if (q, p) in table else 2
    assert ordered == GENERATING_PAIRS[4] // 24


def test_no_inverse_closed_set_exceeds_the_conjectured_bound():
    for (kind, n), r in ROWS.items():
        if kind != "directed pairs":
            assert 2 * r["largest"] <= n * n + 8 * n, (kind, n)


def test_the_extremal_sets_have_the_diameter():
    for (kind, n), r in ROWS.items():
        if n > 5:
            continue
        for texts in r["extremal"]:
            s = GeneratingSet([Permutation.from_text(text, n) for text in texts])
            s = s.with_inverses() if kind == "pairs with inverses" else s
            assert len(reference.spheres(s)) - 1 == r["largest"]


def test_conjugates():
    group = Symmetric(4)
    for number in (1, 7, 23):
        p = Permutation(group.rows[number])
        for g, image in zip(group.rows, group.conjugates(number).tolist(), strict=True):
            q = Permutation(g)
            assert Permutation(group.rows[image]) == q * p * q.inverse
