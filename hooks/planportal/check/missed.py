"""Articles that automations would miss: dated before what they have already read."""

from __future__ import annotations

from datetime import datetime

from planportal.errors import Problem, Severity
from planportal.load import Loaded
from planportal.load.published import Published
from planportal.model import article_tag

__all__ = ["missed_problems"]

FULL_FEED = 40
"""From so many items on, a feed leaves older articles out; then nothing can be said about those."""


def missed_problems(loaded: Loaded, published: Published, *, tag_authority: str, now: datetime) -> list[Problem]:
    """Return a reminder for each new article that is older than the newest one already in the feed."""
    if published.newest is None or published.oldest is None:
        return []
    has_left = published.oldest if len(published.ids) >= FULL_FEED else None
    problems = []
    for file in loaded.articles:
        article = file.article
        if article is None or not article.is_public(now) or article.date >= published.newest:
            continue
        if has_left is not None and article.date < has_left:
            continue
        if article_tag(tag_authority, article.id) in published.ids:
            continue
        line, column = file.front.place(("date",))
        message = (
            f"bài mới ghi ngày {article.date:%d/%m/%Y %H:%M}, cũ hơn bài mới nhất đã đăng "
            f"({published.newest:%d/%m/%Y %H:%M}); Fanpage và trình đọc tin sẽ bị bỏ lỡ bài này"
        )
        cure = "nếu muốn Fanpage đăng bài này, đổi date thành giờ đăng thật"
        problems.append(Problem(file.path, line, column, message, cure, Severity.ADVICE))
    return problems
