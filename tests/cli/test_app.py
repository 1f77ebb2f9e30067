"""The entry point: overview, exit codes, one line of error, a quick start."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import wlkit
from tests.cli.run import ROOT, program, refusal
from wlkit.cli import main
from wlkit.cli.app import COMMANDS
from wlkit.cli.output import Answer
from wlkit.cli.parser import Command


@pytest.mark.parametrize("words", [[], ["--help"], ["help"], ["-h"]])
def test_overview_lists_every_command(capsys, words):
    assert main(words) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in COMMANDS)


def test_version_and_help_of_a_command(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"wlkit {wlkit.__version__}\n"
    assert main(["wl", "--help"]) == 0
    assert "--variant" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "hint"), [
    (["grwth"], "did you mean growth"),
    (["--json"], "command first"),
    (["treewith", "K3"], "treewidth"),
])  # fmt: skip
def test_unknown_commands_list_the_nearest(capsys, words, hint):
    assert hint in refusal(capsys, *words)


def _raising(error):
    def run(_):
        raise error

    return Command("fail", "fails", lambda _: None, run)


def test_interruption_exits_with_130(capsys, monkeypatch):
    monkeypatch.setitem(COMMANDS, "fail", _raising(KeyboardInterrupt()))
    assert main(["fail"]) == 130
    assert capsys.readouterr().err == "wlkit: interrupted\n"


@pytest.mark.parametrize("link", ["__cause__", "__context__"])
def test_interruption_within_a_kernel_exits_with_130(capsys, monkeypatch, link):
    """Numba answers an interruption with a SystemError that hides it."""
    hidden = SystemError("CPUDispatcher(<function assign>) returned a result with an exception set")
    setattr(hidden, link, KeyboardInterrupt())
    outer = SystemError("other")
    setattr(outer, link, hidden)
    for error in (hidden, outer):
        monkeypatch.setitem(COMMANDS, "fail", _raising(error))
        assert main(["fail"]) == 130
        assert capsys.readouterr().err == "wlkit: interrupted\n"
    monkeypatch.setitem(COMMANDS, "fail", _raising(SystemError("something else")))
    with pytest.raises(SystemError, match="something else"):
        main(["fail"])


def test_an_interrupted_run_with_a_checkpoint_goes_on(capsys, monkeypatch, tmp_path):
    import wlkit.cayley

    line = ["growth", "pancake", "8", "--checkpoint", str(tmp_path), "--json"]
    kept = wlkit.cayley.checkpoint.Checkpoint.save
    saved = []

    def save_three_times(self, *args, **options):
        kept(self, *args, **options)
        saved.append(args)
        if len(saved) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(wlkit.cayley.checkpoint.Checkpoint, "save", save_three_times)
    assert main(line) == 130
    assert "goes on where it was" in capsys.readouterr().err
    assert main(line) == 0
    assert json.loads(capsys.readouterr().out)["diameter"] == 9  # OEIS A058986


def test_errors_of_several_lines_become_one(capsys, monkeypatch):
    monkeypatch.setitem(COMMANDS, "fail", _raising(wlkit.errors.FormatError("a\n    b\n    ^")))
    assert refusal(capsys, "fail") == "wlkit: error: a, at ^ in ^b\n"


def test_an_answer_that_failed_its_check_has_its_own_exit_code(capsys, monkeypatch):
    command = Command("fail", "fails", lambda _: None, lambda _: Answer({}, ["x"], exit_code=1))
    monkeypatch.setitem(COMMANDS, "fail", command)
    assert main(["fail"]) == 1
    assert capsys.readouterr().out == "x\n"


def test_as_a_program():
    done = program("basis", "2", "--simple", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["counts"] == [1, 1, 2]
    failed = program("treewidth", "nothing.g6")
    assert (failed.returncode, failed.stdout) == (2, "")


def test_the_command_line_starts_without_heavy_packages():
    code = (
        "import sys; from wlkit.cli import main; main(['--version']); main(['basis', 'x']);"
        "print(sorted(m for m in ('numba', 'networkx', 'sympy', 'rich', 'numpy', 'flint')"
        " if m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("error", "said"), [(MemoryError(), "the memory"), (OSError(28, "No space left"), "No space")]
)
def test_what_the_system_refuses_is_one_line(capsys, monkeypatch, error, said):
    monkeypatch.setitem(COMMANDS, "fail", _raising(error))
    out = sys.stdout
    try:
        assert main(["fail"]) == 2
    finally:
        sys.stdout = out
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
