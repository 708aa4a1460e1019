"""Markdown from templates: everything that is filled in is escaped, so that data never becomes markup."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from planportal.text.formats import format_count, format_date, format_number

__all__ = ["escape", "link", "markdown_templates", "render_template", "signed_text"]

_SPECIAL = re.compile(r"([\\`*_{}|])")
_LINE_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+#])")
# Brackets as entities: even with a backslash, `[a\\]: b` counts as the definition of a reference.
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "[": "&#91;", "]": "&#93;"})
_ADDRESS = str.maketrans({char: f"%{ord(char):02X}" for char in "<> \\`|"})
_EMPHASIS = re.compile(r"(?P<before>[“(]?)(?P<mark>\*\*?)(?P<words>[^*]+)(?P=mark)(?P<after>[”).,;:]*)")


def escape(text: object) -> Markup:
    """Return text as one line of Markdown that renders to exactly that text."""
    return Markup(_at_line_start(_inline(" ".join(str(text).split()))))


def signed_text(text: str) -> Markup:
    """Return signed words as Markdown, with the italics and bold of the signed copy and nothing else.

    Quotes and stops beside emphasised words join them, as they do in print.
    """
    pieces = []
    end = 0
    for match in _EMPHASIS.finditer(text):
        mark = match["mark"]
        words = _inline(match["before"] + match["words"] + match["after"])
        pieces += [_inline(text[end : match.start()]), f"{mark}{words}{mark}"]
        end = match.end()
    line = "".join([*pieces, _inline(text[end:])])
    return Markup(_at_line_start(line))


def link(text: object, address: str) -> Markup:
    """Return a Markdown link; characters that would end the address early are percent-encoded."""
    safe = address.translate(_ADDRESS)
    return Markup(f"[{escape(text)}](<{safe}>)")


def _inline(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.translate(_ENTITIES))


def _at_line_start(line: str) -> str:
    if line.startswith((":", "=")):
        return f"&#{ord(line[0])};{line[1:]}"
    return _LINE_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", line)


def _finalize(value: Any) -> Any:
    return value if isinstance(value, Markup) else escape(value)


@cache
def markdown_templates() -> Environment:
    """Return where the templates are looked up."""
    environment = Environment(
        loader=PackageLoader("planportal.render"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        # As modules do, they stay what they were when a process began.
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        attribute=lambda text: Markup(html.escape(str(text))),
        code=Markup,
        count=format_count,
        day=format_date,
        number=format_number,
        sentence=lambda text: text[:1].upper() + text[1:],
        signed=signed_text,
    )
    environment.globals.update(link=link)
    return environment


def render_template(name: str, **context: Any) -> str:
    """Return a template's text; an unknown name in a template raises."""
    text = markdown_templates().get_template(f"{name}.md.j2").render(**context)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
