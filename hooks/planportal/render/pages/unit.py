"""One unit: what it leads, where it cooperates, where the plan mentions it."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from planportal.model import Task, Unit
from planportal.output import Page
from planportal.render import addresses
from planportal.render.dashboard import own_reports, task_list, with_words
from planportal.render.pages.base import make_page, newest_change
from planportal.render.sentences import kind_word
from planportal.render.view import View
from planportal.schedule import ReportState

__all__ = ["unit_page"]


def unit_page(view: View, unit: Unit) -> Page:
    """Return a unit's page."""
    portal = view.portal
    led, supported = portal.led_by(unit.id), portal.supported_by(unit.id)
    mentioned = [task for task in portal.naming(unit) if task not in led and task not in supported]
    path = addresses.page_path(unit)
    return make_page(
        view,
        kind="unit",
        path=path,
        title=unit.name,
        description=f"{unit.name}: {kind_word(unit)}. Chủ trì {len(led)} nhiệm vụ, phối hợp {len(supported)} nhiệm vụ.",
        source=unit.source,
        crumbs=[("Kế hoạch", addresses.PLAN)],
        updated=newest_change(view, led),
        unit=unit,
        led=led,
        bar=_bar(view, unit, led),
        tasks=task_list(
            view,
            led,
            link=partial(addresses.link_from, path),
            caption=f"Nhiệm vụ do {unit.name} chủ trì, trạng thái chung của các đơn vị chủ trì năm {view.year}",
            grouped=False,
        ),
        supported=supported,
        mentioned=mentioned,
        basis=portal.document_by_id,
        collects=portal.plan.reporting.collected_by == unit.id,
    )


def _bar(view: View, unit: Unit, led: tuple[Task, ...]) -> Markup:
    """The unit's own reports of the year, however its fellow leads stand."""
    states = view.states(led, view.year)
    own = [lead for state in states for lead in state.leads if lead.unit == unit.id]
    due = [lead for lead in own if lead.report_state is not ReportState.NOT_REQUIRED]
    done = sum(lead.report is not None for lead in due)
    return with_words(own_reports(states, unit.id), f"{done}/{len(due)} báo cáo năm {view.year} của đơn vị đã nộp")
