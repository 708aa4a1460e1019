"""HTML from templates, for pages whose body is ready HTML: everything that is filled in is escaped."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml import html as lxml_html
from lxml.html import HtmlElement, HTMLParser

from planportal.text.formats import format_count, format_date, format_dateline, format_number
from planportal.text.normalise import slug

__all__ = ["html_templates", "inner_html", "parse_fragment", "render_html"]

# Without it, what stands deeper than 256 elements is lost, and all that follows.
_PARSER = HTMLParser(huge_tree=True)
# lxml's HTML is older than these, and ends them as if they held something. Words and values never look like this, since
# "<" is escaped in both.
_ENDS_OF_VOID = re.compile("</(?:source|track|wbr)>")


@cache
def html_templates() -> Environment:
    """Return where the templates are looked up."""
    environment = Environment(
        loader=PackageLoader("planportal.render"),
        autoescape=True,
        undefined=StrictUndefined,
        # As modules do, they stay what they were when a process began.
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        count=format_count,
        day=format_date,
        dateline=format_dateline,
        number=format_number,
        anchor=slug,
        sentence=lambda text: text[:1].upper() + text[1:],
    )
    return environment


def render_html(name: str, **context: Any) -> str:
    """Return a template's HTML without empty lines; an unknown name in a template raises."""
    text = html_templates().get_template(f"{name}.html.j2").render(**context)
    return "\n".join(filter(str.strip, text.splitlines())) + "\n"


def parse_fragment(html: str) -> HtmlElement:
    """Return clean HTML as the children of a new element."""
    return lxml_html.fragment_fromstring(html, create_parent="div", parser=_PARSER)


def inner_html(root: HtmlElement) -> str:
    """Return what is inside an element without attributes, as HTML; its first words are escaped as all others are."""
    whole: str = lxml_html.tostring(root, encoding="unicode", method="html", with_tail=False)
    inside = whole.removeprefix(f"<{root.tag}>").removesuffix(f"</{root.tag}>")
    return _ENDS_OF_VOID.sub("", inside).strip()
