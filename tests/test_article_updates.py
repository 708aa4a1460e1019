"""When an article was last changed: shown from its hour on, and never before."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from articles_in_tmp import NOW, article_text, lay_out, output_bytes, page, problems_of
from feed_reading import ATOM, build_at, channel_of, output, root_of
from planportal.clock import VIETNAM

FUTURE = ("2026-12-01", "01/12/2026", "1 Dec 2026", "01 Dec 2026")
FILE = "tin-tuc/2026/a.md"


def laid_out(tmp_path: Path, updated: str, date: str = "2026-11-20 08:00") -> Path:
    return lay_out(tmp_path / "p", {FILE: article_text(date=date, updated=updated)})


def test_an_update_that_has_not_come_is_nowhere(tmp_path: Path) -> None:
    site = build_at(laid_out(tmp_path, "2026-12-01 10:00"))
    shown = {path: text for path, text in output_bytes(site).items() if not path.startswith("du-lieu/nguon/")}
    assert [path for path, text in shown.items() if any(day.encode() in text for day in FUTURE)] == []
    assert "Sửa lần cuối" not in page(site, FILE).body
    assert page(site, FILE).meta["updated"] == "2026-11-20"
    assert channel_of(output(site, "rss.xml")).findtext("lastBuildDate") == "Fri, 20 Nov 2026 08:00:00 +0700"
    assert root_of(output(site, "atom.xml")).findtext(f"{ATOM}updated") == "2026-11-20T08:00:00+07:00"
    (item,) = json.loads(output(site, "feed.json"))["items"]
    assert item["date_modified"] == "2026-11-20T08:00:00+07:00"


def test_an_update_is_everywhere_from_its_minute_on(tmp_path: Path) -> None:
    hour = datetime(2026, 11, 22, 10, tzinfo=VIETNAM)
    root = laid_out(tmp_path, "2026-11-22 10:00")
    before, after = build_at(root, hour - timedelta(seconds=1)), build_at(root, hour)
    assert "Sửa lần cuối" not in page(before, FILE).body
    assert "Sửa lần cuối: <time" in page(after, FILE).body
    assert page(after, FILE).meta["updated"] == "2026-11-22"
    said = dict.fromkeys(("atom.xml", "feed.json", "du-lieu/articles.json"), "2026-11-22T10:00:00+07:00")
    for path, words in {**said, "rss.xml": "Sun, 22 Nov 2026 10:00:00 +0700"}.items():
        assert (words.encode() in output(before, path), words.encode() in output(after, path)) == (False, True), path


def test_an_update_before_publication_is_none(tmp_path: Path) -> None:
    site = build_at(laid_out(tmp_path, "2026-11-19 10:00"))
    assert "Sửa lần cuối" not in page(site, FILE).body
    assert channel_of(output(site, "rss.xml")).findtext("lastBuildDate") == "Fri, 20 Nov 2026 08:00:00 +0700"


@pytest.mark.parametrize(
    ("date", "updated", "told"),
    [
        (
            "2026-11-20 08:00",
            "2026-12-01 10:00",
            (
                "giờ sửa 01/12/2026 10:00 chưa tới; trang và nguồn tin coi như bài chưa sửa cho tới giờ ấy. "
                "Cách sửa: ghi giờ sửa thật, ví dụ giờ đang ghi dòng này"
            ),
        ),
        (
            "2026-11-20 08:00",
            "2026-11-20 07:59",
            (
                "giờ sửa 20/11/2026 07:59 trước giờ đăng 20/11/2026 08:00; trang và nguồn tin coi như bài chưa sửa. "
                "Cách sửa: ghi giờ sửa thật, sau giờ đăng; bài chưa sửa thì xoá dòng updated"
            ),
        ),
        ("2026-11-20 08:00", "2026-11-20 08:00", ""),
        ("2026-11-20 08:00", f"{NOW:%Y-%m-%d %H:%M}", ""),
        ("2026-12-01 08:00", "2026-12-01 10:00", ""),
    ],
)
def test_an_update_out_of_order_is_told(date: str, updated: str, told: str, tmp_path: Path) -> None:
    line = f"content/{FILE}:8:10: lưu ý: {told}"
    assert problems_of(laid_out(tmp_path, updated, date)) == ([line] if told else [])
