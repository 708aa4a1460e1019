"""Links between pages, and files that nothing leads to."""

# ruff: noqa: E501 - the lines that people see stand here as they are seen

from __future__ import annotations

from pathlib import Path

import pytest

from articles_in_tmp import NOW, article_text, built, lay_out, problems_of
from gate_cases import AT, NEWS, Case, assert_told, assert_well_said, lines, news, png
from planportal.load import load_settings
from planportal.output import Page
from planportal.render import page_addresses
from planportal.render.addresses import address_of
from planportal.site import inspect

GONE = "liên kết tới trang không có trên Cổng: “{}”. Cách sửa: {}"
BARE = "địa chỉ “{0}” thiếu https:// nên bị tìm trên Cổng. Cách sửa: viết https://{0}"
LATER = "liên kết tới bài sẽ chưa đăng khi bài này đã đăng: “Bài kia”. Cách sửa: đăng bài kia trước, hoặc bỏ liên kết tới khi bài kia đã đăng"
UNUSED = "không bài nào dùng tệp này. Cách sửa: đưa vào bài bằng ![mô tả](media/{}); không cần nữa thì xoá"
OTHER = "tin-tuc/2026/kia.md"


def gone(address: str, near: str) -> str:
    return GONE.format(address, f"ý bạn là “{near}”?")


CASES: dict[str, Case] = {
    "task that is not in the plan": news(
        f"9:5: {gone('/ke-hoach/nhiem-vu/1-9/', '/ke-hoach/nhiem-vu/1-1/')}",
        lines("Chữ [a](/ke-hoach/nhiem-vu/1-9/)."),
    ),
    "article of another year": news(
        f"9:1: {gone('/tin-tuc/2025/bai/', '/tin-tuc/2026/bai/')}", lines("[a](/tin-tuc/2025/bai/#x)")
    ),
    "file of an article that is not there": news(
        f"9:1: {gone('/tin-tuc/2026/bia/', '/tin-tuc/2026/bai/')}", lines("[a](bia.md)")
    ),
    "path that leads from the article's page": news(
        f"9:1: {gone('/tin-tuc/2026/bai/ke-hoach/', '/ke-hoach/')}", lines("[a](ke-hoach/)")
    ),
    "address without an end": news(f"9:1: {gone('/ke-hoch/', '/ke-hoach/')}", lines("[a](/ke-hoch)")),
    "address that is like no other": news(
        f"9:1: {GONE.format('/xyzzy-0/', 'mở trang cần dẫn tới trên Cổng, chép phần sau tên miền')}",
        lines("[a](/xyzzy-0/)"),
    ),
    "link in HTML": news(f"9:1: {gone('/ke-hoch/', '/ke-hoach/')}", lines('<a href="/ke-hoch/">a</a>')),
    "link by reference": news(f"11:1: {gone('/ke-hoch/', '/ke-hoach/')}", lines("[a][b]", "", "[b]: /ke-hoch/")),
    "address without https": news(f"9:1: {BARE.format('www.tayninh.gov.vn/a')}", lines("[a](www.tayninh.gov.vn/a)")),
    "host without https": news(f"9:1: {BARE.format('tayninh.gov.vn')}", lines("[a](tayninh.gov.vn)")),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_one_line_and_stops_the_build(name: str, tmp_path: Path) -> None:
    assert_told(CASES[name], tmp_path)


@pytest.mark.parametrize("name", CASES)
def test_a_line_names_a_place_and_a_cure_in_words_of_its_own(name: str) -> None:
    assert_well_said(CASES[name])


def test_links_to_what_is_there_are_left_alone(tmp_path: Path) -> None:
    body = (
        "[a](/) [b](../../../ke-hoach/) [c](#d) [d](?e) [e](/tin-tuc/2024/cu/) [f](kia.md#g) [g](/chu-de/nam-men) "
        "[h](/ke-hoach/trang-thai/qua-han/) [i](/rss/tin-tuc.xml) [k](https://a.example/x) [l](mailto:a@b.example) "
        "[m](/luu-tru/2026/) [n](/du-lieu/plan.json) `[o](/khong-co/)`"
    )
    other = lines(id="kia", date="2026-11-23 09:31", aliases="[tin-tuc/2024/cu]", tags="[nấm men]")
    assert problems_of(lay_out(tmp_path / "p", {NEWS: lines(body), OTHER: other})) == []


def test_a_fault_in_one_article_makes_none_in_those_that_link_to_it(tmp_path: Path) -> None:
    other = lines(id="kia", date="2026-11-23 09:31", tags="[nấm men]", scope="-")
    root = lay_out(tmp_path / "p", {NEWS: lines("[a](/tin-tuc/2026/kia/) [b](/chu-de/nam-men/)"), OTHER: other})
    assert [line.split(":")[0] for line in problems_of(root)] == [f"content/{OTHER}"]


@pytest.mark.parametrize(
    ("date", "other", "told"),
    [
        ("2026-11-23 09:30", {"draft": "true"}, True),
        ("2026-11-23 09:30", {"date": "2026-12-01 08:00"}, True),
        ("2026-12-02 08:00", {"date": "2026-12-01 08:00"}, False),
        ("2026-11-23 09:30", {"date": "2026-11-23 10:00"}, False),
    ],
)
def test_a_link_to_an_article_that_will_not_be_out_is_told(
    date: str, other: dict[str, str], told: bool, tmp_path: Path
) -> None:
    there = lines(**{"id": "kia", "title": "Bài kia", "date": "2026-11-23 08:00", **other})
    root = lay_out(tmp_path / "p", {NEWS: lines("[a](kia.md)", date=date), OTHER: there})
    assert problems_of(root) == ([f"{AT}:9:1: lưu ý: {LATER}"] if told else [])


def test_pictures_and_videos_that_no_article_shows_are_told(tmp_path: Path) -> None:
    media = {"2026/a.png": png(), "b.png": png(), "c.png": png(), "d.mp4": b"x", "README.md": b"x"}
    text = lines("![b](media/b.png)", image="{src: media/c.png, alt: c}")
    told = [f"content/media/{name}:1:1: lưu ý: {UNUSED.format(name)}" for name in ("2026/a.png", "d.mp4")]
    assert problems_of(lay_out(tmp_path / "p", {NEWS: text}, media)) == told


def test_a_picture_in_an_article_with_faults_counts_as_used(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "p", {NEWS: lines("![b](media/b.png)", scope="-")}, {"b.png": png()})
    assert len(problems_of(root)) == 1


def test_the_known_addresses_are_those_of_all_pages_that_are_built(tmp_path: Path) -> None:
    many = {
        f"{section}/2026/bai-{number}.md": article_text(
            id=f"{section}-{number}",
            date=f"2026-11-{number + 1:02} 09:{len(section):02}",
            field=["nong-nghiep", "y-duoc"],
            tags=["Nấm men", "nấm men", f"chủ đề {number % 3}"],
            sources=[{"title": "a", "outlet": "b", "url": "https://n.example/"}],
        )
        for section in ("tin-tuc", "thanh-tuu")
        for number in range(11)
    }
    root = lay_out(tmp_path / "p", many)
    site = built(root)
    assert site.outputs, site.problems
    pages = {address_of(output.path) for output in site.outputs if isinstance(output, Page)}
    settings, _ = load_settings(root)
    assert settings is not None
    loaded, _ = inspect(settings, now=NOW)
    assert loaded.portal is not None
    articles = [file.article for file in loaded.articles if file.article]
    assert page_addresses(loaded.portal, articles, today=NOW.date()) == pages
