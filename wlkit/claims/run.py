"""Run the claims of one paper or of all of them."""

from __future__ import annotations

from collections.abc import Iterable

from wlkit.claims.claim import Verdict
from wlkit.claims.folder import load_claims, papers
from wlkit.typing import PathLike


def run_claims(
    slug: str | None = None,
    *,
    folder: PathLike | None = None,
    slow: bool = True,
    progress: bool = False,
) -> tuple[Verdict, ...]:
    """Check every claim of a paper, or of all papers, in the order in which they are listed.

    Parameters
    ----------
    slug : str, optional
        The folder name of one paper; all papers when left out.
    folder : path, optional
        Where the papers are; that of this checkout when left out.
    slow : bool
        Whether to run also the claims marked as slow.
    progress : bool
        Whether to show a bar on standard error.

    Raises
    ------
    InputError
        If there are no papers, no such paper, or its file does not hold claims.
    """
    slugs = papers(folder) if slug is None else (slug,)
    todo = [(s, c) for s in slugs for c in load_claims(s, folder) if slow or not c.slow]
    rows: Iterable = todo
    if progress:
        from tqdm.auto import tqdm

        rows = tqdm(todo, desc="claims", unit="claim", leave=False)
    return tuple(claim.check(paper) for paper, claim in rows)


def tally(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """Return how many claims hold, fail and raised, and how many were skipped if any were.

    Examples
    --------
    >>> tally([])
    {'holds': 0, 'fails': 0, 'error': 0}
    """
    count = {"holds": 0, "fails": 0, "error": 0}
    for verdict in verdicts:
        count[verdict.verdict] = count.get(verdict.verdict, 0) + 1
    return count
