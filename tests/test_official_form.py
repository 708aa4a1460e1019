"""The yearly report as a Word file: the form of Nghị định 30/2020/NĐ-CP, property by property.

Read in the file itself: of the demonstration in two years, of one of its units, of the real portal without a report.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from lxml import etree

from conftest import DEMO, ROOT, load_view
from official_files import look_at, opened, paragraphs_of
from planportal.render.official import OfficialText, draft_report
from planportal.render.official.word import word_file

CASES: dict[str, tuple[Path, int, str, str]] = {
    "demo 2026": (DEMO, 2026, "2026-12-31", ""),
    "demo 2027": (DEMO, 2027, "2027-11-10", ""),
    "unit": (DEMO, 2026, "2026-12-31", "trung-tam-khcn"),
    "real": (ROOT, 2026, "2026-11-24", ""),
}
BODY = ("VB Căn cứ", "VB Mục", "VB Khoản", "VB Tiểu khoản", "VB Điểm", "VB Nội dung")
BLACK = (None, "auto", "000000")


@pytest.fixture(scope="module", params=CASES)
def text(request: pytest.FixtureRequest) -> OfficialText:
    root, year, day, unit = CASES[request.param]
    view = load_view(root, date.fromisoformat(day))
    return draft_report(
        view.portal,
        view.organisation,
        year=year,
        today=date.fromisoformat(day),
        unit=view.portal.unit_by_id[unit] if unit else None,
        demo=view.demo,
    )


@pytest.fixture(scope="module")
def content(text: OfficialText) -> bytes:
    return word_file(text)


@pytest.fixture
def document(content: bytes) -> Any:
    return opened(content)


def body(document: Any) -> list[Any]:
    return [paragraph for paragraph in paragraphs_of(document) if paragraph.style.name in BODY]


def parts(content: bytes) -> Iterator[tuple[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                yield name, etree.fromstring(package.read(name))


def test_1_the_paper_is_a4_with_the_margins_of_the_decree(document: Any) -> None:
    first, *appendices = document.sections
    assert (first.page_width.twips, first.page_height.twips) == (11906, 16838)
    for index, section in enumerate(document.sections):
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        top, bottom, left, right = (margin.twips for margin in margins)
        assert 1134 <= top <= 1418
        assert 1134 <= bottom <= 1418
        assert 851 <= right <= 1134
        assert 1701 <= left <= 1985 if index == 0 else left == 1134
    assert [(section.page_width.twips, section.page_height.twips) for section in appendices] == [(16838, 11906)] * 2


def test_2_all_letters_are_black_times_new_roman(content: bytes) -> None:
    fonts = [f"{{{qn('w:ascii')[1:].partition('}')[0]}}}{key}" for key in ("ascii", "hAnsi", "cs", "eastAsia")]
    seen = 0
    for name, root in parts(content):
        for found in root.iter(qn("w:rFonts")):
            seen += 1
            assert {found.get(key) for key in fonts} == {"Times New Roman"}, name
            assert len(found.attrib) == 4, name
        assert all(color.get(qn("w:val")) in BLACK for color in root.iter(qn("w:color"))), name
        for run in root.iter(qn("w:r")):
            # Runs bring no look of their own: what the styles say holds for all.
            assert run.find(qn("w:rPr")) is None, name
    assert seen > len(BODY)
    used = {style.get(qn("w:val")) for _, root in parts(content) for style in root.iter(qn("w:pStyle"))}
    known = {style.get(qn("w:styleId")) for _, root in parts(content) for style in root.iter(qn("w:style"))}
    assert used <= known


def test_3_the_head_names_the_state_and_who_writes(document: Any, text: OfficialText) -> None:
    left, right = document.tables[0].rows[0].cells
    state, motto, motto_rule = (look_at(paragraph) for paragraph in right.paragraphs)
    assert (state.text, state.bold, state.italic, state.size) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, False, 24)
    assert (motto.text, motto.bold, motto.italic, motto.size) == ("Độc lập - Tự do - Hạnh phúc", True, False, 26)
    parent, agency, agency_rule = (look_at(paragraph) for paragraph in left.paragraphs)
    assert (parent.bold, parent.size) == (False, 24)
    assert (agency.bold, agency.size) == (True, 24)
    assert parent.text == text.letterhead.parent == parent.text.upper()
    assert agency.text == text.letterhead.agency == agency.text.upper()
    assert (motto_rule.text, agency_rule.text) == ("", "")
    # As long as the motto; a third to a half of the department's name, 3403 twips in 12 pt bold.
    assert rule_length(right.paragraphs[2], 5351) == 3017
    assert 1130 <= rule_length(left.paragraphs[2], 3720) <= 1700


def rule_length(paragraph: Any, width: int) -> int:
    properties = paragraph._p.pPr
    assert properties.find(qn("w:pBdr")).find(qn("w:bottom")).get(qn("w:val")) == "single"
    aside = properties.findall(qn("w:ind"))[-1]
    assert abs(int(aside.get(qn("w:left"))) - int(aside.get(qn("w:right")))) <= 1
    return width - int(aside.get(qn("w:left"))) - int(aside.get(qn("w:right")))


def test_4_the_number_is_left_blank(document: Any, text: OfficialText) -> None:
    number = look_at(document.tables[0].rows[1].cells[0].paragraphs[0])
    squeezed = " ".join(number.text.split())
    symbol = "SKHCN" if text.letterhead.agency == "SỞ KHOA HỌC VÀ CÔNG NGHỆ" else "……"
    assert re.fullmatch(rf"Số:\s+(\d{{2,}})?/BC-{symbol}", squeezed)
    assert not re.search(r" [/-]|- |/ ", number.text.replace("      /", "/"))
    assert (number.size, number.align, number.bold, number.italic) == (26, "center", False, False)


def test_5_the_day_is_left_blank(document: Any) -> None:
    day = look_at(document.tables[0].rows[1].cells[1].paragraphs[0])
    pattern = r"Tây Ninh, ngày\s+(0[1-9]|[12]\d|3[01])?\s+tháng\s+(01|02|[3-9]|1[0-2])?\s+năm\s+\d{4}"
    assert re.fullmatch(pattern, day.text)
    assert (day.italic, day.size, day.align) == (True, 26, "center")


def test_6_kind_and_subject_stand_in_the_middle(document: Any) -> None:
    looks = [look_at(paragraph) for paragraph in paragraphs_of(document)]
    kind = next(index for index, look in enumerate(looks) if look.text == "BÁO CÁO")
    subject = looks[kind + 1]
    assert subject.text.startswith("Kết quả thực hiện Kế hoạch ")
    for look in (looks[kind], subject):
        assert (look.bold, look.align, look.size, look.italic) == (True, "center", 28, False)
    assert 9071 / 3 >= rule_length(paragraphs_of(document)[kind + 2], 9071) >= 9071 / 4


def test_7_the_addressee_stands_before_the_text(document: Any, text: OfficialText) -> None:
    styles = [paragraph.style.name for paragraph in paragraphs_of(document)]
    greeting = next(paragraph for paragraph in paragraphs_of(document) if paragraph.style.name == "VB Kính gửi")
    assert greeting.text == f"Kính gửi: {text.addressees[0]}"
    assert styles.index("VB Kính gửi") < min(styles.index(name) for name in ("VB Căn cứ", "VB Nội dung"))


def test_8_the_text_is_set_as_the_decree_says(document: Any) -> None:
    assert len(body(document)) > 40
    for paragraph in body(document):
        look = look_at(paragraph)
        assert (look.align, look.first_line, look.size) == ("both", 567, 28)
        assert look.before + look.after >= 120
        assert 240 <= look.line <= 360


def test_9_parts_are_numbered_in_their_order(document: Any) -> None:
    styled = {
        name: [p.text for p in body(document) if p.style.name == f"VB {name}"] for name in ("Mục", "Khoản", "Điểm")
    }
    assert [title.partition(". ")[0] for title in styled["Mục"]] == ["I", "II", "III", "IV"]
    assert all(title == title.upper() for title in styled["Mục"])
    assert all(re.match(r"\d+\. ", title) for title in styled["Khoản"])
    assert all(re.match(r"[abcdđeghiklmnopqrstuvxy]\) ", title) for title in styled["Điểm"])
    for name, bold in (("Mục", True), ("Khoản", True), ("Điểm", False)):
        for paragraph in body(document):
            if paragraph.style.name == f"VB {name}":
                assert look_at(paragraph).bold is bold
    points = [title[0] for title in styled["Điểm"]]
    assert set(points) <= {"a", "b"}
    assert points == ["a", "b"] * (len(points) // 2)


def test_10_the_text_ends_once(document: Any) -> None:
    words = [paragraph.text for paragraph in body(document)]
    main = words[: next(i for i, line in enumerate(words) if line.startswith("Trên đây là báo cáo")) + 1]
    assert main[-1].endswith("./.")
    assert "".join(words).count("./.") == 1


def test_11_those_who_receive_it_are_named_beside_the_signature(document: Any, text: OfficialText) -> None:
    table = next(table for table in document.tables if table.cell(0, 0).text.startswith("Nơi nhận:"))
    left, right = table.rows[0].cells
    title, *lines = (look_at(paragraph) for paragraph in left.paragraphs)
    assert (title.text, title.size, title.bold, title.italic) == ("Nơi nhận:", 24, True, True)
    assert {(line.size, line.bold, line.italic) for line in lines} == {(22, False, False)}
    assert lines[0].text == "- Như trên;"
    assert lines[-1].text.startswith("- Lưu: VT")
    assert lines[-1].text.endswith(".")
    assert all(line.text.endswith(";") for line in lines[:-1])
    signer, *room = (look_at(paragraph) for paragraph in right.paragraphs)
    assert (signer.text, signer.bold, signer.size) == (text.signer, True, 28)
    assert [line.text for line in room] == [""] * 5
    assert table._tbl.xpath(".//w:cantSplit")
    closing = next(paragraph for paragraph in body(document) if paragraph.text.endswith("./."))
    assert closing.paragraph_format.keep_with_next


def test_12_pages_are_numbered_from_the_second_on(document: Any) -> None:
    for section in document.sections:
        assert section.different_first_page_header_footer
        (number,) = section.header.paragraphs
        (field,) = number._p.iter(qn("w:fldSimple"))
        assert field.get(qn("w:instr")).strip() == "PAGE"
        assert (look_at(number).align, look_at(number).size) == ("center", 28)
        assert "".join(paragraph.text for paragraph in section.first_page_header.paragraphs) == ""


def test_13_each_appendix_is_mentioned_and_numbers_its_own_pages(document: Any, text: OfficialText) -> None:
    words = "\n".join(paragraph.text for paragraph in body(document))
    assert [appendix.number for appendix in text.appendices] == ["Phụ lục I", "Phụ lục II"]
    for appendix, section in zip(text.appendices, document.sections[1:], strict=True):
        assert re.search(rf"{appendix.number}\b", words)
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert document.sections[0]._sectPr.find(qn("w:pgNumType")) is None


def test_14_the_letters_are_whole_and_none_is_hidden(content: bytes) -> None:
    for name, root in parts(content):
        words = "".join(root.itertext())
        assert unicodedata.is_normalized("NFC", words), name
        assert not re.search("[\u00a0\u200b\u00ad\ufeff]", words), name


def test_15_nobody_is_named_and_nothing_is_left_to_settle(document: Any, content: bytes, text: OfficialText) -> None:
    properties = document.core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == (text.abstract, text.author, "")
    assert properties.language == "vi-VN"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        xml = package.read("word/document.xml").decode()
    assert [name for name in names if re.search("comments|people|thumbnail|theme|vba", name)] == []
    assert not re.search("<w:(ins|del|moveFrom|commentReference) ", xml)


# Property 16, opening in LibreOffice, stands in test_official_in_libreoffice.py.


def test_tables_fill_the_page_repeat_their_head_and_keep_rows_whole(document: Any) -> None:
    grids = [table for table in document.tables if table._tbl.xpath("./w:tblPr/w:tblBorders/w:top[@w:val='single']")]
    assert grids
    for table in grids:
        first, *others = table.rows
        assert first._tr.xpath("./w:trPr/w:tblHeader")
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in (first, *others))
        width = sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol")))
        assert width in {9071, 14570}
        assert {look_at(p).size for row in table.rows for cell in row.cells for p in cell.paragraphs} == {24}


def test_a_number_of_a_document_is_never_broken_at_its_hyphen(document: Any) -> None:
    subject = next(p for p in paragraphs_of(document) if p.style.name == "VB Trích yếu")
    assert "3300/KH-UBND" in subject.text
    assert subject._p.xpath(".//w:noBreakHyphen")


def test_the_same_data_give_the_same_bytes(text: OfficialText, content: bytes) -> None:
    assert word_file(text) == content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_paragraph_has_a_hidden_bookmark_until_the_file_is_cleaned(text: OfficialText, content: bytes) -> None:
    paragraphs = list(text.paragraphs())
    (xml,) = (root for name, root in parts(content) if name == "word/document.xml")
    names = [mark.get(qn("w:name")) for mark in xml.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(paragraphs) == len(set(names))
    assert len(list(xml.iter(qn("w:bookmarkEnd")))) == len(names)
    assert all(re.fullmatch(r"_[a-z0-9_]{1,39}", name) for name in names)
    for name, paragraph in zip(names, paragraphs, strict=True):
        year_and_task = re.match(r".*(\d{4})/(\d)-(\d)\.", paragraph.source)
        if year_and_task:
            assert name.startswith("_{}_{}_{}_".format(*year_and_task.groups()))
    cleaned = word_file(text, marked=False)
    assert b"bookmark" not in zipfile.ZipFile(io.BytesIO(cleaned)).read("word/document.xml")


def test_made_up_data_are_labelled_on_every_page_and_real_ones_are_not(
    document: Any, text: OfficialText, request: pytest.FixtureRequest
) -> None:
    is_demo = "real" not in request.node.callspec.id
    for section in document.sections:
        for footer in (section.footer, section.first_page_footer):
            words = "".join(paragraph.text for paragraph in footer.paragraphs)
            assert words == ("Dữ liệu minh hoạ – không phải văn bản thật" if is_demo else "")
    assert text.file_name.startswith("MINH-HOA_DU-THAO_BC-" if is_demo else "DU-THAO_BC-")


def test_several_addressees_stand_below_each_other(real_view: Any) -> None:
    text = draft_report(real_view.portal, real_view.organisation, year=2026, today=date(2026, 11, 24))
    two = opened(word_file(replace(text, addressees=("Văn phòng Sở", "Trung tâm KH&CN"))))
    left, right = two.tables[1].rows[0].cells
    assert left.text == "Kính gửi:"
    assert [paragraph.text for paragraph in right.paragraphs] == ["- Văn phòng Sở;", "- Trung tâm KH&CN."]
