"""What each message of the gate means: one entry for each rule, under the id that the message carries."""

from __future__ import annotations

from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.view import View
from planportal.rules import GROUPS, OTHER, RULES
from planportal.text.normalise import heading_id

__all__ = ["rules_page"]


def rules_page(view: View) -> Page:
    """Return the handbook's page of errors."""
    return make_page(
        view,
        kind="rules",
        path=addresses.RULES,
        title="Mỗi lỗi nghĩa là gì",
        description="Giải thích từng lỗi và lưu ý mà lệnh portal check in ra, kèm cách viết đúng.",
        is_html=True,
        groups=[(heading_id(group.title, "-"), group) for group in GROUPS],
        other=OTHER,
        count=len(RULES),
    )
