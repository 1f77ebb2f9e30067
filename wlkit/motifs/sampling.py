"""Sums over the vertices of a host from a few of them, drawn with known probabilities.

A vertex is drawn in proportion to a mean of several sizes: 1, its degree, the square of that, the
walks of two and of three steps from it. So no vertex that has a large share of any of these is
missed, and a term that grows with them is averaged with a bounded variation. The draws are no
random ones: the points of van der Corput's sequence, every prefix of which is evenly spread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from wlkit.motifs.host import Hosts

LARGE = 1 / 48
"""Vertices that would be drawn more often than this are looked at in any case."""

FREE_WORK = 2 * 10**5
"""Candidates that may be looked at for any prediction: about a millisecond."""

SHARE = 0.03
"""Part of the predicted work that a prediction may cost beyond `FREE_WORK`."""

MOST_WORK = 2 * 10**6
"""Candidates looked at for a prediction at most, but for the fewest draws."""

FEWEST, SOME, ENOUGH, MOST = 3, 12, 48, 1024
"""Draws of a sample: at least where they agree; at least elsewhere, for little effort and for
`MOST_WORK`; and at most."""


def spread_points(count: int) -> np.ndarray:
    """Return the first points of van der Corput's sequence in base 2, in the middle of their cells.

    Examples
    --------
    >>> spread_points(4).tolist()
    [0.125, 0.625, 0.375, 0.875]
    """
    bits = max(1, (count - 1).bit_length())
    numbers = np.arange(count)
    mirrored = sum((numbers >> i & 1) << (bits - 1 - i) for i in range(bits))
    return (mirrored + 0.5) / 2**bits


@lru_cache(maxsize=16)
def sizes(hosts: Hosts) -> np.ndarray:
    """Return 1, degree, degree squared, and the walks of two and three steps, float64 (5, n).

    Of one host; directions are forgotten.
    """
    degrees = np.diff(hosts.indptr, axis=1).sum(axis=0).astype(np.float64)
    walks = [degrees]
    for _ in range(2):
        sums = np.zeros(hosts.n)
        for indptr, indices in zip(hosts.indptr, hosts.indices, strict=True):
            running = np.concatenate(([0.0], np.cumsum(walks[-1][indices])))
            sums += np.diff(running[indptr])
        walks.append(sums)
    return np.stack([np.ones(hosts.n), degrees, degrees**2, *walks[1:]])


@dataclass(frozen=True, eq=False)
class Sample:
    """Draws from some vertices of a host.

    Attributes
    ----------
    rows : int64 array (k,)
        The vertices that can be drawn, ascending by size.
    large : int64 array (l,)
        Positions in `rows` of those whose terms are all taken: they are few.
    draws : int64 array (d,)
        Positions of the others that are drawn.
    chance : float64 array (k,)
        How likely a draw among all would be each of them.
    """

    rows: np.ndarray
    large: np.ndarray
    draws: np.ndarray
    chance: np.ndarray

    @property
    def left(self) -> float:
        """How likely a draw among all would be none of the large ones."""
        return 1.0 - float(self.chance[self.large].sum())

    def rest(self, terms: np.ndarray, count: int) -> float:
        """Return the estimate of the sum over the rows that are not large from the first draws."""
        drawn = self.draws[:count]
        return self.left * float((terms[drawn] / self.chance[drawn]).mean()) if len(drawn) else 0.0

    def mean(self, terms: np.ndarray, count: int) -> float:
        """Return the estimate of the sum of some terms, one for each row, from the first draws."""
        return float(terms[self.large].sum()) + self.rest(terms, count)

    def weighted(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the vertices in the sample, and the weight of each in a sum."""
        places = np.concatenate([self.large, self.draws])
        weights = np.ones(len(places))
        count = max(1, len(self.draws))
        weights[len(self.large) :] = self.left / (self.chance[self.draws] * count)
        return self.rows[places], weights

    def fill(self, terms: np.ndarray, known: np.ndarray) -> np.ndarray:
        """Return the terms with each unknown one replaced by the known one nearest in order."""
        places = np.flatnonzero(known)
        if not len(places):
            return terms
        after = np.searchsorted(places, np.arange(len(terms)))
        left, right = places[np.maximum(after - 1, 0)], places[np.minimum(after, len(places) - 1)]
        here = np.arange(len(terms))
        return terms[np.where(abs(here - left) < abs(right - here), left, right)]


