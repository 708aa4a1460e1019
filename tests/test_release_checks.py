"""What keeps a release from being published: broken links and feeds, hidden articles, pages heavier than promised."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from planportal.pieces import Pieces
from planportal.publish import LIMITS, Hidden, Release, file_keys, manifest_of, release_faults
from planportal.write import write_files

Files = Mapping[str, str]
PAGE = "<!doctype html><title>t</title><p id=here>{}</p>"
SITE = "https://cong.example/"
GOOD: Files = {
    "index.html": PAGE.format('<a href="a/#here">a</a><a href="#here">x</a><a href="https://ngoai.example/">n</a>'),
    "a/index.html": PAGE.format('<a href="../">h</a><img src="../p.png"><a href="https://cong.example/a/">a</a>'),
    "404.html": PAGE.format('<a href="/a/">a</a>'),
    "p.png": "x",
    "rss.xml": "<rss/>",
    "atom.xml": "<feed/>",
    "feed.json": "{}",
    "sitemap.xml": "<urlset><url><loc>https://cong.example/a/</loc></url></urlset>",
}
BROKEN: dict[str, tuple[Files, str]] = {
    "dead link": (
        {"a/index.html": PAGE.format('<a href="../b/">b</a>')},
        "a/index.html: liên kết tới trang không có: ../b/",
    ),
    "dead own link": ({"index.html": PAGE.format(f'<a href="{SITE}b/">b</a>')}, "liên kết tới trang không có"),
    "dead anchor": (
        {"index.html": PAGE.format('<a href="a/#gone">b</a>')},
        "liên kết tới chỗ không có trong trang: a/#gone",
    ),
    "dead picture": ({"index.html": PAGE.format('<img src="q.png">')}, "liên kết tới trang không có: q.png"),
    "dead link of the error page": (
        {"404.html": PAGE.format('<a href="/b/">b</a>')},
        "404.html: liên kết tới trang không có",
    ),
    "page with nothing in it": ({"b/index.html": " \n"}, "b/index.html: trang trống"),
    "feed that is no XML": ({"rss.xml": "<rss>"}, "rss.xml: không đọc được"),
    "feed that is no JSON": ({"feed.json": "{"}, "feed.json: không đọc được"),
    "map to nowhere": (
        {"sitemap.xml": f"<urlset><url><loc>{SITE}b/</loc></url></urlset>"},
        f"sitemap.xml: địa chỉ không có trang: {SITE}b/",
    ),
}


def lay_out(folder: Path, files: Files) -> None:
    write_files(folder, {name: text.encode() for name, text in files.items()})


def faults_of(folder: Path, hidden: Iterable[Hidden] = ()) -> list[str]:
    return release_faults(Release(folder, manifest_of(folder), SITE, hidden=tuple(hidden)))


def test_a_sound_release_has_no_faults(tmp_path: Path) -> None:
    lay_out(tmp_path, GOOD)
    assert faults_of(tmp_path) == []


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_of_a_release_is_told(name: str, tmp_path: Path) -> None:
    changed, told = BROKEN[name]
    lay_out(tmp_path, {**GOOD, **changed})
    (fault,) = faults_of(tmp_path)
    assert told in fault


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml", "feed.json", "sitemap.xml", "404.html"])
def test_a_release_lacks_nothing(name: str, tmp_path: Path) -> None:
    lay_out(tmp_path, {path: text for path, text in GOOD.items() if path != name})
    assert faults_of(tmp_path) == [f"thiếu tệp {name}"]


def noise(count: int) -> str:
    """Return text of which every packer leaves `count` bytes or a little more."""
    return random.Random(1).randbytes(count).hex()  # noqa: S311 - the same each time


PICTURE = '<picture><source srcset="l.png 900w, p.png 300w"><img src="l.png"></picture>'


@pytest.mark.parametrize(
    ("kind", "limit"), [("home", LIMITS["home"]), ("task", LIMITS["task"]), ("guide", LIMITS["other"])]
)
def test_a_page_that_weighs_more_than_was_promised_keeps_all_from_being_published(
    kind: str, limit: int, tmp_path: Path
) -> None:
    page = f'<body class="kind-{kind}"><link rel="stylesheet" href="s.css">{PICTURE}</body>'
    lay_out(tmp_path, {**GOOD, "index.html": page, "s.css": noise(limit * 17 // 20), "l.png": "x" * limit})
    assert faults_of(tmp_path) == []
    lay_out(tmp_path, {"s.css": noise(limit)})
    (fault,) = faults_of(tmp_path)
    assert fault.startswith("index.html: lần mở đầu tải ")
    assert f"hơn mức {limit / 1000:.1f} kB".replace(".", ",") in fault
    assert "(nặng nhất: s.css, " in fault
    assert release_faults(Release(tmp_path, manifest_of(tmp_path), SITE, may_be_heavy=True)) == []


def test_no_trace_of_a_hidden_article_is_published(tmp_path: Path) -> None:
    hidden = [Hidden("content/tin-tuc/2027/b.md", "tin-tuc/2027/b/", "nguon/b.md.txt")]
    lay_out(tmp_path, GOOD)
    assert faults_of(tmp_path, hidden) == []
    traces = {
        "tin-tuc/2027/b/index.html": PAGE.format(""),
        "nguon/b.md.txt": "b",
        "feed.json": '{"url": "https://cong.example/tin-tuc/2027/b/"}',
    }
    lay_out(tmp_path, traces)
    told = [
        fault.removeprefix("content/tin-tuc/2027/b.md: bài chưa tới lúc công bố mà có ")
        for fault in faults_of(tmp_path, hidden)
    ]
    assert told == ["/tin-tuc/2027/b/", "/nguon/b.md.txt", "trong feed.json"]


def test_what_was_read_of_a_file_is_remembered_by_its_content(tmp_path: Path) -> None:
    site, pieces = tmp_path / "site", Pieces(tmp_path / "release.sqlite")
    lay_out(site, GOOD)
    asked: list[str] = []

    def keep(key: str, make: Callable[[], bytes]) -> bytes:
        def noted() -> bytes:
            asked.append(key)
            return make()

        return pieces.get(key, noted)

    def faults() -> list[str]:
        asked.clear()
        return release_faults(Release(site, manifest_of(site), SITE), keep)

    assert faults() == []
    assert set(asked) < file_keys(Release(site, manifest_of(site), SITE))
    assert faults() == []
    assert not asked
    lay_out(site, {"rss.xml": "<rss>"})
    assert len(faults()) == 1
    # The release and the file.
    assert len(asked) == 2
    assert len(faults()) == 1
    assert not asked
