"""The form of a fact that needs a source, shared by the guides and the department's page."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from planportal.errors import Problem, quote
from planportal.load.lenient import text_at
from planportal.load.record import Address, DocumentRef, Record, Text
from planportal.load.yaml_source import Loc, YamlSource
from planportal.model import Fact, Trust

__all__ = ["FactRecord", "baseless", "to_fact"]


class FactRecord(Record):
    """Một dữ kiện ngoài Kế hoạch, kèm nguồn."""

    text: Text = Field(title="dữ kiện", description="Mỗi con số kèm năm và nơi.")
    outlet: Text | None = Field(
        default=None, title="nơi nói", description="Tên báo, cơ quan nói điều này; bỏ khoá này khi dẫn văn bản."
    )
    link: Address | None = Field(
        default=None, title="liên kết", description="Địa chỉ trang nguồn; cần có liên kết hoặc căn cứ."
    )
    basis: DocumentRef | None = Field(default=None, title="căn cứ", description="Mã văn bản trong plan/documents.yml.")
    trust: Literal["đã kiểm", "thứ cấp"] = Field(
        title="dấu tin cậy",
        description="đã kiểm, hoặc thứ cấp (sẽ hiện “theo nguồn thứ cấp”). Điều chưa kiểm thì không ghi vào đây.",
    )


def baseless(source: YamlSource, item: Any, loc: Loc, *, kind: str, name: str) -> list[Problem]:
    """Return a problem when a fact or a paper names neither a document nor a page that it comes from."""
    if not text_at(item, name) or item.get("basis") is not None or item.get("link") is not None or source.is_told(loc):
        return []
    message = f"{kind} {quote(text_at(item, name))} không có căn cứ"
    cure = "thêm basis (mã văn bản trong documents.yml) hoặc link (địa chỉ trang nói điều này)"
    return [source.problem((*loc, name), message, cure)]


def to_fact(record: FactRecord) -> Fact:
    """Return the model of a valid fact."""
    return Fact(record.text, Trust(record.trust), record.outlet or "", record.link or "", record.basis)
