"""Molecules: their formulas follow from the valences; the karate club against NetworkX."""

from __future__ import annotations

from collections import Counter

import networkx as nx
import pytest

from wlkit.graphs import families

VALENCE = {"C": 4, "N": 3, "O": 2}


def formula(g) -> dict[str, int]:
    """Return the numbers of atoms, hydrogens from valences (two aromatic bonds count 3)."""
    used = [0.0] * g.n
    for (u, v), order in zip(g.edge_list, g.edge_labels, strict=True):
        for w in (u, v):
            used[w] += 1.5 if order == "ar" else order
    hydrogens = sum(VALENCE[x] - int(u) for x, u in zip(g.vertex_labels, used, strict=True))
    return {**Counter(g.vertex_labels), "H": hydrogens}


@pytest.mark.parametrize(
    ("molecule", "expected"),
    [
        (families.caffeine(), {"C": 8, "H": 10, "N": 4, "O": 2}),
        (families.aspirin(), {"C": 9, "H": 8, "O": 4}),
        (families.naphthalene(), {"C": 10, "H": 8}),
        (families.azulene(), {"C": 10, "H": 8}),
        (families.benzene(), {"C": 6, "H": 6}),
        (families.styrene(), {"C": 8, "H": 8}),
    ],
)
def test_molecular_formula(molecule, expected):
    assert formula(molecule) == expected
    assert molecule.is_connected


@pytest.mark.parametrize(
    ("molecule", "rings"),
    [
        (families.caffeine(), [5, 6]),
        (families.aspirin(), [6]),
        (families.naphthalene(), [6, 6]),
        (families.azulene(), [5, 7]),
    ],
)
def test_ring_sizes(molecule, rings):
    assert sorted(map(len, nx.minimum_cycle_basis(molecule.to_networkx()))) == rings


def test_karate_club_is_that_of_networkx():
    theirs = nx.karate_club_graph()
    assert families.karate().edge_list == sorted(tuple(sorted(e)) for e in theirs.edges)
