"""Cayley and Schreier graphs: growth, diameters, shortest words."""

from __future__ import annotations

from wlkit.cayley.draw import plot_growth as plot_growth
from wlkit.cayley.engine import ENGINES as ENGINES
from wlkit.cayley.engine import as_generators as as_generators
from wlkit.cayley.engine import growth as growth
from wlkit.cayley.engine import path as path
from wlkit.cayley.planning import EngineName as EngineName
from wlkit.cayley.planning import Plan as Plan
from wlkit.cayley.planning import plan as plan
from wlkit.cayley.result import Growth as Growth
from wlkit.cayley.word import Word as Word
