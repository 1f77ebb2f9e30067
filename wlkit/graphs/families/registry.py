"""The registry of named graph families: one decorated function per family."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from wlkit.errors import InputError, SizeError
from wlkit.graphs.graph import Graph

__all__ = ["FAMILIES", "Family", "family"]

MAX_EDGES = 4_000_000
F = TypeVar("F", bound=Callable[..., Graph])


@dataclass(frozen=True)
class Family:
    """A named family of graphs: a function from parameters to :class:`Graph`.

    Attributes
    ----------
    name : str
        The name under which :func:`wlkit.graph` finds it.
    construct : callable
        The function itself, ``wlkit.graphs.families.<name>``.
    aliases : tuple of str
        Further names of the same family.
    """

    name: str
    construct: Callable[..., Graph]
    aliases: tuple[str, ...] = ()

    @cached_property
    def signature(self) -> inspect.Signature:
        """The parameters, with their types as text."""
        return inspect.signature(self.construct)

    @property
    def takes_graph(self) -> bool:
        """Whether the first parameter is itself a graph (``cfi:K4``)."""
        return any("Graph" in str(p.annotation) for p in self.signature.parameters.values())

    @property
    def summary(self) -> str:
        """The first line of the docstring: the definition in one sentence."""
        return (inspect.getdoc(self.construct) or "").split("\n", 1)[0]

    @property
    def usage(self) -> str:
        """The call as a person would write it: ``kneser(n, k)``."""
        shown = [
            ("*" if p.kind is p.VAR_POSITIONAL else "") + p.name
            for p in self.signature.parameters.values()
        ]
        return f"{self.name}({', '.join(shown)})" if shown else self.name

    def __call__(self, *parameters: object) -> Graph:
        """Return the graph of these parameters; wrong numbers of them raise InputError."""
        try:
            self.signature.bind(*parameters)
        except TypeError as error:
            given = ", ".join(map(str, parameters))
            raise InputError(f"{self.usage} does not take ({given}): {error}") from None
        return self.construct(*parameters)

    def __repr__(self) -> str:
        return f"Family({self.usage!r})"


FAMILIES: dict[str, Family] = {}
ALIASES: dict[str, str] = {}


def family(*aliases: str) -> Callable[[F], F]:
    """Register the decorated constructor under its own name and the `aliases`."""

    def register(construct: F) -> F:
        name = construct.__name__
        FAMILIES[name] = Family(name, construct, aliases)
        ALIASES.update(dict.fromkeys(aliases, name))
        return construct

    return register


def at_least(family_name: str, minimum: int, **parameters: Any) -> None:
    """Raise InputError unless every named parameter is an integer >= `minimum`."""
    for name, value in parameters.items():
        if not isinstance(value, int) or isinstance(value, bool):
            raise InputError(f"{family_name}: {name} must be an integer, got {value!r}")
        if value < minimum:
            raise InputError(f"{family_name}: {name} must be at least {minimum}, got {value}")


def bounded(family_name: str, edges: int) -> None:
    """Raise SizeError before a graph with more than four million edges is built."""
    if edges > MAX_EDGES:
        raise SizeError(
            f"{family_name}: this graph has {edges:,} edges; at most {MAX_EDGES:,} are built"
        )


def require(condition: bool, message: str) -> None:
    """Raise InputError with `message` unless `condition` holds."""
    if not condition:
        raise InputError(message)
