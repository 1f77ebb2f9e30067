"""Representatives of cosets under which most moves carry a block of elements unchanged.

The elements h t_c of a coset are numbered by h. Another representative u t_c, with u in H, turns
them all by u: a choice that costs nothing and decides how many generators, coset by coset, leave
the numbering alone. In LRX, for instance, reading the small values cyclically from where the
largest one stands makes both rotations move blocks whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.groups import GeneratingSet, Permutation, StabilizerChain

if TYPE_CHECKING:
    from numpy.typing import NDArray


def monotone(chain: StabilizerChain) -> StabilizerChain:
    """Return the chain whose transversal elements are the least ones of their cosets.

    An element of G_i is compared with another by the images of the base points in turn, points
    being ordered as the base is. In a symmetric group the least element that carries base point b
    to d is increasing on the points left over: it inserts b and keeps all else in order.

    Examples
    --------
    >>> from wlkit.groups import stabilizer_chain
    >>> chain = monotone(stabilizer_chain([[1, 2, 3, 0], [1, 0, 2, 3]]))
    >>> chain.transversals[0].tolist()[1:]
    [[1, 0, 2, 3], [2, 0, 1, 3], [3, 0, 1, 2]]
    >>> chain.verify()
    True

    Notes
    -----
    Made from the last level up, by one composition of rows for each pair of levels.
    """
    place = np.full(chain.degree, chain.degree)
    place[list(chain.base)] = np.arange(len(chain.base))
    least: list[NDArray[np.int64]] = []
    for level in reversed(range(len(chain.base))):
        rows = chain.transversals[level]
        rows = rows[np.argsort(place[rows[:, chain.base[level]]], kind="stable")]
        for base, below in zip(chain.base[level + 1 :], least, strict=True):
            first = np.argmin(place[rows[:, below[:, base]]], axis=1)
            rows = rows[np.arange(len(rows))[:, None], below[first]]
        least.insert(0, rows)
    return StabilizerChain(chain.degree, chain.base, chain.strong_generators, tuple(least))


def aligned_cosets(
    generators: GeneratingSet, chain: StabilizerChain, split: int
) -> tuple[NDArray[Any], NDArray[np.int32], NDArray[np.int32]]:
    """Return representatives of the cosets of H = G_split, and the moves between cosets.

    Returns
    -------
    reps : ndarray of uint8 or int32, shape (cosets, n)
    pred, turn : ndarray of int32, shape (cosets, k)
        Generator g carries coset ``s = pred[c, g]`` to c, and ``turn[c, g]`` is the rank in H of
        t_c g^-1 t_s^-1, which left-multiplies the inverses of the elements.
    """
    from wlkit._kernels.cayley_cosets import align, coset_sources, coset_turns

    rows = generators.permutations
    natural = _natural(chain, split)
    pred = np.empty((len(natural), len(rows)), dtype=np.int32)
    tables = (rows, *chain_arrays(chain), split)
    coset_sources(natural, *tables, pred)
    spin = np.int64(max(range(len(rows)), key=lambda i: Permutation(rows[i]).order))
    best, reps = -1, natural
    for vote in (False, True):
        candidate = np.empty_like(natural)
        still = align(natural, rows, pred, spin, vote, candidate)
        if still > best:
            best, reps = still, candidate
    turn = np.empty_like(pred)
    coset_turns(reps, *tables, pred, turn)
    return reps, pred, turn


def _natural(chain: StabilizerChain, split: int) -> NDArray[Any]:
    """Return the inverses of the products of transversal elements above H, one a coset."""
    dtype = np.uint8 if chain.degree <= 256 else np.int32
    rows = np.arange(chain.degree, dtype=dtype).reshape(1, -1)
    for transversal in chain.transversals[:split]:
        rows = rows[:, transversal].reshape(-1, chain.degree)
    reps, cosets = np.empty_like(rows), np.arange(len(rows))
    for point in range(chain.degree):
        reps[cosets, rows[:, point]] = point
    return reps


def chain_arrays(chain: StabilizerChain) -> tuple[NDArray[np.int64], ...]:
    """Return base, positions, divisors and radices of a chain as plain arrays, for kernels."""
    depth, widest = len(chain.base), max(chain.radices, default=1)
    divisors = np.zeros((depth, widest, chain.degree), dtype=np.int64)
    for level, rows in enumerate(chain.divisors):
        divisors[level, : len(rows)] = rows
    return (
        np.array(chain.base, dtype=np.int64),
        np.array(chain.positions, dtype=np.int64).reshape(depth, chain.degree),
        divisors,
        np.array(chain.radices, dtype=np.int64),
    )
