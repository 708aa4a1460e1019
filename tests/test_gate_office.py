"""What Word, Zalo and phones make of a text on its way into a file, and what people write who only know those."""

# ruff: noqa: E501 - the lines that people see stand here as they are seen

from __future__ import annotations

from pathlib import Path

import pytest

from articles_in_tmp import built, lay_out, problems_of
from gate_cases import AT, FIGURE, NEWS, Case, assert_told, assert_well_said, lines, news
from planportal.load.body_headings import odd_headings
from planportal.load.body_links import empty_links, links, vague_links
from planportal.load.body_tables import odd_tables

CURLY = 'giá trị đặt trong ngoặc cong {0}, máy không hiểu là ngoặc kép. Cách sửa: xoá rồi gõ lại ngoặc thẳng: "{1}"; nếu muốn hiện cả ngoặc cong thì viết "“{1}”"'
CUT = "dấu # làm máy bỏ mất chữ từ đó tới cuối dòng: “{0}”. Cách sửa: đặt cả giá trị trong ngoặc kép: {1}; nếu là ghi chú thì viết ở một dòng riêng"
WIDE = "dấu hai chấm sau khoá không phải dấu : trên bàn phím. Cách sửa: xoá và gõ lại dấu hai chấm, rồi một dấu cách"
TEXT = 'phải là chữ, nhưng máy đọc “{0}” thành {1}. Cách sửa: đặt trong ngoặc kép: "{0}"'
NO_RULE = "bảng không có dòng |---| dưới tên cột nên không thành bảng. Cách sửa: dòng đầu phải là tên cột, ngay dưới thêm dòng |{}"
NO_HEAD = "bảng không có dòng tên cột. Cách sửa: viết tên từng cột ở dòng đầu, ngay dưới là dòng |---|---|"
NO_WORDS = (
    "liên kết không có chữ nên không ai thấy. Cách sửa: viết tên trang ấy vào giữa [ và ]; thừa thì xoá cả liên kết"
)
SKIPPED = "đề mục {0} {1}, bỏ qua cấp {2}. Cách sửa: đổi dấu ở đầu dòng thành {2}"
BOLD = "dòng chữ đậm đứng một mình trông như đề mục, nhưng máy không coi là đề mục. Cách sửa: viết ## {}; không phải đề mục thì viết vào đoạn"
VAGUE = "chữ của liên kết là “{}”, không nói dẫn tới đâu. Cách sửa: lấy tên trang, tên văn bản làm chữ của liên kết"


def cut(rest: str, whole: str) -> str:
    return CUT.format(rest, f'"{whole}"')


