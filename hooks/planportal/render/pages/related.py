"""The newest articles on some tasks, as cards."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from planportal.model import Task, newest_first
from planportal.render import addresses
from planportal.render.html import render_html
from planportal.render.news.cards import article_card
from planportal.render.view import View

__all__ = ["related_news"]

_NEWEST = 3


def related_news(view: View, tasks: Iterable[Task], here: str) -> Markup:
    """Return the newest articles that name one of the tasks as HTML for a page; empty when there are none."""
    found = newest_first(
        {article.id: article for task in tasks for article in view.articles_of_task.get(task.id, ())}.values()
    )
    link = partial(addresses.to_address, here)
    cards = [article_card(view, article, link=link) for article in found[:_NEWEST]]
    return Markup(render_html("news/newest", cards=cards).strip()) if cards else Markup("")
