"""Reports: what a pattern demands of a model, and the main job, as self-contained pages.

The package is callable, so that ``from wlkit import report`` gives the function as well as the
place where the rest lives:

>>> from wlkit import report
>>> report("C4").dimensions["sub"].value
2
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from wlkit.report.files import write_whole as write_whole
from wlkit.report.main_job import MainReport as MainReport
from wlkit.report.main_job import main_report as main_report
from wlkit.report.pattern import HOSTS as HOSTS
from wlkit.report.pattern import Report as Report
from wlkit.report.pattern import report as report

__all__ = ["HOSTS", "MainReport", "Report", "main_report", "report", "write_whole"]


class _CallableModule(ModuleType):
    """A module that is also the function :func:`report`."""

    def __call__(self, pattern: Any) -> Report:
        return report(pattern)


sys.modules[__name__].__class__ = _CallableModule
