"""The feeds of articles: all of them, and by section, field, unit, task and year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from heapq import nlargest
from typing import NamedTuple

from planportal.model import FIELDS, SECTIONS, Article, article_tag, grouped
from planportal.render import addresses
from planportal.render.feeds.item import Feed, Item
from planportal.render.feeds.size import MOST_ITEMS
from planportal.render.news import addresses as news
from planportal.render.news.fragment import body_for_readers
from planportal.render.news.pictures import share_image
from planportal.render.view import View
from planportal.text.normalise import nfc

__all__ = ["Items", "Wanted", "archives", "main_feed", "topic_feeds"]

_MAIN = "rss.xml"


class Wanted(NamedTuple):
    """Feeds that are still empty, and the articles that they are to hold."""

    feeds: tuple[Feed, ...]
    articles: tuple[Article, ...]


def main_feed(view: View) -> Wanted:
    """Return the main feed under its three addresses: RSS, Atom, JSON."""
    years = _years(view)
    newest_archive = _archive_path(years[0]) if years else ""
    title = f"{_mark(view)}{view.site_name}"
    feeds = (
        Feed(path, title, "Tin, bài mới về công nghệ sinh học.", "", (), _feed_id(view, "tin-bai"), newest_archive)
        for path in (_MAIN, "atom.xml", "feed.json")
    )
    return Wanted(tuple(feeds), _newest(view, view.articles))


def topic_feeds(view: View) -> list[Wanted]:
    """Return the feeds of each section, field, task and lead unit; an empty one still answers its subscribers."""
    portal = view.portal
    feeds = []
    by_section = grouped(view.articles, lambda article: [article.section.id])
    by_field = grouped(view.articles, lambda article: article.fields)
    by_task = grouped(view.articles, lambda article: article.tasks)
    of_tasks = [article for article in view.articles if article.tasks]
    for section in SECTIONS:
        found = by_section.get(section.id, [])
        page = addresses.address_of(news.section_path(section))
        feeds.append(_topic(view, found, name=section.id, title=section.title, page=page))
    for field, name in FIELDS.items():
        found = by_field.get(field, [])
        page = addresses.address_of(news.field_path(field))
        title = f"Lĩnh vực {name.lower()}"
        feeds.append(_topic(view, found, name=f"linh-vuc-{field}", title=title, page=page))
    for task in portal.plan.tasks:
        found = by_task.get(task.id, [])
        page = addresses.address_of(addresses.page_path(task))
        title = f"Nhiệm vụ {task.id}: {task.short_title}"
        feeds.append(_topic(view, found, name=f"nhiem-vu-{task.slug}", title=title, page=page))
    for unit in (portal.unit_by_id[name] for name in portal.plan.lead_units):
        led = {task.id for task in portal.led_by(unit.id)}
        found = [article for article in of_tasks if led & set(article.tasks)]
        page = addresses.address_of(addresses.page_path(unit))
        feeds.append(_topic(view, found, name=f"don-vi-{unit.id}", title=unit.name, page=page))
    return feeds


def _topic(view: View, articles: Iterable[Article], *, name: str, title: str, page: str) -> Wanted:
    feed = Feed(
        path=f"rss/{name}.xml",
        title=f"{_mark(view)}{title} – {view.site_name}",
        description=f"Tin, bài mới: {title}.",
        page=page,
        items=(),
        id=_feed_id(view, name),
    )
    return Wanted((feed,), _newest(view, articles))


def _newest(view: View, articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return as many articles as a feed can hold, newest first by the moment that feeds give."""
    return tuple(nlargest(MOST_ITEMS, articles, key=lambda article: view.moments[article.id]))


def archives(view: View) -> list[Wanted]:
    """Return one feed a year, linked to each other (RFC 5005, section 4), each with the year's articles."""
    by_year = grouped(view.articles, lambda article: [article.date.year])
    years = sorted(by_year, reverse=True)
    return [
        Wanted(
            feeds=(
                Feed(
                    path=_archive_path(year),
                    title=f"{_mark(view)}Tin, bài năm {year} – {view.site_name}",
                    description=f"Tất cả tin, bài đăng năm {year}.",
                    page=addresses.address_of(news.year_path(year)),
                    items=(),
                    id=_feed_id(view, f"luu-tru-{year}"),
                    older=_archive_path(years[at + 1]) if at + 1 < len(years) else "",
                    newer=_archive_path(years[at - 1]) if at else "",
                    current=_MAIN,
                ),
            ),
            articles=tuple(by_year[year]),
        )
        for at, year in enumerate(years)
    ]


class Items:
    """Some public articles as feed items, each made once however many feeds hold it."""

    def __init__(self, view: View, articles: Iterable[Article]) -> None:
        some = {article.id: article for article in articles}
        self._moments = {name: view.moments[name] for name in some}
        self._view = view.narrowed(list(some.values()))
        self._made: dict[str, Item] = {}

    def newest_first(self, articles: Iterable[Article]) -> tuple[Item, ...]:
        """Return the items of articles, newest first by the moment that feeds give."""
        return tuple(map(self._item, sorted(articles, key=lambda one: self._moments[one.id], reverse=True)))

    def _item(self, article: Article) -> Item:
        item = self._made.get(article.id)
        if item is None:
            item = self._made[article.id] = _item(self._view, article, self._moments[article.id])
        return item


def _item(view: View, article: Article, published: datetime) -> Item:
    def link(address: str) -> str:
        return _absolute(view, article, address)

    return Item(
        id=article_tag(view.tag_authority, article.id),
        title=f"{_mark(view)}{article.title}",
        link=view.absolute(article.address),
        published=published,
        updated=max(article.changed, published),
        description=article.summary,
        html=body_for_readers(view, article, link=link),
        image=share_image(article, view.media),
        author=nfc(article.author or view.publisher),
        categories=(
            article.section.title,
            *(FIELDS[field] for field in article.fields),
            *map(nfc, article.tags),
        ),
    )


def _absolute(view: View, article: Article, address: str) -> str:
    """Return the absolute form of a root-relative address, or of one relative to the article's page."""
    if address.startswith("#"):
        return view.absolute(article.address) + address
    return view.absolute(address.removeprefix("/"))


def _feed_id(view: View, name: str) -> str:
    return f"tag:{view.tag_authority}:nguon-tin/{name}"


def _archive_path(year: int) -> str:
    return f"rss/luu-tru-{year}.xml"


def _years(view: View) -> list[int]:
    return sorted({article.date.year for article in view.articles}, reverse=True)


def _mark(view: View) -> str:
    return "[Dữ liệu minh hoạ] " if view.demo else ""
