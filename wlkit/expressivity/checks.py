"""Declarations of banks, checked and completed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, get_args

from wlkit.errors import InputError, unknown_name
from wlkit.exact._numbers import natural
from wlkit.expressivity.declared import INPUTS, MERGES, chosen_from, contractions, describe
from wlkit.expressivity.guarded import Rule

if TYPE_CHECKING:
    from wlkit.expressivity.bank import ModelBank

GIVEN = ("contract", "rules", "marks", "order")
"""What a bank is given by."""


def checked_bank(bank: ModelBank) -> dict[str, Any]:
    """Return the fields of a bank in their final form.

    Raises
    ------
    InputError
        If it is given by none or several of `contract`, `rules`, `marks` and `order`, or they do
        not fit together.
    UnknownNameError
        For a rule, contraction, merge, input or pooling that there is not.

    Examples
    --------
    >>> from wlkit.expressivity import ModelBank
    >>> checked_bank(ModelBank("mine", order=3))["family"]
    'treewidth <= 3'
    """
    sizes = contractions(bank.contract)
    rules = _checked_rules(bank.rules)
    numbers = {name: natural(getattr(bank, name), name) for name in ("marks", "order")}
    given = [name for name in GIVEN if {**numbers, "contract": sizes, "rules": rules}[name]]
    if not given:
        raise InputError(
            f"{bank.name}: expected at least one contraction, or nothing is summed: give "
            "contract=['leaf'], rules=['F'], marks=1 or order=1"
        )
    if len(given) > 1:
        raise InputError(f"{bank.name}: expected one of {', '.join(GIVEN)}, got {given}")
    fields: dict[str, Any] = {"contract": sizes, "rules": rules, **numbers}
    fields |= {"contract": _declared, "rules": _guarded, "marks": _marked, "order": _order}[
        given[0]
    ](bank, fields)
    if bank.features:
        fields |= _featured(bank, given[0], fields["family"])
    return fields


def _checked_rules(rules: Iterable[str]) -> frozenset[Rule]:
    known: dict[str, Rule] = {rule: rule for rule in get_args(Rule)}
    for rule in rules:
        if rule not in known:
            raise unknown_name("rule", str(rule), known)
    return frozenset(known[rule] for rule in rules)


def _declared(bank: ModelBank, fields: dict[str, Any]) -> dict[str, Any]:
    sizes = fields["contract"]
    if "X" not in bank.inputs:
        raise InputError(f"{bank.name}: expected the input 'X' among {list(bank.inputs)}")
    if not bank.transpose and sizes[-1] > 2:
        raise InputError(
            f"{bank.name}: without transpose a vertex has at most 2 neighbours when it is summed "
            f"out, a row and a column; got {sizes[-1]}"
        )
    merge = chosen_from("merge", bank.merge, MERGES)
    return {
        "merge": merge,
        "inputs": chosen_from("input", bank.inputs, INPUTS),
        "max_roots": min(bank.max_roots, sizes[-1]),
        "family": bank.family or describe(sizes, merge),
    }


def _guarded(bank: ModelBank, fields: dict[str, Any]) -> dict[str, Any]:
    if bank.pooling not in ("vs", "sv", "both"):
        raise unknown_name("pooling", str(bank.pooling), ("vs", "sv", "both"))
    return {"family": bank.family or f"the closure of {', '.join(sorted(fields['rules']))}"}


def _marked(bank: ModelBank, fields: dict[str, Any]) -> dict[str, Any]:
    marks = fields["marks"]
    if bank.adjacent and marks != 2:
        raise InputError(f"{bank.name}: expected 2 marks if they are adjacent, got {marks}")
    least = f"at most {marks} vertices" if marks > 1 else "some vertex"
    return {
        "max_roots": min(bank.max_roots, 2 if marks == 1 else 1),
        "family": bank.family or f"{least} whose removal leaves a forest",
    }


def _order(bank: ModelBank, fields: dict[str, Any]) -> dict[str, Any]:
    k = fields["order"]
    return {
        "max_roots": min(bank.max_roots, k),
        "family": bank.family or ("forests" if k == 1 else f"treewidth <= {k}"),
    }


def _featured(bank: ModelBank, given: str, family: str) -> dict[str, Any]:
    from wlkit.expressivity.features import read_features

    if given not in ("contract", "order"):
        raise InputError(
            f"{bank.name}: expected a bank given by contract or order beside features, got {given}"
        )
    patterns = [h for pattern in bank.features for h in read_features(pattern)]
    named = bank.family or f"{family} once the further inputs are edges and vertices"
    return {"features": tuple(dict.fromkeys(patterns)), "family": named}
