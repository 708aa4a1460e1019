"""The report form in a browser: filled in, checked and saved as a report's file without any server."""

from __future__ import annotations

from planportal.model import Unit, WorkStatus
from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.view import View

__all__ = ["report_form_pages"]

_SCRIPT = "assets/report-form.js"
_STATUSES = tuple((status.value, status.needs_evidence) for status in WorkStatus)


def report_form_pages(view: View) -> list[Page]:
    """Return a form for each unit that leads a task."""
    return [_page(view, view.portal.unit_by_id[name]) for name in view.portal.plan.lead_units]


def _page(view: View, unit: Unit) -> Page:
    plan = view.portal.plan
    collector = view.portal.unit_by_id[plan.reporting.collected_by]
    return make_page(
        view,
        kind="report-form",
        path=addresses.report_form_path(unit),
        title=f"Mẫu báo cáo của {unit.name}",
        description=f"Điền báo cáo năm của {unit.name} ngay trên trình duyệt, kiểm tra rồi lưu thành tệp.",
        crumbs=[("Kế hoạch", addresses.PLAN), (unit.name, addresses.page_path(unit))],
        is_html=True,
        in_sitemap=False,
        scripts=[_SCRIPT],
        unit=unit,
        collector=collector,
        due=plan.reporting.due(view.year),
        tasks=view.portal.led_by(unit.id),
        years=sorted(view.years, reverse=True),
        statuses=_STATUSES,
    )
