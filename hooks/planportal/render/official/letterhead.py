"""Who writes an official text, as its head names them, and their usual abbreviations."""

from __future__ import annotations

from dataclasses import dataclass

from planportal.model import Organisation, Portal, Unit, UnitKind

__all__ = ["BLANK", "Agency", "agency_of", "blank_day", "head_of", "initials", "plain_unit"]

BLANK = "      "
"""Room for a number or a day, which the office writes by hand."""

_UNKNOWN = "………"

_HEADS = (
    ("Phòng ", "TRƯỞNG PHÒNG"),
    ("Văn phòng ", "CHÁNH VĂN PHÒNG"),
    ("Chi cục ", "CHI CỤC TRƯỞNG"),
    ("Trung tâm ", "GIÁM ĐỐC"),
)
"""The head of a unit, by what kind of unit its name says it is."""


@dataclass(frozen=True)
class Agency:
    """The department as official texts name it."""

    name: str
    """Without the province: `Sở Khoa học và Công nghệ`."""
    parent: str
    """In full: `Ủy ban nhân dân tỉnh Tây Ninh`."""
    province: str
    """The place of the date line: provincial bodies write the province's name."""

    @property
    def parent_short(self) -> str:
        """The parent for the head, common words abbreviated, since in full it does not fit on one line."""
        return self.parent.replace("Ủy ban nhân dân", "UBND").upper()

    @property
    def symbol(self) -> str:
        """The abbreviation in numbers of documents: `SKHCN`."""
        return initials(self.name)


def agency_of(portal: Portal, organisation: Organisation) -> Agency:
    """Return the department by its settings; what they do not say is left to the officer as dots."""
    _, found, province = organisation.parent.partition(" tỉnh ")
    province = province if found else _UNKNOWN
    own = next((unit.name for unit in portal.units if unit.kind is UnitKind.DEPARTMENT), _UNKNOWN)
    name = organisation.name.removesuffix(f" tỉnh {province}") or own
    return Agency(name, organisation.parent or _UNKNOWN, province)


def initials(name: str) -> str:
    """Return the first letters of a name's words, without "và"."""
    return "".join(word[0] for word in name.split() if word != "và").upper()


def head_of(unit: Unit) -> str:
    """Return how the unit's head signs, or dots where the unit's name does not tell."""
    return next((head for beginning, head in _HEADS if unit.name.startswith(beginning)), _UNKNOWN)


def plain_unit(unit: Unit) -> str:
    """Return a unit's name without the kind of unit: `Quản lý khoa học`."""
    return next((unit.name.removeprefix(kind) for kind, _ in _HEADS if unit.name.startswith(kind)), unit.name)


def blank_day(province: str, year: int) -> str:
    """Return the date line with room for day and month."""
    return f"{province}, ngày{BLANK}tháng{BLANK}năm {year}"
