"""How many patterns of each size a model computes or counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from wlkit.errors import InputError, VerificationError, unknown_name
from wlkit.exact._numbers import natural
from wlkit.expressivity.bank import ModelBank
from wlkit.expressivity.models import model
from wlkit.expressivity.patterns import all_patterns, connected_patterns, homomorphic_images
from wlkit.graphs import Multigraph

Quantity: TypeAlias = Literal["hom", "sub"]
"""hom: P_H, all assignments; sub: Q_H, distinct ones."""


@dataclass(frozen=True)
class ExpressivityTable:
    """Numbers of connected patterns with 1, ..., M edges, computed by a model and in total.

    Attributes
    ----------
    bank : ModelBank
    roots : 0, 1 or 2
    quantity : "hom" or "sub"
    computable, total : tuple of ints
        By number of edges, from 1.
    failures : tuple of Multigraph
        The patterns not computed, by number of edges.
    connected : bool
        Whether only connected patterns were asked for.
    """

    bank: ModelBank
    roots: Literal[0, 1, 2]
    quantity: Quantity
    computable: tuple[int, ...]
    total: tuple[int, ...]
    failures: tuple[Multigraph, ...]
    connected: bool = True

    @property
    def model(self) -> str:
        """The name of the model."""
        return self.bank.name

    @property
    def first_failure(self) -> Multigraph | None:
        """A pattern with fewest edges that is not computed."""
        return self.failures[0] if self.failures else None

    def verify(self) -> bool:
        """Check the totals by Polya counting, and every failure by its own obstruction.

        Raises
        ------
        VerificationError
            If a number or an obstruction is wrong.
        SizeError
            If an obstruction is too large to be checked.
        """
        from wlkit.polynomials import count_basis, count_connected

        count = count_connected if self.connected else count_basis
        expected = count(len(self.total), simple=True, roots=self.roots)
        if list(self.total) != expected[1:]:
            raise VerificationError(f"totals {self.total}, by Polya counting {expected[1:]}")
        ask = self.bank.computes if self.quantity == "hom" else self.bank.counts
        for h in self.failures:
            answer = ask(h)
            if answer.value or not answer.verify():
                raise VerificationError(f"{self.model} computes {h.text}")
        return True

    def to_dict(self) -> dict[str, Any]:
        """Return the answer of the command line."""
        return {
            "model": self.model,
            "roots": self.roots,
            "quantity": self.quantity,
            "connected": self.connected,
            "computable": list(self.computable),
            "total": list(self.total),
            "first_failure": self.first_failure.text if self.first_failure else None,
            "failures": [h.text for h in self.failures],
        }


def table(
    name: str | ModelBank,
    max_edges: int,
    roots: Literal[0, 1, 2] = 0,
    quantity: Quantity = "hom",
    *,
    connected: bool = True,
    progress: bool = False,
) -> ExpressivityTable:
    """Return how many connected simple patterns with 1, ..., max_edges edges a model computes.

    Parameters
    ----------
    name : str or ModelBank
    max_edges : int
    roots : 0, 1 or 2
        Ordered and different, for invariant, node and pair outputs.
    quantity : "hom" or "sub"
        P_H (homomorphism counts) or Q_H (subgraph counts).
    connected : bool
        False for all patterns without isolated vertices other than roots.
    progress : bool
        Show a bar over the patterns of each size.

    Raises
    ------
    InputError
        If the model has no output with so many roots.

    Examples
    --------
    >>> t = table("2-fgnn", 6)
    >>> t.computable, t.total, t.first_failure.text
    ((1, 1, 3, 5, 12, 29), (1, 1, 3, 5, 12, 30), '4:0-1,0-2,0-3,1-2,1-3,2-3')
    """
    bank = model(name)
    if quantity not in ("hom", "sub"):
        raise unknown_name("quantity", str(quantity), ["hom", "sub"])
    if roots > bank.max_roots:
        raise InputError(
            f"{bank.name} has outputs with at most {bank.max_roots} roots, not {roots}"
        )
    known: dict[Multigraph, bool] = {}
    computable, total, failures = [], [], []
    levels = connected_patterns if connected else all_patterns
    for m, level in enumerate(levels(natural(max_edges, "max_edges"), roots), 1):
        failed = [h for h in _shown(level, m, progress) if not _holds(bank, h, quantity, known)]
        total.append(len(level))
        computable.append(len(level) - len(failed))
        failures += failed
    return ExpressivityTable(
        bank, roots, quantity, tuple(computable), tuple(total), tuple(failures), connected
    )


def _shown(level: list[Multigraph], m: int, progress: bool) -> list[Multigraph]:
    if not progress:
        return level
    from tqdm.auto import tqdm

    return tqdm(level, desc=f"{m} edges")


def _holds(
    bank: ModelBank, h: Multigraph, quantity: Quantity, known: dict[Multigraph, bool]
) -> bool:
    images = [h] if quantity == "hom" else homomorphic_images(h)
    for image in images:
        if image not in known:
            known[image] = bank.computes(image).value
        if not known[image]:
            return False
    return True
