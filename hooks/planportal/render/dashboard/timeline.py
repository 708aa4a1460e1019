"""Deadlines and periods along the years: lines drawn as SVG, each beside the words that say the same.

Places along the years are percentages, so that lines stretch with the page while letters keep their size.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from markupsafe import Markup

from planportal.model import Plan, Schedule, Task
from planportal.render import addresses
from planportal.render.addresses import Link
from planportal.render.html import render_html
from planportal.render.sentences import deadline, time_left
from planportal.render.view import View
from planportal.schedule import SOON, tally

__all__ = ["Deadline", "Scale", "deadlines", "scale", "task_timeline", "timeline"]

_YEARS_BACK = 3
"""How far the drawing reaches before the year shown, so that years stay wide enough on a phone."""


@dataclass(frozen=True)
class Scale:
    """Days to places on the drawing."""

    first: int
    last: int
    """Whole years, both shown in full."""

    @property
    def years(self) -> range:
        """The years shown."""
        return range(self.first, self.last + 1)

    def at(self, day: date) -> float:
        """Return where a day begins, in percent from the left, within the drawing."""
        start, end = date(self.first, 1, 1), date(self.last + 1, 1, 1)
        return round(min(max((day - start) / (end - start), 0), 1) * 100, 2)


@dataclass(frozen=True)
class Deadline:
    """One year's deadline."""

    year: int
    soon: date
    """The first day on which a missing report is "sắp đến hạn"."""
    last: date
    """The last day in time."""


@dataclass(frozen=True)
class _Bar:
    start: float
    end: float
    open_start: bool
    open_end: bool

    @property
    def width(self) -> float:
        return round(self.end - self.start, 2)


_ALWAYS = _Bar(0, 100, open_start=True, open_end=True)


def deadlines(plan: Plan, years: range | tuple[int, ...]) -> tuple[Deadline, ...]:
    """Return the deadlines of those of the years that are tracked, oldest first."""
    tracked = [year for year in years if year >= plan.tracking_from]
    return tuple(Deadline(year, plan.reporting.due(year) - SOON, plan.reporting.due(year)) for year in tracked)


def scale(view: View) -> Scale:
    """Return the years that the drawing shows: from the first that a task names to the year after the one shown."""
    plan = view.portal.plan
    named = [task.schedule.first_year for task in plan.tasks if task.schedule.first_year is not None]
    return Scale(max(min([plan.tracking_from, *named]), view.year - _YEARS_BACK), view.year + 1)


def timeline(view: View, *, link: Link) -> Markup:
    """Return the drawing with its words, and the deadlines as a list, the newest first."""
    plan = view.portal.plan
    over = scale(view)
    own = [task for task in plan.tasks if task.schedule.first_year is not None]
    marks = deadlines(plan, over.years)
    html = render_html(
        "dashboard/timeline",
        plan=plan,
        **_places(view, over),
        zones=[_zone(mark, over) for mark in marks],
        own=[(task, _bar(task.schedule, over)) for task in own],
        others=[task for task in plan.tasks if task not in own],
        always=_ALWAYS,
        years=[(mark, _year_words(view, mark.year)) for mark in reversed(marks)],
        deadline=partial(_hand_in_words, plan),
        link=link,
        calendar=addresses.CALENDAR,
        year_path=addresses.year_path,
    )
    return Markup(html.strip())


def task_timeline(view: View, task: Task) -> Markup:
    """Return one task's period and its deadlines as a drawing; the page's words say the same."""
    over = scale(view)
    marks = [mark for mark in deadlines(view.portal.plan, over.years) if task.schedule.covers(mark.year)]
    html = render_html(
        "dashboard/task-timeline",
        **_places(view, over),
        bar=_ALWAYS if task.schedule.first_year is None else _bar(task.schedule, over),
        flags=[over.at(mark.last + timedelta(days=1)) for mark in marks],
    )
    return Markup(html.strip())


def _places(view: View, over: Scale) -> dict[str, Any]:
    """Where the years, today and the first tracked year stand."""
    return {
        "years_at": [(year, over.at(date(year, 1, 1)), over.at(date(year, 7, 2))) for year in over.years],
        "today_at": over.at(view.today),
        "tracked_at": over.at(date(view.portal.plan.tracking_from, 1, 1)),
    }


def _bar(schedule: Schedule, over: Scale) -> _Bar:
    first, last = schedule.first_year or over.first, schedule.last_year
    return _Bar(
        start=over.at(date(first, 1, 1)),
        end=over.at(date(last + 1, 1, 1)) if last else 100,
        open_start=first < over.first,
        open_end=last is None or last > over.last,
    )


def _zone(mark: Deadline, over: Scale) -> tuple[float, float, float]:
    """Where the days before a deadline begin and end, and how wide they are."""
    start, end = over.at(mark.soon), over.at(mark.last + timedelta(days=1))
    return start, end, round(end - start, 2)


def _hand_in_words(plan: Plan, year: int) -> str:
    return f"hạn nộp: {deadline(plan, year)}"


def _year_words(view: View, year: int) -> str:
    """How a year stands: who has reported, and how far its deadline is while anything is missing."""
    plan = view.portal.plan
    if year not in view.years:
        return ""
    counts = tally(view.states(plan.tasks, year))
    words = f"{counts.handed_in}/{counts.required} nhiệm vụ đã báo cáo; {_hand_in_words(plan, year)}"
    return words if counts.handed_in == counts.required else f"{words}, {time_left(plan, year, view.today)}"
