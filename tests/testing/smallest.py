"""What a strategy shrinks to."""

from __future__ import annotations

from random import Random

from hypothesis import Phase, settings
from hypothesis import find as hypothesis_find

QUICK = settings(max_examples=300, database=None, phases=(Phase.generate, Phase.shrink))


def smallest(strategy, condition=lambda drawn: True):
    """Return what the search from one seed finds and shrinks to, among what meets a condition."""
    return hypothesis_find(strategy, condition, settings=QUICK, random=Random(0))
