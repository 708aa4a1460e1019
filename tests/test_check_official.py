"""What `portal check --official` asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import DEMO, ROOT
from planportal.check import official_problems
from planportal.cli import main
from planportal.load import load_settings

COMPLETE = {
    "parent": "Ủy ban nhân dân tỉnh Tây Ninh",
    "name": "Sở Khoa học và Công nghệ tỉnh Tây Ninh",
    "address": "Số 1 đường Thử, phường Thử, tỉnh Tây Ninh",
    "phone": "0276 3822 233",
    "email": "so@thu.gov.vn",
    "content_manager": "Người Thử, Giám đốc",
}


def found(root: Path, authority: str = "cong.gov.vn,2026", **changes: str) -> list[str]:
    values = {**COMPLETE, **changes}
    lines = [f"      {key}: {value!r}" if value else f"      {key}:" for key, value in values.items()]
    text = "\n".join(["extra:", "  portal:", f"    tag_authority: {authority}", "    organisation:", *lines, ""])
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    (root / "plan").mkdir(exist_ok=True)
    settings, problems = load_settings(root)
    assert settings is not None, problems
    return [str(problem) for problem in official_problems(settings)]


def test_a_complete_portal_may_be_official(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize("key", COMPLETE)
def test_each_missing_particular_is_named_with_its_line(tmp_path: Path, key: str) -> None:
    (said,) = found(tmp_path, **{key: ""})
    assert said.startswith(f"mkdocs.yml:{5 + list(COMPLETE).index(key)}:7: trang chính thức còn thiếu ")
    assert f"({key})" in said


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("email", "so(at)thu.gov.vn"),
        ("phone", "xxxxxxxxxx"),
        ("phone", "0000000000"),
        ("phone", "sẽ có"),
        ("address", "Đang cập nhật"),
        ("address", "..."),
        ("content_manager", "Chưa có"),
        ("content_manager", "TODO"),
        ("name", "???"),
    ],
)
def test_a_placeholder_is_no_particular(tmp_path: Path, key: str, value: str) -> None:
    (said,) = found(tmp_path, **{key: value})
    assert "chưa phải giá trị thật" in said


def test_ids_of_an_example_domain_are_pointed_out(tmp_path: Path) -> None:
    (said,) = found(tmp_path, authority="cong.example,2026")
    assert "tag_authority" in said
    assert ": lưu ý: " in said


def test_the_command_fails_on_the_trial_and_names_every_missing_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--official", "--root", str(ROOT)]) == 1
    said = capsys.readouterr().out
    assert [key for key in ("address", "phone", "email", "content_manager") if f"({key})" not in said] == []


def test_a_demonstration_can_never_be_official(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--official", "--root", str(DEMO)]) == 1
    assert "trang minh hoạ không thể là trang chính thức" in capsys.readouterr().out
