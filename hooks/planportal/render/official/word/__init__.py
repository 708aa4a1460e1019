"""Official texts as Word files, in the form of Nghị định 30/2020/NĐ-CP. Only this package knows python-docx."""

from __future__ import annotations

from planportal.render.official.word.document import word_file

__all__ = ["word_file"]
