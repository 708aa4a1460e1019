"""The edition of a year: every report as it was frozen, and what has changed since."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planportal.model import Edition, Report, Task, Unit
from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.sentences import part_word
from planportal.render.view import View
from planportal.schedule import task_state
from planportal.text.formats import format_count

__all__ = ["edition_pages"]

_PARTS = ("submitted", "status", "summary", "outputs", "evidence", "difficulties", "proposals", "next_year")


@dataclass(frozen=True)
class _Change:
    """What one unit's report on one task says now that the edition does not."""

    task: Task
    unit: Unit
    words: str


def edition_pages(view: View) -> list[Page]:
    """Return a page for each year that was frozen by today."""
    return [_page(view, edition) for edition in view.portal.editions if edition.frozen <= view.today]


def _page(view: View, edition: Edition) -> Page:
    frozen = replace(view.portal, reports=edition.reports)
    tasks = view.portal.plan.tasks
    expected = sum(len(task.leads.units) for task in tasks)
    return make_page(
        view,
        kind="edition",
        path=addresses.edition_path(edition.year),
        title=f"Bản chốt báo cáo năm {edition.year}",
        description=f"Các báo cáo thực hiện Kế hoạch năm {edition.year} đúng như khi chốt, kèm mã băm để kiểm tra.",
        crumbs=[
            ("Kế hoạch", addresses.PLAN),
            (f"Báo cáo năm {edition.year}", addresses.year_path(edition.year)),
        ],
        source=edition.source,
        updated=edition.frozen,
        # A list of all tasks beside the page would be longer than a screen.
        wide=True,
        edition=edition,
        count=f"{format_count(len(edition.reports))}/{expected}",
        states=[(task, task_state(frozen, task, year=edition.year, today=edition.frozen)) for task in tasks],
        changes=_changes(view, edition),
    )


def _changes(view: View, edition: Edition) -> list[_Change]:
    """Return what differs, in the plan's order."""
    found = []
    for task in view.portal.plan.tasks:
        for name in task.leads.units:
            was, now = edition.report(task.id, name), view.portal.report(task.id, name, edition.year)
            if words := _words(was, now, view):
                found.append(_Change(task, view.portal.unit_by_id[name], words))
    return found


def _words(was: Report | None, now: Report | None, view: View) -> str:
    if now is not None and now.submitted > view.today:
        now = None
    if was is None or now is None:
        return "" if was is now else "nộp sau khi chốt" if was is None else "không còn báo cáo"
    parts = [part_word(key) for key in _PARTS if getattr(was, key) != getattr(now, key)]
    if was.verification_on(view.today) is not now.verification_on(view.today):
        parts.append(f"xác nhận (nay là “{now.verification_on(view.today).value}”)")
    return f"đã đổi: {', '.join(parts)}" if parts else ""
