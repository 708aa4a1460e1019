"""Feeds. feedgen stands behind this module only; its traps are listed in the design, section 7."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from planportal.clock import VIETNAM
from planportal.model import Report, Verification
from planportal.output import Asset, Output
from planportal.render import addresses
from planportal.render.states import look
from planportal.render.view import View

__all__ = ["feed_outputs"]

MOST_ITEMS = 50

_REPORTED_AT, _VERIFIED_AT = time(8), time(14)
"""Reports and verifications carry a day, feeds need a moment: a fixed hour, made distinct by task and unit."""


@dataclass(frozen=True)
class _Item:
    guid: str
    moment: datetime
    title: str
    description: str
    link: str


def feed_outputs(view: View) -> list[Output]:
    """Return the feed of progress: one item for each report handed in and each change of verification."""
    items = sorted(_items(view), key=lambda item: (item.moment, item.guid), reverse=True)[:MOST_ITEMS]
    return [Asset(addresses.PROGRESS_FEED, _rss(view, items))]


def _items(view: View) -> list[_Item]:
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


def _report_item(view: View, report: Report) -> _Item:
    task, unit = view.portal.task_by_id[report.task], view.portal.unit_by_id[report.unit]
    lead = next(lead for lead in view.state(task, report.year).leads if lead.unit == report.unit)
    return _Item(
        guid=_guid(view, report, "nop"),
        moment=_moment(view, report, datetime.combine(report.submitted, _REPORTED_AT, VIETNAM)),
        title=f"{_mark(view)}Nhiệm vụ {task.id}: {unit.name} {look(lead.report_state).word} báo cáo năm {report.year}",
        description=_short(f"{look(report.status).word.capitalize()}. {report.summary}"),
        link=_link(view, report),
    )


def _verification_item(view: View, report: Report, entry: Verification, number: int) -> _Item:
    task, unit = view.portal.task_by_id[report.task], view.portal.unit_by_id[report.unit]
    said = look(entry.state).word
    return _Item(
        guid=_guid(view, report, f"xac-nhan/{entry.date.isoformat()}/{look(entry.state).code}"),
        moment=_moment(view, report, datetime.combine(entry.date, _VERIFIED_AT, VIETNAM), number=number),
        title=f"{_mark(view)}Nhiệm vụ {task.id}: báo cáo năm {report.year} của {unit.name}: {said}",
        description=_short(f"{entry.by}: {said}. {entry.note}"),
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


def _short(text: str, limit: int = 300) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= limit else plain[: limit - 1].rsplit(" ", 1)[0] + "…"


def _rss(view: View, items: list[_Item]) -> bytes:
    title = f"Tiến độ Kế hoạch – {view.site_name}"
    feed: Any = FeedGenerator()
    feed.title(_mark(view) + title)
    feed.description("Báo cáo của các đơn vị chủ trì và kết quả xác nhận, ngay khi được công bố.")
    feed.language("vi")
    feed.generator("planportal")
    feed.docs(None)
    feed.link(href=view.absolute(addresses.PROGRESS_FEED), rel="self", type="application/rss+xml")
    feed.link(href=view.absolute(addresses.address_of(addresses.PLAN)), rel="alternate")
    for item in items:
        entry = feed.add_entry(order="append")
        entry.guid(item.guid, permalink=False)
        entry.title(item.title)
        entry.link(href=item.link)
        entry.description(item.description)
        entry.published(item.moment)
        entry.updated(item.moment)
    if items:
        feed.lastBuildDate(items[0].moment)
    return _tidy(feed.rss_str(), dated=bool(items))


def _tidy(rss: bytes, *, dated: bool) -> bytes:
    """Drop the build date that feedgen takes from the clock when nothing has happened yet."""
    root = etree.fromstring(rss)
    channel = root.find("channel")
    if channel is not None and not dated:
        for element in channel.findall("lastBuildDate"):
            channel.remove(element)
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
