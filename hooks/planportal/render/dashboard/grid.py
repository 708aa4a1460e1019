"""Units by tasks: who leads, with the state of the report that it owes, and who cooperates.

A body that the plan names only as a group ("Các phòng, đơn vị trực thuộc Sở") keeps one row of its own: its members
are not listed in the plan, so they are not marked here.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from planportal.model import Task, Unit
from planportal.render.addresses import Link
from planportal.render.html import render_html
from planportal.render.states import Look, look, shape
from planportal.render.view import View
from planportal.text.collation import vietnamese_key

__all__ = ["Cell", "Row", "grid_rows", "role_grid"]


@dataclass(frozen=True)
class Cell:
    """What one unit has to do with one task."""

    task: Task
    lead: Look | None
    """How the unit's own report looks, where it leads the task."""
    cooperates: bool


@dataclass(frozen=True)
class Row:
    """A unit and its cell for each task of the plan."""

    unit: Unit
    cells: tuple[Cell, ...]

    @property
    def led(self) -> int:
        """How many tasks the unit leads."""
        return sum(cell.lead is not None for cell in self.cells)

    @property
    def supported(self) -> int:
        """How many tasks the unit cooperates on."""
        return sum(cell.cooperates for cell in self.cells)


def grid_rows(view: View, year: int) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows of the units that lead a task, and of those that only cooperate, as the plan first names them."""
    plan = view.portal.plan
    named = dict.fromkeys(unit for task in plan.tasks for unit in task.cooperating.units)
    only_cooperating = [unit for unit in named if unit not in plan.lead_units]

    def rows(units: list[str]) -> tuple[Row, ...]:
        return tuple(Row(view.portal.unit_by_id[unit], _cells(view, unit, year)) for unit in units)

    return rows(list(plan.lead_units)), rows(only_cooperating)


def role_grid(view: View, year: int, *, link: Link) -> Markup:
    """Return the grid as a table that scrolls sideways, and turns into a list for each unit on a phone."""
    leading, cooperating = grid_rows(view, year)
    shown = dict.fromkeys(cell.lead for row in leading for cell in row.cells if cell.lead is not None)
    html = render_html(
        "dashboard/grid",
        groups=view.portal.plan.groups,
        bodies=[("Chủ trì", leading), ("Chỉ phối hợp", cooperating)],
        legend=sorted(shown, key=lambda seen: vietnamese_key(seen.word)),
        year=year,
        link=link,
        shape=shape,
    )
    return Markup(html.strip())


def _cells(view: View, unit: str, year: int) -> tuple[Cell, ...]:
    cells = []
    for task in view.portal.plan.tasks:
        lead = next((lead for lead in view.state(task, year).leads if lead.unit == unit), None)
        cells.append(Cell(task, look(lead.report_state) if lead else None, unit in task.cooperating.units))
    return tuple(cells)
