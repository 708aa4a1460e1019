"""Word's tables as the portal's: one header row, no merged cells, every cell one line."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

__all__ = ["table_markdown"]

_MOST_SPAN = 100


def table_markdown(table: Tag, number: int, inline: Callable[[Tag], str]) -> tuple[str, list[str]]:
    """Return a table as Markdown, and what had to be changed; `inline` turns a cell's content into one line.

    A merged cell's words are written into each of its places, since a row must make sense when it is read alone.
    """
    notes = []
    rows, merged = _grid(table, inline)
    if not rows or not any(any(row) for row in rows):
        return "", [f"bảng {number} trống: bỏ"]
    if merged:
        notes.append(f"bảng {number} có {merged} ô gộp: chữ được chép vào từng ô, hãy xem lại")
    if not table.find("th"):
        notes.append(f"bảng {number} không có dòng đầu bảng: dòng thứ nhất được lấy làm đầu bảng, hãy xem lại")
    if table.find("table"):
        notes.append(f"bảng {number} có bảng nằm trong ô: chữ giữ lại trên một dòng")
    width = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]]), notes


def _grid(table: Tag, inline: Callable[[Tag], str]) -> tuple[list[list[str]], int]:
    """Return the cells' words row by row, spans filled, and how many cells were merged."""
    filled: dict[tuple[int, int], str] = {}
    merged = 0
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    for down, row in enumerate(rows):
        across = 0
        for cell in row.find_all(["td", "th"], recursive=False):
            while (down, across) in filled:
                across += 1
            wide, tall = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(rows) - down)
            merged += wide * tall > 1
            words = inline(cell)
            filled.update({(down + y, across + x): words for y in range(tall) for x in range(wide)})
            across += wide
    width = 1 + max((x for _, x in filled), default=-1)
    return [[filled.get((y, x), "") for x in range(width)] for y in range(len(rows))], merged


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return min(max(1, int(value)), _MOST_SPAN) if value.isdigit() else 1
