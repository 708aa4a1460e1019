"""What has to be asked before an article can be written: the required keys of its section, in the form's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planportal.load import article_keys
from planportal.model import ArticleKind, NewsSection

__all__ = ["Question", "questions"]

_MADE = frozenset({"id", "title", "date"})
"""Required, but given with the command or made from the clock."""


@dataclass(frozen=True)
class Question:
    """One key to be filled in."""

    key: str
    title: str
    """What messages call it: `lĩnh vực`."""
    help: str
    choices: Mapping[str, str] = field(default_factory=dict)
    """Values with their names; empty for free text."""
    many: bool = False
    """Whether several choices may be given."""


def questions(section: NewsSection) -> tuple[Question, ...]:
    """Return what an article of the section needs beyond its title, in the order of its form.

    A video needs a file or a link, of which the link is asked for; a section that needs a source gets its first one.
    """
    keys = article_keys(section.kind)
    asked = [
        Question(key.name, key.title, key.help, key.choices, key.many)
        for key in keys
        if (key.required and key.name not in _MADE) or (section.kind is ArticleKind.VIDEO and key.name == "link")
    ]
    if section.needs_source:
        asked += [
            Question("source_title", "tên nguồn", "Tên bài, văn bản hoặc công trình làm nguồn."),
            Question("source_outlet", "nơi đăng nguồn", "Tên báo, tạp chí, cơ quan đã đăng."),
            Question("source_url", "địa chỉ nguồn", "Địa chỉ trang đầy đủ, bắt đầu bằng https://."),
        ]
    return tuple(asked)
