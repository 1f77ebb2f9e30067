"""The entry point: find the command, run it, print its answer or one line of error."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from wlkit.cli import cayley, graphs, pages, polynomials
from wlkit.cli.output import one_line, show
from wlkit.cli.parser import Command
from wlkit.errors import InputError, WlkitError, unknown_name

COMMANDS: dict[str, Command] = {
    c.name: c for c in (*cayley.COMMANDS, *graphs.COMMANDS, *polynomials.COMMANDS, *pages.COMMANDS)
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code.

    0 on an answer (1 when `papers` finds a claim that fails), 2 on bad input with one line on
    standard error, 130 on Ctrl-C.

    Examples
    --------
    >>> main(["count", "K3", "K4", "--kind", "sub", "--json"])  # doctest: +ELLIPSIS
    {"graph": "K4", "pattern": "K3", "kind": "sub", "value": 4, ...}
    0
    """
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _dispatch(words)
    except WlkitError as error:
        print(f"wlkit: error: {one_line(str(error))}", file=sys.stderr)
        return 2
    except (KeyboardInterrupt, SystemError) as error:
        if not interrupted(error):
            raise
        kept = "; the same line goes on where it was" if "--checkpoint" in words else ""
        print(f"wlkit: interrupted{kept}", file=sys.stderr)
        return 130
    except MemoryError:
        print("wlkit: error: the memory that is free does not suffice", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stdout = None  # nobody reads any more; nothing is left to flush
        return 0
    except OSError as error:
        sys.stdout = None  # what could not be written is not tried again
        print(f"wlkit: error: {one_line(str(error))}", file=sys.stderr)
        return 2


def interrupted(error: BaseException | None) -> bool:
    """Return whether an error comes from Ctrl-C: within a kernel it arrives as a SystemError.

    Examples
    --------
    >>> interrupted(SystemError("returned a result with an exception set"))
    False
    """
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        if isinstance(error, KeyboardInterrupt):
            return True
        seen.append(error)
        error = error.__cause__ or error.__context__
    return False


def _dispatch(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        print(_overview())
        return 0
    if words[0] in ("-V", "--version"):
        from wlkit import __version__

        print(f"wlkit {__version__}")
        return 0
    if words[0].startswith("-"):
        raise InputError(f"expected a command first, got {words[0]!r}; see wlkit --help")
    if words[0] not in COMMANDS:
        raise unknown_name("command", words[0], COMMANDS)
    command = COMMANDS[words[0]]
    try:
        args = command.parse(words[1:])
    except SystemExit as leave:  # --help of a command
        return int(leave.code or 0)
    answer = command.run(args)
    show(answer, as_json=args.json)
    return answer.exit_code


def _overview() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {c.summary}" for name, c in COMMANDS.items()]
    return "\n".join(
        [
            "usage: wlkit COMMAND ... [--json]      (wlkit COMMAND --help says more)",
            "",
            *lines,
            "",
            "Graphs: a name (K4, C6, P5, K3,3, petersen, cfi:K4), g6:..., 0-1,1-2,2-0, or a file.",
        ]
    )
