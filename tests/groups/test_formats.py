"""Texts, JSON and GAP files of generating sets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import FormatError, InputError, PermutationError
from wlkit.groups import (
    GeneratingSet,
    MatrixGeneratingSet,
    generators_from_gap,
    generators_from_text,
    read_generators,
)
from wlkit.groups import generators as families


@given(
    st.integers(2, 6).flatmap(
        lambda n: st.tuples(
            st.lists(st.permutations(range(n)), min_size=1, max_size=3),
            st.none() | st.lists(st.integers(0, 40), min_size=n, max_size=n),
        )
    )
)
def test_text_round_trips(given_set):
    rows, state = given_set
    names = [f"m:{i} (0 1)" for i in range(len(rows))]
    s = GeneratingSet(
        rows, names, name="family name", parameters={"n": 3, "x": (1, 2)}, state=state
    )
    assert generators_from_text(s.to_text()) == s


def test_matrix_sets_round_trip_as_json():
    s = families.heisenberg(3, 7)
    assert generators_from_text(s.to_text()) == s


GAP_FILE = """
# a comment with M_Z:=(1,2);
M_A:=(1,2,3)(4,5,6);
M_B':=(6,7);
Gen:=[
M_A,M_B'
];
ip:=[[1,4],[2],[3],[5],[6],[7]];
"""


@pytest.mark.parametrize(
    "text, rows, names, state",
    [
        (
            GAP_FILE,
            [[1, 2, 0, 4, 5, 3, 6], [0, 1, 2, 3, 4, 6, 5]],
            ("A", "B'"),
            (0, 1, 2, 0, 3, 4, 5),
        ),
        ("a := (1,3);\nb := (2,3)(1,4);", [[2, 1, 0, 3], [3, 2, 1, 0]], ("a", "b"), None),
        ("Group((1,2),(1,2,3))", [[1, 0, 2], [1, 2, 0]], ("g0", "g1"), None),
        ("1 2 0\n# comment\n\n1 0 2\n", [[1, 2, 0], [1, 0, 2]], ("g0", "g1"), None),
        ("L: (0 1 2 3)\nX: (0 1)\n", [[1, 2, 3, 0], [1, 0, 2, 3]], ("L", "X"), None),
        ("(1,2)(3,4)\n(1,3)\n", [[1, 0, 3, 2], [2, 1, 0, 3]], ("g0", "g1"), None),
        ("@degree 5\n@state 00112\n(0 1)", [[1, 0, 2, 3, 4]], ("g0",), (0, 0, 1, 1, 2)),
        ("[[1, 2, 0], [1, 0, 2]]", [[1, 2, 0], [1, 0, 2]], ("g0", "g1"), None),
        ('{"permutations": ["(0 1)"], "degree": 3}', [[1, 0, 2]], ("g0",), None),
    ],
)
def test_forms_of_input(tmp_path, text, rows, names, state):
    file = tmp_path / "moves.txt"
    file.write_text(text)
    for found in (generators_from_text(text), read_generators(file)):
        assert found.permutations.tolist() == rows
        assert found.names == names
        assert found.state == state


def test_json_matrices():
    found = generators_from_text('{"matrices": [[[1, 1], [0, 1]]], "modulo": 4}')
    assert isinstance(found, MatrixGeneratingSet)
    assert found.modulo == 4
    with pytest.raises(FormatError, match="matrices"):
        GeneratingSet.from_text(found.to_text())


@pytest.mark.parametrize(
    "text, error, says",
    [
        ("", FormatError, "empty"),
        ("1 2 0\n1 0\n", PermutationError, "different degrees"),
        ("hello", FormatError, "one-line"),
        ("{bad", FormatError, "JSON"),
        ('{"permutations": [[0]], "colour": 1}', FormatError, "colour"),
        ("x := 5;", FormatError, "GAP"),
        ("M_A:=(0,1);", PermutationError, "point|0"),
        ("(0,1)", PermutationError, "GAP"),
        ("@size 4\n(0 1)", FormatError, "@size"),
        ("@degree four\n(0 1)", FormatError, "header"),
        ("# only a comment", PermutationError, "at least one"),
    ],
)
def test_bad_files_have_one_clear_error(tmp_path, text, error, says):
    file = tmp_path / "moves.txt"
    file.write_text(text)
    with pytest.raises(error, match=says) as caught:
        read_generators(file)
    assert "moves.txt" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_file():
    with pytest.raises(InputError, match="no_such_file"):
        read_generators("no_such_file.txt")


@pytest.mark.parametrize(
    "places", ["[1,2]", "3", "[[1],[x]]", '[["a"]]', "[[1,null]]", "[[1.5]]", "[[0]]"]
)
def test_indistinguishable_places_are_lists_of_points(places):
    with pytest.raises(FormatError, match=r"ip is a list of lists of places|got ip"):
        generators_from_gap(f"M_a:=(1,2,3); ip:={places};")
