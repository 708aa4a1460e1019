"""The keys of a report's file with their Vietnamese names, for what asks people to fill them in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from planportal.load.report_file import EvidenceRecord, MeasureRecord, ReportFile

__all__ = ["ReportForm", "report_form"]


@dataclass(frozen=True)
class ReportForm:
    """What the keys of a form are called, and how each is explained."""

    titles: Mapping[str, str]
    """What messages call a key: `tóm tắt kết quả`."""
    help: Mapping[str, str]
    tables: Mapping[str, ReportForm] = field(default_factory=dict)
    """The forms of the items of its lists."""


def report_form() -> ReportForm:
    """Return the form of a report."""
    tables = {"outputs": _form(MeasureRecord), "evidence": _form(EvidenceRecord)}
    return ReportForm(*_words(ReportFile), tables)


def _form(record: type[BaseModel]) -> ReportForm:
    return ReportForm(*_words(record))


def _words(record: type[BaseModel]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    fields = record.model_fields
    return (
        {key: info.title or key for key, info in fields.items()},
        {key: info.description or "" for key, info in fields.items()},
    )
