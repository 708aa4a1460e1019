"""Not trying patterns where no sign of one stands changes nothing."""

from __future__ import annotations

import markdown
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

from planportal.render import quick_patterns
from planportal.render.news.quick import quicken

_EXTENSIONS = ["tables", "fenced_code", "sane_lists", "def_list", "footnotes"]
_OF_PAGES = ["toc", "tables", "fenced_code", "attr_list", "def_list", "md_in_html"]
"""What MkDocs brings, and what mkdocs.yml names."""
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


_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)


@given(_TEXTS)
@example("Một dòng  \ncó ngắt")
@example("> một\n ")
@example("một\thai\r\n   \nba \\* bốn")
@example("a & b < c")
@example("\x02wzxhzdk:0\x03")
@example("a\n\n: b\n\nc\n===\n\n    d\n\n- e\n\n    f\n\nG")
@example("[^a]: lời\n\n    lời nữa\n\na [^a]")
def test_a_quick_converter_gives_the_same_html(text: str) -> None:
    plain, quick = markdown.Markdown(extensions=_EXTENSIONS), markdown.Markdown(extensions=_EXTENSIONS)
    quicken(quick)
    assert quick.convert(text) == plain.convert(text)


@given(_TEXTS)
@example("<div markdown>\n\n## *Một* {: #mot }\n\n| a | b |\n|---|---|\n| `c` | [d](e.md) |\n\n</div>")
@example("[TOC]\n\n# A & B\n\n## `C` {: .lop }")
def test_quick_patterns_give_the_same_pages(text: str) -> None:
    plain = markdown.Markdown(extensions=_OF_PAGES)
    quick = markdown.Markdown(extensions=[*_OF_PAGES, quick_patterns.__name__])
    assert quick.convert(text) == plain.convert(text)
    assert vars(quick)["toc_tokens"] == vars(plain)["toc_tokens"]


class _Sao(Extension):
    """A pattern that nobody knows, with a sign of its own."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - as Python-Markdown calls it
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"(★)([^★]+)★", "mark"), "sao", 55)


def test_patterns_of_other_extensions_are_tried_on_each_text() -> None:
    html = markdown.markdown("một ★hai★ ba", extensions=[quick_patterns.__name__, _Sao()])
    assert html == "<p>một <mark>hai</mark> ba</p>"
