"""`portal new` and `portal import-docx`, as staff call them."""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from articles_in_tmp import lay_out
from command_line import run
from conftest import ROOT
from planportal.cli.desk_commands import run_desk_command
from planportal.clock import VIETNAM
from planportal.desk.article_text import free_slug
from planportal.load import load_settings
from planportal.model import SECTIONS
from word_files import WORD_FILES

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=VIETNAM)
FIELD_AND_SCOPE = ("--field", "nong-nghiep", "--scope", "tay-ninh")
MORE = {
    "thanh-tuu": {"source_title": "Bài gốc", "source_outlet": "Tạp chí", "source_url": "https://example.org/a"},
    "su-kien": {"start": "2026-12-05 08:00"},
    "video": {"link": "https://example.org/video"},
    "ton-vinh": {"year": "2026", "recipient": "Hợp tác xã thử"},
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    root = lay_out(tmp_path / "du-an", {})
    # The real plan: the sections name its tasks.
    shutil.rmtree(root / "plan")
    shutil.copytree(ROOT / "plan", root / "plan")
    return root


def written(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / "content").rglob("*") if path.is_file())


@pytest.mark.parametrize("section", [section.id for section in SECTIONS])
def test_a_new_article_of_any_section_passes_the_gate(
    section: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = [part for key, value in MORE.get(section, {}).items() for part in ("--set", f"{key}={value}")]
    title = 'Đậu tương "đột biến": giống mới # 1'
    code, out, err = run(
        capsys, "new", section, title, "--root", str(root), "--summary", "Tóm tắt: có dấu.", *FIELD_AND_SCOPE, *more
    )
    assert (code, err) == (0, "Bài đang là bản nháp. Chạy “portal check” trước khi đăng.\n"), out
    path = f"content/{section}/2026/dau-tuong-dot-bien-giong-moi-1.md"
    assert out == f"Đã tạo {path}\n"
    assert 'title: "Đậu tương \\"đột biến\\": giống mới # 1"\ndate: 2026-11-24 09:30\n' in (root / path).read_text(
        "utf-8"
    )
    code, out, _ = run(capsys, "check", "--root", str(root))
    assert code == 0, out


def test_what_is_missing_is_named_where_nobody_can_be_asked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "new", "su-kien", "Hội thảo", "--root", str(root), "--scope", "tay-ninh")
    assert code == 2
    assert err == (
        "portal: còn thiếu: tóm tắt (summary), lĩnh vực (field), bắt đầu (start); "
        "thêm bằng --field, --scope, --summary hoặc --set KHOÁ=GIÁ_TRỊ\n"
    )
    assert written(root) == []


def test_a_wrong_answer_is_told_and_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    called = ("new", "su-kien", "Hội thảo", "--root", str(root), "--summary", "Tóm tắt.", *FIELD_AND_SCOPE)
    code, out, err = run(capsys, *called, "--set", "start=05/12/2026")
    assert code == 1
    assert re.match(r"content/su-kien/2026/hoi-thao\.md:\d+:\d+: ", out)
    assert err == "Chưa tạo bài: sửa điều trên rồi gọi lại.\n"
    assert written(root) == []


def test_a_section_that_is_none_is_refused_with_those_that_are(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "new", "tin", "a", "--root", str(root))
    assert code == 2
    assert "không có chuyên mục “tin”" in err
    assert "tin-tuc (Tin tức)" in err


def test_two_articles_of_one_title_get_addresses_of_their_own(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        run(capsys, "new", "tin-tuc", "Sắn", "--root", str(root), "--summary", "Tóm tắt.", *FIELD_AND_SCOPE)
    assert written(root) == [f"content/tin-tuc/2026/{name}.md" for name in ("san-2", "san-3", "san")]
    assert run(capsys, "check", "--root", str(root))[0] == 0


def test_called_bare_it_asks_for_all_by_number_or_name_until_it_is_answered(root: Path) -> None:
    answers = iter(
        ["9", "3", "Hội thảo giống cây trồng", "", "Một câu.", "rau", "1, moi-truong", "1", "2026-12-05 08:00"]
    )
    settings, _ = load_settings(root)
    assert settings is not None
    options = argparse.Namespace(
        command="new", section=None, title=None, summary=None, field=None, scope=None, set=[], file=None
    )
    assert run_desk_command(settings, options, now=NOW, ask=asked(answers)) == 0
    text = (root / "content/su-kien/2026/hoi-thao-giong-cay-trong.md").read_text("utf-8")
    assert "field: [nong-nghiep, moi-truong]\nscope: tay-ninh\nstart: 2026-12-05 08:00\n" in text
    assert list(answers) == []


@pytest.mark.parametrize("stop", [EOFError, KeyboardInterrupt])
def test_who_stops_in_the_middle_is_told_that_nothing_was_made(
    stop: type[BaseException], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def ask(_: str) -> str:
        raise stop

    settings, _ = load_settings(root)
    assert settings is not None
    options = argparse.Namespace(
        command="new", section=None, title=None, summary=None, field=None, scope=None, set=[], file=None
    )
    assert run_desk_command(settings, options, now=NOW, ask=ask) == 2
    assert capsys.readouterr().err == "\nĐã dừng, chưa tạo bài nào.\n"
    assert written(root) == []


def asked(answers: Iterator[str]) -> Callable[[str], str]:
    return lambda _: next(answers)


def test_a_word_file_becomes_a_draft_with_its_pictures_and_what_to_look_at(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "Ảnh bài.docx"
    file.write_bytes(WORD_FILES["anh"]())
    code, out, _ = run(capsys, "import-docx", str(file), "--section", "tin-tuc", "--root", str(root), *FIELD_AND_SCOPE)
    assert code == 0
    pictures = [f"content/media/2026/anh-bai-11240930-{n}" for n in (1, 2, 3)]
    assert written(root) == [
        f"{pictures[0]}.jpg", f"{pictures[1]}.png", f"{pictures[2]}.png", "content/tin-tuc/2026/anh-trong-bai-thu.md"
    ]  # fmt: skip
    assert out.startswith("Đã tạo content/tin-tuc/2026/anh-trong-bai-thu.md\nĐã chép ảnh ")
    assert "Xem lại: ảnh media/2026/anh-bai-11240930-1.jpg chưa có mô tả" in out
    assert "draft: true" in (root / "content/tin-tuc/2026/anh-trong-bai-thu.md").read_text("utf-8")


def test_a_file_that_is_no_word_file_changes_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bai.docx"
    file.write_bytes(b"\xd0\xcf\x11\xe0")
    code, _, err = run(capsys, "import-docx", str(file), "--section", "tin-tuc", "--root", str(root), *FIELD_AND_SCOPE)
    assert (code, written(root)) == (2, [])
    assert err.startswith("portal: bai.docx: đây là tệp .doc kiểu cũ")


def test_a_file_name_has_whole_words_and_no_marks() -> None:
    long = "Đề án phát triển công nghệ sinh học phục vụ phát triển nông nghiệp bền vững trên địa bàn tỉnh Tây Ninh"
    name = free_slug(long, set())
    assert name == "de-an-phat-trien-cong-nghe-sinh-hoc-phuc-vu-phat-trien-nong-nghiep-ben-vung-tren"
    assert (free_slug("!!!", set()), free_slug("a", {"a", "a-2"})) == ("bai-viet", "a-3")
