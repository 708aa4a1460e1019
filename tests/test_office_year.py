"""A reporting year from end to end, as the offices live it: forms, filled, collected, verified, reported, frozen."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from docx import Document

from command_line import run
from conftest import ROOT
from office_files import GOOD, fill

UNIT, TASK, YEAR = "trung-tam-khcn", "3.3", "2027"
REPORT = f"plan/reports/{YEAR}/3-3.{UNIT}.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The demonstration's reports on the real plan, in a folder of its own; all of it fictional."""
    root = tmp_path / "p"
    for name in ("plan", "content"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for name in ("reports", "evidence"):
        shutil.copytree(ROOT / "examples" / "demo" / name, root / "plan" / name, dirs_exist_ok=True)
    shutil.rmtree(root / "plan" / "reports" / YEAR)
    return root


def test_a_year_from_the_forms_to_the_edition(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1827198000")  # 26/11/2027

    def portal(*called: str) -> str:
        code, out, err = run(capsys, *called, "--root", str(project))
        assert code == 0, (called, out, err)
        return out

    portal("forms", YEAR, "--to", str(tmp_path / "forms"))
    forms = sorted((tmp_path / "forms").glob("*.xlsx"))
    assert len(forms) == 5
    (form,) = [file for file in forms if UNIT in file.name]
    values = {**GOOD, "submitted": None, "summary": "(Minh hoạ) Đã tổ chức hai lớp."}
    form.write_bytes(fill(form.read_bytes(), TASK, values))

    assert f"{REPORT}: mới" in portal("collect", *map(str, forms))
    assert not (project / REPORT).exists()
    portal("collect", *map(str, forms), "--confirm")
    assert f"{REPORT}: không đổi" in portal("collect", *map(str, forms), "--confirm")
    portal("check")

    portal("verify", TASK, YEAR, "--by", "Phòng Quản lý khoa học")
    draft = tmp_path / "bao-cao.docx"
    portal("report", YEAR, "--to", str(draft))
    document = Document(io.BytesIO(draft.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    assert "(Minh hoạ) Đã tổ chức hai lớp." in text
    assert "12/BC-VP" in text
    assert "chưa có số liệu của" in text

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1827630000")  # 01/12/2027
    assert "Đã chốt 1/25 báo cáo năm 2027" in portal("freeze", YEAR)
    portal("check")
    status = portal("status", "--year", YEAR)
    line = next(line for line in status.splitlines() if line.startswith(TASK))
    assert "đã nộp" in line
    assert "đã xác nhận" in line
