"""A fact that is not in the plan, with who says so; what is not verified is not published."""

from __future__ import annotations

from dataclasses import dataclass

from planportal.model.document import Trust

__all__ = ["Fact"]


@dataclass(frozen=True)
class Fact:
    """One fact, with its time, place and source."""

    text: str
    trust: Trust
    outlet: str = ""
    """Who says so: a newspaper, an office."""
    link: str = ""
    """Web address of the source."""
    basis: str | None = None
    """Id of the document that says so."""
