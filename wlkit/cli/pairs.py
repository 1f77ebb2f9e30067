"""The command wl: one pair of graphs, or a file of pairs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wlkit.cli.output import Answer, to_json
from wlkit.cli.parser import Parser, natural
from wlkit.errors import FormatError, InputError, WlkitError

if TYPE_CHECKING:
    from wlkit.wl import Comparison

GRAPH = "a graph: name, g6:..., edge list 0-1,1-2, multigraph 3:0-1,1-2,1-2 or file"


def wl_arguments(parser: Parser) -> None:
    """Add the arguments of ``wlkit wl``."""
    parser.add_argument("first", metavar="G", nargs="?", help=GRAPH)
    parser.add_argument("second", metavar="H", nargs="?", help=GRAPH)
    parser.add_argument(
        "--pairs",
        metavar="FILE",
        help="a file of pairs (- for standard input): two graphs a line, or on lines in turn; "
        "with --json one object a line",
    )
    parser.add_argument(
        "--k", type=natural(1), help="without it: the first k that tells them apart"
    )
    parser.add_argument(
        "--variant",
        action="append",
        metavar="NAME",
        help="folklore (default), oblivious, sswl, hom:K3,C4, ...; given several times: the first "
        "that tells them apart",
    )
    parser.add_argument(
        "--hops", type=natural(1), default=1, help="radius of balls (ngnn, i2, ...)"
    )


def wl(args: argparse.Namespace) -> Answer:
    """Answer for one pair, or print the answers for a file of pairs as they come."""
    from wlkit.wl import refinement

    for name in args.variant or ():
        refinement(name)
    if args.pairs is not None:
        if args.first is not None:
            raise InputError(f"wl: expected G and H or --pairs FILE, got {args.first!r} and both")
        return _batch(args)
    if args.second is None:
        raise InputError("wl: expected two graphs G H, or --pairs FILE; see wlkit wl --help")
    r = _compared(args.first, args.second, args)
    data = {"graphs": [args.first, args.second], **r.to_dict()}
    return Answer(data, [f"{args.first}, {args.second}: {_said(r)}"])


def _compared(first: str, second: str, args: argparse.Namespace) -> Comparison:
    from wlkit.wl import distinguish, least_distinguishing

    variants = args.variant or ["folklore"]
    if len(variants) > 1:
        return least_distinguishing(first, second, variants=variants)
    return distinguish(first, second, k=args.k, variant=variants[0], hops=args.hops)


def _said(r: Comparison) -> str:
    others = (weak for weak in r.weaker if weak.variant != r.variant)
    weaker = "".join(f"; alike for {weak.refinement}" for weak in others)
    return repr(r).removeprefix("Comparison(").removesuffix(")") + weaker


class Entry(NamedTuple):
    """The graphs of one pair of a file, as text; without a second one it is no pair."""

    line: int
    first: str
    second: str | None


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the pairs of a file: two graphs on a line, or on two lines, one each.

    Empty lines and what follows ``#`` between blanks are left out.

    Examples
    --------
    >>> [tuple(e) for e in entries(["C6 2C3", "# regular", "Bw", "", "Bg", "P4"])]
    [(1, 'C6', '2C3'), (3, 'Bw', 'Bg'), (6, 'P4', None)]
    """
    waiting: Entry | None = None
    for number, line in enumerate(lines, 1):
        words = f" {line} ".split(" #")[0].split()
        if not words:
            continue
        if waiting is not None and len(words) == 1:
            yield waiting._replace(second=words[0])
            waiting = None
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        if len(words) == 1:
            waiting = Entry(number, words[0], None)
        else:
            yield Entry(number, words[0], " ".join(words[1:]))
    if waiting is not None:
        yield waiting


def _batch(args: argparse.Namespace) -> Answer:
    counts = {True: 0, False: 0, None: 0}
    for entry in entries(_lines(args.pairs)):
        try:
            r = _of_entry(entry, args)
        except WlkitError as error:
            counts[None] += 1
            said = " ".join(str(error).split())
            _print(args, {"line": entry.line, "error": said}, f"line {entry.line}: error: {said}")
            continue
        counts[r.distinguished] += 1
        data = {"line": entry.line, "graphs": [entry.first, entry.second], **r.to_dict()}
        _print(args, data, f"line {entry.line}: {entry.first}, {entry.second}: {_said(r)}")
    if not args.json:
        print(f"{counts[True]} told apart, {counts[False]} alike, {counts[None]} not read")
    return Answer({}, (), exit_code=2 if counts[None] else 0, printed=True)


def _of_entry(entry: Entry, args: argparse.Namespace) -> Comparison:
    if entry.second is None:
        raise FormatError(f"expected two graphs, or a second one on the next line: {entry.first}")
    if " " in entry.second:
        raise FormatError(f"expected two graphs on the line, got {1 + len(entry.second.split())}")
    return _compared(entry.first, entry.second, args)


def _lines(name: str) -> list[str]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except OSError as error:
        raise FormatError(f"{name}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise FormatError(f"{name}: expected text, got bytes that are not UTF-8") from None
    lines = text.splitlines()
    if not any(map(str.strip, lines)):
        raise FormatError(f"{name}: the file is empty; expected pairs of graphs")
    return lines


def _print(args: argparse.Namespace, data: dict[str, object], line: str) -> None:
    print(to_json(data) if args.json else line, flush=True)
