"""The main job: the four engines on real input, one page to look at."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wlkit.report.files import write_whole
from wlkit.report.main_parts import Part, growth_part, pairs_part, patterns_part, polynomials_part
from wlkit.report.page import contents, document, section
from wlkit.typing import JSONDict, PathLike

PARTS: tuple[Callable[[], Part], ...] = (
    patterns_part,
    polynomials_part,
    pairs_part,
    growth_part,
)


@dataclass(frozen=True)
class MainReport:
    """The answers of the four engines.

    Attributes
    ----------
    summaries : tuple of Part
        One for each engine: a table, its page section and its JSON.
    seconds : float
    """

    summaries: tuple[Part, ...]
    seconds: float

    def to_dict(self) -> JSONDict:
        """Return the answers in plain Python types, by engine."""
        return {**{p.key: p.data for p in self.summaries}, "seconds": round(self.seconds, 2)}

    def to_html(self) -> str:
        """Return the self-contained page."""
        lead = (
            "Which graphs can be told apart, which patterns can be counted, how many equivariant "
            "polynomials there are, and how far generators of a group reach: four exact answers "
            "on Zachary's karate club, molecules, strongly regular graphs and permutation puzzles."
        )
        body = contents((p.key, p.title) for p in self.summaries)
        body += "".join(section(p.key, p.title, p.html) for p in self.summaries)
        seconds = ", ".join(f"{p.title.lower()} {p.seconds:.1f} s" for p in self.summaries)
        foot = f"Computed in {self.seconds:.1f} s: {seconds}. No value is an estimate."
        return document("Symmetry and expressivity, exactly", "wlkit run", lead, body, foot)

    def save(self, path: PathLike) -> Path:
        """Write the page, whole or not at all, and return its path."""
        return write_whole(path, self.to_html())

    def __repr__(self) -> str:
        return f"<main report: {len(self.summaries)} parts in {self.seconds:.1f} s>"

    def _repr_html_(self) -> str:
        return "".join(f"<h3>{p.title}</h3>{p.html}" for p in self.summaries)


def main_report(*, progress: bool = False) -> MainReport:
    """Run the four engines on embedded real data and return their answers.

    Parameters
    ----------
    progress : bool
        Show a bar over the four parts.
    """
    start = time.perf_counter()
    steps = list(PARTS)
    if progress:
        from tqdm.auto import tqdm

        steps = tqdm(steps, desc="engines", unit="part", leave=False)
    parts = []
    for step in steps:
        begun = time.perf_counter()
        part = step()
        parts.append(part.timed(time.perf_counter() - begun))
    return MainReport(tuple(parts), time.perf_counter() - start)
