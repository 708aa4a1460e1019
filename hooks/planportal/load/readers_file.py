"""The sums of readings and ratings as a file, written by `portal ratings` and read by every build."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from planportal.errors import Problem, printable
from planportal.load.settings import Settings
from planportal.model import CountedLog, Readers, Reason, Tally

__all__ = ["READERS_NAME", "load_readers", "readers_text", "shown_readers"]

READERS_NAME = "readers.json"
"""Below the plan's folder."""

Count = Annotated[int, Field(ge=0, strict=True)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _TallyRecord(_Record):
    views: Count = 0
    useful: Count = 0
    not_useful: dict[Reason, Count] = {}


class _LogRecord(_Record):
    lines: Count
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _ReadersRecord(_Record):
    comment: str = Field(default="", alias="$comment")
    pages: dict[
        Annotated[str, Field(pattern=r"^/([a-z0-9][a-z0-9-]*/)*$")],
        dict[Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}$")], _TallyRecord],
    ]
    logs: list[_LogRecord]


def load_readers(file: Path, shown: str) -> tuple[Readers, list[Problem]]:
    """Return the sums in a file, nothing when there is none, and what is wrong with it."""
    if not file.is_file():
        return Readers(), []
    try:
        record = _ReadersRecord.model_validate_json(file.read_bytes())
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        message = f"tệp số lượt đọc và đánh giá bị hỏng{f' ở mục {printable(place)}' if place else ''}"
        return Readers(), [Problem(printable(shown), 1, 1, message, "lấy lại bản lưu trước; tệp này do máy ghi")]
    pages = {
        page: {month: Tally(t.views, t.useful, t.not_useful) for month, t in months.items()}
        for page, months in record.pages.items()
    }
    return Readers(pages, tuple(CountedLog(log.lines, log.sha256) for log in record.logs)), []


def shown_readers(settings: Settings) -> tuple[Readers | None, list[Problem]]:
    """Return what a build shows: None where readers are not asked."""
    if not settings.readers:
        return None, []
    name = f"{settings.plan_dir}/{READERS_NAME}"
    return load_readers(settings.path(name), name)


def readers_text(readers: Readers) -> str:
    """Return the sums as the text of their file: one line a page and month, in order, so that changes can be read."""
    pages = {
        page: {month: _tally(tally) for month, tally in sorted(months.items())}
        for page, months in sorted(readers.pages.items())
    }
    logs = [{"lines": log.lines, "sha256": log.digest} for log in readers.logs]
    data = {"$comment": "Lệnh portal ratings ghi tệp này; không sửa tay.", "pages": pages, "logs": logs}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _tally(tally: Tally) -> Mapping[str, object]:
    reasons = {reason.value: tally.reasons[reason] for reason in Reason if tally.reasons.get(reason)}
    found = {"views": tally.views, "useful": tally.useful, "not_useful": reasons}
    return {key: value for key, value in found.items() if value}
