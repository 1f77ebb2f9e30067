"""Reading patterns and motif parameters from text."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Any, NoReturn

from wlkit.errors import FormatError, GraphError, WlkitError
from wlkit.graphs import Graph, graph
from wlkit.motifs.parameter import MotifParameter, combination, constant

KINDS = ("hom", "sub", "ind", "emb")

MAX_DIGITS = 4000
"""Most digits of a number in a text."""

MAX_DEPTH = 100
"""Most parentheses around a term."""

SHOWN = 80
"""Characters of a line that an error message shows at most, the wrong one in the middle."""

Join = Callable[[MotifParameter, MotifParameter], MotifParameter]

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[A-Za-z]+")


def read_pattern(source: Any) -> Graph:
    """Return the graph of anything :func:`wlkit.graph` reads, or of the text of a Graph's repr.

    Parameters
    ----------
    source : Graph, text, matrix, or graph of another package
        Text: a name (``C5``, ``K2,3``, ``petersen``), an edge list (``0-1,1-2``), graph6, or the
        repr of a Graph.

    Returns
    -------
    Graph

    Raises
    ------
    FormatError, GraphError
        If the text or the object is no graph; both are ValueErrors of this package.

    Examples
    --------
    >>> read_pattern("Graph(2, [(0, 1)], directed=True)").directed
    True
    >>> read_pattern("C5").m
    5

    Notes
    -----
    Literals only: no text is executed.
    """
    if isinstance(source, str) and source.strip().startswith("Graph"):
        return _graph_literal(source.strip())
    return graph(source)


def _graph_literal(text: str) -> Graph:
    """Return the graph of ``Graph(...)`` with literal arguments; nothing is executed."""
    try:
        call = ast.parse(text, mode="eval").body
        if not isinstance(call, ast.Call):
            raise ValueError("not a call")
        args = [ast.literal_eval(x) for x in call.args]
        options = {str(k.arg): ast.literal_eval(k.value) for k in call.keywords}
        called = ast.unparse(call.func)
        if called == "Graph.from_graph6" and not options:
            return Graph.from_graph6(*args)
        if called != "Graph":
            raise ValueError(f"{called} is no constructor of graphs")
        return Graph(*args, **options)
    except WlkitError:
        raise
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError) as error:
        raise FormatError(
            f"pattern {text!r:.80}: expected Graph(n, [(u, v), ...], ...): {error}"
        ) from None


def parse(text: str) -> MotifParameter:
    """Return the motif parameter that `text` writes.

    Terms ``hom(P)``, ``sub(P)``, ``ind(P)``, ``emb(P)`` with a pattern as :func:`read_pattern`
    takes it, whole numbers, ``+ - * /`` and parentheses; division by numbers only.

    Parameters
    ----------
    text : str
        Such as ``(hom(P3) - hom(K2)) / 2``.

    Returns
    -------
    MotifParameter

    Raises
    ------
    FormatError
        If the text is malformed; the message points at the character.

    Examples
    --------
    >>> parse("sub(P4) + 3*sub(K3)")
    parse('3*sub(K3) + sub(P4)')
    >>> parse("(hom(P3) - hom(K2)) / 2 - 1")
    parse('-1 - 1/2*hom(K2) + 1/2*hom(P3)')
    >>> parse("sub(P4) + * 3")
    Traceback (most recent call last):
    wlkit.errors.FormatError: motif parameter, character 11: expected hom(...), sub(...), ...
        sub(P4) + * 3
                  ^

    Notes
    -----
    Linear in the text, but for products of sub and ind terms, which are expanded. Numbers have at
    most `MAX_DIGITS` digits, and parentheses nest at most `MAX_DEPTH` deep.
    """
    if not isinstance(text, str):
        raise FormatError(f"motif parameter: expected text, got {type(text).__name__}")
    reader = _Reader(text)
    value = reader.sum()
    if reader.peek():
        reader.fail("expected + - * / or the end")
    return value


def _line_of(text: str, at: int) -> tuple[str, int]:
    """Return the line of the character at a position, or a part of it, and its place there."""
    for line in text.splitlines(keepends=True):
        bare = line.splitlines()[0]
        if at <= len(bare):
            start = max(0, at - SHOWN // 2)
            return bare[start : start + SHOWN], at - start
        at -= len(line)
    return "", 0


class _Reader:
    """Recursive descent over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = self.depth = 0

    def fail(self, expected: str, at: int | None = None) -> NoReturn:
        """Raise FormatError that points at the current character."""
        at = self.at if at is None else at
        line, column = _line_of(self.text, at)
        below = "".join(c if c == "\t" else " " for c in line[:column])
        raise FormatError(
            f"motif parameter, character {at + 1}: {expected}\n    {line}\n    {below}^"
        )

    def peek(self) -> str:
        """Skip blanks; return the next character, '' at the end."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.text[self.at : self.at + 1]

    def sum(self) -> MotifParameter:
        """Read product (+|- product)*."""
        value = self.product()
        while (sign := self.peek()) in ("+", "-") and sign:
            self.at += 1
            self.peek()
            start = self.at
            other = self.product()
            value = self._joined(lambda a, b: a + b, value, other if sign == "+" else -other, start)
        return value

    def _joined(self, join: Join, one: MotifParameter, other: MotifParameter, start: int) -> Any:
        try:
            return join(one, other)
        except GraphError as error:
            self.fail(str(error), start)

    def product(self) -> MotifParameter:
        """Read factor ((*|/) factor)*."""
        value = self.factor()
        while (sign := self.peek()) in ("*", "/") and sign:
            self.at += 1
            self.peek()
            start = self.at
            other = self.factor()
            number = other.as_number()
            if sign == "*":
                value = self._joined(lambda a, b: a * b, value, other, start)
            elif number:
                value = value / number
            else:
                self.fail("expected a number other than zero to divide by", start)
        return value

    def factor(self) -> MotifParameter:
        """Read a number, a count, or a sum in parentheses, with a sign."""
        negative = False
        while (c := self.peek()) in ("+", "-") and c:
            self.at += 1
            negative ^= c == "-"
        if c == "(":
            value = self.group()
        elif number := _NUMBER.match(self.text, self.at):
            if len(number[0]) > MAX_DIGITS:
                self.fail(f"expected a number with at most {MAX_DIGITS} digits")
            self.at = number.end()
            value = constant(int(number[0]))
        else:
            value = self.count()
        return -value if negative else value

    def group(self) -> MotifParameter:
        """Read a sum in parentheses."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail(f"expected at most {MAX_DEPTH} parentheses around a term")
        self.at += 1
        value = self.sum()
        if self.peek() != ")":
            self.fail("expected )")
        self.at += 1
        self.depth -= 1
        return value

    def count(self) -> MotifParameter:
        """Read kind(pattern)."""
        expected = "expected hom(...), sub(...), ind(...), emb(...), a number or ("
        word = _WORD.match(self.text, self.at)
        if word is None or word[0].lower() not in KINDS:
            self.fail(expected)
        self.at = word.end()
        if self.peek() != "(":
            self.fail(f"expected ( after {word[0]}")
        start = self.at + 1
        self.at = self._closing()
        pattern = self.text[start : self.at - 1].strip()
        if not pattern:
            self.fail("expected a pattern", start)
        try:
            return combination({(word[0].lower(), read_pattern(pattern)): 1})
        except WlkitError as error:
            self.fail(" ".join(str(error).split()), start)

    def _closing(self) -> int:
        """Return the position after the ) that matches the ( at the current position."""
        depth, quote = 0, ""
        literal = self.text[self.at :].lstrip("( ").startswith("Graph")
        for i in range(self.at, len(self.text)):
            c = self.text[i]
            if quote:
                quote = "" if c == quote else quote
            elif literal and c in "'\"":
                quote = c
            else:
                depth += (c == "(") - (c == ")")
                if depth == 0:
                    return i + 1
        return self.fail("expected ) before the end", len(self.text))
