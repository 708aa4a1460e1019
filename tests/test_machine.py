"""`portal doctor`: what the machine lacks, what of it matters, and how to get it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from planportal.cli import main
from planportal.desk import examine, machine


def test_all_is_well_where_the_tests_run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["doctor", "--root", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["đủ"] * 3
    assert "gói đúng bản" in lines[1]


def test_a_program_that_only_some_need_is_advice(tmp_path: Path) -> None:
    findings = {finding.name: finding for finding in examine(tmp_path, which=lambda _: None)}
    assert findings["node"].cure == "cài Node.js 20 từ nodejs.org (cần cho bộ sửa bài trên trình duyệt và vài phép thử)"
    assert not findings["node"].needed
    assert findings["Python"].is_well


def test_servers_are_looked_for_where_debian_puts_them(tmp_path: Path) -> None:
    there = {"/usr/sbin/nginx": "/usr/sbin/nginx"}
    findings = {finding.name: finding for finding in examine(tmp_path, which=there.get)}
    assert findings["nginx"].is_well
    assert not findings["git"].is_well


def test_a_package_of_another_version_is_named_and_ends_in_failure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def version(name: str) -> str:
        if name == "lxml":
            raise PackageNotFoundError(name)
        return "0.1"

    monkeypatch.setattr(machine, "requires", lambda _: ["lxml==6.1.3", "nh3==0.3.8; python_version > '3'", "a==0.1"])
    monkeypatch.setattr(machine, "version", version)
    assert main(["doctor", "--root", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "1/3 gói đúng bản. chạy “make .venv/site.stamp”; " in out
    assert out.splitlines()[1].endswith("còn thiếu hoặc khác bản: lxml 6.1.3 (chưa có), nh3 0.3.8 (0.1)")


def test_a_folder_that_is_not_there_is_said_to_be_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["doctor", "--root", str(tmp_path / "a")]) == 2
    assert capsys.readouterr().err == f"portal: không có thư mục {tmp_path / 'a'}\n"
