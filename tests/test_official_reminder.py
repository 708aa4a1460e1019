"""Reminders: a letter in the official form and a message, for units that owe a report, and for no other."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from docx.oxml.ns import qn

from conftest import DEMO, load_view
from official_files import look_at, opened
from planportal.model import WorkStatus
from planportal.render import View
from planportal.render.official import Reminder, reminders
from planportal.render.official.word import word_file


def remind(view: View, day: str) -> dict[str, Reminder]:
    found = reminders(view.portal, view.organisation, year=2026, today=date.fromisoformat(day), demo=view.demo)
    return {reminder.unit.id: reminder for reminder in found}


@pytest.fixture(scope="module")
def late() -> dict[str, Reminder]:
    return remind(load_view(DEMO, date(2026, 12, 31)), "2026-12-31")


def said(reminder: Reminder) -> list[str]:
    return [paragraph.text for paragraph in reminder.letter.paragraphs()]


def test_units_that_have_reported_get_none(late: dict[str, Reminder]) -> None:
    assert list(late) == ["phong-quan-ly-khoa-hoc", "trung-tam-khcn", "van-phong-so", "phong-quan-ly-chuyen-nganh"]
    assert late["trung-tam-khcn"].tasks == ("2.1", "2.2")


def test_nobody_is_reminded_once_all_have_reported(real_view: View) -> None:
    portal = real_view.portal
    (given,) = [r for r in load_view(DEMO, date(2026, 12, 31)).portal.reports if r.year == 2026 and r.task == "1.1"]
    reports = tuple(
        dataclasses.replace(given, task=task.id, unit=unit, status=WorkStatus.MET)
        for task in portal.plan.tasks
        for unit in task.leads.units
    )
    full = dataclasses.replace(real_view, portal=dataclasses.replace(portal, reports=reports))
    assert remind(full, "2026-11-24") == {}
    assert len(remind(full, "2026-11-01")) == 5


def test_a_letter_in_time_names_tasks_and_the_last_day(real_view: View) -> None:
    text = said(remind(real_view, "2026-11-24")["van-phong-so"])
    assert text == [
        (
            "Theo Kế hoạch số ……… ngày ……/……/…… của Sở Khoa học và Công nghệ tăng cường triển khai Kế hoạch số "
            "3300/KH-UBND ngày 20/10/2023 của UBND tỉnh, các phòng, đơn vị báo cáo kết quả thực hiện gửi Phòng Quản lý "
            "khoa học tổng hợp trước ngày 30/11/2026."
        ),
        "Tính đến ngày 24/11/2026, Văn phòng Sở còn 03 nhiệm vụ chưa có báo cáo năm 2026, gồm:",
        "- Nhiệm vụ 1.3: Khen thưởng, tôn vinh các doanh nghiệp, tổ chức, cá nhân tiêu biểu;",
        "- Nhiệm vụ 2.1: Triển khai chính sách thu hút, đào tạo nguồn nhân lực tỉnh;",
        "- Nhiệm vụ 2.2: Bồi dưỡng, tập huấn cho công chức, viên chức chuyên ngành công nghệ sinh học.",
        (
            "Báo cáo nêu rõ tiến độ, kết quả có số liệu, minh chứng, khó khăn, vướng mắc, đề xuất, kiến nghị và nhiệm "
            "vụ năm 2027; nội dung không phát sinh thì ghi “Không có”."
        ),
        (
            "Sở Khoa học và Công nghệ đề nghị Văn phòng Sở báo cáo các nhiệm vụ nêu trên, gửi Phòng Quản lý khoa học, "
            "chậm nhất hết ngày 29/11/2026./."
        ),
    ]


def test_a_letter_after_the_last_day_says_so(late: dict[str, Reminder]) -> None:
    assert said(late["van-phong-so"])[-1] == (
        "Hạn báo cáo (hết ngày 29/11/2026) đã qua. Sở Khoa học và Công nghệ đề nghị Văn phòng Sở báo cáo ngay các "
        "nhiệm vụ nêu trên, gửi Phòng Quản lý khoa học./."
    )


def test_the_collecting_office_is_not_asked_to_send_to_itself(late: dict[str, Reminder]) -> None:
    assert said(late["phong-quan-ly-khoa-hoc"])[-1].endswith(
        "đề nghị Phòng Quản lý khoa học báo cáo ngay các nhiệm vụ nêu trên./."
    )


def test_the_message_is_plain_text_that_counts_the_days(late: dict[str, Reminder], real_view: View) -> None:
    assert late["van-phong-so"].message == (
        "[Dữ liệu minh hoạ – không phải văn bản thật]\n"
        "Kính gửi Văn phòng Sở,\n"
        "Tính đến ngày 31/12/2026, Văn phòng Sở còn 01 nhiệm vụ chưa có báo cáo năm 2026:\n"
        "- 2.2. Bồi dưỡng, tập huấn cho công chức, viên chức chuyên ngành công nghệ sinh học\n"
        "Hạn nộp: trước ngày 30/11/2026 (đã quá hạn 32 ngày).\n"
        "Nơi nhận báo cáo: Phòng Quản lý khoa học.\n"
        "Trân trọng.\n"
    )
    message = remind(real_view, "2026-11-24")["van-phong-so"].message
    assert "(còn 5 ngày)" in message
    assert "minh hoạ" not in message


def test_the_letter_has_the_form_of_one_without_a_kind(late: dict[str, Reminder]) -> None:
    letter = late["trung-tam-khcn"].letter
    document = opened(word_file(letter))
    number, subject = document.tables[0].rows[1].cells[0].paragraphs
    assert number.text == "Số:      /SKHCN-QLKH"
    assert subject.text == "V/v báo cáo năm 2026 kết quả tăng cường triển khai Kế hoạch số 3300/KH-UBND"
    look = look_at(subject)
    assert (look.size, look.bold, look.italic, look.align) == (24, False, False, "center")
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[0] == "Kính gửi: Trung tâm KH&CN"
    assert "BÁO CÁO" not in words
    received = [paragraph.text for paragraph in document.tables[1].cell(0, 0).paragraphs]
    assert received == ["Nơi nhận:", "- Như trên;", "- Lưu: VT, P.QLKH."]
    assert len(document.sections) == 1
    assert document.sections[0]._sectPr.find(qn("w:titlePg")) is not None
    assert word_file(letter) == word_file(letter)
