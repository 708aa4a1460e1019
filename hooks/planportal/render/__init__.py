"""The model as outputs: pages, articles, badges, data, calendar, feeds. Pure: no disk, no clock, no environment."""

from __future__ import annotations

from planportal.output import Output
from planportal.render.badges import badge_outputs
from planportal.render.calendar import calendar_outputs
from planportal.render.card_texts import card_texts, portal_card
from planportal.render.data import data_outputs
from planportal.render.editor import editor_outputs
from planportal.render.feeds import feed_outputs
from planportal.render.icons import ICONS
from planportal.render.news import news_outputs, picture_paths
from planportal.render.page_addresses import page_addresses
from planportal.render.pages import page_outputs
from planportal.render.search import search_outputs
from planportal.render.stylesheet import official_stylesheet, stylesheet
from planportal.render.view import View

__all__ = [
    "ICONS",
    "View",
    "card_texts",
    "editor_outputs",
    "page_addresses",
    "picture_paths",
    "portal_card",
    "render",
    "search_outputs",
]


def render(view: View) -> tuple[Output, ...]:
    """Return every output of the portal, ordered by path."""
    outputs: list[Output] = [
        *page_outputs(view),
        *news_outputs(view),
        *badge_outputs(view),
        *data_outputs(view),
        *calendar_outputs(view),
        *feed_outputs(view),
        stylesheet(preview=view.preview),
        official_stylesheet(),
    ]
    return tuple(sorted(outputs, key=lambda output: output.path))
