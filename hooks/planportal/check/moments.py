"""Advice on the moments of articles: two of one minute, and a date that was changed after publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from planportal.errors import Problem, Severity
from planportal.load import Loaded
from planportal.load.articles import ArticleFile
from planportal.load.published import Published
from planportal.model import Article, article_tag

__all__ = ["moment_problems"]


def moment_problems(loaded: Loaded, published: Published, *, tag_authority: str, now: datetime) -> list[Problem]:
    """Return advice where feeds give another moment than an article's file does."""
    files = [(file, file.article) for file in loaded.articles if file.article and not file.article.draft]

    def known(article: Article) -> datetime | None:
        return published.moments.get(article_tag(tag_authority, article.id))

    out = [(file, article, moment) for file, article in files if (moment := known(article)) and article.is_public(now)]
    new = [(file, article) for file, article in files if known(article) is None]
    return [*_changed_dates(out), *_shared_minutes({_minute(moment): file for file, _, moment in reversed(out)}, new)]


def _changed_dates(out: list[tuple[ArticleFile, Article, datetime]]) -> Iterator[Problem]:
    for file, article, moment in out:
        if _minute(moment) == _minute(article.date):
            continue
        message = f"bài đã đăng lúc {moment:%d/%m/%Y %H:%M}; đổi date không làm Fanpage và trình đọc tin đăng lại"
        cure = (
            f"trả date về {moment:%Y-%m-%d %H:%M}, ghi giờ sửa vào updated; "
            "nếu bản dựng trước chưa đưa lên mạng thì xoá thư mục trang đã dựng rồi dựng lại"
        )
        yield _advice(file, message, cure)


def _shared_minutes(holders: dict[datetime, ArticleFile], new: list[tuple[ArticleFile, Article]]) -> Iterator[Problem]:
    for file, article in sorted(new, key=lambda pair: pair[1].id):
        minute = _minute(article.date)
        holder = holders.setdefault(minute, file)
        if holder is not file:
            message = f"trùng phút đăng {minute:%d/%m/%Y %H:%M} với {holder.path}; nguồn tin phải ghi lệch vài giây"
            yield _advice(file, message, "đổi date sang một phút chưa có bài nào")


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _advice(file: ArticleFile, message: str, cure: str) -> Problem:
    line, column = file.front.place(("date",))
    return Problem(file.path, line, column, message, cure, Severity.ADVICE)
