"""Orbits of permutations under relabelling within blocks of points: coloured cycle types.

Two permutations are conjugate under a product of symmetric groups on blocks exactly if their
cycles, read as cyclic words of block numbers, agree as multisets.  With one block this is the
cycle type; the growth of all transpositions of S_60 needs 966 467 types instead of 60! elements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import factorial, prod

from wlkit.cayley.automorphisms import interchangeable
from wlkit.cayley.sweep import Run, Sweep
from wlkit.errors import CheckpointError, SizeError
from wlkit.groups import GeneratingSet

ColoredType = tuple[tuple[int, ...], ...]
BYTES_PER_TYPE = 1000
"""A tuple of tuples of small integers in a set, generously."""


@dataclass(frozen=True)
class Coloring:
    """Blocks of points; a point's colour is the number of its block.

    Parameters
    ----------
    blocks : tuple of tuple of int

    Examples
    --------
    >>> c = Coloring(((0,), (1, 2, 3)))
    >>> c.type_of((1, 0, 3, 2)), c.size(((0, 1), (1, 1)))
    (((0, 1), (1, 1)), 3)
    """

    blocks: tuple[tuple[int, ...], ...]

    @cached_property
    def colors(self) -> tuple[int, ...]:
        """The colour of every point."""
        found = {point: color for color, block in enumerate(self.blocks) for point in block}
        return tuple(found[point] for point in range(len(found)))

    def type_of(self, images: Sequence[int]) -> ColoredType:
        """Return the sorted cyclic words of colours of the cycles of a permutation."""
        colors, left, found = self.colors, set(range(len(images))), []
        while left:
            point = left.pop()
            word = [colors[point]]
            following = images[point]
            while following != point:
                left.remove(following)
                word.append(colors[following])
                following = images[following]
            found.append(least_rotation(word))
        return tuple(sorted(found))

    def member(self, kind: ColoredType) -> list[int]:
        """Return a permutation of a coloured type."""
        points = [iter(block) for block in self.blocks]
        images = [0] * len(self.colors)
        for word in kind:
            cycle = [next(points[color]) for color in word]
            for point, following in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
                images[point] = following
        return images

    def size(self, kind: ColoredType) -> int:
        """Return the number of permutations of a coloured type."""
        fixing = prod(
            factorial(count) * rotations(word) ** count for word, count in Counter(kind).items()
        )
        return prod(factorial(len(block)) for block in self.blocks) // fixing

    def members(self, kind: ColoredType) -> Iterator[tuple[int, ...]]:
        """Yield the permutations of a coloured type, each once."""
        swaps = [pair for block in self.blocks for pair in pairwise(block)]
        seen = {tuple(self.member(kind))}
        queue = list(seen)
        for images in queue:
            yield images
            for i, j in swaps:
                q = list(range(len(images)))
                q[i], q[j] = j, i
                other = tuple(q[images[q[x]]] for x in range(len(q)))
                if other not in seen:
                    seen.add(other)
                    queue.append(other)


def least_rotation(word: list[int]) -> tuple[int, ...]:
    """Return the least rotation of a word.

    Examples
    --------
    >>> least_rotation([1, 0, 1, 0, 0])
    (0, 0, 1, 0, 1)
    """
    if len(set(word)) == 1:
        return tuple(word)
    return min(tuple(word[i:] + word[:i]) for i in range(len(word)))


def rotations(word: tuple[int, ...]) -> int:
    """Return the number of rotations that leave a word as it is."""
    return sum(word[i:] + word[:i] == word for i in range(len(word)))


def types_sweep(generators: GeneratingSet, run: Run) -> Sweep:
    """Return the spheres of Cay(G; S) from those of the graph of coloured types.

    Raises
    ------
    SizeError
        When the types do not fit the memory.

    Notes
    -----
    One member of each type is multiplied by all of S, which reaches every type that any member
    reaches, as S is closed under relabelling within the blocks.
    """
    if run.checkpoint is not None:
        raise CheckpointError("types of permutations keep no checkpoints; leave checkpoint out")
    coloring = Coloring(interchangeable(generators))
    rows = generators.permutations.tolist()
    layer = {coloring.type_of(range(generators.degree))}
    seen = set(layer)
    spheres, complete = [1], False
    for _ in run.layers(spheres, None):
        images = ([x[i] for i in row] for x in map(coloring.member, layer) for row in rows)
        following = set(map(coloring.type_of, images)) - seen
        complete = not following
        if complete:
            break
        layer = following
        seen |= layer
        spheres.append(sum(map(coloring.size, layer)))
        if len(seen) * BYTES_PER_TYPE > run.memory:
            raise SizeError(
                f"{len(seen)} types of permutations within radius {len(spheres) - 1} are too many; "
                "give a smaller max_radius"
            )
    members = (x for kind in sorted(layer) for x in coloring.members(kind))
    start = generators.start
    kept = tuple(tuple(start[i] for i in x) for x, _ in zip(members, range(run.keep), strict=False))
    return Sweep(tuple(spheres), complete, kept, len(seen) * BYTES_PER_TYPE)
