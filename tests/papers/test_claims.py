"""Every claim of every paper is a test."""

from __future__ import annotations

import pytest

from wlkit.claims import Claim, load_claims, papers

ALL = [(slug, claim) for slug in papers() for claim in load_claims(slug)]


def parameter(slug: str, claim: Claim):
    marks = [pytest.mark.slow] if claim.slow else []
    return pytest.param(slug, claim, id=f"{slug}:{claim.id}", marks=marks)


@pytest.mark.parametrize(("slug", "claim"), [parameter(*row) for row in ALL])
def test_claim_holds(slug: str, claim: Claim) -> None:
    verdict = claim.check(slug)
    if verdict.verdict == "skipped":
        pytest.skip(verdict.evidence)
    assert verdict.verdict == "holds", verdict.to_dict()


@pytest.mark.parametrize("slug", papers())
def test_every_paper_says_what_is_checked_and_what_is_not(slug: str) -> None:
    from wlkit.claims import papers_folder

    readme = (papers_folder() / slug / "README.md").read_text()
    assert "## Checked here" in readme
    assert "## Out of reach" in readme
