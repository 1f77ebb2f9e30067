"""Everything README.md shows is real: Python examples run as doctests, commands are run."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def commands() -> list[tuple[str, str]]:
    """Return the pairs (command line, output shown) of the console blocks."""
    blocks = re.findall(r"^```\n(\$ .*?)^```", README, flags=re.MULTILINE | re.DOTALL)
    pieces = [p for block in blocks for p in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [tuple(piece.split("\n", 1)) for piece in pieces]  # type: ignore[misc]


def test_python_examples():
    examples = "\n".join(re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL))
    test = doctest.DocTestParser().get_doctest(examples, {}, "README.md", "README.md", 0)
    result = doctest.DocTestRunner(optionflags=FLAGS).run(test)
    assert result.attempted > 15
    assert result.failed == 0


@pytest.mark.parametrize(("line", "shown"), commands(), ids=lambda x: x.split("\n")[0][:40])
def test_commands(line, shown, capsys, monkeypatch):
    from wlkit.cli import main

    monkeypatch.setenv("COLUMNS", "100")
    assert main(shlex.split(line)[1:]) == 0
    printed = capsys.readouterr().out
    assert doctest.OutputChecker().check_output(shown, printed, FLAGS), printed
