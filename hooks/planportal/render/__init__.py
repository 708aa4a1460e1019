"""The model as outputs: pages, articles, badges, data, calendar, feeds. Pure: no disk, no clock, no environment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from jinja2 import Environment

from planportal.output import Deferred, Output, Work
from planportal.render.articles_data import articles_data, articles_data_keys
from planportal.render.badges import badge_outputs
from planportal.render.calendar import calendar_outputs
from planportal.render.card_texts import ArticleCardTexts, article_card_keys, card_run_keys, card_texts, portal_card
from planportal.render.data import data_outputs, evidence_outputs
from planportal.render.editor import editor_outputs
from planportal.render.feeds import archive_outputs, feed_bodies, feed_keys, feed_outputs
from planportal.render.html import html_templates
from planportal.render.icons import ICONS
from planportal.render.markdown import markdown_templates
from planportal.render.news import article_and_list_outputs, body_key, media_outputs, news_outputs, picture_paths
from planportal.render.page_addresses import page_addresses
from planportal.render.pages import page_work, plan_page_work
from planportal.render.search import search_outputs
from planportal.render.stylesheet import official_stylesheet, stylesheet
from planportal.render.view import View

__all__ = [
    "ICONS",
    "ArticleCardTexts",
    "View",
    "article_card_keys",
    "card_texts",
    "compile_templates",
    "deferred_outputs",
    "editor_outputs",
    "feed_bodies",
    "kept_keys",
    "media_outputs",
    "page_addresses",
    "picture_paths",
    "plan_work",
    "portal_card",
    "render",
    "search_outputs",
    "templates",
    "work",
]


_ENDINGS = {"html": ".html.j2", "markdown": ".md.j2"}
"""Of templates, by the kind of their text."""


def render(view: View) -> tuple[Output, ...]:
    """Return every output of the portal, ordered by path."""
    works: list[Work] = [*work(view), *plan_work(view), partial(media_outputs, view)]
    works += [deferred.make for deferred in deferred_outputs(view)]
    return tuple(sorted((output for make in works for output in make()), key=lambda output: output.path))


def work(view: View) -> list[Work]:
    """Return what makes the outputs that look at all articles, but for media; in any order, each may be apart."""
    return [
        lambda: feed_outputs(view),
        *page_work(view),
        lambda: news_outputs(view),
        lambda: [articles_data(view)],
        lambda: evidence_outputs(view),
    ]


def plan_work(whole: View) -> list[Work]:
    """Return what makes all others that are not deferred: they look at what `plan_key` is a hash of."""
    view = whole.of_plan
    return [
        *plan_page_work(view),
        lambda: badge_outputs(view),
        lambda: data_outputs(view),
        lambda: calendar_outputs(view),
        lambda: [stylesheet(preview=view.preview, readers=view.readers is not None), official_stylesheet()],
    ]


def templates() -> Mapping[str, Environment]:
    """Return where templates are looked up, by the kind of their text: whoever builds may keep what Jinja compiled."""
    return {"html": html_templates(), "markdown": markdown_templates()}


def compile_templates() -> None:
    """Have all templates ready: each of several processes would compile those that it needs for itself."""
    for kind, environment in templates().items():
        for name in environment.list_templates():
            if name.endswith(_ENDINGS[kind]):
                environment.get_template(name)


def kept_keys(view: View) -> frozenset[str]:
    """Return the keys under which pieces of outputs are kept."""
    bodies = (body_key(view, article) for article in view.shown)
    return frozenset([view.plan_key, *bodies, *articles_data_keys(view), *card_run_keys(view), *feed_keys(view)])


def deferred_outputs(view: View) -> tuple[Deferred, ...]:
    """Return all others: what there is more of with each article, and depends on a few articles alone.

    What takes longest comes first, so that no process has to be waited for in the end.
    """
    return (*archive_outputs(view), *article_and_list_outputs(view))
