"""Shortest words in a graph that is written out: one to every state, how many, where several.

A graph is given by its images, where generator g carries state v to ``images[v, g]`` (-1 for
nowhere), and by the distances of its states from state 0, which do not decrease.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Images = NDArray[np.int32]
    Distances = NDArray[np.int64]


def steps_away(
    images: Images, distances: Distances
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return source, target and letter of the arcs that lead one farther, by the distance.

    Examples
    --------
    >>> [part.tolist() for part in steps_away(np.array([[1, 1], [0, 0]]), np.array([0, 1]))]
    [[0, 0], [1, 1], [0, 1]]
    """
    source, letter = np.nonzero(images >= 0)
    target = images[source, letter].astype(np.int64)
    away = distances[target] == distances[source] + 1
    # states are numbered by distance, and arcs are listed by their source
    return source[away], target[away], letter[away]


def arrivals(images: Images, distances: Distances) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for every state but 0 a state one closer, and a letter that leads on from there."""
    source, target, letter = steps_away(images, distances)
    before, by = np.zeros_like(distances), np.zeros_like(distances)
    before[target], by[target] = source, letter
    return before, by


def numbers_of_geodesics(images: Images, distances: Distances) -> tuple[int, ...]:
    """Return the number of shortest words from state 0 to every state, as exact integers."""
    counts = [1] + [0] * (len(distances) - 1)
    source, target, _ = steps_away(images, distances)
    for v, w in zip(source.tolist(), target.tolist(), strict=True):
        counts[w] += counts[v]
    return tuple(counts)


def several_geodesics(images: Images, distances: Distances) -> tuple[int, ...]:
    """Return, for every distance, how many states more than one shortest word reaches.

    Layer by layer the numbers of words are added and cut off at 2, so that none overflows.
    """
    source, target, _ = steps_away(images, distances)
    layers = int(distances[-1]) + 1
    cuts = np.searchsorted(distances[target], np.arange(1, layers + 1))
    many = np.zeros_like(distances)
    many[0] = 1
    for low, high in pairwise(cuts.tolist()):
        np.add.at(many, target[low:high], many[source[low:high]])
        np.minimum(many, 2, out=many)
    return tuple(np.bincount(distances[many > 1], minlength=layers).tolist())
