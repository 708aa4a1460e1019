"""Groups as bars: one block for each task, its colour and shape telling the state of its report, with words beside it.

Not widths of a percentage: five groups of two to seven tasks are counted faster than they are measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from planportal.model import Group
from planportal.render.addresses import Link
from planportal.render.dashboard.axes import Axis, axes
from planportal.render.html import render_html
from planportal.render.icons import icon
from planportal.render.states import Look
from planportal.render.view import View
from planportal.schedule import TaskState, tally

__all__ = ["Segment", "bar", "bar_words", "group_bars", "reported_words", "segments", "with_words"]

BLOCK, GAP, HEIGHT, SHAPE = 32, 2, 28, 12
"""Of the drawing, in sixteenths of the letters' size: a block, the ground between two, the bar's height, a shape."""


@dataclass(frozen=True)
class Segment:
    """The blocks of one state, side by side."""

    look: Look
    start: int
    """How many blocks stand before it."""
    count: int


@dataclass(frozen=True)
class _Row:
    group: Group
    link: str
    icon: Markup
    bar: Markup
    counted: str
    words: str


def segments(axis: Axis) -> tuple[Segment, ...]:
    """Return the parts of a bar, in the order of the axis; together they hold every task that it counts."""
    found: list[Segment] = []
    for state in axis.states:
        if state.tasks:
            start = found[-1].start + found[-1].count if found else 0
            found.append(Segment(state.look, start, len(state.tasks)))
    return tuple(found)


def bar(axis: Axis) -> Markup:
    """Return a stacked bar as SVG. It repeats words that must stand beside it, so readers of the screen skip it."""
    parts = "".join(_drawn(segment) for segment in segments(axis))
    width = axis.counted * BLOCK
    size = f'width="{width / 16:g}em" height="{HEIGHT / 16:g}em" viewBox="0 0 {width} {HEIGHT}"'
    return Markup(f'<svg class="bar" {size} aria-hidden="true">{parts}</svg>')


def bar_words(axis: Axis) -> str:
    """Return what a bar shows, state by state: `1 đã nộp, 2 sắp đến hạn`."""
    return ", ".join(f"{segment.count} {segment.look.word}" for segment in segments(axis))


def reported_words(states: Iterable[TaskState]) -> str:
    """Return how many tasks all their lead units have reported: `1/3 nhiệm vụ đã báo cáo`."""
    counts = tally(states)
    return f"{counts.handed_in}/{counts.required} nhiệm vụ đã báo cáo"


def with_words(axis: Axis, counted: str) -> Markup:
    """Return a bar between what it counts and its words, for a page about one thing."""
    html = '<div class="bar-line"><strong>{}</strong> {}<span>{}</span></div>'
    return Markup(html).format(counted, bar(axis), bar_words(axis))


def group_bars(view: View, year: int, *, link: Link) -> Markup:
    """Return the groups of the plan with their bars and words, for one year."""
    rows = []
    for group in view.portal.plan.groups:
        states = view.states(group.tasks, year)
        report = axes(states, "")[0]
        drawn = icon(view.icons, f"group-{group.number}")
        rows.append(_Row(group, link(group), drawn, bar(report), reported_words(states), bar_words(report)))
    return Markup(render_html("dashboard/group-bars", rows=rows).strip())


def _drawn(segment: Segment) -> str:
    """A block is a rectangle, so that its edge survives forced colours, and the state's shape in its middle."""
    inset = (BLOCK - GAP - SHAPE) // 2
    blocks = []
    for place in range(segment.start, segment.start + segment.count):
        x = place * BLOCK
        blocks.append(
            f'<rect x="{x + 1}" y="1" width="{BLOCK - GAP}" height="{HEIGHT - 2}" rx="3"/>'
            f'<path d="{segment.look.shape}" transform="translate({x + 1 + inset} {(HEIGHT - SHAPE) // 2})"/>'
        )
    return f'<g class="state--{segment.look.code}">{"".join(blocks)}</g>'
