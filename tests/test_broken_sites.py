"""One broken site for each rule: the lines that people see, reviewed like prose.

Each folder tests/sites/broken_<rule> holds what differs from tests/sites/minimal: files that take the place of
others, `delete.txt` with paths to delete, and `expected.txt` with the problems, one on each line.
"""

from __future__ import annotations

import re
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from planportal.cli.main import main
from planportal.clock import VIETNAM
from planportal.load import load_settings
from planportal.site import Address, build, inspect
from theme_icons import ICON_FOLDERS

SITES = Path(__file__).parent / "sites"
MINIMAL = SITES / "minimal"
BROKEN = sorted(folder.name for folder in SITES.glob("broken_*"))
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 23, 59, tzinfo=VIETNAM)

ABOUT_SITES = {"delete.txt", "expected.txt"}

# Their faults are in different files, and none of them makes another one.
TOGETHER = (
    "broken_settings_unknown_key",
    "broken_unknown_schedule",
    "broken_nbsp_indent",
    "broken_date_written_differently",
    "broken_report_before_tracking",
    "broken_report_of_unit_that_does_not_lead",
)


def lay_out(folder: Path, *names: str) -> Path:
    """Return the folder with the minimal site, changed by each of the named ones."""
    shutil.copytree(MINIMAL, folder, dirs_exist_ok=True)
    for name in names:
        for file in (SITES / name).rglob("*"):
            below = file.relative_to(SITES / name)
            if file.is_file() and str(below) not in ABOUT_SITES:
                (folder / below).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, folder / below)
        for path in lines(SITES / name / "delete.txt"):
            (folder / path).unlink()
    return folder


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def problems_of(root: Path) -> list[str]:
    settings, faults = load_settings(root)
    if settings is None:
        return [str(problem) for problem in faults]
    return [str(problem) for problem in inspect(settings, now=NOW)[1]]


def test_the_minimal_site_has_no_faults(tmp_path: Path) -> None:
    assert problems_of(lay_out(tmp_path)) == []


def test_the_minimal_site_builds(tmp_path: Path) -> None:
    settings, _ = load_settings(lay_out(tmp_path))
    assert settings is not None
    address = Address("Cổng thử nghiệm", "https://cong-thu-nghiem.example/")
    site = build(settings, address, now=NOW, icons=ICON_FOLDERS, cards=False)
    assert site.outputs


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_site_gives_these_lines(name: str, tmp_path: Path, *, golden_update: bool) -> None:
    found = problems_of(lay_out(tmp_path, name))
    expected = SITES / name / "expected.txt"
    if golden_update:
        expected.write_text("".join(f"{line}\n" for line in found), encoding="utf-8", newline="\n")
    assert found == lines(expected)
    assert found != []


@pytest.mark.parametrize("name", BROKEN)
def test_check_prints_the_lines_and_fails(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    code = main(["check", "--root", str(lay_out(tmp_path, name)), "--as-of", TODAY.isoformat()])
    expected = lines(SITES / name / "expected.txt")
    printed = capsys.readouterr().out.splitlines()
    assert [line.rpartition(" [")[0] for line in printed if line.endswith("]")] == expected
    assert code == (1 if any(": lưu ý: " not in line for line in expected) else 0)


@pytest.mark.parametrize("name", BROKEN)
def test_a_line_names_a_place_a_fault_and_a_cure(name: str) -> None:
    for line in lines(SITES / name / "expected.txt"):
        assert re.fullmatch(r"[^:]+:[1-9][0-9]*:[1-9][0-9]*: .+\. Cách sửa: .+", line), line
        assert not line.endswith("."), line


def test_everything_at_once_hides_nothing(tmp_path: Path) -> None:
    together = problems_of(lay_out(tmp_path, *TOGETHER))
    assert together == sorted(together, key=_place)
    assert sorted(together) == sorted(line for name in TOGETHER for line in lines(SITES / name / "expected.txt"))


def _place(line: str) -> tuple[str, int, int]:
    path, row, column, _ = line.split(":", 3)
    return path, int(row), int(column)
