"""The edition of a year: kept as it was, with a hash that tells of every change."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from articles_in_tmp import ADDRESS, page
from command_line import run
from office_files import project
from planportal.clock import VIETNAM
from planportal.load import Settings
from planportal.model import reports_digest
from planportal.site import Site, build
from theme_icons import ICON_FOLDERS

EDITION = "plan/editions/2026.yml"
REPORT = "plan/reports/2026/1-3.van-phong-so.yml"
PAGE = "ke-hoach/bao-cao/2026/ban-chot.md"


def freeze(capsys: pytest.CaptureFixture[str], root: Path, day: str = "2026-11-30") -> tuple[int, str, str]:
    return run(capsys, "freeze", "2026", "--as-of", day, "--root", str(root))


def site_of(settings: Settings, day: date = date(2026, 12, 20)) -> Site:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=VIETNAM)
    return build(settings, ADDRESS, now=now, icons=ICON_FOLDERS, cards=False)


def test_a_year_is_frozen_once_and_only_after_its_last_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path / "p")[0].root
    code, _, err = freeze(capsys, root, "2026-11-29")
    assert code == 2
    assert "còn nhận tới hết ngày 29/11/2026, chưa chốt được" in err
    assert not (root / EDITION).exists()
    code, out, _ = freeze(capsys, root)
    assert code == 0
    assert out.startswith(f"Đã chốt 1/5 báo cáo năm 2026 vào {EDITION}, mã băm ")
    kept = (root / EDITION).read_bytes()
    code, _, err = freeze(capsys, root)
    assert code == 2
    assert "bản chốt không ghi đè" in err
    assert (root / EDITION).read_bytes() == kept


def test_an_edition_holds_what_was_handed_in_and_said_by_that_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, _ = project(tmp_path / "p")
    file = settings.root / REPORT
    text = re.sub(r"verification:\n(?:[ -].*\n)*", "", file.read_text(encoding="utf-8"))
    said = "verification:\n  - {date: 2026-12-05, state: đã xác nhận, by: P}\n"
    file.write_text(text + said, encoding="utf-8")
    assert freeze(capsys, settings.root)[0] == 0
    _, loaded = project(settings.root)
    assert loaded.portal is not None
    edition = loaded.portal.edition(2026)
    assert edition is not None
    assert [(report.task, report.unit, report.verifications) for report in edition.reports] == [
        ("1.3", "van-phong-so", ())
    ]
    assert edition.digest == reports_digest(edition.reports)


@pytest.mark.parametrize(
    ("old", "new"), [("status: ", "summary: x\nstatus: "), ('unit: "van-phong-so"', 'unit: "phong-quan-ly-khoa-hoc"')]
)
def test_a_changed_edition_stops_every_build(
    old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, _ = project(tmp_path / "p")
    assert freeze(capsys, settings.root)[0] == 0
    file = settings.root / EDITION
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r'summary: ".*', 'summary: "Khác."', text) if "summary" in new else text.replace(old, new), "utf-8"
    )
    code, out, _ = run(capsys, "check", "--as-of", "2026-12-20", "--root", str(settings.root))
    assert code == 1
    assert f"{EDITION}:5:9: bản chốt đã bị sửa: mã băm không khớp với nội dung" in out


def test_its_page_tells_what_has_changed_since(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, _ = project(tmp_path / "p")
    assert freeze(capsys, settings.root)[0] == 0
    shown = page(site_of(settings), PAGE).markdown()
    assert "giữ 01/5 báo cáo" in shown
    assert "Không có." in shown.partition("## Khác với bản chốt")[2].partition("\n## ")[0]
    file = settings.root / REPORT
    file.write_text(re.sub(r"status: .*", "status: chậm", file.read_text(encoding="utf-8")), encoding="utf-8")
    late = settings.root / "plan/reports/2026/1-3.phong-quan-ly-khoa-hoc.yml"
    late.write_text("submitted: 2026-12-02\nstatus: đạt\nsummary: Đã làm.\n", encoding="utf-8")
    changed = page(site_of(settings), PAGE).markdown().partition("## Khác với bản chốt")[2].partition("\n## ")[0]
    assert "Văn phòng Sở: đã đổi: tình hình thực hiện" in changed
    assert "Phòng Quản lý khoa học: nộp sau khi chốt" in changed
    frozen = page(site_of(settings), PAGE).markdown().partition("\n## 1.3. ")[2]
    assert "chậm" not in frozen.partition("\n## ")[0]


def test_before_the_day_of_freezing_there_is_no_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, _ = project(tmp_path / "p")
    assert freeze(capsys, settings.root)[0] == 0
    paths = [output.path for output in site_of(settings, date(2026, 11, 29)).outputs]
    assert PAGE not in paths


def test_the_digest_forgets_order_and_files_but_no_word(tmp_path: Path) -> None:
    _, loaded = project(tmp_path / "p")
    assert loaded.portal is not None
    (report,) = loaded.portal.reports
    other = replace(report, unit="khac")
    assert reports_digest([report, other]) == reports_digest([other, report])
    assert reports_digest([report]) != reports_digest([replace(report, summary=f"{report.summary} ")])
