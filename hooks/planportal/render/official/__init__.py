"""Official texts in the form of Nghị định 30/2020/NĐ-CP, as values: the yearly report and what goes with it."""

from __future__ import annotations

from planportal.render.official.label import DEMO_LABEL
from planportal.render.official.reminder import Reminder, reminders
from planportal.render.official.report import draft_report
from planportal.render.official.tree import Appendix, Block, OfficialText, Paragraph, Place, Table

__all__ = [
    "DEMO_LABEL",
    "Appendix",
    "Block",
    "OfficialText",
    "Paragraph",
    "Place",
    "Reminder",
    "Table",
    "draft_report",
    "reminders",
]
