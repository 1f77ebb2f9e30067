"""The command line ``wlkit COMMAND ... [--json]``: thin, one library call per command."""

from __future__ import annotations

from wlkit.cli.app import main as main
