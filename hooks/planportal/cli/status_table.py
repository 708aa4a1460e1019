"""The states of all tasks on one day, as text for a terminal or as JSON for programs."""

from __future__ import annotations

import json
from datetime import date

from planportal.model import Portal
from planportal.render.states import look
from planportal.schedule import TaskState, current_year, task_state
from planportal.text.formats import format_date

__all__ = ["status_json", "status_table"]


def status_table(portal: Portal, *, year: int | None, today: date) -> str:
    """Return one line a task: number, report, work, verification, and how many leads have reported."""
    states = _states(portal, year, today)
    head = f"Báo cáo năm {states[0].year}, tính đến ngày {format_date(today)}, hạn cuối {format_date(states[0].due)}"
    rows = [
        f"{state.task:<5}{look(state.report_state).word:<27}{look(state.work).word:<17}"
        f"{look(state.verification).word:<17}{state.reported}/{state.expected} đơn vị"
        for state in states
    ]
    return "\n".join([head, *rows])


def status_json(portal: Portal, *, year: int | None, today: date) -> str:
    """Return the same as JSON: an object with `as_of`, `year`, `last_day` and a list of tasks."""
    states = _states(portal, year, today)
    data = {
        "as_of": today.isoformat(),
        "year": states[0].year,
        "last_day": states[0].due.isoformat(),
        "tasks": [
            {
                "task": state.task,
                "report": state.report_state.value,
                "work": state.work.value if state.work else None,
                "verification": state.verification.value if state.verification else None,
                "reported": state.reported,
                "expected": state.expected,
                "leads": [{"unit": lead.unit, "report": lead.report_state.value} for lead in state.leads],
            }
            for state in states
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _states(portal: Portal, year: int | None, today: date) -> list[TaskState]:
    chosen = year if year is not None else current_year(portal.plan, today)
    return [task_state(portal, task, year=chosen, today=today) for task in portal.plan.tasks]
