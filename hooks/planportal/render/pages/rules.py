"""What each message of the gate means: one entry for each rule, under the id that the message carries."""

from __future__ import annotations

from markupsafe import Markup, escape

from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.pages.handbook import HANDBOOK_TITLE
from planportal.render.view import View
from planportal.rules import GROUPS, OTHER
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
        crumbs=[(HANDBOOK_TITLE, addresses.HANDBOOK)],
        is_html=True,
        groups=[(heading_id(group.title, "-"), group) for group in GROUPS],
        other=OTHER,
        words=_with_code,
    )


def _with_code(text: str) -> Markup:
    """Return text as HTML, with what stands in backticks as code."""
    pieces = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if at % 2 else escape(piece) for at, piece in enumerate(pieces)
    )
