"""What the yearly report says: all of the data and nothing else, of the demonstration and of the real portal."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from conftest import DEMO, load_view
from planportal.model import Trust, UnitNow
from planportal.render import View
from planportal.render.official import OfficialText, Paragraph, Place, Table, draft_report
from planportal.render.official.letterhead import agency_of, head_of, initials
from planportal.render.official.trace import bookmark_name, side_list
from planportal.render.official.wording import amount, basis, change, point_letter

LEADS = (
    "Phòng Quản lý khoa học",
    "Trung tâm KH&CN",
    "Văn phòng Sở",
    "Phòng Quản lý Chuyên ngành",
    "Chi cục Tiêu chuẩn Đo lường Chất lượng",
)


@pytest.fixture(scope="module")
def closed_view() -> View:
    """The demonstration at the end of its first year."""
    return load_view(DEMO, date(2026, 12, 31))


def report_of(view: View, year: int, unit: str | None = None) -> OfficialText:
    chosen = view.portal.unit_by_id[unit] if unit else None
    return draft_report(view.portal, view.organisation, year=year, today=view.today, unit=chosen, demo=view.demo)


@pytest.fixture(scope="module")
def closed(closed_view: View) -> OfficialText:
    return report_of(closed_view, 2026)


def words(text: OfficialText) -> list[str]:
    return [paragraph.text for paragraph in text.paragraphs()]


def below(text: OfficialText, title: str) -> list[str]:
    """Return the lines between a title and the next one."""
    blocks = list(text.blocks)
    start = next(i for i, block in enumerate(blocks) if isinstance(block, Paragraph) and block.text.startswith(title))
    found = []
    for block in blocks[start + 1 :]:
        if isinstance(block, Paragraph) and block.place not in {Place.TEXT, Place.POINT}:
            break
        lines = (
            [block.text]
            if isinstance(block, Paragraph)
            else [" | ".join(c.lines[0].text for c in row.cells) for row in block.rows]
        )
        found += lines
    return found


def test_the_real_report_says_everywhere_that_nothing_was_reported(real_view: View) -> None:
    text = report_of(real_view, 2026)
    assert not real_view.portal.reports
    for task in real_view.portal.plan.tasks:
        names = [real_view.portal.unit_by_id[unit].name for unit in task.leads.units]
        said = below(text, f"{task.id}. ")
        assert [line for line in said if line.startswith("(")] == [f"(chưa có số liệu của {name})" for name in names]
        assert all(line.startswith("(") or line[1:3] == ") " for line in said)
        assert [gap for gap in text.gaps if gap.startswith(f"Nhiệm vụ {task.id}:")]
    for title in ("1. Tiến độ chung", "3. Tồn tại, khó khăn", "1. Nhiệm vụ năm 2027", "2. Đề xuất"):
        said = below(text, title)
        assert said[0] == f"(chưa có số liệu của {', '.join(LEADS)})"
    assert below(text, "2. So sánh") == ["Chưa có số liệu năm 2025 để so sánh: việc theo dõi bắt đầu từ năm 2026."]
    assert "Không có." not in words(text)
    sources = {paragraph.source for paragraph in text.paragraphs()}
    assert sources == {"plan/plan.yml", "plan/documents.yml"}


def test_units_without_a_report_are_named_with_their_tasks(closed: OfficialText) -> None:
    said = below(closed, "2. Tình hình báo cáo")
    assert said[0] == (
        "Tính đến ngày 31/12/2026, các đơn vị chủ trì đã nộp 18/25 báo cáo phải nộp (mỗi nhiệm vụ một báo cáo), "
        "trong đó đúng hạn: 14, nộp muộn: 04."
    )
    assert said[1] == (
        "Phòng Quản lý khoa học đã xác nhận 11 báo cáo; yêu cầu bổ sung 02 báo cáo; chưa xác nhận 05 báo cáo."
    )
    assert said[3:] == [
        "- Phòng Quản lý khoa học: nhiệm vụ 3.4, 5.2, 5.3 (chưa có số liệu của Phòng Quản lý khoa học);",
        "- Trung tâm KH&CN: nhiệm vụ 2.1, 2.2 (chưa có số liệu của Trung tâm KH&CN);",
        "- Văn phòng Sở: nhiệm vụ 2.2 (chưa có số liệu của Văn phòng Sở);",
        "- Phòng Quản lý Chuyên ngành: nhiệm vụ 5.3 (chưa có số liệu của Phòng Quản lý Chuyên ngành).",
    ]


def test_a_task_shows_what_its_unit_reported_word_for_word(closed: OfficialText) -> None:
    assert below(closed, "3.2. ") == [
        "Đơn vị chủ trì: Trung tâm KH&CN. Tiến độ: hoàn thành.",
        (
            "(Minh hoạ) Trung tâm đã hoàn thành 02 mô hình trình diễn của năm 2026: nhân giống cây trồng bằng nuôi cấy "
            "mô và xử lý phụ phẩm nông nghiệp bằng chế phẩm vi sinh. Tổng diện tích trình diễn là 12,5 ha."
        ),
        "Số liệu cụ thể:",
        "- Mô hình trình diễn: 02 mô hình (chỉ tiêu: 02 mô hình);",
        "- Diện tích trình diễn: 12,5 ha (chỉ tiêu: 10 ha).",
        "Minh chứng: mục 7, 8 Phụ lục II.",
    ]


def test_two_lead_units_each_have_a_point_of_their_own(closed: OfficialText) -> None:
    said = below(closed, "2.1. ")
    assert said[0] == "a) Văn phòng Sở"
    assert said[1] == "Tiến độ: đang thực hiện."
    assert said[-2:] == ["b) Trung tâm KH&CN", "(chưa có số liệu của Trung tâm KH&CN)"]


def test_every_paragraph_leads_to_the_report_it_was_made_from(closed_view: View, closed: OfficialText) -> None:
    paths = {report.source.path for report in closed_view.portal.reports if report.year == 2026}
    by_source = {path: [p.text for p in closed.paragraphs() if p.source == path] for path in paths}
    for report in closed_view.portal.reports:
        if report.year == 2026:
            said = " ".join(by_source[report.source.path])
            for told in (report.summary, report.difficulties, report.proposals, report.next_year):
                assert " ".join(told.split()).removeprefix("- ") in said
            assert all(proof.title in said for proof in report.evidence)


def test_evidence_is_numbered_once_for_the_text_and_its_list(closed: OfficialText) -> None:
    (table,) = closed.appendices[1].blocks
    assert isinstance(table, Table)
    rows = [[cell.lines[0].text for cell in row.cells] for row in table.rows]
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert rows[6][1:] == ["3.2", "Trung tâm KH&CN", "Ảnh mô hình trình diễn", "", "2026/anh-mo-hinh-trinh-dien.png"]
    assert rows[0][4] == "12/BC-MH ngày 10/11/2026"


def test_where_units_reported_nothing_of_it_the_heading_says_so(demo_view: View) -> None:
    text = report_of(demo_view, 2027)
    said = below(text, "3. Tồn tại, khó khăn")
    assert said[0] == "Không có."
    assert said[1].startswith(
        "(chưa có số liệu của Phòng Quản lý khoa học: nhiệm vụ 1.3, 3.1, 3.4, 5.2, 5.3; Trung tâm "
    )


def test_years_are_compared_where_both_have_the_figure(demo_view: View) -> None:
    said = below(report_of(demo_view, 2027), "2. So sánh với năm 2026")
    assert said[0] == "Số báo cáo đã nộp: năm 2026 là 18/25 báo cáo; năm 2027 là 06/24 báo cáo."
    assert said[2:] == [
        "1.1 | Phòng Quản lý khoa học | Buổi sinh hoạt pháp luật có lồng ghép nội dung | 04 buổi | 04 buổi | 0",
        "3.2 | Trung tâm KH&CN | Mô hình trình diễn | 02 mô hình | 03 mô hình | +1",
        "3.3 | Trung tâm KH&CN | Lớp tập huấn, chuyển giao | 03 lớp | 05 lớp | +2",
        "3.3 | Trung tâm KH&CN | Lượt người dự tập huấn | 86 lượt người | 152 lượt người | +66",
        "5.1 | Phòng Quản lý khoa học | Hội thảo, tọa đàm | 02 cuộc | 01 cuộc | -1",
    ]


def accumulated(text: OfficialText, task: str) -> list[str]:
    (table,) = text.appendices[0].blocks
    assert isinstance(table, Table)
    return [line.text for row in table.rows if row.cells[0].lines[0].text == task for line in row.cells[4].lines]


def test_results_are_added_up_over_the_years_but_shares_are_not(demo_view: View, closed: OfficialText) -> None:
    later = report_of(demo_view, 2027)
    assert accumulated(later, "3.2") == [
        "Mô hình trình diễn: 05 mô hình",
        "Diện tích nhân rộng: 18,5 ha (chưa có số liệu năm 2026)",
    ]
    assert accumulated(closed, "1.1")[1] == (
        "Công chức, viên chức, người lao động được phổ biến: không cộng dồn (năm 2026: 100%)"
    )


def test_a_task_that_is_over_is_not_called_missing(demo_view: View) -> None:
    text = report_of(demo_view, 2027)
    assert below(text, "4.1. ") == ["Các đơn vị chủ trì đã báo cáo hoàn thành nhiệm vụ; năm 2027 không phải báo cáo."]
    assert not [gap for gap in text.gaps if gap.startswith("Nhiệm vụ 4.1")]


def test_what_comes_after_the_day_is_not_told(closed_view: View) -> None:
    early = draft_report(closed_view.portal, closed_view.organisation, year=2026, today=date(2026, 11, 24))
    assert "(chưa có số liệu của Trung tâm KH&CN)" in below(early, "3.3. ")
    assert not [gap for gap in early.gaps if "yêu cầu bổ sung" in gap]


def test_the_officer_is_told_what_to_add_and_to_look_at(closed: OfficialText) -> None:
    assert closed.gaps[0] == "Số, ngày của báo cáo và người ký để trống."
    assert "Nhiệm vụ 3.4: chưa có số liệu của Phòng Quản lý khoa học." in closed.gaps
    assert (
        "Nhiệm vụ 3.3, Trung tâm KH&CN: Phòng Quản lý khoa học yêu cầu bổ sung ngày 22/12/2026: Đề nghị bổ sung danh "
        "sách lớp và minh chứng của từng lớp." in closed.gaps
    )
    listed = side_list(closed)
    assert all(f"- {gap}\n" in listed for gap in closed.gaps)
    for number, paragraph in enumerate(closed.paragraphs(), start=1):
        assert f"{bookmark_name(paragraph, number)}\t{paragraph.source.replace('../', '')}\t" in listed


def test_only_the_departments_officer_is_told_that_cooperating_bodies_are_not_in_the_data(
    closed: OfficialText, closed_view: View
) -> None:
    told = "Dữ liệu chỉ có báo cáo của đơn vị chủ trì; "
    assert [gap for gap in closed.gaps if gap.startswith(told)]
    assert not [gap for gap in report_of(closed_view, 2026, "van-phong-so").gaps if gap.startswith(told)]


def test_a_renamed_body_is_called_by_both_names_once(closed: OfficialText, closed_view: View) -> None:
    said = [line for line in words(closed) if "nay là" in line]
    assert len(said) == 1
    assert "UBND cấp huyện (nay là UBND các xã, phường); các trung tâm" in said[0]
    unit = closed_view.portal.unit_by_id["van-phong-so"]
    renamed = dataclasses.replace(unit, now=(UnitNow("Văn phòng thử"), UnitNow("Chưa chắc", trust=Trust.SECONDARY)))
    units = tuple(renamed if other is unit else other for other in closed_view.portal.units)
    view = dataclasses.replace(closed_view, portal=dataclasses.replace(closed_view.portal, units=units))
    said = [line for line in words(report_of(view, 2026)) if "Văn phòng thử" in line]
    assert len(said) == 1
    assert "Văn phòng Sở (nay là Văn phòng thử), Phòng Quản lý Chuyên ngành" in said[0]
    assert "Chưa chắc" not in " ".join(words(report_of(view, 2026)))


def test_a_unit_reports_its_own_tasks_to_the_collecting_office(closed_view: View) -> None:
    text = report_of(closed_view, 2026, "van-phong-so")
    assert (text.letterhead.parent, text.letterhead.agency) == ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "VĂN PHÒNG SỞ")
    assert (text.addressees, text.signer) == (("Phòng Quản lý khoa học",), "CHÁNH VĂN PHÒNG")
    assert below(text, "2. Tình hình báo cáo") == [
        (
            "Tính đến ngày 31/12/2026, Văn phòng Sở đã nộp 02/03 báo cáo phải nộp (mỗi nhiệm vụ một báo cáo), trong đó "
            "đúng hạn: 02, nộp muộn: 0."
        ),
        "Chưa có báo cáo: nhiệm vụ 2.2 (chưa có số liệu của Văn phòng Sở).",
    ]
    tasks = [p.text.split(" ")[0] for p in text.paragraphs() if p.place is Place.SUBCLAUSE]
    assert tasks == ["1.3.", "2.1.", "2.2."]
    others = [name for name in LEADS if name not in {"Văn phòng Sở", "Phòng Quản lý khoa học"}]
    assert not [line for line in words(text) for name in others if f"chưa có số liệu của {name}" in line]
    assert {p.source for p in text.paragraphs() if "reports/" in p.source} == {
        "reports/2026/1-3.van-phong-so.yml",
        "reports/2026/2-1.van-phong-so.yml",
    }
    own = report_of(closed_view, 2026, "phong-quan-ly-khoa-hoc")
    assert own.addressees == ("Ban Giám đốc Sở Khoa học và Công nghệ",)


def test_the_plan_is_cited_with_its_number_once_the_department_gives_it(
    closed_view: View, closed: OfficialText
) -> None:
    opening = next(line for line in words(closed) if line.startswith("Thực hiện Kế hoạch số"))
    assert opening.startswith("Thực hiện Kế hoạch số ……… ngày ……/……/…… của Sở Khoa học và Công nghệ tăng cường")
    plan = dataclasses.replace(closed_view.portal.plan, number="15/KH-SKHCN", date=date(2024, 1, 31))
    view = dataclasses.replace(closed_view, portal=dataclasses.replace(closed_view.portal, plan=plan))
    known = report_of(view, 2026)
    assert [line for line in words(known) if line.startswith("Thực hiện Kế hoạch số 15/KH-SKHCN ngày 31/01/2024 của")]
    assert not [gap for gap in known.gaps if "ngày ký của Kế hoạch" in gap]


def test_bases_are_cited_as_the_plan_itself_cites_them(real_view: View) -> None:
    cited = [basis(real_view.portal.document_by_id[name]) for name in real_view.portal.plan.rests_on]
    assert cited[1] == (
        "Căn cứ Nghị quyết số 189/NQ-CP ngày 16/11/2023 của Chính phủ ban hành Chương trình hành động của Chính phủ "
        "thực hiện Nghị quyết số 36-NQ/TW"
    )
    assert cited[0].startswith(
        "Căn cứ Nghị quyết số 36-NQ/TW ngày 30/01/2023 của Bộ Chính trị về phát triển và ứng dụng"
    )


def test_figures_are_written_as_offices_write_them() -> None:
    assert [amount(4, "buổi"), amount(0, "bản"), amount(15400, "lượt"), amount(12.5, "ha"), amount(4.5, "%")] == [
        "04 buổi",
        "0 bản",
        "15.400 lượt",
        "12,5 ha",
        "4,5%",
    ]
    assert [change(3, 2), change(0.3, 0.1), change(1, 2.5), change(4, 4)] == ["+1", "+0,2", "-1,5", "0"]
    assert "".join(map(point_letter, range(6))) == "abcdđe"


def test_what_the_settings_do_not_say_is_left_as_dots(real_view: View) -> None:
    agency = agency_of(real_view.portal, dataclasses.replace(real_view.organisation, parent="", name=""))
    assert (agency.parent, agency.name, agency.province) == ("………", "Sở Khoa học và Công nghệ", "………")
    assert initials("Sở Khoa học và Công nghệ") == "SKHCN"
    assert head_of(real_view.portal.unit_by_id["trai-thuc-nghiem-khcn"]) == "………"
