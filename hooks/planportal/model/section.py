"""The news room's sections. This registry is the one place that names them; pages, feeds and forms follow it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["FIELDS", "SCOPES", "SECTIONS", "ArticleKind", "NewsSection", "section_of"]


class ArticleKind(StrEnum):
    """What kind of thing an article of a section tells of; each kind has front matter of its own."""

    NEWS = "news"
    EVENT = "event"
    VIDEO = "video"
    INFOGRAPHIC = "infographic"
    DEMONSTRATION = "demonstration"
    HONOUR = "honour"


@dataclass(frozen=True)
class NewsSection:
    """One section of the news room."""

    id: str
    """The folder below content/ and the first part of every address."""
    title: str
    item: str
    """What one article of it is called."""
    description: str
    kind: ArticleKind
    task: str
    """The task of the plan that the section serves."""
    needs_source: bool = False
    """An article without a source is an error."""

    def __reduce__(self) -> tuple[Callable[[str], NewsSection | None], tuple[str]]:
        """Stay the one section of its id when an article comes from another process."""
        return section_of, (self.id,)


SECTIONS: tuple[NewsSection, ...] = (
    NewsSection(
        "tin-tuc",
        "Tin tức",
        "Tin",
        "Tin về nghiên cứu, ứng dụng và chính sách công nghệ sinh học.",
        ArticleKind.NEWS,
        "1.2",
    ),
    NewsSection(
        "thanh-tuu",
        "Thành tựu",
        "Thành tựu",
        "Thành tựu công nghệ sinh học trong nước và trên thế giới, có nguồn kiểm chứng.",
        ArticleKind.NEWS,
        "1.2",
        needs_source=True,
    ),
    NewsSection(
        "su-kien",
        "Sự kiện",
        "Sự kiện",
        "Hội thảo, tọa đàm, trình diễn, kết nối cung – cầu công nghệ.",
        ArticleKind.EVENT,
        "5.1",
    ),
    NewsSection("video", "Video", "Video", "Phóng sự, video clip về công nghệ sinh học.", ArticleKind.VIDEO, "1.2"),
    NewsSection(
        "infographic",
        "Infographic",
        "Infographic",
        "Thông tin bằng hình và số liệu.",
        ArticleKind.INFOGRAPHIC,
        "1.2",
    ),
    NewsSection(
        "mo-hinh",
        "Mô hình trình diễn",
        "Mô hình",
        "Mô hình trình diễn ứng dụng công nghệ sinh học tại địa phương.",
        ArticleKind.DEMONSTRATION,
        "3.2",
    ),
    NewsSection(
        "ton-vinh",
        "Tôn vinh",
        "Tôn vinh",
        "Doanh nghiệp, tổ chức, cá nhân được khen thưởng vì đóng góp cho công nghệ sinh học.",
        ArticleKind.HONOUR,
        "1.3",
    ),
)

FIELDS: Mapping[str, str] = {
    "nong-nghiep": "Nông nghiệp",
    "cong-nghiep": "Công nghiệp",
    "y-duoc": "Y dược",
    "moi-truong": "Môi trường",
}
"""The fields that task 3.1 of the plan names, with their titles."""

SCOPES: Mapping[str, str] = {"tay-ninh": "Tây Ninh", "trong-nuoc": "Trong nước", "the-gioi": "Thế giới"}
"""Where an article's news comes from."""


def section_of(name: str) -> NewsSection | None:
    """Return the section with that id."""
    return next((section for section in SECTIONS if section.id == name), None)
