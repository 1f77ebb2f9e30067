"""Named graph families: every family is a function here, and known to ``graph("name")``.

>>> from wlkit.graphs import families
>>> families.kneser(5, 2).is_isomorphic(families.petersen())
True
>>> families.FAMILIES["kneser"].usage
'kneser(n, k)'

A new family is one function with the decorator :func:`family`.
"""

from __future__ import annotations

# ruff: noqa: F403  (each module's __all__ is its list of families)
from wlkit.graphs.families.basic import *
from wlkit.graphs.families.cai_fuerer_immerman import *
from wlkit.graphs.families.circulants import *
from wlkit.graphs.families.composite import *
from wlkit.graphs.families.cubic import *
from wlkit.graphs.families.molecules import *
from wlkit.graphs.families.pairs import CSL_SKIPS as CSL_SKIPS
from wlkit.graphs.families.pairs import PAIRS as PAIRS
from wlkit.graphs.families.pairs import Pair as Pair
from wlkit.graphs.families.pairs import cfi_pair as cfi_pair
from wlkit.graphs.families.products import *
from wlkit.graphs.families.registry import FAMILIES as FAMILIES
from wlkit.graphs.families.registry import Family as Family
from wlkit.graphs.families.registry import family as family
from wlkit.graphs.families.schemes import *
from wlkit.graphs.families.small import *
from wlkit.graphs.families.strongly_regular import *
from wlkit.graphs.families.text import from_name as from_name
from wlkit.graphs.families.trees import *
