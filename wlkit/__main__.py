"""``python -m wlkit`` is the command line ``wlkit``."""

from __future__ import annotations

import sys

from wlkit.cli import main

sys.exit(main())
