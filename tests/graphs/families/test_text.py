"""Graphs by name."""

from __future__ import annotations

import pytest

from wlkit.errors import InputError, UnknownNameError, WlkitError
from wlkit.graphs import families
from wlkit.graphs.families import from_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("K4", families.complete(4)),
        ("k4", families.complete(4)),
        ("K_4", families.complete(4)),
        ("K3,3", families.complete_bipartite(3, 3)),
        ("K1,2,2", families.complete_multipartite(1, 2, 2)),
        ("C6", families.cycle(6)),
        ("P5", families.path(5)),
        ("S4", families.star(4)),
        ("W5", families.wheel(5)),
        ("Q3", families.hypercube(3)),
        ("E4", families.empty(4)),
        ("2K3", families.complete(3) + families.complete(3)),
        ("2*C3", families.cycle(3) + families.cycle(3)),
        ("C3+C4", families.cycle(3) + families.cycle(4)),
        ("C3 + 2K1", families.cycle(3) + families.empty(2)),
        ("paley:13", families.paley(13)),
        ("circulant:8,1,2", families.circulant(8, 1, 2)),
        ("grid:3,4", families.grid(3, 4)),
        ("grid(3, 4)", families.grid(3, 4)),
        ("kneser:5,2", families.kneser(5, 2)),
        ("csl:41,2", families.csl(41, 2)),
        ("Petersen", families.petersen()),
        ("rook4", families.rook(4)),
        ("rook:4", families.rook(4)),
        ("rook:2,3", families.rook(2, 3)),
        ("Moebius-Kantor", families.moebius_kantor()),
        ("mobius kantor", families.moebius_kantor()),
        ("chang2", families.chang(2)),
        ("bowtie", families.butterfly()),
        ("tutte-8-cage", families.tutte_coxeter()),
        ("tutte 12-cage", families.tutte_12_cage()),
        ("cfi:K4", families.cfi("K4")),
        ("CFI-twisted:K3,3", families.cfi_twisted("K3,3")),
        ("cfi:grid:2,3", families.cfi("grid:2,3")),
        ("cfi:0-1,1-2,0-2", families.cfi("K3")),
        ("cfi(K3)+K2", families.cfi("K3") + families.complete(2)),
    ],
)
def test_names(text, expected):
    assert from_name(text) == expected


@pytest.mark.parametrize("text", ["", "0-1,1-2", "graphs/a.g6", "3", "0K3", "+", "C3++C4", "?"])
def test_what_has_not_the_shape_of_a_name_is_left_to_others(text):
    assert from_name(text) is None


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("petersn", "petersen"),
        ("shrikande", "shrikhande"),
        ("K4+dodecahedrn", "dodecahedron"),
        ("jonson:5,2", "johnson"),
        ("cfi:petersn", "petersen"),
    ],
)
def test_unknown_names_list_the_nearest(text, near):
    with pytest.raises(UnknownNameError, match=near):
        from_name(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("K-3", "at least 0"),
        ("C2", "at least 3"),
        ("C3,4", "does not take"),
        ("kneser:5", r"kneser\(n, k\)"),
        ("kneser:5,x", "integers separated by commas"),
        ("petersen:3", "does not take"),
        ("petersen3", "does not take"),
        ("grid(3", "expected name"),
        ("paley:7", "1 modulo 4"),
        ("cfi", "does not take"),
        ("K999999", "edges"),
    ],
)
def test_wrong_parameters_say_what_is_expected(text, reason):
    with pytest.raises((InputError, WlkitError), match=reason):
        from_name(text)
