"""The counts of the three axes: each state a word, a colour, a shape and a number that leads to its list."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from planportal.render import addresses
from planportal.render.dashboard.axes import Axis
from planportal.render.html import render_html
from planportal.render.states import chip_of

__all__ = ["state_counts"]


def state_counts(counted: Sequence[Axis], *, link: addresses.Link | None, level: int = 3) -> Markup:
    """Return one card for each axis. `link` leads from a Markdown path to an address; None where no list matches."""
    html = render_html(
        "dashboard/counts",
        axes=counted,
        chip=chip_of,
        list_of=(lambda slug: link(addresses.state_path(slug))) if link else None,
        level=level,
    )
    return Markup(html.strip())
