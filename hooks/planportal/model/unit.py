"""The bodies that the plan names, under the names that were signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planportal.model.document import Trust
from planportal.model.source import Source

__all__ = ["Contact", "Unit", "UnitKind", "UnitNow"]


class UnitKind(StrEnum):
    """What a body is to the department."""

    DEPARTMENT = "department"
    """The department itself."""
    DEPARTMENT_UNIT = "department-unit"
    """An office or centre of the department."""
    OUTSIDE_BODY = "outside-body"
    """Any body outside the department."""


@dataclass(frozen=True)
class UnitNow:
    """What became of a body after the plan was signed ("nay là …")."""

    name: str
    since: date | None = None
    reason: str = ""
    basis: str | None = None
    """Id of the document that made the change."""
    trust: Trust = Trust.VERIFIED


@dataclass(frozen=True)
class Contact:
    """How to reach a unit; empty until the unit gives it."""

    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Unit:
    """A body, or a group of bodies that the plan names only as a group."""

    id: str
    name: str
    """As signed."""
    kind: UnitKind
    source: Source
    aliases: tuple[str, ...] = ()
    """Other spellings in the plan, or abbreviations of the name."""
    group: bool = False
    """The plan names a group; its members are not listed."""
    now: tuple[UnitNow, ...] = ()
    note: str = ""
    contact: Contact = Contact()
