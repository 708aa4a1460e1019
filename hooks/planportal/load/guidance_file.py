"""The form of plan/guidance.yml, and its way into the model."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planportal.errors import Problem
from planportal.load.fact import FactRecord, baseless, to_fact
from planportal.load.lenient import records_at
from planportal.load.record import Address, Day, DocumentRef, Record, Slug, TaskRef, Text
from planportal.load.yaml_source import YamlSource
from planportal.model import Guide, Link, Paper, Source

__all__ = ["GuidanceFile", "guidance_problems", "to_guides"]

ReaderId = Literal["nong-dan", "doanh-nghiep", "nha-khoa-hoc", "nha-bao", "don-vi-cua-so"]
SectionId = Literal["tin-tuc", "thanh-tuu", "su-kien", "video", "infographic", "mo-hinh", "ton-vinh"]


class LinkRecord(Record):
    """Một trang chính thức ngoài Cổng."""

    title: Text = Field(title="tên trang", description="Tên trang, ví dụ Cổng Dịch vụ công quốc gia.")
    url: Address = Field(
        title="địa chỉ", description="Địa chỉ đầy đủ. Thủ tục hành chính chỉ dẫn liên kết, không chép lại."
    )


class PaperRecord(Record):
    """Một giấy tờ cần nộp."""

    name: Text = Field(title="tên giấy tờ", description="Tên giấy tờ, biểu mẫu.")
    link: Address | None = Field(
        default=None, title="liên kết", description="Trang chính thức có giấy tờ này; cần có liên kết hoặc căn cứ."
    )
    basis: DocumentRef | None = Field(
        default=None, title="căn cứ", description="Mã văn bản đòi giấy tờ này, trong plan/documents.yml."
    )


class GuideRecord(Record):
    """Một trang “Tôi cần …”."""

    id: Slug = Field(
        title="mã hướng dẫn",
        description="Chữ thường không dấu, nối bằng gạch; nằm trong địa chỉ trang nên không đổi sau khi đã đăng.",
    )
    task: TaskRef = Field(
        title="nhiệm vụ", description="Số nhiệm vụ của Kế hoạch mà hướng dẫn phục vụ, trong ngoặc kép."
    )
    need: Text = Field(title="việc cần", description="Viết tiếp sau “Tôi cần”, chữ thường.")
    summary: Text = Field(title="tóm tắt", description="Một câu nói trang giúp được gì.")
    readers: list[ReaderId] = Field(title="bạn đọc", min_length=1, description="Trang hiện ở nhóm bạn đọc nào.")
    whom: Text = Field(title="dành cho", description="Ai dùng được, theo lời Kế hoạch.")
    steps: list[Text] = Field(
        title="các bước", min_length=1, description="Từng bước, chỉ nêu điều Kế hoạch hoặc văn bản cho phép nói."
    )
    papers: list[PaperRecord] = Field(
        default=[], title="giấy tờ", description="Giấy tờ cần nộp; để trống tới khi đơn vị chủ trì cung cấp."
    )
    links: list[LinkRecord] = Field(default=[], title="trang chính thức", description="Nơi tra thủ tục, văn bản.")
    documents: list[DocumentRef] = Field(
        default=[], title="văn bản nên biết", description="Mã văn bản trong plan/documents.yml."
    )
    related: list[TaskRef] = Field(default=[], title="nhiệm vụ liên quan", description="Số các nhiệm vụ khác nên xem.")
    sections: list[SectionId] = Field(default=[], title="mục tin liên quan", description="Mã các mục tin nên xem.")
    facts: list[FactRecord] = Field(
        default=[], title="điều đã biết", description="Dữ kiện ngoài Kế hoạch, mỗi điều kèm nguồn."
    )
    missing: list[Text] = Field(
        default=[], title="Sở còn phải bổ sung", description="Điều bạn đọc cần mà chưa có; bổ sung xong thì xoá dòng."
    )
    checked: Day = Field(title="ngày rà soát", description="Ngày rà soát gần nhất; quá sáu tháng sẽ có lời nhắc.")


class GuidanceFile(Record):
    """Các trang “Tôi cần …”."""

    guides: list[GuideRecord] = Field(title="hướng dẫn", min_length=1, description="Mỗi việc một mục.")


def guidance_problems(source: YamlSource) -> list[Problem]:
    """Return a problem for each paper and fact without a basis, even when the file has other faults."""
    problems = []
    for index, guide in records_at(source.data, "guides"):
        for key, kind, name in (("papers", "giấy tờ", "name"), ("facts", "dữ kiện", "text")):
            for place, item in records_at(guide, key):
                problems += baseless(source, item, ("guides", index, key, place), kind=kind, name=name)
    return problems


def to_guides(record: GuidanceFile, file: YamlSource) -> tuple[Guide, ...]:
    """Return the model of a valid guidance file, in the file's order."""
    return tuple(
        Guide(
            id=item.id,
            task=item.task,
            need=item.need,
            summary=item.summary,
            readers=tuple(item.readers),
            whom=item.whom,
            steps=tuple(item.steps),
            checked=item.checked,
            source=Source(file.path, file.place(("guides", index))[0]),
            papers=tuple(Paper(paper.name, paper.link or "", paper.basis) for paper in item.papers),
            links=tuple(Link(link.title, link.url) for link in item.links),
            documents=tuple(item.documents),
            related=tuple(item.related),
            sections=tuple(item.sections),
            facts=tuple(to_fact(fact) for fact in item.facts),
            missing=tuple(item.missing),
        )
        for index, item in enumerate(record.guides)
    )
