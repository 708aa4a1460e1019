"""A check that is asked again answers from what it found, and only while everything is as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from articles_in_tmp import article_text, lay_out
from command_line import run
from gate_cases import png
from planportal.cli.kept_answer import Ground, KeptAnswer, Question, keep, kept_answer
from planportal.clock import VIETNAM, next_turn
from planportal.errors import Problem, Severity

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)
FOUND = (Problem("a.md", 1, 2, "có dấu tab", "thay", Severity.ADVICE),)


def project(tmp_path: Path) -> Path:
    text = article_text("![a](media/a.png) [b](/ke-hoach/)\n")
    return lay_out(tmp_path / "p", {"tin-tuc/2026/a.md": text}, {"a.png": png()}, own_cache=True)


def check(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    return run(capsys, "check", "--root", str(root), "--as-of", "2026-11-23", *options)


def nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("planportal.site.inspect", refuse)


def test_asking_again_gives_the_same_words_without_reading_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    (root / "content/tin-tuc/2026/b.md").write_text(article_text("Chữ [tại đây](/).\n", id="b", scope="xa"), "utf-8")
    first = check(root, capsys)
    assert first[0] == 1
    nothing_is_read(monkeypatch)
    assert check(root, capsys) == first


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article": lambda root: (root / "content/tin-tuc/2026/a.md").write_text("chữ", "utf-8"),
    "an article, by as many letters": lambda root: (root / "content/tin-tuc/2026/a.md").write_text(
        article_text("![a](media/a.png) [b](/ke-hoack/)\n"), "utf-8"
    ),
    "a new article": lambda root: (root / "content/tin-tuc/2026/b.md").write_text("chữ", "utf-8"),
    "an article that goes": lambda root: (root / "content/tin-tuc/2026/a.md").unlink(),
    "a picture": lambda root: (root / "content/media/a.png").write_bytes(b"x"),
    "a picture that goes": lambda root: (root / "content/media/a.png").unlink(),
    "the plan": lambda root: (root / "plan/units.yml").write_text("", "utf-8"),
    "a report": lambda root: (root / "plan/reports/2026/x.yml").write_text("", "utf-8"),
    "the settings": lambda root: (root / "mkdocs.yml").write_text("extra: {portal: {x: 1}}", "utf-8"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_any_change_is_seen(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    (root / "plan/reports/2026").mkdir(parents=True, exist_ok=True)
    before = check(root, capsys)
    assert before[0] == 0, before
    CHANGES[name](root)
    after = check(root, capsys)
    (root / ".cache").rename(tmp_path / "kept")
    assert after == check(root, capsys)
    assert after != before


def test_other_questions_have_other_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    assert check(root, capsys)[0] == 0
    assert check(root, capsys, "--official")[0] == 1
    assert check(root, capsys)[0] == 0


def question(root: Path) -> Question:
    return Question(root, None, "", official=False, published=None)


def kept(root: Path, until: datetime | None) -> Question:
    asked = question(root)
    keep(asked, KeptAnswer(Ground.of(asked, (), ("content",)), FOUND, NOW, until))
    return asked


def test_an_answer_ends_with_the_hour_that_may_change_it(tmp_path: Path) -> None:
    asked = kept(tmp_path, NOW + timedelta(hours=1))
    assert kept_answer(asked, now=NOW + timedelta(minutes=59)) == FOUND
    assert kept_answer(asked, now=NOW + timedelta(hours=1)) is None
    assert kept_answer(asked, now=NOW - timedelta(seconds=1)) is None


def test_an_answer_about_a_fixed_day_does_not_end(tmp_path: Path) -> None:
    assert kept_answer(kept(tmp_path, None), now=NOW + timedelta(days=9)) == FOUND


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"until": "x"}', '{"until": "", "state": 1}'])
def test_a_file_that_nobody_wrote_so_is_no_answer(text: str, tmp_path: Path) -> None:
    asked = kept(tmp_path, None)
    asked.file.write_text(text, encoding="utf-8")
    assert kept_answer(asked, now=NOW) is None


def test_a_file_in_the_way_of_the_folder_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("", encoding="utf-8")
    assert kept_answer(kept(tmp_path, None), now=NOW) is None


def test_the_next_turn_is_the_next_article_or_midnight() -> None:
    later = NOW + timedelta(hours=3)
    assert next_turn(NOW, [NOW - timedelta(hours=1), later, later + timedelta(hours=1)]) == later
    assert next_turn(NOW, [NOW]) == datetime(2026, 11, 24, tzinfo=VIETNAM)
