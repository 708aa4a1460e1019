"""Text that YAML drops without a word: everything from ` #` on, in a value that does not stand in quotes."""

from __future__ import annotations

from planportal.errors import quote
from planportal.load.yaml_source import YamlSource

__all__ = ["tell_cut_text"]


def tell_cut_text(source: YamlSource) -> None:
    """Add a problem for each text that a ` #` cuts; figures, dates and lists lose nothing by a comment."""
    for loc, rest in source.comments.items():
        value = source.written.get(loc, "")
        if source.is_told(loc) or not (isinstance(source.value_at(loc), str) or not value):
            continue
        source.faulty.add(loc)
        whole = f"{value} {rest}".strip()
        message = f"dấu # làm máy bỏ mất chữ từ đó tới cuối dòng: {quote(rest)}"
        cure = f"đặt cả giá trị trong ngoặc kép: {_in_quotes(whole)}; nếu là ghi chú thì viết ở một dòng riêng"
        source.problems.append(source.problem(loc, message, cure))


def _in_quotes(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'
