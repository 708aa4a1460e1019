"""A page's text as any Markdown reads it: links are addresses, headings carry anchors, HTML stays in one piece."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterator
from urllib.parse import quote, unquote

from planportal.output import Page
from planportal.render.addresses import address_of, to_address
from planportal.text.normalise import heading_id

__all__ = ["portable_body"]

_LINK = re.compile(r"\]\((?P<open><?)(?P<path>[^)<>\s#?:]+)(?P<rest>[#?][^)<>\s]*)?(?P<close>>?)(?= *[\")])")
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_HEADING = re.compile(r"^(?P<level>#{1,6}) +(?P<text>.*?)(?: *\{:? *(?P<own>[^}]*?) *\})?$")
_ATTRIBUTES = re.compile(r"^(?P<indent> *)\{: *(?P<list>[^}]*?) *\}$")
_PICTURE = re.compile(r"!\[(?P<alt>[^]]*)\]\((?P<address>[^)\s]*)\)\{: *(?P<attributes>[^}]*?) *\}")
_LINK_WORDS = re.compile(r"!?\[([^]]*)\]\([^)]*\)")
_MARKS = re.compile(r"<[^>]*>|[*`]|\\(?=[^\w\s])")
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def portable_body(page: Page, paths: Collection[str]) -> str:
    """Return the body of a page for another generator; `paths` are all that links may lead to, pages by Markdown path.

    Pages of HTML stay HTML: an empty line, which would end it in Markdown, becomes a line break written as an entity.
    """
    if page.is_html:
        return _EMPTY_LINES.sub("\n&#10;", page.body.strip()) + "\n"
    return "\n".join(_lines(page, paths)) + "\n"


def _lines(page: Page, paths: Collection[str]) -> Iterator[str]:
    used: set[str] = set()
    fence = before = ""
    for line in page.body.rstrip("\n").split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip() == fence:
            fence = ""
        if fence or mark:
            yield line
        elif heading := _HEADING.match(line):
            # Elsewhere a heading right below the end of HTML still belongs to it.
            yield from [""] if before else []
            yield _linked(_heading(heading, used), page.path, paths)
        elif attributes := _ATTRIBUTES.match(line):
            yield f"{attributes['indent']}{{{attributes['list']}}}"
        else:
            yield _linked(line, page.path, paths)
        before = line.strip()


def _linked(line: str, here: str, paths: Collection[str]) -> str:
    """Return a line whose links lead to addresses; a picture that says its size is written as HTML."""
    text = _LINK.sub(lambda match: _link(match, here, paths), line)
    return _PICTURE.sub(
        lambda match: f'<img src="{match["address"]}" alt="{html.escape(match["alt"])}" {match["attributes"]}>', text
    )


def _heading(match: re.Match[str], used: set[str]) -> str:
    own = match["own"] or ""
    if "#" not in own:
        plain = html.unescape(_MARKS.sub("", _LINK_WORDS.sub(r"\1", match["text"])))
        own = f"#{_unused(heading_id(plain, '-') or '_1', used)} {own}".strip()
    used.update(word.removeprefix("#") for word in own.split() if word.startswith("#"))
    return f"{match['level']} {match['text']} {{{own}}}"


def _unused(name: str, used: set[str]) -> str:
    """Return the anchor as Python-Markdown counts those of the same words: `a`, `a_1`, `a_2`."""
    number = 0
    while (anchor := f"{name}_{number}" if number else name) in used:
        number += 1
    return anchor


def _link(match: re.Match[str], here: str, paths: Collection[str]) -> str:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(match["path"])))
    if target not in paths or match["path"].startswith("/"):
        return match[0]
    address = quote(to_address(here, f"/{address_of(target)}"), safe="/.~")
    return f"]({match['open']}{address}{match['rest'] or ''}{match['close']}"
