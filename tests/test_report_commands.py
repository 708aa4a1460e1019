"""`portal report`, as the office calls it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import pytest

from command_line import run
from conftest import DEMO, ROOT

Capture = pytest.CaptureFixture[str]


def call(capsys: Capture, *argv: str, root: Path = DEMO, day: str = "2026-12-31") -> tuple[int, str, str]:
    return run(capsys, "report", *argv, "--root", str(root), "--as-of", day)


def test_the_draft_of_the_real_portal_is_written_under_its_usual_name(tmp_path: Path, capsys: Capture) -> None:
    code, out, err = call(capsys, "2026", "--to", str(tmp_path), root=ROOT, day="2026-11-24")
    assert (code, err) == (0, "")
    name = "DU-THAO_BC-ket-qua-CNSH-2026_2026-11-24"
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{name}.docx", f"{name}.nguon.txt"]
    assert out.startswith(f"Đã ghi {tmp_path / name}.docx\nĐã ghi {tmp_path / name}.nguon.txt\n")
    assert "Cần bổ sung, kiểm tra trước khi trình (30 điều):\n" in out
    assert "  - Nhiệm vụ 1.1: chưa có số liệu của Phòng Quản lý khoa học.\n" in out


def test_two_runs_write_the_same_bytes(tmp_path: Path, capsys: Capture) -> None:
    for name in ("a.docx", "b.docx"):
        assert call(capsys, "2026", "--to", str(tmp_path / name))[0] == 0
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    assert (tmp_path / "a.nguon.txt").read_bytes() == (tmp_path / "b.nguon.txt").read_bytes()


def test_what_the_officer_wrote_is_not_overwritten_unless_forced(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "bao-cao.docx"
    file.write_bytes("chữ của cán bộ".encode())
    code, out, err = call(capsys, "2026", "--to", str(file))
    assert (code, out, err) == (2, "", f"portal: đã có {file}; thêm --force để ghi đè\n")
    assert file.read_bytes() == "chữ của cán bộ".encode()
    assert list(tmp_path.iterdir()) == [file]
    assert call(capsys, "2026", "--to", str(file), "--force")[0] == 0
    assert docx.Document(io.BytesIO(file.read_bytes())).core_properties.author == "Sở Khoa học và Công nghệ"


def test_a_clean_file_has_no_marks_and_no_list_beside_it(tmp_path: Path, capsys: Capture) -> None:
    assert call(capsys, "2026", "--to", str(tmp_path / "a.docx"), "--clean")[0] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_one_unit_has_a_draft_of_its_own(tmp_path: Path, capsys: Capture) -> None:
    assert call(capsys, "2026", "--unit", "van-phong-so", "--to", str(tmp_path), "--clean")[0] == 0
    (file,) = tmp_path.iterdir()
    assert file.name == "MINH-HOA_DU-THAO_BC-ket-qua-CNSH-2026-van-phong-so_2026-12-31.docx"


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("2025",), "năm 2025 không có số liệu trên Cổng; lập được cho năm 2026"),
        (("2026", "--unit", "so-khcn"), "--unit so-khcn: không phải đơn vị chủ trì nào; chọn một trong: phong-quan-ly"),
        (("2026", "--to", "bao-cao.doc"), "--to bao-cao.doc: tên tệp phải kết thúc bằng .docx"),
        (("2026", "--to", "/proc/khong-ghi-duoc/a.docx"), "không ghi được vào /proc/khong-ghi-duoc"),
        ((), "thiếu: NĂM"),
        (("hai",), "giá trị 'hai' không dùng được"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    argv: tuple[str, ...], words: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = call(capsys, *argv)
    assert code == 2
    assert words in err
    assert list(tmp_path.iterdir()) == []


def remind(capsys: Capture, *argv: str, root: Path = DEMO, day: str = "2026-12-31") -> tuple[int, str, str]:
    return run(capsys, "remind", *argv, "--root", str(root), "--as-of", day)


def test_who_has_not_reported_is_named_with_the_days_left(capsys: Capture) -> None:
    code, out, err = remind(capsys, "2026", root=ROOT, day="2026-11-24")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Báo cáo năm 2026, hạn nộp trước ngày 30/11/2026, còn 5 ngày. Chưa báo cáo:",
        "  - Phòng Quản lý khoa học: nhiệm vụ 1.1, 1.3, 3.1, 3.4, 5.1, 5.2, 5.3",
        "  - Trung tâm KH&CN: nhiệm vụ 1.2, 2.1, 2.2, 3.2, 3.3, 4.1, 4.2, 4.3, 5.2",
        "  - Văn phòng Sở: nhiệm vụ 1.3, 2.1, 2.2",
        "  - Phòng Quản lý Chuyên ngành: nhiệm vụ 3.5, 3.6, 3.7, 5.3",
        "  - Chi cục Tiêu chuẩn Đo lường Chất lượng: nhiệm vụ 3.5, 3.6",
    ]


def test_each_unit_that_owes_a_report_gets_a_letter_and_a_message_and_no_other_does(
    tmp_path: Path, capsys: Capture
) -> None:
    code, out, _ = remind(capsys, "2026", "--to", str(tmp_path / "nhac"))
    assert code == 0
    units = ("phong-quan-ly-chuyen-nganh", "phong-quan-ly-khoa-hoc", "trung-tam-khcn", "van-phong-so")
    assert sorted(path.name for path in (tmp_path / "nhac").iterdir()) == [
        *(f"MINH-HOA_DU-THAO_CV-nhac-bao-cao-2026-{unit}_2026-12-31.docx" for unit in units),
        *(f"MINH-HOA_Zalo-nhac-bao-cao-2026-{unit}_2026-12-31.txt" for unit in units),
    ]
    assert out.endswith("Chưa gửi gì: kiểm tra, ký rồi gửi theo quy định.\n")
    before = {path.name: path.read_bytes() for path in (tmp_path / "nhac").iterdir()}
    assert remind(capsys, "2026", "--to", str(tmp_path / "nhac"))[0] == 2
    assert remind(capsys, "2026", "--to", str(tmp_path / "nhac"), "--force")[0] == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "nhac").iterdir()} == before


def test_a_year_that_is_not_tracked_has_nobody_to_remind(capsys: Capture) -> None:
    code, _, err = remind(capsys, "2025")
    assert (code, err) == (2, "portal: năm 2025 không có số liệu trên Cổng; lập được cho năm 2026\n")


def test_a_project_with_faults_is_told_of_them_and_gives_no_report(tmp_path: Path, capsys: Capture) -> None:
    root = tmp_path / "du-an"
    for site in ("minimal", "broken_unknown_unit"):
        shutil.copytree(ROOT / "tests" / "sites" / site, root, dirs_exist_ok=True)
    code, out, _ = call(capsys, "2026", "--to", str(tmp_path / "a.docx"), root=root)
    assert code == 1
    assert ".yml:" in out
    assert [path.name for path in tmp_path.iterdir()] == ["du-an"]
