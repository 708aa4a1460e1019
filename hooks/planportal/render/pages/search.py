"""The search page without a script: every way to what the portal holds, by section, field, topic and task."""

from __future__ import annotations

from planportal.model import FIELDS, SECTIONS
from planportal.output import Page
from planportal.render import addresses
from planportal.render.news import addresses as news
from planportal.render.news.lists import tags_of
from planportal.render.pages.base import make_page
from planportal.render.view import View

__all__ = ["search_page"]


def search_page(view: View) -> Page:
    """Return the page that the search form leads to."""
    return make_page(
        view,
        kind="search",
        path=addresses.SEARCH,
        title="Tìm kiếm",
        description="Tìm tin, bài, nhiệm vụ, đơn vị và văn bản trên Cổng.",
        is_html=True,
        sections=[(section.title, news.section_path(section)) for section in SECTIONS],
        fields=[(name, news.field_path(field)) for field, name in FIELDS.items()],
        tags=[(tag, news.tag_path(tag), len(found)) for tag, found in tags_of(view.articles).items()],
    )
