"""Lists of articles: which page shows which, and what one more article changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from articles_in_tmp import article_text, built, lay_out, page
from planportal.output import Page
from planportal.site import Site


def site_with(root: Path, count: int) -> Site:
    """Return a portal with so many news items, the first the oldest, each about the same topic."""
    articles = {
        f"tin-tuc/2026/bai-{number}.md": article_text(
            id=f"bai-{number}",
            title=f"Bài {number}",
            date=f"2026-11-{1 + number // 24:02} {number % 24:02}:00",
            tags=["tôm"],
        )
        for number in range(1, count + 1)
    }
    return built(lay_out(root, articles))


def shown(site: Site, path: str) -> list[int]:
    """Return the articles of a list page, from the top."""
    return [int(number) for number in re.findall(r'href="[^"]*bai-(\d+)/"[^>]*>Bài', page(site, path).body)]


@pytest.mark.parametrize(
    ("count", "on_first", "pages"), [(0, 0, 1), (1, 1, 1), (4, 4, 1), (14, 14, 1), (15, 5, 2), (24, 14, 2), (25, 5, 3)]
)
def test_each_article_stands_in_a_list_once_the_newest_first(
    tmp_path: Path, count: int, on_first: int, pages: int
) -> None:
    site = site_with(tmp_path, count)
    assert site.problems == ()
    assert len(shown(site, "tin-tuc/index.md")) == on_first
    later = [shown(site, f"tin-tuc/trang/{number}.md") for number in range(2, pages + 1)]
    assert [len(some) for some in later] == [10] * (pages - 1)
    assert [number for some in (shown(site, "tin-tuc/index.md"), *later) for number in some] == [*range(count, 0, -1)]
    paths = {output.path for output in site.outputs}
    assert f"tin-tuc/trang/{pages + 1}.md" not in paths


def test_most_new_articles_change_the_first_page_of_a_list_alone(tmp_path: Path) -> None:
    one, other = site_with(tmp_path / "one", 25), site_with(tmp_path / "other", 26)
    changed = {
        output.path
        for output in other.outputs
        if isinstance(output, Page) and "/trang/" in output.path and output != page(one, output.path)
    }
    assert changed == set()
    assert {output.path for output in other.outputs if "/trang/" in output.path} == {
        f"{name}/trang/{number}.md"
        for name in ("tin-tuc", "linh-vuc/nong-nghiep", "chu-de/tom", "luu-tru/2026")
        for number in (2, 3)
    }
