"""What the portal says of the department and of itself, as far as the department has given it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from enum import StrEnum

from planportal.model.document import Trust
from planportal.model.fact import Fact
from planportal.model.source import Source

__all__ = ["Citation", "Department", "Duty", "Farm", "Leader", "Milestone", "Officer", "SocialPage"]


class Duty(StrEnum):
    """What a legal basis of the portal is about; pages ask for bases by this."""

    CONTENT = "content"
    """What a public portal must carry."""
    CORRECTIONS = "corrections"
    """Wrong information and answers to those who report it."""
    SOCIAL = "social"
    """Pages on social networks."""
    SPOKESPERSON = "spokesperson"
    RATING = "rating"
    """Readers' satisfaction."""
    ACCESSIBILITY = "accessibility"
    PRIVACY = "privacy"


@dataclass(frozen=True)
class Citation:
    """What one place of a document says, in our own words."""

    document: str
    """Id of the document."""
    says: str
    trust: Trust
    at: str = ""
    """Article and clause."""


@dataclass(frozen=True)
class Milestone:
    """One change of the department or of the province."""

    when: str
    fact: Fact


@dataclass(frozen=True)
class Leader:
    """A leader of the department, as the department confirmed on a day."""

    name: str
    position: str
    duties: str
    confirmed: Date
    biography: str = ""


@dataclass(frozen=True)
class Officer:
    """Whom to ask: the spokesperson, or the one in charge of information."""

    name: str
    position: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class SocialPage:
    """An official page of the department on a social network."""

    network: str
    name: str
    url: str


@dataclass(frozen=True)
class Farm:
    """The experimental farm; empty until the department gives it."""

    unit: str = ""
    """Id of the unit under which the plan names it."""
    manager: str = ""
    facilities: str = ""
    activities: str = ""
    visiting: str = ""


@dataclass(frozen=True)
class Department:
    """The department; empty until it fills in its own."""

    checked: Date | None = None
    source: Source | None = None
    history: str = ""
    functions: tuple[str, ...] = ()
    structure: tuple[str, ...] = ()
    leaders: tuple[Leader, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    information_officer: Officer | None = None
    spokesperson: Officer | None = None
    social: tuple[SocialPage, ...] = ()
    farm: Farm = field(default_factory=Farm)
    bases: Mapping[Duty, tuple[Citation, ...]] = field(default_factory=dict)
