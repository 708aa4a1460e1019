"""Rules across files: what each file says alone may be right, and still not fit together."""

from __future__ import annotations

from datetime import date

from planportal.check.documents import document_problems
from planportal.check.ids import id_problems
from planportal.check.plan import plan_problems
from planportal.check.reports import report_file_problems, report_problems
from planportal.check.units import unit_problems
from planportal.errors import Problem
from planportal.load import Loaded

__all__ = ["check"]


def check(loaded: Loaded, *, today: date) -> list[Problem]:
    """Return every fault between files. `today` only serves reminders, never errors."""
    problems = [*id_problems(loaded.sources), *report_file_problems(loaded.report_names, loaded.register)]
    if loaded.portal is not None:
        problems += plan_problems(loaded.portal, loaded)
        problems += unit_problems(loaded.portal.units, loaded)
        problems += document_problems(loaded.portal, loaded, today=today)
        problems += report_problems(loaded.portal, loaded, today=today)
    return problems
