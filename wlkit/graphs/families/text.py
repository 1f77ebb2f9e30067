"""Graphs by name: ``K4``, ``K3,3``, ``2K3``, ``C3+C4``, ``petersen``, ``kneser:5,2``."""

from __future__ import annotations

import re

from wlkit.errors import FormatError, InputError, unknown_name
from wlkit.graphs.families.registry import ALIASES, FAMILIES, Family
from wlkit.graphs.graph import Graph

__all__ = ["from_name"]

COMPACT = {
    "K": "complete_multipartite",
    "C": "cycle",
    "P": "path",
    "S": "star",
    "W": "wheel",
    "Q": "hypercube",
    "E": "empty",
}
_COMPACT = re.compile(r"([KCPSWQE])_?(-?\d+(?:,-?\d+)*)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_ -]*")
_NUMBERED = re.compile(r"([a-z_]*[a-z])_?(\d+)")


def from_name(text: str) -> Graph | None:
    """Return the graph that `text` names, or None when it has not the shape of a name.

    Parameters
    ----------
    text : str
        A compact form (K, C, P, S, W, Q, E with sizes), ``name``, ``name5``, ``name:1,2`` or
        ``name(1,2)`` of a registered family, a multiple ``2K3`` or a disjoint sum ``C3+C4`` of
        these. Upper and lower case, ``-`` and ``_`` are alike. What follows ``cfi:`` is any
        graph text.

    Raises
    ------
    UnknownNameError
        The shape is that of a name and nothing is called so; the message lists the nearest.
    InputError
        Parameters out of range, too many or too few.

    Examples
    --------
    >>> from_name("2K3").m, from_name("C3+C4").n, from_name("kneser:5,2").n
    (6, 7, 10)
    >>> from_name("0-1,1-2") is None
    True
    """
    terms = [_multiple(term.strip()) for term in _split_outside_brackets(text, "+")]
    if any(name is None for _, name in terms):
        return None
    total: Graph | None = None
    for count, name in terms:
        for _ in range(count):
            part = _single(name or "")
            total = part if total is None else total + part
    return total


def _split_outside_brackets(text: str, separator: str) -> list[str]:
    parts, depth = [""], 0
    for c in text:
        depth += (c == "(") - (c == ")")
        if c == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += c
    return parts


def _multiple(term: str) -> tuple[int, str | None]:
    """Return (2, "K3") for "2K3"; the name is None when it has not the shape of one."""
    match = re.match(r"(\d*)\s*\*?\s*(?=[A-Za-z])", term)
    if match is None or match[1] == "0":
        return 1, None
    name = term[match.end() :]
    head = re.split(r"[:(]", name, maxsplit=1)[0]
    shaped = _COMPACT.fullmatch(name) or _NAME.fullmatch(head)
    return int(match[1] or 1), name if shaped else None


def _single(name: str) -> Graph:
    compact = _COMPACT.fullmatch(name)
    if compact is not None:
        return _compact(compact[1].upper(), [int(x) for x in compact[2].split(",")])
    match = re.fullmatch(r"([^:(]+)(?::(.*)|\((.*)\))?", name, re.DOTALL)
    if match is None:
        raise FormatError(f"graph name: expected name, name:1,2 or name(1,2), got {name!r}")
    given = match[2] if match[2] is not None else match[3]
    chosen, numbers = _lookup(match[1])
    return chosen(*numbers, *_parameters(chosen, given))


def _compact(letter: str, sizes: list[int]) -> Graph:
    if letter == "K" and len(sizes) == 1:
        return FAMILIES["complete"](*sizes)
    return FAMILIES[COMPACT[letter]](*sizes)


def _lookup(name: str) -> tuple[Family, list[int]]:
    """Return the family called `name`, and the number at its end if that is a parameter."""
    key = re.sub(r"[ -]+", "_", name.strip().lower())
    key = ALIASES.get(key, key)
    if key in FAMILIES:
        return FAMILIES[key], []
    numbered = _NUMBERED.fullmatch(key)
    if numbered is not None:
        stem = ALIASES.get(numbered[1], numbered[1])
        if stem in FAMILIES:
            return FAMILIES[stem], [int(numbered[2])]
    raise unknown_name("graph", name, [*FAMILIES, *ALIASES])


def _parameters(chosen: Family, given: str | None) -> list[object]:
    if given is None or not given.strip():
        return []
    if chosen.takes_graph:
        return [given.strip()]
    try:
        return [int(x) for x in given.split(",")]
    except ValueError:
        raise InputError(
            f"{chosen.usage}: expected integers separated by commas, got {given!r}"
        ) from None
