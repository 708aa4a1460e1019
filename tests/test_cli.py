"""The `portal` command, as staff call it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from articles_in_tmp import article_text, lay_out
from command_line import run
from conftest import DEMO, ROOT
from planportal.load import json_schemas


def test_check_passes_on_the_real_project(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", "--root", str(ROOT), "--as-of", "2026-11-23")
    assert code == 0
    assert all(": lưu ý: " in line for line in out.splitlines() if line.endswith("]"))
    assert err.startswith("0 lỗi")


def test_commands_work_on_the_current_folder(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert run(capsys, "check")[0] == 0


def test_a_folder_that_is_no_project_is_said_to_be_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "check", "--root", str(tmp_path))
    assert code == 1
    assert out.splitlines()[1] == (
        "mkdocs.yml:1:1: không có tệp mkdocs.yml ở thư mục này. "
        "Cách sửa: chạy lệnh trong thư mục của dự án, hoặc chỉ thư mục bằng --root [thieu-tep]"
    )


def test_check_compares_articles_with_the_site_that_is_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    data = tmp_path / "site" / "du-lieu" / "articles.json"
    data.parent.mkdir(parents=True)
    data.write_text(
        '{"articles": [{"tag": "tag:a,2026:bai/b", "published": "2026-11-20T08:00:00+07:00"}]}', encoding="utf-8"
    )
    root = lay_out(tmp_path / "p", {"tin-tuc/2026/a.md": article_text(date="2026-11-20 07:00")})
    called = ("check", "--root", str(root), "--as-of", "2026-11-23")
    assert run(capsys, *called) == (0, "", "Không có lỗi.\n")
    code, out, _ = run(capsys, *called, "--site", str(tmp_path / "site"))
    assert code == 0
    assert out.splitlines()[1].startswith("content/tin-tuc/2026/a.md:4:7: lưu ý: ")
    assert "sẽ bị bỏ lỡ" in out
    code, out, err = run(capsys, *called, "--site", str(tmp_path))
    assert (code, out) == (2, "")
    assert err == f"portal: {tmp_path} không phải thư mục trang đã dựng: không có du-lieu/articles.json\n"


@pytest.mark.parametrize(
    ("as_of", "report"), [("2026-10-29", "not-yet"), ("2026-11-29", "due-soon"), ("2026-11-30", "overdue")]
)
def test_status_gives_each_task_its_states_for_a_day(
    capsys: pytest.CaptureFixture[str], as_of: str, report: str
) -> None:
    code, out, _ = run(capsys, "status", "--root", str(ROOT), "--as-of", as_of, "--format", "json")
    data = json.loads(out)
    assert code == 0
    assert data["last_day"] == "2026-11-29"
    assert len(data["tasks"]) == 18
    assert {task["report"] for task in data["tasks"]} == {report}


def test_status_prints_a_table_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "status", "--root", str(DEMO), "--year", "2026")
    head, *lines = out.splitlines()
    assert code == 0
    assert head == "Báo cáo năm 2026, tính đến ngày 10/11/2027, hạn cuối 29/11/2026"
    assert len(lines) == 18


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["chek"], "không có lựa chọn"),
        (["check", "--rot", "x"], "không hiểu: --rot x"),
        (["check", "--as-of", "30/11/2026"], "“30/11/2026” không phải ngày"),
        (["check", "--root"], "--root: cần một giá trị đi kèm"),
        (["status", "--format", "xml"], "--format: không có lựa chọn 'xml'"),
        (["status", "--year", "hai nghìn"], "--year: giá trị 'hai nghìn' không dùng được"),
    ],
)
def test_a_wrong_call_is_explained_in_vietnamese(
    capsys: pytest.CaptureFixture[str], argv: list[str], said: str
) -> None:
    code, out, err = run(capsys, *argv)
    assert code == 2
    assert said in err
    assert not re.search(r"\b(usage|error|argument|invalid|required)\b", out + err)


@pytest.mark.parametrize("argv", [[], ["--help"], ["check", "--help"], ["status", "--help"], ["schema", "--help"]])
def test_help_is_vietnamese_with_examples(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    _, out, _ = run(capsys, *argv)
    assert out.startswith("Cách dùng: portal")
    assert "Ví dụ:" in out
    assert not re.search(r"\b(usage|options|positional|show this|exit)\b", out)


def test_schema_writes_the_schemas(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, _ = run(capsys, "schema", "--to", str(tmp_path / "moi" / "schema"))
    assert code == 0
    written = {file.name for file in (tmp_path / "moi" / "schema").iterdir()}
    assert written == set(json_schemas())
    assert {"plan.schema.json", "report.schema.json", "tin-tuc.schema.json"} <= written


def test_schema_goes_beside_the_plan_of_the_project(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    assert run(capsys, "schema", "--root", str(tmp_path))[0] == 0
    assert (tmp_path / "plan" / "schema" / "plan.schema.json").is_file()


def test_schema_says_why_it_cannot_write(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("", encoding="utf-8")
    code, _, err = run(capsys, "schema", "--to", str(tmp_path / "tep" / "schema"))
    assert code == 2
    assert "không ghi được" in err


def test_a_reader_that_has_enough_is_no_fault() -> None:
    command = f"{Path(sys.executable).with_name('portal')} check --root {ROOT} | head -1"
    run = subprocess.run(["/bin/sh", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert "Traceback" not in run.stderr
    assert "BrokenPipe" not in run.stderr
