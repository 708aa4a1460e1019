"""A Word file as an article: title, lead, Markdown, pictures, and a list of what needs a look."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import mammoth
from bs4 import BeautifulSoup
from PIL import Image, ImageOps

from planportal.desk.word.document import DAMAGE, NotAWordFileError, how_many_pictures, open_word, what_is_lost
from planportal.desk.word.html import LONGEST_LEAD, clean, words
from planportal.desk.word.lists import make_lists
from planportal.desk.word.markdown import to_markdown
from planportal.load import PICTURE_DAMAGE, Tell

__all__ = ["ImportedArticle", "ImportedPicture", "read_word"]

# Styles that only say "text", in Word's and in LibreOffice's words. They are not in the map below, where they would
# take the place of the lists that such paragraphs may stand in.
_PLAIN = frozenset(
    {"Body Text", "Text Body", "Standard", "Normal (Web)", "No Spacing", "List Paragraph", "Table Contents"}
    | {"Table Heading", "Default"}
)
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.sapo:fresh
p[style-name='Caption'] => p.chu-thich:fresh
p[style-name='caption'] => p.chu-thich:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_KEPT: Mapping[str, str] = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_MESSAGE = re.compile(r"Unrecognised (?P<what>paragraph|run|table) style: (?P<name>.+?) \(Style ID")


@dataclass(frozen=True)
class ImportedPicture:
    """A picture of the document, free of all but its pixels."""

    name: str
    content: bytes


@dataclass(frozen=True)
class ImportedArticle:
    """What a Word file holds, ready to become an article."""

    title: str
    """Empty when the document has none."""
    summary: str
    """The bold paragraph below the title, or the first sentences; at most 300 characters."""
    body: str
    pictures: tuple[ImportedPicture, ...]
    notes: tuple[str, ...]
    """What was changed or left out, in Vietnamese, one thing each."""


def read_word(content: bytes, *, picture_path: str, tell: Tell | None = None) -> ImportedArticle:
    """Return the article in a Word file; pictures are named `<picture_path>-<n>` and their ending.

    Pictures are what takes time: `tell` is told of each.

    Raises NotAWordFileError, with words for staff, if the file cannot be read.
    """
    text = open_word(content)
    lost = what_is_lost(text)
    pictures = _Pictures(picture_path, how_many_pictures(text), tell)
    try:
        converted = mammoth.convert_to_html(
            io.BytesIO(content), style_map=_STYLES, convert_image=mammoth.images.img_element(pictures.take)
        )
    except DAMAGE as error:
        raise NotAWordFileError("tệp đã hỏng bên trong; mở bằng Word rồi lưu lại") from error
    soup = BeautifulSoup(converted.value, "html.parser")
    for image in soup.find_all("img", src=""):
        image.decompose()
    draft = clean(soup)
    typed = make_lists(soup)
    notes = [*draft.notes, *pictures.notes]
    if typed:
        notes.append(f"{typed} dòng gạch đầu dòng gõ tay đã thành danh sách")
    without_words = [str(image["src"]) for image in soup.find_all("img") if not image.get("alt")]
    notes += [f"ảnh {src} chưa có mô tả: viết mô tả vào giữa hai dấu [ ] của ảnh" for src in without_words]
    summary = draft.lead or _first_sentences(soup)
    if not draft.lead and summary:
        notes.append("tóm tắt lấy từ câu đầu của bài, hãy xem lại")
    body, changed = to_markdown(soup)
    notes += [*changed, *(f"không đưa vào bài được: {what}" for what in lost), *_odd_styles(converted.messages)]
    return ImportedArticle(draft.title, _shortened(summary), body, tuple(pictures.kept), tuple(notes))


class _Pictures:
    """Takes the pictures out of the document while mammoth walks through it."""

    def __init__(self, path: str, expected: int, tell: Tell | None) -> None:
        self.path = path
        self.expected = expected
        self.tell = tell
        self.met = 0
        self.kept: list[ImportedPicture] = []
        self.notes: list[str] = []

    def take(self, image: Any) -> dict[str, str]:
        if self.tell is not None:
            self.tell(self.met, max(self.met, self.expected))
        self.met += 1
        with image.open() as stream:
            content = stream.read()
        found = _only_pixels(content)
        if found is None:
            kind = str(image.content_type).removeprefix("image/")
            self.notes.append(f"không đưa vào bài được: ảnh dạng {kind}; lưu ảnh thành .jpg hoặc .png rồi chèn lại")
            return {"src": ""}
        name = f"{self.path}-{len(self.kept) + 1}{found[0]}"
        self.kept.append(ImportedPicture(name, found[1]))
        return {"src": f"media/{name}"}


def _only_pixels(content: bytes) -> tuple[str, bytes] | None:
    """Return a picture's ending and content without camera, place and comments; None for what is no picture of ours."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as opened:
                form = opened.format if opened.format and opened.format in _KEPT else "PNG"
                image = ImageOps.exif_transpose(opened)
                image.load()
    except (*PICTURE_DAMAGE, Image.DecompressionBombWarning):
        return None
    except Image.DecompressionBombError:
        return None
    image.info.clear()
    if form == "JPEG":
        image = image.convert("RGB")
    elif image.mode not in {"RGB", "RGBA", "L", "P", "1"}:
        image = image.convert("RGBA")
    out = io.BytesIO()
    image.save(out, form, **({"quality": 92} if form != "PNG" else {"optimize": True}))
    return _KEPT[form], out.getvalue()


def _first_sentences(soup: BeautifulSoup) -> str:
    first = next((words(tag) for tag in soup.find_all("p") if not tag.find_parent("table") and words(tag)), "")
    return _shortened(first)


def _shortened(text: str) -> str:
    """Return as many whole sentences as a summary may have, or as many whole words."""
    if len(text) <= LONGEST_LEAD:
        return text
    kept = ""
    for sentence in _SENTENCE.split(text):
        if len(f"{kept} {sentence}".strip()) > LONGEST_LEAD:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or text[: LONGEST_LEAD - 1].rpartition(" ")[0] + "…"


def _odd_styles(messages: list[Any]) -> list[str]:
    told = (_MESSAGE.search(message.message) for message in messages)
    names = sorted({match["name"].strip("'") for match in told if match} - _PLAIN)
    return [f"kiểu chữ riêng của Word bị bỏ, chữ giữ lại: {', '.join(names)}"] if names else []
