"""Years side by side: for each task, how the work stood and what its outputs came to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planportal.model import Task
from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.view import View
from planportal.text.formats import format_number

__all__ = ["comparison_page"]


@dataclass(frozen=True)
class _Row:
    """One output over the years."""

    name: str
    unit: str
    values: tuple[str, ...]
    """One for each year; empty where it was not reported."""
    change: str
    """From the year before the last to the last, where both were reported."""


def comparison_page(view: View) -> Page:
    """Return the page that sets the tracked years beside each other."""
    return make_page(
        view,
        kind="comparison",
        path=addresses.COMPARISON,
        title="So sánh giữa các năm",
        description="Từng nhiệm vụ của Kế hoạch qua các năm theo dõi: tình hình thực hiện và kết quả có số liệu.",
        crumbs=[("Kế hoạch", addresses.PLAN)],
        wide=True,
        is_html=True,
        years=view.years,
        tasks=[
            (task, tuple(view.state(task, year) for year in view.years), list(_rows(view, task)))
            for task in view.portal.plan.tasks
        ],
    )


def _rows(view: View, task: Task) -> Iterator[_Row]:
    """Yield the outputs of all lead units, in the order in which they were first reported."""
    values: dict[tuple[str, str, str], dict[int, float]] = {}
    for year in view.years:
        for lead in view.state(task, year).leads:
            for output in lead.report.outputs if lead.report else ():
                values.setdefault((lead.unit, output.name, output.unit), {})[year] = output.value
    for (lead_unit, name, unit), found in values.items():
        shown = name if len(task.leads.units) == 1 else f"{name} ({view.portal.unit_by_id[lead_unit].name})"
        texts = tuple(format_number(found[year]) if year in found else "" for year in view.years)
        yield _Row(shown, unit, texts, _change([found.get(year) for year in view.years[-2:]]))


def _change(last: list[float | None]) -> str:
    match last:
        case [float() | int() as before, float() | int() as now]:
            sign = "+" if now > before else ""
            return "không đổi" if now == before else f"{sign}{format_number(round(now - before, 6))}"
    return ""
