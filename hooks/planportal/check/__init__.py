"""Rules across files: what each file says alone may be right, and still not fit together.

All rules work on files as they are read, so that a fault in one place never hides one in another.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime

from planportal.check.articles import article_problems
from planportal.check.documents import document_problems
from planportal.check.guidance import guidance_reminders
from planportal.check.ids import id_problems
from planportal.check.links import link_problems
from planportal.check.missed import missed_problems
from planportal.check.moments import moment_problems
from planportal.check.official import official_problems
from planportal.check.plan import plan_problems
from planportal.check.reports import report_file_problems, report_problems
from planportal.check.units import unit_problems
from planportal.check.unused import unused_media
from planportal.errors import Problem
from planportal.load import Loaded, Published

__all__ = ["check", "official_problems"]


def check(
    loaded: Loaded, *, pages: AbstractSet[str], now: datetime, published: Published, tag_authority: str
) -> list[Problem]:
    """Return every fault between files. `now` and `published` only serve reminders, never errors.

    `pages` are the addresses to which links may lead; with none, links in the portal are not followed.
    """
    today = now.date()
    found = [
        *id_problems(loaded.sources),
        *plan_problems(loaded),
        *unit_problems(loaded.units),
        *document_problems(loaded, today=today),
        *guidance_reminders(loaded, today=today),
        *report_problems(loaded, today=today),
    ]
    guesses = [problem for source in loaded.sources for problem in found if source.is_guess(problem)]
    return [
        *(problem for problem in found if problem not in guesses),
        *report_file_problems(loaded.report_names, loaded.register),
        *article_problems(loaded),
        *link_problems(loaded, pages, now=now),
        *unused_media(loaded),
        *missed_problems(loaded, published, tag_authority=tag_authority, now=now),
        *moment_problems(loaded, published, tag_authority=tag_authority, now=now),
    ]
