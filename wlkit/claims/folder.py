"""Where the claims live: `papers/<slug>/claims.py`, one folder per paper."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from wlkit.claims.claim import Claim
from wlkit.errors import FormatError, InputError, unknown_name
from wlkit.typing import PathLike


def papers_folder(folder: PathLike | None = None) -> Path:
    """Return the folder of the papers: the one given, that of this checkout, or `./papers`.

    Raises
    ------
    InputError
        If there is none: an installed wlkit does not carry the papers, a checkout does.
    """
    beside = Path(__file__).resolve().parents[2] / "papers"
    tried = [Path(folder)] if folder is not None else [beside, Path.cwd() / "papers"]
    for candidate in tried:
        if any(candidate.glob("*/claims.py")):
            return candidate
    looked = " and ".join(map(str, dict.fromkeys(tried)))
    raise InputError(
        f"no papers/<slug>/claims.py found in {looked}; run this in a checkout of wlkit"
    )


def papers(folder: PathLike | None = None) -> tuple[str, ...]:
    """Return the slugs of the papers that have claims, in alphabetical order."""
    return tuple(sorted(p.parent.name for p in papers_folder(folder).glob("*/claims.py")))


def load_claims(slug: str, folder: PathLike | None = None) -> tuple[Claim, ...]:
    """Return the claims of one paper, the list `CLAIMS` of its `claims.py`.

    Raises
    ------
    UnknownNameError
        If there is no such paper.
    FormatError
        If `CLAIMS` is missing, empty, holds something else, or holds an id twice.
    """
    known = papers(folder)
    if slug not in known:
        raise unknown_name("paper", slug, known)
    path = papers_folder(folder) / slug / "claims.py"
    name = f"_wlkit_papers_{slug.replace('-', '_')}"
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise FormatError(f"{path}: not a Python file")
    module = module_from_spec(spec)
    sys.modules[name] = module  # dataclasses and pickling look a module up by its name
    spec.loader.exec_module(module)
    claims = tuple(getattr(module, "CLAIMS", ()))
    if not claims or not all(isinstance(c, Claim) for c in claims):
        raise FormatError(f"{path}: expected a list CLAIMS of Claim")
    ids = [c.id for c in claims]
    twice = sorted({x for x in ids if ids.count(x) > 1})
    if twice:
        raise FormatError(f"{path}: claim {twice[0]!r} stands there twice")
    return claims
