"""Generating sets as text, JSON and GAP files.

The text form has one generator a line, ``name: images`` or just ``images``, and header lines
``@name``, ``@parameters`` (JSON), ``@degree``, ``@state``; ``#`` starts a comment line.  Images
are a one-line array (0-based) or cycles: points separated by blanks are 0-based, ``(0 1)(2 3)``,
points separated by commas are GAP's 1-based ones, ``(1,2)(3,4)``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from wlkit.errors import FormatError, InputError
from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.matrix_set import MatrixGeneratingSet
from wlkit.groups.moves import Moves
from wlkit.groups.permutation import Permutation, cycles_from_text
from wlkit.groups.sliding_puzzle import SlidingPuzzle

AnyGeneratingSet = GeneratingSet | MatrixGeneratingSet | SlidingPuzzle

_ASSIGNMENT = re.compile(r"([A-Za-z_][\w'+-]*)\s*:=\s*([^;]*);")
_CYCLE_PRODUCT = re.compile(r"(?:\(\s*(?:\d+\s*(?:,\s*\d+\s*)*)?\)\s*)+")


def read_generators(path: str | Path) -> AnyGeneratingSet:
    """Return the generating set in a file: text, JSON or GAP, recognised by its content.

    Parameters
    ----------
    path : str or Path

    Returns
    -------
    GeneratingSet, MatrixGeneratingSet or SlidingPuzzle

    Raises
    ------
    InputError
        When the file cannot be read, or holds no permutations, matrices or moves.
    FormatError
        When it is empty or does not parse.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "moves.txt")
    ...     _ = path.write_text(GeneratingSet([[1, 2, 0]], ["L"]).to_text())
    ...     read_generators(path).names
    ('L',)

    Notes
    -----
    The formats are those of :func:`generators_from_text`.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read generators from {str(path)!r}: {error}") from None
    if not text.strip():
        raise FormatError(f"the file {str(path)!r} is empty; expected one generator a line")
    try:
        return generators_from_text(text)
    except InputError as error:
        raise type(error)(f"{error} (in {str(path)!r})") from None


def generators_from_text(text: str) -> AnyGeneratingSet:
    r"""Return the generating set written as text, JSON or GAP.

    Parameters
    ----------
    text : str
        One generator a line, ``name: images`` or just ``images``; a JSON object or list; or GAP
        assignments, see :func:`generators_from_gap`.

    Returns
    -------
    GeneratingSet, MatrixGeneratingSet or SlidingPuzzle
        Matrices and puzzles from JSON only, by the keys ``matrices`` and ``targets``.

    Raises
    ------
    FormatError
        When the text does not parse, or has headers or keys that are not known.
    InputError
        When it parses, but what it holds are no permutations, matrices or moves.

    Examples
    --------
    >>> generators_from_text("L: 1 2 3 0\nX: (0 1)").permutations.tolist()
    [[1, 2, 3, 0], [1, 0, 2, 3]]
    >>> generators_from_text('{"a": [1, 0, 2], "b": [0, 2, 1]}').names
    ('a', 'b')
    >>> generators_from_text("M_R:=(1,2,3);\nM_U:=(3,4);").degree
    4

    Notes
    -----
    The first character tells JSON from the rest, ``:=`` or ``Group(`` GAP from lines. Points
    separated by blanks are 0-based, points separated by commas GAP's 1-based ones.
    """
    if text.lstrip()[:1] in ("{", "["):
        return _from_json(text)
    if ":=" in text or text.lstrip().startswith("Group("):
        return generators_from_gap(text)
    return _from_lines(text)


def generators_to_text(generators: Moves) -> str:
    """Return the text (JSON for matrices and puzzles) that reads back to an equal value."""
    if not isinstance(generators, GeneratingSet):
        return json.dumps(_record(generators))
    parameters = json.dumps(dict(generators.parameters))
    lines = [
        f"@name {generators.name}",
        f"@parameters {parameters}",
        f"@degree {generators.degree}",
    ]
    if generators.state is not None:
        lines.append("@state " + " ".join(map(str, generators.state)))
    for name, row in zip(generators.names, generators.permutations.tolist(), strict=True):
        lines.append(f"{name}: " + " ".join(map(str, row)))
    return "\n".join(lines) + "\n"


def _record(generators: Moves) -> dict[str, Any]:
    matrices = isinstance(generators, MatrixGeneratingSet)
    return {
        "name": generators.name,
        "parameters": dict(generators.parameters),
        "names": list(generators.names),
        "matrices" if matrices else "targets": generators.table.tolist(),
        "state": generators.state,
        **({"modulo": generators.modulo} if isinstance(generators, MatrixGeneratingSet) else {}),
    }


