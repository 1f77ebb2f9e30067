"""The argument parser: errors are exceptions of one line that list the nearest names."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from wlkit.cli.output import Answer
from wlkit.errors import InputError, unknown_name

Run = Callable[[argparse.Namespace], Answer]


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that raises InputError instead of printing its usage."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self.known: list[str] = []
        options.setdefault("allow_abbrev", False)
        super().__init__(*args, **options)

    def add_argument(self, *args: Any, **options: Any) -> argparse.Action:
        """Add an argument and remember its option names."""
        action = super().add_argument(*args, **options)
        self.known += action.option_strings
        return action

    def error(self, message: str) -> NoReturn:
        """Raise InputError with the message of argparse and the usage, on one line."""
        usage = " ".join(self.format_usage().removeprefix("usage: ").split())
        raise InputError(f"{message}; usage: {usage}")


class Command:
    """A command: its name, its line of help, its arguments and what runs it."""

    def __init__(
        self, name: str, summary: str, configure: Callable[[Parser], None], run: Run
    ) -> None:
        self.name, self.summary, self.run = name, summary, run
        self._configure = configure

    def parser(self) -> Parser:
        """Return the parser of this command."""
        parser = Parser(prog=f"wlkit {self.name}", description=self.summary)
        self._configure(parser)
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        return parser

    def parse(self, argv: Sequence[str]) -> argparse.Namespace:
        """Return the arguments; unknown options raise with the nearest ones."""
        parser = self.parser()
        args, extra = parser.parse_known_args(argv)
        for word in extra:
            if word.startswith("--"):
                raise unknown_name(f"option of {self.name}", word.split("=")[0], parser.known)
        if extra:
            parser.error(f"unexpected argument {extra[0]!r}")
        return args


def choice(kind: str, names: Sequence[str]) -> Callable[[str], str]:
    """Return a converter that accepts the `names` and lists the nearest for others."""

    def convert(text: str) -> str:
        if text not in names:
            raise argparse.ArgumentTypeError(str(unknown_name(kind, text, names)))
        return text

    return convert


def natural(minimum: int = 0) -> Callable[[str], int]:
    """Return a converter to integers of at least `minimum`."""

    def convert(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"expected an integer, got {text!r}") from None
        if value < minimum:
            raise argparse.ArgumentTypeError(f"expected at least {minimum}, got {value}")
        return value

    return convert
