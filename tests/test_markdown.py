"""Data never becomes markup: whatever is filled into a page comes out as the same words."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from planportal.render.markdown import escape, link, signed_text

EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "toc"]

WILD = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=80) | st.text(
    "*_`#+-.!|<>&;:[](){}\\=~^\"' 1aé\n\t", max_size=40
)


def rendered(source: str) -> BeautifulSoup:
    return BeautifulSoup(markdown.markdown(source, extensions=EXTENSIONS), "lxml")


def words(text: str) -> str:
    """With runs of spaces as one: what a page shows of any text."""
    return re.sub(r"\s+", " ", text).strip()


@given(WILD)
def test_a_paragraph_shows_exactly_the_text(text: str) -> None:
    tree = rendered(f"{escape(text)}\n")
    assert words(tree.get_text()) == words(text)
    assert {tag.name for tag in tree.find_all(name=True)} <= {"html", "body", "p"}


@given(WILD)
def test_a_table_cell_shows_exactly_the_text(text: str) -> None:
    tree = rendered(f"| a | b |\n| --- | --- |\n| x{escape(text)}z | y |\n")
    cells = [words(cell.get_text()) for cell in tree.find_all("td")]
    assert cells == ["x" + words(text) + "z", "y"]


@given(WILD)
def test_a_link_keeps_its_text_and_its_address(text: str) -> None:
    tree = rendered(link(f"x{text}", "https://a.example/b?c=d&e=(f)"))
    found = tree.find_all("a")
    assert [words(tag.get_text()) for tag in found] == [words(f"x{text}")]
    assert found[0]["href"] == "https://a.example/b?c=d&e=(f)"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("tổ chức KH&CN;... xây dựng", "<p>tổ chức KH&amp;CN;... xây dựng</p>"),
        ("1. Các phòng", "<p>1. Các phòng</p>"),
        ("- Lưu: VT", "<p>- Lưu: VT</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        (": định nghĩa", "<p>&#58; định nghĩa</p>"),
        ("a | b * c _d_", "<p>a | b * c _d_</p>"),
    ],
)
def test_marks_stay_words(text: str, html: str) -> None:
    assert markdown.markdown(escape(text), extensions=EXTENSIONS) == html


def test_signed_words_keep_their_italics_and_bold_and_nothing_else() -> None:
    html = markdown.markdown(signed_text("4.1. Đề án: “*Nâng cao KH&CN*” gửi **trước ngày 30/11 hàng năm**. <b>"))
    assert html == (
        "<p>4.1. Đề án: <em>“Nâng cao KH&amp;CN”</em> gửi <strong>trước ngày 30/11 hàng năm.</strong> &lt;b&gt;</p>"
    )


def test_the_extensions_here_are_those_of_the_portal() -> None:
    config = (Path(__file__).parent.parent / "mkdocs.yml").read_text(encoding="utf-8")
    block = config.split("markdown_extensions:\n")[1].split("\n\n")[0]
    assert re.findall(r"^  - (\w+)", block, re.MULTILINE) == EXTENSIONS
