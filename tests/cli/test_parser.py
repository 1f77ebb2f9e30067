"""Arguments: converters and unknown options."""

from __future__ import annotations

import argparse

import pytest

from wlkit.cli.app import COMMANDS
from wlkit.cli.output import Answer
from wlkit.cli.parser import Command, choice, natural
from wlkit.errors import InputError, UnknownNameError


def _configure(parser):
    parser.add_argument("n", type=natural(1))
    parser.add_argument("--color", type=choice("color", ("red", "green")))


COMMAND = Command("paint", "paint something", _configure, lambda args: Answer({}, []))


def test_arguments_are_converted():
    args = COMMAND.parse(["3", "--color", "red", "--json"])
    assert (args.n, args.color, args.json) == (3, "red", True)


@pytest.mark.parametrize(("argv", "error", "hint"), [
    (["0"], InputError, "at least 1"),
    (["x"], InputError, "integer"),
    (["1", "--color", "gren"], InputError, "green"),
    (["1", "--colour", "red"], UnknownNameError, "--color"),
    (["1", "2"], InputError, "unexpected argument '2'"),
    ([], InputError, "required"),
])  # fmt: skip
def test_errors_are_exceptions(argv, error, hint):
    with pytest.raises(error, match=hint):
        COMMAND.parse(argv)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_takes_json(name):
    parser = COMMANDS[name].parser()
    assert "--json" in parser.known
    assert COMMANDS[name].summary in parser.format_help()
    assert isinstance(parser, argparse.ArgumentParser)
