"""One tree of errors, and a message for unknown names that helps."""

from __future__ import annotations

import inspect

import pytest

from wlkit import errors


def test_every_error_is_rooted_at_wlkit_error():
    members = [c for _, c in inspect.getmembers(errors, inspect.isclass)]
    classes = [c for c in members if c.__module__ == errors.__name__]
    assert len(classes) > 5
    assert all(issubclass(c, errors.WlkitError) for c in classes)


def test_bad_input_is_a_value_error():
    for c in (errors.GraphError, errors.FormatError, errors.PermutationError, errors.SizeError):
        assert issubclass(c, ValueError)
    assert not issubclass(errors.VerificationError, ValueError)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("petersn", "unknown graph 'petersn'; did you mean petersen? (2 known: petersen, rook4)"),
        ("xyz", "unknown graph 'xyz' (2 known: petersen, rook4)"),
    ],
)
def test_unknown_names_list_what_is_known(name, message):
    assert str(errors.unknown_name("graph", name, ["rook4", "petersen"])) == message


def test_long_lists_are_cut():
    text = str(errors.unknown_name("graph", "?", [f"g{i:02}" for i in range(30)]))
    assert "30 known" in text
    assert text.endswith("g11, ...)")
