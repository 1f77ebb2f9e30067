"""What a command answers, and how it is printed: one JSON object, or a few lines for a person."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wlkit.typing import JSONDict


EXACT_IN_JSON = 2**53
"""Integers beyond this are not exact in every JSON reader and become text."""


@dataclass(frozen=True)
class Table:
    """Rows for a person; numbers are set flush right."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    title: str = ""


@dataclass(frozen=True)
class Answer:
    """What a command found.

    Attributes
    ----------
    data : dict
        The documented keys, for ``--json``.
    lines : sequence of str
        For a person, in place of `data`.
    tables : sequence of Table
        After the lines.
    closing : str
        A last line, after the tables.
    exit_code : int
        0 unless the command is a check that failed.
    printed : bool
        Whether the command has printed its answers itself, one by one.
    """

    data: JSONDict
    lines: Sequence[str]
    tables: Sequence[Table] = field(default=())
    closing: str = ""
    exit_code: int = 0
    printed: bool = False


def to_json(value: Any) -> str:
    """Return one line of JSON: integers beyond 2^53 and fractions as text, NumPy as numbers.

    Examples
    --------
    >>> from fractions import Fraction
    >>> to_json({"value": 2**60, "small": 3, "half": Fraction(1, 2)})
    '{"value": "1152921504606846976", "small": 3, "half": "1/2"}'
    """
    return json.dumps(jsonable(value), ensure_ascii=False, allow_nan=False)


def jsonable(value: Any) -> Any:
    """Return `value` in plain JSON types."""
    if isinstance(value, Mapping):
        return {str(k): jsonable(v) for k, v in value.items()}
    if isinstance(value, str | bool | None):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [jsonable(v) for v in value]
    if hasattr(value, "tolist"):  # NumPy arrays and scalars
        return jsonable(value.tolist())
    if isinstance(value, int):
        return value if abs(value) <= EXACT_IN_JSON else str(value)
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else str(value)
    return str(value)


def show(answer: Answer, *, as_json: bool) -> None:
    """Print the answer on standard output."""
    if answer.printed:
        return
    if as_json:
        print(to_json(answer.data), flush=True)
        return
    for line in answer.lines:
        print(line)
    for table in answer.tables:
        _show_table(table)
    if answer.closing:
        print(answer.closing)
    sys.stdout.flush()


def _show_table(table: Table) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as RichTable

    wide = None if sys.stdout.isatty() else 160
    drawn = RichTable(
        title=table.title or None, box=SIMPLE_HEAD, title_justify="left", pad_edge=False
    )
    for i, name in enumerate(table.columns):
        numeric = all(type(row[i]) in (int, float) for row in table.rows)
        drawn.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in table.rows:
        drawn.add_row(*(grouped(x) for x in row))
    Console(width=wide, highlight=False, markup=False).print(drawn)


def one_line(message: str) -> str:
    r"""Return a message on one line; a caret below the last line of text moves into the text.

    Examples
    --------
    >>> one_line("expected a number\n    sub(P4)+*3\n            ^")
    'expected a number, at ^ in sub(P4)+^*3'
    """
    lines = message.splitlines()
    if len(lines) > 2 and lines[-1].strip() == "^":
        *lines, text, below = lines
        at = below.index("^")
        lines[-1] += f", at ^ in {f'{text[:at]}^{text[at:]}'.strip()}"
    return " ".join(" ".join(lines).split())


def grouped(value: object) -> str:
    """Return text; integers of five and more digits in groups of three, yes and no.

    Examples
    --------
    >>> grouped(479001600), grouped(2024)
    ('479 001 600', '2024')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and abs(value) >= 10_000:
        return f"{value:,}".replace(",", " ")
    return str(value)
