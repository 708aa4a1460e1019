"""The first page: what this is, how the plan stands, where to go."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from planportal.output import Page
from planportal.render import addresses
from planportal.render.html import render_html
from planportal.render.news.cards import article_card
from planportal.render.pages.base import make_page, newest_change
from planportal.render.view import View
from planportal.schedule import tally

__all__ = ["home_page"]

_NEWEST = 6


def home_page(view: View) -> Page:
    """Return the portal's first page."""
    plan = view.portal.plan
    states = view.states(plan.tasks, view.year)
    return make_page(
        view,
        kind="home",
        path=addresses.HOME,
        title=view.site_name,
        description=(
            "Kế hoạch tăng cường triển khai Kế hoạch số 3300/KH-UBND về công nghệ sinh học ở Tây Ninh: "
            "18 nhiệm vụ, ai làm, khi nào, kết quả và minh chứng."
        ).replace("18", str(len(plan.tasks))),
        updated=newest_change(view, plan.tasks),
        wide=True,
        tally=tally(states),
        news=_newest(view),
    )


def _newest(view: View) -> Markup:
    """Return the newest articles as HTML; raw HTML in Markdown must not hold empty lines."""
    link = partial(addresses.to_address, addresses.HOME)
    cards = [article_card(view, article, link=link) for article in view.articles[:_NEWEST]]
    return Markup(render_html("news/newest", cards=cards).strip()) if cards else Markup("")
