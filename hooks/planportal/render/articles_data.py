"""Articles as open data: one JSON file, an article a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from json import JSONEncoder
from typing import Any

from planportal.fingerprint import digest
from planportal.model import Article, article_tag
from planportal.output import Asset
from planportal.render import addresses
from planportal.render.runs import Run, runs_of
from planportal.render.view import View

__all__ = ["articles_data", "articles_data_keys"]

_dumps = JSONEncoder(ensure_ascii=False).encode


def articles_data(view: View) -> Asset:
    """Return articles.json. Indented, ten thousand articles would take a second of every build."""
    head = {
        "$comment": "Dữ liệu minh hoạ: các bài là hư cấu." if view.demo else "Dữ liệu của Cổng.",
        "demo": view.demo,
        "as_of": view.today.isoformat(),
    }
    start = "".join(
        ["{\n", *(f"{_dumps(name)}: {_dumps(value)},\n" for name, value in head.items()), '"articles": [\n']
    )
    # The oldest come first, so that one more article changes the last lines alone.
    rows = [view.keep(lines.key, partial(_rows, view, lines.articles)) for lines in _lines(view)]
    return Asset(addresses.ARTICLES_DATA, start.encode() + b",\n".join(reversed(rows)) + b"\n]\n}\n")


def articles_data_keys(view: View) -> Iterator[str]:
    """Yield the keys under which its lines are kept."""
    return (lines.key for lines in _lines(view))


def _lines(view: View) -> Iterator[Run]:
    def said(article: Article) -> tuple[str, str]:
        return view.article_key(article), view.moments[article.id].isoformat()

    return runs_of(digest("articles.json", view.version, view.site_url, view.tag_authority), view.articles, said)


def _rows(view: View, articles: Sequence[Article]) -> bytes:
    return ",\n".join(_dumps(_row(view, article)) for article in articles).encode()


def _row(view: View, article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "tag": article_tag(view.tag_authority, article.id),
        "url": view.absolute(article.address),
        "section": article.section.id,
        "title": article.title,
        "summary": article.summary,
        "date": article.date.isoformat(),
        "published": view.moments[article.id].isoformat(),
        "updated": article.updated.isoformat() if article.updated else None,
        "author": article.author,
        "field": list(article.fields),
        "scope": article.scope,
        "tasks": list(article.tasks),
        "tags": list(article.tags),
        "hashtags": list(article.hashtags),
        "sources": [
            {
                "title": source.title,
                "outlet": source.outlet,
                "date": source.date.isoformat() if source.date else None,
                "url": source.url,
            }
            for source in article.sources
        ],
        "corrections": [{"date": item.date.isoformat(), "text": item.text} for item in article.corrections],
    }
