"""Progress badges: an SVG that can be read alone, and the JSON that badge services call an endpoint.

The JSON follows the "endpoint badge" schema of shields.io, version 1.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from lxml import etree

from planportal.model import Group, Task, Unit
from planportal.output import Asset, Output
from planportal.render.addresses import badge_name
from planportal.render.sentences import progress
from planportal.render.states import look
from planportal.render.text_width import text_width
from planportal.render.view import View
from planportal.schedule import ReportState, TaskState, tally

__all__ = ["Badge", "badge_outputs", "draw_badge"]

_SVG = "http://www.w3.org/2000/svg"
_DEFAULT_NAMESPACE: Any = {None: _SVG}  # lxml-stubs knows no default namespace
_HEIGHT, _FONT_SIZE, _PAD, _SHAPE = 24, 12, 8, 12
_LABEL_GROUND, _NEUTRAL, _DEMO_GROUND = "#2e3a33", "#55595f", "#5b2a86"


@dataclass(frozen=True)
class Badge:
    """A badge's words and look."""

    label: str
    message: str
    colour: str
    """Ground behind the message, `#rrggbb`."""
    shape: str = ""
    """SVG path in a box of 12 by 12 before the message; none for plain counts."""
    demo: bool = False


def badge_outputs(view: View) -> list[Output]:
    """Return the badges of the plan, each group, each task and each unit, as SVG and JSON."""
    plan = view.portal.plan
    badges: list[tuple[Group | Task | Unit | None, Badge]] = [(None, _plan_badge(view))]
    badges += [(group, _group_badge(view, group)) for group in plan.groups]
    badges += [(task, _task_badge(view, task)) for task in plan.tasks]
    badges += [(unit, _unit_badge(view, unit)) for unit in view.portal.units]
    outputs: list[Output] = []
    for item, badge in badges:
        name = badge_name(item)
        outputs.append(Asset(f"{name}.svg", draw_badge(badge)))
        outputs.append(Asset(f"{name}.json", _endpoint(badge)))
    return outputs


def draw_badge(badge: Badge) -> bytes:
    """Return a badge as SVG with a title, readable on its own and by screen readers."""
    label = f"{badge.label} (minh hoạ)" if badge.demo else badge.label
    left = text_width(label, _FONT_SIZE) + 2 * _PAD
    mark = _SHAPE + 5 if badge.shape else 0
    right = text_width(badge.message, _FONT_SIZE) + 2 * _PAD + mark
    said = f"{label}: {badge.message}"
    root = etree.Element(
        f"{{{_SVG}}}svg",
        {"width": str(left + right), "height": str(_HEIGHT), "role": "img", "aria-label": said},
        nsmap=_DEFAULT_NAMESPACE,
    )
    etree.SubElement(root, f"{{{_SVG}}}title").text = said
    _box(root, 0, left + right, badge.colour, rounded=True)
    path = f"M4 0h{left - 4}v{_HEIGHT}H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4Z"
    etree.SubElement(root, f"{{{_SVG}}}path", {"d": path, "fill": _DEMO_GROUND if badge.demo else _LABEL_GROUND})
    _words(root, label, _PAD, left - 2 * _PAD)
    if badge.shape:
        attributes = {
            "d": badge.shape,
            "fill": "#fff",
            "fill-rule": "evenodd",
            "transform": f"translate({left + _PAD} {(_HEIGHT - _SHAPE) // 2})",
        }
        etree.SubElement(root, f"{{{_SVG}}}path", attributes)
    _words(root, badge.message, left + _PAD + mark, right - 2 * _PAD - mark)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def _box(root: etree._Element, x: int, width: int, colour: str, *, rounded: bool) -> None:
    attributes = {"x": str(x), "width": str(width), "height": str(_HEIGHT), "fill": colour}
    if rounded:
        attributes["rx"] = "4"
    etree.SubElement(root, f"{{{_SVG}}}rect", attributes)


def _words(root: etree._Element, text: str, x: int, width: int) -> None:
    attributes = {
        "x": str(x),
        "y": "16",
        "fill": "#fff",
        "font-family": "Verdana,DejaVu Sans,Noto Sans,sans-serif",
        "font-size": str(_FONT_SIZE),
        "textLength": str(width),
        "lengthAdjust": "spacingAndGlyphs",
    }
    etree.SubElement(root, f"{{{_SVG}}}text", attributes).text = text


def _endpoint(badge: Badge) -> bytes:
    label = f"{badge.label} (dữ liệu minh hoạ)" if badge.demo else badge.label
    data = {"schemaVersion": 1, "label": label, "message": badge.message, "color": badge.colour}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _counted(states: tuple[TaskState, ...], year: int) -> tuple[str, str]:
    """Return the words and colour of a count: overdue weighs most, then complete, then neutral."""
    counts = tally(states)
    overdue = counts.report_states.get(ReportState.OVERDUE, 0)
    words = f"{counts.handed_in}/{counts.required} đã báo cáo {year}"
    if overdue:
        return f"{words}, {overdue} quá hạn", look(ReportState.OVERDUE).colour
    if counts.required and counts.handed_in == counts.required:
        return words, look(ReportState.SUBMITTED).colour
    return words, _NEUTRAL


def _plan_badge(view: View) -> Badge:
    _, colour = _counted(view.states(view.portal.plan.tasks, view.year), view.year)
    return Badge("Kế hoạch CNSH Tây Ninh", progress(view), colour, demo=view.demo)


def _group_badge(view: View, group: Group) -> Badge:
    message, colour = _counted(view.states(group.tasks, view.year), view.year)
    return Badge(f"Nhóm nhiệm vụ {group.number}", message, colour, demo=view.demo)


def _task_badge(view: View, task: Task) -> Badge:
    state = view.state(task, view.year)
    seen = look(state.report_state)
    message = f"{seen.word} {view.year}"
    if state.report_state is ReportState.NOT_REQUIRED:
        message = f"{view.year}: {seen.word}"
    if 0 < state.reported < state.expected:
        message += f" ({state.reported}/{state.expected} đơn vị)"
    return Badge(f"Nhiệm vụ {task.id}", message, seen.colour, seen.shape, demo=view.demo)


def _unit_badge(view: View, unit: Unit) -> Badge:
    led = view.portal.led_by(unit.id)
    if not led:
        count = len(view.portal.supported_by(unit.id))
        words = f"phối hợp {count} nhiệm vụ" if count else "có tên trong Kế hoạch"
        return Badge(unit.name, words, _NEUTRAL, demo=view.demo)
    own = [lead for task in led for lead in view.state(task, view.year).leads if lead.unit == unit.id]
    due = [lead for lead in own if lead.report_state is not ReportState.NOT_REQUIRED]
    done = sum(lead.report is not None for lead in due)
    overdue = sum(lead.report_state is ReportState.OVERDUE for lead in due)
    message = f"{done}/{len(due)} báo cáo năm {view.year}"
    if overdue:
        return Badge(unit.name, f"{message}, {overdue} quá hạn", look(ReportState.OVERDUE).colour, demo=view.demo)
    colour = look(ReportState.SUBMITTED).colour if due and done == len(due) else _NEUTRAL
    return Badge(unit.name, message, colour, demo=view.demo)
