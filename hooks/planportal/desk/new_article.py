"""A new article as files: where it stands, what its front matter holds, and what the gate says of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from planportal.desk.article_text import Value, article_text, free_slug
from planportal.desk.questions import questions
from planportal.desk.word import ImportedArticle
from planportal.errors import Problem
from planportal.load import article_problems
from planportal.model import NewsSection

__all__ = ["NewArticle", "missing", "new_article"]

_SOURCE_KEYS = {"source_title": "title", "source_outlet": "outlet", "source_url": "url"}
_BODY = "Viết bài ở đây. Khi bài đã xong, xoá dòng “draft: true” ở trên để đăng."


@dataclass(frozen=True)
class NewArticle:
    """An article that is not written to the disk yet."""

    path: str
    """Below the project's folder, as are the pictures' paths."""
    content: bytes
    pictures: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    """What `portal check` will say of the article itself."""


def missing(section: NewsSection, answers: Mapping[str, str]) -> list[str]:
    """Return the keys that an article of the section still needs."""
    return [question.key for question in questions(section) if not answers.get(question.key)]


def new_article(
    section: NewsSection,
    title: str,
    answers: Mapping[str, str],
    *,
    now: datetime,
    content_dir: str,
    taken: Collection[str],
    word: ImportedArticle | None = None,
) -> NewArticle:
    """Return a draft with the given answers, dated now; `taken` are file names of its section and year."""
    name = free_slug(title, taken)
    path = f"{content_dir}/{section.id}/{now:%Y}/{name}.md"
    values: dict[str, Value] = {
        "id": f"{section.id}-{now:%Y}-{name}",
        "title": title,
        "date": f"{now:%Y-%m-%d %H:%M}",
    }
    sources = {part: answers[key] for key, part in _SOURCE_KEYS.items() if answers.get(key)}
    for key, answer in answers.items():
        if answer and key not in _SOURCE_KEYS:
            values[key] = [part.strip() for part in answer.split(",")] if key == "field" else _typed(key, answer)
    values["tasks"] = [section.task]
    if sources:
        values["sources"] = [sources]
    values["draft"] = True
    content = article_text(values, word.body if word else _BODY).encode()
    pictures = {f"{content_dir}/media/{picture.name}": picture.content for picture in (word.pictures if word else ())}
    return NewArticle(path, content, pictures, tuple(article_problems(content, path, section)))


def _typed(key: str, answer: str) -> str | int:
    return int(answer) if key == "year" and answer.isdigit() else answer
