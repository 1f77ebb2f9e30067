"""Permutations, sets of permutations and matrices, sliding puzzles, stabiliser chains, ranks."""

from __future__ import annotations

from wlkit.groups.formats import generators_from_gap as generators_from_gap
from wlkit.groups.formats import generators_from_text as generators_from_text
from wlkit.groups.formats import read_generators as read_generators
from wlkit.groups.generating_set import GeneratingSet as GeneratingSet
from wlkit.groups.matrix_set import MatrixGeneratingSet as MatrixGeneratingSet
from wlkit.groups.permutation import Permutation as Permutation
from wlkit.groups.ranking import rank_permutation as rank_permutation
from wlkit.groups.ranking import rank_permutations as rank_permutations
from wlkit.groups.ranking import rank_word as rank_word
from wlkit.groups.ranking import unrank_permutation as unrank_permutation
from wlkit.groups.ranking import unrank_permutations as unrank_permutations
from wlkit.groups.ranking import unrank_word as unrank_word
from wlkit.groups.schreier_sims import stabilizer_chain as stabilizer_chain
from wlkit.groups.sliding_puzzle import SlidingPuzzle as SlidingPuzzle
from wlkit.groups.stabilizer_chain import StabilizerChain as StabilizerChain
