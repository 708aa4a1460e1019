"""An article for a generator that knows the usual front matter of blogs."""

from __future__ import annotations

import json

from bench.large_portal import article_body
from planportal.model import Article

__all__ = ["blog_post"]


def blog_post(article: Article, number: int, *, taxonomy: str) -> str:
    """Return the article with title, date, summary and its topics, fields as `taxonomy`; the body is the portal's."""
    front = {
        "title": article.title,
        "description": article.summary,
        "date": article.date.isoformat(),
        taxonomy: list(article.fields),
        "tags": list(article.tags),
    }
    lines = (f"{key}: {_quoted(value) if key != 'date' else value}" for key, value in front.items())
    body = article_body(article, number).replace("](/", "](https://cong.example/")
    return "\n".join(["---", *lines, "---", "", article.summary, "", "<!-- more -->", "", body, ""])


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
