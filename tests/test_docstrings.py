"""Docstrings of what the packages export: the sections that they have."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

import wlkit.cayley
import wlkit.exact
import wlkit.expressivity
import wlkit.graphs
import wlkit.groups
import wlkit.motifs
import wlkit.polynomials
import wlkit.testing
import wlkit.treewidth
import wlkit.wl
import wlkit.wl.refinements
from wlkit.graphs.families import FAMILIES as GRAPHS
from wlkit.groups.generators import FAMILIES
from wlkit.wl.tuples import refine_tuples

SECTIONS = (
    "Parameters",
    "Attributes",
    "Returns",
    "Yields",
    "Raises",
    "Examples",
    "Notes",
    "References",
)


def exported(package: Any) -> list[Any]:
    """Return the functions and classes that a package exports, those with a cache unwrapped."""
    names = getattr(package, "__all__", [x for x in vars(package) if not x.startswith("_")])
    found = [inspect.unwrap(getattr(package, name)) for name in names]
    return [x for x in found if inspect.isfunction(x) or inspect.isclass(x)]


def refinements() -> list[Callable[..., Any]]:
    """Return the functions of graphs that the registry of refinements calls."""
    functions = [f for f in vars(wlkit.wl.refinements).values() if inspect.isfunction(f)]
    return [f for f in functions if "graphs" in inspect.signature(f).parameters]


PACKAGES = (
    wlkit.cayley,
    wlkit.exact,
    wlkit.expressivity,
    wlkit.graphs,
    wlkit.groups,
    wlkit.motifs,
    wlkit.polynomials,
    wlkit.testing,
    wlkit.treewidth,
    wlkit.wl,
)
PUBLIC = [*(x for package in PACKAGES for x in exported(package)), *refinements(), refine_tuples]
FUNCTIONS = list(dict.fromkeys(x for x in PUBLIC if inspect.isfunction(x)))
GENERATORS = list(dict.fromkeys(inspect.unwrap(family.build) for family in FAMILIES.values()))
CLASSES = list(dict.fromkeys(x for x in PUBLIC if inspect.isclass(x)))


def sections(documented: Any) -> dict[str, list[str]]:
    """Return the lines of a docstring by the section that they are in."""
    found: dict[str, list[str]] = {"": []}
    lines = (inspect.getdoc(documented) or "").splitlines()
    current = ""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if line in SECTIONS and below == "-" * len(line):
            current = line
            found[current] = []
        elif set(line) != {"-"}:
            found[current].append(line)
    return found


def listed_names(lines: list[str]) -> set[str]:
    """Return the names that a section describes: "a, b : int" at the margin describes a and b."""
    heads = [line.partition(" : ")[0] for line in lines if line and not line.startswith(" ")]
    return {name.strip().lstrip("*") for head in heads for name in head.split(",")}


def label(documented: Any) -> str:
    """Return a name for a report; a composite strategy unwraps to a module of Hypothesis."""
    home = documented.__module__
    home = "wlkit.testing" if home.startswith("hypothesis") else home
    return f"{home}.{documented.__name__}"


def test_sections_are_told_apart() -> None:
    found = sections(wlkit.wl.largest_order)
    assert listed_names(found["Parameters"]) == {"k", "graphs", "max_bytes"}
    assert found["Returns"][0] == "int"


def test_there_are_functions_to_look_at() -> None:
    assert len(FUNCTIONS) > 60
    names = {f.__name__ for f in FUNCTIONS}
    assert names >= {"hom", "counting_plan", "refine", "edge_marked_refinement", "walk_counts"}
    assert names >= {"neighbourhood_types", "spectrum", "main_angles", "bag_refinement", "angles"}


@pytest.mark.parametrize("function", FUNCTIONS, ids=label)
def test_a_function_says_what_it_takes_gives_and_costs(function: Callable[..., Any]) -> None:
    found = sections(function)
    signature = inspect.signature(function)
    assert listed_names(found.get("Parameters", [])) == set(signature.parameters)
    if signature.return_annotation not in (None, "None"):
        assert found.keys() & {"Returns", "Yields"}
    assert any(line.lstrip().startswith(">>>") for line in found.get("Examples", []))
    assert found.keys() & {"Notes", "References"}
    assert all(any(lines) for name, lines in found.items() if name), "a section without a word"
    assert [name for name in found if name] == [name for name in SECTIONS if name in found]


@pytest.mark.parametrize("build", GENERATORS, ids=label)
def test_a_family_of_generators_says_what_it_takes_and_gives(build: Callable[..., Any]) -> None:
    found = sections(build)
    assert listed_names(found.get("Parameters", [])) == set(inspect.signature(build).parameters)
    assert found["Returns"] == [inspect.signature(build).return_annotation, ""]
    assert any(line.startswith(">>>") for line in found["Examples"])


@pytest.mark.parametrize("name", GRAPHS)
def test_a_family_of_graphs_says_what_it_takes_with_an_example(name: str) -> None:
    construct = GRAPHS[name].construct
    found = sections(construct)
    assert listed_names(found.get("Parameters", [])) == set(inspect.signature(construct).parameters)
    assert any(line.startswith(">>>") for line in found["Examples"])
    assert [x for x in found if x] == [x for x in SECTIONS if x in found]


@pytest.mark.parametrize("documented", [*FUNCTIONS, *GENERATORS, *CLASSES], ids=label)
def test_every_underlined_line_heads_a_known_section(documented: Any) -> None:
    lines = (inspect.getdoc(documented) or "").splitlines()
    rules = [i for i, line in enumerate(lines) if line and set(line) == {"-"}]
    assert {lines[i - 1] for i in rules} <= set(SECTIONS)


@pytest.mark.parametrize("kind", CLASSES, ids=label)
def test_a_class_is_described(kind: type) -> None:
    found = sections(kind)
    assert any(found[""])
    own = set(getattr(kind, "__dataclass_fields__", ()))
    described = [*found.get("Attributes", []), *found.get("Parameters", [])]
    assert listed_names(described) >= own | set(getattr(kind, "_fields", ()))
    assert any(line.lstrip().startswith(">>>") for line in found.get("Examples", []))
    assert [name for name in found if name] == [name for name in SECTIONS if name in found]