CASES: dict[str, Case] = {
    "title in curly quotes": news(f"3:8: {CURLY.format('“', 'Bài thử')}", lines(title="“Bài thử”")),
    "title in single curly quotes": news(f"3:8: {CURLY.format('‘', 'Bài thử')}", lines(title="‘Bài thử’")),
    "title in guillemets": news(f"3:8: {CURLY.format('«', 'Bài thử')}", lines(title="«Bài thử»")),
    "title opened by a curly quote only": news(f"3:8: {CURLY.format('“', 'Bài thử')}", lines(title="“Bài thử")),
    "title opened curly and closed straight": news(f"3:8: {CURLY.format('“', 'Bài')}", lines(title='“Bài"')),
    "title opened straight and closed curly": news(
        '3:8: ngoặc kép mở bằng " mà đóng bằng ngoặc cong ”. Cách sửa: xoá dấu ” và gõ lại "', lines(title='"Bài thử”')
    ),
    "field in curly quotes": news(f"6:9: {CURLY.format('“', 'nong-nghiep')}", lines(field="[“nong-nghiep”]")),
    "task in curly quotes": news(f"8:9: {CURLY.format('“', '1.1')}", lines(tasks="[“1.1”]")),
    "title cut by a hash": news(f"3:8: {cut('# 1', 'Bài # 1')}", lines(title="Bài # 1")),
    "title that is all behind a hash": news(f"3:7: {cut('#1 của năm', '#1 của năm')}", lines(title="#1 của năm")),
    "title with quotes cut by a hash": news(
        "3:8: " + CUT.format("#2", "'Bài \"hay\" #2'"), lines(title='Bài "hay" #2')
    ),
    "hashtag with its hash": news(f"9:4: {cut('#TayNinh', '#TayNinh')}", lines(hashtags="\n  - #TayNinh")),
    "figure's title cut by a hash": news(
        f"10:8: {cut('# 1', 'a # 1')}",
        lines(FIGURE[0], "title: a # 1", *FIGURE[2:], 'data: [["a", 1], ["b", 2]]', "```"),
    ),
    "wide colon at the first key": news(f"2:3: {WIDE}", lines().replace("id: ", "id：")),
    "wide colon in the middle": news(f"3:6: {WIDE}", lines().replace("title:", "title：")),
    "wide colon before a list": news(f"6:6: {WIDE}", lines().replace("field: ", "field：")),
    "wide colon at the last key": news(f"7:6: {WIDE}", lines().replace("scope: ", "scope：")),
    "mark of direction": news(
        "3:8: có ký tự không nhìn thấy U+200E. Cách sửa: xoá ký tự đó, ngay sau “title:”", lines(title="\u200eBài")
    ),
    "byte order mark inside": news(
        "3:11: có ký tự không nhìn thấy U+FEFF. Cách sửa: xoá ký tự đó, ngay sau “Bài”", lines(title="Bài\ufeff thử")
    ),
    "indent of a no-break space": news(
        "9:1: thụt đầu dòng bằng dấu cách không ngắt (NBSP, U+00A0). Cách sửa: xoá và gõ lại bằng phím cách",
        lines(corrections="\n\u00a0 - {date: 2026-11-23, text: a}"),
    ),
    "title no": news(f"3:8: tiêu đề (title): {TEXT.format('no', 'đúng/sai')}", lines(title="no")),
    "title off": news(f"3:8: tiêu đề (title): {TEXT.format('off', 'đúng/sai')}", lines(title="off")),
    "author yes": news(f"8:9: tác giả (author): {TEXT.format('yes', 'đúng/sai')}", lines(author="yes")),
    "author on": news(f"8:9: tác giả (author): {TEXT.format('on', 'đúng/sai')}", lines(author="on")),
    "title 0120": news(f"3:8: tiêu đề (title): {TEXT.format('0120', 'số')}", lines(title="0120")),
    "title 7:30": news(f"3:8: tiêu đề (title): {TEXT.format('7:30', 'số')}", lines(title="7:30")),
    "title 1.10": news(f"3:8: tiêu đề (title): {TEXT.format('1.10', 'số')}", lines(title="1.10")),
}

TOLD: dict[str, Case] = {
    "table without a line of dashes": news(
        f"11:1: {NO_RULE.format('---|---|')}", lines("Chữ.", "", "| a | b |", "| 1 | 2 |")
    ),
    "table of one line": news(f"9:3: {NO_RULE.format('---|---|---|')}", lines("  | a | b | c |")),
    "table with an empty first row": news(f"9:1: {NO_HEAD}", lines("|  |  |", "| --- | --- |", "| 1 | 2 |")),
    "table that begins with dashes": news(f"9:1: {NO_HEAD}", lines("|---|---|", "| 1 | 2 |")),
    "table in HTML without names": news(
        "9:1: bảng không có dòng tên cột nên người nghe máy đọc không biết ô nào thuộc cột nào. Cách sửa: đổi <td> của dòng đầu thành <th>, cả thẻ đóng",
        lines("<table><tr><td>1</td></tr></table>"),
    ),
    "link without words": news(f"9:5: {NO_WORDS}", lines("Chữ [](https://a.example/) chữ.")),
    "link of a space": news(f"9:1: {NO_WORDS}", lines("[ ](https://a.example/)")),
    "link in HTML without words": news(f"9:1: {NO_WORDS}", lines('<a href="https://a.example/"></a>')),
}

