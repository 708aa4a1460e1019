"""Two portals whose feeds tests follow: the real one, and one of difficult articles."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from articles_in_tmp import article_text
from conftest import ROOT, Build, Built
from feed_reading import (
    channel_of,
    file_of,
    items_of,
    jpeg,
)
from planportal.clock import VIETNAM

__all__ = [
    "AUTHOR",
    "DRAFT",
    "LATE",
    "MAIN",
    "NOON",
    "SITE_NAME",
    "TAG",
    "TITLE",
    "Portal",
    "item_of",
    "portal",
    "rich",
    "rich_builds",
]

MAIN = ("rss.xml", "atom.xml", "feed.json")
NOON = datetime(2026, 11, 23, 12, tzinfo=VIETNAM)

SITE_NAME = 'Cổng “đất” & <thử> "nghiệm" 🌱'
TITLE = "Đậu & lạc: 3 < 5 > 2, “đất” tốt 🌱"
TAG = "đậu & lạc <“mới”> 🥜"
AUTHOR = "Lê Đ. & Sơn <“nhà vườn”> 🌾"
LATE, DRAFT = "chuaToiGioZQX", "banNhapZQX"

BODY = """Mở đầu [1], rồi [một bài](bai-cung-phut-1.md), [chuyên mục](/thanh-tuu/), [mục dưới](#so-lieu),
[trang kế hoạch](../../../ke-hoach/), [nơi khác](https://example.org/a?b=1&c=2) và `<b class="x" role="y">`.

![Ảnh trong bài](media/2026/trong-bai.jpg)

## Số liệu

| Năm | Số |
| --- | --- |
| 2025 | 1 |

```bieu-do
title: Hai năm
type: cot
unit: tấn
data:
  - ["2024", 1]
  - ["2025", 2]
source: "[1]"
alt: "Hai cột."
```

<script>alert(1)</script><p onclick="alert(2)">Đoạn có thẻ.</p>
"""
RICH = {
    "tin-tuc/2026/bai-ky-hieu.md": article_text(
        BODY,
        id="bài ký hiệu & 1",
        title=TITLE,
        date="2026-11-20 09:30",
        updated="2026-11-22 10:15",
        summary="Tóm tắt " + "rất dài, đủ dấu tiếng Việt, " * 20 + "hết.",
        author=AUTHOR,
        tags=[TAG, "lạc"],
        field=["nong-nghiep", "y-duoc"],
        tasks=["1.2", "4.1"],
        image={"src": "media/2026/lon.jpg", "alt": "Ảnh lớn"},
        sources=[{"title": "Một nguồn", "outlet": "Một báo", "url": "https://example.org/nguon"}],
    ),
    "tin-tuc/2026/bai-cung-phut-1.md": article_text(
        id="bai-cung-phut-1",
        title="Một tiêu đề rất dài " * 12,
        date="2026-11-19 08:00",
        image={"src": "media/2026/nho.jpg", "alt": "Ảnh nhỏ"},
    ),
    "tin-tuc/2026/bai-cung-phut-2.md": article_text(id="bai-cung-phut-2", date="2026-11-19 08:00"),
    "tin-tuc/2026/bai-dung-gio.md": article_text(id="bai-dung-gio", date="2026-11-23 12:00"),
    "thanh-tuu/2025/bai-nam-truoc.md": article_text(
        "Tin cũ [1].\n",
        id="bai-nam-truoc",
        date="2025-03-01 07:00",
        sources=[{"title": "Một nguồn", "outlet": "Một báo", "doi": "10.1000/xyz"}],
    ),
    "mo-hinh/2024/bai-nam-kia.md": article_text(id="bai-nam-kia", date="2024-03-01 07:00", field=["moi-truong"]),
    f"tin-tuc/2026/{LATE.lower()}.md": article_text(
        f"Thân {LATE}.\n",
        id=LATE,
        title=f"Tiêu đề {LATE}",
        summary=f"Tóm tắt {LATE}.",
        date="2026-11-23 12:01",
        tags=[LATE],
        tasks=["1.1"],
        aliases=[f"tin-tuc/2026/cu-{LATE.lower()}"],
        image={"src": f"media/2026/{LATE}.jpg", "alt": f"Ảnh {LATE}"},
    ),
    f"tin-tuc/2026/{DRAFT.lower()}.md": article_text(
        f"Thân {DRAFT}.\n", id=DRAFT, title=f"Tiêu đề {DRAFT}", date="2026-11-20 12:01", tags=[DRAFT], draft=True
    ).replace('draft: "True"', "draft: true"),
}
SIZES = {"lon": (1200, 640), "nho": (320, 180), "trong-bai": (320, 200), LATE: (330, 210)}


@dataclass(frozen=True)
class Portal:
    """A built site whose feeds are followed."""

    site: Path
    now: datetime

    @cached_property
    def base(self) -> str:
        return channel_of(self.read("rss.xml")).findtext("link") or ""

    def read(self, path: str) -> bytes:
        return (self.site / path).read_bytes()

    @property
    def rss_feeds(self) -> list[str]:
        return ["rss.xml", *sorted(f"rss/{file.name}" for file in (self.site / "rss").glob("*.xml"))]

    @property
    def items(self) -> list[etree._Element]:
        return items_of(self.read("rss.xml"))

    @property
    def json(self) -> Any:
        return json.loads(self.read("feed.json"))

    def file(self, address: str) -> Path:
        return file_of(self.site, self.base, address)


@pytest.fixture(scope="session")
def rich_builds(build_site: Build, tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """A portal of difficult articles, built by the site engine at noon and on the next day, without cards."""
    root = tmp_path_factory.mktemp("rich")
    for part in ("plan", "docs", "overrides", "hooks"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    (root / ".cache").mkdir()
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub("^site_name:.*$", f"site_name: '{SITE_NAME}'", config, flags=re.MULTILINE)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    media = {f"media/2026/{name}.jpg": jpeg(*size) for name, size in SIZES.items()}
    files: dict[str, str | bytes] = {**RICH, **media}
    for path, content in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PORTAL_CARDS", "0")
        noon, next_day = build_site(root), build_site(root, as_of="2026-11-24")
    assert noon.code == 0, noon.log
    assert next_day.code == 0, next_day.log
    return noon, next_day


@pytest.fixture(params=["real", "rich"])
def portal(request: pytest.FixtureRequest) -> Portal:
    """The real portal, then one of difficult articles."""
    if request.param == "rich":
        return Portal(request.getfixturevalue("rich_builds")[0].site, NOON)
    real: Built = request.getfixturevalue("real_site")
    assert real.code == 0, real.log
    return Portal(real.site, NOON)


@pytest.fixture
def rich(rich_builds: tuple[Built, Built]) -> Portal:
    return Portal(rich_builds[0].site, NOON)


def item_of(portal: Portal, ending: str) -> etree._Element:
    (found,) = [item for item in portal.items if (item.findtext("link") or "").endswith(f"/{ending}/")]
    return found
