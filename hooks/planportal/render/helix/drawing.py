"""The helix in a page: five segments in a row, one after another where the screen is narrow, and a link on each rung.

Its rungs are links for everybody, named by task and state: on the first page nothing else leads to the tasks, and
beside a list of the same tasks it stays the shorter way. What comes before it can lead past it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from planportal.model import Group, Task
from planportal.render import addresses
from planportal.render.helix.geometry import Rung, Segment, segments
from planportal.render.html import render_html
from planportal.render.states import Look, look
from planportal.render.view import View

__all__ = ["helix"]


@dataclass(frozen=True)
class _Drawn:
    """A task on the helix."""

    task: Task
    link: str
    look: Look
    said: str
    rung: Rung


@dataclass(frozen=True)
class _Part:
    """A group on the helix."""

    group: Group
    segment: Segment
    rungs: tuple[_Drawn, ...]


def helix(view: View, *, link: Callable[[str], str]) -> Markup:
    """Return the helix as HTML without empty lines, fit for Markdown and HTML templates.

    `link` turns a root-relative address into the one that the page needs.
    """
    tasks = view.portal.plan.tasks
    html = render_html(
        "helix",
        label=f"Chuỗi xoắn kép {len(tasks)} nhiệm vụ của Kế hoạch, năm {view.year}",
        parts=_parts(view, link),
    )
    return Markup(html.strip())


def _parts(view: View, link: Callable[[str], str]) -> list[_Part]:
    groups = view.portal.plan.groups
    parts = []
    for group, segment in zip(groups, segments([len(group.tasks) for group in groups]), strict=True):
        rungs = tuple(_drawn(view, task, rung, link) for task, rung in zip(group.tasks, segment.rungs, strict=True))
        parts.append(_Part(group, segment, rungs))
    return parts


def _drawn(view: View, task: Task, rung: Rung, link: Callable[[str], str]) -> _Drawn:
    state = view.state(task, view.year)
    seen = look(state.report_state)
    counted = f" ({state.reported}/{state.expected} đơn vị)" if 0 < state.reported < state.expected else ""
    return _Drawn(
        task=task,
        link=link(_address(task)),
        look=seen,
        said=f"{task.id} {task.short_title}: {seen.word}{counted}",
        rung=rung,
    )


def _address(item: Group | Task) -> str:
    return addresses.address_of(addresses.page_path(item))
