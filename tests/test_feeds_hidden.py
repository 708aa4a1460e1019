"""What nobody may see yet: drafts, and articles of a later hour."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from articles_in_tmp import article_text, lay_out, output_bytes
from conftest import Built
from feed_portals import DRAFT, LATE, MAIN, NOON, Portal
from feed_reading import build_at
from planportal.clock import VIETNAM


def files_with(site: Path, word: str) -> Iterator[str]:
    for file in sorted(site.rglob("*")):
        if file.is_file():
            content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            name = file.relative_to(site).as_posix()
            if word.lower().encode() in content.lower() or word.lower() in name.lower():
                yield name


def test_drafts_and_articles_of_a_later_hour_are_nowhere(rich_builds: tuple[Built, Built]) -> None:
    noon, next_day = rich_builds
    assert list(files_with(noon.site, LATE)) == []
    assert list(files_with(noon.site, DRAFT)) == []
    assert list(files_with(next_day.site, DRAFT)) == []


def test_an_article_is_everywhere_after_its_hour(rich_builds: tuple[Built, Built]) -> None:
    found = set(files_with(rich_builds[1].site, LATE))
    assert any(path.startswith("tim-kiem/chi-muc/") for path in found)
    assert {*MAIN, "rss/tin-tuc.xml", "rss/nhiem-vu-1-1.xml", "rss/luu-tru-2026.xml", "sitemap.xml"} <= found
    assert {f"tin-tuc/2026/{LATE.lower()}/index.html", f"tin-tuc/2026/cu-{LATE.lower()}/index.html"} <= found
    newest = Portal(rich_builds[1].site, NOON + timedelta(days=1)).items[0]
    assert newest.findtext("pubDate") == "Mon, 23 Nov 2026 12:01:00 +0700"


def test_an_article_is_out_at_its_minute_and_not_a_second_before(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "a", {"tin-tuc/2026/a.md": article_text(f"{LATE}\n", date="2026-11-23 09:30")})
    hour = datetime(2026, 11, 23, 9, 30, tzinfo=VIETNAM)
    for now, seen in ((hour - timedelta(seconds=1), False), (hour, True)):
        contents = output_bytes(build_at(root, now))
        assert any(LATE.encode() in content for content in contents.values()) is seen
