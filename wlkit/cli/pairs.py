"""The command wl: one pair of graphs, or a file of pairs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wlkit.cli.output import Answer, to_json
from wlkit.cli.parser import Parser, choice, natural
from wlkit.errors import FormatError, InputError, WlkitError

if TYPE_CHECKING:
    from wlkit.typing import JSONDict
    from wlkit.wl import Comparison

GRAPH = "a graph: name, g6:..., edge list 0-1,1-2, multigraph 3:0-1,1-2,1-2 or file"
LABELS = ("plain", "root", "distance")
NAMED = 3
"""So many bad lines of a file are named on standard error."""


def wl_arguments(parser: Parser) -> None:
    """Add the arguments of ``wlkit wl``."""
    parser.add_argument("first", metavar="G", nargs="?", help=GRAPH)
    parser.add_argument("second", metavar="H", nargs="?", help=GRAPH)
    parser.add_argument(
        "--pairs",
        metavar="FILE",
        help="a file of pairs (- for standard input): two graphs a line, or on lines in turn; "
        "with --json one object for all",
    )
    parser.add_argument(
        "--k",
        type=natural(1),
        help="without it: the first k that tells them apart, or 1 for several variants",
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
    parser.add_argument(
        "--labels",
        type=choice("labelling of balls", LABELS),
        default="root",
        help=f"what the vertices of a ball know (ngnn): {', '.join(LABELS)}; default root",
    )


def wl(args: argparse.Namespace) -> Answer:
    """Answer for one pair, or print the answers for a file of pairs."""
    from wlkit.wl import refinement

    for name in args.variant or ():
        refinement(name)
    if args.pairs is not None:
        if args.first is not None:
            raise InputError(f"wl: expected G and H or --pairs FILE, got {args.first!r} and both")
        return _batch(args)
    if args.second is None:
        raise InputError("wl: expected two graphs G H, or --pairs FILE; see wlkit wl --help")
    shown = not args.json and sys.stderr.isatty()
    r = _compared(args.first, args.second, args, progress=shown)
    data = {"graphs": [args.first, args.second], **r.to_dict()}
    return Answer(data, [f"{args.first}, {args.second}: {_said(r)}"])


def _compared(
    first: str, second: str, args: argparse.Namespace, *, progress: bool = False
) -> Comparison:
    from wlkit.wl import distinguish, least_distinguishing

    variants = args.variant or ["folklore"]
    options = {"k": args.k, "hops": args.hops, "labels": args.labels, "progress": progress}
    if len(variants) > 1:
        return least_distinguishing(first, second, variants=variants, **options)
    return distinguish(first, second, variant=variants[0], **options)


def _said(r: Comparison) -> str:
    others = (weak for weak in r.weaker if weak.k is None or weak.variant != r.variant)
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
    """Print a line for each pair as they come, or collect them all for one JSON object.

    Raises
    ------
    FormatError
        After that, if some pairs could not be read; it names them.
    """
    from wlkit.wl.bars import with_bar

    todo = list(entries(_lines(args.pairs)))
    shown = sys.stderr.isatty() and (args.json or not sys.stdout.isatty())
    answers: list[JSONDict] = []
    for entry in with_bar(todo, "pairs", shown, unit="pair"):
        answer, line = _of_entry(entry, args)
        answers.append({"line": entry.line, **answer})
        if not args.json:
            print(f"line {entry.line}: {line}", flush=True)
    bad = [f"line {x['line']}: {x['error']}" for x in answers if "error" in x]
    told = sum(x.get("distinguished", False) for x in answers)
    alike = len(answers) - told - len(bad)
    counts = {"told_apart": told, "alike": alike, "not_read": len(bad)}
    if args.json:
        print(to_json({"pairs": answers, **counts}))
    else:
        print(", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items()))
    if bad:
        more = f"; and {len(bad) - NAMED} more" if len(bad) > NAMED else ""
        named = "; ".join(bad[:NAMED])
        raise FormatError(f"{len(bad)} of {len(answers)} pairs were not read: {named}{more}")
    return Answer({}, (), printed=True)


def _of_entry(entry: Entry, args: argparse.Namespace) -> tuple[JSONDict, str]:
    """Return the answer for a pair, or what is wrong with it, as data and as a line of text."""
    try:
        first, second = _pair_of(entry)
        r = _compared(first, second, args)
    except WlkitError as error:
        said = " ".join(str(error).split())
        return {"error": said}, f"error: {said}"
    return {"graphs": [first, second], **r.to_dict()}, f"{first}, {second}: {_said(r)}"


def _pair_of(entry: Entry) -> tuple[str, str]:
    if entry.second is None:
        raise FormatError(f"expected two graphs, or a second one on the next line: {entry.first}")
    if " " in entry.second:
        raise FormatError(f"expected two graphs on the line, got {1 + len(entry.second.split())}")
    return entry.first, entry.second


def _lines(name: str) -> list[str]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FormatError(f"{name}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise FormatError(f"{name}: expected text, got bytes that are not UTF-8") from None
    lines = text.removeprefix("\ufeff").splitlines()
    if next(entries(lines), None) is None:
        what = "only comments" if text.strip() else "the file is empty"
        raise FormatError(f"{name}: expected pairs of graphs, got no graph: {what}")
    return lines
