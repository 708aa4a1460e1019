"""Words into a paragraph, so that no line breaks inside a document's number."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import OxmlElement

from planportal.text.normalise import nfc

__all__ = ["add_words"]

_IN_NUMBER = re.compile(r"(?<=\w)-(?=\w+/)|(?<=/\w)-(?=\w)|(?<=/\w\w)-(?=\w)|(?<=/\w\w\w)-(?=\w)")
"""The hyphens of `36-NQ/TW` and of `3300/KH-UBND`."""


def add_words(paragraph: Any, text: str) -> None:
    """Add the text in NFC as one run; hyphens of numbers become those at which Word does not break."""
    first, *others = _IN_NUMBER.split(nfc(text))
    run = paragraph.add_run(first)
    for part in others:
        run._r.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)