def generators_from_gap(text: str) -> GeneratingSet:
    """Return the generators of a GAP file: ``M_x:=(1,2)(3,4);`` lines, or ``Group((1,2),(1,3))``.

    Where names ``M_...`` occur, only they are moves; ``ip`` lists sets of indistinguishable
    places and gives the central word.

    Parameters
    ----------
    text : str

    Returns
    -------
    GeneratingSet
        On the points 0, ..., n - 1 where GAP has 1, ..., n.

    Raises
    ------
    FormatError
        When there is no permutation in the text, or `ip` is no list of lists of points.
    PermutationError
        When the cycles of a generator are not disjoint.

    Examples
    --------
    >>> generators_from_gap("Group((1,2),(1,2,3))").permutations.tolist()
    [[1, 0, 2], [1, 2, 0]]
    >>> generators_from_gap("M_a:=(1,2,3); ip:=[[1,2]];").start
    (0, 0, 1)

    Notes
    -----
    Lines that begin with ``#`` are comments. The degree is the largest point that occurs.
    """
    cycles, ip = _gap_moves(text)
    if not cycles:
        raise FormatError("no GAP permutation found; expected e.g. M_R:=(1,2,3)(4,5,6);")
    degree = max((x for product in cycles.values() for cycle in product for x in cycle), default=1)
    degree = max([degree, *(x for block in ip for x in block)])
    rows = [
        Permutation.from_cycles([[x - 1 for x in cycle] for cycle in product], degree)
        for product in cycles.values()
    ]
    return GeneratingSet(rows, list(cycles), state=_word_of_blocks(ip, degree))


def _gap_moves(text: str) -> tuple[dict[str, list[list[int]]], list[list[int]]]:
    body = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    assigned = dict(_ASSIGNMENT.findall(body))
    if not assigned:
        found = _CYCLE_PRODUCT.findall(body.strip().removeprefix("Group("))
        return {f"g{i}": cycles_from_text(product) for i, product in enumerate(found)}, []
    moves = {key: value for key, value in assigned.items() if key.startswith("M_")} or {
        key: value for key, value in assigned.items() if _CYCLE_PRODUCT.fullmatch(value.strip())
    }
    shown = assigned.get("ip", "[]")
    try:
        ip = json.loads(shown)
        points = [point for block in ip for point in block]
    except (TypeError, ValueError):
        raise FormatError(f"ip is a list of lists of places, got {shown!r}") from None
    if any(type(point) is not int or point < 1 for point in points):
        raise FormatError(f"GAP's points are 1, 2, 3, ...; got ip {ip}")
    named = {re.sub("^(M_)+", "", key): cycles_from_text(value) for key, value in moves.items()}
    return named, ip


def _word_of_blocks(blocks: list[list[int]], degree: int) -> tuple[int, ...] | None:
    if all(len(block) < 2 for block in blocks):
        return None
    least = list(range(degree))
    for block in blocks:
        for point in block:
            least[point - 1] = min(block) - 1
    rank = {symbol: i for i, symbol in enumerate(sorted(set(least)))}
    return tuple(rank[symbol] for symbol in least)


def _from_json(text: str) -> AnyGeneratingSet:
    try:
        data: Any = json.loads(text)
    except ValueError as error:
        raise FormatError(f"not JSON: {error}") from None
    if isinstance(data, list):
        data = {"permutations": data}
    kinds = {"permutations", "matrices", "targets"}
    known = kinds | {"name", "parameters", "modulo", "names", "state", "degree"}
    if not set(data) & kinds:
        data = {"names": list(data), "permutations": list(data.values())}
    if set(data) - known:
        raise FormatError(f"unknown keys {sorted(set(data) - known)}; allowed: {sorted(known)}")
    options = {key: data[key] for key in ("name", "parameters", "state") if data.get(key)}
    if "matrices" in data:
        return MatrixGeneratingSet(
            data["matrices"], data.get("names"), modulo=data.get("modulo", 0), **options
        )
    if "targets" in data:
        return SlidingPuzzle(data["targets"], data.get("names"), **options)
    rows = [
        Permutation.from_text(row, data.get("degree")) if isinstance(row, str) else row
        for row in data["permutations"]
    ]
    return GeneratingSet(rows, data.get("names"), **options)


def _from_lines(text: str) -> GeneratingSet:
    header: dict[str, str] = {}
    named: list[tuple[str | None, str]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            header[key] = value
        elif not line.startswith("#"):
            name, colon, images = line.rpartition(":")
            named.append((name.strip() if colon else None, images))
    if set(header) - {"name", "parameters", "degree", "state"}:
        raise FormatError(f"unknown header @{min(header)}; allowed: name parameters degree state")
    rows = [_images(images) for _, images in named]
    try:
        degree = int(header["degree"]) if "degree" in header else max(map(len, rows), default=0)
        parameters = json.loads(header.get("parameters", "{}"))
    except ValueError as error:
        raise FormatError(f"bad header: {error}") from None
    rows = [
        row + list(range(len(row), degree)) if _is_cycles(t) else row
        for row, (_, t) in zip(rows, named, strict=True)
    ]
    return GeneratingSet(
        rows,
        [name or f"g{i}" for i, (name, _) in enumerate(named)],
        name=header.get("name", ""),
        parameters=parameters,
        state=header.get("state"),
    )


def _is_cycles(images: str) -> bool:
    return "(" in images


def _images(images: str) -> list[int]:
    if _is_cycles(images) and "," in images:
        return Permutation.from_gap(images).images.tolist()
    return Permutation.from_text(images).images.tolist()
