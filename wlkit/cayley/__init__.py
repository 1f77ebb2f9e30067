"""Cayley and Schreier graphs: growth, diameters, shortest words."""

from __future__ import annotations

from wlkit.cayley.beam import beam_search as beam_search
from wlkit.cayley.closed_forms import ClosedForm as ClosedForm
from wlkit.cayley.closed_forms import closed_form as closed_form
from wlkit.cayley.diameter_formulas import DiameterFormula as DiameterFormula
from wlkit.cayley.diameter_formulas import diameter_formula as diameter_formula
from wlkit.cayley.draw import plot_growth as plot_growth
from wlkit.cayley.engine import ENGINES as ENGINES
from wlkit.cayley.engine import as_generators as as_generators
from wlkit.cayley.engine import growth as growth
from wlkit.cayley.engine import path as path
from wlkit.cayley.explicit_graph import ExplicitGraph as ExplicitGraph
from wlkit.cayley.explicit_graph import explicit as explicit
from wlkit.cayley.growth_row import GrowthRow as GrowthRow
from wlkit.cayley.growth_series import GrowthSeries as GrowthSeries
from wlkit.cayley.growth_series import growth_series as growth_series
from wlkit.cayley.oracle import DistanceOracle as DistanceOracle
from wlkit.cayley.oracle import distance_oracle as distance_oracle
from wlkit.cayley.planning import EngineName as EngineName
from wlkit.cayley.planning import Plan as Plan
from wlkit.cayley.planning import plan as plan
from wlkit.cayley.result import Growth as Growth
from wlkit.cayley.tables import append_growth as append_growth
from wlkit.cayley.tables import growth_tables as growth_tables
from wlkit.cayley.tables import known_diameter as known_diameter
from wlkit.cayley.tables import known_growth as known_growth
from wlkit.cayley.tables import user_table as user_table
from wlkit.cayley.word import Word as Word
