"""Pieces of the plan's dashboard: counts, bars, grid, timeline, filters. Each is figures first, then HTML and SVG."""

from planportal.render.dashboard.axes import Axis, StateCount, axes, own_reports
from planportal.render.dashboard.bars import group_bars, reported_words, with_words
from planportal.render.dashboard.counts import state_counts
from planportal.render.dashboard.grid import role_grid
from planportal.render.dashboard.rows import filters, task_list
from planportal.render.dashboard.timeline import task_timeline, timeline

__all__ = [
    "Axis",
    "StateCount",
    "axes",
    "filters",
    "group_bars",
    "own_reports",
    "reported_words",
    "role_grid",
    "state_counts",
    "task_list",
    "task_timeline",
    "timeline",
    "with_words",
]
