"""Filled forms come in through the gate: what is right is written, what is damaged changes nothing."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest

from command_line import run
from office_files import DAMAGES, GOOD, TASK, UNIT, edited, fill, form, good, project
from planportal.clock import VIETNAM
from planportal.load import Loaded, Settings
from planportal.model import WorkStatus
from planportal.office import Collection, Standing, collect, read_form
from planportal.site import inspect
from planportal.write import write_files

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=VIETNAM)
PATH = "plan/reports/2026/4-1.trung-tam-khcn.yml"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Loaded]:
    return project(tmp_path_factory.mktemp("office") / "p")


def collected(loaded: tuple[Settings, Loaded], *contents: bytes) -> Collection:
    forms = [read_form(content, f"phieu-{number}.xlsx") for number, content in enumerate(contents, start=1)]
    return collect(*loaded, forms, today=TODAY)


def test_a_filled_sheet_becomes_a_report_that_passes_the_gate(tmp_path: Path) -> None:
    settings, loaded = project(tmp_path / "p")
    found = collected((settings, loaded), good(loaded))
    assert found.faults == ()
    assert [(one.path, one.standing) for one in found.reports] == [(PATH, Standing.NEW)]
    assert found.empty == ("phieu-1.xlsx, trang “Nhiệm vụ 4.2”",)
    (settings.root / PATH).write_text(found.reports[0].after, encoding="utf-8")
    again, problems = inspect(settings, now=NOW)
    assert [str(problem) for problem in problems if problem.path == PATH] == []
    assert again.portal is not None
    report = again.portal.report(TASK, UNIT, 2026)
    assert report is not None
    assert (report.status, report.submitted, report.summary) == (WorkStatus.MET, date(2026, 11, 20), GOOD["summary"])
    assert [(item.name, item.value, item.unit, item.target) for item in report.outputs] == [
        ("Lớp tập huấn", 2, "lớp", 2)
    ]
    assert [(item.title, item.number, item.date) for item in report.evidence] == [
        ("Báo cáo lớp học", "12/BC-VP", date(2026, 11, 18))
    ]


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_form_is_one_clear_line_and_nothing_else(name: str, loaded: tuple[Settings, Loaded]) -> None:
    damage, told = DAMAGES[name]
    lines = [str(fault) for fault in collected(loaded, damage(good(loaded[1]))).faults]
    assert [line for line in lines if told in line], lines
    for line in lines:
        assert line.startswith("phieu-1.xlsx")
        assert ". Cách sửa: " in line


def test_every_kind_of_damage_is_tried() -> None:
    assert len(DAMAGES) >= 40


def test_one_damaged_form_keeps_all_from_being_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, loaded = project(tmp_path / "p")
    before = {file: file.read_bytes() for file in settings.root.rglob("*") if file.is_file()}
    (tmp_path / "a.xlsx").write_bytes(good(loaded))
    (tmp_path / "b.xlsx").write_bytes(b"x")
    files = [str(tmp_path / name) for name in ("a.xlsx", "b.xlsx")]
    code, out, err = run(capsys, "collect", *files, "--confirm", "--root", str(settings.root))
    assert (code, err) == (1, "1 lỗi, chưa ghi gì.\n")
    assert out.startswith("b.xlsx: tệp không phải bảng tính .xlsx. Cách sửa: ")
    assert {file: file.read_bytes() for file in settings.root.rglob("*") if file.is_file()} == before


def test_files_that_cannot_all_be_written_leave_all_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("cũ", encoding="utf-8")
    (tmp_path / "b").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="b"):
        write_files(tmp_path, {"a.yml": b"new", "b/c.yml": b"new"})
    assert (tmp_path / "a.yml").read_text(encoding="utf-8") == "cũ"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yml", "b"]


def test_rows_and_columns_may_move_with_their_marks(loaded: tuple[Settings, Loaded]) -> None:
    def move(book: object) -> None:
        sheet = book[f"Nhiệm vụ {TASK}"]  # type: ignore[index]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.insert_rows(4, 3)
        sheet.insert_cols(3, 2)
        sheet.title = "Nhiệm vụ của Trung tâm"

    still, moved = (collected(loaded, content) for content in (good(loaded[1]), edited(good(loaded[1]), move)))
    assert moved.faults == ()
    assert [one.after for one in moved.reports] == [one.after for one in still.reports]


def test_collecting_twice_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, loaded = project(tmp_path / "p")
    file = tmp_path / "a.xlsx"
    file.write_bytes(fill(form(loaded), TASK, {key: value for key, value in GOOD.items() if key != "submitted"}))
    called = ("collect", str(file), "--root", str(settings.root))
    code, out, err = run(capsys, *called)
    assert (code, out.splitlines()[0]) == (0, f"{PATH}: mới")
    assert err == "Sẽ ghi 1 báo cáo. Đây mới là xem trước; thêm --confirm để ghi.\n"
    assert not (settings.root / PATH).exists()
    assert run(capsys, *called, "--confirm")[2] == "Đã ghi 1 báo cáo.\n"
    written = (settings.root / PATH).read_bytes()
    code, out, err = run(capsys, *called, "--confirm")
    assert (code, out.splitlines()[0], err) == (0, f"{PATH}: không đổi", "Không có gì thay đổi.\n")
    assert (settings.root / PATH).read_bytes() == written


def test_a_report_that_changes_keeps_what_it_was(tmp_path: Path) -> None:
    settings, loaded = project(tmp_path / "p")
    (settings.root / PATH).write_text(collected((settings, loaded), good(loaded)).reports[0].after, encoding="utf-8")
    settings, loaded = project(tmp_path / "p")
    other = fill(form(loaded), TASK, {"status": "đang thực hiện", "summary": "Đã tổ chức một lớp."})
    found = collected((settings, loaded), other)
    assert [one.standing for one in found.reports] == [Standing.CHANGED]
    (settings.root / PATH).write_text(found.reports[0].after, encoding="utf-8")
    _, loaded = project(tmp_path / "p")
    assert [problem for problem in loaded.problems if problem.path == PATH] == []
    assert loaded.portal is not None
    report = loaded.portal.report(TASK, UNIT, 2026)
    assert report is not None
    assert [(version.date, version.by, version.changed, dict(version.before)) for version in report.history] == [
        (TODAY, UNIT, ("status", "summary"), {"status": "đạt", "summary": GOOD["summary"]})
    ]
    assert len(report.outputs) == 1


def test_a_verified_report_is_not_overwritten_and_one_that_needs_more_is(tmp_path: Path) -> None:
    def outcome(state: str) -> Collection:
        settings, loaded = project(tmp_path / state)
        verification = f"verification:\n  - {{date: 2026-11-21, state: {state}, by: Phòng}}\n"
        text = collected((settings, loaded), good(loaded)).reports[0].after
        (settings.root / PATH).write_text(text + verification, encoding="utf-8")
        settings, loaded = project(tmp_path / state)
        return collected((settings, loaded), fill(form(loaded), TASK, {"summary": "Nội dung khác."}))

    (fault,) = outcome("đã xác nhận").faults
    assert "báo cáo nhiệm vụ 4.1 đã được xác nhận ngày 21/11/2026, không ghi đè" in str(fault)
    again = outcome("cần bổ sung")
    assert again.faults == ()
    assert "cần bổ sung" in again.reports[0].after


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed (tests/browser/install.sh)")
def test_a_form_that_libreoffice_saved_says_the_same(tmp_path: Path, loaded: tuple[Settings, Loaded]) -> None:
    (tmp_path / "a.xlsx").write_bytes(good(loaded[1]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / "a.xlsx")], check=True, capture_output=True, timeout=120)
    still, saved = (collected(loaded, (tmp_path / name).read_bytes()) for name in ("a.xlsx", "out/a.xlsx"))
    assert saved.faults == ()
    assert [one.after for one in saved.reports] == [one.after for one in still.reports]


def test_two_forms_of_one_unit_are_not_mixed(loaded: tuple[Settings, Loaded]) -> None:
    (fault,) = collected(loaded, good(loaded[1]), good(loaded[1])).faults
    assert str(fault).startswith("phieu-2.xlsx: phiếu của cùng một đơn vị, cùng năm với phieu-1.xlsx")


def test_text_comes_in_clean_and_is_never_markup_or_formula(loaded: tuple[Settings, Loaded]) -> None:
    text = "Một\u00a0 hai\u200b ba\r\n\n  bô\u0301n “năm” #6: [a](javascript:x)"
    found = collected(loaded, fill(form(loaded[1]), TASK, {**GOOD, "summary": text}))
    assert found.faults == ()
    assert 'summary: "Một hai ba\\nbốn “năm” #6: [a](javascript:x)"' in found.reports[0].after


def test_a_form_is_the_same_every_time_and_opens_with_what_was_reported(loaded: tuple[Settings, Loaded]) -> None:
    assert form(loaded[1], "van-phong-so") == form(loaded[1], "van-phong-so")
    found = collected(loaded, form(loaded[1], "van-phong-so"))
    assert [one.standing for one in found.reports] == [Standing.SAME]


def test_a_task_with_two_leads_has_a_report_of_each(tmp_path: Path) -> None:
    settings, loaded = project(tmp_path / "p")
    both = [fill(form(loaded, unit), "1.3", GOOD) for unit in ("van-phong-so", "phong-quan-ly-khoa-hoc")]
    assert [one.path.rpartition("/")[2] for one in collected((settings, loaded), *both).reports] == [
        "1-3.van-phong-so.yml",
        "1-3.phong-quan-ly-khoa-hoc.yml",
    ]
