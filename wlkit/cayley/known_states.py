"""How many vertices a graph has, where it is known without a search."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from wlkit.cayley.packing import AnyGeneratingSet
from wlkit.groups import (
    GeneratingSet,
    SlidingPuzzle,
    StabilizerChain,
    stabilizer_chain,
)
from wlkit.groups.generators import FAMILIES
from wlkit.groups.ranking import count_words


@lru_cache(maxsize=32)
def chain_of(generators: GeneratingSet) -> StabilizerChain:
    """Return the stabiliser chain of the generated group, kept for the engines and checks."""
    return stabilizer_chain(generators)


def is_regular(generators: AnyGeneratingSet) -> bool:
    """Return whether states are group elements: permutations of distinct symbols."""
    return isinstance(generators, GeneratingSet) and len(set(generators.start)) == generators.degree


def known_states(generators: AnyGeneratingSet) -> int | None:
    """Return the number of vertices where it is known beforehand.

    For words with repeated symbols it is known when the group is the whole symmetric group (the
    multinomial coefficient).
    """
    if isinstance(generators, SlidingPuzzle):
        return _sliding_states(generators)
    if not isinstance(generators, GeneratingSet):
        return None
    order = chain_of(generators.with_state(None)).order
    if is_regular(generators):
        return order
    total = count_words(generators.start)
    symmetric = count_words(range(generators.degree))
    multiplicities = Counter(generators.start).values()
    # an alternating group still reaches every word, as two equal symbols absorb an odd swap
    reaches_all = order == symmetric or (2 * order == symmetric and max(multiplicities) > 1)
    return total if reaches_all else None


def _sliding_states(puzzle: SlidingPuzzle) -> int | None:
    """Return the number of states of a named puzzle whose tiles are all different."""
    if puzzle.name not in FAMILIES or len(set(puzzle.start)) < puzzle.degree:
        return None
    parameters = dict(puzzle.parameters)
    named = FAMILIES[puzzle.name]
    if named.build(**parameters).with_state(puzzle.state) != puzzle:
        return None
    return named.order(**parameters)
