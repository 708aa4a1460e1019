"""The reporting deadlines as a calendar (RFC 5545): one yearly day for each lead unit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from planportal.model import Unit
from planportal.output import Asset, Output
from planportal.render import addresses
from planportal.render.view import View

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["calendar_outputs"]

_REMIND_BEFORE = (timedelta(days=30), timedelta(days=7))


def calendar_outputs(view: View) -> list[Output]:
    """Return the calendar of deadlines. UIDs and stamps never change, so that subscriptions update in place."""
    from icalendar import Calendar  # noqa: PLC0415 - most builds recall it with the plan, and this takes a while

    calendar = Calendar()
    calendar.add("prodid", "-//Cong thong tin cong nghe sinh hoc Tay Ninh//planportal//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = "Hạn báo cáo Kế hoạch công nghệ sinh học"
    calendar.add("x-wr-calname", f"{name} (dữ liệu minh hoạ)" if view.demo else name)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for unit_id in view.portal.plan.lead_units:
        calendar.add_component(_deadline(view, view.portal.unit_by_id[unit_id]))
    return [Asset(addresses.CALENDAR, calendar.to_ical())]


def _deadline(view: View, unit: Unit) -> Event:
    from icalendar import Alarm, Event  # noqa: PLC0415 - see above

    plan = view.portal.plan
    first = plan.reporting.due(plan.tracking_from)
    tasks = ", ".join(task.id for task in view.portal.led_by(unit.id))
    collector = view.portal.unit_by_id[plan.reporting.collected_by]
    event = Event()
    event.add("uid", f"bao-cao.{unit.id}@{view.tag_authority.partition(',')[0]}")
    event.add("dtstamp", datetime(plan.tracking_from, 1, 1, tzinfo=UTC))
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(days=1))
    event.add("rrule", {"freq": "yearly"})
    event.add("summary", f"{unit.name}: ngày cuối nộp báo cáo Kế hoạch công nghệ sinh học")
    event.add(
        "description",
        f"Kế hoạch yêu cầu báo cáo {plan.reporting.signed}, gửi {collector.name}. "
        f"Nhiệm vụ {unit.name} chủ trì: {tasks}.",
    )
    event.add("url", view.absolute(addresses.address_of(addresses.page_path(unit))))
    event.add("transp", "TRANSPARENT")
    for before in _REMIND_BEFORE:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"Còn {before.days} ngày tới hạn báo cáo")
        alarm.add("trigger", -before)
        event.add_component(alarm)
    return event
