"""Word's HTML, as mammoth gives it, made into the plain HTML of an article: headings, captions, clean text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from planportal.text.normalise import nfc, squeeze

__all__ = ["LONGEST_LEAD", "Draft", "clean"]

LONGEST_LEAD = 300
"""Characters of a summary; a longer bold paragraph stays in the text, where none of it is cut off."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\t"), " ")
_LONGEST_HEADING = 140
_SENTENCE_END = re.compile(r"[.;,:…]$")
_CAPTION = re.compile(r"(?i)^(?:hình|ảnh)\s*\d*\s*[.:–-]|^ảnh\s*:|^nguồn ảnh\s*:")
_SHORTEST_LEAD = 60
_ANY_HEADING = re.compile(r"^h[1-6]$")


@dataclass
class Draft:
    """An article on its way: what was found at its head, and what happened to the rest."""

    title: str = ""
    lead: str = ""
    """The paragraph in bold below the title, which newspapers call sapo."""
    notes: list[str] = field(default_factory=list)


def clean(soup: BeautifulSoup) -> Draft:
    """Make the HTML an article's, in place, and return what was taken out of it.

    What begins the text as a heading, or else its first heading of the first level, becomes the title, a bold paragraph
    below it the lead; lines that are only bold become
    headings; levels begin at h2 and skip none; the line below a picture becomes its caption.
    """
    draft = Draft()
    for text in soup.find_all(string=True):
        text.replace_with(NavigableString(nfc(str(text)).translate(_INVISIBLE).translate(_SPACES)))
    _drop_anchors(soup, draft)
    _promote_headings(soup, draft)
    _take_head(soup, draft)
    _order_levels(soup)
    _take_captions(soup)
    for paragraph in soup.find_all(["p", "h2", "h3", "h4"]):
        if not paragraph.get_text(strip=True) and not paragraph.find("img"):
            paragraph.decompose()
    return draft


def words(tag: Tag) -> str:
    """Return a tag's text on one line."""
    return squeeze(tag.get_text())


def _drop_anchors(soup: BeautifulSoup, draft: Draft) -> None:
    """Bookmarks hold nothing; links to a place of the same document have none here."""
    inner = 0
    for anchor in soup.find_all("a"):
        address = str(anchor.get("href", ""))
        if not address and not words(anchor):
            anchor.decompose()
        elif not address or address.startswith("#"):
            inner += address.startswith("#") and not address.startswith(("#footnote", "#endnote"))
            anchor.unwrap()
    if inner:
        draft.notes.append(f"{inner} liên kết tới chỗ khác trong cùng văn bản: chữ giữ lại, liên kết bỏ")


def _promote_headings(soup: BeautifulSoup, draft: Draft) -> None:
    for paragraph in soup.find_all("p"):
        if paragraph.find_parent(["table", "li"]) or not _is_all_bold(paragraph):
            continue
        text = words(paragraph)
        if len(text) > _LONGEST_HEADING or _SENTENCE_END.search(text) or _CAPTION.search(text):
            continue
        if paragraph.find("img") is None:
            paragraph.name = "h2"
            draft.notes.append(_promoted(text))


def _promoted(text: str) -> str:
    return f"dòng in đậm “{text}” đã thành đề mục"


def _is_all_bold(paragraph: Tag) -> bool:
    texts = [text for text in paragraph.find_all(string=True) if text.strip()]
    return bool(texts) and all(text.find_parent("strong") for text in texts)


def _take_head(soup: BeautifulSoup, draft: Draft) -> None:
    first = next((tag for tag in soup.find_all(True, recursive=False) if words(tag) or tag.find("img")), None)
    title = soup.find(_ANY_HEADING)
    if not isinstance(title, Tag) or (title.name != "h1" and title is not first):
        return
    draft.title = words(title)
    note = _promoted(draft.title)
    if note in draft.notes:
        draft.notes.remove(note)
    after = title.find_next_sibling()
    for image in reversed(title.find_all("img")):
        place = soup.new_tag("p")
        place.append(image.extract())
        title.insert_after(place)
    title.decompose()
    if after is None or after.name != "p" or after.find("img"):
        return
    text = words(after)
    is_lead = _is_all_bold(after) or "sapo" in (after.get("class") or [])
    if is_lead and _SHORTEST_LEAD <= len(text) <= LONGEST_LEAD:
        draft.lead = text
        after.decompose()


def _order_levels(soup: BeautifulSoup) -> None:
    above = 1
    for heading in soup.find_all(_ANY_HEADING):
        for bold in heading.find_all(["strong", "em"]):
            bold.unwrap()
        above = min(max(2, int(heading.name[1])), above + 1, 4)
        heading.name = f"h{above}"


def _take_captions(soup: BeautifulSoup) -> None:
    """Give a picture the line below it as its caption: one in Word's caption style, or that begins with `Ảnh:`."""
    for image in soup.find_all("img"):
        paragraph = image.find_parent("p")
        below = paragraph.find_next_sibling() if paragraph else None
        if below is None or below.name != "p" or below.find("img"):
            continue
        if "chu-thich" in (below.get("class") or []) or _CAPTION.search(words(below)):
            image["title"] = words(below)
            below.decompose()
