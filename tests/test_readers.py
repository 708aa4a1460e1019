"""Readings and ratings without readers: what a log adds, what is counted once only, what is too little to show."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles_in_tmp import add_engine, article_text, built, lay_out, output_bytes, page, problems_of
from conftest import Build
from planportal.cli import main
from planportal.load import count_log
from planportal.model import Readers, Reason, Tally
from planportal.output import Page

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
READ = "2026-11-24T16+07:00 xem /tin-tuc/"
USEFUL = "2026-11-24T16+07:00 diem /tin-tuc/ 1 -"
UNCLEAR = "2026-11-24T16+07:00 diem /tin-tuc/ 0 kho-hieu"


def log_of(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def counted(*logs: bytes) -> Readers:
    readers = Readers()
    for log in logs:
        readers = count_log(readers, log, "nhat-ky", now=NOW).readers
    return readers


def test_lines_are_summed_by_page_and_month_in_vietnam() -> None:
    # Midnight of a new month in Vietnam is an evening of the old one in Greenwich.
    readers = counted(log_of(READ, READ, USEFUL, UNCLEAR, "2026-10-31T17+00:00 xem /", "2026-10-31T16+00:00 xem /"))
    assert readers.pages == {
        "/tin-tuc/": {"2026-11": Tally(2, 1, {Reason.UNCLEAR: 1})},
        "/": {"2026-11": Tally(1), "2026-10": Tally(1)},
    }
    assert readers.of("tin-tuc/").answers == 2
    assert readers.of("") == Tally(2)
    assert readers.total == Tally(4, 1, {Reason.UNCLEAR: 1})


def test_the_same_log_twice_counts_once() -> None:
    log = log_of(READ, USEFUL)
    assert counted(log, log) == counted(log)


def test_a_log_that_grew_counts_from_where_it_was() -> None:
    once, more = log_of(READ), log_of(READ, READ, USEFUL)
    grown = counted(once, more)
    assert grown.total == Tally(2, 1)
    assert counted(once, more, more, once) == grown


def test_pieces_put_together_are_known_again() -> None:
    first, second = log_of(READ, USEFUL), log_of(READ, UNCLEAR)
    apart = counted(first, second)
    together = count_log(apart, first + second + log_of(READ), "nhat-ky", now=NOW)
    assert (together.known, together.added) == (4, Tally(1))


@given(st.lists(st.sampled_from([READ, USEFUL, UNCLEAR]), max_size=12), st.lists(st.integers(0, 12), max_size=5))
def test_a_growing_log_counts_each_line_once_whenever_it_is_read(lines: list[str], moments: list[int]) -> None:
    stages = [log_of(*lines[:moment]) for moment in sorted(moments)]
    assert counted(*stages, log_of(*lines), *stages, log_of(*lines)).total == counted(log_of(*lines)).total


def test_a_line_that_is_still_being_written_waits() -> None:
    half = log_of(READ) + b"2026-11-24T16+07:00 xem /tin"
    assert counted(half).total == Tally(1)
    assert counted(half, log_of(READ, READ)).total == Tally(2)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2026-11-24T16:20:01+07:00 200 GET /", "không đúng dạng"),
        ("2026-11-24T16+07:00 diem /tin-tuc/ 0 -", "không đúng dạng"),
        ("2026-11-24T16+07:00 diem /tin-tuc/ 1 0912345678", "không đúng dạng"),
        ("2026-11-24T16+07:00 xem /Tên/", "không đúng dạng"),
        ("2026-11-24T16+07:00 xem /tin-tuc", "không đúng dạng"),
        ("2026-11-31T16+07:00 xem /", "giờ không có thật"),
        ("2026-11-24T99+07:00 xem /", "giờ không có thật"),
        ("2027-11-24T16+07:00 xem /", "giờ ở tương lai"),
        ("", "không đúng dạng"),
    ],
)
def test_a_damaged_line_is_named_and_passed_over(line: str, said: str) -> None:
    found = count_log(Readers(), log_of(READ, line, USEFUL), "n.log", now=NOW)
    assert found.added == Tally(1, 1)
    (problem,) = found.problems
    assert str(problem).startswith("n.log:2:1: lưu ý: ")
    assert said in problem.message


def test_bytes_that_are_no_text_are_passed_over() -> None:
    found = count_log(Readers(), log_of(READ) + b"\xff\x00\n", "n.log", now=NOW)
    assert (found.added, len(found.problems)) == (Tally(1), 1)


def test_another_log_is_refused_whole() -> None:
    found = count_log(Readers(), log_of("127.0.0.1 - - [24/Nov/2026] GET /", "x"), "access.log", now=NOW)
    assert found.readers == Readers()
    assert "không phải nhật ký bạn đọc" in str(found.problems[0])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return switched_on(lay_out(tmp_path / "project", {"tin-tuc/2026/a.md": article_text(id="a", title="Bài A")}))


def switched_on(root: Path) -> Path:
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("  portal:\n", "  portal:\n    readers: true\n"), "utf-8"
    )
    return root


def rate(root: Path, *logs: bytes | Path) -> int:
    paths = []
    for number, log in enumerate(logs):
        path = log if isinstance(log, Path) else root / f"{number}.log"
        if isinstance(log, bytes):
            path.write_bytes(log)
        paths.append(str(path))
    return main(["ratings", "--root", str(root), *paths])


def sums(root: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((root / "plan" / "readers.json").read_text(encoding="utf-8"))
    return found


def test_the_command_sums_several_logs_packed_ones_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = project / "portal-readers.log.2.gz"
    packed.write_bytes(gzip.compress(log_of(UNCLEAR)))
    assert rate(project, log_of(READ, "hỏng", USEFUL), packed) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "Đã cộng 1 lượt đọc, 2 đánh giá.",
        "1 dòng hỏng, bỏ qua.",
        "Tổng tới nay: 1 lượt đọc, 2 đánh giá.",
    ]
    assert "0.log:2:1: lưu ý: dòng không đúng dạng" in said.err
    assert sums(project)["pages"] == {
        "/tin-tuc/": {"2026-11": {"views": 1, "useful": 1, "not_useful": {"kho-hieu": 1}}}
    }


def test_the_command_says_what_it_had_counted_before(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rate(project, log_of(READ)) == 0
    before = (project / "plan" / "readers.json").read_bytes()
    capsys.readouterr()
    assert rate(project, log_of(READ), log_of(READ)) == 0
    assert "2 dòng đã cộng từ trước" in capsys.readouterr().out
    assert (project / "plan" / "readers.json").read_bytes() == before


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [(b"la la\n", 1, "không phải nhật ký bạn đọc"), (None, 2, "không đọc được")],
)
def test_nothing_is_counted_when_one_file_is_wrong(
    project: Path, content: bytes | None, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rate(project, log_of(READ), content or project / "khong-co.log") == code
    assert said in capsys.readouterr().err
    assert not (project / "plan" / "readers.json").exists()


def test_a_broken_archive_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = project / "x.log.gz"
    broken.write_bytes(gzip.compress(log_of(READ) * 50)[:-9])
    assert rate(project, broken) == 2
    assert "tệp nén bị hỏng" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"pages": {"/": {"2026-11": {"views": -1}}}, "logs": []}', '{"pages": {}}']
)
def test_damaged_sums_stop_the_build_and_the_command(
    project: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "plan" / "readers.json").write_text(text, encoding="utf-8")
    assert any("plan/readers.json:1:1: tệp số lượt đọc" in line for line in problems_of(project))
    assert rate(project, log_of(READ)) == 1
    assert "plan/readers.json:1:1" in capsys.readouterr().err
    assert (project / "plan" / "readers.json").read_text(encoding="utf-8") == text


def readers_page(root: Path) -> str:
    return page(built(root), "danh-gia.md").body


def table(root: Path) -> list[list[str]]:
    text = output_bytes(built(root))["du-lieu/readers.csv"].decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))[1:]


def test_below_five_nothing_is_shown(project: Path) -> None:
    rate(project, log_of(*[READ] * 4, *[USEFUL] * 3, UNCLEAR))
    body = readers_page(project)
    assert "Chưa đủ 5 lượt đánh giá" in body
    assert "Chưa đủ 5 lượt đọc" in body
    assert "<table>" not in body
    assert table(project) == []


def test_from_five_on_the_number_of_answers_is_there(project: Path) -> None:
    article = "2026-11-23T09+07:00 diem /tin-tuc/2026/a/ 1 -"
    rate(project, log_of(*[READ] * 7, *[USEFUL] * 4, UNCLEAR, *[article] * 4, "2026-11-23T09+07:00 xem /khong-con/"))
    body = readers_page(project)
    assert "<strong>8 trong 9</strong> lượt đánh giá thấy trang có ích" in body
    assert "khó hiểu: 1 lượt" in body
    assert '<tr><td><a href="../tin-tuc/">Tin tức</a></td><td>4 trong 5</td></tr>' in body
    assert "Bài A" not in body
    assert "khong-con" not in body
    assert table(project) == [["https://portal.example/tin-tuc/", "Tin tức", "7", "5", "4", "1", "0", "0", "0", "0"]]


def test_off_there_is_nothing_of_it(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "off", {"tin-tuc/2026/a.md": article_text(id="a")})
    (root / "plan" / "readers.json").write_text("{", encoding="utf-8")
    site = built(root)
    files = output_bytes(site)
    assert {"danh-gia.md", "du-lieu/readers.csv", "assets/rating.js"} & files.keys() == set()
    assert b".rating" not in files["assets/portal.css"]
    assert "không đếm lượt đọc từng trang và không nhận đánh giá" in page(site, "quyen-rieng-tu.md").body
    assert "chưa có dịch vụ đánh giá trực tuyến" in page(site, "lien-he.md").body


def test_on_the_portal_says_what_is_written(project: Path) -> None:
    site = built(project)
    privacy = page(site, "quyen-rieng-tu.md").body
    assert "một dòng gồm trang và giờ" in privacy
    assert "hiện không đếm" not in privacy
    assert "Cuối mỗi trang có ô đánh giá" in page(site, "lien-he.md").body
    assert b".rating" in output_bytes(site)["assets/portal.css"]
    assert sum(isinstance(output, Page) and output.path == "danh-gia.md" for output in site.outputs) == 1


def test_new_sums_make_no_article_anew(project: Path) -> None:
    def keys() -> dict[str, str]:
        return {path: deferred.key for deferred in built(project).deferred for path in deferred.pages}

    before = keys()
    assert before["tin-tuc/2026/a.md"]
    rate(project, log_of(*[READ] * 7, *[USEFUL] * 6))
    assert keys() == before


def test_switched_on_the_form_comes_to_articles_that_were_made_before(tmp_path: Path, build_site: Build) -> None:
    article = {"tin-tuc/2026/a.md": article_text(id="a")}
    root = add_engine(lay_out(tmp_path / "project", article, own_cache=True))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        # Written down, as the portal's own is: a page more changes nothing of it.
        config.write("nav: [index.md]\n")
    off = build_site(root)
    assert 'class="rating"' not in off.page("tin-tuc/2026/a")
    on = build_site(switched_on(root))
    assert 'class="rating"' in on.page("tin-tuc/2026/a")


def test_the_command_says_that_nothing_is_shown_while_it_is_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay_out(tmp_path / "off", {})
    assert rate(root, log_of(READ)) == 0
    assert "chưa bật extra.portal.readers" in capsys.readouterr().err
