"""The search module that readers' browsers load: its parts in scripts/, which are modules of their own, as one file.

One file is one request; tests and editors work on the parts.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from planportal.output import Asset

__all__ = ["SCRIPT", "search_script"]

SCRIPT = "assets/search.js"
"""Where it is published."""

_IMPORT = re.compile(r"^import \{[^}]*\} from \"\./[^\"]+\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function |class |const )", re.MULTILINE)
_COMMENT = re.compile(r"^ *(?:// [^\n]*|/\*\*.*?\*/)\n", re.MULTILINE | re.DOTALL)


@cache
def search_script() -> Asset:
    """Return the parts joined in the order of their names; only what the last one exports is exported."""
    folder = resources.files("planportal.render.search").joinpath("scripts")
    parts = sorted((part for part in folder.iterdir() if part.name.endswith(".js")), key=lambda part: part.name)
    *inner, last = (_IMPORT.sub("", part.read_text(encoding="utf-8")) for part in parts)
    text = "\n".join([*(_EXPORT.sub("", part) for part in inner), last])
    return Asset(SCRIPT, re.sub(r"\n{2,}", "\n", _COMMENT.sub("", text)).lstrip().encode())
