"""Lists of articles: by section, field, tag and year, none of them in the navigation.

Pages are numbered from the newest and filled from the oldest, ten a page; the first has what is left, from five to
fourteen. So nine of ten new articles leave all pages but the first as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from planportal.model import FIELDS, SECTIONS, Article, grouped
from planportal.output import Deferred, Page
from planportal.render import addresses
from planportal.render.html import render_html
from planportal.render.icons import icon
from planportal.render.news import addresses as news
from planportal.render.news.cards import article_card
from planportal.render.share_card import card_meta
from planportal.render.structured_data import page_trail
from planportal.render.view import View
from planportal.text.normalise import slug

__all__ = ["first_pages", "list_outputs", "page_count", "tags_of"]

_PER_PAGE = 10
_LEFT_OVER = 5
"""The fewest articles on the first of several pages."""
_BESIDE = 2
"""List pages on each side that a list page leads to."""


@dataclass(frozen=True)
class _List:
    """One list of articles, newest first."""

    first: str
    """The Markdown path of its first page."""
    title: str
    description: str
    articles: Sequence[Article]
    icon_name: str = ""
    feed: str = ""
    task: str = ""

    @property
    def pages(self) -> int:
        return page_count(len(self.articles))

    def shown(self, number: int) -> Sequence[Article]:
        """Return the articles of a page, from 1."""
        end = len(self.articles) - (self.pages - number) * _PER_PAGE
        return self.articles[end - _PER_PAGE if number > 1 else 0 : end]


def page_count(articles: int) -> int:
    """Return how many pages a list of so many articles has; an empty one has one as well."""
    return max(1, (articles - _LEFT_OVER) // _PER_PAGE + 1)


def first_pages(view: View) -> list[Page]:
    """Return the first page of each section, which the navigation leads to."""
    return [_page(view, found, 1) for found in _sections(view)]


def list_outputs(view: View) -> list[Deferred]:
    """Return every other list page of the news room."""
    sections, others = _sections(view), _others(view)
    numbered = [(found, number) for found in sections for number in range(2, found.pages + 1)]
    numbered += [(found, number) for found in others for number in range(1, found.pages + 1)]
    return [_deferred(view, found, number) for found, number in numbered]


def _deferred(view: View, found: _List, number: int) -> Deferred:
    shown = found.shown(number)
    changed = max((article.changed.date() for article in shown), default=None)
    pages = {news.list_page_path(found.first, number): changed.isoformat() if changed else ""}
    words = (found.first, found.title, found.description, found.feed, str(number), str(found.pages))
    return Deferred(view.key(shown, *words), pages, lambda: [_page(view.narrowed(shown), found, number)])


def _sections(view: View) -> list[_List]:
    found = grouped(view.shown, lambda article: [article.section.id])
    return [
        _List(
            first=news.section_path(section),
            title=section.title,
            description=section.description,
            articles=found.get(section.id, []),
            icon_name=f"section-{section.id}",
            feed=f"rss/{section.id}.xml",
            task=section.task,
        )
        for section in SECTIONS
    ]


def _others(view: View) -> list[_List]:
    """Return the lists by field, tag and year."""
    by_field = grouped(view.shown, lambda article: article.fields)
    by_year = grouped(view.shown, lambda article: [article.date.year])
    fields = [
        _List(
            first=news.field_path(field),
            title=f"Lĩnh vực {name.lower()}",
            description=f"Tin, bài về công nghệ sinh học trong lĩnh vực {name.lower()}.",
            articles=by_field.get(field, []),
            icon_name=f"field-{field}",
            feed=f"rss/linh-vuc-{field}.xml",
        )
        for field, name in FIELDS.items()
    ]
    tags = [
        _List(news.tag_path(tag), f"Chủ đề: {tag}", f"Tin, bài về {tag} trên Cổng.", found)
        for tag, found in tags_of(view.shown).items()
    ]
    years = [
        _List(
            news.year_path(year),
            f"Tin, bài năm {year}",
            f"Tất cả tin, bài đăng năm {year}.",
            by_year[year],
        )
        for year in sorted(by_year, reverse=True)
    ]
    return [*fields, *tags, *years]


def tags_of(articles: Iterable[Article]) -> dict[str, list[Article]]:
    """Return the articles of each tag; spellings that share an address are one tag, named as first met."""
    names: dict[str, str] = {}
    found: dict[str, list[Article]] = {}
    for article in articles:
        for tag in article.tags:
            name = names.setdefault(slug(tag), tag)
            found.setdefault(name, []).append(article)
    return {tag: found[tag] for tag in sorted(found, key=slug)}


def _numbers(number: int, total: int) -> list[int]:
    """Return the pages that a list page leads to, zero where some are left out: the ends, and those beside it.

    All of them on each would make the links of a long list grow with the square of its length.
    """
    near = sorted({1, *range(max(1, number - _BESIDE), min(total, number + _BESIDE) + 1), total})
    gaps = pairwise(near)
    return [near[0], *(page for before, after in gaps for page in ([after] if after == before + 1 else [0, after]))]


def _page(view: View, found: _List, number: int) -> Page:
    path = news.list_page_path(found.first, number)
    title, shown = found.title, found.shown(number)
    numbered = f"{title}, trang {number}" if number > 1 else title

    def link(address: str) -> str:
        return addresses.to_address(path, address)

    body = render_html(
        "news/list",
        title=numbered,
        description=found.description,
        icon=icon(view.icons, found.icon_name) if found.icon_name else "",
        cards=[article_card(view, article, link=link) for article in shown],
        pages=[
            (page, link(addresses.address_of(news.list_page_path(found.first, page))) if page else "")
            for page in _numbers(number, found.pages)
        ],
        number=number,
        task=view.portal.task_by_id.get(found.task),
        task_link=link(addresses.address_of(addresses.page_path(view.portal.task_by_id[found.task])))
        if found.task in view.portal.task_by_id
        else "",
        feed_link=link(found.feed) if found.feed else "",
    )
    crumbs = [{"title": "Trang chủ", "url": ""}]
    if number > 1:
        crumbs.append({"title": title, "url": addresses.address_of(found.first)})
    feeds = [{"title": title, "url": found.feed}] if found.feed else []
    changed = max((article.changed.date() for article in shown), default=None)
    meta: dict[str, Any] = {"kind": "news-list", "wide": True, "crumbs": crumbs, "feeds": feeds}
    trail = [(crumb["title"], crumb["url"]) for crumb in crumbs] + [(numbered, addresses.address_of(path))]
    meta["structured_data"] = page_trail(view, trail)
    if card := card_meta(view, addresses.address_of(path)):
        meta["card"] = card
    if changed:
        meta["updated"] = changed.isoformat()
    return Page(path=path, title=numbered, description=found.description, body=body, meta=meta, is_html=True)
