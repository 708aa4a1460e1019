"""Who runs the portal (portal rules, F1)."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Organisation"]


@dataclass(frozen=True)
class Organisation:
    """The particulars that a public portal must show; empty until the department gives them."""

    parent: str = ""
    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    content_manager: str = ""
