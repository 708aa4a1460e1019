"""The office's word on a report is added to its file, and nothing else in the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import run
from office_files import project
from planportal.load.project import load_project
from planportal.model import VerificationState

PATH = "plan/reports/2026/1-3.van-phong-so.yml"
BY = "Phòng Quản lý khoa học"


def verify(capsys: pytest.CaptureFixture[str], root: Path, *options: str) -> tuple[int, str, str]:
    called = ("verify", "1.3", "2026", "--by", BY, "--as-of", "2026-12-05", "--root", str(root))
    return run(capsys, *called, *options)


def report_text(body: str) -> str:
    return f"submitted: 2026-11-20\nstatus: đạt\nsummary: Đã làm.\n{body}"


LAYOUTS = {
    "no statement yet": "# ghi chú\nnext_year: Làm tiếp.\n",
    "no end of line": "next_year: Làm tiếp.",
    "a statement at the end": "verification:\n  - date: 2026-11-22\n    state: cần bổ sung\n    by: P\n",
    "a list without indent": "verification:\n- date: 2026-11-22\n  state: cần bổ sung\n  by: P\n",
    "keys below": "verification:\n  - date: 2026-11-22\n    state: cần bổ sung\n    by: P\n\n# sau\nnext_year: Làm.\n",
    "on one line": "verification: [{date: 2026-11-22, state: cần bổ sung, by: P}]\n",
    "left empty": "verification: []\n",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_statement_is_added_in_any_layout(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, _ = project(tmp_path / "p")
    file = settings.root / PATH
    file.write_text(report_text(LAYOUTS[name]), encoding="utf-8")
    before = load_project(settings).portal
    code, out, err = verify(capsys, settings.root, "--note", "đủ: “hồ sơ” #1")
    assert (code, out, err) == (0, f"{PATH}: đã ghi “đã xác nhận”, {BY}, ngày 05/12/2026\n", "")
    after = load_project(settings).portal
    assert before is not None
    assert after is not None
    old, new = (portal.report("1.3", "van-phong-so", 2026) for portal in (before, after))
    assert old is not None
    assert new is not None
    assert new.verifications[:-1] == old.verifications
    last = new.verifications[-1]
    assert (last.state, last.by, last.note) == (VerificationState.VERIFIED, BY, "đủ: “hồ sơ” #1")
    assert (new.summary, new.next_year, new.outputs) == (old.summary, old.next_year, old.outputs)


def test_every_line_that_was_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, _ = project(tmp_path / "p")
    file = settings.root / PATH
    file.write_text(report_text(LAYOUTS["keys below"]), encoding="utf-8")
    before = file.read_text(encoding="utf-8").splitlines()
    assert verify(capsys, settings.root)[0] == 0
    after = file.read_text(encoding="utf-8").splitlines()
    added = ["  - date: 2026-12-05", '    state: "đã xác nhận"', f'    by: "{BY}"']
    assert [line for line in after if line not in added] == before
    assert after.index("# sau") > after.index(added[0])


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("9.9", "2026"), "Kế hoạch không có nhiệm vụ 9.9"),
        (("4.1", "2026"), "nhiệm vụ 4.1 chưa có báo cáo năm 2026 để xác nhận"),
        (("1.3", "2027"), "nhiệm vụ 1.3 chưa có báo cáo năm 2027 để xác nhận"),
    ],
)
def test_what_cannot_be_verified_is_said(
    options: tuple[str, str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, _ = project(tmp_path / "p")
    code, _, err = run(capsys, "verify", *options, "--by", BY, "--root", str(settings.root))
    assert code == 2
    assert told in err


def test_of_two_reports_one_must_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, _ = project(tmp_path / "p")
    other = settings.root / "plan/reports/2026/1-3.phong-quan-ly-khoa-hoc.yml"
    other.write_text(report_text(""), encoding="utf-8")
    code, _, err = verify(capsys, settings.root)
    assert code == 2
    assert "thêm --unit: van-phong-so, phong-quan-ly-khoa-hoc" in err
    assert verify(capsys, settings.root, "--unit", "phong-quan-ly-khoa-hoc", "--state", "cần bổ sung")[0] == 0
    assert "cần bổ sung" in other.read_text(encoding="utf-8")


def test_the_gate_refuses_a_statement_before_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, _ = project(tmp_path / "p")
    file = settings.root / PATH
    file.write_text(report_text(""), encoding="utf-8")
    called = ("verify", "1.3", "2026", "--by", BY, "--as-of", "2026-11-01", "--root", str(settings.root))
    code, out, err = run(capsys, *called)
    assert (code, err) == (1, "Chưa ghi gì.\n")
    assert "ngày xác nhận 01/11/2026 trước ngày nộp 20/11/2026" in out
    assert file.read_text(encoding="utf-8") == report_text("")
