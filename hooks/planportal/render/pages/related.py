"""The newest articles on some tasks, as cards."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from planportal.model import Task
from planportal.render import addresses
from planportal.render.html import render_html
from planportal.render.news.cards import article_card
from planportal.render.view import View

__all__ = ["related_news"]

_NEWEST = 3


def related_news(view: View, tasks: Iterable[Task], here: str) -> Markup:
    """Return the newest articles that name one of the tasks as HTML for a page; empty when there are none."""
    ids = {task.id for task in tasks}
    found = [article for article in view.shown if ids & set(article.tasks)][:_NEWEST]
    link = partial(addresses.to_address, here)
    cards = [article_card(view, article, link=link) for article in found]
    return Markup(render_html("news/newest", cards=cards).strip()) if cards else Markup("")
