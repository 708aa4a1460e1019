"""The form of an article's front matter, common keys and those of each section, and its way into the model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from planportal.load.article_values import Doi, Hashtag, MediaPath, Moment, OldAddress, QuotableDay, Tag
from planportal.load.record import Address, Record, TaskRef, Text
from planportal.model import (
    Article,
    ArticleImage,
    ArticleKind,
    ArticleSource,
    Correction,
    Demonstration,
    Details,
    Event,
    Honour,
    Infographic,
    NewsSection,
    Source,
    Video,
)

__all__ = ["RECORD_OF_KIND", "ArticleRecord", "to_article"]


class ImageRecord(Record):
    """Ảnh của bài."""

    src: MediaPath = Field(
        title="tệp ảnh", description="Đường dẫn tệp trong content/media, ví dụ media/2026/ruong-san.jpg."
    )
    alt: Text = Field(title="mô tả ảnh", description="Nói điều ảnh cho thấy, cho người không nhìn được ảnh.")
    credit: Text | None = Field(default=None, title="tác giả ảnh", description="Tác giả hoặc nguồn ảnh, hiện dưới ảnh.")
    caption: Text | None = Field(default=None, title="chú thích ảnh", description="Chú thích hiện dưới ảnh.")


class SourceRecord(Record):
    """Một nguồn của bài."""

    title: Text = Field(title="tên nguồn", description="Tên bài, văn bản hoặc công trình.")
    outlet: Text = Field(title="nơi đăng", description="Tên báo, tạp chí, cơ quan.")
    date: QuotableDay | None = Field(default=None, title="ngày đăng", description="Ngày đăng của nguồn.")
    url: Address | None = Field(
        default=None, title="địa chỉ", description="Địa chỉ trang đầy đủ; cần có địa chỉ hoặc DOI."
    )
    doi: Doi | None = Field(
        default=None, title="DOI", description="Mã DOI của công trình khoa học, ví dụ 10.3390/v14050896."
    )


class CorrectionRecord(Record):
    """Một lần đính chính."""

    date: QuotableDay = Field(title="ngày đính chính", description="Ngày đính chính.")
    text: Text = Field(title="nội dung đính chính", description="Điều đã viết sai và điều đúng.")


class ArticleRecord(Record):
    """Các khoá chung của mọi bài."""

    id: Text = Field(
        title="mã bài",
        max_length=120,
        description="Chữ ngắn bất kỳ, không bao giờ đổi: nguồn tin nhận ra bài bằng mã này.",
    )
    title: Text = Field(title="tiêu đề", description="Nên từ 40 đến 110 chữ cái; nguồn tin chỉ lấy 150.")
    date: Moment = Field(
        title="ngày giờ đăng",
        description="Giờ Việt Nam, ví dụ 2026-11-23 09:30. Chưa tới giờ này thì bài chưa hiện ở đâu cả.",
    )
    updated: Moment | None = Field(default=None, title="ngày giờ sửa", description="Lần sửa gần nhất, nếu có.")
    summary: Text = Field(title="tóm tắt", description="Một hai câu nói chính tin; nguồn tin chỉ lấy 300 chữ cái.")
    image: ImageRecord | None = Field(default=None, title="ảnh", description="Ảnh đầu bài, nếu có.")
    author: Text | None = Field(default=None, title="tác giả", description="Tên người hoặc nơi viết.")
    field: list[Literal["nong-nghiep", "cong-nghiep", "y-duoc", "moi-truong"]] = Field(
        title="lĩnh vực", min_length=1, description="Một hay nhiều lĩnh vực, trong ngoặc vuông: [nong-nghiep]."
    )
    scope: Literal["tay-ninh", "trong-nuoc", "the-gioi"] = Field(
        title="phạm vi", description="Tin của Tây Ninh, trong nước hay thế giới."
    )
    tasks: list[TaskRef] = Field(
        default=[],
        title="nhiệm vụ liên quan",
        description='Số nhiệm vụ của Kế hoạch, trong ngoặc kép: ["1.2", "3.2"]. '
        "Bài là tư liệu bổ trợ, không phải minh chứng.",
    )
    tags: list[Tag] = Field(default=[], title="chủ đề", description="Hai đến bốn chủ đề, chữ thường.")
    sources: list[SourceRecord] = Field(
        default=[],
        title="nguồn",
        description="Nguồn của dữ kiện; [1] trong bài chỉ nguồn thứ nhất. Bài thành tựu phải có.",
    )
    draft: bool = Field(default=False, title="bản nháp", description="true khi chưa muốn đăng.")
    aliases: list[OldAddress] = Field(
        default=[], title="địa chỉ cũ", description="Địa chỉ cũ của bài khi đổi tên tệp, ví dụ tin-tuc/2026/ten-cu."
    )
    hashtags: list[Hashtag] = Field(default=[], title="thẻ cho mạng xã hội", description="Không cần dấu #.")
    corrections: list[CorrectionRecord] = Field(
        default=[], title="đính chính", description="Các lần đính chính, hiện công khai trên bài."
    )


class EventRecord(ArticleRecord):
    """Sự kiện."""

    start: Moment = Field(title="bắt đầu", description="Ngày giờ bắt đầu, ví dụ 2026-12-05 08:00.")
    end: Moment | None = Field(default=None, title="kết thúc", description="Ngày giờ kết thúc.")
    place: Text | None = Field(default=None, title="địa điểm", description="Nơi tổ chức.")
    registration: Text | None = Field(default=None, title="đăng ký", description="Cách đăng ký tham dự.")


class VideoRecord(ArticleRecord):
    """Video."""

    file: MediaPath | None = Field(
        default=None, title="tệp video", description="Tệp video trong content/media; cần có tệp hoặc liên kết."
    )
    link: Address | None = Field(default=None, title="liên kết video", description="Địa chỉ trang có video.")
    duration: Text | None = Field(
        default=None, title="thời lượng", description='Phút và giây, trong ngoặc kép: "3:25".'
    )
    transcript: Text | None = Field(
        default=None, title="lời của video", description="Lời trong video, cho người không nghe được."
    )


class InfographicRecord(ArticleRecord):
    """Infographic."""

    text: Text | None = Field(
        default=None, title="nội dung bằng chữ", description="Toàn bộ nội dung của hình, bằng chữ."
    )


class DemonstrationRecord(ArticleRecord):
    """Mô hình trình diễn."""

    place: Text | None = Field(default=None, title="nơi thực hiện", description="Xã, phường nơi có mô hình.")
    owner: Text | None = Field(default=None, title="đơn vị thực hiện", description="Đơn vị, tổ chức thực hiện mô hình.")
    results: Text | None = Field(default=None, title="kết quả", description="Kết quả, kèm số liệu và năm.")
    contact: Text | None = Field(default=None, title="liên hệ", description="Đầu mối công vụ để hỏi thêm.")


class HonourRecord(ArticleRecord):
    """Tôn vinh."""

    year: int = Field(title="năm", ge=2000, le=2100, description="Năm được khen thưởng.")
    recipient: Text = Field(title="được tôn vinh", description="Doanh nghiệp, tổ chức hoặc cá nhân được tôn vinh.")
    kind: Text | None = Field(default=None, title="hình thức", description="Hình thức khen thưởng.")
    decision: Text | None = Field(default=None, title="quyết định", description="Số và ngày quyết định.")


RECORD_OF_KIND: Mapping[ArticleKind, type[ArticleRecord]] = {
    ArticleKind.NEWS: ArticleRecord,
    ArticleKind.EVENT: EventRecord,
    ArticleKind.VIDEO: VideoRecord,
    ArticleKind.INFOGRAPHIC: InfographicRecord,
    ArticleKind.DEMONSTRATION: DemonstrationRecord,
    ArticleKind.HONOUR: HonourRecord,
}


def to_article(
    record: ArticleRecord, *, section: NewsSection, year: int, slug: str, body: str, source: Source
) -> Article:
    """Return the model of valid front matter; figures are added from the body."""
    image = record.image
    return Article(
        id=record.id,
        section=section,
        slug=slug,
        year=year,
        title=record.title,
        date=record.date,
        summary=record.summary,
        fields=tuple(dict.fromkeys(record.field)),
        scope=record.scope,
        body_utf8=body.encode(),
        source=source,
        updated=record.updated,
        image=ArticleImage(image.src, image.alt, image.credit or "", image.caption or "") if image else None,
        author=record.author or "",
        tasks=tuple(dict.fromkeys(record.tasks)),
        tags=tuple(dict.fromkeys(record.tags)),
        sources=tuple(_source(item) for item in record.sources),
        draft=record.draft,
        aliases=tuple(record.aliases),
        hashtags=tuple(dict.fromkeys(record.hashtags)),
        corrections=tuple(Correction(item.date, item.text) for item in record.corrections),
        details=_details(record),
    )


def _source(item: SourceRecord) -> ArticleSource:
    url = item.url or (f"https://doi.org/{item.doi}" if item.doi else "")
    return ArticleSource(item.title, item.outlet, item.date, url, item.doi or "")


def _details(record: ArticleRecord) -> Details | None:
    match record:
        case EventRecord():
            return Event(record.start, record.end, record.place or "", record.registration or "")
        case VideoRecord():
            return Video(record.duration or "", record.file or "", record.link or "", record.transcript or "")
        case InfographicRecord():
            return Infographic(record.text or "")
        case DemonstrationRecord():
            return Demonstration(record.place or "", record.owner or "", record.results or "", record.contact or "")
        case HonourRecord():
            return Honour(record.year, record.recipient, record.kind or "", record.decision or "")
        case _:
            return None
