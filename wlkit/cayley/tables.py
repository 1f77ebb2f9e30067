"""Tables of growth: rows that are known with their source, and the rows a user has found."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wlkit.cayley.closed_forms import closed_form
from wlkit.cayley.diameter_formulas import diameter_formula
from wlkit.cayley.growth_row import GrowthRow, agrees
from wlkit.cayley.packing import AnyGeneratingSet
from wlkit.errors import FormatError, InputError, VerificationError
from wlkit.groups import MatrixGeneratingSet
from wlkit.groups.generators import make

if TYPE_CHECKING:
    from wlkit.cayley.result import Growth

TABLE_VARIABLE = "WLKIT_GROWTH_TABLE"


def growth_tables(
    family: str | None = None, *params: Any, user: bool = True, table: str | Path | None = None
) -> tuple[GrowthRow, ...]:
    """Return the known rows of growth, those shipped and, unless told otherwise, the user's.

    Parameters
    ----------
    family : str, optional
        Only the rows of this family.
    params
        Only the rows whose parameters begin like these.
    user : bool
        Whether to read the user's table too.
    table : path, optional
        The user's table, :func:`user_table` by default.

    Returns
    -------
    tuple of GrowthRow

    Raises
    ------
    FormatError
        When a line of the user's table is no row.

    Examples
    --------
    >>> [row.diameter for row in growth_tables("pancake", user=False)]
    [8, 11]
    >>> growth_tables("lrx", 5, user=False)[0].spheres
    (1, 3, 6, 10, 16, 24, 29, 21, 6, 3, 1)

    Notes
    -----
    The shipped rows are read once; the user's table is read at every call.
    """
    own = tuple(_read_lines(user_table() if table is None else Path(table))) if user else ()
    return tuple(
        row
        for row in shipped_rows() + own
        if family is None or (row.family == family and row.parameters[: len(params)] == params)
    )


@cache
def shipped_rows() -> tuple[GrowthRow, ...]:
    """Return the rows that come with the package, each with its source."""
    found: list[GrowthRow] = []
    folder = files("wlkit.cayley").joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".json"):
            table = json.loads(file.read_text(encoding="utf-8"))
            found += [GrowthRow.from_dict(row) for row in table["rows"]]
    return tuple(found)


def user_table() -> Path:
    """Return the file of the user's own rows, one JSON object a line.

    The environment variable WLKIT_GROWTH_TABLE names it; without it the file is
    ``wlkit/growth.jsonl`` in XDG_DATA_HOME, by default ``~/.local/share``.

    Returns
    -------
    Path

    Examples
    --------
    >>> from unittest.mock import patch
    >>> with patch.dict(os.environ, {"WLKIT_GROWTH_TABLE": "rows.jsonl"}):
    ...     print(user_table())
    rows.jsonl

    Notes
    -----
    Nothing is read or made.
    """
    named = os.environ.get(TABLE_VARIABLE)
    if named:
        return Path(named)
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "wlkit" / "growth.jsonl"


def _read_lines(file: Path) -> Iterator[GrowthRow]:
    """Yield the rows of a table; a last line without its end is one being written."""
    if not file.exists():
        return
    *lines, _ = file.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield GrowthRow.from_dict(json.loads(line))
            except ValueError as error:
                raise FormatError(f"line {number} of {str(file)!r}: {error}") from None


def append_growth(growth: Growth, *, table: str | Path | None = None) -> GrowthRow:
    """Verify a growth and append it to the user's table; return the row.

    Parameters
    ----------
    growth : Growth
        Of a member of a named family.
    table : path, optional
        :func:`user_table` by default.

    Returns
    -------
    GrowthRow

    Raises
    ------
    InputError
        When the generators belong to no family (a table row names its graph), or the file cannot
        be written.
    VerificationError
        When the growth does not verify, or differs from a known row.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from wlkit.cayley import growth
    >>> with TemporaryDirectory() as folder:
    ...     row = append_growth(growth("lrx", 5), table=Path(folder, "rows.jsonl"))
    >>> row.family, row.parameters, row.diameter
    ('lrx', (5, 1), 10)

    Notes
    -----
    One line in one write, flushed to the disk before this returns; a line broken by a crash is
    removed first. The cost is that of :meth:`Growth.verify`.
    """
    from wlkit import __version__

    generators = growth.generators
    if not generators.name:
        raise InputError(f"a row names its graph; {generators!r} belongs to no family")
    growth.verify()
    known = known_growth(generators)
    if known is not None and not agrees(growth.spheres, growth.complete, known):
        raise VerificationError(f"{growth!r} differs from the known row: {known!r}")
    source = f"wlkit {__version__}, engine {growth.engine}, verified"
    row = _row(generators, growth.spheres, growth.complete, source)
    if row.generators != generators:
        raise InputError(f"a row names its graph; {generators!r} is not what its name says")
    file = user_table() if table is None else Path(table)
    try:
        _append_line(file, json.dumps(row.to_dict()))
    except OSError as error:
        raise InputError(f"cannot write {str(file)!r}: {error}") from None
    return row


def _append_line(file: Path, line: str) -> None:
    """Append a line in one write that is on disk when this returns; end a broken one first."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab+", buffering=0) as lines:
        size = lines.seek(0, os.SEEK_END)
        lines.seek(max(0, size - 1))
        broken = lines.read(1) not in (b"", b"\n")
        if broken:
            lines.truncate(file.read_bytes().rfind(b"\n") + 1)
        lines.write(line.encode() + b"\n")
        os.fsync(lines.fileno())


