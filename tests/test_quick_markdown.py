"""Not trying patterns where no sign of one stands changes nothing."""

from __future__ import annotations

import markdown
from hypothesis import example, given
from hypothesis import strategies as st

from planportal.render.news.quick import quicken

_EXTENSIONS = ["tables", "fenced_code", "sane_lists", "def_list", "footnotes"]
_PIECES = [
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "\\",
        "\\*",
        "[",
        "]",
        "(",
        ")",
        "[1]",
        "[^a]",
        "\n\n[^a]: lời\n\n",
        "!",
        "![a](b)",
    ),
    *(
        "[a](b)",
        "[a][b]",
        "\n\n[b]: https://a.example/\n\n",
        "<",
        ">",
        "<b>",
        "</b>",
        "<https://a.example/>",
        "<a@b.vn>",
    ),
    *("&", "&amp;", "&#60;", "\n", "  \n", "\n\n", " ", "| a | b |\n|---|---|\n| c | d |\n", "- ", "1. ", "# ", ": "),
    *("sắn", "a_b_c", "2*3", "\x02", "\x03", "wzxhzdk:0", "amp", "http://a.example", "- - -", "~~~\n", "đ"),
]


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
@example("Một dòng  \ncó ngắt")
@example("a & b < c")
@example("\x02wzxhzdk:0\x03")
@example("a\n\n: b\n\nc\n===\n\n    d\n\n- e\n\n    f\n\nG")
@example("[^a]: lời\n\n    lời nữa\n\na [^a]")
def test_a_quick_converter_gives_the_same_html(text: str) -> None:
    plain, quick = markdown.Markdown(extensions=_EXTENSIONS), markdown.Markdown(extensions=_EXTENSIONS)
    quicken(quick)
    assert quick.convert(text) == plain.convert(text)
