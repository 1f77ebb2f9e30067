"""Errors, named by mathematical cause and rooted at :class:`WlkitError`."""

from __future__ import annotations

from collections.abc import Iterable


class WlkitError(Exception):
    """Root of every error that wlkit raises on purpose."""


class InputError(WlkitError, ValueError):
    """What was given does not describe an instance of the problem."""


class UnknownNameError(InputError):
    """A name that no registry holds."""


class FormatError(InputError):
    """Text or a file that does not parse."""


class GraphError(InputError):
    """Not a graph of the kind asked for: loops, labels of the wrong length, mixed kinds."""


class PermutationError(InputError):
    """Not a permutation, or permutations of different degrees."""


class SizeError(InputError):
    """Too large for an exact method; the message says the number that makes it so."""


class VerificationError(WlkitError):
    """A witness that does not support its claim."""


class CheckpointError(WlkitError):
    """State on disk that is missing, damaged, or of another run."""


def unknown_name(kind: str, name: str, allowed: Iterable[str]) -> UnknownNameError:
    """Return the error for `name`, with the nearest of the `allowed` names.

    Examples
    --------
    >>> print(unknown_name("graph", "petersn", ["petersen", "rook4"]))
    unknown graph 'petersn'; did you mean petersen? (2 known: petersen, rook4)
    """
    from difflib import get_close_matches

    known = sorted(allowed)
    near = get_close_matches(name.lower(), known, n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    shown = ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")
    return UnknownNameError(f"unknown {kind} {name!r}{hint} ({len(known)} known: {shown})")
