"""The helix in a page: the drawing, with a link on each rung, and the list that says the same in words.

Both lead to the same pages. Where they stand together, the list is what the keyboard and screen readers meet, for it
says more and keeps its order; the drawing is hidden from them and only adds a second way for pointers. Where the
drawing stands alone, its rungs are the links for everybody. On narrow screens the list itself carries the helix, a
turn for each row, and no drawing is shown: each row is the link, and a turn is as high as its words need.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from markupsafe import Markup

from planportal.model import Group, Task
from planportal.render import addresses
from planportal.render.helix.geometry import RADIUS, Rung, Segment, segments, upright_turn
from planportal.render.html import render_html
from planportal.render.states import Look, chip, look
from planportal.render.view import View

__all__ = ["Form", "helix"]


class Form(Enum):
    """What of the helix a page shows."""

    WHOLE = "whole"
    """Drawing and list."""
    DRAWING = "drawing"
    """The drawing alone; it breaks into rows of segments on narrow screens."""


@dataclass(frozen=True)
class _Drawn:
    """A task on the helix."""

    task: Task
    link: str
    look: Look
    chip: Markup
    said: str
    rung: Rung


@dataclass(frozen=True)
class _Part:
    """A group on the helix."""

    group: Group
    link: str
    segment: Segment
    rungs: tuple[_Drawn, ...]


def helix(view: View, *, link: Callable[[str], str], form: Form = Form.WHOLE) -> Markup:
    """Return the helix as HTML without empty lines, fit for Markdown and HTML templates.

    `link` turns a root-relative address into the one that the page needs.
    """
    tasks = view.portal.plan.tasks
    html = render_html(
        "helix",
        label=f"Chuỗi xoắn kép {len(tasks)} nhiệm vụ của Kế hoạch, năm {view.year}",
        parts=_parts(view, link),
        with_list=form is Form.WHOLE,
        turn=upright_turn(),
        radius=RADIUS,
    )
    return Markup(html.strip())


def _parts(view: View, link: Callable[[str], str]) -> list[_Part]:
    groups = view.portal.plan.groups
    parts = []
    for group, segment in zip(groups, segments([len(group.tasks) for group in groups]), strict=True):
        rungs = tuple(_drawn(view, task, rung, link) for task, rung in zip(group.tasks, segment.rungs, strict=True))
        parts.append(_Part(group, link(_address(group)), segment, rungs))
    return parts


def _drawn(view: View, task: Task, rung: Rung, link: Callable[[str], str]) -> _Drawn:
    state = view.state(task, view.year)
    seen = look(state.report_state)
    counted = f" ({state.reported}/{state.expected} đơn vị)" if 0 < state.reported < state.expected else ""
    return _Drawn(
        task=task,
        link=link(_address(task)),
        look=seen,
        chip=chip(state.report_state),
        said=f"{task.id} {task.short_title}: {seen.word}{counted}",
        rung=rung,
    )


def _address(item: Group | Task) -> str:
    return addresses.address_of(addresses.page_path(item))
