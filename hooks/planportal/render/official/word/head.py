"""The parts of the form around the words: the head, kind and subject, addressees, recipients, signature."""

from __future__ import annotations

from typing import Any

from planportal.render.official.tree import Letterhead, OfficialText
from planportal.render.official.word.pages import TEXT_WIDTH
from planportal.render.official.word.styles import LOOKS
from planportal.render.official.word.tables import add_layout, first_paragraphs, keep_row_whole, rule_under
from planportal.render.official.word.words import add_words

__all__ = ["add_head", "add_kind", "add_recipients"]

_HEAD = (3720, 5351)
_SIGNATURE = (4600, 4471)
_GREETING = (3000, 6071)
"""Twips: "Kính gửi:" ends where the dashes of several addressees begin."""
_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_MOTTO_RULE, _AGENCY_RULE, _SUBJECT_RULE = 3017, 1400, 2600
"""Twips: as long as the motto; between a third and a half of the line above."""
_SIGNATURE_LINES = 4


def add_head(document: Any, head: Letterhead) -> None:
    """Add who writes and the state's name, each with its rule, then number and day on one line."""
    table = add_layout(document, _HEAD, rows=2)
    left, right = table.rows[0].cells
    _fill(left, (head.parent, "ChuQuan"), (head.agency, "CoQuan"), ("", "KeNgang"))
    _fill(right, (_STATE, "QuocHieu"), (_MOTTO, "TieuNgu"), ("", "KeNgang"))
    rule_under(left.paragraphs[-1], _AGENCY_RULE, _HEAD[0])
    rule_under(right.paragraphs[-1], _MOTTO_RULE, _HEAD[1])
    left, right = table.rows[1].cells
    _fill(left, (head.number, "SoKyHieu"), *([(head.subject, "VeViec")] if head.subject else []))
    _fill(right, (head.place_and_day, "DiaDanh"))


def add_kind(document: Any, text: OfficialText) -> None:
    """Add kind and subject of the text, and to whom it goes."""
    if text.kind:
        _add(document, text.kind, "TenLoai")
        _add(document, text.abstract, "TrichYeu")
        rule_under(_add(document, "", "KeNgang"), _SUBJECT_RULE, TEXT_WIDTH)
    if len(text.addressees) == 1:
        _add(document, f"Kính gửi: {text.addressees[0]}", "KinhGui")
        return
    table = add_layout(document, _GREETING)
    left, right = table.rows[0].cells
    _fill(left, ("Kính gửi:", "KinhGui"))
    ends = [";"] * (len(text.addressees) - 1) + ["."]
    _fill(right, *((f"- {name}{end}", "NoiGui") for name, end in zip(text.addressees, ends, strict=True)))


def add_recipients(document: Any, text: OfficialText) -> None:
    """Add those who receive the text, level with the signer's office; room for the signature, the name blank."""
    table = add_layout(document, _SIGNATURE)
    keep_row_whole(table.rows[0])
    left, right = table.rows[0].cells
    _fill(left, ("Nơi nhận:", "NoiNhanDau"), *((f"- {name}", "NoiNhan") for name in text.recipients))
    _fill(right, (text.signer, "ChucVu"), *[("", "KyTen")] * _SIGNATURE_LINES, ("", "HoTen"))


def _fill(cell: Any, *lines: tuple[str, str]) -> None:
    paragraphs = first_paragraphs(cell, (LOOKS[style].name for _, style in lines))
    for paragraph, (words, _) in zip(paragraphs, lines, strict=True):
        if words:
            add_words(paragraph, words)


def _add(document: Any, words: str, style: str) -> Any:
    paragraph = document.add_paragraph(style=LOOKS[style].name)
    if words:
        add_words(paragraph, words)
    return paragraph
