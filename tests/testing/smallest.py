"""What a strategy shrinks to."""

from __future__ import annotations

from hypothesis import Phase, settings
from hypothesis import find as hypothesis_find

QUICK = settings(max_examples=300, database=None, phases=(Phase.generate, Phase.shrink))


def smallest(strategy, condition=lambda drawn: True):
    """Return the smallest example of a strategy that meets a condition."""
    return hypothesis_find(strategy, condition, settings=QUICK)
