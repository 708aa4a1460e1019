"""Word files become articles: five as python-docx writes them, two from LibreOffice, and many that are none."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from planportal.desk import ImportedArticle, NotAWordFileError, read_word
from planportal.load import article_problems
from planportal.model import section_of
from word_files import WORD_FILES, picture, saved

GOLDEN = Path(__file__).parent / "golden_word"
FROM_LIBREOFFICE = sorted((Path(__file__).parent / "data" / "word").glob("*.docx"))
FRONT = """\
---
id: a
title: "Bài thử"
date: 2026-11-23 09:30
summary: "Tóm tắt."
field: [nong-nghiep]
scope: tay-ninh
---

"""
CASES = {**{name: make() for name, make in WORD_FILES.items()}, **{p.stem: p.read_bytes() for p in FROM_LIBREOFFICE}}


def read(content: bytes) -> ImportedArticle:
    return read_word(content, picture_path="2026/anh-thu")


@pytest.mark.parametrize("name", CASES)
def test_a_word_file_becomes_the_article_that_it_is(name: str, *, golden_update: bool) -> None:
    article = read(CASES[name])
    parts = [f"Tiêu đề: {article.title}", f"Tóm tắt: {article.summary}", "", article.body]
    parts += [f"Ảnh: {picture.name}" for picture in article.pictures]
    text = "\n".join([*parts, *(f"Xem lại: {note}" for note in article.notes), ""])
    path = GOLDEN / f"{name}.md"
    if golden_update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_no_word_of_the_file_is_lost(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(CASES[name])) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    written = re.findall(r"\w{3,}", " ".join(BeautifulSoup(xml, "xml").stripped_strings))
    article = read(CASES[name])
    there = re.findall(r"\w{3,}", f"{article.title} {article.summary} {article.body}")
    # The letters in pieces are whole afterwards, and what an invisible character parted is joined.
    assert {word for word in written if word.isascii()} <= set(there) | {"Tot"}
    assert len(there) >= len(written) - 3


@pytest.mark.parametrize("name", CASES)
def test_the_gate_has_nothing_against_the_text(name: str) -> None:
    article = read(CASES[name])
    section = section_of("tin-tuc")
    assert section is not None
    found = article_problems((FRONT + article.body).encode(), "content/tin-tuc/2026/a.md", section)
    assert not found, "\n".join(map(str, found))


def test_a_bold_first_line_is_the_title_also_above_headings_of_word() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Tên bài in đậm").bold = True
    document.add_heading("Phần một", 1)
    document.add_paragraph("Chữ.")
    article = read(saved(document))
    assert (article.title, article.body) == ("Tên bài in đậm", "## Phần một\n\nChữ.\n")


def test_a_bold_paragraph_too_long_for_a_summary_stays_in_the_text() -> None:
    document = docx.Document()
    document.add_heading("Đề", 1)
    long = "Câu in đậm thứ nhất của đoạn mở đầu. " * 12
    document.add_paragraph().add_run(long.strip()).bold = True
    article = read(saved(document))
    assert len(article.summary) <= 300
    assert article.body == f"**{long.strip()}**\n"


def test_a_picture_in_the_title_stays_in_the_article() -> None:
    document = docx.Document()
    heading = document.add_heading("Đề", 1)
    heading.add_run().add_picture(picture())
    heading.add_run().add_picture(picture("PNG"))
    document.add_paragraph("Chữ.")
    article = read(saved(document))
    assert article.title == "Đề"
    assert article.body == "![](media/2026/anh-thu-1.jpg)\n\n![](media/2026/anh-thu-2.png)\n\nChữ.\n"


def test_pictures_keep_their_pixels_and_nothing_else() -> None:
    kept = read(CASES["anh"]).pictures
    assert [picture.name.rpartition(".")[2] for picture in kept] == ["jpg", "png", "png"]
    with zipfile.ZipFile(io.BytesIO(CASES["anh"])) as package:
        assert b"MayAnhCuaToi" in package.read("word/media/image1.jpg")
    assert all(b"MayAnhCuaToi" not in picture.content for picture in kept)


def packed(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


NOT_WORD = {
    "empty": (b"", "hỏng"),
    "text": ("Bài viết".encode(), "hỏng"),
    "old .doc": (b"\xd0\xcf\x11\xe0" + bytes(600), "kiểu cũ"),
    "cut off": (CASES["bang"][:9000], "hỏng"),
    "another package": (packed(xl__workbook_xml=b"<a/>"), "không phải văn bản Word"),
    "only the text": (packed(word__document_xml=b"<a"), "hỏng"),
    "entities": (packed(word__document_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "khai báo lạ"),
    "bomb": (packed(word__document_xml=b"<a/>", word__media__a=bytes(201 * 1024 * 1024)), "200 MB"),
    "macros": (packed(word__document_xml=b"<a/>", **{"word__vbaProject.bin": b"x"}), "macro"),
}


@pytest.mark.parametrize(("content", "words"), NOT_WORD.values(), ids=NOT_WORD.keys())
def test_what_is_no_word_file_is_refused_with_words(content: bytes, words: str) -> None:
    with pytest.raises(NotAWordFileError, match=words):
        read(content)


@settings(max_examples=25)
@given(st.integers(0, len(CASES["anh"]) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused(at: int, garbage: bytes) -> None:
    content = CASES["anh"]
    damaged = content[:at] + garbage + content[at + len(garbage) :]
    with contextlib.suppress(NotAWordFileError):
        assert read(damaged).body


@settings(max_examples=25)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40), max_size=6))
def test_any_words_come_out_as_they_went_in(paragraphs: list[str]) -> None:
    document = docx.Document()
    document.add_heading("Đề", 1)
    for words in paragraphs:
        document.add_paragraph(f"x {words}")
    body = read(saved(document)).body
    assert body.count("x") >= len(paragraphs)
    assert "<script" not in body
