"""Lists of articles: by section, field, tag and year, ten a page, none of them in the navigation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from planportal.model import FIELDS, SECTIONS, Article
from planportal.output import Page
from planportal.render import addresses
from planportal.render.html import render_html
from planportal.render.icons import icon
from planportal.render.news import addresses as news
from planportal.render.news.cards import article_card
from planportal.render.share_card import card_meta
from planportal.render.structured_data import page_trail
from planportal.render.view import View
from planportal.text.normalise import slug

__all__ = ["list_pages", "tags_of"]

PER_PAGE = 10


def list_pages(view: View) -> list[Page]:
    """Return every list page of the news room."""
    pages: list[Page] = []
    for section in SECTIONS:
        found = [article for article in view.shown if article.section is section]
        pages += _paged(
            view,
            found,
            first=news.section_path(section),
            title=section.title,
            icon_name=f"section-{section.id}",
            description=section.description,
            feed=f"rss/{section.id}.xml",
            task=section.task,
        )
    for field, name in FIELDS.items():
        found = [article for article in view.shown if field in article.fields]
        pages += _paged(
            view,
            found,
            first=news.field_path(field),
            title=f"Lĩnh vực {name.lower()}",
            icon_name=f"field-{field}",
            description=f"Tin, bài về công nghệ sinh học trong lĩnh vực {name.lower()}.",
            feed=f"rss/linh-vuc-{field}.xml",
        )
    for tag, found in tags_of(view.shown).items():
        title = f"Chủ đề: {tag}"
        description = f"Tin, bài về {tag} trên Cổng."
        pages += _paged(view, found, first=news.tag_path(tag), title=title, description=description)
    for year in sorted({article.date.year for article in view.shown}, reverse=True):
        found = [article for article in view.shown if article.date.year == year]
        title = f"Tin, bài năm {year}"
        pages += _paged(
            view, found, first=news.year_path(year), title=title, description=f"Tất cả tin, bài đăng năm {year}."
        )
    return pages


def tags_of(articles: Iterable[Article]) -> dict[str, list[Article]]:
    """Return the articles of each tag; spellings that share an address are one tag, named as first met."""
    names: dict[str, str] = {}
    found: dict[str, list[Article]] = {}
    for article in articles:
        for tag in article.tags:
            name = names.setdefault(slug(tag), tag)
            found.setdefault(name, []).append(article)
    return {tag: found[tag] for tag in sorted(found, key=slug)}


def _paged(
    view: View,
    articles: Sequence[Article],
    *,
    first: str,
    title: str,
    description: str,
    icon_name: str = "",
    feed: str = "",
    task: str = "",
) -> list[Page]:
    total = max(1, -(-len(articles) // PER_PAGE))
    return [
        _page(
            view,
            articles,
            number,
            total,
            first=first,
            title=title,
            description=description,
            icon_name=icon_name,
            feed=feed,
            task=task,
        )
        for number in range(1, total + 1)
    ]


def _page(
    view: View,
    articles: Sequence[Article],
    number: int,
    total: int,
    *,
    first: str,
    title: str,
    description: str,
    icon_name: str,
    feed: str,
    task: str,
) -> Page:
    path = news.list_page_path(first, number)
    shown = articles[(number - 1) * PER_PAGE : number * PER_PAGE]
    numbered = f"{title}, trang {number}" if number > 1 else title

    def link(address: str) -> str:
        return addresses.to_address(path, address)

    body = render_html(
        "news/list",
        title=numbered,
        description=description,
        icon=icon(view.icons, icon_name) if icon_name else "",
        cards=[article_card(view, article, link=link) for article in shown],
        pages=[(page, link(addresses.address_of(news.list_page_path(first, page)))) for page in range(1, total + 1)],
        number=number,
        task=view.portal.task_by_id.get(task),
        task_link=link(addresses.address_of(addresses.page_path(view.portal.task_by_id[task])))
        if task in view.portal.task_by_id
        else "",
        feed_link=link(feed) if feed else "",
    )
    crumbs = [{"title": "Trang chủ", "url": ""}]
    if number > 1:
        crumbs.append({"title": title, "url": addresses.address_of(first)})
    feeds = [{"title": title, "url": feed}] if feed else []
    changed = max((article.changed.date() for article in shown), default=None)
    meta: dict[str, Any] = {"kind": "news-list", "wide": True, "crumbs": crumbs, "feeds": feeds}
    trail = [(crumb["title"], crumb["url"]) for crumb in crumbs] + [(numbered, addresses.address_of(path))]
    meta["structured_data"] = page_trail(view, trail)
    if card := card_meta(view, addresses.address_of(path)):
        meta["card"] = card
    if changed:
        meta["updated"] = changed.isoformat()
    return Page(path=path, title=numbered, description=description, body=body, meta=meta, is_html=True)
