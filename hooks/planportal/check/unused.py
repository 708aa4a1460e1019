"""Pictures and videos below content/media that no article shows."""

from __future__ import annotations

from collections.abc import Iterator

from planportal.errors import Problem, Severity
from planportal.load import Loaded
from planportal.model import Video

__all__ = ["unused_media"]


def unused_media(loaded: Loaded) -> Iterator[Problem]:
    """Yield advice for each file that no article names in any way; none while an article names one that is missing.

    The file that nobody uses is then most often the one that was meant.
    """
    named: set[str] = set()
    for article in (file.article for file in loaded.articles if file.article):
        named.update(article.pictures)
        if article.image is not None:
            named.add(article.image.src)
        if isinstance(article.details, Video):
            named.add(article.details.file)
    if not named <= loaded.media.files.keys() | {""}:
        return
    for name in sorted(loaded.media.files.keys() - named):
        hidden = any(part.startswith(".") for part in name.split("/")) or name.endswith(".md")
        if hidden or any(name.encode() in file.content for file in loaded.articles):
            continue
        message = "không bài nào dùng tệp này"
        cure = f"đưa vào bài bằng ![mô tả](media/{name}); không cần nữa thì xoá"
        yield Problem(f"{loaded.media.path}/{name}", 1, 1, message, cure, Severity.ADVICE)
