"""The one setting of the browser editor: `extra.portal.editor` in mkdocs.yml."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from planportal.load.record import Record, Text
from planportal.model import EditorBackend, Host

__all__ = ["EditorRecord", "to_backend"]

_WITH_APP = (Host.GITLAB, Host.FORGEJO, Host.GITEA)


def _repository(value: str) -> str:
    if not re.fullmatch(r"[\w.-]+(/[\w.-]+)+", value):
        raise PydanticCustomError("repository", "repository")
    return value


def _origin(value: str) -> str:
    """Return the address without a slash at its end; only over TLS, since signing in goes through it."""
    if not re.fullmatch(r"https://[a-z0-9.-]+(:[0-9]+)?/?", value):
        raise PydanticCustomError("origin", "origin")
    return value.rstrip("/")


class EditorRecord(Record):
    """Trình soạn thảo trong trình duyệt ở /quan-tri/."""

    backend: Literal["local", "gitlab", "forgejo", "gitea", "github"] = Field(
        default="local",
        title="nơi lưu",
        description="local: thư mục của dự án trên máy người viết; gitlab, forgejo, gitea, github: kho trên máy chủ.",
    )
    repo: Annotated[Text, AfterValidator(_repository)] | None = Field(
        default=None, title="kho", description="Chủ kho và tên kho, ví dụ so-khcn/cong-cnsh."
    )
    branch: Text = Field(default="main", title="nhánh", description="Nhánh mà bài được lưu vào.")
    base_url: Annotated[Text, AfterValidator(_origin)] | None = Field(
        default=None,
        title="máy chủ",
        description="Địa chỉ máy chủ của kho, ví dụ https://git.tayninh.gov.vn; với github là nơi xác nhận đăng nhập.",
    )
    app_id: Text | None = Field(
        default=None,
        title="mã ứng dụng",
        description="Mã ứng dụng (OAuth, PKCE) đã đăng ký trên máy chủ của kho; github không dùng.",
    )

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        host = Host(self.backend)
        if host is not Host.LOCAL and self.repo is None:
            raise PydanticCustomError("editor_without_repo", "repo")
        if host in _WITH_APP and self.app_id is None:
            raise PydanticCustomError("editor_without_app", "app")
        return self


def to_backend(record: EditorRecord) -> EditorBackend:
    """Return the back end of a valid setting."""
    return EditorBackend(
        Host(record.backend), record.repo or "", record.branch, record.base_url or "", record.app_id or ""
    )