def sample(hosts: Hosts, rows: np.ndarray) -> Sample:
    """Return draws from some vertices of one host."""
    parts = sizes(hosts)[:, rows]
    order = np.argsort(parts[-1], kind="stable")
    totals = parts.sum(axis=1, keepdims=True)
    chance = (parts / np.maximum(totals, 1e-300)).sum(axis=0)[order]
    chance /= max(chance.sum(), 1e-300)
    large = np.flatnonzero(chance > LARGE)
    others = np.where(chance > LARGE, 0.0, chance)
    draws = np.zeros(0, dtype=np.int64)
    if others.any():
        draws = np.searchsorted(np.cumsum(others / others.sum()), spread_points(MOST))
        draws = np.minimum(draws, np.flatnonzero(others)[-1])
    return Sample(rows[order], large, draws, chance)


@dataclass(eq=False)
class Estimate:
    """The work of all rows of a sample, from that of some.

    Attributes
    ----------
    total : float
        Estimated sum of the works.
    work : float64 array (k,)
        Of every row that was run.
    known : bool array (k,)
        Which rows were run.
    draws : int
        How many draws the estimate rests on.
    """

    total: float
    work: np.ndarray
    known: np.ndarray
    draws: int


def estimate_work(
    drawn: Sample,
    spend: Callable[[np.ndarray, int], tuple[np.ndarray, bool]],
    effort: float = MOST_WORK,
) -> Estimate:
    """Return the sum of the works of all rows; exact where they are little.

    Parameters
    ----------
    drawn : Sample
    spend : callable
        (rows, limit) to the works of the rows and whether their sum passed the limit; then the
        last one is of a row that is not finished.
    effort : float
        The work that may be done, and a few times as much for the fewest draws.
    """
    rows = len(drawn.rows)
    result = Estimate(0.0, np.zeros(rows), np.zeros(rows, dtype=bool), 0)
    used, limit, expected = 0.0, float(FREE_WORK), 0.0
    wanted = SOME + (ENOUGH - SOME) * min(1.0, effort / MOST_WORK)
    while result.draws < len(drawn.draws):
        count = min(MOST, max(16, 2 * result.draws))
        new = np.array(list(dict.fromkeys(drawn.draws[:count].tolist())))  # in the order drawn
        done, passed = _run(result, drawn, new[~result.known[new]], limit - used, spend)
        used = limit if passed else used + done
        result.draws = _leading(result.known[drawn.draws[:count]]) if passed else count
        expected = drawn.rest(result.work, result.draws)
        limit = min(max(limit, SHARE * expected), max(limit, effort))
        if passed and limit < 8 * effort and not _is_enough(result, drawn, wanted):
            limit = 2 * limit
        elif passed or used >= limit:
            break
    if result.draws < FEWEST:  # with what is known of the row that is not finished
        expected = drawn.rest(result.work, result.draws + 1)
    _run(result, drawn, drawn.large, max(effort, 2 * SHARE * expected), spend)
    unknown = drawn.large[~result.known[drawn.large]]
    by_size = drawn.chance[unknown] * expected / max(drawn.left, 1e-9)
    result.work[unknown] = np.maximum(result.work[unknown], by_size)
    result.total = expected + float(result.work[drawn.large].sum())
    if result.total <= 2 * FREE_WORK:
        _, passed = _run(result, drawn, np.flatnonzero(~result.known), 4 * FREE_WORK, spend)
        result.total = max(result.total, result.work.sum()) if passed else result.work.sum()
    return result


def _is_enough(result: Estimate, drawn: Sample, wanted: float) -> bool:
    """Return whether the wanted draws were done, or a few that all give about the same sum."""
    done = drawn.draws[: result.draws]
    sums = result.work[done] / drawn.chance[done]
    return len(done) >= wanted or (len(done) >= FEWEST and bool(sums.max() <= 2 * sums.min()))


def _leading(flags: np.ndarray) -> int:
    """Return how many flags are set before the first that is not."""
    return int(np.argmin(flags)) if not flags.all() else len(flags)


def _run(
    result: Estimate,
    drawn: Sample,
    places: np.ndarray,
    limit: float,
    spend: Callable[[np.ndarray, int], tuple[np.ndarray, bool]],
) -> tuple[float, bool]:
    """Run some rows; return the work done, and whether the limit was passed before the end."""
    if not len(places):
        return 0.0, False
    works, passed = spend(drawn.rows[places], max(int(limit), 0))
    result.work[places[: len(works)]] = works
    result.known[places[: len(works) - passed]] = True
    return float(works.sum()), passed
