"""The calendar of deadlines, as calendar programs read it (RFC 5545)."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any

from icalendar import Calendar

from planportal.clock import VIETNAM
from planportal.output import Asset
from planportal.render import View
from planportal.render.calendar import calendar_outputs


def events(view: View) -> list[Any]:
    return Calendar.from_ical(text(view)).walk("VEVENT")


def text(view: View) -> bytes:
    (output,) = calendar_outputs(view)
    assert isinstance(output, Asset)
    return output.content


def test_each_lead_unit_has_one_yearly_day(real_view: View) -> None:
    found = events(real_view)
    assert [str(event["uid"]) for event in found] == [
        f"bao-cao.{unit}@portal.example" for unit in real_view.portal.plan.lead_units
    ]
    assert {event["dtstart"].dt for event in found} == {date(2026, 11, 29)}
    assert {event["dtend"].dt for event in found} == {date(2026, 11, 30)}
    assert all(event["rrule"] == {"FREQ": ["YEARLY"]} for event in found)


def test_lines_are_folded_and_ended_as_the_standard_asks(real_view: View) -> None:
    content = text(real_view)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_it_has_what_the_standard_requires(real_view: View) -> None:
    calendar = Calendar.from_ical(text(real_view))
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    for event in events(real_view):
        assert event["dtstamp"].dt.tzinfo is not None
        assert str(event["description"]).startswith("Kế hoạch yêu cầu báo cáo trước ngày 30/11 hàng năm")
    for alarm in calendar.walk("VALARM"):
        assert {"action", "trigger", "description"} <= {name.lower() for name in alarm}


def test_the_calendar_does_not_change_from_day_to_day(real_view: View) -> None:
    later = dataclasses.replace(real_view, now=datetime(2028, 3, 1, tzinfo=VIETNAM))
    assert text(later) == text(real_view)
