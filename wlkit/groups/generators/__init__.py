"""Named generator families and puzzles: ``generators.lrx(8)``, or by name ``make("lrx", 8)``."""

from __future__ import annotations

from wlkit.groups.generators.classes import conjugacy_classes as conjugacy_classes
from wlkit.groups.generators.classes import derangements as derangements
from wlkit.groups.generators.classes import involutive_derangements as involutive_derangements
from wlkit.groups.generators.classes import rand_generators as rand_generators
from wlkit.groups.generators.cubes import rubik_cube as rubik_cube
from wlkit.groups.generators.cycles import all_cycles as all_cycles
from wlkit.groups.generators.cycles import consecutive_k_cycles as consecutive_k_cycles
from wlkit.groups.generators.cycles import down_cycles as down_cycles
from wlkit.groups.generators.cycles import increasing_k_cycles as increasing_k_cycles
from wlkit.groups.generators.cycles import prefix_cycles as prefix_cycles
from wlkit.groups.generators.cycles import three_cycles as three_cycles
from wlkit.groups.generators.cycles import three_cycles_0ij as three_cycles_0ij
from wlkit.groups.generators.cycles import three_cycles_01i as three_cycles_01i
from wlkit.groups.generators.cycles import wrapped_k_cycles as wrapped_k_cycles
from wlkit.groups.generators.dodecahedra import megaminx as megaminx
from wlkit.groups.generators.dodecahedra import starminx as starminx
from wlkit.groups.generators.dodecahedra import starminx_2 as starminx_2
from wlkit.groups.generators.halves import dino as dino
from wlkit.groups.generators.halves import master_pyramorphix as master_pyramorphix
from wlkit.groups.generators.halves import mastermorphix as mastermorphix
from wlkit.groups.generators.halves import mini_pyramorphix as mini_pyramorphix
from wlkit.groups.generators.halves import picture_cube333 as picture_cube333
from wlkit.groups.generators.halves import pyramorphix as pyramorphix
from wlkit.groups.generators.halves import skewb as skewb
from wlkit.groups.generators.halves import skewb_diamond as skewb_diamond
from wlkit.groups.generators.halves import tetraminx as tetraminx
from wlkit.groups.generators.matrices import general_linear as general_linear
from wlkit.groups.generators.matrices import heisenberg as heisenberg
from wlkit.groups.generators.matrices import projective_special_linear as projective_special_linear
from wlkit.groups.generators.matrices import (
    special_linear_fundamental_roots as special_linear_fundamental_roots,
)
from wlkit.groups.generators.matrices import special_linear_root_weyl as special_linear_root_weyl
from wlkit.groups.generators.matrices import symplectic as symplectic
from wlkit.groups.generators.matrices import unitriangular as unitriangular
from wlkit.groups.generators.puzzles import globe as globe
from wlkit.groups.generators.puzzles import hungarian_rings as hungarian_rings
from wlkit.groups.generators.puzzles import pyraminx as pyraminx
from wlkit.groups.generators.registry import FAMILIES as FAMILIES
from wlkit.groups.generators.registry import Family as Family
from wlkit.groups.generators.registry import find as find
from wlkit.groups.generators.registry import make as make
from wlkit.groups.generators.reversals import block_interchange as block_interchange
from wlkit.groups.generators.reversals import burnt_pancake as burnt_pancake
from wlkit.groups.generators.reversals import cubic_pancake as cubic_pancake
from wlkit.groups.generators.reversals import full_reversals as full_reversals
from wlkit.groups.generators.reversals import pancake as pancake
from wlkit.groups.generators.reversals import signed_reversals as signed_reversals
from wlkit.groups.generators.reversals import transposons as transposons
from wlkit.groups.generators.shifts import larx as larx
from wlkit.groups.generators.shifts import lrx as lrx
from wlkit.groups.generators.shifts import lsl_cycles as lsl_cycles
from wlkit.groups.generators.shifts import lx as lx
from wlkit.groups.generators.shifts import top_spin as top_spin
from wlkit.groups.generators.sliding import sliding_tiles as sliding_tiles
from wlkit.groups.generators.transpositions import all_transpositions as all_transpositions
from wlkit.groups.generators.transpositions import coxeter as coxeter
from wlkit.groups.generators.transpositions import coxeter_b as coxeter_b
from wlkit.groups.generators.transpositions import coxeter_d as coxeter_d
from wlkit.groups.generators.transpositions import cyclic_coxeter as cyclic_coxeter
from wlkit.groups.generators.transpositions import generalized_stars as generalized_stars
from wlkit.groups.generators.transpositions import koltsov3 as koltsov3
from wlkit.groups.generators.transpositions import rapaport_m1 as rapaport_m1
from wlkit.groups.generators.transpositions import rapaport_m2 as rapaport_m2
from wlkit.groups.generators.transpositions import sheveleva2 as sheveleva2
from wlkit.groups.generators.transpositions import stars as stars

special_linear = special_linear_fundamental_roots