ADVICE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "first heading too deep": (("### A",), (f"9:1: {SKIPPED.format('###', 'mở đầu bài', '##')}",)),
    "heading two levels down": (
        ("## A", "", "#### B", "", "## C"),
        (f"11:1: {SKIPPED.format('####', 'đứng sau đề mục ##', '###')}",),
    ),
    "heading under a line": (
        ("A", "---", "", "#### B"),
        (f"12:1: {SKIPPED.format('####', 'đứng sau đề mục ##', '###')}",),
    ),
    "bold for a heading": (("Một.", "", "**Kết quả**", "", "Hai."), (f"11:1: {BOLD.format('Kết quả')}",)),
    "numbered bold for a heading": (("__1. Kết quả:__",), (f"9:1: {BOLD.format('1. Kết quả')}",)),
    "bold and slanted for a heading": (("***Kết quả***",), (f"9:1: {BOLD.format('Kết quả')}",)),
    **{
        f"link {words}": ((f"Chữ [{words}](https://a.example/).",), (f"9:5: {VAGUE.format(words)}",))
        for words in ("xem tại đây", "Tại đây", "**tại đây**", "Click here", "Xem thêm…")
    },
    "link in HTML": (('<a href="https://a.example/">đây</a>',), (f"9:1: {VAGUE.format('đây')}",)),
    "link without an address": (
        ("[a]()",),
        ("9:1: liên kết “a” không có địa chỉ. Cách sửa: viết địa chỉ vào giữa ( và ); không có thì chỉ để lại chữ",),
    ),
}

PLAIN: dict[str, str] = {
    "quotes inside a title": lines(title="“Gạo vàng” được cấp phép"),
    "two quotes in a title": lines(title="“Gạo” và “sắn”"),
    "curly quotes within straight ones": lines(title='"“Gạo vàng”"'),
    "hash inside a word": lines(title="Bài C#1"),
    "hash within quotes": lines(title='"Bài # 1"'),
    "comment behind true": lines(draft="false # đăng được"),
    "comment of its own line": lines().replace("title:", "# ghi chú\ntitle:"),
    "headings in order": lines("# A", "", "### B", "", "#### C", "", "## D", "", "E", "---", "", "### F"),
    "bold sentence": lines("**Lời này là của tác giả.**"),
    "bold with more": lines("**Kết quả** tốt", "", "**đậm** và", "**đậm**", "", "- **mục**"),
    "table": lines("| a | b |", "|:--|--:|", "| 1 |  |", "", "a | b", "--|--", "1 | 2"),
    "pipe in words": lines("Chữ | chữ", "", "|x"),
    "links": lines("[Nghị quyết 36](https://a.example/x_(y)) [1 2](<https://a.example/ b>) `[](x)` \\[](x)"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_one_line_and_stops_the_build(name: str, tmp_path: Path) -> None:
    assert_told(CASES[name], tmp_path)


@pytest.mark.parametrize("name", CASES)
def test_a_line_names_a_place_and_a_cure_in_words_of_its_own(name: str) -> None:
    assert_well_said(CASES[name])


@pytest.mark.parametrize("name", TOLD)
def test_a_table_or_link_that_readers_cannot_use_is_told(name: str, tmp_path: Path) -> None:
    case = TOLD[name]
    told = [line.replace(": ", ": lưu ý: ", 1) for line in case.told]
    assert problems_of(lay_out(tmp_path / "p", case.files)) == told


@pytest.mark.parametrize("name", ADVICE)
def test_advice_is_told_and_stops_nothing(name: str, tmp_path: Path) -> None:
    body, told = ADVICE[name]
    root = lay_out(tmp_path / "p", {NEWS: lines(*body)})
    assert problems_of(root) == [f"{AT}:{line}".replace(": ", ": lưu ý: ", 1) for line in told]


def test_a_page_is_built_in_spite_of_advice(tmp_path: Path) -> None:
    assert built(lay_out(tmp_path / "p", {NEWS: lines(*ADVICE["bold for a heading"][0])})).outputs


@pytest.mark.parametrize("name", PLAIN)
def test_what_is_right_is_left_alone(name: str, tmp_path: Path) -> None:
    assert problems_of(lay_out(tmp_path / "p", {NEWS: PLAIN[name]})) == []


@pytest.mark.parametrize(
    "text",
    ["đất " * 60_000, "**a" * 60_000, "[ [a] " * 40_000, "|-|\n|-" + " " * 200_000 + "x|", "a\n" + "=" * 200_000 + "x"],
    ids=["words", "bold", "brackets", "rule", "underline"],
)
def test_a_line_of_any_length_is_read_to_its_end(text: str) -> None:
    """Patterns that try every split of a line would take hours here: that the test ends is what it shows."""
    ways = tuple(links(text))
    found = [*map(list, (odd_headings(text), empty_links(ways), vague_links(ways), odd_tables(text)))]
    assert found[0] == []
