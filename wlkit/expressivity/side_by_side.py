"""Tables of several models side by side, as HTML, LaTeX or comma-separated values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from wlkit.errors import InputError
from wlkit.expressivity.bank import ModelBank
from wlkit.expressivity.models import model
from wlkit.expressivity.patterns import drawn_patterns
from wlkit.expressivity.table import ExpressivityTable, Quantity, table


@dataclass(frozen=True, repr=False)
class SideBySide:
    """Tables of several models with the same patterns.

    Attributes
    ----------
    tables : tuple of ExpressivityTable
        With the same roots, quantity and numbers of edges.

    Examples
    --------
    >>> side_by_side(["mpnn", "ppgn"], 3).rows[0]
    ('mpnn', '1', '1', '2', '3:0-1,0-2,1-2')
    """

    tables: tuple[ExpressivityTable, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The columns: model, numbers of edges, first failure."""
        sizes = range(1, len(self.tables[0].total) + 1)
        one = {"edges": "edge", "vertices": "vertex"}[self.tables[0].by]
        names = (f"{m} {self.tables[0].by if m > 1 else one}" for m in sizes)
        return ("model", *names, "first failure")

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row a model, and one with all patterns."""
        found = [
            (
                t.model,
                *map(str, t.computable),
                t.first_failure.text if t.first_failure else "",
            )
            for t in self.tables
        ]
        return (*found, ("all", *map(str, self.tables[0].total), ""))

    def __repr__(self) -> str:
        names = ", ".join(t.model for t in self.tables)
        return f"SideBySide({names}; {self.tables[0].quantity}, {self.tables[0].roots} roots)"

    def verify(self) -> bool:
        """Check every table."""
        return all(t.verify() for t in self.tables)

    def to_dict(self) -> dict[str, Any]:
        """Return the tables in plain Python."""
        return {"tables": [t.to_dict() for t in self.tables]}

    def to_csv(self) -> str:
        """Return the rows as comma-separated values."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([self.header, *self.rows])
        return out.getvalue()

    def to_latex(self) -> str:
        """Return a LaTeX tabular."""
        lines = [rf"\begin{{tabular}}{{l{'r' * (len(self.header) - 2)}l}}"]
        lines += [" & ".join(map(_tex, row)) + r" \\" for row in (self.header, *self.rows)]
        lines.insert(2, r"\hline")
        return "\n".join([*lines, r"\end{tabular}"])

    def to_html(self, *, pictures: bool = True) -> str:
        """Return an HTML table; the smallest failures are drawn.

        Parameters
        ----------
        pictures : bool
            False for the texts of the first failures.
        """
        head = "".join(f"<th>{escape(name)}</th>" for name in self.header)
        failures = [t.minimal_failures for t in self.tables]
        body = []
        for row, minimal in zip(self.rows, [*failures, ()], strict=True):
            cells = [f"<td>{escape(cell)}</td>" for cell in row]
            if minimal and pictures:
                cells[-1] = f"<td>{drawn_patterns(minimal)}</td>"
            body.append(f"<tr>{''.join(cells)}</tr>")
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"

    def _repr_html_(self) -> str:
        return self.to_html()


def _tex(text: str) -> str:
    return text.replace("_", r"\_").replace("++", "{++}").replace("&", r"\&")


def side_by_side(
    models: Iterable[str | ModelBank],
    max_edges: int | None = None,
    roots: Literal[0, 1, 2] = 0,
    quantity: Quantity = "hom",
    **options: Any,
) -> SideBySide:
    """Return the tables of several models, to be shown together.

    Parameters
    ----------
    models : iterable of str or ModelBank
    max_edges : int
    roots : 0, 1 or 2
    quantity : "hom" or "sub"
    **options
        These four and the keywords are those of :func:`wlkit.expressivity.table`, for each model.

    Returns
    -------
    SideBySide

    Raises
    ------
    InputError
        If no model is given, or one has no output with so many roots.
    UnknownNameError
        If there is no such model or quantity.

    Examples
    --------
    >>> print(side_by_side(["gcn", "mpnn", "ppgn++"], 4).to_csv(), end="")
    model,1 edge,2 edges,3 edges,4 edges,first failure
    gcn,1,1,1,1,"3:0-1,0-2,1-2"
    mpnn,1,1,2,3,"3:0-1,0-2,1-2"
    ppgn++,1,1,3,5,
    all,1,1,3,5,

    Notes
    -----
    One table after the other: the cost is the sum of theirs.
    """
    banks = [model(name) for name in models]
    if not banks:
        raise InputError("expected at least one model")
    return SideBySide(tuple(table(bank, max_edges, roots, quantity, **options) for bank in banks))