def _row(
    generators: AnyGeneratingSet, spheres: tuple[int, ...], complete: bool, source: str
) -> GrowthRow:
    words = None if isinstance(generators, MatrixGeneratingSet) else generators.state
    values = tuple(value for _, value in generators.parameters)
    return GrowthRow(generators.name, values, spheres, complete, source, words)


def known_growth(graph: Any, *params: Any, **named: Any) -> GrowthRow | None:
    """Return what is known of the growth: a theorem, or the longest shipped row, or None.

    Parameters
    ----------
    graph : str, GeneratingSet, MatrixGeneratingSet or SlidingPuzzle
    *params, **named
        The parameters of a family given by name.

    Returns
    -------
    GrowthRow or None

    Raises
    ------
    UnknownNameError, InputError
        When there is no family of this name, or its parameters do not fit.

    Examples
    --------
    >>> known_growth("coxeter", 5).source
    'the length is the number of inversions; the Poincare polynomial of the reflection group'
    >>> known_growth("pancake", 7).source
    'A092113'

    Notes
    -----
    Nothing is searched: :func:`closed_form`, then the shipped rows; not the user's table.
    """
    generators = make(graph, *params, **named) if isinstance(graph, str) else graph
    values = tuple(value for _, value in generators.parameters)
    form = closed_form(generators)
    if form is not None:
        return _row(generators, form.spheres, True, form.theorem)
    rows = [
        row
        for row in growth_tables(generators.name, user=False)
        if row.parameters == values[: len(row.parameters)] and row.generators == generators
    ]
    return max(rows, key=lambda row: len(row.spheres), default=None)


def known_diameter(graph: Any, *params: Any, **named: Any) -> tuple[int, str] | None:
    """Return the proved or tabulated diameter with its source, None where none is known here.

    Parameters
    ----------
    graph : str, GeneratingSet, MatrixGeneratingSet or SlidingPuzzle
    *params, **named
        The parameters of a family given by name.

    Returns
    -------
    (int, str) or None

    Raises
    ------
    UnknownNameError, InputError
        When there is no family of this name, or its parameters do not fit.

    Examples
    --------
    >>> known_diameter("cyclic_coxeter", 40)[0]
    400

    Notes
    -----
    Nothing is searched: a proved :func:`diameter_formula`, then :func:`known_growth`.
    """
    generators = make(graph, *params, **named) if isinstance(graph, str) else graph
    formula = diameter_formula(generators)
    if formula is not None and formula.proved:
        return formula.value, formula.reference
    row = known_growth(generators)
    return None if row is None or row.diameter is None else (row.diameter, row.source)
