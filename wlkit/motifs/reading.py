"""Reading patterns and motif parameters from text."""

from __future__ import annotations

import ast
import re
from typing import Any, NoReturn

from wlkit.errors import FormatError, WlkitError
from wlkit.graphs import Graph, graph
from wlkit.motifs.parameter import MotifParameter, combination, constant

KINDS = ("hom", "sub", "ind", "emb")

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[A-Za-z]+")


def read_pattern(source: Any) -> Graph:
    """Return the graph of anything :func:`wlkit.graph` reads, or of the text of a Graph's repr.

    Examples
    --------
    >>> read_pattern("Graph(2, [(0, 1)], directed=True)").directed
    True
    >>> read_pattern("C5").m
    5
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
    except (SyntaxError, ValueError, TypeError) as error:
        raise FormatError(
            f"pattern {text!r:.80}: expected Graph(n, [(u, v), ...], ...): {error}"
        ) from None


def parse(text: str) -> MotifParameter:
    """Return the motif parameter that `text` writes.

    Terms ``hom(P)``, ``sub(P)``, ``ind(P)``, ``emb(P)`` with a pattern as :func:`read_pattern`
    takes it, whole numbers, ``+ - * /`` and parentheses; division by numbers only.

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
    """
    if not isinstance(text, str):
        raise FormatError(f"motif parameter: expected text, got {type(text).__name__}")
    reader = _Reader(text)
    value = reader.sum()
    if reader.peek():
        reader.fail("expected + - * / or the end")
    return value


class _Reader:
    """Recursive descent over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def fail(self, expected: str, at: int | None = None) -> NoReturn:
        """Raise FormatError that points at the current character."""
        at = self.at if at is None else at
        raise FormatError(
            f"motif parameter, character {at + 1}: {expected}\n    {self.text}\n    {' ' * at}^"
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
            other = self.product()
            value = value + other if sign == "+" else value - other
        return value

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
                value = value * other
            elif number:
                value = value / number
            else:
                self.fail("expected a number other than zero to divide by", start)
        return value

    def factor(self) -> MotifParameter:
        """Read a number, a count, or a sum in parentheses, with a sign."""
        c = self.peek()
        if c in ("+", "-") and c:
            self.at += 1
            value = self.factor()
            return -value if c == "-" else value
        if c == "(":
            self.at += 1
            value = self.sum()
            if self.peek() != ")":
                self.fail("expected )")
            self.at += 1
            return value
        if number := _NUMBER.match(self.text, self.at):
            self.at = number.end()
            return constant(int(number[0]))
        return self.count()

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
            self.fail(str(error), start)

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
