"""Legal and policy documents: bases of the plan are data, because the legal frame changes (portal rules, section 0)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from planportal.model.source import Source

__all__ = ["Document", "DocumentStatus", "Trust"]


class Trust(StrEnum):
    """How far a fact was verified; what is not verified is not published."""

    VERIFIED = "đã kiểm"
    SECONDARY = "thứ cấp"


class DocumentStatus(StrEnum):
    """Whether a document is in force."""

    IN_FORCE = "con-hieu-luc"
    EXPIRED = "het-hieu-luc"
    PARTLY_EXPIRED = "het-hieu-luc-mot-phan"
    UNDETERMINED = "chua-xac-dinh"


@dataclass(frozen=True)
class Document:
    """One document with its number, date, issuer and status."""

    id: str
    type: str
    """Nghị quyết, Kế hoạch, Luật …"""
    number: str
    """As written: `36-NQ/TW`."""
    issuer: str
    title: str
    status: DocumentStatus
    trust: Trust
    checked: Date
    """The day on which number, date and status were last checked."""
    at: Source
    date: Date | None = None
    effective: Date | None = None
    status_note: str = ""
    replaced_by: str | None = None
    note: str = ""
    source: str = ""
    """Web address that the facts come from."""
    tasks: tuple[str, ...] = ()
    """Ids of the tasks that the document bears on directly."""
