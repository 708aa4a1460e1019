"""The feed of progress: one item for each report handed in and for each change of verification."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from planportal.clock import VIETNAM
from planportal.model import Report, Verification
from planportal.render import addresses
from planportal.render.feeds.item import Feed, Item
from planportal.render.states import look
from planportal.render.view import View

__all__ = ["progress_feed"]

MOST_ITEMS = 50

_REPORTED_AT, _VERIFIED_AT = time(8), time(14)
"""Reports and verifications carry a day, feeds need a moment: a fixed hour, made distinct by task and unit."""


def progress_feed(view: View) -> Feed:
    """Return the feed of progress, newest first."""
    items = sorted(_items(view), key=lambda item: (item.published, item.id), reverse=True)[:MOST_ITEMS]
    return Feed(
        path=addresses.PROGRESS_FEED,
        title=f"{_mark(view)}Tiến độ Kế hoạch – {view.site_name}",
        description="Báo cáo của các đơn vị chủ trì và kết quả xác nhận, ngay khi được công bố.",
        page=addresses.address_of(addresses.PLAN),
        items=tuple(items),
        id=f"tag:{view.tag_authority}:nguon-tin/tien-do",
    )


def _items(view: View) -> list[Item]:
    items = []
    for report in view.portal.reports:
        if report.year not in view.years:
            continue
        if report.submitted <= view.today:
            items.append(_report_item(view, report))
        for number, entry in enumerate(report.verifications, start=1):
            if entry.date <= view.today:
                items.append(_verification_item(view, report, entry, number))
    return items


def _report_item(view: View, report: Report) -> Item:
    task, unit = view.portal.task_by_id[report.task], view.portal.unit_by_id[report.unit]
    lead = next(lead for lead in view.state(task, report.year).leads if lead.unit == report.unit)
    moment = _moment(view, report, datetime.combine(report.submitted, _REPORTED_AT, VIETNAM))
    return Item(
        id=_guid(view, report, "nop"),
        published=moment,
        updated=moment,
        title=f"{_mark(view)}Nhiệm vụ {task.id}: {unit.name} {look(lead.report_state).word} báo cáo năm {report.year}",
        description=(f"{look(report.status).word.capitalize()}. {report.summary}"),
        link=_link(view, report),
    )


def _verification_item(view: View, report: Report, entry: Verification, number: int) -> Item:
    task, unit = view.portal.task_by_id[report.task], view.portal.unit_by_id[report.unit]
    said = look(entry.state).word
    moment = _moment(view, report, datetime.combine(entry.date, _VERIFIED_AT, VIETNAM), number=number)
    return Item(
        id=_guid(view, report, f"xac-nhan/{entry.date.isoformat()}/{look(entry.state).code}"),
        published=moment,
        updated=moment,
        title=f"{_mark(view)}Nhiệm vụ {task.id}: báo cáo năm {report.year} của {unit.name}: {said}",
        description=(f"{entry.by}: {said}. {entry.note}"),
        link=_link(view, report),
    )


def _guid(view: View, report: Report, event: str) -> str:
    slug = report.task.replace(".", "-")
    return f"tag:{view.tag_authority}:bao-cao/{report.year}/{slug}/{report.unit}/{event}"


def _moment(view: View, report: Report, base: datetime, *, number: int = 0) -> datetime:
    """Return the base moment shifted by the plan's own order, so that no two items share one.

    Minutes stand for task and unit, seconds for the reporting year and, below ten, the verification's number.
    """
    plan = view.portal.plan
    order = [task.id for task in plan.tasks].index(report.task)
    place = view.portal.task_by_id[report.task].leads.units.index(report.unit)
    years = report.year - plan.tracking_from
    return base + timedelta(minutes=order * 4 + place, seconds=(years * 10 + number) % 60)


def _mark(view: View) -> str:
    return "[Dữ liệu minh hoạ] " if view.demo else ""


def _link(view: View, report: Report) -> str:
    page = addresses.page_path(view.portal.task_by_id[report.task])
    return view.absolute(addresses.address_of(page))
