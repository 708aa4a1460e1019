"""What is out stays as it was: moments that no later build moves, and advice where an article comes too late."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from articles_in_tmp import NOW, add_engine, article_text, lay_out, output_bytes
from conftest import Build
from feed_reading import ATOM, articles, build_at, items_of, output, published_by, root_of, texts
from planportal.clock import VIETNAM
from planportal.load import Published, load_published
from planportal.model import article_tag
from planportal.site import Site

EIGHT = "2026-11-20 08:00"
AUTHORITY = "cong-thu-nghiem.example,2026"


def same_minute(*names: str) -> dict[str, str]:
    return {f"tin-tuc/2026/{name}.md": article_text(id=name, date=EIGHT) for name in names}


def stamps(site: Site) -> dict[str, str]:
    """Return the second at which each article stands in the main feed, by its id; newest first."""
    items = items_of(output(site, "rss.xml"))
    ids = [guid.rpartition("/")[2] for guid in texts(items, "guid")]
    return {name: stamp[-14:-6] for name, stamp in zip(ids, texts(items, "pubDate"), strict=True)}


def advices(root: Path, published: Published, words: str) -> list[str]:
    return [str(found) for found in build_at(root, published=published).problems if words in found.message]


def test_articles_of_the_same_minute_have_distinct_moments(tmp_path: Path) -> None:
    site = build_at(lay_out(tmp_path / "a", same_minute("a", "b", "c")))
    assert list(stamps(site).items()) == [("c", "08:00:02"), ("b", "08:00:01"), ("a", "08:00:00")]


def test_a_new_article_of_the_same_minute_takes_the_next_free_second(tmp_path: Path) -> None:
    old = build_at(lay_out(tmp_path / "a", same_minute("b", "d")))
    published = published_by(old, tmp_path)
    new = build_at(lay_out(tmp_path / "b", same_minute("a", "b", "c", "d")), published=published)
    assert stamps(new) == {"c": "08:00:03", "a": "08:00:02", **stamps(old)}
    entries = root_of(output(new, "atom.xml")).findall(f"{ATOM}entry")
    assert texts(entries, f"{ATOM}id") == texts(items_of(output(new, "rss.xml")), "guid")
    again = build_at(tmp_path / "b", published=published_by(new, tmp_path))
    assert stamps(again) == stamps(new)


def test_a_moment_that_is_out_stands_though_its_date_is_changed(tmp_path: Path) -> None:
    old = build_at(lay_out(tmp_path / "a", articles(3)))
    published = published_by(old, tmp_path)
    moved = {"tin-tuc/2026/bai-00.md": article_text(id="bai-00", date="2026-11-22 10:00")}
    root = lay_out(tmp_path / "b", {**articles(3), **moved})
    new = build_at(root, published=published)
    assert list(stamps(new).items()) == list(stamps(old).items())
    (advice,) = advices(root, published, "không làm Fanpage")
    assert advice == (
        "content/tin-tuc/2026/bai-00.md:4:7: lưu ý: bài đã đăng lúc 20/11/2026 08:00; đổi date không làm Fanpage và "
        "trình đọc tin đăng lại. Cách sửa: trả date về 2026-11-20 08:00, ghi giờ sửa vào updated; nếu bản dựng trước "
        "chưa đưa lên mạng thì xoá thư mục trang đã dựng rồi dựng lại"
    )


def test_a_moment_that_has_not_come_does_not_stand(tmp_path: Path) -> None:
    """The clock was ahead when the last build was made."""
    ahead = {article_tag(AUTHORITY, "a"): NOW + timedelta(minutes=1)}
    site = build_at(lay_out(tmp_path / "a", same_minute("a")), published=Published(ahead))
    assert stamps(site) == {"a": "08:00:00"}


def test_two_published_articles_never_share_a_moment(tmp_path: Path) -> None:
    """Not even when the data of the last build was tampered with."""
    eight = datetime(2026, 11, 20, 8, tzinfo=VIETNAM)
    published = Published({article_tag(AUTHORITY, name): eight for name in "ab"})
    site = build_at(lay_out(tmp_path / "a", same_minute("a", "b")), published=published)
    assert stamps(site) == {"b": "08:00:01", "a": "08:00:00"}


@pytest.mark.parametrize("files", [{}, articles(60), same_minute(*"cab")], ids=["none", "sixty", "same minute"])
def test_a_build_is_the_same_with_and_without_the_last_one(tmp_path: Path, files: Mapping[str, str]) -> None:
    first = build_at(lay_out(tmp_path / "a", files))
    published = published_by(first, tmp_path)
    assert len(published.moments) == len(files)
    assert output_bytes(build_at(tmp_path / "a", published=published)) == output_bytes(first)


def test_the_open_data_has_every_article_with_its_id_and_moment_in_the_feeds(tmp_path: Path) -> None:
    site = build_at(lay_out(tmp_path / "a", {**articles(60), **same_minute("x")}))
    data = json.loads(output(site, "du-lieu/articles.json"))["articles"]
    items = json.loads(output(site, "feed.json"))["items"]
    said = {article["tag"]: article["published"] for article in data}
    assert len(said) == 61
    assert {item["id"]: item["date_published"] for item in items}.items() <= said.items()


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"articles": [{"id": "a"}]}',
        b'{"articles": [{"tag": "a", "published": "x"}]}',
        b'{"articles": [{"tag": "a", "published": 1}]}',
        b'{"articles": [{"tag": "a", "published": "2026-11-20T08:00:00"}]}',
    ],
)
def test_what_is_not_our_data_says_nothing(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "articles.json"
    if content is not None:
        file.write_bytes(content)
    assert load_published(file) == Published()


# Advice.


def test_a_new_article_older_than_the_newest_published_one_is_told(tmp_path: Path) -> None:
    published = published_by(build_at(lay_out(tmp_path / "a", articles(3))), tmp_path)
    assert published.newest == datetime(2026, 11, 20, 8, 2, tzinfo=VIETNAM)
    late = {"tin-tuc/2026/muon.md": article_text(id="muon", date="2026-11-20 07:00")}
    new = {"tin-tuc/2026/moi.md": article_text(id="moi", date="2026-11-20 10:00")}
    (advice,) = advices(lay_out(tmp_path / "b", {**articles(3), **late, **new}), published, "sẽ bị bỏ lỡ")
    assert advice.startswith("content/tin-tuc/2026/muon.md:4:7: lưu ý: ")
    assert advices(lay_out(tmp_path / "c", {**articles(3), **new}), published, "sẽ bị bỏ lỡ") == []


def test_the_same_minute_as_the_newest_published_article_is_not_missed(tmp_path: Path) -> None:
    published = published_by(build_at(lay_out(tmp_path / "a", same_minute("b", "c"))), tmp_path)
    assert advices(lay_out(tmp_path / "b", same_minute("a", "b", "c")), published, "sẽ bị bỏ lỡ") == []


def test_only_new_articles_are_missed_however_full_the_feed_is(tmp_path: Path) -> None:
    published = published_by(build_at(lay_out(tmp_path / "a", articles(60))), tmp_path)
    assert advices(tmp_path / "a", published, "sẽ bị bỏ lỡ") == []
    old = {"tin-tuc/2026/cu.md": article_text(id="cu", date="2026-11-01 07:00")}
    (advice,) = advices(lay_out(tmp_path / "b", {**articles(60), **old}), published, "sẽ bị bỏ lỡ")
    assert advice.startswith("content/tin-tuc/2026/cu.md:4:7: lưu ý: ")


def test_the_second_new_article_of_a_minute_is_told(tmp_path: Path) -> None:
    draft = article_text(id="nhap", date=EIGHT, draft=True).replace('"True"', "true")
    later = {f"tin-tuc/2026/{name}.md": article_text(id=name, date="2026-12-20 08:00") for name in ("x", "y")}
    root = lay_out(tmp_path / "a", {**same_minute("b", "a"), **later, "tin-tuc/2026/nhap.md": draft})
    assert advices(root, Published(), "trùng phút") == [
        f"content/tin-tuc/2026/{name}.md:4:7: lưu ý: trùng phút đăng {day}/2026 08:00 với content/tin-tuc/2026/"
        f"{other}.md; nguồn tin phải ghi lệch vài giây. Cách sửa: đổi date sang một phút chưa có bài nào"
        for name, other, day in (("b", "a", "20/11"), ("y", "x", "20/12"))
    ]


def test_of_two_articles_of_a_minute_the_new_one_is_told(tmp_path: Path) -> None:
    published = published_by(build_at(lay_out(tmp_path / "a", same_minute("b", "c"))), tmp_path)
    assert advices(tmp_path / "a", published, "trùng phút") == []
    (advice,) = advices(lay_out(tmp_path / "b", same_minute("a", "b", "c")), published, "trùng phút")
    assert advice.startswith("content/tin-tuc/2026/a.md:4:7: lưu ý: trùng phút đăng 20/11/2026 08:00 với ")
    assert "content/tin-tuc/2026/b.md;" in advice


def test_the_site_engine_lets_the_moments_of_the_last_build_stand(
    tmp_path: Path, build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_CARDS", "0")
    root = add_engine(lay_out(tmp_path / "p", same_minute("b")))
    first = build_site(root)
    assert first.code == 0, first.log
    ((path, text),) = same_minute("a").items()
    (root / "content" / path).write_text(text, encoding="utf-8")
    later, anew = build_site(root, site=first.site), build_site(root)
    assert "trùng phút đăng" in later.log
    found = [
        texts(items_of((built.site / "rss.xml").read_bytes()), "guid")[0].rpartition("/")[2] for built in (later, anew)
    ]
    assert found == ["a", "b"]
