"""The three main feeds of two articles, reviewed like prose."""

from __future__ import annotations

from pathlib import Path

from articles_in_tmp import ADDRESS, NOW, article_text, lay_out
from feed_portals import MAIN
from planportal.load import load_project, load_settings
from planportal.model import MediaLibrary, Variant
from planportal.render.feeds import feed_outputs
from planportal.site import view_of
from theme_icons import ICON_FOLDERS

GOLDEN = Path(__file__).parent / "golden_feeds"


def golden_feeds(root: Path) -> dict[str, bytes]:
    """Return the main feeds of two fixed articles, with a picture whose size no encoder decides."""
    lay_out(
        root,
        {
            "tin-tuc/2026/bai-mot.md": article_text(
                "Mở đầu [1], xem [bài trước](/thanh-tuu/2026/bai-hai/).\n\n## Kết quả\n\nNăng suất **tăng** 5%.\n",
                id="bai-mot",
                title="Giống sắn mới & cách trồng: năng suất > 36 tấn/ha",
                summary="Giống mới cho năng suất 36 tấn/ha ở “vùng đất xám”.",
                author="Lê Thị Đào",
                updated="2026-11-23 15:00",
                tags=["sắn", "giống cây trồng"],
                tasks=["1.1"],
                sources=[{"title": "Một nguồn", "outlet": "Một báo", "url": "https://example.org/nguon"}],
            ),
            "thanh-tuu/2026/bai-hai.md": article_text(
                "Tin cũ hơn [1].\n",
                id="bài hai",
                title="Bài hai",
                date="2026-11-20 08:00",
                field=["y-duoc", "moi-truong"],
                scope="the-gioi",
                sources=[{"title": "Một nguồn", "outlet": "Một báo", "doi": "10.1000/xyz"}],
            ),
        },
    )
    settings, faults = load_settings(root)
    assert settings is not None, faults
    loaded = load_project(settings)
    assert loaded.portal is not None, loaded.problems
    card = Variant("the/cong.png", "image/png", 1200, 630, 12_345, root)
    view = view_of(settings, loaded, loaded.portal, ADDRESS, now=NOW, icons=ICON_FOLDERS).with_media(
        MediaLibrary(default_card=card)
    )
    return {made.path: made.content for made in feed_outputs(view) if hasattr(made, "content") and made.path in MAIN}


def test_the_feeds_of_two_articles_are_as_reviewed(tmp_path: Path, golden_update: bool) -> None:
    made = golden_feeds(tmp_path / "a")
    assert set(made) == set(MAIN)
    for path, content in made.items():
        if golden_update:
            GOLDEN.mkdir(exist_ok=True)
            (GOLDEN / path).write_bytes(content)
        assert content.decode() == (GOLDEN / path).read_bytes().decode()
