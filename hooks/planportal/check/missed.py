"""Articles that automations would miss: dated before what they have already read."""

from __future__ import annotations

from datetime import datetime

from planportal.errors import Problem, Severity
from planportal.load import Loaded
from planportal.load.published import Published
from planportal.model import article_tag
from planportal.schedule import publication_moments

__all__ = ["missed_problems"]


def missed_problems(loaded: Loaded, published: Published, *, tag_authority: str, now: datetime) -> list[Problem]:
    """Return advice for each new article that feeds will place before the newest one already published."""
    newest = published.newest
    if newest is None:
        return []
    public = [(file, file.article) for file in loaded.articles if file.article and file.article.is_public(now)]
    moments = publication_moments(
        [article for _, article in public], published.moments, tag_authority=tag_authority, now=now
    )
    problems = []
    for file, article in public:
        if article_tag(tag_authority, article.id) in published.moments or moments[article.id] > newest:
            continue
        line, column = file.front.place(("date",))
        message = (
            f"bài mới ghi ngày {article.date:%d/%m/%Y %H:%M}, cũ hơn bài mới nhất đã đăng "
            f"({newest:%d/%m/%Y %H:%M}); với Fanpage và trình đọc tin, bài này sẽ bị bỏ lỡ"
        )
        cure = "nếu muốn Fanpage đăng bài này, đổi date thành giờ đăng thật trước khi đưa bài lên mạng"
        problems.append(Problem(file.path, line, column, message, cure, Severity.ADVICE))
    return problems
