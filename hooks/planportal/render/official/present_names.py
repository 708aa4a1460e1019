"""Names as signed, with "(nay là …)" where a body that was renamed or merged is first named (admin changes, 1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from planportal.model import Trust, Unit
from planportal.render.official.tree import Block, Cell, OfficialText, Paragraph, Row

__all__ = ["with_present_names"]


def with_present_names(text: OfficialText, units: Iterable[Unit]) -> OfficialText:
    """Return the text with each renamed body's present name, once, where readers first meet it.

    What is not verified is not written; names of one word are passed over, since they stand in others' names too.
    """
    pending = [
        (re.compile("|".join(rf"\b{re.escape(name)}\b(?! \(nay là)" for name in names)), present)
        for unit in units
        if (present := ", ".join(now.name for now in unit.now if now.trust is Trust.VERIFIED))
        and (names := [name for name in (unit.name, *unit.aliases) if " " in name])
    ]

    def name_once(paragraph: Paragraph) -> Paragraph:
        words = paragraph.text
        for entry in tuple(pending):
            pattern, present = entry
            if found := pattern.search(words):
                words = f"{words[: found.end()]} (nay là {present}){words[found.end() :]}"
                pending.remove(entry)
        return replace(paragraph, text=words)

    blocks = tuple(_mapped(block, name_once) for block in text.blocks)
    appendices = tuple(
        replace(appendix, blocks=tuple(_mapped(block, name_once) for block in appendix.blocks))
        for appendix in text.appendices
    )
    return replace(text, blocks=blocks, appendices=appendices)


def _mapped(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    if isinstance(block, Paragraph):
        return change(block)
    rows = tuple(Row(tuple(Cell(tuple(map(change, cell.lines))) for cell in row.cells)) for row in block.rows)
    return replace(block, rows=rows)
