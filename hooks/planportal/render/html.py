"""HTML from templates, for pages whose body is ready HTML: everything that is filled in is escaped."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from planportal.text.formats import format_count, format_date, format_dateline, format_number

__all__ = ["render_html"]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("planportal.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        count=format_count,
        day=format_date,
        dateline=format_dateline,
        number=format_number,
        sentence=lambda text: text[:1].upper() + text[1:],
    )
    return environment


def render_html(name: str, **context: Any) -> str:
    """Return a template's HTML without empty lines; an unknown name in a template raises."""
    text = _environment().get_template(f"{name}.html.j2").render(**context)
    return "\n".join(line for line in text.splitlines() if line.strip()) + "\n"
