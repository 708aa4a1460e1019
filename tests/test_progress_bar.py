"""Bars for those who wait at a terminal, and for nobody else."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from articles_in_tmp import article_text, lay_out
from planportal.cli.progress import progress
from planportal.desk import read_word
from planportal.load import articles, load_project, load_settings
from word_files import pictures

HIDES = "\x1b[?25l"
CLEARS = "\x1b[2K"


class Terminal(io.StringIO):
    """What a person would see, with all that steers it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def ordinary_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")


def shown(terminal: Terminal) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", terminal.getvalue())


def wait_for(terminal: Terminal, words: str) -> None:
    end = time.monotonic() + 30
    while words not in shown(terminal):
        assert time.monotonic() < end, shown(terminal)
        time.sleep(0.02)


def test_a_bar_says_in_vietnamese_what_is_done_and_goes_away() -> None:
    terminal = Terminal()
    with progress("Đang đọc các bài", stream=terminal, wait=0) as tell:
        wait_for(terminal, "Đang đọc các bài")
        tell(3, 12)
        wait_for(terminal, "3/12")
    assert HIDES in terminal.getvalue()
    assert terminal.getvalue().endswith(CLEARS), "the last thing is to clear the line"
    assert set(re.findall(r"[a-zA-Z]+", shown(terminal))) <= {"ang", "c", "b", "i"}, "no English"


def test_what_was_told_before_the_bar_came_is_on_it() -> None:
    terminal = Terminal()
    with progress("Đang đọc", stream=terminal, wait=0.05) as tell:
        tell(4, 9)
        wait_for(terminal, "4/9")


def test_work_that_is_soon_done_shows_nothing() -> None:
    terminal = Terminal()
    with progress("Đang đọc", stream=terminal, wait=60) as tell:
        tell(1, 2)
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_machines_see_no_bar(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    terminal = Terminal()
    with progress("Đang đọc", stream=terminal, wait=0) as tell:
        tell(1, 2)
    assert terminal.getvalue() == ""


def test_files_and_pipes_see_no_bar() -> None:
    stream = io.StringIO()
    with progress("Đang đọc", stream=stream, wait=0) as tell:
        tell(1, 2)
    assert stream.getvalue() == ""


def test_a_fault_takes_the_bar_away_too() -> None:
    terminal = Terminal()

    def fail() -> None:
        with progress("Đang đọc", stream=terminal, wait=0):
            wait_for(terminal, "Đang đọc")
            raise ValueError("hỏng")

    with pytest.raises(ValueError, match="hỏng"):
        fail()
    assert terminal.getvalue().endswith(CLEARS)


def test_articles_are_told_as_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few at a time, as they are kept."""
    monkeypatch.setattr(articles, "_TOGETHER", 4)
    monkeypatch.setenv("PORTAL_PROCESSES", "1")
    texts = {f"tin-tuc/2026/bai-{number}.md": article_text(id=f"bai-{number}") for number in range(30)}
    settings, _ = load_settings(lay_out(tmp_path / "p", texts))
    assert settings is not None
    told: list[tuple[int, int]] = []
    load_project(settings, lambda done, total: told.append((done, total)))
    assert told[0] == (0, 30)
    assert {total for _, total in told} == {30}
    assert [done for done, _ in told] == sorted({done for done, _ in told}), "never back, never twice the same"
    assert 3 < len(told) <= 30


def test_each_picture_of_a_word_file_is_told() -> None:
    told: list[tuple[int, int]] = []
    read_word(pictures(), picture_path="2026/a", tell=lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_commands_load_rich_only_when_there_is_a_bar_to_draw() -> None:
    code = "import planportal.cli, sys; print([name for name in sys.modules if name.split('.')[0] == 'rich'])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout == "[]\n"
