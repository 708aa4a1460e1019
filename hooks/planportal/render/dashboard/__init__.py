"""Pieces of the plan's dashboard: counts, bars, grid, timeline, filters. Each is figures first, then HTML and SVG."""

from planportal.render.dashboard.axes import Axis, StateCount, axes
from planportal.render.dashboard.bars import bar, group_bars
from planportal.render.dashboard.counts import state_counts
from planportal.render.dashboard.grid import role_grid
from planportal.render.dashboard.rows import filters, task_list
from planportal.render.dashboard.timeline import timeline

__all__ = [
    "Axis",
    "StateCount",
    "axes",
    "bar",
    "filters",
    "group_bars",
    "role_grid",
    "state_counts",
    "task_list",
    "timeline",
]
