"""Advice on the moments of articles: what feeds and pages must give another way than the article's file does."""

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
    """Return advice on dates changed after publication, on minutes that articles share, on updates out of order."""
    files = [(file, file.article) for file in loaded.articles if file.article and not file.article.draft]

    def known(article: Article) -> datetime | None:
        return published.moments.get(article_tag(tag_authority, article.id))

    out = [(file, article, moment) for file, article in files if (moment := known(article)) and article.is_public(now)]
    new = [(file, article) for file, article in files if known(article) is None]
    return [
        *_changed_dates(out),
        *_shared_minutes({_minute(moment): file for file, _, moment in reversed(out)}, new),
        *(problem for file, article in files for problem in _updates(file, article, now)),
    ]


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


def _updates(file: ArticleFile, article: Article, now: datetime) -> Iterator[Problem]:
    updated = article.updated
    if updated is None:
        return
    written = f"giờ sửa {updated:%d/%m/%Y %H:%M}"
    shown = "trang và nguồn tin coi như bài chưa sửa"
    if updated < article.date:
        message = f"{written} trước giờ đăng {article.date:%d/%m/%Y %H:%M}; {shown}"
        yield _advice(file, message, "ghi giờ sửa thật, sau giờ đăng; bài chưa sửa thì xoá dòng updated", key="updated")
    elif updated > now and article.is_public(now):
        message = f"{written} chưa tới; {shown} cho tới giờ ấy"
        yield _advice(file, message, "ghi giờ sửa thật, ví dụ giờ đang ghi dòng này", key="updated")


def _advice(file: ArticleFile, message: str, cure: str, *, key: str = "date") -> Problem:
    line, column = file.front.place((key,))
    return Problem(file.path, line, column, message, cure, Severity.ADVICE)
