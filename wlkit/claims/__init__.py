"""Claims of papers as executable checks: what is said, what was computed, do they agree?"""

from __future__ import annotations

from wlkit.claims.claim import KINDS as KINDS
from wlkit.claims.claim import Claim as Claim
from wlkit.claims.claim import Computed as Computed
from wlkit.claims.claim import Interval as Interval
from wlkit.claims.claim import Skipped as Skipped
from wlkit.claims.claim import Verdict as Verdict
from wlkit.claims.folder import load_claims as load_claims
from wlkit.claims.folder import papers as papers
from wlkit.claims.folder import papers_folder as papers_folder
from wlkit.claims.run import run_claims as run_claims
from wlkit.claims.run import tally as tally
from wlkit.claims.table import to_html as to_html
from wlkit.claims.table import write_html as write_html

__all__ = [
    "KINDS",
    "Claim",
    "Computed",
    "Interval",
    "Skipped",
    "Verdict",
    "load_claims",
    "papers",
    "papers_folder",
    "run_claims",
    "tally",
    "to_html",
    "write_html",
]
