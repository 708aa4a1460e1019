"""The form of plan/documents.yml, and its way into the model."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planportal.load.record import Address, Day, DocumentRef, Record, Slug, TaskRef, Text
from planportal.load.yaml_source import YamlSource
from planportal.model import Document, DocumentStatus, Source, Trust

__all__ = ["DocumentsFile", "to_documents"]


class DocumentRecord(Record):
    """Một văn bản."""

    id: Slug = Field(
        title="mã văn bản",
        description="Số, ký hiệu viết thường không dấu, nối bằng gạch: 36-nq-tw; không đổi sau khi đã đăng.",
    )
    type: Text = Field(title="loại văn bản", description="Nghị quyết, Kế hoạch, Quyết định, Luật …")
    number: Text = Field(title="số, ký hiệu", description="Chép đúng như trên văn bản, trong ngoặc kép.")
    date: Day | None = Field(
        default=None, title="ngày ban hành", description="Bỏ khoá này khi chưa biết, không suy đoán."
    )
    effective: Day | None = Field(default=None, title="ngày có hiệu lực", description="Bỏ khoá này khi chưa biết.")
    issuer: Text = Field(title="cơ quan ban hành", description="Tên cơ quan ban hành.")
    title: Text = Field(title="trích yếu", description="Trích yếu nội dung.")
    status: Literal["con-hieu-luc", "het-hieu-luc", "het-hieu-luc-mot-phan", "chua-xac-dinh"] = Field(
        title="tình trạng hiệu lực", description="Tình trạng hiệu lực tại ngày rà soát."
    )
    status_note: Text | None = Field(default=None, title="ghi chú hiệu lực", description="Điều biết được về hiệu lực.")
    replaced_by: DocumentRef | None = Field(default=None, title="thay thế bằng", description="Mã văn bản thay thế.")
    note: Text | None = Field(default=None, title="ghi chú", description="Dữ kiện đã kiểm đáng nói với bạn đọc.")
    source: Address | None = Field(default=None, title="nguồn", description="Địa chỉ trang lấy dữ kiện.")
    trust: Literal["đã kiểm", "thứ cấp"] = Field(
        title="dấu tin cậy", description="đã kiểm, hoặc thứ cấp. Điều chưa kiểm thì không ghi vào đây."
    )
    checked: Day = Field(title="ngày rà soát", description="Ngày rà soát gần nhất; quá sáu tháng sẽ có lời nhắc.")
    tasks: list[TaskRef] = Field(
        default=[], title="nhiệm vụ liên quan", description="Số các nhiệm vụ mà văn bản liên quan trực tiếp."
    )


class DocumentsFile(Record):
    """Danh mục văn bản."""

    documents: list[DocumentRecord] = Field(title="danh sách văn bản", min_length=1, description="Mỗi văn bản một mục.")


def to_documents(record: DocumentsFile, file: YamlSource) -> tuple[Document, ...]:
    """Return the model of a valid documents file, in the file's order."""
    return tuple(
        Document(
            id=item.id,
            type=item.type,
            number=item.number,
            issuer=item.issuer,
            title=item.title,
            status=DocumentStatus(item.status),
            trust=Trust(item.trust),
            checked=item.checked,
            at=Source(file.path, file.place(("documents", index))[0]),
            date=item.date,
            effective=item.effective,
            status_note=item.status_note or "",
            replaced_by=item.replaced_by,
            note=item.note or "",
            source=item.source or "",
            tasks=tuple(item.tasks),
        )
        for index, item in enumerate(record.documents)
    )
